//! The sheet on which a body is transcribed: takes decisions of the rules, gives the [`Transcript`].

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::super::manuscript::Notice;
use super::foreign_picture::ForeignPicture;
use crate::diag::{Code, Severity};

/// Stands for a character that is the author's own and no mark of Markdown.
pub(in crate::copy::markdown) const KEPT: char = '\u{1}';
/// Stands for a byte of what is not for print.
pub(in crate::copy::markdown) const OMITTED: char = '\u{2}';
/// Stands where a picture is named in the manner of another Markdown.
pub(in crate::copy::markdown) const FOREIGN_PICTURE: char = '\u{3}';

/// A body as the parser is to read it.
#[derive(Debug, Default)]
pub(in crate::copy::markdown) struct Transcript {
    /// The whole file, as long as the author's; before the body it is the same.
    pub(in crate::copy::markdown) text: String,
    /// What [`KEPT`] stands for at a byte, where it is not the author's own character.
    pub(in crate::copy::markdown) substitutes: BTreeMap<usize, char>,
    /// The pictures that [`FOREIGN_PICTURE`] stands for, by byte.
    pub(in crate::copy::markdown) pictures: BTreeMap<usize, ForeignPicture>,
    /// Bytes of characters that are not for print.
    pub(in crate::copy::markdown) settled: BTreeSet<usize>,
    /// Lines that are headings by the row of `=` below them, by their first byte.
    pub(in crate::copy::markdown) headings: BTreeSet<usize>,
    /// Line ends that stay: the bytes of their `\n`.
    pub(in crate::copy::markdown) line_ends: BTreeSet<usize>,
    /// The stanzas of verse, by the byte of their first line; the value tells whether the verse goes on from the stanza before.
    pub(in crate::copy::markdown) stanzas: BTreeMap<usize, bool>,
}

/// A line of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Its first byte.
    pub(super) start: usize,
    /// The byte behind its last character, its end not counted.
    pub(super) end: usize,
}

/// A transcript in the making.
pub(super) struct Sheet<'a> {
    /// The author's file.
    pub(super) source: &'a str,
    /// Where the body begins.
    pub(super) body_at: usize,
    bytes: Vec<u8>,
    /// Bytes in which nothing more is to be settled.
    protected: Vec<Range<usize>>,
    notices: Vec<Notice>,
    transcript: Transcript,
}

impl<'a> Sheet<'a> {
    /// A sheet on which nothing is settled.
    pub(super) fn new(source: &'a str, body_at: usize) -> Self {
        Self {
            source,
            body_at,
            bytes: source.as_bytes().to_vec(),
            protected: vec![],
            notices: vec![],
            transcript: Transcript::default(),
        }
    }

    /// The lines of the body as they stand by now, and where; text is what the parser would see.
    pub(super) fn lines(&self) -> Vec<(Line, String)> {
        let mut start = self.body_at;
        let mut lines = vec![];
        for whole in self.source[self.body_at..].split_inclusive('\n') {
            let end = start + whole.trim_end_matches(['\n', '\r']).len();
            lines.push((Line { start, end }, self.text(start..end)));
            start += whole.len();
        }
        lines
    }

    /// The text of some bytes as it stands by now.
    pub(super) fn text(&self, bytes: Range<usize>) -> String {
        String::from_utf8_lossy(self.bytes.get(bytes).unwrap_or_default()).into_owned()
    }

    /// The whole body as it stands by now.
    pub(super) fn body(&self) -> String {
        self.text(self.body_at..self.bytes.len())
    }

    /// Whether a byte may still be settled.
    pub(super) fn is_open(&self, at: usize) -> bool {
        let next = self.protected.partition_point(|range| range.end <= at);
        self.protected.get(next).is_none_or(|range| at < range.start)
    }

    /// Settles nothing more in these bytes.
    pub(super) fn protect(&mut self, bytes: Range<usize>) {
        let next = self.protected.partition_point(|range| range.start < bytes.start);
        self.protected.insert(next, bytes);
    }

    /// Makes these characters the author's own.
    pub(super) fn keep(&mut self, bytes: Range<usize>) {
        let source = self.source;
        for (offset, c) in source.get(bytes.clone()).unwrap_or_default().char_indices() {
            if !c.is_whitespace() {
                self.substitute(bytes.start + offset..bytes.start + offset + c.len_utf8(), c);
            }
        }
    }

    /// Sets another character in the place of these bytes.
    pub(super) fn substitute(&mut self, bytes: Range<usize>, c: char) {
        let own = self.source.get(bytes.clone()).is_some_and(|text| text.chars().eq([c]));
        if !own {
            self.settle(bytes.clone());
        }
        self.fill(bytes.clone(), OMITTED);
        self.write(bytes.start, KEPT);
        self.transcript.substitutes.insert(bytes.start, c);
    }

    /// Leaves these bytes out.
    pub(super) fn omit(&mut self, bytes: Range<usize>) {
        self.settle(bytes.clone());
        self.fill(bytes, OMITTED);
    }

    /// Leaves these bytes out, and makes the lines that hold nothing else blank.
    pub(super) fn omit_lines(&mut self, bytes: Range<usize>) {
        self.omit(bytes.clone());
        let source = self.source;
        let mut start = source[..bytes.start].rfind('\n').map_or(self.body_at, |before| before + 1).max(self.body_at);
        let end = source[bytes.end..].find('\n').map_or(source.len(), |length| bytes.end + length);
        for line in source[start..end].split_inclusive('\n') {
            let own = start..start + line.len();
            start = own.end;
            if self.text(own.clone()).chars().all(|c| c == OMITTED || c.is_whitespace()) {
                self.fill(own, ' ');
            }
        }
    }

    /// Writes another mark in the place of ASCII that is as long.
    pub(super) fn rewrite(&mut self, at: usize, mark: &str) {
        for (place, byte) in self.bytes.iter_mut().skip(at).zip(mark.bytes()) {
            *place = byte;
        }
    }

    /// Takes a picture that stands in these bytes.
    pub(super) fn take_picture(&mut self, picture: ForeignPicture) {
        let bytes = picture.bytes.clone();
        self.fill(bytes.clone(), OMITTED);
        self.write(bytes.start, FOREIGN_PICTURE);
        self.protect(bytes.clone());
        self.transcript.pictures.insert(bytes.start, picture);
    }

    /// Settles characters that are not for print.
    pub(super) fn settle(&mut self, bytes: Range<usize>) {
        let text = self.source.get(bytes.clone()).unwrap_or_default();
        self.transcript.settled.extend(text.char_indices().map(|(offset, _)| bytes.start + offset));
    }

    /// Makes a line a heading.
    pub(super) fn head_line(&mut self, start: usize) {
        self.transcript.headings.insert(start);
    }

    /// Keeps the end of a line.
    pub(super) fn keep_line_end(&mut self, end: usize) {
        self.transcript.line_ends.insert(end);
    }

    /// Makes the paragraph that begins here a stanza.
    pub(super) fn make_stanza(&mut self, start: usize, goes_on: bool) {
        self.transcript.stanzas.insert(start, goes_on);
    }

    /// Notes what was done.
    pub(super) fn note(&mut self, code: Code, at: usize, message: impl Into<String>, remedy: impl Into<String>) {
        let notice = Notice { code, severity: code.severity(), at, message: message.into(), remedy: remedy.into() };
        self.notices.push(notice);
    }

    /// Notes what must be mended before the paper can be printed.
    pub(super) fn fault(&mut self, code: Code, at: usize, message: impl Into<String>, remedy: impl Into<String>) {
        let notice = Notice { code, severity: Severity::Error, at, message: message.into(), remedy: remedy.into() };
        self.notices.push(notice);
    }

    /// The transcript, and what was done.
    pub(super) fn close(self) -> (Transcript, Vec<Notice>) {
        let text = String::from_utf8(self.bytes).unwrap_or_else(|_| self.source.to_owned());
        (Transcript { text, ..self.transcript }, self.notices)
    }

    fn fill(&mut self, bytes: Range<usize>, c: char) {
        for byte in self.bytes.get_mut(bytes).unwrap_or_default() {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = u8::try_from(c).unwrap_or(b' ');
            }
        }
    }

    fn write(&mut self, at: usize, c: char) {
        self.fill(at..at + 1, c);
    }
}
