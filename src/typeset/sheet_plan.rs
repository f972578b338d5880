//! The measures of a proof sheet. Takes an issue; gives where on a sheet its page, what is written beside it and columns of notes stand.

use typst::layout::{Abs, Point, Size};

use crate::model::Issue;

/// White on the left and above the page, in millimetres.
const MARGIN_MM: f64 = 12.0;
/// The measure of what is written beside the page, in millimetres.
const NOTES_MM: f64 = 78.0;
/// White between columns, in millimetres.
const GAP_MM: f64 = 6.0;
/// Below the page, for the lines to be signed, in millimetres.
const FOOT_MM: f64 = 24.0;
/// The measures of a sheet.
#[derive(Clone, Copy)]
pub(super) struct SheetPlan {
    pub(super) size: Size,
    /// The trimmed page on it.
    pub(super) page: Point,
    pub(super) page_size: Size,
    /// The measure of what is written beside it.
    pub(super) notes: Abs,
    gap: Abs,
}

impl SheetPlan {
    /// For an issue.
    pub(super) fn of(issue: &Issue) -> Self {
        let (width, height) = issue.paper.print.trim;
        let page_size = Size::new(Abs::pt(width.to_pt()), Abs::pt(height.to_pt()));
        let (margin, notes, gap) = (Abs::mm(MARGIN_MM), Abs::mm(NOTES_MM), Abs::mm(GAP_MM));
        let size = Size::new(margin + page_size.x + gap + notes + gap, margin + page_size.y + Abs::mm(FOOT_MM));
        Self { size, page: Point::splat(margin), page_size, notes, gap }
    }

    /// Where notes stand beside a page.
    pub(super) fn beside(&self) -> Point {
        Point::new(self.page.x + self.page_size.x + self.gap, self.page.y)
    }

    /// Where they stand on a sheet without a page, column by column.
    pub(super) fn columns(&self) -> Vec<Point> {
        let step = self.notes + self.gap;
        let lefts = std::iter::successors(Some(self.page.x), |left| Some(*left + step));
        let fits = |left: &Abs| *left + self.notes <= self.size.x;
        lefts.take_while(fits).map(|left| Point::new(left, self.page.y)).collect()
    }
}
