//! Matrices and rectangles of a content stream: PDF's six numbers, points of 1/72 inch, the origin at the bottom left.

use hayro_syntax::object::Number;

use crate::boxes::Rect;

/// An affine map as PDF writes it: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub [f64; 6]);

impl Matrix {
    /// Leaves everything where it is.
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// A shift.
    pub(super) const fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// The map of the operands of `cm` and `Tm`.
    pub(super) fn of_operands(numbers: [Number; 6]) -> Self {
        Self(numbers.map(|number| number.as_f64()))
    }

    /// This map, then `next`.
    pub(super) fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f], [na, nb, nc, nd, ne, nf]) = (self.0, next.0);
        Self([
            a * na + b * nc,
            a * nb + b * nd,
            c * na + d * nc,
            c * nb + d * nd,
            e * na + f * nc + ne,
            e * nb + f * nd + nf,
        ])
    }

    /// Where a point comes to lie.
    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// How much it enlarges areas, as the side of a square.
    pub(super) fn scale(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs().sqrt()
    }

    /// How much it stretches lengths in the direction where it does so least.
    pub(super) fn least_stretch(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        let (sum, det) = (a * a + b * b + c * c + d * d, (a * d - b * c).abs());
        let greatest = ((sum + (sum * sum - 4.0 * det * det).max(0.0).sqrt()) / 2.0).sqrt();
        if greatest > 0.0 { det / greatest } else { 0.0 }
    }

    /// How thick a line of the width 1 comes out that runs in this direction on the page.
    pub(super) fn thickness_along(self, (x, y): (f64, f64)) -> f64 {
        let [a, b, c, d, ..] = self.0;
        let det = a * d - b * c;
        let length = x.hypot(y);
        if det.abs() < 1e-12 || length < 1e-12 {
            return 0.0;
        }
        // The direction in user space; a parallelogram keeps its area as it is mapped.
        (d * x - c * y).hypot(a * y - b * x) / length
    }

    /// The lengths of the sides of the unit square.
    pub(super) fn sides(self) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        (a.hypot(b), c.hypot(d))
    }

    /// The map back; none where it makes everything flat.
    pub(super) fn inverse(self) -> Option<Self> {
        let [a, b, c, d, e, f] = self.0;
        let det = a * d - b * c;
        if !det.is_finite() || det.abs() < 1e-12 {
            return None;
        }
        let (ia, ib, ic, id) = (d / det, -b / det, -c / det, a / det);
        Some(Self([ia, ib, ic, id, -(e * ia + f * ic), -(e * ib + f * id)]))
    }

    /// The rectangle round a rectangle as it is mapped.
    pub(super) fn bounds(self, rect: Rect) -> Rect {
        let corners = [(rect.x0, rect.y0), (rect.x1, rect.y0), (rect.x0, rect.y1), (rect.x1, rect.y1)];
        around(corners.into_iter().map(|(x, y)| self.apply(x, y)))
    }
}

/// The unit square.
pub(super) const UNIT: Rect = Rect { x0: 0.0, y0: 0.0, x1: 1.0, y1: 1.0 };

/// The rectangle round some points; what is not a number counts as zero.
pub(super) fn around(points: impl Iterator<Item = (f64, f64)>) -> Rect {
    let mut rect = Rect { x0: f64::MAX, y0: f64::MAX, x1: f64::MIN, y1: f64::MIN };
    for (x, y) in points {
        let (x, y) = (if x.is_finite() { x } else { 0.0 }, if y.is_finite() { y } else { 0.0 });
        rect = Rect { x0: rect.x0.min(x), y0: rect.y0.min(y), x1: rect.x1.max(x), y1: rect.y1.max(y) };
    }
    if rect.x0 > rect.x1 { Rect { x0: 0.0, y0: 0.0, x1: 0.0, y1: 0.0 } } else { rect }
}

/// What two rectangles have in common; none where they lie apart. Rectangles without a height or a width count.
pub(super) fn common(one: Rect, other: Rect) -> Option<Rect> {
    let rect =
        Rect { x0: one.x0.max(other.x0), y0: one.y0.max(other.y0), x1: one.x1.min(other.x1), y1: one.y1.min(other.y1) };
    (rect.x0 <= rect.x1 && rect.y0 <= rect.y1).then_some(rect)
}

/// The four numbers of a rectangle: left, bottom, right, top.
pub(super) fn numbers(rect: Rect) -> [f64; 4] {
    [rect.x0, rect.y0, rect.x1, rect.y1]
}

/// A rectangle of PDF's four numbers, whichever corners they name.
pub(super) fn rect_of([x0, y0, x1, y1]: [f64; 4]) -> Rect {
    around([(x0, y0), (x1, y1)].into_iter())
}
