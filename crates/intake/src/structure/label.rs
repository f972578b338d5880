//! What a line can be.

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// A line of a head: title, kicker, place, crosshead, caption, name of a writer.
    Head,
    /// The first line of a paragraph.
    First,
    /// A further line of a paragraph.
    More,
}

/// All of them.
pub(super) const ALL: [Label; 3] = [Label::Head, Label::First, Label::More];

/// A line's label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Labelled {
    /// The likeliest label.
    pub(super) label: Label,
    /// How much likelier it is than the next, as a logarithm of odds.
    pub(super) margin: f64,
}
