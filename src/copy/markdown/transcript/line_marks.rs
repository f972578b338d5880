//! What stands at the beginning of a line, or alone on it: figures that count nothing, signs before figures, rows of one sign.

use super::sheet::{Line, Sheet};
use crate::diag::Code;

/// What a line that begins with a star says when the star is a mark of reference 星注.
const STAR_NOTES: &[&str] = &["注", "备注", "说明", "附注", "号", "为", "表示", "代表", "标"];

/// Settles the beginnings of all lines.
pub(super) fn settle_line_marks(sheet: &mut Sheet<'_>) {
    let lines = sheet.lines();
    for (index, (line, text)) in lines.iter().enumerate() {
        if !sheet.is_open(line.start) {
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| lines.get(before));
        let next = lines.get(index + 1).map(|(_, text)| text.as_str());
        settle_row(sheet, *line, text, before);
        settle_figures(sheet, *line, text);
        settle_signs(sheet, *line, text, [before.map(|(_, text)| text.as_str()), next]);
        settle_closing_hashes(sheet, *line, text);
    }
}

/// A row of one sign: `====` below a line makes it a heading, `____` and `……` are blanks to fill in, others part the text.
fn settle_row(sheet: &mut Sheet<'_>, line: Line, text: &str, before: Option<&(Line, String)>) {
    let bare = text.trim();
    let Some(sign) = bare.chars().next() else { return };
    let count = bare.chars().filter(|&c| c == sign).count();
    if count < 3 || !bare.chars().all(|c| c == sign || c == ' ') {
        return;
    }
    match sign {
        '=' => {
            let headed = before.filter(|(_, text)| !text.trim().is_empty());
            sheet.omit_lines(line.start..line.end);
            match headed {
                Some((heading, _)) => sheet.head_line(heading.start),
                None => sheet.note(Code::MarkOmitted, line.start, "一行等号当作分隔线，不排", "段落之间空一行就够了"),
            }
        }
        '_' | '.' | '…' | '。' | '·' | '．' | '＿' => sheet.keep(line.start..line.end),
        '-' | '*' => sheet.note(
            Code::MarkOmitted,
            line.start,
            "分隔线不排",
            "段落之间空一行就够了；要分成两部分，写一个小标题（## ）",
        ),
        _ => {}
    }
}

/// `2020. 8. 12` and `1978.` alone count no items.
fn settle_figures(sheet: &mut Sheet<'_>, line: Line, text: &str) {
    let bare = text.trim_start_matches([' ', '\t', '>']);
    let digits = bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 || digits > 9 || !bare[digits..].starts_with(['.', ')']) {
        return;
    }
    let rest = bare[digits + 1..].trim();
    let inner = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let counts_again = inner > 0
        && rest[inner..].starts_with(['.', ')'])
        && rest[inner + 1..].chars().next().is_none_or(|c| c == ' ' || c.is_ascii_digit());
    if rest.is_empty() || counts_again {
        let at = line.start + text.len() - bare.len() + digits;
        sheet.keep(at..at + 1);
    }
}

/// `>60岁`, `- 5℃` and `* 注：…` are no quotations and no items.
fn settle_signs(sheet: &mut Sheet<'_>, line: Line, text: &str, around: [Option<&str>; 2]) {
    let bare = text.trim_start();
    let at = line.start + text.len() - bare.len();
    let behind = |c: char| bare.strip_prefix(c).unwrap_or_default();
    if behind('>').starts_with(|c: char| c.is_ascii_digit()) {
        sheet.keep(at..at + 1);
    } else if bare.starts_with(['-', '+']) && behind_sign_is_figure(bare) {
        let is_item = |text: &str| text.trim_start().starts_with(['-', '+', '*']);
        if !around.into_iter().flatten().any(is_item) {
            sheet.keep(at..at + 1);
            let message = "行首的加减号照原样排，不当作一项";
            sheet.note(Code::MarkAsTyped, at, message, "负数写成 −5℃（减号后不空格）；是一项就写成 • 开头");
        }
    } else if let Some(words) = bare.strip_prefix("* ") {
        let is_item = |text: &str| text.trim_start().starts_with("* ");
        let is_note = STAR_NOTES.iter().any(|note| words.trim_start().starts_with(note));
        if is_note && !around.into_iter().flatten().any(is_item) {
            sheet.keep(at..at + 1);
        }
    }
}

fn behind_sign_is_figure(text: &str) -> bool {
    let rest = text[1..].trim_start();
    let figure = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '～' | '~' | '-'));
    figure.len() < rest.len() && figure.starts_with(['℃', '°', '度', '%', '％', '‰', '元', '万', '亿'])
}

/// Hashes at the end of a heading that are not as many as at its beginning belong to its words: `## 学习 C #`.
fn settle_closing_hashes(sheet: &mut Sheet<'_>, line: Line, text: &str) {
    let bare = text.trim();
    let opening = bare.len() - bare.trim_start_matches('#').len();
    let closing = bare.len() - bare.trim_end_matches('#').len();
    if opening > 0 && closing > 0 && opening != closing && closing < bare.len() {
        let end = line.start + text.trim_end().len();
        sheet.keep(end - closing..end);
    }
}
