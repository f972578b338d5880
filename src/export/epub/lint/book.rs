//! A book as the checks see it: its archive, the trees of its files and its package.

use roxmltree::Document;

use super::archive::Archive;
use super::package::Package;
use super::xml::Trees;

/// A book read as far as its trees.
pub(super) struct Book<'a> {
    pub(super) archive: &'a Archive,
    pub(super) trees: &'a Trees<'a>,
    pub(super) package: &'a Package,
}

impl<'a> Book<'a> {
    /// The content documents that can be read, in the reading order, with their paths.
    pub(super) fn documents(&self) -> impl Iterator<Item = (&'a str, &'a Document<'a>)> {
        let trees = self.trees;
        self.package.documents().into_iter().filter_map(move |path| Some((path, trees.get(path)?)))
    }
}
