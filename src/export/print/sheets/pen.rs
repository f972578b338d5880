//! The pen that draws on a sheet: hairlines in registration colour, patches in process inks. Takes places in thousandths of a point, gives
//! operations of printpdf.

use printpdf::{
    Cmyk, Color, DictItem, Line, LineDashPattern, LinePoint, Op, PaintMode, Point, Polygon, PolygonRing, Pt,
    WindingOrder,
};

use super::frame::{SheetArea, points};

/// The name under which a sheet's resources have the registration colour: a Separation of the colorant All, which every plate takes.
pub(super) const REGISTRATION: &str = "Registration";
/// The weight of marks in points: what a press still holds, and a knife splits.
const HAIRLINE: f32 = 0.25;
/// How far the handles of a Bézier quarter circle lie from its ends, in thousandths of the radius.
const QUARTER: i64 = 552;

/// A tint of process inks: C, M, Y, K in percent.
pub(super) type Tint = [u8; 4];

/// Collects what is drawn on one side of a sheet.
#[derive(Default)]
pub(super) struct SheetPen {
    ops: Vec<Op>,
}

impl SheetPen {
    /// What was drawn.
    pub(super) fn finish(self) -> Vec<Op> {
        self.ops
    }

    /// From here on lines are solid hairlines in registration colour.
    pub(super) fn registration(&mut self) {
        self.ops.push(Op::SetColorSpaceStroke { id: REGISTRATION.to_owned() });
        // printpdf has no operation for the value of a colour space of one's own.
        self.ops.push(Op::Unknown { key: "SCN".to_owned(), value: vec![DictItem::Real(1.0)] });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(HAIRLINE) });
        self.dashes(&[]);
    }

    /// From here on lines are dashed so, in thousandths of a point; no dashes make them solid.
    pub(super) fn dashes(&mut self, pattern: &[i64]) {
        let pattern: Vec<f32> = pattern.iter().map(|length| points(*length)).collect();
        self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &pattern) });
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (i64, i64), to: (i64, i64)) {
        let line = Line { points: vec![corner(from.0, from.1), corner(to.0, to.1)], is_closed: false };
        self.ops.push(Op::DrawLine { line });
    }

    /// A circle around a point.
    pub(super) fn circle(&mut self, (x, y): (i64, i64), radius: i64) {
        let (r, handle) = (radius, radius * QUARTER / 1000);
        let mut outline = vec![corner(x + r, y)];
        for (dx, dy) in [(1, 0), (0, 1), (-1, 0), (0, -1)] {
            // The quarter turns left from (dx, dy) to (-dy, dx).
            outline.push(control(x + dx * r - dy * handle, y + dy * r + dx * handle));
            outline.push(control(x - dy * r + dx * handle, y + dx * r + dy * handle));
            outline.push(corner(x - dy * r, y + dx * r));
        }
        self.ops.push(Op::DrawLine { line: Line { points: outline, is_closed: true } });
    }

    /// An area filled with a tint.
    pub(super) fn patch(&mut self, area: SheetArea, tint: Tint) {
        let SheetArea { left, bottom, right, top } = area;
        self.fill(&[(left, bottom), (right, bottom), (right, top), (left, top)], tint);
    }

    /// A polygon filled with a tint.
    pub(super) fn fill(&mut self, corners: &[(i64, i64)], tint: Tint) {
        let [c, m, y, k] = tint.map(|percent| f32::from(percent) / 100.0);
        self.ops.push(Op::SetFillColor { col: Color::Cmyk(Cmyk { c, m, y, k, icc_profile: None }) });
        let ring = PolygonRing { points: corners.iter().map(|(x, y)| corner(*x, *y)).collect() };
        let polygon = Polygon { rings: vec![ring], mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
    }
}

fn corner(x: i64, y: i64) -> LinePoint {
    LinePoint { p: Point { x: Pt(points(x)), y: Pt(points(y)) }, bezier: false }
}

fn control(x: i64, y: i64) -> LinePoint {
    LinePoint { bezier: true, ..corner(x, y) }
}
