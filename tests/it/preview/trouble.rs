//! What goes wrong while the preview runs: it goes on with what can be made, and takes up what is mended.

use std::fs;

use serde_json::Value;

use super::Preview;

fn has_fault(snapshot: &Value) -> bool {
    snapshot["fault"].as_array().is_some_and(|faults| !faults.is_empty())
}

#[test]
fn the_settings_of_the_paper_may_go_and_come_back() {
    let preview = Preview::start();
    let mut snapshots = preview.snapshots();
    let settings = preview.paper.path().join("paper.toml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::remove_file(&settings).unwrap();
    snapshots.find(has_fault).unwrap();
    fs::write(&settings, text).unwrap();
    let mended = snapshots.find(|snapshot| !has_fault(snapshot)).unwrap();
    assert_eq!(mended["pages"].as_array().unwrap().len(), 8);
}

#[test]
fn an_article_the_issue_goes_without_does_not_stop_the_others() {
    let break_off = |text: &str| text.replacen("title:", "titl", 1);
    let preview = Preview::start_changed(|issue| {
        let broken = issue.join("p2/smart-care.md");
        fs::write(&broken, break_off(&fs::read_to_string(&broken).unwrap())).unwrap();
    });
    let (broken, other) = (preview.issue().join("p2/smart-care.md"), preview.issue().join("p1/puyuli.md"));
    let mut snapshots = preview.snapshots();
    let first = snapshots.next().unwrap();
    assert!(!has_fault(&first) && !first["pages"].to_string().contains("p2/smart-care.md"));
    let text = fs::read_to_string(&other).unwrap();
    fs::write(&other, text.replace("走得慢，看得细", "走得仔细，看得慢")).unwrap();
    let second = snapshots.next().unwrap();
    assert!(!has_fault(&second) && second["pages"] != first["pages"], "{second}");

    // Once it was there, the pages are not turned over because it breaks again.
    let half = fs::read_to_string(&broken).unwrap();
    fs::write(&broken, half.replacen("titl", "title:", 1)).unwrap();
    snapshots.find(|snapshot| snapshot["pages"].to_string().contains("p2/smart-care.md")).unwrap();
    fs::write(&broken, half).unwrap();
    let last = snapshots.find(has_fault).unwrap();
    assert!(last["pages"].to_string().contains("p2/smart-care.md"));
}
