//! The boxes of pages and what they must be: nested, of the size that was ordered, of one size throughout.

mod nesting;
mod page_boxes;
mod rect;
mod sizes;

pub(crate) use nesting::box_hits;
pub(crate) use page_boxes::PageBoxes;
pub(crate) use rect::{MM_PER_POINT, Rect, hundredths};
pub(crate) use sizes::{are_single, count_hit, page_number, size_hits};
