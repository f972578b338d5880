//! The anthology as an EPUB: judged by EPUBCheck, by Ace, by a reader of another maker and by a browser, and against its own sources.

mod bad;
mod cli;
pub(crate) mod decade;
mod fidelity;
mod issue;
mod own;
mod page;
mod reader;
mod screens;
mod validators;

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use chenbao::diag::{Code, Failure, Finding, Severity};
use chenbao::export::epub::BookOptions;
use chenbao::model::Anthology;
use chenbao::pipeline::{Resources, bind};

use crate::support::project;

/// The sample anthology of 仙霞.
fn sample() -> PathBuf {
    project().join("content/xianxia")
}

/// A finished book and what was found on the way.
struct Made {
    bytes: Vec<u8>,
    anthology: Anthology,
    findings: Vec<Finding>,
}

impl Made {
    /// Whether something of this code was found, at a place ending so, with these words.
    #[track_caller]
    fn must_find(&self, code: Code, place: &str, words: &str) {
        must_find(&self.findings, code, place, words);
    }

    /// The texts of the book's files by their names.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut archive = zip::ZipArchive::new(Cursor::new(&self.bytes)).expect("the book is an archive");
        (0..archive.len())
            .map(|index| {
                let mut entry = archive.by_index(index).expect("an entry can be opened");
                let mut bytes = vec![];
                entry.read_to_end(&mut bytes).expect("an entry can be read");
                (entry.name().to_owned(), bytes)
            })
            .collect()
    }

    /// The content documents by their names without the folder.
    fn documents(&self) -> Vec<(String, String)> {
        let documents = self.files().into_iter().filter(|(name, _)| name.ends_with(".xhtml"));
        let name = |path: String| path.rsplit('/').next().unwrap_or_default().to_owned();
        documents.map(|(path, bytes)| (name(path), String::from_utf8(bytes).expect("a document is UTF-8"))).collect()
    }

    /// Our own check has nothing against the book but what it was given.
    #[track_caller]
    fn must_pass_lint(&self) {
        let lint = chenbao::export::epub::lint::lint(&self.bytes);
        let bad: Vec<_> = lint.iter().filter(|finding| finding.severity != Severity::Note).collect();
        assert!(bad.is_empty(), "{bad:#?}");
        let words = chenbao::export::epub::lint::fidelity(&self.bytes, &self.anthology);
        assert!(words.is_empty(), "{words:#?}");
    }
}

#[track_caller]
fn must_find(findings: &[Finding], code: Code, place: &str, words: &str) {
    let hit = findings.iter().any(|finding| {
        let span = finding.span.as_ref().map(|span| format!("{}:{}", span.file, span.line)).unwrap_or_default();
        finding.code == code && span.ends_with(place) && finding.message.contains(words)
    });
    assert!(hit, "no {code} “{words}” at {place} in {findings:#?}");
}

/// Makes the book of a paper's folder as the program does. Where something must not be published, there is no book.
fn make(folder: &Path) -> Result<Made, Failure> {
    make_as(folder, BookOptions::default())
}

fn make_as(folder: &Path, options: BookOptions) -> Result<Made, Failure> {
    let resources = Resources { fonts: project().join("fonts"), layouts: project().join("layouts") };
    let bound = bind(folder, &resources, None, &options, &|_| {})?;
    match bound.bytes {
        Some(bytes) => Ok(Made { bytes, anthology: bound.anthology, findings: bound.findings }),
        None => Err(bound.findings.into()),
    }
}

/// The sample's book.
fn made() -> Made {
    make(&sample()).expect("the sample can be made")
}

/// A paper with reviews in a temporary folder.
struct Shelf {
    folder: tempfile::TempDir,
}

impl Shelf {
    /// A paper and the least an anthology needs, without reviews.
    fn new() -> Self {
        let shelf = Self { folder: tempfile::tempdir().expect("a temporary folder can be made") };
        shelf.write(
            "paper.toml",
            "name = \"社区晨报\"\nedition = \"试验\"\npublisher = \"试验街道出版\"\nlayout = \"community\"\n\
             registration = { kind = \"cn\", number = \"CN 31-0000\" }\n",
        );
        shelf.write(
            "reviews/anthology.toml",
            "title = \"试验年度回顾合集\"\npublisher = \"试验街道办事处\"\nidentifier = \"https://example.org/anthology/test\"\n",
        );
        shelf
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    /// Writes the review of a year: further lines of its front matter, and its text.
    fn review(&self, year: i32, head: &str, text: &str) {
        let file = format!("reviews/{year}.md");
        self.write(&file, format!("---\ntitle: \"{year}年回顾\"\nyear: {year}\n{head}---\n{text}\n"));
    }

    fn make(&self) -> Result<Made, Failure> {
        make(self.path())
    }
}
