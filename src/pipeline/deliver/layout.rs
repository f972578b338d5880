//! The layout of an issue: saved, and marked as settled.

use std::path::PathBuf;

use crate::diag::Failure;
use crate::model::Issue;
use crate::pipeline::book::stale_book;
use crate::pipeline::outputs::{FileSet, OutputFolder};
use crate::pipeline::paper_files::layout_file;
use crate::pipeline::press::stale_press_files;
use crate::pipeline::settled::mark_settled;
use crate::pipeline::{Edition, Made, MakeOptions, Resources};

/// Saves the layout alone, so that the next build makes the issue up alike. Not one that breaks a lock.
///
/// # Errors
/// A folder among the author's files; what kept the file from being written.
pub fn save_layout(made: &Made, options: &MakeOptions) -> Result<(), Failure> {
    let outputs = OutputFolder::of_issue(&made.issue, options)?;
    if made.breaks_lock() {
        return Ok(());
    }
    outputs.deliver(&FileSet::file(layout_file(made)?))
}

/// Marks a sound issue, whose layout lies among its outputs, as settled, so that the next run for the press need not make it again. What was made
/// from something else is withdrawn; gives the book that went.
pub(super) fn settle(
    edition: &Edition,
    resources: &Resources,
    outputs: &OutputFolder,
) -> Result<Option<PathBuf>, Failure> {
    let has_changed = mark_settled(&edition.issue, &edition.fonts, resources, outputs.path());
    if has_changed { withdraw(&edition.issue, outputs) } else { Ok(None) }
}

/// Withdraws what is made from a sound issue, of an earlier run: the files for the press, and the book, whose place it gives if there was one.
pub(super) fn withdraw(issue: &Issue, outputs: &OutputFolder) -> Result<Option<PathBuf>, Failure> {
    outputs.deliver(&stale_press_files(issue, outputs))?;
    let book = stale_book(issue, outputs);
    outputs.deliver(&book)?;
    Ok(book.superseded.into_iter().next().map(|name| outputs.path().join(name)))
}
