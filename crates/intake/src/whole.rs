//! Files that appear whole or not at all: takes a place and bytes.

use std::fs::{self, File};
use std::io::{Result, Write};
use std::path::Path;

/// Writes a file beside its place and renames it, with the folders it stands in. A run that was killed leaves the one beside it; the next
/// writes it again.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".chenbao-{name}"));
    let mut file = File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)
}
