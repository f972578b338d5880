//! What a file is examined with.

use crate::content::Memory;
use crate::thresholds::Thresholds;

/// The stack of the threads that parse: the parser calls itself for every bracket of the file.
pub(super) const STACK: usize = 256 << 20;

/// What a file is examined with.
#[derive(Clone, Copy)]
pub(crate) struct Order<'r> {
    /// What is asked of it.
    pub(crate) thresholds: &'r Thresholds,
    /// What files that belong together have in common.
    pub(crate) memory: &'r Memory,
    /// Is told after every page how many of how many are done, from any thread.
    pub(crate) progress: &'r (dyn Fn(u32, u32) + Sync),
}
