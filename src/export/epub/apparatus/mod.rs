//! What the anthology adds to its reviews 附录: takes the model; gives the documents that follow the reviews, and the key figures of
//! a year's page.
//!
//! Nothing is made up: a part whose content is lacking is left out whole, and a gap inside a table says why it is one.
//! All links lead back to the reviews, never forward: some readers show the target of a forward link as a note (epub.md §5.5, Kobo).
//!
//! | module | takes | gives |
//! |---|---|---|
//! | `figures`, `comparison` (`chart`, `decimal`) | figures | numbers of a year and through the years, drawn |
//! | `plans`, `timeline`, `themes` | what reviews announce, dated facts, themes | plans with their outcomes, 大事记, reading paths |
//! | `glossary`, `index` (`collation`) | terms and names | them by pinyin, with their places |
//! | `pictures`, `credits` | pictures, origins | where they stand, where they come from |
//! | `part`, `reference` | sections; a review and a passage | a document; links that name their target |

mod chart;
mod collation;
mod comparison;
mod credits;
mod decimal;
mod figures;
mod glossary;
mod index;
mod part;
mod pictures;
mod plans;
mod reference;
mod themes;
mod timeline;

#[cfg(test)]
mod tests;

pub use figures::{key_figures, unconfirmed};
pub use index::unindexed;

use super::document::Document;
use crate::model::Anthology;

/// All documents that follow the reviews, in reading order: figures by year, comparison, plans and outcomes, timeline, themes,
/// glossary, list of pictures, index, source credits. What the content lacks is left out.
pub fn documents(book: &Anthology) -> Vec<Document> {
    let parts = [
        figures::document,
        comparison::document,
        plans::document,
        timeline::document,
        themes::document,
        glossary::document,
        pictures::document,
        index::document,
        credits::document,
    ];
    parts.into_iter().filter_map(|part| part(book)).collect()
}
