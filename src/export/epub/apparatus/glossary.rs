//! The glossary 术语表: takes the explained terms; gives them by pinyin, each with the place where it is first met.

use super::super::document::{Document, Landmark};
use super::collation::SortKey;
use super::part::ApparatusPart;
use super::reference::{href, place_label};
use crate::markup::Markup;
use crate::model::{Anthology, Term};

/// 术语表.
pub(super) fn document(book: &Anthology) -> Option<Document> {
    if book.terms.is_empty() {
        return None;
    }
    let mut terms: Vec<&Term> = book.terms.iter().collect();
    terms.sort_by_cached_key(|term| SortKey::new(&term.term));
    let mut part = ApparatusPart::new("glossary", "术语表");
    part.content.element("dl", &[("class", "glossary")], |list| {
        for (at, term) in terms.iter().enumerate() {
            list.element("dt", &[("epub:type", "glossterm")], |word| {
                word.leaf("dfn", &[("id", &format!("term-{}", at + 1))], &term.term);
            });
            list.element("dd", &[("epub:type", "glossdef")], |definition| {
                definition.text(&term.definition);
                first_place(definition, book, &term.term);
            });
        }
    });
    Some(part.finish(&[("epub:type", "glossary"), ("role", "doc-glossary")], Some(Landmark::Glossary)))
}

/// Where a term is first met.
fn first_place(definition: &mut Markup, book: &Anthology, term: &str) {
    let found = book.reviews.iter().find_map(|review| Some((review, review.find(term)?)));
    if let Some((review, passage)) = found {
        let place = place_label(review, passage);
        let name = format!("{place}：{term}");
        definition.text("（");
        definition.leaf("a", &[("href", &href(review, passage)), ("aria-label", &name)], &place);
        definition.text("）");
    }
}
