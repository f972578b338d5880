//! A character of a page.

use kurbo::Point;

/// A character as it stands on its page.
pub(super) struct Letter {
    pub(super) text: String,
    pub(super) at: Point,
    pub(super) size: f64,
}
