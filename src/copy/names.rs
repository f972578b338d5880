//! The names in the heads of an article: those of the paper's register, and strings that recur unbroken in the article's own text.

use super::script::is_han;
use crate::model::{Block, Headline, Names, Text};

/// How often the text must have a string of its head that is taken for one.
const OFTEN: usize = 2;
/// The most characters of such a string.
const LONGEST: usize = 8;

/// The names that stand in the headline or in a crosshead.
pub(super) fn names_in_heads(headline: &Headline, body: &[Block], register: &Names) -> Names {
    let crossheads = body.iter().filter_map(|block| if let Block::Crosshead(text) = block { Some(text) } else { None });
    let parts = [Some(&headline.head), headline.kicker.as_ref(), headline.deck.as_ref()];
    let heads: Vec<String> = parts.into_iter().flatten().chain(crossheads).map(Text::to_plain).collect();
    let prose = body.iter().filter(|block| !matches!(block, Block::Crosshead(_) | Block::Table(_)));
    let text: String = prose.flat_map(Block::texts).map(|text| text.to_plain() + "\n").collect();
    let mut names = register.standing_in(&heads);
    for head in &heads {
        recurring(head, &text, &mut names.recurring);
    }
    names.recurring.sort();
    names.recurring.dedup();
    names
}

/// The longest strings of 汉字 in a head that stand in the text more than once.
fn recurring(head: &str, text: &str, out: &mut Vec<String>) {
    let characters: Vec<(usize, char)> = head.char_indices().collect();
    let end = |at: usize| characters.get(at).map_or(head.len(), |&(byte, _)| byte);
    let recurs = |from: usize, to: usize| text.matches(&head[end(from)..end(to)]).take(OFTEN).count() == OFTEN;
    let mut from = 0;
    while from + 2 <= characters.len() {
        let han = characters[from..].iter().take(LONGEST).take_while(|&&(_, c)| is_han(c)).count();
        let mut to = from + 1;
        while to < from + han && recurs(from, to + 1) {
            to += 1;
        }
        if to >= from + 2 {
            let string = &head[end(from)..end(to)];
            if !out.last().is_some_and(|last| last.ends_with(string)) {
                out.push(string.to_owned());
            }
        }
        from += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_of_the_head_that_the_text_has_twice_is_found() {
        let mut found = vec![];
        let text = "虹仙小区的居民说，虹仙小区修好了。加装电梯一台。";
        recurring("虹仙小区加装电梯", text, &mut found);
        assert_eq!(found, ["虹仙小区"]);
    }
}
