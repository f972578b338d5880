//! What the caller of the makeup may choose.

use crate::layout::Layout;

/// What the caller may choose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options<'p> {
    /// Lines of the nameplate on page 1, where the page's template does not say.
    pub nameplate_lines: u16,
    /// Lines of the guide 导读 below it, where the issue wants one.
    pub guide_lines: u16,
    /// Trees kept for every state of the search.
    pub keep: usize,
    /// Trees kept for every page.
    pub roots: usize,
    /// The layout the issue had before: what has not changed stays where it was (makeup.md §5.7).
    pub previous: Option<&'p Layout>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { nameplate_lines: 14, guide_lines: 4, keep: 32, roots: 160, previous: None }
    }
}
