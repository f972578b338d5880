//! The files of the repository that people write. Takes the folder of the project; gives the paths of files below it, sorted.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders at the root that hold what the program reads or makes rather than the house's own text.
const LEFT_OUT: [&str; 4] = ["content", "fonts", "out", "target"];

/// All files with one of these extensions, without those of content, faces and outputs, and without hidden folders but that of the checks.
pub(super) fn files(root: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                let is_left_out = folder == root && LEFT_OUT.contains(&name.as_str()) || name == "target";
                if !is_left_out && (!name.starts_with('.') || name == ".ci") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|own| extensions.iter().any(|wanted| own == *wanted)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A path as it is told: below the root, with `/`.
pub(super) fn shown(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}
