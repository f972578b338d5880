//! The layout of an issue: saved, and marked as settled.

use std::path::PathBuf;

use crate::diag::Failure;
use crate::export::Patience;
use crate::pipeline::book::stale_book;
use crate::pipeline::outputs::{FileSet, OutputFolder};
use crate::pipeline::paper_files::layout_file;
use crate::pipeline::press::stale_press_files;
use crate::pipeline::settled::{is_settled, mark_settled, state};
use crate::pipeline::{Made, MakeOptions, Resources};
use crate::store::Key;

/// Saves the layout alone, so that the next build makes the issue up alike. Not one that breaks a lock.
///
/// # Errors
/// A folder among the author's files, or one that another process writes into; what kept the file from being written.
pub fn save_layout(made: &Made, options: &MakeOptions) -> Result<(), Failure> {
    if made.breaks_lock() {
        return Ok(());
    }
    let outputs = OutputFolder::of_issue(&made.issue, options, Patience::None)?;
    outputs.deliver(&FileSet::file(layout_file(made)?))
}

/// What the files for the press and the book must agree with: an issue as it is made, or none that may be plated.
pub(super) struct Settling {
    /// None where the issue has errors.
    state: Option<Key>,
    /// Files for the press, and a book, that were made from something else. They go before anything new appears.
    pub(super) stale: Vec<PathBuf>,
    /// Where the book among them lies.
    pub(super) book_gone: Option<PathBuf>,
}

impl Settling {
    /// That of an issue just made.
    pub(super) fn begin(made: &Made, resources: &Resources, outputs: &OutputFolder) -> Result<Self, Failure> {
        let layout = layout_file(made)?;
        let state = made.is_sound().then(|| state(&made.issue, resources, &layout.bytes));
        let holds = state.as_ref().is_some_and(|state| is_settled(state, outputs.path()));
        if holds {
            return Ok(Self { state, stale: Vec::new(), book_gone: None });
        }
        let book = stale_book(&made.issue, outputs);
        let book_gone = book.as_ref().map(|name| outputs.path().join(name));
        let stale = stale_press_files(&made.issue, outputs).into_iter().chain(book).collect();
        Ok(Self { state, stale, book_gone })
    }

    /// Marks a sound issue, whose layout lies among its outputs by now, as settled, so that the next run for the press need not make it again.
    pub(super) fn end(self, outputs: &OutputFolder) {
        if let Some(state) = self.state {
            mark_settled(&state, outputs.path());
        }
    }
}
