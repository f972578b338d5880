//! A step of the planner. Takes the pages of all items; gives them with one item moved, or two swapped.

/// One item moved to another page, or two items swapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Change {
    /// The item that moves.
    pub(crate) item: usize,
    /// The page it goes to.
    pub(crate) to: usize,
    /// The item that takes its place.
    pub(crate) other: Option<usize>,
}

impl Change {
    /// Makes the change.
    pub(crate) fn apply(self, page_of: &mut [usize]) {
        if let Some(other) = self.other {
            page_of[other] = page_of[self.item];
        }
        page_of[self.item] = self.to;
    }
}
