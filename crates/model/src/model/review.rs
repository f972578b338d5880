//! The anthology of a paper's annual reviews 年度回顾: the book, its reviews with their whole structure, and what their editors
//! recorded beside the text (key figures, dated facts, plans and outcomes, themes, terms, names).

use std::path::PathBuf;
use std::sync::Arc;

use super::{InlineStyle, Paper};
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
    /// A URI that names the work; its identifier is drawn from it.
    pub identifier: String,
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

/// Where a review was printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The paper.
    pub paper: Option<String>,
    /// The issue as it is called: `第 12 期`, `2020年度回顾`.
    pub issue: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// The page 版 it begins on: a number or a name.
    pub page: Option<String>,
    /// Whether the book has less than the paper had.
    pub abridged: bool,
}

/// One annual review.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Its file.
    pub source: Arc<Source>,
    /// Its year.
    pub year: i32,
    /// What parts it from another review of the same year: 上, 下, 居民区.
    pub part: Option<String>,
    /// Its place in the book, from 0: part of the names of its files.
    pub order: usize,
    /// Its title.
    pub title: String,
    /// Its writers.
    pub authors: Vec<String>,
    /// 提要.
    pub summary: Option<String>,
    /// Where it was printed.
    pub origin: Origin,
    /// Its key figures, in the editor's order; the first three stand on the page of its year.
    pub figures: Vec<Figure>,
    /// Dated facts.
    pub timeline: Vec<DatedFact>,
    /// What it announces for a later year.
    pub plans: Vec<Plan>,
    /// What became of what an earlier review announced.
    pub outcomes: Vec<Outcome>,
    /// Names for the index.
    pub names: Vec<IndexName>,
    /// Its text.
    pub body: Vec<Passage>,
    /// Its notes, by number.
    pub notes: Vec<Note>,
    /// Its pictures, in the order of the text.
    pub pictures: Vec<ReviewPicture>,
    /// The printed pages it runs over, in order: the first is where it begins.
    pub pages: Vec<PrintedPage>,
}

impl Review {
    /// The id of a passage of the body in the review's document.
    pub fn anchor(index: usize) -> String {
        format!("b{}", index + 1)
    }

    /// The first passage that holds these words, headings last: a fact stands in its paragraph, not in its heading.
    pub fn find(&self, words: &str) -> Option<usize> {
        let holds = |passage: &Passage| passage.plain().contains(words);
        let is_heading = |passage: &Passage| matches!(passage, Passage::Heading { .. });
        self.body
            .iter()
            .position(|passage| !is_heading(passage) && holds(passage))
            .or_else(|| self.body.iter().position(holds))
    }

    /// All passages that hold these words, headings included.
    pub fn find_all(&self, words: &str) -> Vec<usize> {
        self.body.iter().enumerate().filter(|(_, passage)| passage.plain().contains(words)).map(|(at, _)| at).collect()
    }

    /// The heading a passage stands under.
    pub fn heading_of(&self, index: usize) -> Option<&Prose> {
        self.body.get(..=index)?.iter().rev().find_map(|passage| match passage {
            Passage::Heading { text, .. } => Some(text),
            _ => None,
        })
    }

    /// The number of characters that are not white space: what an editor counts as 字.
    pub fn chars(&self) -> usize {
        self.body.iter().map(|passage| passage.plain().chars().filter(|c| !c.is_whitespace()).count()).sum()
    }
}

/// A key figure 数字 of a year, confirmed by its editor.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What is counted.
    pub label: String,
    /// The number as printed: `4.60` keeps its nought.
    pub value: String,
    /// In what: 亿元, %, 个.
    pub unit: String,
    /// What exactly is counted, and how.
    pub definition: String,
    /// What makes it comparable: figures of several years with one key, one unit and one definition stand in one row.
    pub key: Option<String>,
    /// The change on the year before, as printed.
    pub change: Option<String>,
    /// The words of the text it stands in; none where value and unit are words of the text.
    pub words: Option<String>,
    /// Where the front matter has it.
    pub span: Span,
}

/// A day as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    /// The year.
    pub year: i32,
    /// The month, if known.
    pub month: Option<u8>,
    /// The day, if known.
    pub day: Option<u8>,
}

/// A dated fact of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedFact {
    /// When.
    pub date: PartialDate,
    /// What.
    pub text: String,
    /// The passage that tells of it.
    pub passage: Option<usize>,
}

/// What a review announces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What ties it to its outcome.
    pub key: Option<String>,
    /// What is announced.
    pub text: String,
    /// For which year.
    pub year: i32,
    /// The passage that tells of it.
    pub passage: Option<usize>,
}

/// What became of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The key of the plan.
    pub key: String,
    /// What became of it.
    pub text: String,
    /// The passage that tells of it.
    pub passage: Option<usize>,
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

/// What an indexed name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// 地名.
    Place,
    /// 机构.
    Institution,
    /// 项目.
    Project,
    /// 人名.
    Person,
}

/// A name for the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexName {
    /// Of what.
    pub kind: NameKind,
    /// The name as it stands in the text.
    pub name: String,
}

/// A printed page 版 of the paper the text came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedPage {
    /// Its number or name: `2`, `专题`.
    pub name: String,
}

/// A run of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Words in one style.
    Words {
        /// The characters; never empty.
        text: String,
        /// How they are set.
        style: InlineStyle,
        /// The address they lead to, outside the book.
        link: Option<String>,
    },
    /// The mark of the note with this number, from 1.
    Note(usize),
    /// Where a printed page begins: an index into [`Review::pages`].
    Page(usize),
}

/// A paragraph's worth of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    /// The runs in order.
    pub runs: Vec<Run>,
    /// Where it begins in the author's file.
    pub span: Option<Span>,
}

impl Prose {
    /// Words in one style that no file contains.
    pub fn plain_words(text: impl Into<String>) -> Self {
        let text = text.into();
        let runs =
            if text.is_empty() { vec![] } else { vec![Run::Words { text, style: InlineStyle::Plain, link: None }] };
        Self { runs, span: None }
    }

    /// The characters of all words.
    pub fn plain(&self) -> String {
        self.runs
            .iter()
            .filter_map(|run| match run {
                Run::Words { text, .. } => Some(text.as_str()),
                Run::Note(_) | Run::Page(_) => None,
            })
            .collect()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }
}

/// An item of a list: its passages.
pub type Item = Vec<Passage>;

/// A block of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// A heading; level 2 is the highest inside a review, and no level is passed over.
    Heading {
        /// 2 to 4.
        level: u8,
        /// Its words.
        text: Prose,
    },
    /// A paragraph.
    Paragraph(Prose),
    /// 编者注, 口径说明: a paragraph by the editor, known by the strong words with a colon it begins with.
    Remark(Prose),
    /// A list.
    List {
        /// The first number of an ordered list.
        start: Option<u32>,
        /// Its items.
        items: Vec<Item>,
    },
    /// A quotation set off from the text.
    Quote(Vec<Passage>),
    /// A table.
    Table {
        /// The cells of the head row.
        header: Vec<Prose>,
        /// The rows below, each as long as the head row.
        rows: Vec<Vec<Prose>>,
    },
    /// A picture: an index into [`Review::pictures`].
    Picture(usize),
}

impl Passage {
    /// All paragraphs in it, in reading order.
    pub fn proses(&self) -> Vec<&Prose> {
        match self {
            Self::Heading { text, .. } | Self::Paragraph(text) | Self::Remark(text) => vec![text],
            Self::List { items, .. } => items.iter().flatten().flat_map(Self::proses).collect(),
            Self::Quote(passages) => passages.iter().flat_map(Self::proses).collect(),
            Self::Table { header, rows } => header.iter().chain(rows.iter().flatten()).collect(),
            Self::Picture(_) => vec![],
        }
    }

    /// Its characters.
    pub fn plain(&self) -> String {
        self.proses().into_iter().map(Prose::plain).collect()
    }
}

/// A note of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its paragraphs.
    pub body: Vec<Passage>,
}

/// A picture of a review, read as far as its header.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewPicture {
    /// The file, relative to the folder of the reviews, with `/`.
    pub file: Arc<str>,
    /// The file on disk.
    pub path: PathBuf,
    /// Width and height in pixels, as shown.
    pub pixels: (u32, u32),
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// 图说.
    pub caption: Option<String>,
    /// Who took it.
    pub credit: Option<String>,
    /// Where the file names it.
    pub span: Span,
}
