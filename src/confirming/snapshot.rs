//! What the browser is told. Plain data that becomes JSON.

use serde::Serialize;

use crate::intake::desk::BenchView;

/// The bench and what can be chosen at it.
#[derive(Debug, Serialize)]
pub(super) struct Snapshot {
    /// Drafts and originals.
    #[serde(flatten)]
    pub(super) bench: BenchView,
    /// The pictures of the issue, those that nobody uses first.
    pub(super) pictures: Vec<PictureFacts>,
    /// The issue, in words: `老西门 2020-09-09`.
    pub(super) issue: String,
    /// The folder as it was given.
    pub(super) folder: String,
    /// The pages of the issue.
    pub(super) pages: Vec<PageChoice>,
    /// The kinds of copy.
    pub(super) kinds: Vec<KindChoice>,
}

/// A page that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct PageChoice {
    /// Its number, from 1.
    pub(super) number: u16,
    /// Its section.
    pub(super) section: String,
}

/// A kind of copy that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct KindChoice {
    /// What is written in front matter.
    pub(super) name: &'static str,
    /// What it is called.
    pub(super) label: &'static str,
}

/// A picture of the issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct PictureFacts {
    /// What its small copy is asked for by.
    pub(super) id: String,
    /// The file, relative to the issue.
    pub(super) file: String,
    /// Width and height as shown; none of a file that is no picture after all.
    pub(super) pixels: Option<(u32, u32)>,
    /// What intake noted: that it is small, that another shows the same, when it was taken.
    pub(super) notes: Vec<String>,
    /// The drafts and articles that name it.
    pub(super) used: Vec<String>,
}
