//! Where the parts of a module truly stand. Takes a placement and the grid; gives rectangles whose sides are lengths across
//! (broken columns 破栏 do not stand on the basic ones) and whole lines down.

use crate::grid::Grid;
use crate::layout::{Leg, PhotoPlacement, Placement, Treatment};
use chenbao_model::units::GridRect;

/// A rectangle on the page: thousandths of a point from the left of the type area, lines from its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TrueRect {
    pub(super) left: i64,
    pub(super) right: i64,
    pub(super) top: u16,
    pub(super) bottom: u16,
}

impl TrueRect {
    /// A rectangle of whole basic columns.
    pub(super) fn of_rect(rect: GridRect, grid: &Grid) -> Self {
        let left = grid.left(rect.x).millipoints();
        Self { left, right: left + grid.width(rect.w).millipoints(), top: rect.y, bottom: rect.bottom() }
    }

    /// A rectangle of whole text columns of a module.
    fn of_text(module: &Placement, rect: GridRect, grid: &Grid) -> Self {
        let index = rect.x.saturating_sub(module.text_x);
        let left = (grid.left(module.text_x) + grid.text_left(module.columns, index)).millipoints();
        let width = grid.text_width(module.columns, rect.w).millipoints();
        Self { left, right: left + width, top: rect.y, bottom: rect.bottom() }
    }

    /// A leg, with the blank lines at its foot.
    pub(super) fn of_leg(module: &Placement, leg: &Leg, grid: &Grid) -> Self {
        Self::of_text(module, GridRect::new(leg.x, leg.y, leg.w, leg.h), grid)
    }

    /// A picture with its caption.
    pub(super) fn of_photo(module: &Placement, photo: &PhotoPlacement, grid: &Grid) -> Self {
        Self::of_text(module, photo.rect, grid)
    }

    /// A picture without its caption.
    pub(super) fn of_picture(module: &Placement, photo: &PhotoPlacement, grid: &Grid) -> Self {
        let area = Self::of_photo(module, photo, grid);
        Self { bottom: area.top + photo.picture_lines, ..area }
    }

    pub(super) fn width(self) -> i64 {
        self.right - self.left
    }

    pub(super) fn lines(self) -> u16 {
        self.bottom.saturating_sub(self.top)
    }

    /// Its width by its lines.
    pub(super) fn size(self) -> i64 {
        self.width() * i64::from(self.lines())
    }

    pub(super) fn intersects(self, other: Self) -> bool {
        self.spans(other) && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether the two share a part of their widths.
    pub(super) fn spans(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right
    }

    pub(super) fn holds(self, other: Self) -> bool {
        self.covers(other) && self.top <= other.top && other.bottom <= self.bottom
    }

    /// Whether it is over or under the whole width of another.
    pub(super) fn covers(self, other: Self) -> bool {
        self.left <= other.left && other.right <= self.right
    }

    /// The basic columns it touches.
    pub(super) fn on_columns(self, grid: &Grid) -> GridRect {
        let column = grid.left(1).millipoints().max(1);
        let (from, to) = (self.left / column, (self.right + column - 1) / column);
        let units = |value: i64| u16::try_from(value).unwrap_or(u16::MAX);
        GridRect::new(units(from), self.top, units(to - from), self.lines())
    }
}

/// The parts of a module: head, legs, pictures with captions, sidebars.
pub(super) fn module_parts(module: &Placement, grid: &Grid) -> Vec<TrueRect> {
    let legs = module.legs.iter().map(|leg| TrueRect::of_leg(module, leg, grid));
    let photos = module.photos.iter().map(|photo| TrueRect::of_photo(module, photo, grid));
    let sidebars = module.sidebars.iter().map(|sidebar| TrueRect::of_rect(sidebar.rect, grid));
    std::iter::once(TrueRect::of_rect(module.head_rect, grid)).chain(legs).chain(photos).chain(sidebars).collect()
}

/// Stretches of a module that belong to none of its parts: more than the line of air a module has between two of them. Each is
/// the width of the stretch and its lines.
pub(super) fn holes(module: &Placement, grid: &Grid) -> Vec<(i64, u16)> {
    let parts = module_parts(module, grid);
    let inner = inside(module, grid);
    let mut edges: Vec<i64> = parts.iter().flat_map(|part| [part.left, part.right]).collect();
    edges.extend([inner.left, inner.right]);
    edges.retain(|edge| (inner.left..=inner.right).contains(edge));
    edges.sort_unstable();
    edges.dedup();
    // A gutter, or the inset of a box, is no hole.
    let is_wide = |strip: &&[i64]| strip[1] - strip[0] > 2 * grid.gutter.millipoints();
    edges.windows(2).filter(is_wide).flat_map(|strip| gaps(strip[0], strip[1], inner, &parts)).collect()
}

/// The part of a module that parts may fill.
fn inside(module: &Placement, grid: &Grid) -> TrueRect {
    let pad = if module.treatment == Treatment::Box { grid.box_pad } else { 0 };
    let area = TrueRect::of_rect(module.rect, grid);
    TrueRect { top: area.top + pad, bottom: area.bottom.saturating_sub(module.gap + pad), ..area }
}

/// The uncovered stretches of two lines and more between two verticals.
fn gaps(left: i64, right: i64, inner: TrueRect, parts: &[TrueRect]) -> Vec<(i64, u16)> {
    let strip = TrueRect { left, right, ..inner };
    let mut covered: Vec<TrueRect> = parts.iter().copied().filter(|part| part.spans(strip)).collect();
    covered.sort_by_key(|part| (part.top, part.bottom));
    let mut line = inner.top;
    let mut gaps = Vec::new();
    let end = TrueRect { top: inner.bottom, bottom: inner.bottom, ..strip };
    for part in covered.into_iter().chain([end]) {
        if part.top.saturating_sub(line) > 1 {
            gaps.push((right - left, part.top - line));
        }
        line = line.max(part.bottom);
    }
    gaps
}
