//! A file to be: its path below the output folder, and its bytes.

use std::path::PathBuf;

/// A file to be: its path below the output folder, with `/`, and its bytes.
pub struct Artifact {
    /// Where, below the output folder.
    pub path: PathBuf,
    /// What.
    pub bytes: Vec<u8>,
    /// Whether it belongs to no set: what lay there stays until this takes its place.
    pub is_memory: bool,
}

impl Artifact {
    /// An artifact at a path below the output folder, one of a set.
    pub fn new(path: impl Into<PathBuf>, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), bytes, is_memory: false }
    }

    /// What the next run reads and no reader is given. A run that is killed must not lose it, so the old one is never taken away.
    pub fn memory(path: impl Into<PathBuf>, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), bytes, is_memory: true }
    }
}
