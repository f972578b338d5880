//! The bench: deeds become files, are undone, and never run over what somebody else wrote.

use std::fs;
use std::path::{Path, PathBuf};

use chenbao_intake::desk::{self, Bench, BenchView, Between, Deed, Order, Refusal};
use chenbao_intake::sheet::{Edit, Role, Spot};

use crate::desk::{issue, take};

const MAIL: &str = "爱心暑托班里过夏天\n　　近日，爱心暑托班在社区文化活动中心开班，三十多名孩子来报到，志愿者陪着写作业。\n　　孩子们说，这个夏天不无聊。\n扫描二维码关注我们\n";

fn bench() -> (tempfile::TempDir, PathBuf, Bench) {
    let (folder, issue) = issue();
    let path = folder.path().join("a.txt");
    fs::write(&path, MAIL).unwrap();
    take(&issue, &[path]);
    let bench = Bench::new(&issue);
    (folder, issue, bench)
}

fn order(view: &BenchView, draft: usize, deed: Deed) -> Order {
    Order { draft: view.drafts[draft].file.clone(), version: view.drafts[draft].version.clone(), deed }
}

fn within(edit: Edit) -> Deed {
    Deed::Within(edit)
}

fn texts(issue: &Path) -> Vec<(String, String)> {
    let mut files: Vec<_> = fs::read_dir(issue.join("drafts")).unwrap().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
        .iter()
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()))
        .collect()
}

#[test]
fn every_line_of_an_original_is_linked_to_where_it_stands() {
    let (_folder, _issue, mut bench) = bench();
    let view = bench.view().unwrap();
    let lines = &view.sources[0].lines;
    assert_eq!(lines[0].at, [(0, Spot::Field("title".into()))]);
    assert_eq!(
        (lines[1].at.as_slice(), lines[2].at.as_slice()),
        ([(0, Spot::Block(0))].as_slice(), [(0, Spot::Block(1))].as_slice())
    );
    assert_eq!(lines[3].elsewhere.as_deref(), Some("搁置：版面附件"));
    assert!(lines.iter().all(|line| line.lost == 0));
}

#[test]
fn a_lost_line_is_seen() {
    let (_folder, issue, mut bench) = bench();
    let path = issue.join("drafts/a.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("孩子们说，这个夏天不无聊。", "")).unwrap();
    let line = bench.view().unwrap().sources[0].lines[2].clone();
    assert_eq!((line.at.len(), line.lost), (0, 11));
}

#[test]
fn deeds_are_written_undone_and_done_again() {
    let (_folder, issue, mut bench) = bench();
    let before = texts(&issue);
    let view = bench.view().unwrap();
    bench.order(&order(&view, 0, within(Edit::Join { at: 1 }))).unwrap();
    let joined = texts(&issue);
    assert!(joined[0].1.contains("写作业。孩子们说"), "{joined:?}");
    let view = bench.view().unwrap();
    bench.order(&order(&view, 0, within(Edit::Make { from: Spot::Block(0), role: Role::Crosshead }))).unwrap();
    bench.undo(false).unwrap();
    assert_eq!(texts(&issue), joined);
    bench.undo(false).unwrap();
    assert_eq!(texts(&issue), before);
    assert!(matches!(bench.undo(false), Err(Refusal::Cannot(_))));
    bench.undo(true).unwrap();
    assert_eq!(texts(&issue), joined);
}

#[test]
fn a_draft_is_parted_appended_and_confirmed() {
    let (_folder, issue, mut bench) = bench();
    let before = texts(&issue);
    let view = bench.view().unwrap();
    bench.order(&order(&view, 0, Deed::Between(Between::Part { at: 1 }))).unwrap();
    let parted = texts(&issue);
    assert_eq!(parted.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["a.md", "ab.md"]);
    let view = bench.view().unwrap();
    assert_eq!(view.sources[0].lines[2].at[0].0, 1);
    assert!(matches!(bench.order(&order(&view, 1, Deed::Between(Between::Confirm))), Err(Refusal::Cannot(_))));
    bench.order(&order(&view, 1, Deed::Between(Between::Append))).unwrap();
    assert_eq!(texts(&issue).len(), 1);
    bench.undo(false).unwrap();
    bench.undo(false).unwrap();
    assert_eq!(texts(&issue), before);
    let view = bench.view().unwrap();
    let doubtful: Vec<Spot> = view.drafts[0]
        .pieces
        .iter()
        .filter(|piece| !piece.remarks.is_empty())
        .map(|piece| piece.spot.clone())
        .collect();
    for spot in doubtful {
        let view = bench.view().unwrap();
        bench.order(&order(&view, 0, within(Edit::Settle { spot }))).unwrap();
    }
    let view = bench.view().unwrap();
    bench.order(&order(&view, 0, Deed::Between(Between::Confirm))).unwrap();
    assert!(issue.join("a.md").exists() && texts(&issue).is_empty());
    assert!(desk::verify(&issue).unwrap().findings.is_empty());
    bench.undo(false).unwrap();
    assert!(!issue.join("a.md").exists() && texts(&issue).len() == 1);
}

#[test]
fn all_that_nobody_doubts_are_confirmed_together() {
    let (_folder, issue, mut bench) = bench();
    fs::write(issue.join("drafts/b.md"), "---\ntitle: \"乙\"\n---\n一段。\n").unwrap();
    fs::write(issue.join("drafts/c.md"), "---\n# 待核：看一看\ntitle: \"丙\"\n---\n一段。\n").unwrap();
    let before = texts(&issue);
    let all = |bench: &mut Bench| {
        let view = bench.view().unwrap();
        bench.order(&order(&view, 0, Deed::Between(Between::ConfirmAll)))
    };
    all(&mut bench).unwrap();
    assert!(issue.join("b.md").exists() && !issue.join("c.md").exists() && issue.join("drafts/c.md").exists());
    bench.undo(false).unwrap();
    assert_eq!(texts(&issue), before);
    for name in ["a", "b"] {
        fs::remove_file(issue.join(format!("drafts/{name}.md"))).unwrap();
    }
    assert!(matches!(all(&mut bench), Err(Refusal::Cannot(_))));
}

#[test]
fn what_somebody_else_wrote_is_never_run_over() {
    let (_folder, issue, mut bench) = bench();
    let view = bench.view().unwrap();
    let path = issue.join("drafts/a.md");
    bench.order(&order(&view, 0, within(Edit::Join { at: 1 }))).unwrap();
    let other = fs::read_to_string(&path).unwrap() + "又添了一段。\n";
    fs::write(&path, &other).unwrap();
    assert!(matches!(bench.undo(false), Err(Refusal::Stale(_))));
    assert!(matches!(bench.order(&order(&view, 0, within(Edit::Join { at: 1 }))), Err(Refusal::Stale(_))));
    assert_eq!(fs::read_to_string(&path).unwrap(), other);
}

#[test]
fn a_picture_hangs_in_one_draft_only() {
    let (folder, issue, mut bench) = bench();
    let other = folder.path().join("b.txt");
    fs::write(&other, "防诈骗宣传走进社区\n　　昨日，民警来到社区，给老人讲了怎样看穿骗局，大家都说听得懂、记得牢。\n")
        .unwrap();
    take(&issue, &[other]);
    fs::create_dir_all(issue.join("images")).unwrap();
    fs::write(issue.join("images/x.jpg"), "x").unwrap();
    let hang = |file: &str| Deed::Between(Between::Hang { file: file.into() });
    for draft in [0, 1] {
        let view = bench.view().unwrap();
        bench.order(&order(&view, draft, hang("images/x.jpg"))).unwrap();
    }
    let view = bench.view().unwrap();
    assert_eq!((view.drafts[0].pictures.len(), view.drafts[1].pictures.len()), (0, 1));
    for outside in ["images/none.jpg", "../issue/images/x.jpg", "/etc/passwd", "images/x.jpg"] {
        assert!(matches!(bench.order(&order(&view, 1, hang(outside))), Err(Refusal::Cannot(_))), "{outside}");
    }
    let outside = Order { draft: "../evil.md".into(), version: String::new(), deed: within(Edit::Join { at: 1 }) };
    assert!(matches!(bench.order(&outside), Err(Refusal::Stale(_))));
}
