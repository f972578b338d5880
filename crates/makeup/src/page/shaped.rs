//! An item with its shapes, as the search of a page takes it.

use crate::grid::{GAP, Grid};
use crate::shapes::item::Item;
use crate::shapes::shape::Shapes;
use crate::templates::slot::SlotTraits;
use crate::widths::Widths;

/// An item with its shapes.
#[derive(Debug, Clone)]
pub(crate) struct Shaped<'a> {
    /// The item.
    pub(crate) item: Item<'a>,
    /// Its shapes.
    pub(crate) shapes: Shapes,
}

impl<'a> Shaped<'a> {
    /// An item with its shapes, where items have these widths.
    pub(crate) fn new(item: Item<'a>, grid: &Grid, widths: &Widths) -> Self {
        let shapes = Shapes::new(&item, grid, widths, grid.lines + GAP);
        Self { item, shapes }
    }

    /// The same with its text so many lines shorter (negative) or longer.
    pub(crate) fn resized(&self, lines: i64, grid: &Grid, widths: &Widths) -> Self {
        let mut item = self.item.clone();
        item.main = item.main.resized(lines, grid);
        Self::new(item, grid, widths)
    }

    /// What templates ask of it.
    pub(crate) fn traits(&self) -> SlotTraits {
        SlotTraits {
            rank: self.item.rank,
            kind: self.item.main.kind,
            photos: self.item.main.photos.len(),
            group: self.item.is_group(),
            slot: self.item.wishes.slot.clone(),
        }
    }
}

/// The items behind references.
pub(crate) fn references<'s, 'a>(items: &'s [Shaped<'a>]) -> Vec<&'s Shaped<'a>> {
    items.iter().collect()
}
