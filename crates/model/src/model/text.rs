//! Text as it will be set: blocks of inlines, each character traceable to the byte it came from.

use std::sync::Arc;

use crate::diag::{Source, Span};

/// How a run of text is set off from the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum InlineStyle {
    /// As the text around it.
    #[default]
    Plain,
    /// Strong: the heavier face.
    Strong,
    /// 着重: another face (楷体), since Chinese has no italic.
    Emphasis,
}

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Inline {
    /// The characters; never empty.
    pub text: String,
    /// How they are set.
    pub style: InlineStyle,
}

/// Where the characters of a [`Text`] stand in the author's file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceMap {
    /// The file; none for text the tool made itself.
    pub source: Option<Arc<Source>>,
    /// Pairs (byte in the text, byte in the file), ascending; between two pairs both advance together.
    pub anchors: Vec<(usize, usize)>,
}

/// One paragraph's worth of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The runs, in order.
    pub inlines: Vec<Inline>,
    /// Where they came from.
    pub map: SourceMap,
}

impl Text {
    /// Text in one style that no file contains.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        let inlines = if text.is_empty() { vec![] } else { vec![Inline { text, style: InlineStyle::Plain }] };
        Self { inlines, map: SourceMap::default() }
    }

    /// The characters of all runs.
    pub fn to_plain(&self) -> String {
        self.inlines.iter().map(|inline| inline.text.as_str()).collect()
    }

    /// Whether there is nothing to set.
    pub fn is_empty(&self) -> bool {
        self.inlines.is_empty()
    }

    /// The number of characters that are not white space: what an editor counts as 字.
    pub fn chars(&self) -> usize {
        self.inlines.iter().map(|inline| inline.text.chars().filter(|c| !c.is_whitespace()).count()).sum()
    }

    /// The place of a byte of [`Text::to_plain`] in the author's file.
    pub fn span_at(&self, byte: usize) -> Option<Span> {
        let source = self.map.source.as_ref()?;
        let next = self.map.anchors.partition_point(|&(at, _)| at <= byte);
        let (at, file) = *self.map.anchors.get(next.checked_sub(1)?)?;
        Some(source.span_at(file + (byte - at)))
    }
}

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
