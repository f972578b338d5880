//! The cheapest ways to slice a sheet around rectangles that are given. Takes what each rectangle costs each item, and the fixed
//! rectangles; gives the K cheapest guillotine trees in which every one of them stands exactly there (makeup.md §5.4, §5.6).
//!
//! A part of the sheet without a fixed rectangle has no place of its own: it is a block of the table. A part with one is solved
//! where it stands, and its cuts are ordered. Blocks and parts alternate in a row, so that a row of parts has one tree only.

use super::around_state::{AroundRect, AroundState, FixedPlace};
use super::fixed::{Fixed, Place, is_sound};
use super::kbest::{Graph, Joint, Priced, StateKind, StateMap, Tiling, cheapest};
use super::leaf::{AreaRange, Effort, ITEMS_MAX, LeafCosts, Sheet};
use super::search::k_best;
use super::table::{Table, small};
use super::tree::{Cut, Tree};
use chenbao_model::units::GridRect;

/// By how much a part may cost more than the least that its items can cost: first two lines through the sheet and this, and any
/// price where that leaves nothing.
const MARGIN: u32 = 4000;

/// The most sets of items that are looked at; beyond that, what is not known yet counts as impossible.
const WORK_MOST: u64 = 8_000_000;

struct AroundSearch<'l> {
    leaves: &'l [LeafCosts],
    fixed: Vec<FixedPlace>,
    /// The items without a place, in the order of their numbers in the table.
    free: Vec<usize>,
    table: Table,
    sheet: Sheet,
    /// The whole sheet.
    region: Place,
    /// By how much a part may cost more than the least that its items can cost.
    margin: u32,
    /// The least that each set of items can cost, in any shapes.
    floors: Vec<u32>,
    /// Sets of items that may still be looked at.
    work: u64,
    least: StateMap<AroundRect, u32>,
}

/// The cheapest trees that tile a sheet with all items and the fixed rectangles, cheapest first. An item that is fixed stands
/// nowhere else. Unless the sheet allows any, the first cut is horizontal, and what stands beside a blank rectangle over all columns
/// is not cut vertically, so that no gutter runs through a page (H7). Empty where the fixed rectangles overlap, leave the sheet or
/// cannot be had by cuts, or where there are more than [`FIXED_MAX`](super::fixed::FIXED_MAX).
pub fn k_best_around(leaves: &[LeafCosts], fixed: &[Fixed], sheet: Sheet, effort: Effort) -> Vec<Tiling> {
    if fixed.is_empty() {
        return k_best(leaves, sheet, effort);
    }
    if !sheet.is_bounded() || !is_sound(leaves.len(), sheet, fixed) {
        return Vec::new();
    }
    let is_loose = |item: &usize| fixed.iter().all(|fixed| fixed.item != Some(*item));
    let free: Vec<usize> = (0..leaves.len()).filter(is_loose).collect();
    if free.len() > ITEMS_MAX {
        return Vec::new();
    }
    let Some(mut search) = AroundSearch::new(leaves, fixed, free, sheet) else { return Vec::new() };
    let found = search.cheapest(effort);
    if !found.is_empty() {
        return found;
    }
    search.look_at_any_price();
    search.cheapest(effort)
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

impl<'l> AroundSearch<'l> {
    /// None where an item has no shape at all.
    fn new(leaves: &'l [LeafCosts], fixed: &[Fixed], free: Vec<usize>, sheet: Sheet) -> Option<Self> {
        let region = Place::of_rect(GridRect::new(0, 0, sheet.columns, sheet.lines));
        let fixed: Vec<FixedPlace> =
            fixed.iter().map(|one| FixedPlace { place: Place::of_rect(one.rect), item: one.item }).collect();
        let room = fixed.iter().fold(region.area(), |room, one| room - one.place.area());
        let own: Vec<&LeafCosts> = free.iter().filter_map(|&item| leaves.get(item)).collect();
        let table = Table::new(&own, sheet, AreaRange { least: room, most: room })?;
        Some(Self {
            leaves,
            fixed,
            floors: floors(&own),
            free,
            table,
            sheet,
            region,
            margin: 2 * sheet.through_cost() + MARGIN,
            work: WORK_MOST,
            least: StateMap::default(),
        })
    }

    /// Begins anew, without a limit of prices.
    fn look_at_any_price(&mut self) {
        (self.margin, self.work) = (u32::MAX, WORK_MOST);
        self.least.clear();
    }

    /// The cheapest trees of the sheet.
    fn cheapest(&mut self, effort: Effort) -> Vec<Tiling> {
        let all = u16::try_from((1_u32 << self.free.len()) - 1).unwrap_or(u16::MAX);
        let mut roots: Vec<AroundState> = self.states(self.region, all).into_iter().map(|root| root.state).collect();
        roots.retain(|root| self.sheet.any_root || root.cut() != Some(Cut::Vertical));
        cheapest(self, &roots, effort)
    }

    /// The ways to fill a rectangle with a set of items and the fixed rectangles in it, with their least costs.
    fn states(&mut self, place: Place, set: u16) -> Vec<Priced<AroundState>> {
        let mut inside = self.fixed.iter().enumerate().filter(|(_, fixed)| place.holds(fixed.place));
        let Some((at, first)) = inside.next() else {
            let blocks = self.table.blocks(set, place.w, place.h);
            return blocks.map(|block| Priced { state: AroundState::Free(block.state), cost: block.cost }).collect();
        };
        if first.place == place {
            let cost = first.item.map_or(0, |item| self.leaves[item].cost(place.w.into(), place.h.into()));
            let is_whole = set == 0 && cost < u32::MAX;
            return if is_whole { vec![Priced { state: AroundState::Fixed(small(at)), cost }] } else { Vec::new() };
        }
        let around = |cut| AroundRect { set, place, cut, after_block: false };
        [Cut::Horizontal, Cut::Vertical].into_iter().filter_map(|cut| self.around(around(cut))).collect()
    }

    /// A part around fixed rectangles with its least cost; none where it cannot be filled.
    fn around(&mut self, around: AroundRect) -> Option<Priced<AroundState>> {
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
        (cost < u32::MAX).then_some(Priced { state: AroundState::Around(around), cost })
    }

    /// The room that the fixed rectangles leave in a place.
    fn room(&self, place: Place) -> u32 {
        let inside = self.fixed.iter().filter(|fixed| place.holds(fixed.place));
        inside.fold(place.area(), |room, fixed| room - fixed.place.area())
    }

    /// Whether a set of items can have this room, and where no fixed rectangle is in the place, whether it fills it at a price
    /// that is looked at.
    fn can_fill(&self, place: Place, room: u32, is_free: bool, set: u16) -> bool {
        let AreaRange { least, most } = self.table.areas(set);
        let is_cheap = || self.table.least(set, place.w, place.h) <= self.limit(set);
        (least..=most).contains(&room) && (!is_free || is_cheap())
    }

    /// The most that a set of items may cost.
    fn limit(&self, set: u16) -> u32 {
        self.floors[usize::from(set)].saturating_add(self.margin)
    }

    fn holds_fixed(&self, place: Place) -> bool {
        self.fixed.iter().any(|fixed| place.holds(fixed.place))
    }

    /// Whether a cut goes through no fixed rectangle.
    fn is_clear(&self, place: Place, near: Place, far: Place) -> bool {
        let is_whole = |fixed: Place| !place.holds(fixed) || near.holds(fixed) || far.holds(fixed);
        self.fixed.iter().all(|fixed| is_whole(fixed.place))
    }

    /// All ways to cut a part around fixed rectangles in two.
    fn join(&mut self, around: AroundRect, found: &mut Vec<Joint<AroundState>>) {
        // A sheet of 2 columns and 6 lines with a blank at its right foot, 1 × 2 at (1, 4), and the items a, b, c. The cut after
        // line 4 leaves a block above (2 × 4, no place of its own) and a part around the blank below (2 × 2 at line 4). Every
        // split of {a, b, c} whose areas can be 8 and 2 is tried: {a, b} above and {c} left of the blank. The cut after line 5
        // goes through the blank and is passed over, as is a near block where a block stands before: {a} above {b} above the
        // rest is one row, which begins with the block {a, b}.
        let AroundRect { set, place, cut, after_block } = around;
        for at in 1..place.extent(cut) {
            let (near, far) = place.split(cut, at);
            let (near_is_free, far_is_free) = (!self.holds_fixed(near), !self.holds_fixed(far));
            if (near_is_free && after_block) || !self.is_clear(place, near, far) {
                continue;
            }
            let (near_room, far_room) = (self.room(near), self.room(far));
            self.work = self.work.saturating_sub(1 << set.count_ones());
            let mut first = set;
            loop {
                if self.can_fill(near, near_room, near_is_free, first)
                    && self.can_fill(far, far_room, far_is_free, set ^ first)
                {
                    self.join_sets(around, at, first, found);
                }
                if first == 0 {
                    break;
                }
                first = (first - 1) & set;
            }
        }
    }

    /// All ways to fill the two parts of a cut so far from the beginning, the near one with the first set.
    fn join_sets(&mut self, around: AroundRect, at: u8, first: u16, found: &mut Vec<Joint<AroundState>>) {
        let AroundRect { set, place, cut, .. } = around;
        let (near, far) = place.split(cut, at);
        let begins_with_block = !self.holds_fixed(near);
        let mut firsts = self.states(near, first);
        // A first part that is cut the same way is two parts of the row.
        firsts.retain(|part| begins_with_block || part.state.cut() != Some(cut));
        if firsts.is_empty() {
            return;
        }
        let mut seconds = self.states(far, set ^ first);
        if self.holds_fixed(far) && begins_with_block {
            seconds.retain(|part| part.state.cut() != Some(cut));
            seconds.extend(self.around(AroundRect { set: set ^ first, place: far, cut, after_block: true }));
        }
        for one in &firsts {
            for other in &seconds {
                if let Some(extra) = self.extra(around, one.state, other.state) {
                    let cost = one.cost + other.cost + extra;
                    found.push(Joint { first: one.state, second: other.state, extra, cost });
                }
            }
        }
    }

    /// What a cut itself costs: lines through the sheet; none where it leaves a gutter through the page (H7). A blank rectangle
    /// over all columns is the edge of the page.
    fn extra(&self, around: AroundRect, first: AroundState, second: AroundState) -> Option<u32> {
        if around.cut == Cut::Vertical || around.place.w != self.region.w {
            return Some(0);
        }
        let is_split = |part: AroundState| part.cut() == Some(Cut::Vertical);
        if self.is_edge(first) || self.is_edge(second) {
            let is_gutter = around.place == self.region && (is_split(first) || is_split(second));
            return (self.sheet.any_root || !is_gutter).then_some(0);
        }
        let is_row = |part: AroundState| part.cut() == Some(Cut::Horizontal);
        Some((u32::from(is_row(first)) + u32::from(is_row(second))) * self.sheet.through_cost())
    }

    /// Whether a part of a row is blank rectangles only.
    fn is_edge(&self, part: AroundState) -> bool {
        match part {
            AroundState::Free(_) => false,
            AroundState::Fixed(at) => self.fixed[usize::from(at)].item.is_none(),
            AroundState::Around(AroundRect { set, place, .. }) => {
                set == 0 && self.fixed.iter().all(|fixed| fixed.item.is_none() || !place.holds(fixed.place))
            }
        }
    }
}

impl Graph for AroundSearch<'_> {
    type State = AroundState;

    fn kind(&self, part: AroundState) -> StateKind {
        match part {
            AroundState::Free(block) => match self.table.leaf(block) {
                Some(tree) => StateKind::Whole(tree.renumbered(&self.free), self.table.cost(block)),
                None => StateKind::Free(block.cut),
            },
            AroundState::Fixed(at) => {
                let FixedPlace { place: Place { w, h, .. }, item } = self.fixed[usize::from(at)];
                let (columns, lines) = (w.into(), h.into());
                item.map_or(StateKind::Whole(Tree::Blank(columns, lines), 0), |item| {
                    StateKind::Whole(Tree::Leaf(item, columns, lines), self.leaves[item].cost(columns, lines))
                })
            }
            AroundState::Around(around) => StateKind::Ordered(around.cut),
        }
    }

    fn joints(&mut self, part: AroundState, found: &mut Vec<Joint<AroundState>>) {
        match part {
            AroundState::Free(block) => {
                self.table.joints(block, |joint| found.push(joint.map(AroundState::Free)));
            }
            AroundState::Fixed(_) => {}
            AroundState::Around(around) => self.join(around, found),
        }
    }
}
