//! An issue as it is seen from the browser: takes lengths of the type area and places of the author's; gives millimetres of the page, and
//! files with lines.

use std::path::{Path, PathBuf};

use super::snapshot::FilePlace;
use crate::diag::Span;
use crate::pipeline::Made;
use crate::units::Length;

/// An issue, seen from the browser.
pub(super) struct IssueView<'m> {
    /// What was made.
    pub(super) made: &'m Made,
    /// The top left corner of the type area, in millimetres from that of the trimmed page.
    pub(super) corner: [f64; 2],
    /// The folder of the issue, whole.
    pub(super) folder: PathBuf,
}

impl IssueView<'_> {
    /// A rectangle of the type area, in millimetres from the corner of the page.
    pub(super) fn rect(&self, [left, top, width, height]: [Length; 4]) -> [f64; 4] {
        let [x, y] = self.corner;
        [hundredths(left.to_mm() + x), hundredths(top.to_mm() + y), width.to_mm_hundredths(), height.to_mm_hundredths()]
    }

    /// A place in a file of the author's.
    pub(super) fn place(&self, span: &Span) -> FilePlace {
        file_place(span, &self.folder)
    }
}

/// A place in a file, as people see it from the folder of the issue.
pub(super) fn file_place(span: &Span, folder: &Path) -> FilePlace {
    let path = Path::new(&*span.file);
    let path = path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned());
    let shown = path.strip_prefix(folder).unwrap_or(Path::new(&*span.file));
    FilePlace {
        shown: shown.to_string_lossy().replace('\\', "/"),
        path: path.to_string_lossy().into_owned(),
        line: span.line.max(1) as usize,
        column: span.column.max(1) as usize,
    }
}

/// A length to the hundredth of a millimetre.
pub(super) fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
