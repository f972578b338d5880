//! The layouts of a page that come next: what they cost, how they differ from the one that was taken, and why they were not.

use super::grid::Grid;
use super::layout::{Alternative, AlternativeModule, PageLayout, Score, Treatment};
use super::words::{self, decimal};
use chenbao_model::units::GridRect;

/// What an alternative would change.
pub struct Difference<'m> {
    /// What it costs more.
    pub dearer_by: i64,
    /// Modules that would stand elsewhere or otherwise: name, how they stand, how they would.
    pub moved: Vec<(&'m str, Stand, Stand)>,
    /// Terms that would cost more, or less: name and difference.
    pub dearer: Vec<(&'m str, i64)>,
    /// The same, cheaper.
    pub cheaper: Vec<(&'m str, i64)>,
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
        (!is_same(now, then)).then_some((module.id.as_str(), now, then))
    };
    let (dearer, cheaper) = terms(&page.score, &alternative.score);
    Difference {
        dearer_by: alternative.score.total - page.score.total,
        moved: alternative.modules.iter().filter_map(moved).collect(),
        dearer,
        cheaper,
    }
}

type Differences<'m> = Vec<(&'m str, i64)>;

/// The terms that cost more in the other score, and those that cost less; the greatest difference first.
fn terms<'m>(own: &'m Score, other: &'m Score) -> (Differences<'m>, Differences<'m>) {
    let mut names: Vec<&str> = own.terms.keys().chain(other.terms.keys()).map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    let cost = |score: &Score, name: &str| score.terms.get(name).map_or(0, |term| term.cost);
    let differences = names.into_iter().map(|name| (name, cost(other, name) - cost(own, name)));
    let mut differences: Vec<(&str, i64)> = differences.filter(|&(_, difference)| difference != 0).collect();
    differences.sort_by_key(|&(name, difference)| (std::cmp::Reverse(difference.abs()), name));
    differences.into_iter().partition(|&(_, difference)| difference > 0)
}

/// What an alternative would cost and change, in words, a line each. `title` gives what an editor calls a module.
pub fn notes(page: &PageLayout, grid: &Grid, alternative: &Alternative, title: &dyn Fn(&str) -> String) -> Vec<String> {
    let difference = difference(page, grid.lines, alternative);
    let by = match difference.dearer_by {
        0 => "一样".to_owned(),
        more if more > 0 => format!("贵 {}", decimal(more)),
        less => format!("便宜 {}", decimal(-less)),
    };
    let list = |terms: &[(&str, i64)]| -> String {
        let terms: Vec<String> =
            terms.iter().map(|(name, cost)| format!("{} {}", words::term(name).0, decimal(cost.abs()))).collect();
        terms.join("，")
    };
    let mut notes = vec![format!("总分 {}，{by}", decimal(alternative.score.total))];
    if !difference.dearer.is_empty() {
        notes.push(format!("为什么没选：多扣 {}", list(&difference.dearer)));
    }
    if !difference.cheaper.is_empty() {
        notes.push(format!("它的好处：少扣 {}", list(&difference.cheaper)));
    }
    let moved = |(id, now, then): &(&str, Stand, Stand)| {
        format!("“{}”：{} → {}", title(id), standing(grid, *now), standing(grid, *then))
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

    fn score(terms: &[(&str, i64)]) -> Score {
        let total = terms.iter().map(|(_, cost)| cost).sum();
        let term = |&(name, cost): &(&str, i64)| (name.to_owned(), Term { count: 1, cost });
        Score { total, terms: terms.iter().map(term).collect() }
    }

    #[test]
    fn the_greatest_differences_come_first() {
        let own = score(&[("zone", 500), ("crop", 900), ("head", 600)]);
        let other = score(&[("zone", 700), ("bump", 4000), ("head", 600)]);
        let (dearer, cheaper) = terms(&own, &other);
        assert_eq!(dearer, [("bump", 4000), ("zone", 200)]);
        assert_eq!(cheaper, [("crop", -900)]);
    }
}
