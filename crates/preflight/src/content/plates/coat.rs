//! What a mark leaves on the plates.

use crate::fault::Inks;

/// What a mark leaves on the plates.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Coat {
    pub inks: Inks,
    /// Which plates it changes.
    pub paints: [bool; 4],
    /// From 0 to 1.
    pub opacity: f32,
    /// Whether it adds to what lies below.
    pub multiplies: bool,
    /// Whether it counts as artwork: all but white areas.
    pub artwork: bool,
}
