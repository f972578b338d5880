//! Inches and feet: which straight quotes behind figures are none (27"显示器、5'6"). Takes a text and the places of its straight quotes; gives
//! those that are marks of a measure.

use super::super::script::{is_closing, is_opening, is_wide_mark};
use super::super::traced::Traced;

/// More quotes behind figures than this are not weighed, but taken as quotes.
const MOST: usize = 10;

/// What a straight quote may be.
#[derive(Clone, Copy)]
enum Reading {
    Opening,
    Closing,
    Measure,
}

/// Of straight quotes of one kind, those that are marks of a measure: what makes the fewest oddities of the whole.
pub(super) fn measures(text: &[Traced], quotes: &[usize]) -> Vec<usize> {
    let doubtful: Vec<usize> = quotes.iter().copied().filter(|&i| is_behind_figure(text, i)).collect();
    if doubtful.is_empty() || doubtful.len() > MOST {
        return vec![];
    }
    let choices = (0u32..1 << doubtful.len()).filter_map(|choice| {
        let chosen = |i: usize| doubtful.iter().position(|&other| other == i).is_some_and(|bit| choice >> bit & 1 == 1);
        let mut open = false;
        let mut oddities = 0;
        for &i in quotes {
            if chosen(i) {
                oddities += oddity(text, i, Reading::Measure) + u32::from(open);
                continue;
            }
            oddities += oddity(text, i, if open { Reading::Closing } else { Reading::Opening });
            open = !open;
        }
        (!open).then_some((oddities, choice))
    });
    // Where no choice pairs what is left, a quote is missing somewhere, and only an editor knows where.
    let Some((_, best)) = choices.min() else { return vec![] };
    doubtful.iter().enumerate().filter(|(bit, _)| best >> bit & 1 == 1).map(|(_, &i)| i).collect()
}

/// Whether a figure stands right before a place.
pub(super) fn is_behind_figure(text: &[Traced], i: usize) -> bool {
    i.checked_sub(1).is_some_and(|before| text[before].c.is_ascii_digit())
}

/// How odd a reading is at a place.
fn oddity(text: &[Traced], i: usize, reading: Reading) -> u32 {
    let before = i.checked_sub(1).map(|before| text[before].c);
    let after = text.get(i + 1).map(|after| after.c);
    let pauses =
        |c: char| c.is_whitespace() || is_closing(c) || (is_wide_mark(c) && !is_opening(c)) || ",.;:!?)".contains(c);
    match reading {
        Reading::Opening => {
            3 * u32::from(before.is_some_and(|c| c.is_ascii_digit())) + 3 * u32::from(after.is_none_or(pauses))
        }
        Reading::Closing => 3 * u32::from(before.is_none_or(|c| c.is_whitespace() || is_opening(c))),
        Reading::Measure => 1,
    }
}
