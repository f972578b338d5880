//! The text of a draft while it is written.

use std::fmt::Write as _;

use super::words::MARK;

/// A draft, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The text of the file.
    pub text: String,
    /// How many remarks are in it.
    pub doubts: usize,
}

impl Draft {
    /// A remark between paragraphs.
    pub(super) fn remark(&mut self, words: &str) {
        self.doubts += 1;
        let _ = writeln!(self.text, "<!-- {MARK}{} -->\n", words.replace("--", "—"));
    }
}
