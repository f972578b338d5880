//! Pull quotes 引语: those that stand in the body are kept.

use super::super::desk::CopyDesk;
use crate::diag::Code;
use crate::model::{Block, Text};

/// How many characters of a quote a message shows.
const SHOWN: usize = 12;

/// The quotes that stand in the body word for word, white space and the width of marks aside; the others are noted.
pub(super) fn keep_found_quotes(quotes: Vec<Text>, body: &[Block], desk: &mut CopyDesk) -> Vec<Text> {
    if quotes.is_empty() {
        return quotes;
    }
    let is_prose = |block: &&Block| !matches!(block, Block::Crosshead(_) | Block::Table(_));
    let passages: Vec<String> =
        body.iter().filter(is_prose).flat_map(Block::texts).map(|text| fold(&text.to_plain())).collect();
    quotes
        .into_iter()
        .filter(|quote| {
            let words = quote.to_plain();
            let folded = fold(&words);
            let found = passages.iter().any(|passage| passage.contains(&folded));
            if !found {
                let at = quote.span_at(0).map_or(0, |span| span.byte);
                let message = format!("引语“{}”不在正文里，略去不排", shorten(&words));
                desk.note(Code::QuoteNotInText, at, message, "从正文里原样抄一句；一句话不能跨两段");
            }
            found
        })
        .collect()
}

/// The words without white space, every mark in its narrow form.
fn fold(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).map(narrow).collect()
}

fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' => '.',
        '、' => ',',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        c => c,
    }
}

fn shorten(words: &str) -> String {
    let mut shown: String = words.chars().take(SHOWN).collect();
    if words.chars().count() > SHOWN {
        shown.push('…');
    }
    shown
}
