//! What a reader gives of a file, whatever its kind: lines in reading order, each with its place and its look, and what hangs on them.

use std::fmt;

/// Where a line stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A line of a text, from 1.
    Line(usize),
    /// A paragraph of a document, from 1.
    Paragraph(usize),
    /// A page and a line on it, from 1.
    Page(usize, usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "第 {line} 行"),
            Self::Paragraph(paragraph) => write!(f, "第 {paragraph} 段"),
            Self::Page(page, line) => write!(f, "第 {page} 页第 {line} 行"),
        }
    }
}

/// How a line stands between the edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Nobody knows, or it runs from the left.
    #[default]
    Plain,
    /// 居中.
    Centre,
    /// 靠右.
    Right,
}

/// What a style of a word processor says a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Styled {
    /// 标题, Title.
    Title,
    /// 副标题, Subtitle.
    Subtitle,
    /// 标题 1 to 9.
    Heading(u8),
    /// 题注.
    Caption,
}

/// How a line looks, as far as its file tells.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Look {
    /// Height of the letters in points; 0 where nobody knows.
    pub size: f32,
    /// Whether most of it is bold, or in a face for heads.
    pub bold: bool,
    /// How it stands.
    pub align: Align,
    /// What its style says.
    pub styled: Option<Styled>,
}

/// What a line is a line of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strand {
    /// The running text.
    #[default]
    Text,
    /// A row of a table, its cells parted by tabs.
    Row,
    /// A text box.
    Box,
    /// A footnote or an endnote.
    Note,
    /// A header or a footer of all pages.
    Margin,
    /// A picture stands here: its index in [`Manuscript::pictures`].
    Picture(usize),
}

/// A line, or in a word processor's file a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its text, without blanks at both ends.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// How many empty lines stand before it.
    pub blanks: usize,
    /// Whether it began with blanks, or its paragraph is indented.
    pub indented: bool,
    /// How it looks.
    pub look: Look,
    /// What it is a line of.
    pub strand: Strand,
}

impl Line {
    /// A line of running text without a look.
    pub fn plain(text: impl Into<String>, place: Place) -> Self {
        Self { text: text.into(), place, blanks: 0, indented: false, look: Look::default(), strand: Strand::Text }
    }
}

/// What somebody noted beside the text, or struck out: it is no part of the article, and the editor should know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Its text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// What it is, in words: `批注（王老师）`, `修订删去`.
    pub what: String,
}

/// A picture that came inside a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inlaid {
    /// Its name in the document, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A file as text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Manuscript {
    /// Its lines in reading order; none is empty.
    pub lines: Vec<Line>,
    /// What was noted or struck out.
    pub asides: Vec<Aside>,
    /// The pictures inside it, in reading order.
    pub pictures: Vec<Inlaid>,
    /// What the editor should know of the reading, in sentences.
    pub remarks: Vec<String>,
}

impl Manuscript {
    /// How many characters are seen in all of it.
    pub fn visible(&self) -> usize {
        let lines = self.lines.iter().map(|line| crate::measure::visible(&line.text));
        let asides = self.asides.iter().map(|aside| crate::measure::visible(&aside.text));
        lines.chain(asides).sum()
    }

    /// Lines of a text: blanks at both ends are dropped and counted, empty lines become [`Line::blanks`].
    pub fn of_text(text: &str) -> Self {
        let mut manuscript = Self::default();
        let mut blanks = 0;
        let normal = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'], "\n");
        for (index, raw) in normal.split('\n').enumerate() {
            let trimmed = raw.trim_matches(|c: char| !crate::measure::is_visible(c));
            if trimmed.is_empty() {
                blanks += 1;
                continue;
            }
            let lead = &raw[..raw.find(trimmed).unwrap_or(0)];
            let mut line = Line::plain(trimmed, Place::Line(index + 1));
            line.blanks = blanks;
            line.indented = crate::measure::width(lead) >= 6 || lead.contains('\t');
            manuscript.lines.push(line);
            blanks = 0;
        }
        manuscript
    }
}
