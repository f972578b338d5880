//! The cheapest ways to slice a page around rectangles that are given. Takes what each rectangle costs each item, and the fixed
//! rectangles; gives the K cheapest guillotine trees in which every one of them stands exactly there (makeup.md §5.4, §5.6).
//!
//! A part of the page without a fixed rectangle has no place of its own: it is a block of the table. A part with one is solved
//! where it stands, and its cuts are ordered. Blocks and parts alternate in a row, so that a row of parts has one tree only.

use super::cost;
use super::fixed::{Fixed, Place, is_sound};
use super::kbest::{Form, Graph, Joint, StateMap, cheapest};
use super::search::{Cut, Effort, ITEMS_MAX, LeafCosts, Tree, is_bounded, k_best};
use super::table::{Block, Table, small};
use chenbao_model::units::GridRect;

/// By how much a part may cost more than the least that its items can cost: first this, and any price where that leaves nothing.
/// Two lines through the page and some more.
const MARGIN: u32 = 2 * cost::THROUGH_LINE + 4000;

/// The most sets of items that are looked at; beyond that, what is not known yet counts as impossible.
const WORK_MOST: u64 = 8_000_000;

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    /// Items without a place.
    Free(Block),
    /// A fixed rectangle.
    Fixed(u8),
    /// Items around at least one fixed rectangle, cut in this direction into two or more.
    Around(Around),
}

impl Part {
    /// The direction of its first cut; none where it is not cut.
    fn cut(self) -> Option<Cut> {
        match self {
            Self::Free(block) => (!block.is_single()).then_some(block.cut),
            Self::Fixed(_) => None,
            Self::Around(around) => Some(around.cut),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Around {
    set: u16,
    place: Place,
    cut: Cut,
    /// Whether a block stands before it in the same row, so that it may not begin with one.
    after_block: bool,
}

struct Page<'l> {
    leaves: &'l [LeafCosts],
    fixed: Vec<(Place, Option<usize>)>,
    /// The items without a place, in the order of their numbers in the table.
    free: Vec<usize>,
    table: Table,
    columns: u8,
    region: Place,
    any_root: bool,
    /// By how much a part may cost more than the least that its items can cost.
    margin: u32,
    /// The least that each set of items can cost, in any shapes.
    floors: Vec<u32>,
    /// Sets of items that may still be looked at.
    work: u64,
    least: StateMap<Around, u32>,
}

/// The cheapest trees that tile `columns` × `lines` with all items and the fixed rectangles, cheapest first. An item that is fixed
/// stands nowhere else. The first cut is horizontal, and the page beside an advertisement over all columns is not cut vertically,
/// so that no gutter runs through the page (H7), unless `any_root`. Empty where the fixed rectangles overlap, leave the region or
/// cannot be had by cuts, or where there are more than [`FIXED_MAX`](super::fixed::FIXED_MAX).
pub fn k_best_around(
    leaves: &[LeafCosts],
    columns: u16,
    lines: u16,
    fixed: &[Fixed],
    effort: Effort,
    any_root: bool,
) -> Vec<(u32, Tree)> {
    if fixed.is_empty() {
        return k_best(leaves, columns, lines, effort, any_root);
    }
    if !is_bounded(columns, lines) || !is_sound(leaves.len(), columns, lines, fixed) {
        return Vec::new();
    }
    let is_loose = |item: &usize| fixed.iter().all(|fixed| fixed.item != Some(*item));
    let free: Vec<usize> = (0..leaves.len()).filter(is_loose).collect();
    let region = Place::of(GridRect::new(0, 0, columns, lines));
    let fixed: Vec<(Place, Option<usize>)> = fixed.iter().map(|fixed| (Place::of(fixed.rect), fixed.item)).collect();
    let room = fixed.iter().fold(region.area(), |room, (place, _)| room - place.area());
    let own: Vec<&LeafCosts> = free.iter().filter_map(|&item| leaves.get(item)).collect();
    if own.len() > ITEMS_MAX {
        return Vec::new();
    }
    let Some(table) = Table::new(&own, columns.into(), lines.into(), (room, room)) else { return Vec::new() };
    let set = u16::try_from((1_u32 << free.len()) - 1).unwrap_or(u16::MAX);
    let floors = floors(&own);
    let least = StateMap::default();
    let mut page = Page {
        leaves,
        fixed,
        free,
        table,
        columns: region.w,
        region,
        any_root,
        margin: MARGIN,
        floors,
        work: WORK_MOST,
        least,
    };
    let found = page.cheapest(set, effort);
    if !found.is_empty() {
        return found;
    }
    page.margin = u32::MAX;
    page.least.clear();
    page.work = WORK_MOST;
    page.cheapest(set, effort)
}

/// The least that each set of items can cost.
fn floors(leaves: &[&LeafCosts]) -> Vec<u32> {
    let mut floors = vec![0; 1 << leaves.len()];
    for (item, leaf) in leaves.iter().enumerate() {
        let least = leaf.costs.iter().flatten().copied().min().unwrap_or_default();
        for set in 0..1 << item {
            floors[set | 1 << item] = floors[set] + least;
        }
    }
    floors
}

impl Page<'_> {
    /// The cheapest trees of the region.
    fn cheapest(&mut self, set: u16, effort: Effort) -> Vec<(u32, Tree)> {
        let mut roots: Vec<Part> = self.parts(self.region, set).into_iter().map(|(part, _)| part).collect();
        roots.retain(|root| self.any_root || root.cut() != Some(Cut::Vertical));
        let (keep, count) = effort.bounded();
        cheapest(self, &roots, keep, count)
    }

    /// The ways to fill a rectangle with a set of items and the fixed rectangles in it, with their least costs.
    fn parts(&mut self, place: Place, set: u16) -> Vec<(Part, u32)> {
        let mut inside = self.fixed.iter().enumerate().filter(|(_, (fixed, _))| place.holds(*fixed));
        let Some((at, &(first, item))) = inside.next() else {
            return self.table.blocks(set, place.w, place.h).map(|(block, cost)| (Part::Free(block), cost)).collect();
        };
        if first == place {
            let cost = item.map_or(0, |item| self.leaves[item].cost(place.w.into(), place.h.into()));
            let is_whole = set == 0 && cost < u32::MAX;
            return if is_whole { vec![(Part::Fixed(small(at)), cost)] } else { Vec::new() };
        }
        let around = |cut| Around { set, place, cut, after_block: false };
        [Cut::Horizontal, Cut::Vertical].into_iter().filter_map(|cut| self.around(around(cut))).collect()
    }

    /// A part around fixed rectangles with its least cost; none where it cannot be filled.
    fn around(&mut self, around: Around) -> Option<(Part, u32)> {
        let cost = self.least.get(&around).copied().unwrap_or_else(|| {
            let mut joints = Vec::new();
            if self.work > 0 {
                self.join(around, &mut joints);
            }
            let least = joints.iter().map(|joint| joint.cost).min().filter(|&cost| cost <= self.limit(around.set));
            let least = least.unwrap_or(u32::MAX);
            self.least.insert(around, least);
            least
        });
        (cost < u32::MAX).then_some((Part::Around(around), cost))
    }

    /// The room that the fixed rectangles leave in a place.
    fn room(&self, place: Place) -> u32 {
        let inside = self.fixed.iter().filter(|(fixed, _)| place.holds(*fixed));
        inside.fold(place.area(), |room, (fixed, _)| room - fixed.area())
    }

    /// Whether a set of items can have this room, and where no fixed rectangle is in the place, whether it fills it at a price
    /// that is looked at.
    fn can_fill(&self, place: Place, room: u32, is_free: bool, set: u16) -> bool {
        let (least, most) = self.table.areas(set);
        let is_cheap = || self.table.least(set, place.w, place.h) <= self.limit(set);
        (least..=most).contains(&room) && (!is_free || is_cheap())
    }

    /// The most that a set of items may cost.
    fn limit(&self, set: u16) -> u32 {
        self.floors[usize::from(set)].saturating_add(self.margin)
    }

    fn holds_fixed(&self, place: Place) -> bool {
        self.fixed.iter().any(|(fixed, _)| place.holds(*fixed))
    }

    /// Whether a cut goes through no fixed rectangle.
    fn is_clear(&self, place: Place, parts: (Place, Place)) -> bool {
        self.fixed.iter().all(|(fixed, _)| !place.holds(*fixed) || parts.0.holds(*fixed) || parts.1.holds(*fixed))
    }

    /// All ways to cut a part around fixed rectangles in two.
    fn join(&mut self, around: Around, found: &mut Vec<Joint<Part>>) {
        let Around { set, place, cut, after_block } = around;
        for at in 1..place.extent(cut) {
            let (near, far) = place.split(cut, at);
            let (near_is_free, far_is_free) = (!self.holds_fixed(near), !self.holds_fixed(far));
            if (near_is_free && after_block) || !self.is_clear(place, (near, far)) {
                continue;
            }
            let (near_room, far_room) = (self.room(near), self.room(far));
            self.work = self.work.saturating_sub(1 << set.count_ones());
            let mut first = set;
            loop {
                if self.can_fill(near, near_room, near_is_free, first)
                    && self.can_fill(far, far_room, far_is_free, set ^ first)
                {
                    self.join_sets(around, (near, far), first, found);
                }
                if first == 0 {
                    break;
                }
                first = (first - 1) & set;
            }
        }
    }

    fn join_sets(&mut self, around: Around, (near, far): (Place, Place), first: u16, found: &mut Vec<Joint<Part>>) {
        let Around { set, cut, .. } = around;
        let begins_with_block = !self.holds_fixed(near);
        let mut firsts = self.parts(near, first);
        // A first part that is cut the same way is two parts of the row.
        firsts.retain(|(part, _)| begins_with_block || part.cut() != Some(cut));
        if firsts.is_empty() {
            return;
        }
        let mut seconds = self.parts(far, set ^ first);
        if self.holds_fixed(far) && begins_with_block {
            seconds.retain(|(part, _)| part.cut() != Some(cut));
            seconds.extend(self.around(Around { set: set ^ first, place: far, cut, after_block: true }));
        }
        for &(one, cost) in &firsts {
            for &(other, other_cost) in &seconds {
                if let Some(extra) = self.extra(around, one, other) {
                    found.push(Joint { first: one, second: other, extra, cost: cost + other_cost + extra });
                }
            }
        }
    }

    /// What a cut itself costs: lines through the page (V3); none where it leaves a gutter through the page (H7). An
    /// advertisement over all columns is the edge of the page.
    fn extra(&self, around: Around, first: Part, second: Part) -> Option<u32> {
        if around.cut == Cut::Vertical || around.place.w != self.columns {
            return Some(0);
        }
        let is_split = |part: Part| part.cut() == Some(Cut::Vertical);
        if self.is_edge(first) || self.is_edge(second) {
            let is_gutter = around.place == self.region && (is_split(first) || is_split(second));
            return (self.any_root || !is_gutter).then_some(0);
        }
        let is_row = |part: Part| part.cut() == Some(Cut::Horizontal);
        Some((u32::from(is_row(first)) + u32::from(is_row(second))) * cost::THROUGH_LINE)
    }

    /// Whether a part of a row is advertisements only.
    fn is_edge(&self, part: Part) -> bool {
        match part {
            Part::Free(_) => false,
            Part::Fixed(at) => self.fixed[usize::from(at)].1.is_none(),
            Part::Around(Around { set, place, .. }) => {
                set == 0 && self.fixed.iter().all(|(fixed, item)| item.is_none() || !place.holds(*fixed))
            }
        }
    }
}

impl Graph for Page<'_> {
    type State = Part;

    fn form(&self, part: Part) -> Form {
        match part {
            Part::Free(block) => match self.table.leaf(block) {
                Some(tree) => Form::Whole(tree.renumbered(&self.free), self.table.cost(block)),
                None => Form::Free(block.cut),
            },
            Part::Fixed(at) => {
                let (Place { w, h, .. }, item) = self.fixed[usize::from(at)];
                let (columns, lines) = (w.into(), h.into());
                item.map_or(Form::Whole(Tree::Blank(columns, lines), 0), |item| {
                    Form::Whole(Tree::Leaf(item, columns, lines), self.leaves[item].cost(columns, lines))
                })
            }
            Part::Around(around) => Form::Ordered(around.cut),
        }
    }

    fn joints(&mut self, part: Part, found: &mut Vec<Joint<Part>>) {
        match part {
            Part::Free(block) => self.table.joints(block, |joint| {
                let Joint { first, second, extra, cost } = joint;
                found.push(Joint { first: Part::Free(first), second: Part::Free(second), extra, cost });
            }),
            Part::Fixed(_) => {}
            Part::Around(around) => self.join(around, found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::flip::arrangements;
    use super::*;

    const EFFORT: Effort = Effort { keep: 8, roots: 24 };

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
    fn check(found: &[(u32, Tree)], items: usize, fixed: &[Fixed]) {
        assert!(!found.is_empty());
        assert!(found.is_sorted_by_key(|(cost, _)| *cost));
        for (_, tree) in found {
            assert_eq!(tree.size(), (5, 73));
            for arrangement in arrangements(tree, Some(0)) {
                let mut standing: Vec<usize> = arrangement.iter().map(|(item, _)| *item).collect();
                standing.sort_unstable();
                assert_eq!(standing, (0..items).collect::<Vec<_>>());
                let area: u32 = arrangement.iter().map(|(_, rect)| rect.area()).sum();
                let ads = fixed.iter().filter(|fixed| fixed.item.is_none());
                assert_eq!(area + ads.map(|fixed| fixed.rect.area()).sum::<u32>(), 5 * 73);
                for fixed in fixed {
                    match fixed.item {
                        Some(item) => assert!(arrangement.contains(&(item, fixed.rect))),
                        None => assert!(arrangement.iter().all(|(_, rect)| !rect.intersects(fixed.rect))),
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
        let mut leaf = || LeafCosts {
            costs: (1..=3).map(|columns| (0..=6).map(|lines| cost(columns, lines)).collect()).collect(),
        };
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
            let through = if cut == Cut::Horizontal && place.w == 3 { cost::THROUGH_LINE } else { 0 };
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
            let places: Vec<Place> = ads.iter().map(|&rect| Place::of(rect)).collect();
            let found = k_best_around(&leaves, 3, 6, &fixed, EFFORT, false);
            // The first line through the page is free, and the first cut is such a line.
            let region = Place::of(GridRect::new(0, 0, 3, 6));
            let cut = (1..6)
                .map(|at| region.split(Cut::Horizontal, at))
                .filter(|(near, far)| places.iter().all(|ad| !near.meets(*ad) || !far.meets(*ad)));
            let costs = cut.flat_map(|(near, far)| {
                let sum =
                    |first| Some(least(&leaves, &places, first, near)? + least(&leaves, &places, 7 ^ first, far)?);
                (0..=7).filter_map(sum).collect::<Vec<_>>()
            });
            let expected = costs.min();
            assert_eq!(found.first().map(|(cost, _)| *cost), expected, "{seed}");
            solved += usize::from(!found.is_empty());
        }
        assert!(solved > 10, "{solved}");
    }

    #[test]
    fn items_stand_around_advertisements() {
        let leaves = [leaf(5, 120), leaf(4, 70), leaf(4, 60), leaf(2, 40)];
        for fixed in [vec![ad((0, 58, 5, 15))], vec![ad((3, 43, 2, 30))], vec![ad((0, 0, 1, 20)), ad((4, 53, 1, 20))]] {
            check(&k_best_around(&leaves, 5, 73, &fixed, EFFORT, false), 4, &fixed);
        }
    }

    #[test]
    fn a_pinned_item_stands_in_its_place_only() {
        let leaves = [leaf(5, 120), leaf(3, 80), leaf(3, 80), leaf(3, 90)];
        let pinned = Fixed { rect: GridRect::new(2, 20, 3, 30), item: Some(3) };
        check(&k_best_around(&leaves, 5, 73, &[pinned], EFFORT, false), 4, &[pinned]);
        let wide = Fixed { rect: GridRect::new(1, 20, 4, 22), item: Some(3) };
        assert!(k_best_around(&leaves, 5, 73, &[wide], EFFORT, true).is_empty(), "it has no such shape");
    }

    #[test]
    fn no_gutter_runs_down_to_an_advertisement_at_the_foot() {
        let leaves = [leaf(2, 2 * 60), leaf(3, 3 * 60)];
        let foot = [ad((0, 60, 5, 13))];
        assert!(
            k_best_around(&leaves, 5, 73, &foot, EFFORT, false)
                .iter()
                .all(|(_, tree)| { !matches!(tree, Tree::Ordered(_, parts) if parts[0].cut() == Some(Cut::Vertical)) })
        );
        check(&k_best_around(&leaves, 5, 73, &foot, EFFORT, true), 2, &foot);
    }

    #[test]
    fn what_cannot_be_had_is_empty() {
        let leaves = [leaf(5, 150), leaf(5, 150)];
        let none = |fixed: &[Fixed]| k_best_around(&leaves, 5, 73, fixed, EFFORT, true).is_empty();
        assert!(none(&[ad((0, 0, 2, 20)), ad((1, 10, 2, 20))]), "they overlap");
        assert!(none(&[ad((3, 60, 3, 13))]), "it leaves the region");
        let wheel = [ad((0, 0, 3, 20)), ad((3, 0, 2, 40)), ad((2, 40, 3, 33)), ad((0, 20, 2, 53))];
        assert!(none(&wheel), "a wheel has no cuts");
        assert!(!none(&[ad((0, 60, 5, 13))]));
    }

    #[test]
    fn without_fixed_rectangles_the_page_is_free() {
        let leaves = [leaf(5, 160), leaf(3, 100), leaf(3, 105)];
        assert_eq!(k_best_around(&leaves, 5, 73, &[], EFFORT, false), k_best(&leaves, 5, 73, EFFORT, false));
    }
}
