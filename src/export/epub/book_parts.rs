//! A book with all its parts, before it is put together: plain data.

use super::document::Document;
use super::images::BookImage;
use super::metadata::Metadata;
use super::style::{StyleSheet, sheets};

/// A book with all its parts.
#[derive(Clone, Copy)]
pub(super) struct BookParts<'a> {
    /// What the package says of it.
    pub(super) metadata: &'a Metadata,
    /// Its documents in reading order, the page of contents among them.
    pub(super) documents: &'a [Document],
    /// Its pictures without the cover.
    pub(super) images: &'a [BookImage],
    /// The cover, a JPEG.
    pub(super) cover: Option<&'a [u8]>,
    /// The editor's own style sheet.
    pub(super) style: Option<&'a str>,
}

impl BookParts<'_> {
    /// Its style sheets, in the order in which every document names them.
    pub(super) fn sheets(&self) -> Vec<StyleSheet<'_>> {
        sheets(self.style)
    }
}
