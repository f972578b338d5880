//! The solver of patterns against brute force.

use super::flip::arrangements;
use super::kbest::Tiling;
use super::leaf::{Effort, LeafCosts, Sheet};
use super::pattern::{Count, Pattern, Slot};
use super::search::k_best;
use super::slots::k_best_patterned;
use super::tree::{Cut, Tree};

const EFFORT: Effort = Effort { keep: 8, roots: 24 };
const SMALL: Sheet = Sheet { columns: 3, lines: 6, through: 8000, any_root: false };
const WIDE: (u16, u16) = (1, 8);

fn slot(items: u32, count: Count) -> Pattern {
    Pattern::Slot(Slot { items, count, widths: WIDE, height: None })
}

/// Items on a grid of 3 × 6 with shapes and costs that look random.
fn leaves(seed: u32, count: usize) -> Vec<LeafCosts> {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    let mut throw = |faces: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % faces
    };
    let mut cost = |columns: usize, lines: usize| {
        let fits = lines > 0 && columns * lines < 11 && throw(3) > 0;
        if fits { throw(900) } else { u32::MAX }
    };
    let mut leaf =
        || LeafCosts { costs: (1..=3).map(|columns| (0..=6).map(|lines| cost(columns, lines)).collect()).collect() };
    (0..count).map(|_| leaf()).collect()
}

/// The least cost of items arranged freely, found by trying every tree; without lines through the page.
fn least_free(leaves: &[LeafCosts], set: u32, columns: u16, lines: u16) -> Option<u32> {
    if set.is_power_of_two() {
        let cost = leaves[set.trailing_zeros() as usize].cost(columns, lines);
        return (cost < u32::MAX).then_some(cost);
    }
    let mut costs = Vec::new();
    for first in (1..set).filter(|first| first & set == *first) {
        let part = |set, columns, lines| least_free(leaves, set, columns, lines);
        let rest = set ^ first;
        costs.extend((1..lines).filter_map(|at| Some(part(first, columns, at)? + part(rest, columns, lines - at)?)));
        costs.extend((1..columns).filter_map(|at| Some(part(first, at, lines)? + part(rest, columns - at, lines)?)));
    }
    costs.into_iter().min()
}

/// The least cost of a pattern's parts with these items, found by trying everything; none of the parts may be missing that
/// must not.
fn least(parts: &[Pattern], cut: Cut, leaves: &[LeafCosts], set: u32, size: (u16, u16)) -> Option<u32> {
    let (columns, lines) = size;
    let (part, rest) = parts.split_first()?;
    let of_part = |set: u32, columns: u16, lines: u16| match part {
        Pattern::Slot(slot) if set == 0 || set & !slot.items != 0 || columns < slot.widths.0 => None,
        Pattern::Slot(Slot { count: Count::Many(_), .. }) => least_free(leaves, set, columns, lines),
        Pattern::Slot(_) => (set.is_power_of_two()).then(|| least_free(leaves, set, columns, lines))?,
        Pattern::Cut(cut, parts) => least(parts, *cut, leaves, set, (columns, lines)),
        Pattern::Blank(..) | Pattern::Optional(_) => None,
    };
    let can_miss = |part: &Pattern| matches!(part, Pattern::Slot(slot) if slot.count != Count::One);
    let mut costs = Vec::new();
    if rest.iter().all(can_miss) {
        costs.extend(of_part(set, columns, lines));
    }
    if can_miss(part) {
        costs.extend(least(rest, cut, leaves, set, size));
    }
    for first in (0..=set).filter(|first| first & set == *first) {
        let other = |columns, lines| least(rest, cut, leaves, set ^ first, (columns, lines));
        match cut {
            Cut::Horizontal => costs
                .extend((1..lines).filter_map(|at| Some(of_part(first, columns, at)? + other(columns, lines - at)?))),
            Cut::Vertical => costs
                .extend((1..columns).filter_map(|at| Some(of_part(first, at, lines)? + other(columns - at, lines)?))),
        }
    }
    costs.into_iter().min()
}

fn check(found: &[Tiling], items: usize, size: (u16, u16)) {
    assert!(found.is_sorted_by_key(|tiling| tiling.cost));
    for Tiling { tree, .. } in found {
        assert_eq!(tree.size(), size);
        let mut standing: Vec<usize> = arrangements(tree, None)[0].iter().map(|placed| placed.item).collect();
        standing.sort_unstable();
        assert_eq!(standing, (0..items).collect::<Vec<_>>());
    }
}

#[test]
fn a_free_pattern_is_a_free_page() {
    for seed in 0..40 {
        let leaves = leaves(seed, 3);
        let found = k_best_patterned(&slot(7, Count::Many(9)), &leaves, SMALL, EFFORT);
        let free = k_best(&leaves, SMALL, EFFORT);
        let free = if free.is_empty() { k_best(&leaves, Sheet { any_root: true, ..SMALL }, EFFORT) } else { free };
        assert_eq!(found, free);
    }
}

#[test]
fn the_cheapest_of_all_ways_is_found() {
    let mut solved = 0;
    for seed in 0..300 {
        let leaves = leaves(seed, 4);
        let right = Pattern::Cut(Cut::Horizontal, vec![slot(0b1110, Count::One), slot(0b1100, Count::Many(2))]);
        let top = Pattern::Cut(Cut::Vertical, vec![slot(0b0011, Count::One), right, slot(0b1000, Count::Optional)]);
        let pattern = Pattern::Cut(Cut::Vertical, vec![top.clone(), slot(0b1010, Count::Optional)]);
        let found = k_best_patterned(&pattern, &leaves, SMALL, EFFORT);
        check(&found, 4, (3, 6));
        let Pattern::Cut(cut, parts) = &pattern else { unreachable!() };
        let all_missing = least(parts, *cut, &leaves, 15, (3, 6));
        assert_eq!(found.first().map(|tiling| tiling.cost), all_missing, "{seed}");
        solved += usize::from(!found.is_empty());
    }
    assert!(solved > 20, "{solved}");
}

#[test]
fn a_missing_group_leaves_its_room() {
    let leaf = |shapes: &[(usize, usize)]| {
        let mut costs = vec![vec![u32::MAX; 7]; 3];
        shapes.iter().for_each(|&(columns, lines)| costs[columns - 1][lines] = 0);
        LeafCosts { costs }
    };
    let group = Pattern::Cut(Cut::Vertical, vec![slot(0b10, Count::One), slot(0b100, Count::One)]);
    let pattern = Pattern::Cut(Cut::Horizontal, vec![slot(1, Count::One), Pattern::Optional(Box::new(group))]);
    let alone = [leaf(&[(3, 6)])];
    assert_eq!(k_best_patterned(&pattern, &alone, SMALL, EFFORT), [Tiling { cost: 0, tree: Tree::Leaf(0, 3, 6) }]);
    let two = [leaf(&[(3, 4)]), leaf(&[(3, 2), (1, 2)])];
    assert!(k_best_patterned(&pattern, &two, SMALL, EFFORT).is_empty(), "the group is whole or missing");
    let three = [leaf(&[(3, 4)]), leaf(&[(1, 2)]), leaf(&[(2, 2)])];
    assert_eq!(k_best_patterned(&pattern, &three, SMALL, EFFORT).len(), 1);
}
