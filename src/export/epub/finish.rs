//! The last step of every book: takes its documents in order; gives the bytes of the file.

use super::assemble::{BookParts, assemble};
use super::document::{Document, Landmark};
use super::images::BookImage;
use super::metadata::Metadata;
use super::nav;
use crate::diag::Failure;

/// Adds the page of contents behind the title page and assembles the book. `start` is where the text begins.
pub(super) fn finish(
    metadata: &Metadata,
    mut documents: Vec<Document>,
    start: usize,
    images: &[BookImage],
    cover: Option<&[u8]>,
) -> Result<Vec<u8>, Failure> {
    let start = documents.get(start).map_or("title.xhtml", |document| document.href.as_str()).to_owned();
    let title = documents.iter().position(|document| document.landmark == Some(Landmark::TitlePage));
    let place = title.map_or(0, |title| title + 1);
    documents.insert(place, nav::placeholder());
    let contents = nav::contents(&documents, &start);
    if let Some(page) = documents.get_mut(place) {
        *page = contents;
    }
    assemble(&BookParts { metadata, documents: &documents, images, cover })
}
