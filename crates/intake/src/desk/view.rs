//! What an editor sees at the bench: originals line by line, drafts piece by piece, linked; and pictures. Plain data that becomes JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::sheet::Spot;

/// All of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct BenchView {
    /// Drafts in order.
    pub drafts: Vec<DraftView>,
    /// Originals of which there are drafts, in order.
    pub sources: Vec<SourceView>,
    /// Whether the last deed can be undone.
    pub undo: bool,
    /// Whether the last one that was undone can be done again.
    pub redo: bool,
    /// How many articles came of drafts.
    pub confirmed: usize,
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DraftView {
    /// The file, relative to the issue.
    pub file: String,
    /// The digest of its text.
    pub version: String,
    /// The original, by its number.
    pub source: Option<usize>,
    /// Its pieces, from the head down.
    pub pieces: Vec<PieceView>,
    /// Its pictures.
    pub pictures: Vec<HungView>,
    /// What was chosen: kind, section, page, priority.
    pub settings: BTreeMap<String, String>,
    /// Remarks on the whole.
    pub remarks: Vec<String>,
    /// How many remarks are in it.
    pub doubts: usize,
}

/// A piece of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PieceView {
    /// Where it is.
    pub spot: Spot,
    /// What it is: `title`, `paragraph`, `waiting`.
    pub role: String,
    /// Its words as they are read.
    pub words: String,
    /// What is typed to write it anew.
    pub typed: String,
    /// Remarks.
    pub remarks: Vec<String>,
    /// Offsets in its words where a line of the original ends.
    pub ends: Vec<usize>,
}

/// A picture of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HungView {
    /// The file, relative to the issue.
    pub file: String,
    /// Who took it.
    pub credit: Option<String>,
}

/// An original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// The file, relative to `incoming/`.
    pub file: String,
    /// Its lines; none where it cannot be read.
    pub lines: Vec<LineView>,
    /// Why it has no lines.
    pub fault: Option<String>,
}

/// A line of an original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineView {
    /// Where it stands, in words.
    pub place: String,
    /// Its words.
    pub words: String,
    /// Whether an empty line stands before it.
    pub blank: bool,
    /// The pieces that hold it, as numbers of drafts and spots.
    pub at: Vec<(usize, Spot)>,
    /// Why it was set aside, or which article holds it.
    pub elsewhere: Option<String>,
    /// How many of its letters stand nowhere.
    pub lost: usize,
}
