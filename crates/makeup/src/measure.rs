//! What makeup asks of the typesetter before it searches, and the answers, all in whole lines. An answer that cannot be given ends the
//! makeup.
//!
//! Lines of a text do not depend on the depth of the boxes it runs through, so one galley a measure is all
//! the search needs; from there on it is arithmetic on line counts.

use std::fmt;

use serde::{Deserialize, Serialize};

use chenbao_model::diag::Failure;
pub use chenbao_model::model::Level;
use chenbao_model::model::{Article, Picture};
use chenbao_model::units::{GridRect, Length, PageNumber, points};

/// Whether an item stands open on the page or inside a box, which is set to a narrower measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// On the basic columns.
    Open,
    /// In a box.
    Boxed,
}

/// The columns a text stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Columns {
    /// Open or in a box.
    pub setting: Setting,
    /// The basic columns they take together.
    pub grid: u16,
    /// How many they are: as many as the basic columns, or fewer where columns are broken 破栏 (three into two, four into three).
    pub text: u16,
}

impl Columns {
    /// So many basic columns.
    pub const fn basic(setting: Setting, columns: u16) -> Self {
        Self { setting, grid: columns, text: columns }
    }

    /// A rectangle that counts these columns, in the basic columns it touches, counted from the first.
    pub fn on_basic(self, rect: GridRect) -> GridRect {
        let text = self.text.max(1);
        let (from, to) = (rect.x * self.grid / text, (rect.right() * self.grid).div_ceil(text));
        GridRect { x: from, w: to - from, ..rect }
    }

    /// Whether the text's columns are not the basic ones.
    pub const fn is_broken(self) -> bool {
        self.grid != self.text
    }
}

/// Which of an article's blocks a text holds, where it is parted between two pages: a jump 转版, or a spread 跨版.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticlePart {
    /// The blocks: from, to (exclusive).
    pub blocks: [usize; 2],
    /// The page it came from; said at its head.
    pub from: Option<PageNumber>,
    /// The page it goes on; said at its end.
    pub to: Option<PageNumber>,
    /// Whether it is one half of a spread, whose head runs across both pages and which says nothing of pages.
    pub spread: Option<Half>,
}

/// A half of a spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Half {
    /// The left page.
    Left,
    /// The right page.
    Right,
}

/// A text to be set: one article, the briefs of a group, or a part of an article.
#[derive(Debug, Clone, Copy)]
pub struct Passage<'a> {
    /// The articles, one after another. Several are briefs of one group.
    pub articles: &'a [&'a Article],
    /// Which part of the one article; none for the whole.
    pub part: Option<ArticlePart>,
    /// Which of the article's pull quotes 引语 is set in it; none for none.
    pub quote: Option<usize>,
}

impl<'a> Passage<'a> {
    /// Articles whole, without a pull quote.
    pub const fn whole(articles: &'a [&'a Article]) -> Self {
        Self { articles, part: None, quote: None }
    }
}

/// What a row of a galley is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// A line of text.
    Text,
    /// A crosshead 小标题 or the head of a brief: must not be the last row of a leg.
    Crosshead,
    /// Something that cannot be broken, such as a table or a pull quote.
    Solid,
}

/// One unbreakable row of a galley.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Row {
    /// Its height in grid lines; 1 for a line of text.
    pub lines: u16,
    /// What it is.
    pub kind: RowKind,
    /// Which paragraph it belongs to, from 0.
    pub para: u32,
    /// Whether it is the paragraph's first row.
    pub first: bool,
    /// Whether it is the paragraph's last row.
    pub last: bool,
    /// Characters on it that are not white space.
    pub chars: u16,
    /// Whether it is a paragraph's last line and holds a single 汉字, alone or with a mark: a 孤字.
    pub lone: bool,
}

/// The rows of an item's text at its measure, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Galley {
    /// The rows.
    pub rows: Vec<Row>,
}

/// One way to set an item's head, measured.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HeadOption {
    /// Its height in whole lines, with its own air.
    #[serde(rename = "height")]
    pub lines: u16,
    /// What it costs against the best way, in thousandths.
    pub cost: u32,
    /// The level.
    pub level: Level,
    /// The size of the head.
    #[serde(rename = "size_pt", with = "points")]
    pub size: Length,
    /// The lines of the head, broken at sense units.
    pub text: Vec<String>,
    /// How far each line fills its measure, in thousandths.
    pub fill: Vec<u16>,
    /// The size of the kicker, where one is set.
    #[serde(rename = "kicker_pt", with = "points::option")]
    pub kicker: Option<Length>,
    /// The size of the deck, where one is set.
    #[serde(rename = "deck_pt", with = "points::option")]
    pub deck: Option<Length>,
}

/// What a head is asked for.
#[derive(Debug, Clone, Copy)]
pub enum HeadSubject<'a> {
    /// The headline of an article.
    Article(&'a Article),
    /// The standing head 栏目题 over a group of briefs.
    Group(&'a str),
}

/// How a head stands to its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeadForm {
    /// Across the columns, lines one under the other.
    Across,
    /// 竖题: down one column beside the text, lines from right to left. Its height is the least it needs.
    Side,
    /// One half of a head that runs across two pages. The options of the two halves match one by one in number, size and height.
    Spread(Half),
    /// The head of a part that came from another page: short, with the article's headline.
    Continued,
}

/// A question about a head.
#[derive(Debug, Clone, Copy)]
pub struct HeadQuery<'a> {
    /// Whose.
    pub subject: HeadSubject<'a>,
    /// 1 for the lead of a page, 2 for a second story, 3 otherwise.
    pub rank: u8,
    /// Over how many basic columns, in what setting. For a side head: one column.
    pub columns: Columns,
    /// How it stands to its text.
    pub form: HeadForm,
}

/// Why the typesetter could not answer: what it found wrong itself, such as a look that cannot be used.
#[derive(Debug)]
pub struct MeasureFailed(Failure);

impl From<Failure> for MeasureFailed {
    fn from(failure: Failure) -> Self {
        Self(failure)
    }
}

impl From<MeasureFailed> for Failure {
    fn from(failed: MeasureFailed) -> Self {
        failed.0
    }
}

impl fmt::Display for MeasureFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for MeasureFailed {}

/// The typesetter, as far as makeup needs it. Every answer is a function of the question alone.
pub trait Measure: Sync {
    /// The rows of a text at a measure of so many em. Each of several briefs begins with a [`RowKind::Crosshead`] row for its own
    /// head. A pull quote is a [`RowKind::Solid`] row before one of the paragraphs in the middle.
    ///
    /// # Errors
    /// What kept the text from being set.
    fn galley(&self, passage: Passage, em: u16) -> Result<Galley, MeasureFailed>;

    /// The least measure in em that a text must have: a table in it is as wide as its words. Most texts may have any.
    fn least_em(&self, _passage: Passage) -> u16 {
        0
    }

    /// The ways to set a head, best first; empty where it cannot be set so. An author's wishes for level and size are kept.
    ///
    /// # Errors
    /// What kept the head from being set.
    fn heads(&self, query: HeadQuery) -> Result<Vec<HeadOption>, MeasureFailed>;

    /// How many grid lines the caption takes below a picture of this width, with the air around it.
    ///
    /// # Errors
    /// What kept the caption from being set.
    fn caption(&self, picture: &Picture, width: Length) -> Result<u16, MeasureFailed>;
}
