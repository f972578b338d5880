//! The book before its judges: EPUBCheck, Ace, and the reader crate rbook.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use super::{Shelf, decade, made};
use crate::support::{project, tool};

/// A validator that `scripts/validators.sh` installs.
fn validator(name: &str) -> String {
    project().join("target/validators/bin").join(name).to_str().expect("a path is UTF-8").to_owned()
}

/// Puts a book into a folder.
fn write(folder: &Path, bytes: &[u8]) -> String {
    let path = folder.join("book.epub");
    fs::write(&path, bytes).expect("the book can be written");
    path.to_str().expect("a path is UTF-8").to_owned()
}

#[track_caller]
pub(super) fn must_pass_epubcheck(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), bytes);
    let Some(output) = tool(&validator("epubcheck"), &["--usage", "--failonwarnings", &path]) else { return };
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && said.contains("0 fatals / 0 errors / 0 warnings / 0 infos / 0 usages"),
        "{said}"
    );
}

#[track_caller]
pub(super) fn must_pass_ace(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), bytes);
    let out = folder.path().join("ace");
    let arguments = ["-E", "-s", "-f", "-o", out.to_str().unwrap(), &path];
    let Some(output) = tool(&validator("ace"), &arguments) else { return };
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    let report = fs::read(out.join("report.json")).unwrap_or_else(|error| panic!("{error}: {said}"));
    let report: serde_json::Value = serde_json::from_slice(&report).unwrap();
    let files = report["assertions"].as_array().unwrap();
    let findings: Vec<_> = files.iter().flat_map(|file| file["assertions"].as_array().unwrap()).collect();
    assert!(findings.is_empty(), "{findings:#?}");
    assert_eq!(report["earl:result"]["earl:outcome"], "pass");
    assert!(output.status.success(), "{said}");
}

#[test]
fn the_sample_passes_epubcheck() {
    must_pass_epubcheck(&made().bytes);
}

#[test]
fn the_sample_passes_ace() {
    must_pass_ace(&made().bytes);
}

#[test]
fn ten_years_pass_epubcheck_and_ace() {
    let shelf = Shelf::new();
    for (name, text) in decade::files(10) {
        shelf.write(&name, text);
    }
    let made = shelf.make().unwrap();
    must_pass_epubcheck(&made.bytes);
    must_pass_ace(&made.bytes);
}

#[test]
fn the_least_and_the_most_awkward_book_pass_epubcheck() {
    let shelf = Shelf::new();
    shelf.review(2020, "", "只有一段话。");
    must_pass_epubcheck(&shelf.make().unwrap().bytes);
    let awkward = Shelf::new();
    awkward.write(
        "reviews/anthology.toml",
        "title = \"甲 & 乙 <丙> \\\"丁\\\" 𬭚\"\npublisher = \"A & B < C\"\nidentifier = \"https://example.org/?a=1&b=2\"\n",
    );
    awkward.write(
        "reviews/2020.md",
        "---\ntitle: \"《A&B》<𬭚> 'x'\"\nyear: 2020\nfigures:\n  - label: \"甲<乙\"\n    value: 1\n    unit: \"个&只\"\n    definition: \"\\\"丙\\\"\"\n---\n\
         ## 一、a < b & c\n\n文字 &amp; <b>粗</b> `代码`[^1]。\n\n- 甲\n- 乙\n\n[^1]: 注 < 文。\n",
    );
    must_pass_epubcheck(&awkward.make().unwrap().bytes);
}

/// Another maker's reader finds the same book: title, reading order, contents of three levels, landmarks and pages.
#[test]
fn another_reader_reads_it_back() {
    let made = made();
    let epub =
        rbook::Epub::options().strict(true).read(Cursor::new(made.bytes.clone())).expect("rbook can read the book");
    assert_eq!(epub.metadata().title().expect("there is a title").value(), made.anthology.title);
    assert_eq!(epub.metadata().language().expect("there is a language").value(), made.anthology.language);
    assert_eq!(epub.spine().len(), made.documents().len());
    let read = epub.reader().map(|part| part.expect("every document can be read").content().len()).sum::<usize>();
    assert!(read > 0);
    let contents = epub.toc().contents().expect("there are contents");
    assert!(contents.max_depth() >= 3, "{} levels", contents.max_depth());
    for entry in contents.flatten() {
        assert!(!entry.label().trim().is_empty());
        assert!(entry.href().is_none() || entry.manifest_entry().is_some(), "“{}” leads nowhere", entry.label());
    }
    for review in &made.anthology.reviews {
        // A label gives the year its own way: of 2020：七个记忆 the words after the colon are what it must have.
        let words = review.title.rsplit('：').next().unwrap_or_default();
        assert!(contents.flatten().any(|entry| entry.label().contains(words)), "{words}");
    }
    assert!(epub.toc().landmarks().is_some_and(|landmarks| !landmarks.is_empty()));
}
