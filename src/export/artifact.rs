//! What every output is before it is written: a path and bytes.

use std::path::PathBuf;

/// A file to be: its path below the output folder, with `/`, and its bytes.
pub struct Artifact {
    /// Where, below the output folder.
    pub path: PathBuf,
    /// What.
    pub bytes: Vec<u8>,
}

impl Artifact {
    /// An artifact at a path below the output folder.
    pub fn new(path: impl Into<PathBuf>, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), bytes }
    }
}
