//! The pieces of copy that Markdown misreads (`awkward.toml`), for the tests of copy and for those of pages and books.

use serde::Deserialize;

/// A piece of copy and what is printed of it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Piece {
    pub(crate) source: String,
    pub(crate) printed: String,
}

/// All pieces.
#[derive(Deserialize)]
pub(crate) struct Pieces {
    /// Those that may stand together in a sentence.
    pub(crate) inline: Vec<Piece>,
    /// Those that are blocks of their own.
    pub(crate) block: Vec<Piece>,
}

/// The pieces as they are written down.
pub(crate) fn pieces() -> Pieces {
    toml::from_str(include_str!("awkward.toml")).unwrap()
}

/// The characters that must be accounted for: letters, figures and signs; marks may take another form.
pub(crate) fn visible(text: &str) -> String {
    let is_sign = |c: char| c.is_alphanumeric() || "*_%&".contains(c) || matches!(c, '₂' | '\u{2100}'..='\u{2bff}');
    text.chars().filter(|&c| is_sign(c)).collect()
}
