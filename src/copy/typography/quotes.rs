//! Quotation marks: pairs of straight ones become curly, those without a partner are found.

use super::super::script::is_han;
use super::super::traced::Traced;
use super::inches::{is_behind_figure, measures};

/// Makes straight quotes curly where their number is even; else leaves them for a warning.
pub(super) fn pair_straight_quotes(text: &mut [Traced]) {
    for (straight, opening, closing) in [('"', '“', '”'), ('\'', '‘', '’')] {
        let places = straight_quotes(text, straight);
        if places.len().is_multiple_of(2) {
            for (n, &i) in places.iter().enumerate() {
                text[i].c = if n.is_multiple_of(2) { opening } else { closing };
            }
        }
    }
}

/// The places of straight quotes that are neither apostrophes nor marks of inches and feet.
fn straight_quotes(text: &[Traced], straight: char) -> Vec<usize> {
    let is_word = |i: Option<usize>| i.and_then(|i| text.get(i)).is_some_and(|t| t.c.is_ascii_alphanumeric());
    let apostrophe = |i: usize| straight == '\'' && is_word(i.checked_sub(1)) && is_word(Some(i + 1));
    let quotes: Vec<usize> =
        (0..text.len()).filter(|&i| text[i].c == straight && !text[i].literal && !apostrophe(i)).collect();
    let measures = measures(text, &quotes);
    quotes.into_iter().filter(|i| !measures.contains(i)).collect()
}

/// The bytes of quotes without a partner, and the byte of an opening quote still open at the end of the text.
pub(in crate::copy) fn unpaired_quotes(text: &[Traced]) -> (Vec<usize>, Option<usize>) {
    let mut single: Vec<usize> = vec![];
    let mut double: Vec<usize> = vec![];
    let mut alone: Vec<usize> = vec![];
    if text.iter().any(|traced| is_han(traced.c)) {
        for straight in ['"', '\''] {
            alone.extend(straight_quotes(text, straight).first().map(|&i| text[i].at));
        }
    }
    for (i, traced) in text.iter().enumerate() {
        match traced.c {
            '“' => double.push(traced.at),
            '‘' => single.push(traced.at),
            '”' if double.pop().is_none() && !is_behind_figure(text, i) => alone.push(traced.at),
            '’' if single.pop().is_none() && !is_apostrophe(text, i) => alone.push(traced.at),
            _ => {}
        }
    }
    alone.extend(single);
    let open = double.pop();
    alone.extend(double);
    (alone, open)
}

fn is_apostrophe(text: &[Traced], i: usize) -> bool {
    i > 0 && text[i - 1].c.is_ascii_alphanumeric()
}
