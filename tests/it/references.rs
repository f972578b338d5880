//! The net of references: what the program makes of the samples and of two generated issues, in both looks, is what `tests/references/`
//! holds. `CHENBAO_BLESS=1` writes the references anew; `tests/references/README.md` tells when that is right.

mod book;
mod compare;
mod generated;
mod listing;
mod press;
mod subject;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use self::subject::Subject;
use crate::support::{laoximen, project, xianxia};

/// Where the references lie.
fn references() -> PathBuf {
    project().join("tests/references")
}

/// A text that is held against the reference of the same name.
struct Held {
    /// Its name below its folder.
    name: &'static str,
    /// What the program makes now.
    text: String,
}

/// Holds texts against the references in a folder, or writes these anew.
#[track_caller]
fn hold(folder: &str, texts: &[Held]) {
    let is_blessed = std::env::var("CHENBAO_BLESS").is_ok_and(|value| value == "1");
    let mut told = String::new();
    for Held { name, text } in texts {
        let reference = references().join(folder).join(name);
        let known = fs::read_to_string(&reference).unwrap_or_default();
        if known == *text {
            continue;
        }
        if is_blessed {
            write(&reference, text);
            continue;
        }
        let actual = Path::new(env!("CARGO_TARGET_TMPDIR")).join("references").join(folder).join(name);
        write(&actual, text);
        told.push_str(&format!("\n{folder}/{name} differs:\n"));
        for line in compare::differences(name, &known, text) {
            told.push_str(&format!("  {line}\n"));
        }
        told.push_str(&format!("  now: {}\n", actual.display()));
    }
    assert!(told.is_empty(), "{told}\nWhere this is meant: CHENBAO_BLESS=1 cargo test --test it references");
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[track_caller]
fn hold_issue(name: &'static str, look: &'static str, folder: PathBuf) {
    hold(&format!("{name}/{look}"), &Subject { folder, look }.texts());
}

#[track_caller]
fn hold_generated(name: &'static str, look: &'static str) {
    let content = generated::write(name);
    hold_issue(name, look, generated::issue(&content));
}

#[test]
fn laoximen_in_community() {
    hold_issue("laoximen", "community", laoximen());
}

#[test]
fn laoximen_in_large_print() {
    hold_issue("laoximen", "large-print", laoximen());
}

#[test]
fn xianxia_in_community() {
    hold_issue("xianxia", "community", xianxia());
}

#[test]
fn xianxia_in_large_print() {
    hold_issue("xianxia", "large-print", xianxia());
}

#[test]
fn full_in_community() {
    hold_generated("generated-full", "community");
}

#[test]
fn full_in_large_print() {
    hold_generated("generated-full", "large-print");
}

#[test]
fn light_in_community() {
    hold_generated("generated-light", "community");
}

#[test]
fn light_in_large_print() {
    hold_generated("generated-light", "large-print");
}

#[test]
fn anthologies() {
    for name in ["laoximen", "xianxia"] {
        let text = book::anthology(&project().join("content").join(name));
        hold(name, &[Held { name: "anthology.txt", text }]);
    }
}

/// A reference that nothing is held against would be true for ever.
#[test]
fn no_reference_is_left_over() {
    let issues = ["laoximen", "xianxia", "generated-full", "generated-light"];
    let mut wanted: BTreeSet<String> = issues
        .iter()
        .flat_map(|name| ["community", "large-print"].map(|look| format!("{name}/{look}")))
        .flat_map(|folder| subject::NAMES.map(|name| format!("{folder}/{name}")))
        .collect();
    wanted.extend(["README.md", "laoximen/anthology.txt", "xianxia/anthology.txt"].map(str::to_owned));
    let files = walkdir::WalkDir::new(references()).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let below = |entry: walkdir::DirEntry| {
        entry.path().strip_prefix(references()).unwrap().to_string_lossy().replace('\\', "/")
    };
    let left_over: Vec<String> = files.map(below).filter(|name| !wanted.contains(name)).collect();
    assert!(left_over.is_empty(), "{left_over:?}");
}
