//! A block of a body: its Markdown, and what it is.

use serde::Serialize;

use crate::draft::quote;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// 段落.
    Paragraph,
    /// 小标题.
    Crosshead,
    /// 次级的小标题.
    Subhead,
    /// An item of a list.
    Item,
    /// A table, a picture in the text, a comment: moved as it is.
    Whole,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its Markdown, without the sign that tells its kind.
    pub markdown: String,
    /// Remarks.
    pub remarks: Vec<String>,
}

impl Block {
    /// A block of Markdown as it stands in a file.
    pub(super) fn of_file(text: &str) -> Self {
        let (kind, markdown) = if text.starts_with(['|', '<', '!', '>', '`']) {
            (BlockKind::Whole, text)
        } else if let Some(rest) = text.strip_prefix("## ").or_else(|| text.strip_prefix("# ")) {
            (BlockKind::Crosshead, rest)
        } else if let Some(rest) = text.strip_prefix("### ") {
            (BlockKind::Subhead, rest)
        } else if let Some(rest) = text.strip_prefix("- ").filter(|rest| !rest.contains('\n')) {
            (BlockKind::Item, rest)
        } else if text.starts_with(['-', '*', '+', '#']) {
            (BlockKind::Whole, text)
        } else {
            (BlockKind::Paragraph, text)
        };
        Self { kind, markdown: markdown.to_owned(), remarks: vec![] }
    }

    /// A paragraph of plain words.
    pub(super) fn of_words(words: &str) -> Self {
        match words.strip_prefix('•') {
            Some(item) => Self { kind: BlockKind::Item, markdown: quote::inside(item.trim()), remarks: vec![] },
            None => Self { kind: BlockKind::Paragraph, markdown: quote::inside(words), remarks: vec![] },
        }
    }

    /// It as it is written in a file.
    pub(super) fn file_text(&self) -> String {
        match self.kind {
            BlockKind::Whole => self.markdown.clone(),
            BlockKind::Crosshead => format!("## {}", self.markdown),
            BlockKind::Subhead => format!("### {}", self.markdown),
            BlockKind::Item => format!("- {}", self.markdown),
            BlockKind::Paragraph => quote::at_start(&self.markdown),
        }
    }

    /// Its words as they are read.
    pub fn words(&self) -> String {
        let words = quote::plain(&self.inline().split('\n').map(str::trim).fold(String::new(), join));
        if self.kind == BlockKind::Item { format!("•{words}") } else { words }
    }

    /// Its Markdown as it stands in a line: an item's sign is part of it.
    pub(super) fn inline(&self) -> &str {
        &self.markdown
    }

    /// This kind of block with the same words.
    pub(super) fn called(self, kind: BlockKind) -> Self {
        // The sign of an item is a character of the source.
        let markdown = if self.kind == BlockKind::Item { format!("•{}", self.markdown) } else { self.markdown };
        Self { kind, markdown, remarks: vec![] }
    }

    /// The block that goes on in another: both as one.
    pub(super) fn joined(mut self, next: Self) -> Self {
        let next = if next.kind == BlockKind::Item { next.called(BlockKind::Paragraph) } else { next };
        self.markdown = join(self.markdown, &next.markdown);
        self
    }

    /// It up to so many of its words' characters, and the rest as a paragraph.
    pub(super) fn parted(self, after: usize) -> Option<(Self, Self)> {
        let after = after.checked_sub(usize::from(self.kind == BlockKind::Item))?;
        let at = byte_of(&self.markdown, after)?;
        let (one, other) = (self.markdown[..at].trim_end(), self.markdown[at..].trim_start());
        if one.is_empty() || other.is_empty() {
            return None;
        }
        let other = Self { kind: BlockKind::Paragraph, markdown: other.to_owned(), remarks: vec![] };
        Some((Self { markdown: one.to_owned(), ..self }, other))
    }
}

/// Two lines as one; words in letters are parted.
fn join(mut before: String, after: &str) -> String {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    if letter(before.chars().next_back()) && letter(after.chars().next()) {
        before.push(' ');
    }
    before.push_str(after);
    before
}

/// The byte of Markdown at which the character of this number begins, as it is read.
fn byte_of(markdown: &str, character: usize) -> Option<usize> {
    let mut chars = markdown.char_indices().peekable();
    let mut count = 0;
    while let Some((at, c)) = chars.next() {
        if count == character {
            return Some(at);
        }
        let is_quoted = c == '\\' && chars.peek().is_some_and(|(_, next)| next.is_ascii_punctuation());
        if is_quoted {
            chars.next();
        }
        // The end of a line is not read.
        count += usize::from(c != '\n');
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_parted_where_it_is_read() {
        let block = Block::of_file("一\\*二三");
        let (one, other) = block.parted(2).unwrap();
        assert_eq!((one.markdown.as_str(), other.markdown.as_str()), ("一\\*", "二三"));
        assert_eq!(one.joined(other).markdown, "一\\*二三");
        assert!(Block::of_file("一二").parted(0).is_none() && Block::of_file("一二").parted(2).is_none());
    }

    #[test]
    fn an_items_sign_is_kept_when_it_becomes_something_else() {
        let item = Block::of_file("- 条目");
        assert_eq!(item.words(), "•条目");
        assert_eq!(item.clone().called(BlockKind::Crosshead).file_text(), "## •条目");
        assert_eq!(item.parted(2).unwrap().1.file_text(), "目");
    }
}
