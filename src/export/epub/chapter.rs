//! A text of the book as a document: its whole structure, its notes as pop-ups with backlinks, its pictures, its printed pages.
//!
//! | file | takes | gives |
//! |---|---|---|
//! | `copy` | a review, an article | what both have in common, ready to be written |
//! | `writer` | that | the body of the document, passage by passage |
//! | `notes` | numbers, written paragraphs | marks of notes and notes that lead to each other |
//! | `table` | a table, written cells | a table, or the parts of one that is too wide |
//! | `printed` | a review | its printed pages and where it was printed, in words |
//!
//! What the book adds to the author's text (numbers of notes, captions of tables, the source line, credits) stands in elements of
//! class `added`, so that the text of a review can be told from it.

mod copy;
mod notes;
mod printed;
mod table;
mod writer;

pub(super) use copy::ChapterCopy;
pub(super) use printed::source_line;
pub(super) use table::in_the_order_of_the_book;

use super::document::{Document, NavEntry};
use super::images::Images;
use super::markup::Markup;
use super::{chapter_href, chapter_label};
use crate::model::{Passage, Review};
use printed::page_marks;
use writer::ChapterWriter;

/// The document of a review with its entries in the contents.
pub(super) fn review_document(review: &Review, images: &Images) -> Document {
    let document = chapter_document(&ChapterCopy::of_review(review), &chapter_href(review), images);
    Document { entries: review_entries(review), pages: page_marks(review), ..document }
}

/// The document of a text under this name.
pub(super) fn chapter_document(chapter: &ChapterCopy<'_>, href: &str, images: &Images) -> Document {
    let written = ChapterWriter::new(chapter, images).write();
    let attributes = [("epub:type", "chapter"), ("role", "doc-chapter"), ("aria-labelledby", "title")];
    let mut body = Markup::new();
    body.element("section", &attributes, |section| section.append(&written));
    Document::new(href, chapter.title.clone(), body)
}

/// The review, then its headings: those of level 2 beside it and those of level 3 below them, so that a reader that shows two levels
/// shows the sections.
fn review_entries(review: &Review) -> Vec<NavEntry> {
    let href = chapter_href(review);
    let mut entries = vec![NavEntry::new(chapter_label(review), href.clone())];
    for (index, passage) in review.body.iter().enumerate() {
        let Passage::Heading { level, text } = passage else { continue };
        let label = format!("{}年 · {}", review.year, text.to_plain().trim());
        let entry = NavEntry::new(label, format!("{href}#{}", Review::anchor(index)));
        match (level, entries.last_mut()) {
            (3, Some(parent)) if parent.href.contains('#') => parent.children.push(entry),
            (2 | 3, _) => entries.push(entry),
            _ => {}
        }
    }
    entries
}
