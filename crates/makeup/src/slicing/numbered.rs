//! A pattern with its parts numbered, so that a state of the search can name one by a small number. Takes a pattern; gives its parts, and for each
//! what it may hold.

use super::pattern::{Count, Pattern, Slot};
use super::table::small;
use super::tree::Cut;

/// A pattern's part, whose own parts are named by their numbers.
#[derive(Debug)]
pub(super) enum Node {
    Slot(Slot),
    Blank(u8, u8),
    Cut(Cut, Vec<usize>),
}

/// What a part may hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// The items that it may hold, as bits.
    pub(super) items: u32,
    least: u32,
    most: u32,
    /// Whether it may be missing.
    pub(super) is_optional: bool,
}

impl Bounds {
    /// No part at all.
    const NOTHING: Self = Self { items: 0, least: 0, most: 0, is_optional: true };

    const fn with(self, other: Self) -> Self {
        Self {
            items: self.items | other.items,
            least: self.least + other.least,
            most: self.most.saturating_add(other.most),
            is_optional: self.is_optional && other.is_optional,
        }
    }

    pub(super) const fn can_hold(self, set: u32) -> bool {
        set & !self.items == 0 && self.least <= set.count_ones() && set.count_ones() <= self.most
    }
}

/// The parts of a pattern, each behind its own parts.
#[derive(Debug, Default)]
pub(super) struct NumberedParts {
    pub(super) nodes: Vec<Node>,
    /// What each part may hold.
    pub(super) bounds: Vec<Bounds>,
    /// For a cut, what its parts from each of them on may hold.
    pub(super) tails: Vec<Vec<Bounds>>,
}

impl NumberedParts {
    /// Adds a pattern's part with all its parts; gives its number.
    pub(super) fn add(&mut self, pattern: &Pattern) -> usize {
        let (node, bounds, tails) = match pattern {
            Pattern::Optional(part) => {
                let node = self.add(part);
                let Bounds { items, most, .. } = self.bounds[node];
                self.bounds[node] = Bounds { items, least: 0, most, is_optional: true };
                return node;
            }
            Pattern::Slot(slot) => {
                let (least, most) = match slot.count {
                    Count::One => (1, 1),
                    Count::Optional => (0, 1),
                    Count::Many(most) => (0, most),
                };
                let bounds = Bounds { items: slot.items, least, most, is_optional: least == 0 };
                (Node::Slot(slot.clone()), bounds, Vec::new())
            }
            Pattern::Blank(columns, lines) => {
                let [columns, lines] = [columns, lines].map(|&length| small(length.into()));
                (Node::Blank(columns, lines), Bounds { is_optional: false, ..Bounds::NOTHING }, Vec::new())
            }
            Pattern::Cut(cut, parts) => {
                let parts: Vec<usize> = parts.iter().map(|part| self.add(part)).collect();
                let mut tails = vec![Bounds::NOTHING];
                for &part in parts.iter().rev() {
                    tails.push(tails[tails.len() - 1].with(self.bounds[part]));
                }
                tails.reverse();
                (Node::Cut(*cut, parts), tails[0], tails)
            }
        };
        self.nodes.push(node);
        self.bounds.push(bounds);
        self.tails.push(tails);
        self.nodes.len() - 1
    }
}
