//! An issue being made up: its pages, its items and what has become of them. Takes the issue, the measures and the templates; the steps of the
//! makeup stand in `planning`, `solving`, `fitting` and `repair`.
//!
//! [`Edition::new`] asks the typesetter about all copy; after it, only an item that comes to stand on a page with another rank than its author
//! gave it is asked about again. An answer that cannot be given ends the step.

use rayon::prelude::*;

use super::attempt::Attempt;
use super::page::{PlannedPage, planned_page};
use super::spread;
use crate::grid::Grid;
use crate::layout::{Layout, PageLayout};
use crate::measure::{Measure, MeasureFailed};
use crate::options::Options;
use crate::page::shaped::Shaped;
use crate::shapes::gather::{fillers, gather};
use crate::shapes::item::Item;
use crate::templates::template::PageTemplate;
use crate::widths::Widths;
use chenbao_model::model::Issue;

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
