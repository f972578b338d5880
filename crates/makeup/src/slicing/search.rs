//! The cheapest ways to slice a sheet. Takes for every item what each rectangle costs it; gives the K cheapest trees of cuts that
//! tile the sheet exactly: k-best guillotine dynamic programming (makeup.md §5.4).
//!
//! First the least cost of every block of items is reckoned (`table`), then the trees are drawn from it one after
//! the other (`kbest`).

use super::kbest::{Graph, Joint, StateKind, Tiling, cheapest};
use super::leaf::{AreaRange, Effort, ITEMS_MAX, LeafCosts, Sheet};
use super::table::{Block, Table, small};
use super::tree::Cut;

impl Graph for Table {
    type State = Block;

    fn kind(&self, block: Block) -> StateKind {
        self.leaf(block).map_or(StateKind::Free(block.cut), |tree| StateKind::Whole(tree, self.cost(block)))
    }

    fn joints(&mut self, block: Block, found: &mut Vec<Joint<Block>>) {
        Self::joints(self, block, |joint| found.push(joint));
    }
}

/// The cheapest trees that tile a sheet with these items, cheapest first. Where there are two items or more, the first cut is
/// horizontal, unless the sheet allows any. Empty where there are more than [`ITEMS_MAX`] items, the sheet is too large, or there is
/// no such tree.
pub fn k_best(leaves: &[LeafCosts], sheet: Sheet, effort: Effort) -> Vec<Tiling> {
    if leaves.is_empty() || leaves.len() > ITEMS_MAX || !sheet.is_bounded() {
        return Vec::new();
    }
    let refs: Vec<&LeafCosts> = leaves.iter().collect();
    let room = AreaRange { least: sheet.area(), most: sheet.area() };
    let Some(mut table) = Table::new(&refs, sheet, room) else { return Vec::new() };
    let all = u16::try_from((1_u32 << leaves.len()) - 1).unwrap_or(u16::MAX);
    let blocks = table.blocks(all, small(sheet.columns.into()), small(sheet.lines.into()));
    let roots: Vec<Block> =
        blocks.map(|block| block.state).filter(|block| sheet.any_root || block.cut == Cut::Horizontal).collect();
    cheapest(&mut table, &roots, effort)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slicing::tree::Tree;

    const EFFORT: Effort = Effort { keep: 24, roots: 48 };
    const PAGE: Sheet = Sheet { columns: 5, lines: 73, through: 8000, any_root: false };
    const ANY_ROOT: Sheet = Sheet { any_root: true, ..PAGE };

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
        assert_eq!(k_best(&[leaf(&[(5, 73, 7)])], PAGE, EFFORT), [Tiling { cost: 7, tree: Tree::Leaf(0, 5, 73) }]);
        assert!(k_best(&[leaf(&[(5, 72, 7)])], PAGE, EFFORT).is_empty());
    }

    #[test]
    fn two_items_are_cut_horizontally() {
        let leaves = [leaf(&[(5, 30, 1), (2, 73, 0)]), leaf(&[(5, 43, 2), (3, 73, 0)])];
        let found = k_best(&leaves, PAGE, EFFORT);
        let tree = Tree::Cut(Cut::Horizontal, vec![Tree::Leaf(0, 5, 30), Tree::Leaf(1, 5, 43)]);
        assert_eq!(found, [Tiling { cost: 3, tree }]);
        assert_eq!(k_best(&leaves, ANY_ROOT, EFFORT)[0].cost, 0, "a vertical first cut where it is allowed");
    }

    #[test]
    fn every_tree_holds_every_item_once() {
        let half = |lines| [leaf(&[(2, lines, 0)]), leaf(&[(3, lines, 0)])];
        let leaves: Vec<LeafCosts> = half(30).into_iter().chain(half(43)).collect();
        let trees = k_best(&leaves, PAGE, EFFORT);
        assert!(!trees.is_empty());
        for Tiling { tree, .. } in trees {
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
        let found = k_best(&[any(20), any(20), any(33)], PAGE, EFFORT);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].cost, PAGE.through);
    }
}
