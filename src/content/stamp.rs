//! What tells a state of a file from another, without reading it.

use std::path::Path;
use std::time::SystemTime;

/// The size of a file, and when it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    bytes: u64,
    written: SystemTime,
}

impl Stamp {
    /// The state of a file as it is; none where it cannot be told.
    pub fn of(path: &Path) -> Option<Self> {
        let file = path.metadata().ok()?;
        Some(Self { bytes: file.len(), written: file.modified().ok()? })
    }
}
