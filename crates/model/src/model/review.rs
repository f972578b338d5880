//! An annual review: its text with its whole structure, and what its editors recorded beside it (key figures, dated facts, plans and
//! outcomes, names).

use std::sync::Arc;

use super::passage::heading_above;
use super::{Note, Passage, PrintedPage, ReviewPicture, Text};
use crate::diag::{Source, Span};
use crate::units::Date;

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
    pub fn heading_of(&self, index: usize) -> Option<&Text> {
        heading_above(&self.body, index)
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
