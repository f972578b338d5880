//! A locked page 锁版: the saved layout set again. Takes the items of the page and the layout it had; gives that layout with the texts
//! as they are, or the names of the items whose text changed too much for it.

use crate::grid::GAP;
use crate::layout::PageLayout;
use crate::page::shaped::Shaped;
use crate::page::solve_in_place;
use crate::page::task::{Solution, Task};
use chenbao_model::units::GridRect;

/// The most lines by which a text may have changed for its page to be shown at all.
const LINES_MOST: i64 = 60;

/// The page as it was. Where a text no longer fits its place, it is shown short or long there, and named. Where an item has come or
/// gone, nothing is kept, and it is named.
pub(crate) fn keep_page(items: &[&Shaped], task: Task, before: &PageLayout) -> (Option<Solution>, Vec<String>) {
    let rect_of = |shaped: &Shaped| {
        let module = before.modules.iter().find(|module| shaped.item.is_in(module))?;
        Some(GridRect { h: module.rect.h + (GAP - module.gap.min(GAP)), ..module.rect })
    };
    let gone = before.modules.iter().filter(|module| !items.iter().any(|shaped| shaped.item.is_in(module)));
    let mut broken: Vec<String> = gone.map(|module| module.id.clone()).collect();
    let mut placed: Vec<(Shaped, GridRect)> = Vec::new();
    for shaped in items {
        let fitting = rect_of(shaped).and_then(|rect| Some((fitting(shaped, rect, &task)?, rect)));
        let Some(((fitted, lines), rect)) = fitting else {
            broken.push(shaped.item.id().to_owned());
            continue;
        };
        if lines != 0 {
            broken.push(shaped.item.id().to_owned());
        }
        placed.push((fitted, rect));
    }
    if placed.len() < items.len() || before.modules.len() != items.len() {
        return (None, broken);
    }
    let rects: Vec<GridRect> = placed.iter().map(|(_, rect)| *rect).collect();
    let shaped: Vec<&Shaped> = placed.iter().map(|(shaped, _)| shaped).collect();
    (solve_in_place(&shaped, &rects, task), broken)
}

/// The item with as few lines taken away or added as let it fill a rectangle.
fn fitting<'a>(shaped: &Shaped<'a>, rect: GridRect, task: &Task) -> Option<(Shaped<'a>, i64)> {
    let fills = |shaped: &Shaped| shaped.shapes.cost(rect.w, rect.h).is_some();
    if fills(shaped) {
        return Some((shaped.clone(), 0));
    }
    let changes = (1..=LINES_MOST).flat_map(|lines| [-lines, lines]);
    changes
        .map(|lines| (shaped.resized(lines, task.grid, &task.template.widths), lines))
        .find(|(shaped, _)| fills(shaped))
}
