//! The body of a review: passages in their whole structure, notes, pictures, and the printed pages they came from.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Table, Text};
use crate::diag::Span;

/// A block of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// A heading; level 2 is the highest inside a review, and no level is passed over.
    Heading {
        /// 2 to 4.
        level: u8,
        /// Its words.
        text: Text,
    },
    /// A paragraph.
    Paragraph(Text),
    /// 编者注, 口径说明: a paragraph by the editor, known by the strong words with a colon it begins with.
    Remark(Text),
    /// A list.
    List(Vec<PassageItem>),
    /// Verse: stanzas of lines.
    Verse(Vec<Vec<Text>>),
    /// A quotation set off from the text.
    Quote(Vec<Passage>),
    /// A table.
    Table(Table),
    /// A picture: an index into the pictures of the review.
    Picture(usize),
}

/// An item of a list of passages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageItem {
    /// What stands before it, as its author wrote it: `1.`, `5)`, `□`; [`PassageItem::BULLET`] where the list is not counted.
    pub marker: String,
    /// What it holds.
    pub body: Vec<Passage>,
}

impl PassageItem {
    /// What stands before the items of a list that is not counted.
    pub const BULLET: &'static str = "•";

    /// The number that stands before it, where that is a plain one with a stop behind it: `12.`, not `05.` or `5)`.
    pub fn number(&self) -> Option<u32> {
        let digits = self.marker.strip_suffix('.')?;
        (!digits.starts_with('0')).then(|| digits.parse().ok())?
    }
}

impl Passage {
    /// All texts in it, in reading order.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Heading { text, .. } | Self::Paragraph(text) | Self::Remark(text) => vec![text],
            Self::List(items) => items.iter().flat_map(|item| &item.body).flat_map(Self::texts).collect(),
            Self::Verse(stanzas) => stanzas.iter().flatten().collect(),
            Self::Quote(passages) => passages.iter().flat_map(Self::texts).collect(),
            Self::Table(table) => table.cells().collect(),
            Self::Picture(_) => vec![],
        }
    }

    /// Its characters.
    pub fn plain(&self) -> String {
        self.texts().into_iter().map(Text::to_plain).collect()
    }
}

/// The heading that a passage of a body stands under.
pub fn heading_above(body: &[Passage], index: usize) -> Option<&Text> {
    body.get(..=index)?.iter().rev().find_map(|passage| match passage {
        Passage::Heading { text, .. } => Some(text),
        _ => None,
    })
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

/// A printed page 版 of the paper the text came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedPage {
    /// Its number or name: `2`, `专题`.
    pub name: String,
}
