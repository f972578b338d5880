//! The body of a newspaper article: blocks, which a column can take. A review keeps more, as [`Passage`](super::Passage)s.

use super::Text;

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// What stands before it: `•` or `1.`.
    pub marker: String,
    /// Its text.
    pub text: Text,
}

/// A simple table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The cells of the head row.
    pub header: Vec<Text>,
    /// The rows below, each as long as the head row.
    pub rows: Vec<Vec<Text>>,
}

/// A block of an article's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A crosshead 小标题.
    Crosshead(Text),
    /// A list; its items do not nest.
    List(Vec<ListItem>),
    /// A quotation set off from the text: its paragraphs.
    Quote(Vec<Text>),
    /// A table.
    Table(Table),
}

impl Block {
    /// All texts of the block in reading order.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Paragraph(text) | Self::Crosshead(text) => vec![text],
            Self::List(items) => items.iter().map(|item| &item.text).collect(),
            Self::Quote(texts) => texts.iter().collect(),
            Self::Table(table) => table.header.iter().chain(table.rows.iter().flatten()).collect(),
        }
    }
}
