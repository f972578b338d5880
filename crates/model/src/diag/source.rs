//! The author's files as places: a text with its lines, and spans that name file, line and column.

use std::sync::Arc;

use serde::{Serialize, Serializer};

/// A file an author wrote, held for the findings that point into it.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The path as it is shown: relative to where the command was run, with `/`.
    pub path: Arc<str>,
    /// The whole text.
    pub text: String,
    line_starts: Vec<usize>,
}

impl Source {
    /// A source of this path and text.
    pub fn new(path: impl Into<Arc<str>>, text: String) -> Arc<Self> {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Arc::new(Self { path: path.into(), text, line_starts })
    }

    /// The span at a byte of the text; a byte past the end, or inside a character, is moved back to the nearest good one.
    pub fn span_at(&self, byte: usize) -> Span {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.line_starts.partition_point(|&start| start <= byte) - 1;
        let column = self.text[self.line_starts[line]..byte].chars().count();
        Span { file: self.path.clone(), line: to_u32(line) + 1, column: to_u32(column) + 1, byte }
    }

    /// The byte of a line and a byte column, both from 1, as Markdown and YAML readers report them.
    pub fn byte_of(&self, line: usize, byte_column: usize) -> usize {
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        (start + byte_column.saturating_sub(1)).min(self.text.len())
    }
}

fn to_u32(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// A place in a file of the author's: line and column from 1, the column in characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The path as it is shown.
    #[serde(serialize_with = "as_text")]
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The byte in the file's text, from 0.
    #[serde(skip)]
    pub byte: usize,
}

impl Span {
    /// The beginning of a file whose text is not at hand.
    pub fn file(path: impl Into<Arc<str>>) -> Self {
        Self { file: path.into(), line: 1, column: 1, byte: 0 }
    }
}

fn as_text<S: Serializer>(text: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}
