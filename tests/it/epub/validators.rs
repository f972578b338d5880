//! The book before its judges: EPUBCheck, Ace, and a reader of another maker.

use std::fs;
use std::path::Path;

use super::reader::ReadBook;
use super::{Shelf, decade, made};
use crate::support::{project, squeeze, tool};

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

/// Another maker's reader finds the same book: title, every document in the order of the spine, contents of three levels that lead there.
#[test]
fn another_reader_reads_it_back() {
    let made = made();
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), &made.bytes);
    let Some(book) = ReadBook::open(Path::new(&path)) else { return };
    assert_eq!(book.title, made.anthology.title);
    assert!(book.pages >= made.documents().len(), "every document begins on a page of its own");
    assert!(book.levels() >= 3, "{} levels", book.levels());
    let entries = book.entries();
    let mut last = [0, 0];
    for (_, entry) in &entries {
        assert!(!entry.title.trim().is_empty());
        assert!(entry.place >= last, "“{}” leads to {:?}, before {last:?}", entry.title, entry.place);
        last = entry.place;
    }
    for review in &made.anthology.reviews {
        // A label gives the year its own way: of 2020：七个记忆 the words after the colon are what it must have.
        let words = review.title.rsplit('：').next().unwrap_or_default();
        assert!(entries.iter().any(|(_, entry)| entry.title.contains(words)), "{words}");
    }
    let mut rest = book.words.as_str();
    for (name, document) in made.documents() {
        let heading = first_heading(&document);
        let at = rest.find(&heading).unwrap_or_else(|| panic!("“{heading}” of {name} is not read in its place"));
        rest = &rest[at + heading.len()..];
    }
}

/// The words of a document's first heading, without white space; none where it has none, as the cover.
fn first_heading(document: &str) -> String {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(document, options).expect("a document is well formed");
    let heading = document.descendants().find(|node| ["h1", "h2"].contains(&node.tag_name().name()));
    let words = heading.into_iter().flat_map(|node| node.descendants()).filter(|node| node.is_text());
    squeeze(&words.filter_map(|node| node.text()).collect::<String>())
}
