//! What a text is, as far as its spaces go.

/// Whether white space is only typing, or content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::copy) enum Role {
    /// Body text: spaces between 汉字 are typing.
    Body,
    /// Headlines and crossheads: a space between 汉字 parts the two halves of a head.
    Headline,
}
