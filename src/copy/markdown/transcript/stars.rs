//! Stars and underlines: those that emphasise words are marks, all others are the author's own: masked names and numbers (`周*轩`,
//! `138****5678`), products (`3*4米`), blanks (`姓名____`).
//!
//! A pair of stars emphasises where a person would read it so. In `居民周*轩和吴*来领` the parser would pair both; but each stands behind a
//! surname, so none is meant. In `这是*第一次*办` none does, and the words between begin and end as words do.

use std::ops::Range;

use super::super::super::script::{is_closing, is_han, is_opening, is_wide_mark};
use super::super::super::surnames::is_surname;
use super::sheet::Sheet;
use crate::diag::Code;

/// What may follow a masked given name without a mark between.
const AFTER_NAME: &[&str] = &[
    "先生", "女士", "小姐", "同学", "老师", "阿姨", "叔叔", "爷爷", "奶奶", "大爷", "大妈", "师傅", "医生", "居民",
    "老人", "家", "等", "和", "与", "及", "或", "的", "说", "在", "是", "把", "被", "向", "对", "跟", "给", "也", "都",
    "来", "到", "因", "为", "于", "将", "已", "表示",
];
/// What a figure counts before a sign of multiplication.
const UNITS: &str = "米尺寸分元个人份只箱袋瓶斤克吨层间套桌次张块包本";
/// How many characters around a star a message shows.
const SHOWN: usize = 4;

/// A row of stars or underlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct MarkRun {
    /// Its byte in the paragraph.
    at: usize,
    length: usize,
    sign: char,
}

impl MarkRun {
    fn end(self) -> usize {
        self.at + self.length
    }
}

/// Makes the stars and underlines that emphasise nothing the author's own.
pub(super) fn settle_stars(sheet: &mut Sheet<'_>) {
    for bytes in paragraphs(sheet) {
        let text = sheet.text(bytes.clone());
        let runs: Vec<MarkRun> = runs(&text).into_iter().filter(|run| sheet.is_open(bytes.start + run.at)).collect();
        for sign in ['*', '_'] {
            let own: Vec<MarkRun> = runs.iter().copied().filter(|run| run.sign == sign).collect();
            let (certain, open): (Vec<MarkRun>, Vec<MarkRun>) =
                own.into_iter().partition(|&run| is_the_authors(&text, run));
            for run in certain {
                sheet.keep(bytes.start + run.at..bytes.start + run.end());
            }
            let mut doubtful = vec![];
            pair(&text, &open, &mut doubtful);
            for run in &doubtful {
                sheet.keep(bytes.start + run.at..bytes.start + run.end());
            }
            if let Some(first) = doubtful.first().filter(|_| sign == '*') {
                let message = format!("“{}”里的星号照原样排，不当作着重", surroundings(&text, *first));
                let remedy = "要着重，写成 **字**，星号紧贴要着重的词；要星号，写成 \\* 就不再提醒";
                sheet.note(Code::MarkAsTyped, bytes.start + first.at, message, remedy);
            }
        }
    }
}

/// The runs of lines without a blank one between; items of lists are paragraphs of their own.
fn paragraphs(sheet: &Sheet<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = vec![];
    let mut goes_on = false;
    for (line, text) in sheet.lines() {
        let bare = text.trim_start_matches([' ', '\t', '>']);
        let is_item = ["- ", "* ", "+ "].iter().any(|mark| bare.starts_with(mark));
        match found.last_mut() {
            Some(last) if goes_on && !is_item => last.end = line.end,
            _ => found.push(line.start..line.end),
        }
        goes_on = !bare.trim().is_empty() && !bare.starts_with('#');
    }
    found
}

/// The rows of stars and underlines that are not escaped, begin no item and stand not alone on a line.
fn runs(text: &str) -> Vec<MarkRun> {
    let mut found: Vec<MarkRun> = vec![];
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            '\\' => {
                escaped = !escaped;
                continue;
            }
            '*' | '_' if !escaped => match found.last_mut() {
                Some(run) if run.sign == c && run.end() == at => run.length += 1,
                _ => found.push(MarkRun { at, length: 1, sign: c }),
            },
            _ => {}
        }
        escaped = false;
    }
    found.retain(|run| {
        let line = text[..run.at].rsplit('\n').next().unwrap_or_default();
        let rest = text[run.end()..].split('\n').next().unwrap_or_default();
        let begins_item = line.trim_start_matches([' ', '>', '\t']).is_empty() && rest.starts_with([' ', '\t']);
        let in_row = line.chars().chain(rest.chars()).all(|c| c == run.sign || c.is_whitespace());
        !(begins_item && run.sign == '*' || in_row)
    });
    found
}

/// Whether a row of signs surely is no mark of emphasis.
fn is_the_authors(text: &str, run: MarkRun) -> bool {
    let before = text[..run.at].chars().next_back();
    let behind = text[run.end()..].chars().next();
    let is_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let most = if run.sign == '*' { 4 } else { 3 };
    let is_product = behind.is_some_and(|c| c.is_ascii_digit())
        && before.is_some_and(|c| UNITS.contains(c))
        && text[..run.at].chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit());
    run.length >= most
        || (is_figure(before) && is_figure(behind))
        || (before.is_none_or(char::is_whitespace) && behind.is_none_or(char::is_whitespace))
        || (run.sign == '*' && (is_product || masks_a_name(text, run) || masks_a_number(text, run)))
        || (run.sign == '_' && before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphanumeric))
}

/// Whether stars stand for the given name, or a part of it, behind a surname: `陈*、`, `周*轩同学`, `（李**）`.
fn masks_a_name(text: &str, run: MarkRun) -> bool {
    let mut back = text[..run.at].chars().rev();
    if run.length > 2 || !back.next().is_some_and(is_surname) {
        return false;
    }
    let begins_name =
        back.next().is_none_or(|c| !is_han(c) && c != run.sign || "和与及由经请给对向被让、民生员户".contains(c));
    let rest = &text[run.end()..];
    begins_name && (0..=2).any(|given| ends_name(rest, given))
}

/// Whether a name ends behind so many more characters: with its text, a mark, a space, or a word that follows names.
fn ends_name(rest: &str, given: usize) -> bool {
    let at = rest.char_indices().nth(given).map_or(rest.len(), |(at, _)| at);
    let (name, after) = rest.split_at(at);
    name.chars().count() == given
        && name.chars().all(is_han)
        && (after.chars().next().is_none_or(|c| !is_han(c) && c != '*' && !c.is_ascii_alphanumeric())
            || (given <= 1 && (AFTER_NAME.iter().any(|word| after.starts_with(word)) || counts_persons(after))))
}

/// Whether a text begins as `四位`, `3人` do.
fn counts_persons(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| "一二两三四五六七八九十几多".contains(c) || c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['位', '人', '名', '户'])
}

/// Whether stars stand for a part of a number or a sign of letters: `尾号***5678`, `沪A**12`, `a***@b.cn`.
fn masks_a_number(text: &str, run: MarkRun) -> bool {
    let before = text[..run.at].chars().next_back();
    let behind = text[run.end()..].chars().next();
    run.length >= 3 && behind.is_some_and(|c| c.is_ascii_digit()) && before.is_none_or(|c| !c.is_whitespace())
        || before.is_some_and(|c| c.is_ascii_alphanumeric()) && behind == Some('@')
        || run.length >= 3 && before.is_some_and(|c| c.is_ascii_digit())
}

/// Pairs rows of the same length, the nearest first; those of pairs that are not meant are doubtful. A single row that finds no partner stays
/// what the parser makes of it: itself.
fn pair(text: &str, runs: &[MarkRun], doubtful: &mut Vec<MarkRun>) {
    let mut next = 0;
    while let Some(&opening) = runs.get(next) {
        next += 1;
        let Some(offset) = runs[next..].iter().position(|run| run.length == opening.length) else { continue };
        let closing = runs[next + offset];
        if is_meant(text, opening, closing) {
            pair(text, &runs[next..next + offset], doubtful);
            next += offset + 1;
        } else {
            doubtful.push(opening);
            // A closing row without another to pair with is no mark either.
            if !runs[next + offset + 1..].iter().any(|run| run.length == opening.length) {
                doubtful.push(closing);
            }
        }
    }
    doubtful.sort_by_key(|run| run.at);
    doubtful.dedup();
}

/// Whether a person would take what stands between two rows for emphasised.
fn is_meant(text: &str, opening: MarkRun, closing: MarkRun) -> bool {
    let inside = &text[opening.end()..closing.at];
    let (Some(first), Some(last)) = (inside.chars().next(), inside.chars().next_back()) else { return false };
    let before = text[..opening.at].chars().next_back();
    let behind = text[closing.end()..].chars().next();
    let pauses = |c: char| is_wide_mark(c) && !is_opening(c) && !matches!(c, '…' | '—') || ",.;:?!)".contains(c);
    if first.is_whitespace() || last.is_whitespace() || pauses(first) || is_opening(last) || last == '(' {
        return false;
    }
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if opening.sign == '_' {
        return !is_word(before) && !is_word(behind) && inside.chars().count() > 1;
    }
    let both_masked = before.is_some_and(is_surname) && is_surname(last);
    let amid_words = is_word(before) && is_word(behind);
    // A mark at the end belongs to what is emphasised: `和*强调，*后文`.
    let but_last = &inside[..inside.len() - last.len_utf8()];
    let holds_pause = but_last.chars().any(|c| pauses(c) && !is_closing(c));
    let is_part_of_word = opening.length == 1 && inside.chars().count() == 1;
    !(both_masked || amid_words && (holds_pause || is_part_of_word))
}

/// A few characters around a row.
fn surroundings(text: &str, run: MarkRun) -> String {
    let before: Vec<char> = text[..run.at].chars().rev().take_while(|c| *c != '\n').take(SHOWN).collect();
    let behind = text[run.end()..].chars().take_while(|c| *c != '\n').take(SHOWN);
    before.into_iter().rev().chain(std::iter::repeat_n(run.sign, run.length)).chain(behind).collect()
}
