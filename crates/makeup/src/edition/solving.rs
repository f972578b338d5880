//! The pages solved, each for itself. Takes the items planned for a page; gives them the ranks they have there, and the page its best layout, the
//! one it had, or none.

use rayon::prelude::*;

use super::attempt::Attempt;
use super::fingerprint::fingerprints;
use super::flatplan::items_on;
use super::issue::Edition;
use super::locked::keep_page;
use super::planning::can_lead;
use crate::measure::MeasureFailed;
use crate::page::shaped::{Shaped, references};
use crate::page::task::{Before, Solution, Task};
use crate::page::{is_solvable, solve};
use crate::shapes::item::Item;
use crate::slicing::Effort;
use crate::widths::Widths;

/// The most items a page takes, bundled where they are many.
pub(crate) const PAGE_ITEMS_MAX: usize = 24;

impl<'i> Edition<'_, 'i> {
    /// Solves every page as planned.
    pub(crate) fn solve_all(&mut self) -> Result<(), MeasureFailed> {
        let this = &*self;
        let solved = |page| this.solve_page(page, &this.on_page(page));
        // All are solved before the first failure is taken: so it is the same one whatever the threads do.
        let attempts: Vec<Result<Attempt, MeasureFailed>> = (0..this.pages.len()).into_par_iter().map(solved).collect();
        self.attempts = attempts.into_iter().collect::<Result<_, _>>()?;
        Ok(())
    }

    /// The items planned for a page.
    pub(crate) fn on_page(&self, page: usize) -> Vec<&Shaped<'i>> {
        items_on(&self.page_of, page).into_iter().map(|item| &self.items[item]).collect()
    }

    /// Solves a page with these items.
    pub(crate) fn solve_page(&self, page: usize, items: &[&Shaped<'i>]) -> Result<Attempt<'i>, MeasureFailed> {
        let spec = &self.pages[page];
        let (items, left_out) = admitted(items);
        let items = self.ranked(&items, &spec.template.widths)?;
        let (items, shapeless): (Vec<Shaped>, Vec<Shaped>) =
            items.into_iter().partition(|shaped| shaped.shapes.areas().is_some());
        let items = if shapeless.is_empty() { items } else { self.ranked(&references(&items), &spec.template.widths)? };
        let copies: Vec<&Item> = items.iter().map(|shaped| &shaped.item).collect();
        let fingerprints = fingerprints(spec, &copies, self.grid, self.options);
        let mut attempt = Attempt { left_out, shapeless, fingerprints, ..Attempt::default() };
        let before = self.before(page);
        if let Some(saved) = before.filter(|before| attempt.is_of(&items, before)) {
            attempt.solution = Some(Solution::from(saved));
        } else if before.is_some_and(|before| self.is_locked(page) && before.reserved != spec.reserved(self.grid)) {
            attempt.broken_lock.push("报头、导读或广告".to_owned());
        } else if let Some(before) = before.filter(|_| self.is_locked(page)) {
            (attempt.solution, attempt.broken_lock) = keep_page(&references(&items), self.task(page, None), before);
        } else {
            let kept = before.filter(|before| before.steering == attempt.fingerprints.asked).map(Before::from);
            let task = self.task(page, kept.as_ref());
            attempt.solution = solve(&references(&items), task, spec.plan.alternative);
        }
        attempt.items = items;
        Ok(attempt)
    }

    /// Whether a page can be filled exactly with these items.
    pub(crate) fn is_solvable(&self, page: usize, items: &[&Shaped<'i>]) -> Result<bool, MeasureFailed> {
        if items.len() > PAGE_ITEMS_MAX || self.is_locked(page) {
            return Ok(false);
        }
        let items = self.ranked(items, &self.pages[page].template.widths)?;
        Ok(is_solvable(&references(&items), self.task(page, None)))
    }

    /// What a page's search is asked for.
    pub(crate) fn task<'t>(&'t self, page: usize, before: Option<&'t Before>) -> Task<'t> {
        let page = &self.pages[page];
        Task {
            region: page.region,
            grid: self.grid,
            effort: Effort { keep: self.options.keep, roots: self.options.roots },
            template: &page.template,
            forced: page.plan.forced,
            any_root: false,
            ads: &page.ads,
            before,
        }
    }

    /// The items with the ranks they have on their page.
    fn ranked(&self, items: &[&Shaped<'i>], widths: &Widths) -> Result<Vec<Shaped<'i>>, MeasureFailed> {
        let lead = leading(items);
        let rank = |(at, shaped): (usize, &&Shaped<'i>)| {
            let rank = if Some(at) == lead { 1 } else { shaped.item.priority.max(2) };
            self.with_rank(shaped, rank, widths)
        };
        items.iter().enumerate().map(rank).collect()
    }

    /// An item with the rank it has on its page. This is the one thing that the search of a page may still have to ask the
    /// typesetter: heads of another rank.
    fn with_rank(&self, shaped: &Shaped<'i>, rank: u8, widths: &Widths) -> Result<Shaped<'i>, MeasureFailed> {
        let item = &shaped.item;
        let range = |widths: &Widths| widths.range(item.main.kind, item.rank, item.is_group());
        if rank == item.rank && range(widths) == range(&Widths::default()) {
            return Ok(shaped.clone());
        }
        let item = item.clone().with_rank(rank, self.grid, self.measure)?;
        Ok(Shaped::new(item, self.grid, widths))
    }
}

/// The item that leads a page: the one pinned there, else the most important story, the larger first.
fn leading(items: &[&Shaped]) -> Option<usize> {
    let rank = |&at: &usize| {
        let shaped = items[at];
        let is_story = can_lead(&shaped.item);
        let area = std::cmp::Reverse(shaped.shapes.comfortable_area());
        (!shaped.item.wishes.lead, !is_story, shaped.item.priority, area, at)
    };
    (0..items.len()).min_by_key(rank)
}

/// The items a page is searched with, and those beyond the most it takes: the least important and smallest.
fn admitted<'a, 's>(items: &[&'s Shaped<'a>]) -> (Vec<&'s Shaped<'a>>, Vec<Shaped<'a>>) {
    if items.len() <= PAGE_ITEMS_MAX {
        return (items.to_vec(), Vec::new());
    }
    let mut order: Vec<usize> = (0..items.len()).collect();
    let weight = |&at: &usize| {
        let item = &items[at].item;
        (!item.is_pinned(), item.priority, std::cmp::Reverse(items[at].shapes.comfortable_area()), at)
    };
    order.sort_by_key(weight);
    let mut kept = order[..PAGE_ITEMS_MAX].to_vec();
    kept.sort_unstable();
    let left_out = order[PAGE_ITEMS_MAX..].iter().map(|&at| items[at].clone()).collect();
    (kept.into_iter().map(|at| items[at]).collect(), left_out)
}
