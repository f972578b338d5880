//! Where the reviews come from 各篇出处: takes their origins; gives one entry each, with what is known of paper, issue, day and page.

use super::super::chapter::source_line;
use super::super::chapter_href;
use super::super::document::Document;
use super::part::ApparatusPart;
use super::reference::review_label;
use crate::markup::Markup;
use crate::model::{Anthology, Review};

/// 各篇出处. Without any origin there is nothing to credit.
pub(super) fn document(book: &Anthology) -> Option<Document> {
    if book.reviews.iter().all(|review| source_line(&review.origin).is_empty()) {
        return None;
    }
    let mut part = ApparatusPart::new("credits", "各篇出处");
    part.content.element("dl", &[], |list| book.reviews.iter().for_each(|review| entry(list, review)));
    Some(part.finish(&[("epub:type", "credits"), ("role", "doc-credits")], None))
}

/// A review with its writers and its origin.
fn entry(list: &mut Markup, review: &Review) {
    list.element("dt", &[], |term| {
        term.text(&review_label(review));
        term.leaf("a", &[("href", &chapter_href(review))], &format!("《{}》", review.title));
    });
    if !review.authors.is_empty() {
        list.leaf("dd", &[], &format!("作者：{}", review.authors.join("、")));
    }
    let line = source_line(&review.origin);
    list.leaf("dd", &[], if line.is_empty() { "原载未注明" } else { &line });
}
