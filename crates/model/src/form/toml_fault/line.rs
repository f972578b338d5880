//! A line as far as it is TOML: what stands in quotes or behind `#` is blanked, byte for byte, so that marks found in the rest are marks of the
//! grammar. Takes text; gives the blanked line, the quote left open, the brackets left open.

use std::iter::repeat_n;

/// A line without its texts and its comment.
pub(super) struct BareLine {
    /// The line, as long as it was: `_` for what stands in quotes, blanks for the comment.
    pub(super) text: String,
    /// The quote that is not closed.
    pub(super) open_quote: Option<char>,
}

impl BareLine {
    /// Blanks a line.
    pub(super) fn new(line: &str) -> Self {
        let (mut text, mut open_quote, mut is_escaped) = (String::with_capacity(line.len()), None, false);
        for glyph in line.chars() {
            match open_quote {
                Some(quote) if glyph == quote && !is_escaped => {
                    open_quote = None;
                    text.push(glyph);
                }
                Some(quote) => {
                    text.extend(repeat_n('_', glyph.len_utf8()));
                    is_escaped = quote == '"' && glyph == '\\' && !is_escaped;
                }
                None if glyph == '#' => {
                    text.extend(repeat_n(' ', line.len() - text.len()));
                    break;
                }
                None => {
                    open_quote = Some(glyph).filter(|glyph| matches!(glyph, '"' | '\''));
                    text.push(glyph);
                }
            }
        }
        Self { text, open_quote }
    }
}

/// A bracket that is not closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OpenBracket {
    /// `[` or `{`.
    pub(super) sign: char,
    /// Its byte in the text.
    pub(super) at: usize,
}

impl OpenBracket {
    /// What closes it.
    pub(super) const fn closing(self) -> char {
        if self.sign == '[' { ']' } else { '}' }
    }

    /// What a fault of it is called.
    pub(super) const fn message(self) -> &'static str {
        if self.sign == '[' { "方括号没有配对" } else { "花括号没有配对" }
    }
}

/// The brackets that are open at the end of a text, outermost first.
pub(super) fn open_brackets(text: &str) -> Vec<OpenBracket> {
    let (mut open, mut start) = (Vec::<OpenBracket>::new(), 0);
    for line in text.split('\n') {
        for (at, sign) in BareLine::new(line).text.char_indices() {
            match sign {
                '[' | '{' => open.push(OpenBracket { sign, at: start + at }),
                ']' | '}' if open.last().is_some_and(|bracket| bracket.closing() == sign) => {
                    open.pop();
                }
                _ => {}
            }
        }
        start += line.len() + 1;
    }
    open
}
