//! The flatplan 版面计划: which item on which page. Takes items with the room they need and pages with the room they have; gives
//! every page its items. Greedy by priority, then moves and swaps while they help (makeup.md §5.3).

use super::links::{Change, Links};
use super::space::{Demand, Space};
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
/// Rounds of moves and swaps.
const ROUNDS_MOST: usize = 30;

/// Assigns items to pages.
pub(crate) struct Planner<'p> {
    /// The pages.
    pub(crate) pages: &'p [Space],
    /// What each item needs.
    pub(crate) demands: Vec<Demand>,
    /// The priority of each item; 1 for one pinned as the lead of its page.
    pub(crate) priorities: Vec<u8>,
    /// Whether each item is pinned as the lead of its page.
    pub(crate) leads: Vec<bool>,
    /// Whether each item can lead a page.
    pub(crate) stories: Vec<bool>,
    /// The pages each item may stand on.
    pub(crate) allowed: Vec<Vec<usize>>,
    /// What ties items to each other and to the layout before.
    pub(crate) links: Links,
}

impl Planner<'_> {
    /// For every item its page.
    pub(crate) fn plan(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.demands.len()).collect();
        order.sort_by_key(|&item| {
            let is_free = self.allowed[item].len() > 1;
            (is_free, self.priorities[item], std::cmp::Reverse(self.demands[item].comfortable), item)
        });
        let mut pages: Vec<Vec<usize>> = vec![Vec::new(); self.pages.len()];
        let mut page_of: Vec<Option<usize>> = vec![None; self.demands.len()];
        for item in order {
            let added = |&page: &usize| {
                let with: Vec<usize> = pages[page].iter().copied().chain([item]).collect();
                let placed = |other: usize| if other == item { Some(page) } else { page_of[other] };
                let links = self.links.cost(&placed);
                (self.page_cost(page, &with) - self.page_cost(page, &pages[page]) + links, page)
            };
            let Some(page) = self.allowed[item].iter().copied().min_by_key(added) else { continue };
            pages[page].push(item);
            page_of[item] = Some(page);
        }
        let mut page_of: Vec<usize> = page_of.into_iter().map(Option::unwrap_or_default).collect();
        self.improve(&mut page_of);
        page_of
    }

    /// Moves and swaps items while that helps: item after item takes its best change, until none has one.
    fn improve(&self, page_of: &mut [usize]) {
        let mut filling = self.filling(page_of);
        for _ in 0..ROUNDS_MOST {
            let mut is_better = false;
            for item in 0..page_of.len() {
                let best = self.changes_of(item, page_of, &filling, false).into_iter().min();
                if let Some((_, change)) = best.filter(|(gain, _)| *gain < 0) {
                    let from = page_of[item];
                    change.apply(page_of);
                    for page in [from, change.to] {
                        filling[page] = self.filled(page_of, page);
                    }
                    is_better = true;
                }
            }
            if !is_better {
                return;
            }
        }
    }

    /// All moves and swaps of a page's items with what they add to the cost of the plan.
    pub(crate) fn changes(&self, page_of: &[usize], page: usize) -> Vec<(i64, Change)> {
        let filling = self.filling(page_of);
        let items = filling[page].0.clone();
        items.into_iter().flat_map(|item| self.changes_of(item, page_of, &filling, true)).collect()
    }

    /// The items of every page, and what it costs with them.
    fn filling(&self, page_of: &[usize]) -> Vec<(Vec<usize>, i64)> {
        (0..self.pages.len()).map(|page| self.filled(page_of, page)).collect()
    }

    fn filled(&self, page_of: &[usize], page: usize) -> (Vec<usize>, i64) {
        let items = items_on(page_of, page);
        let cost = self.page_cost(page, &items);
        (items, cost)
    }

    /// The moves and swaps of an item; swaps with earlier items only where `both_ways`.
    fn changes_of(
        &self,
        item: usize,
        page_of: &[usize],
        filling: &[(Vec<usize>, i64)],
        both_ways: bool,
    ) -> Vec<(i64, Change)> {
        let from = page_of[item];
        let mut changes = Vec::new();
        for &to in self.allowed[item].iter().filter(|&&to| to != from) {
            let mut consider = |other: Option<usize>| {
                let moved = |page: usize, out: Option<usize>, into: Option<usize>| {
                    let stay = filling[page].0.iter().copied().filter(|&stays| Some(stays) != out);
                    self.page_cost(page, &stay.chain(into).collect::<Vec<_>>()) - filling[page].1
                };
                let change = Change { item, to, other };
                let pages = moved(from, Some(item), other) + moved(to, other, Some(item));
                changes.push((pages + self.links.gain(page_of, change), change));
            };
            consider(None);
            for &other in &filling[to].0 {
                if (both_ways || item < other) && self.allowed[other].contains(&from) {
                    consider(Some(other));
                }
            }
        }
        changes
    }

    /// What a page costs with these items.
    fn page_cost(&self, page: usize, items: &[usize]) -> i64 {
        let space = &self.pages[page];
        if space.room == 0 {
            return extra_items(items.len());
        }
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

/// What items cost on a page that is covered.
fn extra_items(count: usize) -> i64 {
    TOO_MANY * i64::try_from(count).unwrap_or(i64::MAX)
}

/// The items of a page, in order.
pub(crate) fn items_on(page_of: &[usize], page: usize) -> Vec<usize> {
    (0..page_of.len()).filter(|&item| page_of[item] == page).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chenbao_model::units::PageNumber;

    fn pages(count: u16) -> Vec<Space> {
        let page = |number| Space {
            number: PageNumber::new(number),
            section: String::from("专题"),
            room: 365,
            strength: if number == 1 { 1000 } else { 600 },
        };
        (1..=count).map(page).collect()
    }

    fn demand(area: u32) -> Demand {
        Demand { least: area * 8 / 10, comfortable: area, most: area * 12 / 10 }
    }

    fn planner<'p>(pages: &'p [Space], demands: &[Demand], priorities: &[u8]) -> Planner<'p> {
        Planner {
            pages,
            demands: demands.to_vec(),
            priorities: priorities.to_vec(),
            leads: vec![false; demands.len()],
            stories: vec![true; demands.len()],
            allowed: vec![(0..pages.len()).collect(); demands.len()],
            links: Links::default(),
        }
    }

    #[test]
    fn loads_are_made_equal() {
        let (pages, demands) = (pages(2), [200, 190, 180, 160].map(demand));
        let page_of = planner(&pages, &demands, &[3; 4]).plan();
        let load = |page| items_on(&page_of, page).iter().map(|&item| demands[item].comfortable).sum::<u32>();
        assert!(load(0).abs_diff(load(1)) <= 30, "{page_of:?}");
    }

    #[test]
    fn leads_are_spread() {
        let (pages, demands) = (pages(3), [120; 9].map(demand));
        let page_of = planner(&pages, &demands, &[1, 1, 1, 3, 3, 3, 3, 3, 3]).plan();
        let mut leads = page_of[..3].to_vec();
        leads.sort_unstable();
        assert_eq!(leads, [0, 1, 2]);
    }

    #[test]
    fn pinned_leads_do_not_share_a_page() {
        let (pages, demands) = (pages(2), [300, 60, 200, 170].map(demand));
        let mut planner = planner(&pages, &demands, &[1, 1, 3, 3]);
        planner.leads = vec![true, true, false, false];
        let page_of = planner.plan();
        assert_ne!(page_of[0], page_of[1]);
    }

    #[test]
    fn an_item_stays_on_its_pages() {
        let (pages, demands) = (pages(2), [300, 300, 100].map(demand));
        let mut planner = planner(&pages, &demands, &[3; 3]);
        planner.allowed = vec![vec![1], vec![1], vec![0, 1]];
        assert_eq!(planner.plan(), [1, 1, 0]);
    }
}
