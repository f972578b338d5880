//! The areas of a page: where its stories, heads, legs, pictures and captions stand, as one table of rectangles. Takes a layout; gives what
//! a preview can point at.

use crate::grid::Grid;
use crate::layout::{Layout, Leg, PageLayout, PhotoPlacement, Placement, Reserved, ReservedKind};
use chenbao_model::units::{GridRect, Length};

/// What an area holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AreaPart<'l> {
    /// A whole module.
    Story(&'l Placement),
    /// A module inside the rectangle of another, 延伸阅读.
    Sidebar(&'l Placement),
    /// The head of a module.
    Head(&'l Placement),
    /// One leg of its text.
    Leg(&'l Placement),
    /// A picture of it.
    Picture(&'l Placement, &'l PhotoPlacement),
    /// The caption below a picture.
    Caption(&'l Placement, &'l PhotoPlacement),
    /// What is reserved before anything is made up, by its kind; an advertisement with its number on the page.
    Reserved(ReservedKind, Option<usize>),
}

impl<'l> AreaPart<'l> {
    /// The module it belongs to.
    pub const fn module(&self) -> Option<&'l Placement> {
        match *self {
            Self::Story(module)
            | Self::Sidebar(module)
            | Self::Head(module)
            | Self::Leg(module)
            | Self::Picture(module, _)
            | Self::Caption(module, _) => Some(module),
            Self::Reserved(..) => None,
        }
    }
}

/// A rectangle of a page, from the type area's top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area<'l> {
    /// What it holds.
    pub part: AreaPart<'l>,
    /// Left, top, width, height.
    pub rect: [Length; 4],
}

/// The areas of a page. Where they lie over each other, the last is the innermost.
pub fn areas<'l>(layout: &'l Layout, page: &'l PageLayout) -> Vec<Area<'l>> {
    let grid = &layout.grid;
    let reserved = page.reserved.iter().filter(|reserved| reserved.kind != ReservedKind::Blank);
    let mut out: Vec<Area> = reserved
        .map(|reserved| {
            let rect = if reserved.kind == ReservedKind::Ad { ad_rect(reserved, page) } else { reserved.rect };
            Area { part: AreaPart::Reserved(reserved.kind, reserved.ad), rect: basic(grid, rect) }
        })
        .collect();
    for module in &page.modules {
        out.push(Area { part: AreaPart::Story(module), rect: frame(grid, module) });
        out.extend(inner(grid, module));
        for sidebar in &module.sidebars {
            out.push(Area { part: AreaPart::Sidebar(sidebar), rect: frame(grid, sidebar) });
            out.extend(inner(grid, sidebar));
        }
    }
    out
}

/// The rectangle of a module without the blank line at its foot.
fn frame(grid: &Grid, module: &Placement) -> [Length; 4] {
    let rect = module.rect;
    basic(grid, GridRect { h: rect.h.saturating_sub(module.gap), ..rect })
}

/// The rectangle of an advertisement: without the blank line at its head, where the modules above leave none.
pub fn ad_rect(reserved: &Reserved, page: &PageLayout) -> GridRect {
    let rect = reserved.rect;
    let touches = page.modules.iter().any(|module| {
        let above = module.rect;
        module.gap == 0 && above.y + above.h == rect.y && above.x < rect.x + rect.w && rect.x < above.x + above.w
    });
    if touches && rect.h > 1 { GridRect { y: rect.y + 1, h: rect.h - 1, ..rect } } else { rect }
}

/// A rectangle of basic columns.
fn basic(grid: &Grid, rect: GridRect) -> [Length; 4] {
    [grid.left(rect.x), grid.top(rect.y), grid.width(rect.w), grid.depth(rect.h)]
}

/// A rectangle of a module's own columns.
fn own(grid: &Grid, module: &Placement, rect: GridRect) -> [Length; 4] {
    let left = grid.left(module.text_x) + grid.text_left(module.columns, rect.x.saturating_sub(module.text_x));
    [left, grid.top(rect.y), grid.text_width(module.columns, rect.w), grid.depth(rect.h)]
}

/// The parts of a module.
fn inner<'l>(grid: &'l Grid, module: &'l Placement) -> impl Iterator<Item = Area<'l>> {
    let head = Area { part: AreaPart::Head(module), rect: basic(grid, module.head_rect) };
    let leg = |leg: &Leg| GridRect::new(leg.x, leg.y, 1, leg.h);
    let legs = module.legs.iter().map(move |at| Area { part: AreaPart::Leg(module), rect: own(grid, module, leg(at)) });
    let photos = module.photos.iter().flat_map(move |photo| {
        let [left, top, width, height] = own(grid, module, photo.rect);
        // One that must not be cropped may be a little lower than its lines.
        let shown = Length::from_mm(photo.printed_mm[1]).min(height);
        let picture = Area { part: AreaPart::Picture(module, photo), rect: [left, top, width, shown] };
        let below = [left, top + shown, width, height - shown];
        let caption = Area { part: AreaPart::Caption(module, photo), rect: below };
        std::iter::once(picture).chain((below[3] > Length::ZERO).then_some(caption))
    });
    std::iter::once(head).chain(legs).chain(photos)
}
