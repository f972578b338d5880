//! What a page costs with the items planned for it: how full it is, how many items it has, who leads it (makeup.md §5.3).

use super::planner::Planner;
use super::space::Demand;
use crate::slicing::ITEMS_MAX;

/// What a page costs whose load is off the mark: 10 × (load − 1)², in thousandths (makeup.md §5.3).
const LOAD: i64 = 10_000;
/// A page whose items cannot be made small or large enough, for each part in a thousand.
const OUT_OF_RANGE: i64 = 100;
/// A page whose items fit only at their smallest, for each part in a thousand beyond [`TIGHT_FROM`].
const TIGHT: i64 = 25;
/// The share of a page, in thousandths, that its items may need at the least and still leave room to choose.
const TIGHT_FROM: i64 = 850;
/// A second item of priority 1 on one page.
const SECOND_LEAD: i64 = 5000;
/// A second item pinned as the lead of one page: only one can stand there.
const SECOND_PINNED: i64 = 40_000;
/// A page without a story, which then has no lead.
const NO_STORY: i64 = 1500;
/// An item beyond [`ITEMS_GOOD`] on one page.
const CROWDED: i64 = 1500;
/// The most items a page carries well.
const ITEMS_GOOD: usize = 7;
/// An item beyond the most that can be searched.
const TOO_MANY: i64 = 60_000;
/// A page without items.
const EMPTY: i64 = 20_000;

impl Planner<'_> {
    /// What a page costs with these items.
    pub(super) fn page_cost(&self, page: usize, items: &[usize]) -> i64 {
        let space = &self.pages[page];
        let room = i64::from(space.room.max(1));
        let sum =
            |of: fn(&Demand) -> u32| -> i64 { items.iter().map(|&item| i64::from(of(&self.demands[item]))).sum() };
        let load = sum(|demand| demand.comfortable) * 1000 / room;
        let over = (sum(|demand| demand.least) - room).max(0) * 1000 / room;
        let tight = (sum(|demand| demand.least) * 1000 / room - TIGHT_FROM).max(0);
        let under = (room - sum(|demand| demand.most)).max(0) * 1000 / room;
        let count = |priority: u8| items.iter().filter(|&&item| self.priorities[item] == priority).count();
        let extra = |count: usize, good: usize| i64::try_from(count.saturating_sub(good)).unwrap_or(i64::MAX);
        let pinned = items.iter().filter(|&&item| self.leads[item]).count();
        let weight = |item: usize| i64::from(4 - self.priorities[item].clamp(1, 3));
        let strength: i64 = items.iter().map(|&item| weight(item) * (1000 - space.strength)).sum();
        let has_story = items.iter().any(|&item| self.stories[item]);
        // Page 2 of 8 (strength 600) with room for 360 and three stories that would take 200, 120 and 76 and could do with 320
        // together: load 1100 costs 10 × 0.1² = 100, the tightness 888 − 850 = 38 × 25 = 950; with priorities 1, 2 and 3 the
        // weights 3 + 2 + 1 times 400 of missing strength 2400: so the first is drawn to page 1, if that has room.
        LOAD * (load - 1000) * (load - 1000) / 1_000_000
            + (over + under) * OUT_OF_RANGE
            + tight * TIGHT
            + extra(count(1), 1) * SECOND_LEAD
            + extra(pinned, 1) * SECOND_PINNED
            + extra(items.len(), ITEMS_GOOD) * CROWDED
            + extra(items.len(), ITEMS_MAX) * TOO_MANY
            + if items.is_empty() { EMPTY } else { 0 }
            + if has_story { 0 } else { NO_STORY }
            + strength
    }
}
