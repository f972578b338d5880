//! A reader of another maker: MuPDF opens the book as an e-reader does, and tells its title, its contents and its words.

use std::path::Path;

use serde::Deserialize;

use crate::support::{project, squeeze, tool};

/// A book as MuPDF reads it.
#[derive(Deserialize)]
pub(super) struct ReadBook {
    /// Its title.
    pub(super) title: String,
    /// How many pages it fills on MuPDF's own screen.
    pub(super) pages: usize,
    /// Its contents.
    pub(super) contents: Vec<ReadEntry>,
    /// All its words in reading order, without white space.
    #[serde(skip)]
    pub(super) words: String,
}

/// An entry of the contents.
#[derive(Deserialize)]
pub(super) struct ReadEntry {
    /// Its words.
    pub(super) title: String,
    /// The document it leads to, in the order of the spine, and the page of it; below 0 where it leads nowhere.
    pub(super) place: [i64; 2],
    /// The entries below it.
    pub(super) inner: Vec<ReadEntry>,
}

impl ReadBook {
    /// Opens a book; none where MuPDF is not installed.
    pub(super) fn open(path: &Path) -> Option<Self> {
        let path = path.to_str().expect("a path is UTF-8");
        let script = project().join("tests/it/epub/reader.js");
        let told = tool("mutool", &["run", script.to_str().expect("a path is UTF-8"), path])?;
        let text = tool("mutool", &["draw", "-F", "text", path])?;
        let complaints = String::from_utf8_lossy(&text.stderr);
        assert!(told.status.success() && text.status.success() && !complaints.contains("error"), "{complaints}");
        let mut book: Self = serde_json::from_slice(&told.stdout).expect("the script prints JSON");
        book.words = squeeze(&String::from_utf8_lossy(&text.stdout));
        Some(book)
    }

    /// Every entry with its level, counted from 1, in the order of the contents.
    pub(super) fn entries(&self) -> Vec<(usize, &ReadEntry)> {
        fn add<'b>(list: &'b [ReadEntry], level: usize, entries: &mut Vec<(usize, &'b ReadEntry)>) {
            for entry in list {
                entries.push((level, entry));
                add(&entry.inner, level + 1, entries);
            }
        }
        let mut entries = vec![];
        add(&self.contents, 1, &mut entries);
        entries
    }

    /// How many levels the contents have.
    pub(super) fn levels(&self) -> usize {
        self.entries().into_iter().map(|(level, _)| level).max().unwrap_or_default()
    }
}
