//! Rectangles of a page in points, the origin at the bottom left.

use hayro_syntax::object::Rect as Numbers;

/// Millimetres in a point.
pub(crate) const MM_PER_POINT: f64 = 25.4 / 72.0;
/// What the numbers of boxes may differ by and still be the same, in points: 0.01 mm.
const SAME: f64 = 0.01 / MM_PER_POINT;

/// A rectangle in points, its first corner at the bottom left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) x0: f64,
    pub(crate) y0: f64,
    pub(crate) x1: f64,
    pub(crate) y1: f64,
}

impl Rect {
    /// The rectangle between two corners, whichever they are.
    pub(crate) fn new(x0: f64, y0: f64, x1: f64, y1: f64) -> Self {
        Self { x0: x0.min(x1), y0: y0.min(y1), x1: x0.max(x1), y1: y0.max(y1) }
    }

    /// Width and height in millimetres.
    pub(crate) fn size_mm(&self) -> [f64; 2] {
        [(self.x1 - self.x0) * MM_PER_POINT, (self.y1 - self.y0) * MM_PER_POINT]
    }

    /// Whether it lies in another, as far as boxes are exact.
    pub(crate) fn within(&self, outer: &Self) -> bool {
        self.x0 >= outer.x0 - SAME
            && self.y0 >= outer.y0 - SAME
            && self.x1 <= outer.x1 + SAME
            && self.y1 <= outer.y1 + SAME
    }

    /// Whether the two share more than an edge.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.x0 < other.x1 - SAME && other.x0 < self.x1 - SAME && self.y0 < other.y1 - SAME && other.y0 < self.y1 - SAME
    }

    /// What it has in common with another; an empty rectangle where they do not meet.
    pub(crate) fn common(&self, other: &Self) -> Self {
        let (x0, y0) = (self.x0.max(other.x0), self.y0.max(other.y0));
        Self { x0, y0, x1: self.x1.min(other.x1).max(x0), y1: self.y1.min(other.y1).max(y0) }
    }

    /// Whether it has no area.
    pub(crate) fn is_empty(&self) -> bool {
        let sizes = [self.x1 - self.x0, self.y1 - self.y0];
        !sizes.iter().all(|size| size.is_finite() && *size > SAME)
    }
}

impl From<Numbers> for Rect {
    fn from(rect: Numbers) -> Self {
        Self::new(rect.x0, rect.y0, rect.x1, rect.y1)
    }
}

/// A length rounded to two decimals.
pub(crate) fn hundredths(length: f64) -> f64 {
    // The sum makes zero of minus zero.
    (length * 100.0).round() / 100.0 + 0.0
}
