//! What became of a page.

use super::capacity::Capacity;
use super::fingerprint::Fingerprints;
use super::trouble::Trouble;
use crate::layout::{PageLayout, Placement, SearchMode};
use crate::page::shaped::Shaped;
use crate::page::task::Solution;

/// What became of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Attempt<'a> {
    /// Its items, with the ranks they have on it.
    pub(crate) items: Vec<Shaped<'a>>,
    /// Items beyond the most a page takes.
    pub(crate) left_out: Vec<Shaped<'a>>,
    /// Items that fit in no rectangle, whatever its width.
    pub(crate) shapeless: Vec<Shaped<'a>>,
    /// Why each of these fits in none; known when all else is done.
    pub(crate) troubles: Vec<Trouble>,
    /// For each item the lines taken from its text (negative) or added, where only that filled the page.
    pub(crate) changed_lines: Vec<i64>,
    /// What the page takes, where it is not full.
    pub(crate) capacity: Option<Capacity>,
    /// Its layout.
    pub(crate) solution: Option<Solution>,
    /// What it was made from, and what was asked of it.
    pub(crate) fingerprints: Fingerprints,
    /// Why a locked page could not be kept: the names of the items that changed too much.
    pub(crate) broken_lock: Vec<String>,
}

impl Attempt<'_> {
    /// Which way led to its layout; none where it has none.
    pub(crate) fn mode(&self) -> Option<SearchMode> {
        self.solution.as_ref().map(|solution| solution.effort.mode)
    }

    /// Whether a saved page was made from the same and filled exactly.
    pub(crate) fn is_of(&self, items: &[Shaped], saved: &PageLayout) -> bool {
        let has_module = |shaped: &Shaped| saved.modules.iter().any(|module| shaped.item.is_in(module));
        let is_exact = |module: &Placement| module.fit.overset_chars == 0 && module.fit.underset_chars == 0;
        saved.fingerprint == self.fingerprints.whole
            && saved.modules.len() == items.len()
            && items.iter().all(has_module)
            && saved.modules.iter().all(is_exact)
    }
}
