//! The parts of a sheet with fixed rectangles, as states of the search in `around`.

use super::fixed::Place;
use super::table::Block;
use super::tree::Cut;

/// A part of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum AroundState {
    /// Items without a place.
    Free(Block),
    /// A fixed rectangle.
    Fixed(u8),
    /// Items around at least one fixed rectangle, cut in this direction into two or more.
    Around(AroundRect),
}

impl AroundState {
    /// The direction of its first cut; none where it is not cut.
    pub(super) fn cut(self) -> Option<Cut> {
        match self {
            Self::Free(block) => (!block.is_single()).then_some(block.cut),
            Self::Fixed(_) => None,
            Self::Around(around) => Some(around.cut),
        }
    }
}

/// The items around fixed rectangles, and how they are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct AroundRect {
    pub(super) set: u16,
    pub(super) place: Place,
    pub(super) cut: Cut,
    /// Whether a block stands before it in the same row, so that it may not begin with one.
    pub(super) after_block: bool,
}

/// A fixed rectangle, and the item in it.
pub(super) struct FixedPlace {
    pub(super) place: Place,
    pub(super) item: Option<usize>,
}
