//! The layouts of a page that come next: what they cost, how they differ from the one that was taken, and why they were not.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::words::{self, decimal};
use crate::grid::Grid;
use crate::layout::{Alternative, AlternativeModule, PageLayout, Score, Treatment};
use crate::term::TermId;
use chenbao_model::units::GridRect;

/// What an alternative would change.
pub struct Difference<'m> {
    /// What it costs more.
    pub dearer_by: i64,
    /// Modules that would stand elsewhere or otherwise.
    pub moved: Vec<MovedModule<'m>>,
    /// Terms that would cost more.
    pub dearer: Vec<TermChange>,
    /// Terms that would cost less.
    pub cheaper: Vec<TermChange>,
}

/// A module that would stand elsewhere or otherwise.
pub struct MovedModule<'m> {
    /// Its name.
    pub id: &'m str,
    /// How it stands.
    pub now: Stand,
    /// How it would.
    pub then: Stand,
}

/// A term that would cost more or less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermChange {
    /// The term.
    pub term: TermId,
    /// By how much, in thousandths.
    pub by: i64,
}

/// How a module stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// Its rectangle.
    pub rect: GridRect,
    /// How head and text stand to each other.
    pub treatment: Treatment,
}

/// How an alternative differs from the page of so many lines.
pub fn difference<'m>(page: &'m PageLayout, foot: u16, alternative: &'m Alternative) -> Difference<'m> {
    let stand = |id: &str| {
        let module = page.modules.iter().find(|module| module.id == id)?;
        Some(Stand { rect: module.rect, treatment: module.treatment })
    };
    // The foot of a page cuts the blank line off a module; the two lists need not agree on it.
    let is_same = |a: Stand, b: Stand| {
        (a.rect.x, a.rect.y, a.rect.w, a.treatment) == (b.rect.x, b.rect.y, b.rect.w, b.treatment)
            && a.rect.bottom().min(foot) == b.rect.bottom().min(foot)
    };
    let moved = |module: &'m AlternativeModule| {
        let now = stand(&module.id)?;
        let then = Stand { rect: module.rect, treatment: module.treatment };
        (!is_same(now, then)).then_some(MovedModule { id: &module.id, now, then })
    };
    let (dearer, cheaper) = term_changes(&page.score, &alternative.score);
    Difference {
        dearer_by: alternative.score.total - page.score.total,
        moved: alternative.modules.iter().filter_map(moved).collect(),
        dearer,
        cheaper,
    }
}

/// The terms that cost more in the other score, and those that cost less; the greatest difference first.
fn term_changes(own: &Score, other: &Score) -> (Vec<TermChange>, Vec<TermChange>) {
    let terms: BTreeSet<TermId> = own.terms.keys().chain(other.terms.keys()).copied().collect();
    let cost = |score: &Score, term: TermId| score.terms.get(&term).map_or(0, |term| term.cost);
    let changes = terms.into_iter().map(|term| TermChange { term, by: cost(other, term) - cost(own, term) });
    let mut changes: Vec<TermChange> = changes.filter(|change| change.by != 0).collect();
    changes.sort_by_key(|change| (Reverse(change.by.abs()), change.term));
    changes.into_iter().partition(|change| change.by > 0)
}

/// What an alternative would cost and change, in words, a line each. `title` gives what an editor calls a module.
pub fn notes(page: &PageLayout, grid: &Grid, alternative: &Alternative, title: &dyn Fn(&str) -> String) -> Vec<String> {
    let difference = difference(page, grid.lines, alternative);
    let by = match difference.dearer_by {
        0 => "一样".to_owned(),
        more if more > 0 => format!("贵 {}", decimal(more)),
        less => format!("便宜 {}", decimal(-less)),
    };
    let list = |changes: &[TermChange]| -> String {
        let terms: Vec<String> =
            changes.iter().map(|change| format!("{} {}", change.term.title(), decimal(change.by.abs()))).collect();
        terms.join("，")
    };
    let mut notes = vec![format!("总分 {}，{by}", decimal(alternative.score.total))];
    if !difference.dearer.is_empty() {
        notes.push(format!("为什么没选：多扣 {}", list(&difference.dearer)));
    }
    if !difference.cheaper.is_empty() {
        notes.push(format!("它的好处：少扣 {}", list(&difference.cheaper)));
    }
    let moved = |module: &MovedModule| {
        format!("“{}”：{} → {}", title(module.id), standing(grid, module.now), standing(grid, module.then))
    };
    notes.extend(difference.moved.iter().map(moved));
    if difference.moved.is_empty() {
        notes.push("各篇位置相同，只是标题、图片的做法不同".to_owned());
    }
    notes
}

fn standing(grid: &Grid, stand: Stand) -> String {
    let place = words::place(stand.rect, grid);
    format!("{place} {} 栏 × {} 行 {}", stand.rect.w, stand.rect.h, words::treatment(stand.treatment))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Term;

    fn score(terms: &[(TermId, i64)]) -> Score {
        let total = terms.iter().map(|(_, cost)| cost).sum();
        let term = |&(id, cost): &(TermId, i64)| (id, Term { count: 1, cost });
        Score { total, terms: terms.iter().map(term).collect() }
    }

    #[test]
    fn the_greatest_differences_come_first() {
        let own = score(&[(TermId::Zone, 500), (TermId::Crop, 900), (TermId::Head, 600)]);
        let other = score(&[(TermId::Zone, 700), (TermId::Bump, 4000), (TermId::Head, 600)]);
        let (dearer, cheaper) = term_changes(&own, &other);
        let change = |term, by| TermChange { term, by };
        assert_eq!(dearer, [change(TermId::Bump, 4000), change(TermId::Zone, 200)]);
        assert_eq!(cheaper, [change(TermId::Crop, -900)]);
    }
}
