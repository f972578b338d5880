//! The medium: what the same pages are set for.

/// What pages are set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// The screen: colours as sRGB, whole pictures, no bleed.
    Screen,
    /// The press: colours in C, M, Y, K, pictures cut to their frames, bleed as the paper asks for.
    Press,
}
