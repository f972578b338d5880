//! Patterns: slicing trees of slots. Takes rectangles whose cuts are to be kept (makeup.md §5.7), or what the caller builds, such as a
//! template of pages (makeup.md §5.5); gives the pattern, after which a sheet is tiled (`slots`).
//!
//! The cuts of a pattern are ordered; what a slot of many items does inside is free.

use super::tree::Cut;
use chenbao_model::units::GridRect;

/// The most items of a pattern: the bits of a set.
pub const PATTERN_ITEMS_MAX: usize = 32;

/// A partial slicing tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pattern {
    /// A place for items.
    Slot(Slot),
    /// A rectangle of these columns and lines that holds no item.
    Blank(u16, u16),
    /// Parts in this order: from top to bottom, from left to right.
    Cut(Cut, Vec<Self>),
    /// A part that may be missing as a whole.
    Optional(Box<Self>),
}

/// How many items a slot takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// One.
    One,
    /// One or none; then the slot is gone, and its neighbours take the room.
    Optional,
    /// At most so many, arranged freely; the slot is gone where it has none.
    Many(u32),
}

/// A place for items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The items that may take it, as bits.
    pub items: u32,
    /// How many it takes.
    pub count: Count,
    /// The fewest and the most columns it has.
    pub widths: (u16, u16),
    /// The lines it should have, and what other heights cost.
    pub height: Option<(u16, u32)>,
}

impl Pattern {
    /// The items that any slot may take, as bits.
    pub(crate) fn items(&self) -> u32 {
        match self {
            Self::Slot(slot) => slot.items,
            Self::Blank(..) => 0,
            Self::Cut(_, parts) => parts.iter().fold(0, |items, part| items | part.items()),
            Self::Optional(part) => part.items(),
        }
    }

    /// The items that slots of many may take.
    pub(super) fn items_of_many(&self) -> u32 {
        match self {
            Self::Slot(Slot { items, count: Count::Many(_), .. }) => *items,
            Self::Slot(_) | Self::Blank(..) => 0,
            Self::Cut(_, parts) => parts.iter().fold(0, |items, part| items | part.items_of_many()),
            Self::Optional(part) => part.items_of_many(),
        }
    }

    /// The room of the blank rectangles.
    pub(super) fn blank_area(&self) -> u32 {
        match self {
            Self::Slot(_) => 0,
            Self::Blank(columns, lines) => u32::from(*columns) * u32::from(*lines),
            Self::Cut(_, parts) => parts.iter().map(Self::blank_area).sum(),
            Self::Optional(part) => part.blank_area(),
        }
    }
}

/// The cuts of a sheet that is tiled, as a pattern: each item in a slot of its width, whose height costs `keep_height` where it
/// changes. `blanks` are the rectangles without an item. None where the rectangles cannot be had by cuts.
pub fn pattern_of(rects: &[(usize, GridRect)], blanks: &[GridRect], keep_height: u32) -> Option<Pattern> {
    let items = rects.iter().map(|&(item, rect)| (Some(item), rect));
    let all: Vec<Held> = items.chain(blanks.iter().map(|&rect| (None, rect))).collect();
    let is_known = |item: Option<usize>| item.is_none_or(|item| item < PATTERN_ITEMS_MAX);
    if all.is_empty() || !all.iter().all(|&(item, rect)| is_known(item) && rect.area() > 0) {
        return None;
    }
    let hull = hull(&all);
    let area: u32 = all.iter().map(|(_, rect)| rect.area()).sum();
    let is_apart = |at: usize| all[..at].iter().all(|(_, other)| !other.intersects(all[at].1));
    if area != hull.area() || !(0..all.len()).all(is_apart) {
        return None;
    }
    slice(&all, keep_height)
}

/// A rectangle, and the item in it.
type Held = (Option<usize>, GridRect);

fn hull(rects: &[Held]) -> GridRect {
    let least = |side: fn(GridRect) -> u16| rects.iter().map(|&(_, rect)| side(rect)).min().unwrap_or_default();
    let most = |side: fn(GridRect) -> u16| rects.iter().map(|&(_, rect)| side(rect)).max().unwrap_or_default();
    let (x, y) = (least(|rect| rect.x), least(|rect| rect.y));
    GridRect::new(x, y, most(GridRect::right) - x, most(GridRect::bottom) - y)
}

/// The pattern of rectangles that tile their hull.
fn slice(rects: &[Held], keep_height: u32) -> Option<Pattern> {
    if let [(item, rect)] = rects {
        let slot = |item: &usize| Slot {
            items: 1 << item,
            count: Count::One,
            widths: (rect.w, rect.w),
            height: Some((rect.h, keep_height)),
        };
        return Some(item.as_ref().map_or(Pattern::Blank(rect.w, rect.h), |item| Pattern::Slot(slot(item))));
    }
    let side = |cut, rect: GridRect| match cut {
        Cut::Horizontal => (rect.y, rect.bottom()),
        Cut::Vertical => (rect.x, rect.right()),
    };
    for cut in [Cut::Horizontal, Cut::Vertical] {
        let mut rest = rects.to_vec();
        rest.sort_by_key(|&(_, rect)| (side(cut, rect), rect));
        let mut parts: Vec<Vec<Held>> = Vec::new();
        let mut end = 0;
        for (item, rect) in rest {
            let (from, to) = side(cut, rect);
            match parts.last_mut() {
                Some(part) if from < end => part.push((item, rect)),
                _ => parts.push(vec![(item, rect)]),
            }
            end = end.max(to);
        }
        if parts.len() > 1 {
            let parts: Option<Vec<Pattern>> = parts.iter().map(|part| slice(part, keep_height)).collect();
            return parts.map(|parts| Pattern::Cut(cut, parts));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::leaf::{Effort, LeafCosts, Sheet};
    use super::super::slots::k_best_patterned;
    use super::super::tree::Tree;
    use super::*;

    #[test]
    fn an_earlier_page_keeps_its_shape() {
        let rects = [(1, GridRect::new(0, 0, 2, 4)), (0, GridRect::new(2, 0, 1, 3)), (2, GridRect::new(2, 3, 1, 1))];
        let blanks = [GridRect::new(0, 4, 3, 2)];
        let pattern = pattern_of(&rects, &blanks, 500).unwrap();
        let all = LeafCosts { costs: vec![vec![0; 7]; 3] };
        let found = k_best_patterned(
            &pattern,
            &[all.clone(), all.clone(), all],
            Sheet::new(3, 6),
            Effort { keep: 8, roots: 24 },
        );
        let right = Tree::Ordered(Cut::Horizontal, vec![Tree::Leaf(0, 1, 3), Tree::Leaf(2, 1, 1)]);
        let top = Tree::Ordered(Cut::Vertical, vec![Tree::Leaf(1, 2, 4), right]);
        assert_eq!(found[0].tree, Tree::Ordered(Cut::Horizontal, vec![top, Tree::Blank(3, 2)]));
        assert_eq!((found[0].cost, found[1].cost), (0, 1000), "two heights of the right column change");
    }

    #[test]
    fn what_is_not_cut_is_no_pattern() {
        let wheel = [(0, 0, 2, 1), (2, 0, 1, 2), (1, 2, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1)];
        let rects = wheel.map(|(x, y, w, h)| GridRect::new(x, y, w, h));
        let items: Vec<(usize, GridRect)> = rects.into_iter().enumerate().collect();
        assert_eq!(pattern_of(&items, &[], 0), None);
        assert_eq!(pattern_of(&items[..2], &[], 0), None, "they leave a hole");
        assert_eq!(pattern_of(&[], &[], 0), None);
    }
}
