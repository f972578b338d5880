//! Pages without a solution: what is better than none. Takes their attempts; gives them a layout with a gutter through it, without its pins, or
//! with copy taken away or added.

use rayon::prelude::*;

use super::attempt::Attempt;
use super::copyfit::fit_copy;
use super::issue::Edition;
use crate::layout::SearchMode;
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
        if let Some(mut solution) = fitted {
            solution.effort.mode = SearchMode::Fitted;
            attempt.solution = Some(solution);
        }
    }

    /// Where a page has no solution yet, tries what is better than none: a gutter through it, the pins given up, copy changed.
    pub(crate) fn fit(&mut self) {
        let mut attempts = std::mem::take(&mut self.attempts);
        let unsolved = attempts.par_iter_mut().enumerate().filter(|(_, attempt)| attempt.solution.is_none());
        unsolved.for_each(|(page, attempt)| {
            for mend in [Self::solve_loosely, Self::solve_unpinned, Self::fit_page] {
                if attempt.solution.is_none() {
                    mend(self, page, attempt);
                }
            }
        });
        self.attempts = attempts;
    }
}
