//! What a draft is made of. Plain data; remarks stand with the piece they speak of, without the mark they begin with.

use serde::{Deserialize, Serialize};

use super::block::Block;

/// What stands for a title that nobody has found yet.
pub(super) const UNTITLED: &str = "（待拟标题）";

/// The keys of front matter that hold words of the source.
pub(super) const WORDS: [&str; 6] = ["place", "kicker", "title", "deck", "author", "source"];

/// A draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Comments before the first key: where the draft comes from.
    pub lead: Vec<String>,
    /// Keys in order, without the pictures.
    pub fields: Vec<Field>,
    /// Pictures in order.
    pub pictures: Vec<Hung>,
    /// Captions without a picture.
    pub waiting: Vec<Waiting>,
    /// Remarks on the whole of it.
    pub remarks: Vec<String>,
    /// Paragraphs, crossheads, items and tables in order.
    pub blocks: Vec<Block>,
}

/// A key of the front matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// The key; empty for lines that are none.
    pub name: String,
    /// Its words, several where it is a list; none where its value is of another kind.
    pub values: Vec<String>,
    /// Its lines as they were typed; none where it has been changed.
    pub lines: Vec<String>,
    /// Remarks.
    pub remarks: Vec<String>,
}

/// A picture of a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hung {
    /// Its file, relative to the issue.
    pub file: String,
    /// What it shows.
    pub caption: Option<String>,
    /// Who took it.
    pub credit: Option<String>,
    /// Its other keys, as lines.
    pub others: Vec<String>,
    /// Remarks.
    pub remarks: Vec<String>,
}

/// A caption that waits for its picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// What the picture shows.
    pub caption: String,
    /// Who took it.
    pub credit: Option<String>,
    /// Remarks.
    pub remarks: Vec<String>,
}

/// A piece of a draft.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spot {
    /// A key of the front matter that holds words.
    Field(String),
    /// A block of the body, by its number.
    Block(usize),
    /// The caption of a picture, by the picture's number.
    Caption(usize),
    /// A caption without a picture, by its number.
    Waiting(usize),
    /// The draft as a whole.
    Whole,
}

/// What words can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 主题.
    Title,
    /// 引题.
    Kicker,
    /// 副题.
    Deck,
    /// 地名.
    Place,
    /// 作者, one more.
    Author,
    /// 供稿单位.
    Source,
    /// 小标题.
    Crosshead,
    /// 次级的小标题.
    Subhead,
    /// 段落.
    Paragraph,
    /// 图片说明.
    Caption,
}

impl Role {
    /// The key that holds such words; none where the body or a picture does.
    pub(super) const fn key(self) -> Option<&'static str> {
        match self {
            Self::Title => Some("title"),
            Self::Kicker => Some("kicker"),
            Self::Deck => Some("deck"),
            Self::Place => Some("place"),
            Self::Author => Some("author"),
            Self::Source => Some("source"),
            Self::Crosshead | Self::Subhead | Self::Paragraph | Self::Caption => None,
        }
    }
}

impl Sheet {
    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The words of a field; none where it has none, or only stands for a title that is still to be found.
    pub fn words(&self, name: &str) -> Option<String> {
        let words = self.field(name)?.values.join(" ");
        (!words.is_empty() && words != UNTITLED).then_some(words)
    }

    /// Where the draft comes from: the original below `incoming/`.
    pub fn origin(&self) -> Option<&str> {
        self.lead.iter().find_map(|line| line.trim_start_matches('#').trim().strip_prefix("来稿："))
    }

    /// How many remarks are in it.
    pub fn doubts(&self) -> usize {
        let fields = self.fields.iter().map(|field| field.remarks.len());
        let pictures = self.pictures.iter().map(|picture| picture.remarks.len());
        let waiting = self.waiting.iter().map(|caption| caption.remarks.len());
        let blocks = self.blocks.iter().map(|block| block.remarks.len());
        self.remarks.len() + fields.chain(pictures).chain(waiting).chain(blocks).sum::<usize>()
    }

    /// The remarks of a piece; none where there is no such piece.
    pub(super) fn remarks_at(&mut self, spot: &Spot) -> Option<&mut Vec<String>> {
        match spot {
            Spot::Field(name) => {
                self.fields.iter_mut().find(|field| field.name == *name).map(|field| &mut field.remarks)
            }
            Spot::Block(at) => self.blocks.get_mut(*at).map(|block| &mut block.remarks),
            Spot::Caption(at) => self.pictures.get_mut(*at).map(|picture| &mut picture.remarks),
            Spot::Waiting(at) => self.waiting.get_mut(*at).map(|caption| &mut caption.remarks),
            Spot::Whole => Some(&mut self.remarks),
        }
    }
}
