//! A picture that the parser would not see, as its author names it.

use std::ops::Range;

use crate::content::Phrase;

/// A picture named in the manner of another Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::copy::markdown) struct ForeignPicture {
    /// Where all of it stands.
    pub(in crate::copy::markdown) bytes: Range<usize>,
    /// The file.
    pub(in crate::copy::markdown) file: Phrase,
    /// What it shows, for those who cannot see it.
    pub(in crate::copy::markdown) alt: Phrase,
    /// Its caption.
    pub(in crate::copy::markdown) title: Phrase,
}
