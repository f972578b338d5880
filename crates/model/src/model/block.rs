//! The body of a newspaper article: blocks, which a column can take. A review keeps more, as [`Passage`](super::Passage)s.

use super::Text;

/// A paragraph of an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// What stands before it, as its author wrote it: `1.`, `5)`, `□`; `•` where the list is not counted. Empty where the item above goes on
    /// in another paragraph.
    pub marker: String,
    /// How many lists it stands in below the outermost.
    pub level: u8,
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
    /// A list, with the items of the lists in it after the items they stand in.
    List(Vec<ListItem>),
    /// Verse: stanzas of lines.
    Verse(Vec<Vec<Text>>),
    /// A note at the end of the article: its number, from 1, and its paragraphs.
    Note(usize, Vec<Text>),
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
            Self::Quote(texts) | Self::Note(_, texts) => texts.iter().collect(),
            Self::Verse(stanzas) => stanzas.iter().flatten().collect(),
            Self::Table(table) => table.cells().collect(),
        }
    }
}
