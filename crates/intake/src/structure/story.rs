//! What structure makes of a manuscript: stories, and what was set aside. Plain data.

use crate::manuscript::Place;

/// Words that were read as something, with their place, and the doubt if there is any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub place: Place,
    /// How sure it is, in hundredths.
    pub certainty: u8,
    /// What the editor should look at; none where the guess is taken as sure.
    pub doubt: Option<String>,
}

impl Guess {
    /// A guess that nobody doubts.
    pub fn sure(text: impl Into<String>, place: Place) -> Self {
        Self { text: text.into(), place, certainty: 97, doubt: None }
    }

    /// The same, doubted.
    #[must_use]
    pub fn doubted(mut self, doubt: impl Into<String>) -> Self {
        self.certainty = self.certainty.min(60);
        self.doubt.get_or_insert(doubt.into());
        self
    }
}

/// What a passage of a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// 段落.
    Paragraph,
    /// 小标题; 1 for the highest.
    Crosshead(u8),
    /// A row of a table.
    Row,
    /// A paragraph of a text box.
    Box,
    /// A footnote.
    Note,
}

/// A passage of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub role: Role,
    /// Its words.
    pub guess: Guess,
}

/// The caption of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// Its words, without who took the picture.
    pub guess: Guess,
    /// Who took it: `秋水 摄`.
    pub credit: Option<String>,
    /// The picture in the document that it stands beside.
    pub picture: Option<usize>,
}

/// One story out of a manuscript.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Story {
    /// 引题.
    pub kicker: Option<Guess>,
    /// 主题.
    pub title: Option<Guess>,
    /// 副题.
    pub deck: Option<Guess>,
    /// 地名, of a brief.
    pub place: Option<Guess>,
    /// 作者.
    pub authors: Vec<Guess>,
    /// 供稿单位.
    pub source: Option<Guess>,
    /// 正文.
    pub body: Vec<Passage>,
    /// 图片说明.
    pub captions: Vec<Caption>,
    /// The pictures of the document that stand in this story.
    pub pictures: Vec<usize>,
}

impl Story {
    /// Whether nothing is in it yet.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it has words to be set as copy.
    pub fn has_body(&self) -> bool {
        !self.body.is_empty()
    }
}

/// What is in no article, with its place and the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// Why: `页码`, `批注（王老师）`, `记号`.
    pub why: String,
}

/// A manuscript, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Its stories in order.
    pub stories: Vec<Story>,
    /// What is in none of them.
    pub set_aside: Vec<SetAside>,
}
