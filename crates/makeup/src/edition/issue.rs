//! An issue being made up: its pages, its items and what has become of them. Takes the issue, the measures and the templates; solves its
//! pages with the items they are given. Which these are, `planning` says; what is done where a page has no solution, `repair` and `makeshift`.
//!
//! Here the search asks the typesetter for the last time: in [`Edition::new`] for all copy, and where an item comes to stand on a page
//! with another rank than its author gave it. An answer that cannot be given ends the step.

use rayon::prelude::*;

use super::attempt::Attempt;
use super::fingerprint::fingerprints;
use super::flatplan::items_on;
use super::locked::keep_page;
use super::page::{PlannedPage, planned_page};
use super::spread;
use crate::grid::Grid;
use crate::layout::{Layout, PageLayout};
use crate::measure::{Measure, MeasureFailed};
use crate::options::Options;
use crate::page::shaped::{Shaped, references};
use crate::page::task::{Before, Solution, Task};
use crate::page::{is_solvable, solve};
use crate::shapes::gather::{fillers, gather};
use crate::shapes::item::Item;
use crate::slicing::Effort;
use crate::templates::template::PageTemplate;
use crate::widths::Widths;
use chenbao_model::model::{Issue, Kind};

/// The most items a page takes, bundled where they are many.
pub(crate) const PAGE_ITEMS_MAX: usize = 24;

/// An issue being made up.
pub(crate) struct Edition<'m, 'i> {
    /// The issue.
    pub(crate) issue: &'i Issue,
    /// The grid.
    pub(crate) grid: &'m Grid,
    /// The typesetter.
    pub(crate) measure: &'m dyn Measure,
    /// What the caller chose.
    pub(crate) options: &'m Options<'m>,
    /// The layout before, where it is of the same grid and as many pages.
    previous: Option<&'m Layout>,
    /// Its pages.
    pub(crate) pages: Vec<PlannedPage<'i>>,
    /// Its items.
    pub(crate) items: Vec<Shaped<'i>>,
    /// Its fillers, which stand on no page unless one needs them.
    pub(crate) fillers: Vec<Shaped<'i>>,
    /// The page of every item.
    pub(crate) page_of: Vec<usize>,
    /// What became of every page.
    pub(crate) attempts: Vec<Attempt<'i>>,
}

impl<'m, 'i> Edition<'m, 'i> {
    /// Measures all copy and finds the shapes every item can take.
    pub(crate) fn new(
        issue: &'i Issue,
        measure: &'m dyn Measure,
        templates: &[PageTemplate],
        grid: &'m Grid,
        options: &'m Options,
    ) -> Result<Self, MeasureFailed> {
        let planned = |plan| planned_page(issue, plan, templates, grid, options);
        let pages: Vec<PlannedPage> = issue.pages.iter().map(planned).collect();
        let (mut items, fillers) = (gather(issue, grid, measure)?, fillers(issue, grid, measure)?);
        let before = options.previous.filter(|before| before.grid == *grid && before.pages.len() == pages.len());
        spread::part_spread(&mut items, pages.len(), before, grid, measure)?;
        let locked = |page: &PageLayout| pages.get(page.no.index()).is_some_and(|page| page.plan.lock);
        spread::part_as_locked(&mut items, before, &locked, grid, measure)?;
        let fillers = take_back(&mut items, fillers, before);
        let shaped = |items: Vec<Item<'i>>| -> Vec<Shaped<'i>> {
            items.into_par_iter().map(|item| Shaped::new(item, grid, &Widths::default())).collect()
        };
        let (items, fillers) = (shaped(items), shaped(fillers));
        let (page_of, attempts) = (Vec::new(), Vec::new());
        Ok(Self { issue, grid, measure, options, previous: before, pages, items, fillers, page_of, attempts })
    }

    /// The page of the layout before.
    pub(crate) fn before(&self, page: usize) -> Option<&'m PageLayout> {
        self.previous?.pages.get(page)
    }

    /// Whether a page is to be kept as it was.
    pub(crate) fn is_locked(&self, page: usize) -> bool {
        self.pages[page].plan.lock && self.before(page).is_some_and(|before| !before.modules.is_empty())
    }

    /// Solves every page as planned.
    pub(crate) fn solve_all(&mut self) -> Result<(), MeasureFailed> {
        let this = &*self;
        let solved = |page| this.solve_page(page, &this.on_page(page));
        // All are solved before the first failure is taken: so it is the same one whatever the threads do.
        let attempts: Vec<Result<Attempt, MeasureFailed>> = (0..this.pages.len()).into_par_iter().map(solved).collect();
        self.attempts = attempts.into_iter().collect::<Result<_, _>>()?;
        Ok(())
    }

    /// Solves pages anew with what is planned for them.
    pub(crate) fn solve_again(&mut self, pages: &[usize]) -> Result<(), MeasureFailed> {
        for &page in pages {
            self.attempts[page] = self.solve_page(page, &self.on_page(page))?;
        }
        Ok(())
    }

    /// The room the items of a page take where they may choose.
    pub(crate) fn comfortable(&self, page: usize) -> u32 {
        self.on_page(page).iter().filter_map(|shaped| shaped.shapes.comfortable_area()).sum()
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
            (attempt.solution, attempt.broken_lock) = self.kept(page, &items, before)?;
        } else {
            let kept = before.filter(|before| before.steering == attempt.fingerprints.asked).map(Before::from);
            let task = self.task(page, kept.as_ref());
            attempt.solution = solve(&references(&items), task, spec.plan.alternative);
        }
        attempt.items = items;
        Ok(attempt)
    }

    /// A locked page as it was, and which of its items changed too much; it may have been under pressure when it was locked.
    fn kept(
        &self,
        page: usize,
        items: &[Shaped<'i>],
        before: &PageLayout,
    ) -> Result<(Option<Solution>, Vec<String>), MeasureFailed> {
        let task = self.task(page, None);
        let plain = keep_page(&references(items), task, before);
        if plain.1.is_empty() {
            return Ok(plain);
        }
        let pressed = keep_page(&references(&self.pressed(page, &references(items))?), task, before);
        Ok(if pressed.1.is_empty() { pressed } else { plain })
    }

    /// These items measured for a page under pressure.
    pub(crate) fn pressed(&self, page: usize, items: &[&Shaped<'i>]) -> Result<Vec<Shaped<'i>>, MeasureFailed> {
        let widths = &self.pages[page].template.widths;
        let pressed = |shaped: &&Shaped<'i>| {
            let item = shaped.item.clone().under_pressure(self.grid, self.measure)?;
            Ok(Shaped::new(item, self.grid, widths))
        };
        items.iter().map(pressed).collect()
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

/// Puts the fillers of the layout before back on their pages; gives those that stood on none.
fn take_back<'a>(items: &mut Vec<Item<'a>>, fillers: Vec<Item<'a>>, before: Option<&Layout>) -> Vec<Item<'a>> {
    let page_of = |item: &Item| {
        let pages = before.map(|before| before.pages.as_slice()).unwrap_or_default();
        pages.iter().find(|page| page.modules.iter().any(|module| item.is_in(module))).map(|page| page.no)
    };
    let mut left = Vec::new();
    for mut filler in fillers {
        match page_of(&filler) {
            Some(page) => {
                filler.wishes.page = Some(page);
                items.push(filler);
            }
            None => left.push(filler),
        }
    }
    left
}

pub(super) fn can_lead(item: &Item) -> bool {
    matches!(item.main.kind, Kind::Story | Kind::Photo) && item.main.part.is_none_or(|part| part.from.is_none())
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
