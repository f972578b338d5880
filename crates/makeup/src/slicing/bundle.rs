//! Pages of many items. Takes the items and which of them are small; stacks two or three small ones into one leaf of the search, so
//! that a page is searched with at most [`ITEMS_MAX`] leaves, and gives the trees in terms of the items.
//!
//! The costs of a stack are those of its cheapest split at every width and height (Stockmeyer 1983).

use super::kbest::Tiling;
use super::leaf::{Effort, ITEMS_MAX, LeafCosts, Sheet};
use super::search::k_best;
use super::tree::{Cut, Tree};

/// The most items of a bundle.
const BUNDLE_MAX: usize = 3;

/// One or more items that stand one above the other, and what each rectangle costs them together.
struct Bundle {
    items: Vec<usize>,
    /// Of the items from each of them on, the last alone at the end.
    stacks: Vec<LeafCosts>,
}

/// The cheapest trees that tile a sheet with these items, cheapest first, as [`k_best`] finds them, for more items than that takes. `small` names the items that may be bundled, the smallest first; as few of them as need be are. The items of a bundle
/// stand in an ordered cut. Empty also where too few items are small.
pub fn k_best_many(leaves: &[LeafCosts], small: &[usize], sheet: Sheet, effort: Effort) -> Vec<Tiling> {
    if leaves.len() <= ITEMS_MAX || !sheet.is_bounded() {
        return k_best(leaves, sheet, effort);
    }
    let small: Vec<usize> = small.iter().copied().filter(|&item| item < leaves.len()).collect();
    let Some((pairs, triples)) = sizes(leaves.len() - ITEMS_MAX, small.len()) else { return Vec::new() };
    let chosen = &small[..2 * pairs + BUNDLE_MAX * triples];
    let is_single = |item: &usize| !chosen.contains(item);
    let singles = (0..leaves.len()).filter(is_single).map(|item| vec![item]);
    for groups in [alike(chosen, triples), unlike(chosen, pairs + triples)] {
        let mut groups: Vec<Vec<usize>> = groups.into_iter().chain(singles.clone()).collect();
        groups.sort();
        let bundles: Vec<Bundle> = groups.into_iter().map(|items| Bundle::new(items, leaves, sheet)).collect();
        let costs: Vec<LeafCosts> = bundles.iter().map(|bundle| bundle.stacks[0].clone()).collect();
        let found = k_best(&costs, sheet, effort);
        if !found.is_empty() {
            let of_items = |Tiling { cost, tree }| Tiling { cost, tree: expanded(tree, &bundles, leaves) };
            return found.into_iter().map(of_items).collect();
        }
    }
    Vec::new()
}

/// How many pairs and triples make so many items fewer: pairs where there are enough small items, for they bind less.
fn sizes(fewer: usize, small: usize) -> Option<(usize, usize)> {
    let of_triples = |triples: usize| (fewer - 2 * triples, triples);
    (0..=fewer / 2).map(of_triples).find(|(pairs, triples)| 2 * pairs + BUNDLE_MAX * triples <= small)
}

/// Bundles of items of about the same size; triples of the smallest.
fn alike(chosen: &[usize], triples: usize) -> Vec<Vec<usize>> {
    let (small, larger) = chosen.split_at(BUNDLE_MAX * triples);
    small.chunks(BUNDLE_MAX).chain(larger.chunks(2)).map(<[usize]>::to_vec).collect()
}

/// Bundles of smaller and larger items.
fn unlike(chosen: &[usize], count: usize) -> Vec<Vec<usize>> {
    (0..count).map(|first| chosen.iter().skip(first).step_by(count).copied().collect()).collect()
}

impl Bundle {
    fn new(items: Vec<usize>, leaves: &[LeafCosts], sheet: Sheet) -> Self {
        let mut stacks: Vec<LeafCosts> = Vec::new();
        for &item in items.iter().rev() {
            let upper = &leaves[item];
            let stack = stacks.last().map_or_else(|| upper.clone(), |lower| stacked(upper, lower, sheet));
            stacks.push(stack);
        }
        stacks.reverse();
        Self { items, stacks }
    }

    /// The items of a bundle at a size, at their cheapest split.
    fn tree(&self, columns: u16, lines: u16, leaves: &[LeafCosts]) -> Tree {
        let mut parts = Vec::new();
        let mut left = lines;
        for (item, rest) in self.items.iter().zip(&self.stacks[1..]) {
            let split = |at: &u16| sum(leaves[*item].cost(columns, *at), rest.cost(columns, left - at));
            let at = (1..left).min_by_key(split).unwrap_or_default();
            parts.push(Tree::Leaf(*item, columns, at));
            left -= at;
        }
        let last = self.items.last().map(|&item| Tree::Leaf(item, columns, left));
        parts.extend(last);
        if parts.len() == 1 { parts.remove(0) } else { Tree::Ordered(Cut::Horizontal, parts) }
    }
}

fn sum(a: u32, b: u32) -> u32 {
    if a == u32::MAX || b == u32::MAX { u32::MAX } else { a + b }
}

/// What two items cost one above the other. Over all columns of the sheet the line between them is one through the sheet.
fn stacked(upper: &LeafCosts, lower: &LeafCosts, sheet: Sheet) -> LeafCosts {
    let least = |width: u16, height: u16| {
        let through = if width == sheet.columns { sheet.through_cost() } else { 0 };
        let splits = (1..height).map(|at| sum(upper.cost(width, at), lower.cost(width, height - at)));
        splits.min().map_or(u32::MAX, |cost| cost.saturating_add(through))
    };
    let of_width = |width: u16| (0..=sheet.lines).map(|height| least(width, height)).collect();
    LeafCosts { costs: (1..=sheet.columns).map(of_width).collect() }
}

/// A tree of bundles as a tree of items.
fn expanded(tree: Tree, bundles: &[Bundle], leaves: &[LeafCosts]) -> Tree {
    let all = |parts: Vec<Tree>| parts.into_iter().map(|part| expanded(part, bundles, leaves)).collect();
    match tree {
        Tree::Leaf(bundle, columns, lines) => bundles[bundle].tree(columns, lines, leaves),
        Tree::Blank(..) => tree,
        Tree::Cut(cut, parts) => Tree::Cut(cut, all(parts)),
        Tree::Ordered(cut, parts) => Tree::Ordered(cut, all(parts)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slicing::flip::arrangements;

    const EFFORT: Effort = Effort { keep: 4, roots: 12 };
    const PAGE: Sheet = Sheet { columns: 5, lines: 73, through: 8000, any_root: false };

    /// An item of about this area: a line more or less costs.
    fn leaf(area: usize) -> LeafCosts {
        let cost = |columns: usize, lines: usize| {
            let off = (columns * lines).abs_diff(area);
            if columns <= 3 && lines > 1 && off <= area / 3 { u32::try_from(off * 10).unwrap() } else { u32::MAX }
        };
        LeafCosts { costs: (1..=5).map(|columns| (0..=73).map(|lines| cost(columns, lines)).collect()).collect() }
    }

    #[test]
    fn crowded_pages_are_solved_with_every_item_once() {
        for count in [ITEMS_MAX + 1, 16, 24] {
            let large = (365 - (count - 3) * 12) / 3;
            let leaves: Vec<LeafCosts> =
                (0..count).map(|item| leaf(if item < 3 { large } else { 11 + item % 3 })).collect();
            let small: Vec<usize> = (3..count).collect();
            let found = k_best_many(&leaves, &small, PAGE, EFFORT);
            assert!(!found.is_empty(), "{count}");
            for Tiling { cost, tree } in found {
                assert_eq!(tree.size(), (5, 73));
                let arrangement = &arrangements(&tree, Some(0))[0];
                let mut standing: Vec<usize> = arrangement.iter().map(|placed| placed.item).collect();
                standing.sort_unstable();
                assert_eq!(standing, (0..count).collect::<Vec<_>>());
                let own: u32 =
                    arrangement.iter().map(|placed| leaves[placed.item].cost(placed.rect.w, placed.rect.h)).sum();
                assert!(own <= cost && (cost - own).is_multiple_of(PAGE.through), "{own} {cost}");
            }
        }
    }

    #[test]
    fn as_few_as_need_be_are_bundled() {
        assert_eq!(sizes(3, 8), Some((3, 0)));
        assert_eq!(sizes(3, 5), Some((1, 1)));
        assert_eq!(sizes(3, 4), None);
        assert_eq!(alike(&[5, 6, 7, 8, 9], 1), [vec![5, 6, 7], vec![8, 9]]);
        assert_eq!(unlike(&[5, 6, 7, 8, 9], 2), [vec![5, 7, 9], vec![6, 8]]);
    }
}
