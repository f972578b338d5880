//! Code, in fences and between marks ` of one line, and addresses: what stands in them is not settled. The stars and underlines of an address
//! that stands in the text are its own.

use super::super::address::is_escaped;
use super::sheet::Sheet;
use crate::diag::Code;

/// Protects the code of a body. A row of `~` that opens no block is no fence: it is left out.
pub(super) fn protect_code(sheet: &mut Sheet<'_>) {
    let lines = sheet.lines();
    let mut next = 0;
    while let Some((line, text)) = lines.get(next) {
        next += 1;
        let Some(fence) = fence_of(text) else {
            protect_spans(sheet, line.start, text);
            protect_targets(sheet, line.start, text);
            keep_addresses(sheet, line.start, text);
            continue;
        };
        let closing = lines[next..].iter().position(|(_, text)| closes(text, fence));
        match closing {
            Some(offset) => {
                sheet.protect(line.start..lines[next + offset].0.end);
                next += offset + 1;
            }
            None if fence == '~' => {
                sheet.omit_lines(line.start..line.end);
                sheet.note(Code::MarkOmitted, line.start, "一行波浪线当作分隔线，不排", "段落之间空一行就够了");
            }
            None => {
                sheet.protect(line.start..lines.last().map_or(line.end, |(last, _)| last.end));
                return;
            }
        }
    }
}

/// The mark of the fence that a line opens.
fn fence_of(text: &str) -> Option<char> {
    let bare = text.trim_start_matches([' ', '>']);
    ['`', '~'].into_iter().find(|&mark| {
        let info = bare.trim_start_matches(mark);
        bare.len() - info.len() >= 3 && !(mark == '`' && info.contains('`'))
    })
}

fn closes(text: &str, fence: char) -> bool {
    let bare = text.trim_matches([' ', '>']);
    bare.len() >= 3 && bare.chars().all(|c| c == fence)
}

/// Protects what stands between marks ` that are as many on both sides.
fn protect_spans(sheet: &mut Sheet<'_>, start: usize, text: &str) {
    let mut runs: Vec<(usize, usize)> = vec![];
    let mut at = 0;
    while let Some(offset) = text[at..].find('`') {
        let from = at + offset;
        let length = text[from..].len() - text[from..].trim_start_matches('`').len();
        if !is_escaped(text, from) {
            runs.push((from, length));
        }
        at = from + length;
    }
    let mut next = 0;
    while let Some(&(from, length)) = runs.get(next) {
        next += 1;
        if let Some(offset) = runs[next..].iter().position(|&(_, other)| other == length) {
            let (to, _) = runs[next + offset];
            sheet.protect(start + from..start + to + length);
            next += offset + 1;
        }
    }
}

/// Protects what follows the words of a link: `](…)`, as far as its line tells where it ends, and `<https://…>`.
fn protect_targets(sheet: &mut Sheet<'_>, start: usize, text: &str) {
    for (at, mark) in text.match_indices("](") {
        let inside = at + mark.len();
        if let Some(end) = target_end(&text[inside..]) {
            sheet.protect(start + inside..start + inside + end);
        }
    }
    for (at, _) in text.match_indices('<') {
        let end = text[at..].find('>').filter(|&end| text[at..at + end].contains("://"));
        if let Some(end) = end {
            sheet.protect(start + at..start + at + end);
        }
    }
}

/// Where the bracket is that closes a target; brackets in it are in pairs, and a title may stand in quotes.
fn target_end(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (c, quote) {
            (c, Some(mark)) if c == mark => quote = None,
            (_, Some(_)) => {}
            ('"', None) => quote = Some(c),
            ('(', None) => open += 1,
            (')', None) if open == 0 => return Some(at),
            (')', None) => open -= 1,
            _ => {}
        }
    }
    None
}

/// Keeps the signs of addresses that stand in the text.
fn keep_addresses(sheet: &mut Sheet<'_>, start: usize, text: &str) {
    let is_sign = |c: char| c.is_ascii_graphic() && !"<>\"`()[]".contains(c);
    let mut from = 0;
    while let Some(at) = ["://", "www."].iter().filter_map(|mark| text[from..].find(mark)).min().map(|at| from + at) {
        let begin = text[..at].rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |before| before + 1);
        let begin = text.ceil_char_boundary(begin);
        let end = text[at..].find(|c| !is_sign(c)).map_or(text.len(), |end| at + end);
        for (offset, _) in text[begin..end].match_indices(['*', '_', '~', '^', '=', '$', '%']) {
            if sheet.is_open(start + begin + offset) && text.as_bytes()[begin + offset] != b'%' {
                sheet.keep(start + begin + offset..start + begin + offset + 1);
            }
        }
        sheet.protect(start + begin..start + end);
        from = end.max(at + 3);
    }
}
