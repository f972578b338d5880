//! What may still be read of functions on a page: they may stand in each other, and a short file can name one a million times.

use std::cell::Cell;

/// The most functions that are read for a page, each within another counted.
const MOST: usize = 4096;
/// The most samples and bytes of programs that are read for a page.
const MOST_SAMPLES: usize = 4 << 20;

/// What may still be read of functions.
pub(crate) struct Budget {
    functions: Cell<usize>,
    samples: Cell<usize>,
    spent: Cell<bool>,
}

impl Budget {
    /// That of a page.
    pub(crate) const fn new() -> Self {
        Self { functions: Cell::new(MOST), samples: Cell::new(MOST_SAMPLES), spent: Cell::new(false) }
    }

    /// Whether something could not be read for want of it.
    pub(crate) fn is_spent(&self) -> bool {
        self.spent.get()
    }

    fn take(&self, from: &Cell<usize>, count: usize) -> Option<()> {
        let left = from.get().checked_sub(count).filter(|_| !self.spent.get());
        match left {
            Some(left) => from.set(left),
            None => self.spent.set(true),
        }
        left.map(drop)
    }

    /// Takes a function from it; none where there is no more.
    pub(super) fn take_function(&self) -> Option<()> {
        self.take(&self.functions, 1)
    }

    /// Takes so many samples from it, or bytes of programs.
    pub(super) fn take_samples(&self, count: usize) -> Option<()> {
        self.take(&self.samples, count)
    }
}
