//! Where the parser stopped, with the line around it; and what is told of it.

use super::line::BareLine;
use crate::diag::Source;

/// What is told of a fault.
pub(super) struct Told {
    /// The byte of the file it is told at.
    pub(super) at: usize,
    pub(super) message: String,
    pub(super) remedy: String,
}

impl Told {
    pub(super) fn new(at: usize, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { at, message: message.into(), remedy: remedy.into() }
    }
}

/// Where the parser stopped.
pub(super) struct Site<'s> {
    pub(super) source: &'s Source,
    /// The byte of the file.
    pub(super) at: usize,
    /// What the parser stumbled over; often nothing.
    pub(super) piece: &'s str,
    /// What the parser says.
    pub(super) parser: &'s str,
    /// The byte at which the line begins.
    pub(super) start: usize,
    /// The line, without its end.
    pub(super) line: &'s str,
    /// The same, its texts and its comment blanked.
    pub(super) bare: String,
    /// The quote the line leaves open.
    pub(super) open_quote: Option<char>,
}

impl<'s> Site<'s> {
    pub(super) fn new(source: &'s Source, error: &'s toml::de::Error) -> Self {
        let span = error.span().unwrap_or(0..0);
        let at = source.span_at(span.start).byte;
        let start = source.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = source.text[start..].lines().next().unwrap_or_default();
        let BareLine { text: bare, open_quote } = BareLine::new(line);
        let piece = source.text.get(span).unwrap_or_default();
        Self { source, at, piece, parser: error.message(), start, line, bare, open_quote }
    }

    /// The byte in the line of the sign between key and value.
    pub(super) fn equals(&self) -> Option<usize> {
        self.bare.find('=')
    }

    /// What stands before the sign, or the whole line.
    pub(super) fn key(&self) -> &'s str {
        let end = self.equals().unwrap_or(self.bare.trim_end().len());
        self.line[..end].trim()
    }

    /// What stands behind the sign, without a comment; none where there is no sign.
    pub(super) fn value(&self) -> Option<&'s str> {
        let from = self.equals()? + 1;
        Some(self.line[from..self.bare.trim_end().len().max(from)].trim())
    }

    /// The byte in the line where the parser stopped.
    pub(super) fn column(&self) -> usize {
        (self.at - self.start).min(self.line.len())
    }

    /// The first of some signs in the line outside of texts, from a byte of the line on, with its byte in the file.
    pub(super) fn sign(&self, from: usize, to: usize, signs: &[char]) -> Option<(usize, char)> {
        let part = self.bare.get(from..to)?;
        let at = part.find(signs)?;
        Some((self.start + from + at, part[at..].chars().next()?))
    }
}
