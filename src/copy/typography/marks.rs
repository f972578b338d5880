//! The marks of Chinese print: ellipses, dashes, brackets, stops.

use super::super::script::{is_closing, is_han, is_opening, is_wide};
use super::super::traced::Traced;

/// `...` and `。。。` and `…` become `……`; `--` and `—` become `——`, unless they stand between figures or Latin words.
pub(super) fn ellipses_and_dashes(text: &[Traced]) -> Vec<Traced> {
    let mut out: Vec<Traced> = Vec::with_capacity(text.len() + 4);
    let mut i = 0;
    while i < text.len() {
        let traced = text[i];
        let alike = |c: char| c == traced.c || (".。".contains(c) && ".。".contains(traced.c));
        let length = text[i..].iter().take_while(|other| alike(other.c) && !other.literal).count();
        let mark = match (traced.c, length) {
            ('.' | '。', 3..) | ('…', 1 | 3) => Some('…'),
            ('-', 2..=4) | ('—', 1) => Some('—'),
            _ => None,
        };
        let left = text[..i].iter().rev().map(|t| t.c).find(|c| !c.is_whitespace());
        let right = text[i + length.max(1)..].iter().map(|t| t.c).find(|c| !c.is_whitespace());
        match mark {
            Some(mark) if !traced.literal && !joins(traced.c, left, right) => {
                out.push(traced.with(mark));
                out.push(text[(i + 1).min(i + length - 1)].with(mark));
            }
            _ => out.extend(&text[i..i + length.max(1)]),
        }
        i += length.max(1);
    }
    out
}

/// Whether a mark between these two stands in a Latin phrase or a range (`1...5`, `1949年—2020年`).
fn joins(mark: char, left: Option<char>, right: Option<char>) -> bool {
    let (Some(left), Some(right)) = (left, right) else { return false };
    let in_range = mark == '—' && right.is_ascii_digit() && "年月日时分号版期".contains(left);
    in_range || (left.is_ascii_alphanumeric() && right.is_ascii_alphanumeric())
}

/// Widens pairs of brackets that hold Chinese, stand behind Chinese, or are half widened.
pub(super) fn pair_brackets(text: &mut [Traced]) {
    let mut open: Vec<usize> = vec![];
    let mut pairs: Vec<(usize, usize)> = vec![];
    for (i, traced) in text.iter().enumerate().filter(|(_, traced)| !traced.literal) {
        match traced.c {
            '(' | '（' => open.push(i),
            ')' | '）' => pairs.extend(open.pop().map(|start| (start, i))),
            _ => {}
        }
    }
    pairs.sort_unstable();
    for (start, end) in pairs {
        let before = start.checked_sub(1).map(|i| text[i].c);
        let behind_chinese = before.is_some_and(|c| is_han(c) || is_closing(c));
        let half_widened = text[start].c == '（' || text[end].c == '）';
        if behind_chinese || half_widened || text[start..end].iter().any(|traced| is_han(traced.c)) {
            text[start].c = '（';
            text[end].c = '）';
        }
    }
}

/// Widens commas, stops and the like that belong to Chinese text.
pub(super) fn widen_marks(text: &mut [Traced]) {
    for i in 0..text.len() {
        let wide = match text[i].c {
            ',' => '，',
            ':' => '：',
            ';' => '；',
            '?' => '？',
            '!' => '！',
            '.' => '。',
            _ => continue,
        };
        let before = text[..i].iter().rev().find(|traced| !traced.c.is_whitespace());
        let beyond = text[i + 1..].iter().map(|traced| traced.c).find(|c| !c.is_whitespace());
        let bracket = beyond.filter(|&c| is_opening(c) || is_closing(c));
        let next = bracket.or_else(|| text.get(i + 1).map(|traced| traced.c));
        if !text[i].literal && belongs_to_chinese(text[i].c, before, i.checked_sub(1).map(|i| text[i].c), next) {
            text[i].c = wide;
        }
    }
}

/// Whether a half-width mark stands in Chinese text, from what is before it (past spaces and at once) and after it.
fn belongs_to_chinese(mark: char, before: Option<&Traced>, left: Option<char>, next: Option<char>) -> bool {
    let behind_chinese = before.is_some_and(|before| is_wide(before.c) && !is_opening(before.c) && !before.literal);
    if mark == '.' {
        return behind_chinese && next.is_none_or(|c| c.is_whitespace() || is_closing(c));
    }
    let behind_word = left.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | ')'));
    behind_chinese || (behind_word && next.is_none_or(|c| is_han(c) || is_opening(c) || is_closing(c)))
}
