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

impl Table {
    /// A table of these rows, the head row first; the others become as long as that. None where there is no row.
    pub fn of_rows(rows: impl IntoIterator<Item = Vec<Text>>) -> Option<Self> {
        let mut rows = rows.into_iter();
        let header = rows.next()?;
        let mut rows: Vec<Vec<Text>> = rows.collect();
        rows.iter_mut().for_each(|row| row.resize_with(header.len(), Text::default));
        Some(Self { header, rows })
    }

    /// The rows, from the head row down.
    pub fn all_rows(&self) -> impl Iterator<Item = &[Text]> {
        std::iter::once(self.header.as_slice()).chain(self.rows.iter().map(Vec::as_slice))
    }

    /// All cells in reading order.
    pub fn cells(&self) -> impl Iterator<Item = &Text> {
        self.all_rows().flatten()
    }
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
            Self::Table(table) => table.cells().collect(),
        }
    }
}
