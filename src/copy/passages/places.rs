//! The bytes of the file that nodes and characters stand at, and which of them have found their place in the book.

use std::ops::Range;

use comrak::Node;

use super::super::markdown::extent;
use super::super::script::is_han;
use super::super::traced::Traced;
use super::{MARK, Reader};
use crate::model::InlineStyle;

impl Reader<'_> {
    /// The byte of each character, from where the parser says the words stand; past markup, where they do not stand there as
    /// they are.
    pub(super) fn place(&mut self, words: &str, at: usize, end: usize, style: InlineStyle) -> Vec<Traced> {
        let mut cursor = at;
        let mut next = |c: char| {
            let alike = |other: char| other == c || (c == ' ' && other.is_whitespace());
            let rest = self.source.text.get(cursor..end.max(cursor)).unwrap_or_default();
            let found = if rest.starts_with(alike) { Some(0) } else { rest.find(c) };
            let at = cursor + found.unwrap_or(0);
            if found.is_some() {
                cursor = at + self.source.text[at..].chars().next().map_or(0, char::len_utf8);
            }
            at
        };
        words.chars().filter(|&c| c != MARK).map(|c| Traced { style, ..Traced::new(c, next(c)) }).collect()
    }

    /// Marks the characters of these bytes as accounted for.
    pub(super) fn settle(&mut self, bytes: Range<usize>) {
        let bytes = bytes.start..bytes.end.min(self.source.text.len());
        let words = self.source.text.get(bytes.clone()).unwrap_or_default();
        self.placed.extend(words.char_indices().filter(|(_, c)| is_han(*c)).map(|(offset, _)| bytes.start + offset));
    }

    /// Marks what follows the words of a link as accounted for: its address and its title.
    pub(super) fn settle_rest(&mut self, extent: &Range<usize>, words: &[Traced]) {
        let from = words.last().map_or(extent.start, |last| last.at + last.c.len_utf8());
        self.settle(from..extent.end.max(from));
    }

    /// The bytes of the file from where a node begins to the end of the line it ends on.
    pub(super) fn extent(&self, node: Node<'_>) -> Range<usize> {
        extent(self.source, self.first_line, node)
    }

    /// The bytes of the file a node stands on.
    pub(super) fn extent_of(&self, node: Node<'_>) -> Range<usize> {
        let place = node.data.borrow().sourcepos;
        let start = self.extent(node).start;
        let end = self.source.byte_of(self.first_line + place.end.line.saturating_sub(1), place.end.column + 1);
        start..self.source.text.ceil_char_boundary(end).max(start)
    }
}
