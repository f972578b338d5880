//! The planner. Takes pages and what items need; puts the items on pages one by one, then moves and swaps them while that helps.

use super::change::Change;
use super::links::Links;
use super::space::{Demand, Space};

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
}

/// The items of a page, in order.
pub(crate) fn items_on(page_of: &[usize], page: usize) -> Vec<usize> {
    (0..page_of.len()).filter(|&item| page_of[item] == page).collect()
}

#[cfg(test)]
mod tests;
