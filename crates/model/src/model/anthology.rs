//! The anthology of a paper's annual reviews 年度回顾: the book around the reviews, and what runs through all of them.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Isbn, Issn, Paper, Review};
use crate::diag::{Source, Span};
use crate::units::Date;

/// How the cover page stands in the reading order: Kobo wants one, Kindle wants none of its own (epub.md §5.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CoverPage {
    /// In the reading order.
    Linear,
    /// In the book, but only met when asked for.
    #[default]
    NonLinear,
    /// No page; the picture is only named in the metadata.
    None,
}

/// What a person found when reviewing the finished book for accessibility. Without it no conformance is claimed (epub.md §5.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certification {
    /// What the book conforms to: `EPUB Accessibility 1.1 - WCAG 2.2 Level AA`.
    pub conforms_to: String,
    /// Who says so.
    pub certified_by: String,
    /// When.
    pub date: Date,
}

/// A cover that an editor brings instead of the one the look draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnCover {
    /// The file as `anthology.toml` names it.
    pub file: String,
    /// Where it lies.
    pub path: PathBuf,
    /// Where it is named.
    pub span: Span,
}

/// A line of the copyright page 版权页 that only the publisher knows: what it tells of, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImprintLine {
    /// 责任编辑, 地址.
    pub label: &'static str,
    /// What stands there.
    pub words: String,
}

/// The anthology, ready to be written as a book.
#[derive(Debug, Clone, PartialEq)]
pub struct Anthology {
    /// The paper whose reviews it gathers.
    pub paper: Paper,
    /// `anthology.toml`, for findings that concern the book.
    pub source: Arc<Source>,
    /// The title.
    pub title: String,
    /// The subtitle; without one the book gives its years.
    pub subtitle: Option<String>,
    /// The series it belongs to.
    pub series: Option<String>,
    /// Its place in the series.
    pub position: Option<u32>,
    /// Who publishes the book.
    pub publisher: String,
    /// A URI that names the work; its identifier is drawn from it, unless it is one already.
    pub identifier: String,
    /// The number of the book, where it has one.
    pub isbn: Option<Isbn>,
    /// The number of the series, where that has one.
    pub issn: Option<Issn>,
    /// Which edition 版次, from 1.
    pub edition: u32,
    /// The language tag: `zh-Hans`, `zh-CN`.
    pub language: String,
    /// Who wrote it; without any the paper is the author.
    pub authors: Vec<String>,
    /// Who edited it.
    pub editors: Vec<String>,
    /// What readers may do with it.
    pub rights: Option<String>,
    /// What it is about, in a sentence or two.
    pub description: Option<String>,
    /// Key words.
    pub subjects: Vec<String>,
    /// The day of publication.
    pub date: Option<Date>,
    /// 编者说明: its paragraphs.
    pub preface: Vec<String>,
    /// How the cover page stands in the book.
    pub cover_page: CoverPage,
    /// The editor's own cover.
    pub cover: Option<OwnCover>,
    /// The editor's own style sheet, which comes after those of the house.
    pub style: Option<Arc<Source>>,
    /// What the copyright page tells beyond what the book knows, in its order.
    pub imprint: Vec<ImprintLine>,
    /// Whether the index lists persons: officials and neighbours are named in the text, so only where the editor says so.
    pub persons_in_index: bool,
    /// What a person found on accessibility.
    pub certification: Option<Certification>,
    /// The name of the file, without `.epub`; none where it is the paper's name.
    pub file_name: Option<String>,
    /// Themes followed through the years, in the editor's order.
    pub themes: Vec<Theme>,
    /// Explained terms of the whole book; those of the reviews among them, each term once, in the order of their first place.
    pub terms: Vec<Term>,
    /// The reviews, by year, then by part.
    pub reviews: Vec<Review>,
}

impl Anthology {
    /// The first and the last year; none in an empty book.
    pub fn span_of_years(&self) -> Option<(i32, i32)> {
        Some((self.reviews.first()?.year, self.reviews.last()?.year))
    }

    /// The years with reviews, each once.
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.reviews.iter().map(|review| review.year).collect();
        years.dedup();
        years
    }

    /// The reviews of a year.
    pub fn of_year(&self, year: i32) -> impl Iterator<Item = &Review> {
        self.reviews.iter().filter(move |review| review.year == year)
    }
}

/// A theme followed through the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// What it is called.
    pub title: String,
    /// Words by which its passages are known; the title where the editor gives none.
    pub words: Vec<String>,
    /// A sentence or two about it.
    pub text: Option<String>,
}

/// A term explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The term as it stands in the text.
    pub term: String,
    /// What it means.
    pub definition: String,
}
