//! An article as its file has it: the front matter read, the body still Markdown.

use std::sync::Arc;

use crate::diag::Source;
use crate::form::Phrase;
use crate::model::{ArticleId, Kind, Pins};

/// A picture as the front matter names it.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureEntry {
    /// The file.
    pub file: Phrase,
    /// What the paper says below it.
    pub caption: Option<Phrase>,
    /// What it shows, for those who cannot see it.
    pub alt: Option<Phrase>,
    /// Who took it.
    pub credit: Option<Phrase>,
    /// The point to keep.
    pub focus: (f64, f64),
    /// The range of the aspect; none where the author says nothing.
    pub crop: Option<(f64, f64)>,
    /// Over how many columns it must be printed.
    pub columns: Option<u16>,
    /// Kept with the article, not printed.
    pub omitted: bool,
}

/// An article with its front matter read and its body still Markdown.
#[derive(Debug, Clone, PartialEq)]
pub struct RawArticle {
    /// Its name.
    pub id: ArticleId,
    /// Its file.
    pub source: Arc<Source>,
    /// What it is.
    pub kind: Kind,
    /// 1 lead, 2 second, 3 ordinary.
    pub priority: u8,
    /// 主题.
    pub title: Phrase,
    /// 引题.
    pub kicker: Option<Phrase>,
    /// 副题.
    pub deck: Option<Phrase>,
    /// The place a brief is from.
    pub place: Option<Phrase>,
    /// Its writers.
    pub authors: Vec<String>,
    /// Who sent it.
    pub credit: Option<Phrase>,
    /// 提要.
    pub summary: Option<Phrase>,
    /// 引语: sentences of the body.
    pub quotes: Vec<Phrase>,
    /// Its pictures.
    pub pictures: Vec<PictureEntry>,
    /// Where it wants to go.
    pub pins: Pins,
    /// The byte of the file where the body begins.
    pub body_at: usize,
}
