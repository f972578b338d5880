//! References from the apparatus to the reviews: takes a review and a passage; gives links and the words that name them.

use super::super::chapter_href;
use crate::markup::Markup;
use crate::model::Review;

/// A review as the apparatus names it: `2023年`, `2023年（下）`.
pub(super) fn review_label(review: &Review) -> String {
    let part = review.part.as_ref().map(|part| format!("（{part}）")).unwrap_or_default();
    format!("{}年{part}", review.year)
}

/// The section a passage stands in, short: `记忆四`, `（二）建设`; none before the first heading.
pub(super) fn section_label(review: &Review, passage: usize) -> Option<String> {
    let heading = review.heading_of(passage)?.to_plain();
    let head = heading.split('：').next().filter(|head| head.chars().count() > 1).unwrap_or(&heading);
    Some(head.trim().to_owned()).filter(|head| !head.is_empty())
}

/// A place in a review: `2020年·记忆四`, `2023年·开头`.
pub(super) fn place_label(review: &Review, passage: usize) -> String {
    let section = section_label(review, passage);
    format!("{}·{}", review_label(review), section.as_deref().unwrap_or("开头"))
}

/// The address of a passage.
pub(super) fn href(review: &Review, passage: usize) -> String {
    format!("{}#{}", chapter_href(review), Review::anchor(passage))
}

/// Words that lead to a passage if it is known, else the words alone.
pub(super) fn linked(markup: &mut Markup, review: &Review, passage: Option<usize>, words: &str) {
    match passage {
        Some(passage) => markup.leaf("a", &[("href", &href(review, passage))], words),
        None => markup.text(words),
    }
}

/// Words, then the place in brackets that tells of them. For words too long to be a link themselves.
pub(super) fn cited(markup: &mut Markup, review: &Review, passage: Option<usize>, words: &str) {
    markup.text(words);
    if let Some(passage) = passage {
        let place = place_label(review, passage);
        let name = format!("{place}：{words}");
        markup.text("（");
        markup.leaf("a", &[("href", &href(review, passage)), ("aria-label", &name)], &place);
        markup.text("）");
    }
}

/// Ends of sentences.
const STOPS: [char; 4] = ['。', '！', '？', '…'];
/// Signs that belong to the sentence before them.
const CLOSERS: [char; 4] = ['”', '’', '）', '》'];

/// The sentence of a passage that holds one of `words`. The whole paragraph where the sentence would part a pair of quotation marks.
pub(super) fn sentence(review: &Review, passage: usize, words: &[String]) -> Option<String> {
    let texts = review.body.get(passage)?.texts();
    texts.into_iter().find_map(|text| {
        let plain = text.to_plain();
        let at = words.iter().filter_map(|word| plain.find(word.as_str())).min()?;
        let from = plain[..at].rfind(STOPS).map_or(0, |stop| after_stop(&plain, stop));
        let to = plain[at..].find(STOPS).map_or(plain.len(), |stop| after_stop(&plain, at + stop));
        let cut = plain.get(from..to)?.trim();
        Some(if is_balanced(cut) { cut.to_owned() } else { plain.trim().to_owned() })
    })
}

/// The byte after a stop, further stops and closing signs.
fn after_stop(text: &str, stop: usize) -> usize {
    let rest = &text[stop..];
    stop + (rest.len() - rest.trim_start_matches(STOPS).trim_start_matches(CLOSERS).len())
}

/// Whether every opening sign has its closing one.
fn is_balanced(text: &str) -> bool {
    [('“', '”'), ('（', '）'), ('《', '》'), ('‘', '’')]
        .iter()
        .all(|&(open, close)| text.matches(open).count() == text.matches(close).count())
}
