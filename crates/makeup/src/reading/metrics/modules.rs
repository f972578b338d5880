//! The modules of a page and the room it leaves them, as the measures count them.

use crate::grid::Grid;
use crate::layout::{PageLayout, Placement};
use chenbao_model::units::GridRect;

/// A number of things.
pub(super) fn count(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// The first line below what is reserved over the whole width at the head of the page.
pub(super) fn top(page: &PageLayout, grid: &Grid) -> u16 {
    let mut rects: Vec<GridRect> = page.reserved.iter().map(|reserved| reserved.rect).collect();
    rects.sort_by_key(|rect| rect.y);
    let below = |top: u16, rect: GridRect| if rect.y == top && rect.w == grid.cols { rect.bottom() } else { top };
    rects.into_iter().fold(0, below)
}

/// The place of the lead: the first column and line, in reading order, that is not reserved.
pub(super) fn corner(page: &PageLayout, grid: &Grid) -> Option<(u16, u16)> {
    let is_free = |x, y| !page.reserved.iter().any(|reserved| reserved.rect.intersects(GridRect::new(x, y, 1, 1)));
    (0..grid.lines).flat_map(|y| (0..grid.cols).map(move |x| (x, y))).find(|&(x, y)| is_free(x, y))
}

/// Column-lines of the page that are not reserved; at least one.
pub(super) fn room(page: &PageLayout, grid: &Grid) -> u32 {
    let reserved: u32 = page.reserved.iter().map(|reserved| reserved.rect.area()).sum();
    (u32::from(grid.cols) * u32::from(grid.lines)).saturating_sub(reserved).max(1)
}

/// Whether what is reserved leaves nothing of the page.
pub(super) fn is_covered(page: &PageLayout, grid: &Grid) -> bool {
    corner(page, grid).is_none()
}

/// A module and the sidebars inside it.
pub(super) fn with_sidebars(module: &Placement) -> impl Iterator<Item = &Placement> {
    std::iter::once(module).chain(&module.sidebars)
}

pub(super) fn all_modules(page: &PageLayout) -> impl Iterator<Item = &Placement> {
    page.modules.iter().flat_map(with_sidebars)
}
