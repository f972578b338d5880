//! An issue's folder and a mail: originals, drafts, pictures, the account, and what a second call does.

use std::fs;
use std::path::{Path, PathBuf};

use chenbao_intake::desk::{self, Look, PictureFacts, Receipt};
use chenbao_model::diag::Code;

use crate::package::{docx, paragraph, zipped};

/// Somebody who reads of a picture what its bytes say after their mark: width, what it shows, when it was taken.
struct Eyes;

impl Look for Eyes {
    fn look(&self, pictures: &[&[u8]]) -> Vec<Result<PictureFacts, String>> {
        let look = |bytes: &&[u8]| {
            let words = String::from_utf8_lossy(&bytes[4..]).into_owned();
            let mut words = words.split(' ');
            let width = words.next().and_then(|width| width.parse().ok()).unwrap_or(4000);
            let likeness = words.next().unwrap_or_default().as_bytes().to_vec();
            let taken = words.next().map(str::to_owned);
            Ok(PictureFacts { extension: "jpg", pixels: (width, width * 3 / 4), taken, likeness })
        };
        pictures.iter().map(look).collect()
    }

    fn is_same(&self, one: &PictureFacts, other: &PictureFacts) -> bool {
        !one.likeness.is_empty() && one.likeness == other.likeness
    }
}

fn jpeg(words: &str) -> Vec<u8> {
    [&[0xff, 0xd8, 0xff, 0xe0][..], words.as_bytes()].concat()
}

pub(crate) fn issue() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let issue = folder.path().join("issue");
    fs::create_dir_all(&issue).unwrap();
    fs::write(issue.join("issue.toml"), "number = 1\n").unwrap();
    (folder, issue)
}

pub(crate) fn take(issue: &Path, files: &[PathBuf]) -> Receipt {
    desk::take_in(issue, files, &Eyes, &|_| ()).unwrap()
}

fn story() -> Vec<u8> {
    docx(
        &[
            paragraph("爱心暑托班里过夏天", 44, "center"),
            paragraph("近日，爱心暑托班在社区文化活动中心开班，三十多名孩子来报到，志愿者陪着写作业。", 24, "both"),
        ]
        .concat(),
        &[],
    )
}

#[test]
fn a_mail_becomes_drafts_once() {
    let (folder, issue) = issue();
    let (picture, thumb) = (jpeg("4000"), jpeg("400"));
    let mail = zipped(&[
        ("来稿/暑托班.docx", &story()),
        ("来稿/暑托班里的孩子.jpg", &picture),
        ("来稿/IMG_1.jpg", &thumb),
        ("__MACOSX/x", b"x"),
        ("别处/../../evil.txt", "社区里的一件事，大家都来做。".as_bytes()),
    ]);
    let path = folder.path().join("mail.zip");
    fs::write(&path, &mail).unwrap();
    let receipt = take(&issue, std::slice::from_ref(&path));
    assert!(receipt.findings.is_empty(), "{:?}", receipt.findings);
    assert!(receipt.account().adds_up());
    assert_eq!((receipt.received.len(), receipt.pictures.len()), (2, 2));
    let draft = fs::read_to_string(issue.join("drafts/暑托班.md")).unwrap();
    assert!(draft.contains("title: \"爱心暑托班里过夏天\"") && draft.contains("images/暑托班里的孩子.jpg"), "{draft}");
    assert!(draft.contains("小图"), "{draft}");
    assert_eq!(fs::read(issue.join("incoming/mail/来稿/暑托班.docx")).unwrap(), story());
    assert!(!folder.path().join("evil.txt").exists());
    let again = take(&issue, &[path]);
    assert_eq!((again.known, again.received.len(), again.pictures.len()), (4, 0, 0));
}

#[test]
fn pictures_come_in_the_order_they_were_taken_and_the_best_of_doubles_is_used() {
    let (folder, issue) = issue();
    let mail = zipped(&[
        ("暑托班.docx", &story()),
        ("暑托班 1.jpg", &jpeg("4000 a 2020-08-03")),
        ("暑托班 2.jpg", &jpeg("3000 b 2020-08-01")),
        ("暑托班 3.jpg", &jpeg("1080 a")),
        ("暑托班 4.jpg", &jpeg("4000 a")),
        ("群里/mmexport1.jpg", &jpeg("400 c")),
    ]);
    let path = folder.path().join("mail.zip");
    fs::write(&path, &mail).unwrap();
    let receipt = take(&issue, &[path]);
    let draft = fs::read_to_string(issue.join("drafts/暑托班.md")).unwrap();
    let files: Vec<&str> = draft.lines().filter_map(|line| line.strip_prefix("  - file: ")).collect();
    assert_eq!(files, ["\"images/暑托班-2.jpg\"", "\"images/暑托班-1.jpg\""]);
    let of = |file: &str| receipt.pictures.iter().find(|picture| picture.file.contains(file)).unwrap();
    for double in ["暑托班-3", "暑托班-4"] {
        assert!(of(double).story.is_none() && of(double).notes[0].contains("同 images/暑托班-1.jpg"), "{double}");
    }
    assert!(of("mmexport1").story.is_none() && of("mmexport1").notes[0].contains("小图"));
    assert_eq!(of("暑托班-2").notes, ["拍摄时间 2020-08-01"]);
}

#[test]
fn what_lies_in_incoming_is_taken_in_where_it_lies() {
    let (_folder, issue) = issue();
    fs::create_dir_all(issue.join("incoming")).unwrap();
    fs::write(issue.join("incoming/a.docx"), story()).unwrap();
    let receipt = take(&issue, &[]);
    assert_eq!(receipt.received.len(), 1);
    let kept: Vec<_> = fs::read_dir(issue.join("incoming")).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(kept.len(), 3, "{kept:?}");
    assert_eq!(take(&issue, &[]).known, 1);
}

#[test]
fn a_broken_file_does_not_keep_the_others_out() {
    let (folder, issue) = issue();
    let (good, bad, none) = (folder.path().join("a.docx"), folder.path().join("b.docx"), folder.path().join("c.docx"));
    fs::write(&good, story()).unwrap();
    fs::write(&bad, &story()[..100]).unwrap();
    let receipt = take(&issue, &[good, bad, none]);
    assert_eq!(receipt.received.len(), 1);
    let codes: Vec<Code> = receipt.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::IntakeUnreadable; 2]);
}

#[test]
fn confirmed_drafts_are_articles_and_doubtful_ones_wait() {
    let (folder, issue) = issue();
    let path = folder.path().join("a.docx");
    fs::write(&path, story()).unwrap();
    take(&issue, &[path]);
    fs::write(issue.join("drafts/b.md"), "---\n# 待核：看一看\ntitle: \"乙\"\n---\n").unwrap();
    let confirmed = desk::confirm(&issue).unwrap();
    assert_eq!(confirmed.moved, ["a.md"]);
    assert_eq!(confirmed.waiting, [("drafts/b.md".to_owned(), 1)]);
    assert!(issue.join("a.md").exists() && !issue.join("drafts/a.md").exists());
}

#[test]
fn a_passage_that_was_lost_in_editing_is_found() {
    let (folder, issue) = issue();
    let path = folder.path().join("a.docx");
    fs::write(&path, story()).unwrap();
    take(&issue, &[path]);
    assert!(desk::verify(&issue).unwrap().findings.is_empty());
    let draft = fs::read_to_string(issue.join("drafts/a.md")).unwrap();
    fs::write(issue.join("drafts/a.md"), draft.replace("，三十多名孩子来报到，志愿者陪着写作业", "")).unwrap();
    let verified = desk::verify(&issue).unwrap();
    assert_eq!(verified.findings[0].code, Code::IntakeLoss);
    assert!(verified.findings[0].message.contains("三十多名孩子"), "{:?}", verified.findings);
}
