//! The clauses of a report, each with its sentence, its paragraph's head and its place: what figures, dates and plans are looked for in.

use super::report::Report;
use crate::manuscript::Place;
use crate::structure::Role;

/// A clause.
#[derive(Debug, Clone)]
pub(super) struct Clause<'r> {
    /// Its words, without the mark that ends it.
    pub(super) words: &'r str,
    /// The sentence it stands in, without the mark.
    pub(super) sentence: &'r str,
    /// Whether it is the first of its sentence.
    pub(super) is_first: bool,
    /// The headings above it, the highest first.
    pub(super) under: Vec<&'r str>,
    /// Where its paragraph stands.
    pub(super) place: Place,
}

/// All clauses in order.
pub(super) fn clauses(report: &Report) -> Vec<Clause<'_>> {
    let mut clauses = vec![];
    let mut under: Vec<(u8, &str)> = vec![];
    for passage in &report.passages {
        let text = passage.guess.text.as_str();
        if let Role::Crosshead(level) = passage.role {
            under.retain(|(other, _)| *other < level);
            under.push((level, text));
            continue;
        }
        if !matches!(passage.role, Role::Paragraph | Role::Box) {
            continue;
        }
        for sentence in text.split_inclusive(['。', '！', '？', '；']) {
            let sentence = sentence.trim().trim_end_matches(['。', '！', '？', '；']);
            for (number, words) in parts(sentence).into_iter().enumerate() {
                let under = under.iter().map(|(_, text)| *text).collect();
                clauses.push(Clause { words, sentence, is_first: number == 0, under, place: passage.guess.place });
            }
        }
    }
    clauses
}

/// A sentence at its commas, but not inside a number.
fn parts(sentence: &str) -> Vec<&str> {
    let between = |at: usize, mark: char| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        digit(sentence[..at].chars().next_back()) && digit(sentence[at + mark.len_utf8()..].chars().next())
    };
    let marks = sentence.char_indices().filter(|&(at, c)| match c {
        '，' | '：' | '、' => true,
        ',' => !between(at, c),
        _ => false,
    });
    let mut parts = vec![];
    let mut from = 0;
    for (at, mark) in marks {
        parts.push(&sentence[from..at]);
        from = at + mark.len_utf8();
    }
    parts.push(&sentence[from..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}
