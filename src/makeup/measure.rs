//! What makeup asks of the typesetter before it searches, and the answers, all in whole lines.
//!
//! Lines of a text do not depend on the depth of the boxes it runs through (see `typeset::galley`), so one galley an article is all
//! the search needs; from there on it is arithmetic on line counts.

use serde::{Deserialize, Serialize};

use crate::model::{Article, Picture};
use crate::units::{Length, points};

/// Whether an item stands open on the page or inside a box, which is set to a narrower measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// On the basic columns.
    Open,
    /// In a box.
    Boxed,
}

/// What a row of a galley is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// A line of text.
    Text,
    /// A crosshead 小标题 or the head of a brief: must not be the last row of a leg.
    Crosshead,
    /// Something that cannot be broken, such as a table.
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

/// The level of a head on the ladder of makeup.md §1.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// The page's lead.
    H1,
    /// A second story.
    H2,
    /// A two-column story.
    H3,
    /// A short story.
    H4,
    /// A brief, or a standing head.
    H5,
}

/// One way to set an item's head over a given number of columns, measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// The typesetter, as far as makeup needs it. Every answer is a function of the question alone.
pub trait Measure: Sync {
    /// The rows of these articles' text, one after another, at the measure of the setting. Several articles are briefs of one
    /// group; each then begins with a [`RowKind::Crosshead`] row for its own head.
    fn galley(&self, articles: &[&Article], setting: Setting) -> Galley;

    /// The ways to set a head over so many columns, best first; empty where it cannot be set over them. `priority` is 1 for
    /// the lead of a page, 2 for a second story, 3 otherwise.
    fn heads(&self, subject: HeadSubject, priority: u8, columns: u16, setting: Setting) -> Vec<HeadOption>;

    /// How many grid lines the caption takes below a picture over so many columns, with the air around it.
    fn caption(&self, picture: &Picture, columns: u16, setting: Setting) -> u16;
}
