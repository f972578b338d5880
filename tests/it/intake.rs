//! `chenbao intake` from the command line: what is not served in a browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;

use crate::support::{copy_reversed, program, project};

/// The sample paper without its review of 2023, and that review's text as a report.
fn paper() -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("xianxia");
    copy_reversed(&project().join("content/xianxia"), &paper);
    let review = fs::read_to_string(paper.join("reviews/2023.md")).unwrap();
    fs::remove_file(paper.join("reviews/2023.md")).unwrap();
    let body = review.splitn(3, "---\n").nth(2).unwrap();
    let lines = body.lines().filter(|line| !line.starts_with(['!', '|', '[', '>', '*', '<', '-']));
    let words: Vec<String> = lines.map(|line| line.trim_start_matches(['#', ' ']).replace("**", "")).collect();
    let report = folder.path().join("总结.txt");
    fs::write(&report, format!("二〇二三年的总结\n{}\n", words.join("\n"))).unwrap();
    (folder, paper, report)
}

fn run(arguments: &[&Path]) -> (i32, String) {
    let Output { status, stdout, stderr } = program().args(arguments).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    (status.code().unwrap(), said)
}

fn review_of(year: &str, paper: &Path, report: &Path) -> (i32, String) {
    run(&["intake".as_ref(), "--review-year".as_ref(), year.as_ref(), paper, report])
}

fn check(paper: &Path) -> (i32, String) {
    run(&["anthology".as_ref(), paper, "--check".as_ref()])
}

#[test]
fn a_report_becomes_a_review_and_what_is_proposed_can_be_taken_as_it_stands() {
    let (_folder, paper, report) = paper();
    let (code, said) = review_of("2023", &paper, &report);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("写成 reviews/2023.md") && said.contains("一条也没有收"), "{said}");
    let file = paper.join("reviews/2023.md");
    let text = fs::read_to_string(&file).unwrap();
    let (code, said) = check(&paper);
    assert_eq!(code, 0, "{said}");
    assert!(!said.contains("figures"), "{said}");

    let (front, body) = text.split_once("\n---\n").unwrap();
    let is_proposal =
        |rest: &str| rest.starts_with(' ') || ["figures:", "timeline:", "plans:", "outcomes:"].contains(&rest);
    let take = |line: &str| match line.strip_prefix("# ") {
        Some(rest) if is_proposal(rest) => rest.to_owned(),
        _ => line.to_owned(),
    };
    let taken: Vec<String> = front.lines().map(take).collect();
    assert!(taken.len() > 40 && taken.iter().any(|line| line.starts_with("  - label")), "{front}");
    fs::write(&file, format!("{}\n---\n{body}", taken.join("\n"))).unwrap();
    let (code, said) = check(&paper);
    assert_eq!(code, 0, "{said}");
    assert!(!said.contains("words-not-found") && !said.contains("front-matter"), "{said}");
}

#[test]
fn a_review_that_is_there_is_not_run_over() {
    let (_folder, paper, report) = paper();
    assert_eq!(review_of("2023", &paper, &report).0, 0);
    let before = fs::read(paper.join("reviews/2023.md")).unwrap();
    let (code, said) = review_of("2023", &paper, &report);
    assert!(code == 2 && said.contains("没有覆盖"), "{said}");
    assert_eq!(fs::read(paper.join("reviews/2023.md")).unwrap(), before);
}

#[test]
fn what_was_typed_wrong_is_told_with_a_remedy() {
    let (_folder, paper, report) = paper();
    let (code, said) = review_of("2023", &paper.join("issues"), &report);
    assert!(code == 2 && said.contains("paper.toml"), "{said}");
    let (code, said) = run(&["intake".as_ref(), "--review-year".as_ref(), "2023".as_ref(), &paper]);
    assert!(code == 2 && said.contains("一次收一份"), "{said}");
    let (code, said) = run(&["intake".as_ref(), &paper, "--review".as_ref()]);
    assert!(code == 2 && said.contains("issue.toml"), "{said}");
    assert_eq!(run(&["intake".as_ref(), &paper, "--review".as_ref(), "--confirm".as_ref()]).0, 2);
}
