//! What of an article a passage holds: its blocks, the words that lead from page to page, and the place of its pull quote.

use std::ops::Range;

use crate::makeup::measure::{ArticlePart, Passage};
use crate::model::{Article, Block, InlineStyle, Text};

/// The blocks of an article's body that a passage holds.
pub(super) fn blocks(part: Option<ArticlePart>, article: &Article) -> Range<usize> {
    let all = article.body.len();
    part.map_or(0..all, |part| part.blocks[0].min(all)..part.blocks[1].min(all))
}

/// Whether a passage ends as its article does, with writers and source.
pub(super) fn ends_article(part: Option<ArticlePart>, article: &Article) -> bool {
    blocks(part, article).end == article.body.len()
}

/// What is said at the end of a part that goes on elsewhere 下转, and at the head of one that comes from elsewhere 上接
/// (makeup.md §1.8). Halves of a spread say nothing.
pub(super) fn jump_words(part: Option<ArticlePart>) -> (Option<String>, Option<String>) {
    match part {
        Some(part) if part.spread.is_none() => {
            (part.from.map(|page| format!("（上接第{page}版）")), part.to.map(|page| format!("（下转第{page}版）")))
        }
        _ => (None, None),
    }
}

/// The pull quote of a passage and the block it stands before; none where the passage has no place for it.
pub(super) fn quote<'a>(passage: Passage<'a>, article: &'a Article) -> Option<(usize, usize)> {
    let index = passage.quote?;
    Some((index, quote_place(article, article.quotes.get(index)?, blocks(passage.part, article))?))
}

/// The block before which a pull quote stands: a paragraph as near the middle as can be, not the first, and not below a
/// crosshead, which must head its own text. It stands apart from its own words in the text, where it can.
fn quote_place(article: &Article, quote: &Text, blocks: Range<usize>) -> Option<usize> {
    let body = &article.body;
    let sizes: Vec<usize> = body.iter().map(|block| block.texts().iter().map(|text| text.chars()).sum()).collect();
    let count = |range: Range<usize>| sizes.get(range).map_or(0, |sizes| sizes.iter().sum());
    let total: usize = count(blocks.clone());
    let words = quote.to_plain();
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    let holds_words = |block: &Block| block.texts().iter().any(|text| text.to_plain().contains(words));
    let fits = |&at: &usize| {
        matches!(body.get(at), Some(Block::Paragraph(_)))
            && at.checked_sub(1).and_then(|before| body.get(before)).is_some_and(|before| !is_heading(before))
    };
    (blocks.start + 1..blocks.end).filter(fits).min_by_key(|&at| {
        let beside_its_words = body.get(at - 1..=at).unwrap_or_default().iter().any(holds_words);
        (beside_its_words, (count(blocks.start..at) * 2).abs_diff(total))
    })
}

fn is_heading(block: &Block) -> bool {
    match block {
        Block::Crosshead(_) => true,
        Block::Paragraph(text) => heads_what_follows(text),
        _ => false,
    }
}

/// Whether a paragraph heads what follows it: one that is strong from end to end, such as a question before its answer.
pub(super) fn heads_what_follows(text: &Text) -> bool {
    text.inlines().all(|inline| inline.style == InlineStyle::Strong)
}
