//! What is better than no page. Takes an edition whose pages were repaired as far as that goes; gives those without a solution one with a gutter through
//! it, without its pins, or with copy taken away or added, and tells of what stands nowhere even so.

use rayon::prelude::*;

use super::attempt::Attempt;
use super::capacity::capacity;
use super::copyfit::{FittedPage, fit_copy};
use super::issue::Edition;
use super::trouble::{Trouble, trouble};
use crate::layout::SearchMode;
use crate::measure::MeasureFailed;
use crate::page::shaped::{Shaped, references};
use crate::page::solve;
use crate::page::task::Task;

impl<'i> Edition<'_, 'i> {
    /// Solves a page with a gutter through it, where that is the only way.
    fn solve_loosely(&self, page: usize, attempt: &mut Attempt<'i>) {
        let task = Task { any_root: true, ..self.task(page, None) };
        attempt.solution = solve(&references(&attempt.items), task, 1);
    }

    /// Solves a page as if its authors had pinned no rectangle and no width, where that is the only way.
    fn solve_unpinned(&self, page: usize, attempt: &mut Attempt<'i>) {
        let is_pinned = |shaped: &Shaped| {
            (shaped.item.wishes.at.is_some() || shaped.item.wishes.width.is_some()) && shaped.item.half().is_none()
        };
        if !attempt.items.iter().any(is_pinned) {
            return;
        }
        let widths = &self.pages[page].template.widths;
        let freed = |shaped: &Shaped<'i>| {
            let mut item = shaped.item.clone();
            (item.wishes.at, item.wishes.width) = (None, None);
            if is_pinned(shaped) { Shaped::new(item, self.grid, widths) } else { shaped.clone() }
        };
        let items: Vec<Shaped> = attempt.items.iter().map(freed).collect();
        attempt.solution = solve(&references(&items), self.task(page, None), 1);
        if let Some(solution) = &mut attempt.solution {
            solution.effort.mode = SearchMode::Unpinned;
        }
    }

    /// Finds how much copy of a page is too much or too little, and the layout it would then have.
    fn fit_page(&self, page: usize, attempt: &mut Attempt<'i>) {
        let widths = &self.pages[page].template.widths;
        let task = self.task(page, None);
        let loose = Task { any_root: true, ..task };
        let items = references(&attempt.items);
        let fitted = fit_copy(&items, task, widths).or_else(|| fit_copy(&items, loose, widths));
        if let Some(FittedPage { mut solution, lines }) = fitted {
            solution.effort.mode = SearchMode::Fitted;
            (attempt.solution, attempt.changed_lines) = (Some(solution), lines);
        }
    }

    /// Where a page has no solution yet, tries what is better than none: a gutter through it, the pins given up, copy changed. Of what is not
    /// placed even so it finds why, and of empty pages what they take.
    pub(crate) fn fit(&mut self) -> Result<(), MeasureFailed> {
        let mut attempts = std::mem::take(&mut self.attempts);
        for (page, attempt) in attempts.iter_mut().enumerate() {
            let widths = &self.pages[page].template.widths;
            let found = attempt.shapeless.iter().map(|shaped| trouble(shaped, self.grid, widths, self.measure));
            attempt.troubles = found.collect::<Result<_, _>>()?;
            self.take_up_the_longest(page, attempt);
            if attempt.solution.is_none() && !self.is_locked(page) {
                attempt.items = self.pressed(page, &references(&attempt.items))?;
            }
        }
        let unsolved = attempts.par_iter_mut().enumerate().filter(|(_, attempt)| attempt.solution.is_none());
        unsolved.for_each(|(page, attempt)| {
            for mend in [Self::solve_loosely, Self::solve_unpinned, Self::fit_page] {
                if attempt.solution.is_none() {
                    mend(self, page, attempt);
                }
            }
        });
        let is_full = |attempt: &Attempt| {
            let solution = attempt.solution.as_ref();
            solution.is_some_and(|solution| solution.modules.iter().all(|module| module.fit.underset_chars == 0))
        };
        for (page, attempt) in attempts.iter_mut().enumerate().filter(|(_, attempt)| !is_full(attempt)) {
            attempt.capacity = Some(capacity(&self.pages[page], self.grid, self.measure)?);
        }
        self.attempts = attempts;
        Ok(())
    }

    /// Puts an item that is longer than its page on it, as far as the page goes, where nothing else stands there.
    fn take_up_the_longest(&self, page: usize, attempt: &mut Attempt<'i>) {
        let too_long = |(at, trouble): (usize, &Trouble)| match trouble {
            Trouble::TooLong { lines, .. } => Some((*lines, at)),
            _ => None,
        };
        if !attempt.items.is_empty() || self.is_locked(page) {
            return;
        }
        if let Some((lines, at)) = attempt.troubles.iter().enumerate().filter_map(too_long).max() {
            attempt.troubles.remove(at);
            let whole = attempt.shapeless.remove(at);
            let widths = &self.pages[page].template.widths;
            attempt.items.push(whole.resized(-i64::from(lines), self.grid, widths));
        }
    }
}
