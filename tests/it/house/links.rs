//! Links between the documents of the repository: each leads to a file that is there, and to a heading of it. And the files that the maps
//! of the repository name.

use std::fs;
use std::path::Path;

use super::documents::{named_files, outline, targets};
use super::tree::{files, shown};
use crate::support::project;

/// What is wrong with the links of a document: line and target.
fn dead_links(path: &Path, text: &str) -> Vec<(usize, String)> {
    let is_dead = |target: &str| {
        if target.contains("://") || target.starts_with("mailto:") {
            return false;
        }
        let (file, anchor) = target.split_once('#').map_or((target, None), |(file, anchor)| (file, Some(anchor)));
        let other = if file.is_empty() { path.to_owned() } else { path.parent().unwrap_or(path).join(file) };
        let has = |anchor: &str| fs::read_to_string(&other).is_ok_and(|text| outline(&text).has_anchor(anchor));
        !other.exists() || anchor.is_some_and(|anchor| !has(anchor))
    };
    targets(text).into_iter().filter(|(_, target)| is_dead(target)).collect()
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let root = project();
    let mut dead = Vec::new();
    for path in files(&root, &["md"]) {
        let text = fs::read_to_string(&path).unwrap();
        let found = dead_links(&path, &text).into_iter();
        dead.extend(found.map(|(line, target)| format!("{}:{line}: {target}", shown(&root, &path))));
    }
    assert!(dead.is_empty(), "links that lead nowhere:\n{}", dead.join("\n"));
}

/// The documents that tell where things are.
const MAPS: [&str; 2] = ["ARCHITECTURE.md", "tests/README.md"];

/// The files that a map names and that are not there. Of a folder at the root that is not there, such as one that a copy leaves out,
/// nothing is asked.
fn missing_files<'t>(root: &Path, text: &'t str) -> Vec<(usize, &'t str)> {
    let is_missing = |name: &str| {
        let first = name.split('/').next().unwrap_or(name);
        root.join(first).exists() && !root.join(name).exists()
    };
    named_files(text).into_iter().filter(|(_, name)| is_missing(name)).collect()
}

#[test]
fn every_file_that_a_map_names_is_there() {
    let root = project();
    let mut missing = Vec::new();
    for map in MAPS {
        let text = fs::read_to_string(root.join(map)).unwrap();
        missing.extend(missing_files(&root, &text).into_iter().map(|(line, name)| format!("{map}:{line}: {name}")));
    }
    assert!(missing.is_empty(), "files that are not there:\n{}", missing.join("\n"));
}

#[test]
fn a_missing_file_is_found() {
    let of = |text: &str| missing_files(&project(), text).len();
    assert_eq!(of("`src/lib.rs` and `src/no_such_file.rs`"), 1);
}

#[test]
fn a_dead_link_is_found() {
    let path = project().join("README.md");
    let of = |text: &str| dead_links(&path, text).len();
    assert_eq!(of("[a](layouts/README.md) [b](https://example.org/c.md) [d](docs/)"), 0);
    assert_eq!(of("[a](layouts/READ.md)"), 1);
    assert_eq!(of("[a](layouts/README.md#no-such-heading)"), 1);
}
