//! Whether every word of a body is set: from its file and its texts to a finding for each line that loses words.

use std::collections::BTreeSet;

use unicode_normalization::char::is_combining_mark;

use super::desk::CopyDesk;
use super::script::is_invisible;
use super::typography::unified_first;
use crate::diag::{Code, Finding, Severity, Source};
use crate::model::Text;

/// How many lost characters a message quotes.
const LOST_SHOWN: usize = 12;

/// Notes the lines from a byte on with words that are lost: they stand in none of these texts, and are not `settled`, as those of
/// captions and those left out on purpose are.
pub(super) fn note_lost_words<'t>(
    source: &Source,
    body_at: usize,
    texts: impl Iterator<Item = &'t Text>,
    settled: BTreeSet<usize>,
    desk: &mut CopyDesk,
) {
    let mut placed = settled;
    placed.extend(texts.flat_map(places).filter(|&(c, at)| is_set_at(source, c, at)).map(|(_, at)| at));
    let mut at = body_at;
    for line in source.text[body_at..].split_inclusive('\n') {
        let lost: Vec<(usize, char)> =
            line.char_indices().filter(|&(offset, c)| is_word(c) && !is_placed(source, &placed, at + offset)).collect();
        if let Some(&(first, _)) = lost.first() {
            let mut words: String = lost.iter().take(LOST_SHOWN).map(|&(_, c)| c).collect();
            if lost.len() > LOST_SHOWN {
                words.push('…');
            }
            let message = format!("“{words}”不会见报：Markdown 不把它当正文");
            let mut finding = Finding::new(Code::MarkdownSlip, message).hint(remedy_of(line));
            finding.severity = Severity::Error;
            desk.add(finding, at + first);
        }
        at += line.len();
    }
}

/// Whether a character says something: a letter, a figure, a mark or a sign. Marks of ASCII are what Markdown is written with: those that are
/// the author's are settled before it is read (`markdown::transcript`), so none is asked for here.
fn is_word(c: char) -> bool {
    // A mark that is put on the letter before it becomes one character with it.
    let is_unseen = c.is_control() || is_invisible(c) || is_combining_mark(c);
    c.is_ascii_alphanumeric() || !(c.is_ascii() || c.is_whitespace() || is_unseen)
}

/// Whether the character at a byte has its place: itself, or as one of several marks in a row that became one, as `。。。` becomes `……`.
fn is_placed(source: &Source, placed: &BTreeSet<usize>, at: usize) -> bool {
    let mut at = at;
    while !placed.contains(&at) {
        let (before, rest) = source.text.split_at(at);
        let (Some(own), Some(last)) = (rest.chars().next(), before.chars().next_back()) else { return false };
        if own.is_alphanumeric() || last != own {
            return false;
        }
        at -= last.len_utf8();
    }
    true
}

/// Whether a character of a text is what stands at a byte of the file, or the mark that became of a mark there.
fn is_set_at(source: &Source, c: char, at: usize) -> bool {
    let Some(own) = source.text.get(at..).and_then(|rest| rest.chars().next()) else { return false };
    let narrow = match own {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(own) - 0xfee0).unwrap_or(own),
        own => own,
    };
    own == c
        || narrow == c
        || stands_at(source, c, at)
        || !(own.is_alphanumeric() || c.is_alphanumeric() || own.is_whitespace())
}

/// Whether the character at a byte of the file is this one, or is what it became.
pub(super) fn stands_at(source: &Source, c: char, at: usize) -> bool {
    source.text.get(at..).is_some_and(|rest| rest.starts_with(c) || unified_first(rest) == Some(c))
}

/// The characters of a text, each with the byte of the file it came from.
pub(super) fn places(text: &Text) -> Vec<(char, usize)> {
    let mut anchors = text.map.anchors.iter().copied().peekable();
    let mut from = (0, 0);
    let mut places = vec![];
    for (byte, c) in text.to_plain().char_indices() {
        while let Some(anchor) = anchors.next_if(|anchor| anchor.0 <= byte) {
            from = anchor;
        }
        places.push((c, from.1 + byte - from.0));
    }
    places
}

/// How to write words that Markdown would not print, by the line they stand on.
fn remedy_of(line: &str) -> &'static str {
    let line = line.trim_start_matches([' ', '>', '-', '*', '+', '\t']);
    if line.starts_with("```") || line.starts_with("~~~") {
        "删去 ``` 这两行，或把这些字移到下一行"
    } else if line.contains("](") {
        "图片说明只写一处：![](images/a.jpg \"图片说明\")；链接里引号中的字移到正文里"
    } else if line.contains("]:") {
        "把“]:”的冒号改成全角“：”；注释写进正文的括号里"
    } else if line.contains('|') {
        "表格每行的格数与表头相同"
    } else {
        "上一行若有“]:”，把冒号改成全角“：”；或与上一行之间空一行"
    }
}
