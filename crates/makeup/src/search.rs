//! The cheapest ways to slice a page. Takes for every item what each rectangle costs it; gives the K cheapest trees of cuts that
//! tile the page exactly: k-best guillotine dynamic programming (makeup.md §5.4).
//!
//! First the least cost of every block of items is reckoned (`table`), then the trees are drawn from it one after
//! the other (`kbest`).

use super::kbest::{Form, Graph, Joint, cheapest};
use super::shape::GAP;
use super::table::{Block, Table, small};

/// The most items a page is searched with.
pub const ITEMS_MAX: usize = 11;

/// The most lines a type area may have. It is searched one line deeper.
pub const LINES_MAX: u16 = 126;

/// The most columns a page is searched with.
const COLUMNS_MAX: u16 = 8;

/// The most trees kept for a page.
const ROOTS_MOST: usize = 2000;
/// The most trees kept for a state.
const KEEP_MOST: usize = 120;

/// How hard to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Trees kept for a state.
    pub keep: usize,
    /// Trees kept for the page.
    pub roots: usize,
}

impl Effort {
    /// Trees kept for a state and for the page, in the bounds of the search.
    pub(super) fn bounded(self) -> (usize, usize) {
        (self.keep.clamp(1, KEEP_MOST), self.roots.clamp(1, ROOTS_MOST))
    }
}

/// What each rectangle costs one item.
#[derive(Debug, Clone)]
pub struct LeafCosts {
    /// By columns − 1 and lines; [`u32::MAX`] where it has no such shape.
    pub costs: Vec<Vec<u32>>,
}

impl LeafCosts {
    /// What a rectangle costs; [`u32::MAX`] where the item has no such shape.
    pub fn cost(&self, columns: u16, lines: u16) -> u32 {
        let of_width = usize::from(columns).checked_sub(1).and_then(|at| self.costs.get(at));
        of_width.and_then(|costs| costs.get(usize::from(lines))).copied().unwrap_or(u32::MAX)
    }
}

impl LeafCosts {
    /// The least and the greatest area of its shapes; none where it has none.
    pub(super) fn areas(&self) -> Option<(u32, u32)> {
        let widths = self.costs.iter().zip(1_u32..);
        let areas = widths.flat_map(|(costs, columns)| {
            let lines = costs.iter().zip(0_u32..).filter(|&(&cost, lines)| cost < u32::MAX && lines > 0);
            lines.map(move |(_, lines)| columns * lines)
        });
        areas.fold(None, |known: Option<(u32, u32)>, area| {
            Some(known.map_or((area, area), |(least, most)| (least.min(area), most.max(area))))
        })
    }
}

/// A page's slicing tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// An item: its index, columns and lines.
    Leaf(usize, u16, u16),
    /// An advertisement: columns and lines that hold no item.
    Blank(u16, u16),
    /// A cut into two or more parts. They stand in the order they were found in, not in their final order.
    Cut(Cut, Vec<Self>),
    /// A cut into two or more parts that stand in this order: from top to bottom, from left to right.
    Ordered(Cut, Vec<Self>),
}

/// The direction of a cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cut {
    /// Horizontal: parts one above the other.
    Horizontal,
    /// Vertical: parts side by side.
    Vertical,
}

impl Cut {
    /// The other direction.
    pub const fn other(self) -> Self {
        match self {
            Self::Horizontal => Self::Vertical,
            Self::Vertical => Self::Horizontal,
        }
    }
}

impl Tree {
    /// Columns and lines.
    pub fn size(&self) -> (u16, u16) {
        let of_first = |parts: &[Self]| parts.first().map(Self::size).unwrap_or_default();
        match self {
            Self::Leaf(_, columns, lines) | Self::Blank(columns, lines) => (*columns, *lines),
            Self::Cut(Cut::Horizontal, parts) | Self::Ordered(Cut::Horizontal, parts) => {
                (of_first(parts).0, parts.iter().map(|part| part.size().1).sum())
            }
            Self::Cut(Cut::Vertical, parts) | Self::Ordered(Cut::Vertical, parts) => {
                (parts.iter().map(|part| part.size().0).sum(), of_first(parts).1)
            }
        }
    }

    /// The direction of the first cut; none where it is not cut.
    pub const fn cut(&self) -> Option<Cut> {
        match self {
            Self::Leaf(..) | Self::Blank(..) => None,
            Self::Cut(cut, _) | Self::Ordered(cut, _) => Some(*cut),
        }
    }

    /// The same tree with other numbers for its items.
    pub(super) fn renumbered(self, numbers: &[usize]) -> Self {
        let all = |parts: Vec<Self>| parts.into_iter().map(|part| part.renumbered(numbers)).collect();
        match self {
            Self::Leaf(item, columns, lines) => Self::Leaf(numbers[item], columns, lines),
            Self::Blank(..) => self,
            Self::Cut(cut, parts) => Self::Cut(cut, all(parts)),
            Self::Ordered(cut, parts) => Self::Ordered(cut, all(parts)),
        }
    }
}

impl Graph for Table {
    type State = Block;

    fn form(&self, block: Block) -> Form {
        self.leaf(block).map_or(Form::Free(block.cut), |tree| Form::Whole(tree, self.cost(block)))
    }

    fn joints(&mut self, block: Block, found: &mut Vec<Joint<Block>>) {
        Self::joints(self, block, |joint| found.push(joint));
    }
}

/// Whether a region is within the bounds of the search.
pub(super) const fn is_bounded(columns: u16, lines: u16) -> bool {
    columns >= 1 && columns <= COLUMNS_MAX && lines >= 1 && lines <= LINES_MAX + GAP
}

/// The cheapest trees that tile `columns` × `lines` with these items, cheapest first. Where there are two items or more, the
/// first cut is horizontal, so that no gutter runs through the page (H7), unless `any_root`.
pub fn k_best(leaves: &[LeafCosts], columns: u16, lines: u16, effort: Effort, any_root: bool) -> Vec<(u32, Tree)> {
    if leaves.is_empty() || leaves.len() > ITEMS_MAX || !is_bounded(columns, lines) {
        return Vec::new();
    }
    let refs: Vec<&LeafCosts> = leaves.iter().collect();
    let room = u32::from(columns) * u32::from(lines);
    let Some(mut table) = Table::new(&refs, columns.into(), lines.into(), (room, room)) else { return Vec::new() };
    let all = u16::try_from((1_u32 << leaves.len()) - 1).unwrap_or(u16::MAX);
    let blocks = table.blocks(all, small(columns.into()), small(lines.into()));
    let roots: Vec<Block> =
        blocks.map(|(block, _)| block).filter(|block| any_root || block.cut == Cut::Horizontal).collect();
    let (keep, count) = effort.bounded();
    cheapest(&mut table, &roots, keep, count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost;

    const EFFORT: Effort = Effort { keep: 24, roots: 48 };

    /// An item that may be any of these rectangles: columns, lines, cost.
    fn leaf(shapes: &[(usize, usize, u32)]) -> LeafCosts {
        let mut costs = vec![vec![u32::MAX; 128]; 5];
        for &(columns, lines, cost) in shapes {
            costs[columns - 1][lines] = cost;
        }
        LeafCosts { costs }
    }

    fn items(tree: &Tree, found: &mut Vec<usize>) {
        match tree {
            Tree::Leaf(item, ..) => found.push(*item),
            Tree::Blank(..) => {}
            Tree::Cut(_, parts) | Tree::Ordered(_, parts) => parts.iter().for_each(|part| items(part, found)),
        }
    }

    #[test]
    fn one_item_fills_the_page_or_does_not() {
        assert_eq!(k_best(&[leaf(&[(5, 73, 7)])], 5, 73, EFFORT, false), [(7, Tree::Leaf(0, 5, 73))]);
        assert!(k_best(&[leaf(&[(5, 72, 7)])], 5, 73, EFFORT, false).is_empty());
    }

    #[test]
    fn two_items_are_cut_horizontally() {
        let leaves = [leaf(&[(5, 30, 1), (2, 73, 0)]), leaf(&[(5, 43, 2), (3, 73, 0)])];
        let found = k_best(&leaves, 5, 73, EFFORT, false);
        assert_eq!(found, [(3, Tree::Cut(Cut::Horizontal, vec![Tree::Leaf(0, 5, 30), Tree::Leaf(1, 5, 43)]))]);
        assert_eq!(k_best(&leaves, 5, 73, EFFORT, true)[0].0, 0, "a vertical first cut where it is allowed");
    }

    #[test]
    fn every_tree_holds_every_item_once() {
        let half = |lines| [leaf(&[(2, lines, 0)]), leaf(&[(3, lines, 0)])];
        let leaves: Vec<LeafCosts> = half(30).into_iter().chain(half(43)).collect();
        let trees = k_best(&leaves, 5, 73, EFFORT, false);
        assert!(!trees.is_empty());
        for (_, tree) in trees {
            let mut found = Vec::new();
            items(&tree, &mut found);
            found.sort_unstable();
            assert_eq!(found, [0, 1, 2, 3]);
            assert_eq!(tree.size(), (5, 73));
        }
    }

    #[test]
    fn a_row_of_parts_has_one_tree() {
        let any = |lines: usize| leaf(&[(5, lines, 0)]);
        let found = k_best(&[any(20), any(20), any(33)], 5, 73, EFFORT, false);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, cost::THROUGH_LINE);
    }
}
