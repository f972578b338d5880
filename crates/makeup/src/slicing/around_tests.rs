//! The solver around fixed rectangles against brute force, and on pages of the size of a newspaper's.

use super::around::k_best_around;
use super::fixed::{Fixed, Place};
use super::flip::{Placed, arrangements};
use super::kbest::Tiling;
use super::leaf::{Effort, LeafCosts, Sheet};
use super::search::k_best;
use super::tree::{Cut, Tree};
use chenbao_model::units::GridRect;

const EFFORT: Effort = Effort { keep: 8, roots: 24 };
const THROUGH: u32 = 8000;
const PAGE: Sheet = Sheet { columns: 5, lines: 73, through: THROUGH, any_root: false };
const ANY_ROOT: Sheet = Sheet { any_root: true, ..PAGE };

/// An item that may have any height from `least` at any width up to `most` columns.
fn leaf(most: usize, area: usize) -> LeafCosts {
    let cost = |columns: usize, lines: usize| {
        let off = (columns * lines).abs_diff(area);
        if columns <= most && lines > 1 && off <= area / 2 { u32::try_from(off * 10).unwrap() } else { u32::MAX }
    };
    LeafCosts { costs: (1..=5).map(|columns| (0..=73).map(|lines| cost(columns, lines)).collect()).collect() }
}

fn ad(rect: (u16, u16, u16, u16)) -> Fixed {
    Fixed { rect: GridRect::new(rect.0, rect.1, rect.2, rect.3), item: None }
}

/// Every tree tiles the region, holds every item once and keeps the fixed rectangles where they are.
fn check(found: &[Tiling], items: usize, fixed: &[Fixed]) {
    assert!(!found.is_empty());
    assert!(found.is_sorted_by_key(|tiling| tiling.cost));
    for Tiling { tree, .. } in found {
        assert_eq!(tree.size(), (5, 73));
        for arrangement in arrangements(tree, Some(0)) {
            let mut standing: Vec<usize> = arrangement.iter().map(|placed| placed.item).collect();
            standing.sort_unstable();
            assert_eq!(standing, (0..items).collect::<Vec<_>>());
            let area: u32 = arrangement.iter().map(|placed| placed.rect.area()).sum();
            let ads = fixed.iter().filter(|fixed| fixed.item.is_none());
            assert_eq!(area + ads.map(|fixed| fixed.rect.area()).sum::<u32>(), 5 * 73);
            for fixed in fixed {
                match fixed.item {
                    Some(item) => assert!(arrangement.contains(&Placed { item, rect: fixed.rect })),
                    None => assert!(arrangement.iter().all(|placed| !placed.rect.intersects(fixed.rect))),
                }
            }
        }
    }
}

/// Items on a grid of 3 × 6 with shapes and costs that look random.
fn random(seed: u32, count: usize) -> Vec<LeafCosts> {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    let mut throw = |faces: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % faces
    };
    let mut cost = |columns: usize, lines: usize| {
        if lines > 0 && columns * lines < 10 && throw(3) > 0 { throw(900) } else { u32::MAX }
    };
    let mut leaf =
        || LeafCosts { costs: (1..=3).map(|columns| (0..=6).map(|lines| cost(columns, lines)).collect()).collect() };
    (0..count).map(|_| leaf()).collect()
}

/// The least cost of items and advertisements in a place, found by trying every cut; each cut over all columns is a line
/// through the page.
fn least(leaves: &[LeafCosts], ads: &[Place], set: u32, place: Place) -> Option<u32> {
    if ads.contains(&place) {
        return (set == 0).then_some(0);
    }
    let is_empty = !ads.iter().any(|ad| place.meets(*ad));
    if is_empty && set.is_power_of_two() {
        let cost = leaves[set.trailing_zeros() as usize].cost(place.w.into(), place.h.into());
        return (cost < u32::MAX).then_some(cost);
    }
    let mut costs = Vec::new();
    for cut in [Cut::Horizontal, Cut::Vertical] {
        let through = if cut == Cut::Horizontal && place.w == 3 { THROUGH } else { 0 };
        for at in 1..place.extent(cut) {
            let (near, far) = place.split(cut, at);
            if ads.iter().any(|ad| near.meets(*ad) && far.meets(*ad)) {
                continue;
            }
            let sets = (0..=set).filter(|first| first & set == *first);
            costs.extend(sets.filter_map(|first| {
                Some(least(leaves, ads, first, near)? + least(leaves, ads, set ^ first, far)? + through)
            }));
        }
    }
    costs.into_iter().min()
}

#[test]
fn the_cheapest_of_all_trees_is_found() {
    let mut solved = 0;
    for seed in 0..120 {
        let leaves = random(seed, 3);
        let all = [GridRect::new(2, 4, 1, 2), GridRect::new(0, 1, 1, 2), GridRect::new(1, 2, 1, 2)];
        let ads = if seed % 3 == 0 { &all[..2] } else { &all[seed as usize % 3..][..1] };
        let fixed: Vec<Fixed> = ads.iter().map(|&rect| Fixed { rect, item: None }).collect();
        let places: Vec<Place> = ads.iter().map(|&rect| Place::of_rect(rect)).collect();
        let found = k_best_around(&leaves, &fixed, Sheet { columns: 3, lines: 6, ..PAGE }, EFFORT);
        // The first line through the page is free, and the first cut is such a line.
        let region = Place::of_rect(GridRect::new(0, 0, 3, 6));
        let cut = (1..6)
            .map(|at| region.split(Cut::Horizontal, at))
            .filter(|(near, far)| places.iter().all(|ad| !near.meets(*ad) || !far.meets(*ad)));
        let costs = cut.flat_map(|(near, far)| {
            let sum = |first| Some(least(&leaves, &places, first, near)? + least(&leaves, &places, 7 ^ first, far)?);
            (0..=7).filter_map(sum).collect::<Vec<_>>()
        });
        let expected = costs.min();
        assert_eq!(found.first().map(|tiling| tiling.cost), expected, "{seed}");
        solved += usize::from(!found.is_empty());
    }
    assert!(solved > 10, "{solved}");
}

#[test]
fn items_stand_around_advertisements() {
    let leaves = [leaf(5, 120), leaf(4, 70), leaf(4, 60), leaf(2, 40)];
    for fixed in [vec![ad((0, 58, 5, 15))], vec![ad((3, 43, 2, 30))], vec![ad((0, 0, 1, 20)), ad((4, 53, 1, 20))]] {
        check(&k_best_around(&leaves, &fixed, PAGE, EFFORT), 4, &fixed);
    }
}

#[test]
fn a_pinned_item_stands_in_its_place_only() {
    let leaves = [leaf(5, 120), leaf(3, 80), leaf(3, 80), leaf(3, 90)];
    let pinned = Fixed { rect: GridRect::new(2, 20, 3, 30), item: Some(3) };
    check(&k_best_around(&leaves, &[pinned], PAGE, EFFORT), 4, &[pinned]);
    let wide = Fixed { rect: GridRect::new(1, 20, 4, 22), item: Some(3) };
    assert!(k_best_around(&leaves, &[wide], ANY_ROOT, EFFORT).is_empty(), "it has no such shape");
}

#[test]
fn no_gutter_runs_down_to_an_advertisement_at_the_foot() {
    let leaves = [leaf(2, 2 * 60), leaf(3, 3 * 60)];
    let foot = [ad((0, 60, 5, 13))];
    assert!(k_best_around(&leaves, &foot, PAGE, EFFORT).iter().all(|Tiling { tree, .. }| {
        !matches!(tree, Tree::Ordered(_, parts) if parts[0].cut() == Some(Cut::Vertical))
    }));
    check(&k_best_around(&leaves, &foot, ANY_ROOT, EFFORT), 2, &foot);
}

#[test]
fn what_cannot_be_had_is_empty() {
    let leaves = [leaf(5, 150), leaf(5, 150)];
    let none = |fixed: &[Fixed]| k_best_around(&leaves, fixed, ANY_ROOT, EFFORT).is_empty();
    assert!(none(&[ad((0, 0, 2, 20)), ad((1, 10, 2, 20))]), "they overlap");
    assert!(none(&[ad((3, 60, 3, 13))]), "it leaves the region");
    let wheel = [ad((0, 0, 3, 20)), ad((3, 0, 2, 40)), ad((2, 40, 3, 33)), ad((0, 20, 2, 53))];
    assert!(none(&wheel), "a wheel has no cuts");
    assert!(!none(&[ad((0, 60, 5, 13))]));
}

#[test]
fn without_fixed_rectangles_the_page_is_free() {
    let leaves = [leaf(5, 160), leaf(3, 100), leaf(3, 105)];
    assert_eq!(k_best_around(&leaves, &[], PAGE, EFFORT), k_best(&leaves, PAGE, EFFORT));
}
