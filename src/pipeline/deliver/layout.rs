//! The layout of an issue: saved, and marked as settled.

use crate::diag::Failure;
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

/// Marks a sound issue, whose layout lies among its outputs, as settled, so that the next run for the press need not make it again. Files for
/// the press that were made from something else are withdrawn.
pub(super) fn settle(edition: &Edition, resources: &Resources, outputs: &OutputFolder) -> Result<(), Failure> {
    let has_changed = mark_settled(&edition.issue, &edition.fonts, resources, outputs.path());
    if has_changed { outputs.deliver(&stale_press_files(&edition.issue, outputs)) } else { Ok(()) }
}
