//! An annual review as its file has it: what the front matter says, the body still Markdown.

use std::sync::Arc;

use crate::diag::Source;
use crate::form::Phrase;
use crate::model::{NameKind, Origin, PartialDate};

/// A picture as the front matter of a review names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewPictureEntry {
    /// The file.
    pub file: Phrase,
    /// What it shows, for those who cannot see it.
    pub alt: Option<Phrase>,
    /// 图说.
    pub caption: Option<Phrase>,
    /// Who took it.
    pub credit: Option<Phrase>,
}

/// A key figure as the front matter has it.
#[derive(Debug, Clone, PartialEq)]
pub struct RawFigure {
    /// What is counted.
    pub label: Phrase,
    /// The number as written.
    pub value: Phrase,
    /// In what.
    pub unit: Phrase,
    /// What exactly is counted.
    pub definition: Phrase,
    /// What makes it comparable with other years.
    pub key: Option<Phrase>,
    /// The change on the year before.
    pub change: Option<Phrase>,
    /// The words of the text it stands in.
    pub words: Option<Phrase>,
}

/// Something the front matter says of a passage: a dated fact, a plan, an outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct RawFact<T> {
    /// What parts it from others of its kind: its date, its year, its key.
    pub mark: T,
    /// What.
    pub text: Phrase,
    /// The key that ties a plan to its outcome.
    pub key: Option<Phrase>,
    /// The words of the text that tell of it.
    pub words: Option<Phrase>,
}

/// A review with its front matter read.
#[derive(Debug, Clone, PartialEq)]
pub struct RawReview {
    /// Its file.
    pub source: Arc<Source>,
    /// Its year.
    pub year: i32,
    /// What parts it from another of the same year.
    pub part: Option<Phrase>,
    /// Its title.
    pub title: Phrase,
    /// Its writers.
    pub authors: Vec<Phrase>,
    /// 提要.
    pub summary: Option<Phrase>,
    /// Where it was printed.
    pub origin: Origin,
    /// Its key figures.
    pub figures: Vec<RawFigure>,
    /// Dated facts.
    pub timeline: Vec<RawFact<PartialDate>>,
    /// What it announces, by year.
    pub plans: Vec<RawFact<i32>>,
    /// What became of earlier plans.
    pub outcomes: Vec<RawFact<()>>,
    /// Names of themes it belongs to.
    pub themes: Vec<Phrase>,
    /// Terms explained: term and definition.
    pub terms: Vec<(Phrase, Phrase)>,
    /// Names for the index.
    pub names: Vec<(NameKind, Phrase)>,
    /// Its pictures.
    pub pictures: Vec<ReviewPictureEntry>,
    /// The byte of the file where the body begins.
    pub body_at: usize,
    /// The byte of the year's value.
    pub year_at: usize,
}
