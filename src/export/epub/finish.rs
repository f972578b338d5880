//! The last step of every book: takes its parts with its documents in order; gives the bytes of the file.

use super::assemble::assemble;
use super::book_parts::BookParts;
use super::document::{Document, Landmark};
use super::nav;
use crate::diag::Failure;

/// Adds the page of contents behind the pages that name the book and assembles it. `start` is the place among the documents at which the text
/// begins.
pub(super) fn finish(parts: &BookParts<'_>, start: usize) -> Result<Vec<u8>, Failure> {
    let mut documents: Vec<Document> = parts.documents.to_vec();
    let start = documents.get(start).map_or("title.xhtml", |document| document.href.as_str()).to_owned();
    let names = |document: &Document| matches!(document.landmark, Some(Landmark::TitlePage | Landmark::CopyrightPage));
    let place = documents.iter().rposition(names).map_or(0, |last| last + 1);
    documents.insert(place, nav::placeholder());
    let contents = nav::contents(&documents, &start);
    if let Some(page) = documents.get_mut(place) {
        *page = contents;
    }
    assemble(&BookParts { documents: &documents, ..*parts })
}
