//! Finds the byte of the file that each character stands at, and settles those that are no words for readers.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use comrak::Node;

use super::super::coverage::stands_at;
use super::super::traced::Traced;
use super::address::{address_length, entity_length, is_escaped, title_length};
use super::transcript::{KEPT, OMITTED, Transcript};
use crate::diag::Source;
use crate::model::InlineStyle;

/// Reads the file beside the parser, from its beginning to its end.
pub(super) struct Tracer<'a> {
    pub(super) source: &'a Arc<Source>,
    /// The file as the parser reads it.
    pub(super) transcript: &'a Transcript,
    /// The line of the file where the body begins.
    first_line: usize,
    /// The byte of the file up to which characters have been placed.
    pub(super) cursor: usize,
    /// Bytes of characters that need no place.
    pub(super) settled: BTreeSet<usize>,
}

impl<'a> Tracer<'a> {
    /// A tracer for the body that begins at this byte.
    pub(super) fn new(source: &'a Arc<Source>, transcript: &'a Transcript, body_at: usize) -> Self {
        let first_line = source.span_at(body_at).line as usize;
        Self { source, transcript, first_line, cursor: body_at, settled: transcript.settled.clone() }
    }

    /// The bytes of the file from where a node begins to the end of the line it ends on.
    pub(super) fn lines_of(&self, node: Node<'_>) -> Range<usize> {
        let place = node.data.borrow().sourcepos;
        let line = |line: usize| self.first_line + line.saturating_sub(1);
        let start = self.source.byte_of(line(place.start.line), place.start.column);
        let start = self.transcript.text.floor_char_boundary(start);
        let end = self.source.byte_of(line(place.end.line) + 1, 1).max(start);
        start..end
    }

    /// The first byte of the line a node begins on.
    pub(super) fn line_of(&self, node: Node<'_>) -> usize {
        let line = node.data.borrow().sourcepos.start.line;
        self.source.byte_of(self.first_line + line.saturating_sub(1), 1)
    }

    /// The bytes of the file a node stands on.
    pub(super) fn bytes_of(&self, node: Node<'_>) -> Range<usize> {
        let place = node.data.borrow().sourcepos;
        let start = self.lines_of(node).start;
        let end = self.source.byte_of(self.first_line + place.end.line.saturating_sub(1), place.end.column + 1);
        start..self.transcript.text.ceil_char_boundary(end).max(start)
    }

    /// Moves to where a block begins, but not back.
    pub(super) fn enter(&mut self, block: &Range<usize>) {
        self.cursor = self.cursor.max(block.start);
    }

    /// Moves to where the parser says these words stand, if they do stand there.
    pub(super) fn approach(&mut self, at: usize, words: &str) {
        let rest = self.transcript.text.get(at..).unwrap_or_default();
        let stands = words.chars().next().is_some_and(|c| rest.starts_with([c, '\\', '&']));
        if at > self.cursor && stands {
            self.cursor = at;
        }
    }

    /// Finds the byte of each character from the cursor on, past markup, escapes and entities.
    pub(super) fn trace(&mut self, words: &str, style: InlineStyle, end: usize) -> Vec<Traced> {
        let place = |c: char| {
            let at = self.find_escaped(c, end);
            self.restored(c, at, style)
        };
        words.chars().filter_map(place).collect()
    }

    /// The author's character for one of the transcript; none for what is not for print.
    fn restored(&self, c: char, at: usize, style: InlineStyle) -> Option<Traced> {
        let own = || self.source.text.get(at..).and_then(|rest| rest.chars().next());
        match c {
            OMITTED => None,
            KEPT => {
                let c = self.transcript.substitutes.get(&at).copied().or_else(own)?;
                Some(Traced { style, literal: true, ..Traced::new(c, at) })
            }
            c => Some(Traced { style, ..Traced::new(c, at) }),
        }
    }

    /// Passes the end of the line at the cursor; tells whether it stays.
    pub(super) fn pass_line_end(&mut self) -> bool {
        let Some(offset) = self.transcript.text.get(self.cursor..).and_then(|rest| rest.find('\n')) else {
            return false;
        };
        let at = self.cursor + offset;
        self.cursor = at + 1;
        self.transcript.line_ends.contains(&at)
    }

    /// The byte of the next such character, or of an entity that stands for it; moves the cursor behind it.
    fn find_escaped(&mut self, c: char, end: usize) -> usize {
        let escaped = is_escaped(&self.transcript.text, self.cursor);
        let rest = &self.transcript.text[self.cursor..];
        match entity_length(rest, c).filter(|_| !escaped) {
            Some(length) => {
                let at = self.cursor;
                self.settle(at..at + length);
                self.cursor += length;
                at
            }
            None => self.find(c, end),
        }
    }

    /// The same for words in which nothing is escaped: code and HTML.
    pub(super) fn trace_verbatim(&mut self, words: &str, style: InlineStyle, end: usize) -> Vec<Traced> {
        let place = |c: char| {
            let at = if c.is_whitespace() { self.pass_space(end) } else { self.find(c, end) };
            self.restored(c, at, style)
        };
        words.chars().filter_map(place).collect()
    }

    /// The byte at the cursor; moves behind it if a space stands there. A tab may have become several spaces, so no other
    /// is looked for.
    fn pass_space(&mut self, end: usize) -> usize {
        let at = self.cursor;
        let next = self.transcript.text.get(at..end).and_then(|rest| rest.chars().next());
        self.cursor += next.filter(|c| c.is_whitespace()).map_or(0, char::len_utf8);
        at
    }

    /// The byte of the next such character from the cursor on; moves the cursor behind it.
    fn find(&mut self, c: char, end: usize) -> usize {
        let alike = |other: char| other == c || (c == ' ' && other.is_whitespace());
        let found = self.transcript.text.get(self.cursor..end).and_then(|rest| rest.find(alike));
        let at = self.cursor + found.unwrap_or(0);
        if found.is_some() {
            self.cursor = at + self.transcript.text[at..].chars().next().map_or(0, char::len_utf8);
        }
        at
    }

    /// Passes markup that stands somewhere from the cursor on, and settles it.
    pub(super) fn pass_markup(&mut self, markup: &str) {
        if let Some(offset) = self.transcript.text[self.cursor..].find(markup) {
            let start = self.cursor + offset;
            self.cursor = start + markup.len();
            self.settle(start..self.cursor);
        }
    }

    /// Passes what follows the words of a link or a picture: the address, which is not for print, and the title.
    /// Gives the bytes of the title.
    pub(super) fn pass_target(&mut self, end: usize) -> Option<Range<usize>> {
        let text = self.transcript.text.get(..end)?;
        let bracket = self.cursor + text.get(self.cursor..)?.find(']')?;
        let open = text[bracket..].strip_prefix("](")?;
        let address = open.trim_start();
        let address_at = end - address.len();
        let length = if address.starts_with('<') { address.find('>')? + 1 } else { address_length(address) };
        let rest = address[length..].trim_start();
        self.settle(address_at..address_at + length);
        self.cursor = address_at + length;
        let close = match rest.chars().next()? {
            quote @ ('"' | '\'') => quote,
            '(' => ')',
            _ => return None,
        };
        let title_at = end - rest.len() + 1;
        let title = title_at..title_at + title_length(&rest[1..], close)?;
        self.cursor = title.end + 1;
        Some(title)
    }

    /// Passes the label of a link that is defined elsewhere: `[字][名]`.
    pub(super) fn pass_label(&mut self, end: usize) {
        let Some(rest) = self.transcript.text.get(self.cursor..end) else { return };
        let Some(bracket) = rest.find(']').filter(|&at| rest[at..].starts_with("][")) else { return };
        let Some(length) = rest[bracket + 2..].find(']') else { return };
        let label = self.cursor + bracket + 2;
        self.settle(label..label + length);
        self.cursor = label + length + 1;
    }

    /// Settles the characters of these bytes.
    pub(super) fn settle(&mut self, bytes: Range<usize>) {
        let words = self.transcript.text.get(bytes.clone()).unwrap_or_default();
        self.settled.extend(words.char_indices().map(|(offset, _)| bytes.start + offset));
    }

    /// Settles characters, if they do stand where they were looked for.
    pub(super) fn settle_characters(&mut self, characters: &[Traced]) {
        let found = |traced: &&Traced| stands_at(self.source, traced.c, traced.at);
        self.settled.extend(characters.iter().filter(found).map(|traced| traced.at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_space_taken_for_a_space_is_passed_whole() {
        let source = Source::new("a.md", "\u{3000}乙".to_owned());
        let transcript = Transcript { text: source.text.clone(), ..Transcript::default() };
        let mut tracer = Tracer::new(&source, &transcript, 0);
        let characters = tracer.trace_verbatim(" 乙", InlineStyle::Plain, source.text.len());
        let places: Vec<usize> = characters.iter().map(|traced| traced.at).collect();
        assert_eq!(places, [0, 3]);
        assert_eq!(tracer.cursor, 6);
    }

    #[test]
    fn characters_stand_where_the_example_says() {
        let source = Source::new("a.md", "**好**&amp;[网](a.cn)站".to_owned());
        let manuscript = super::super::read_markdown(&source, 0);
        let [super::super::super::manuscript::Element::Paragraph(words)] = manuscript.elements.as_slice() else {
            panic!("a paragraph")
        };
        let places: Vec<(char, usize)> = words.0.iter().map(|traced| (traced.c, traced.at)).collect();
        assert_eq!(places, [('好', 2), ('&', 7), ('网', 13), ('站', 23)]);
    }
}
