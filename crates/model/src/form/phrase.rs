//! Words of a file with their place.

/// Words from a file and the byte of it they begin at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// The byte of the first one.
    pub at: usize,
}
