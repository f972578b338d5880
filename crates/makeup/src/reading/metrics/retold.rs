//! The terms of the objective, drawn again from a finished page.

use super::geometry::TrueRect;
use super::modules::{count, top, with_sidebars};
use crate::grid::{GAP, Grid};
use crate::layout::{PageLayout, PhotoPlacement, Placement, Treatment};
use crate::page::objective::{Region, Standing, page_terms};
use crate::page::outline::Outline;
use crate::page::terms::Terms;
use chenbao_model::units::GridRect;

/// The terms of the objective, drawn again from the finished page.
pub(super) fn retold_terms(page: &PageLayout, grid: &Grid) -> Terms {
    let top = top(page, grid);
    let region = Region { columns: grid.cols, top, lines: grid.lines.saturating_sub(top) + GAP, lead_top_left: true };
    let outlines: Vec<Outline> = page.modules.iter().map(|module| outline(module, grid)).collect();
    let standing = |(module, outline)| {
        let module: &Placement = module;
        let rect = GridRect { h: module.rect.h + (GAP - module.gap.min(GAP)), ..module.rect };
        Standing { rank: module.prio, lead: module.prio == 1, rect, outline }
    };
    let items: Vec<Standing> = page.modules.iter().zip(&outlines).map(standing).collect();
    page_terms(&items, region)
}

/// What a module is to its neighbours. A side head stands as much by itself as one in a box, and is as deep as its characters go;
/// a head under its pictures bumps where it stands (V1, V2).
fn outline(module: &Placement, grid: &Grid) -> Outline {
    let inside = |rect: GridRect| GridRect {
        x: rect.x.saturating_sub(module.rect.x),
        y: rect.y.saturating_sub(module.rect.y),
        ..rect
    };
    let photos = || with_sidebars(module).flat_map(|part| part.photos.iter().map(move |photo| (part, photo)));
    let photo_rect = |(part, photo): (&Placement, &PhotoPlacement)| {
        inside(if part.columns.is_broken() {
            TrueRect::of_photo(part, photo, grid).on_columns(grid)
        } else {
            photo.rect
        })
    };
    let boxes = with_sidebars(module).filter(|part| part.treatment == Treatment::Box);
    let mut head = inside(module.head_rect);
    if module.treatment == Treatment::Side {
        head.h = head.h.min(module.head.lines);
    }
    Outline {
        head,
        size: module.head.size.millipoints(),
        open: matches!(module.treatment, Treatment::Top | Treatment::PhotoTop),
        boxes: count(boxes.count()),
        photos: photos().map(photo_rect).collect(),
        picture_areas: photos().map(|(part, photo)| picture_area(part, photo)).collect(),
        own: Terms::default(),
    }
}

/// The area of a picture in column-lines of the page.
fn picture_area(module: &Placement, photo: &PhotoPlacement) -> u32 {
    let columns = module.columns;
    let area = u32::from(photo.rect.w) * u32::from(photo.picture_lines);
    if columns.is_broken() { area * u32::from(columns.grid) / u32::from(columns.text.max(1)) } else { area }
}
