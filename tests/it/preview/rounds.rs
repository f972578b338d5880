//! Round after round: what is saved is shown, the author's files stay as they are, memory is bounded, and the build that follows makes the
//! same pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::Preview;
use crate::support::{build, project};

/// Rounds of saving: as many as an editor makes in an hour that saves every seven seconds.
const ROUNDS: u64 = 500;
/// From this round on the memory must not grow by more than [`GROWTH`].
const SETTLED: u64 = 100;
/// In megabytes.
const GROWTH: u64 = 64;

fn hashes(snapshot: &Value) -> Vec<String> {
    let pages = snapshot["pages"].as_array().unwrap();
    pages.iter().map(|page| page["hash"].as_str().unwrap().to_owned()).collect()
}

/// Every file of the folder with its bytes.
fn contents(folder: &Path) -> BTreeMap<std::path::PathBuf, Vec<u8>> {
    let files =
        walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap())).collect()
}

#[test]
#[expect(clippy::print_stderr, reason = "the figure is worth reading")]
fn an_hour_of_edits_takes_bounded_memory_and_changes_one_page_each() {
    let preview = Preview::start();
    let article = preview.issue().join("p1/puyuli.md");
    let text = fs::read_to_string(&article).unwrap();
    let mut snapshots = preview.snapshots();
    let mut before = hashes(&snapshots.next().unwrap());
    let mut settled = None;
    for round in 0..ROUNDS {
        let words = if round % 2 == 0 { "走得仔细，看得慢" } else { "走得慢，看得仔细" };
        let changed = text.replace("走得慢，看得细", words);
        assert_ne!(changed, text, "the article has other words than the test expects");
        fs::write(&article, changed).unwrap();
        // A save may be seen twice, and half of it may be: what counts is the state that comes of it.
        let is_done = |snapshot: &Value| snapshot["fault"] == Value::Array(Vec::new()) && hashes(snapshot) != before;
        let after = hashes(&snapshots.find(is_done).unwrap());
        let differing = before.iter().zip(&after).filter(|(one, other)| one != other).count();
        assert_eq!(differing, 1, "round {round}: {before:?} {after:?}");
        before = after;
        if round == SETTLED {
            settled = preview.megabytes();
        }
    }
    let (settled, end) = (settled.unwrap_or_default(), preview.megabytes().unwrap_or_default());
    eprintln!("memory of the preview: {settled} MB after {SETTLED} rounds, {end} MB after {ROUNDS}");
    assert!(end <= settled + GROWTH, "{settled} MB after {SETTLED} rounds, {end} MB after {ROUNDS}");
}

#[test]
fn new_renamed_and_deleted_files_are_taken_up() {
    let preview = Preview::start();
    let mut snapshots = preview.snapshots();
    let first = snapshots.next().unwrap();
    let told = |snapshot: &Value, text: &str| snapshot.to_string().contains(text);
    let article = preview.issue().join("p2/xin-gao.md");
    fs::write(&article, "---\ntitle: 新来的一篇稿件\n---\n\n今天上午，居委会通知了一件事。\n").unwrap();
    let added = snapshots.find(|snapshot| told(snapshot, "p2/xin-gao.md")).unwrap();
    assert_ne!(hashes(&first), hashes(&added));
    let renamed = article.with_file_name("gai-ming.md");
    fs::rename(&article, &renamed).unwrap();
    snapshots.find(|snapshot| told(snapshot, "p2/gai-ming.md") && !told(snapshot, "p2/xin-gao.md")).unwrap();
    fs::remove_file(&renamed).unwrap();
    snapshots.find(|snapshot| !told(snapshot, "p2/gai-ming.md")).unwrap();
    let plan = preview.issue().join("issue.toml");
    let text = fs::read_to_string(&plan).unwrap();
    fs::write(&plan, text.replacen("section = \"", "section = \"新", 1)).unwrap();
    let section = |snapshot: &Value| snapshot["pages"][0]["section"].as_str().unwrap().to_owned();
    snapshots.find(|snapshot| section(snapshot).starts_with('新')).unwrap();
}

#[test]
fn the_authors_files_stay_and_the_build_makes_what_was_shown() {
    let preview = Preview::start();
    let before = contents(preview.paper.path());
    let mut snapshots = preview.snapshots();
    let shown = snapshots.next().unwrap();
    assert_eq!(shown["pages"].as_array().unwrap().len(), 8);
    preview.get(&format!("/page/{}/96.png", shown["pages"][0]["hash"].as_str().unwrap()));
    // A second snapshot comes only after the work that followed the first.
    let article = preview.issue().join("p1/puyuli.md");
    let text = fs::read(&article).unwrap();
    fs::write(&article, &text).unwrap();
    snapshots.next().unwrap();
    assert_eq!(contents(preview.paper.path()), before);
    let saved = fs::read(preview.out().join("layout.json")).unwrap();
    let out = tempfile::tempdir().unwrap();
    fs::write(out.path().join("layout.json"), &saved).unwrap();
    build(&project().join("content/laoximen/issues/2020-08-12"), out.path()).must_exit(0);
    assert!(fs::read(out.path().join("layout.json")).unwrap() == saved, "the build made other pages");
}
