//! What a text is, as far as its spaces go.

/// Whether white space is only typing, or content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::copy) enum Role {
    /// Prose: a space between 汉字 is typing, unless it parts names in a row or the halves of a couplet.
    Body,
    /// Items of lists, cells, captions, summaries, credits: too short for spaces of typing; one between 汉字 parts.
    Short,
    /// Headlines and crossheads: a space between 汉字 parts the two halves of a head.
    Headline,
}
