//! Items that change places with other pages so that a page can be filled. Takes an edition and a page without a solution; moves an item away,
//! swaps two, or, where that leaves the other page unfilled, lets that one pass an item on to a third.
//!
//! Changes are tried in the order of what they add to the cost of the plan, so the page fares as well as it can and no pin or section is left.

use super::issue::Edition;
use super::links::Change;
use crate::measure::MeasureFailed;

/// Changes of the flatplan tried for a page that has no solution.
const CHANGES_MOST: usize = 120;
/// Changes of these that are followed by another, where the page itself could be filled with them.
const CHAINS_MOST: usize = 12;
/// Changes tried for the page that took part in the first.
const LINKS_MOST: usize = 24;

/// Moves an item to another page, or swaps two; else lets the other page hand one on.
pub(super) fn exchange(edition: &mut Edition, page: usize) -> Result<bool, MeasureFailed> {
    let before = edition.page_of.clone();
    let mut promising = Vec::new();
    for change in changes(edition, page).into_iter().take(CHANGES_MOST) {
        change.apply(&mut edition.page_of);
        // A page that was not solved either may stay so.
        let was_unsolved = edition.attempts[change.to].solution.is_none();
        let is_good = can_fill(edition, page)?;
        if is_good && (was_unsolved || can_fill(edition, change.to)?) {
            edition.solve_again(&[page, change.to])?;
            return Ok(true);
        }
        edition.page_of.clone_from(&before);
        if is_good {
            promising.push(change);
        }
    }
    for first in promising.into_iter().take(CHAINS_MOST) {
        first.apply(&mut edition.page_of);
        if pass_on(edition, page, first)? {
            return Ok(true);
        }
        edition.page_of.clone_from(&before);
    }
    Ok(false)
}

/// After a change that fills `page`, a second between the other page and a third that fills both.
fn pass_on(edition: &mut Edition, page: usize, first: Change) -> Result<bool, MeasureFailed> {
    let between = edition.page_of.clone();
    let is_third = |change: &Change| change.to != page && ![Some(first.item), first.other].contains(&Some(change.item));
    for second in changes(edition, first.to).into_iter().filter(is_third).take(LINKS_MOST) {
        second.apply(&mut edition.page_of);
        let was_unsolved = edition.attempts[second.to].solution.is_none();
        if can_fill(edition, first.to)? && (was_unsolved || can_fill(edition, second.to)?) {
            edition.solve_again(&[page, first.to, second.to])?;
            return Ok(true);
        }
        edition.page_of.clone_from(&between);
    }
    Ok(false)
}

/// The changes of a page's items, the cheapest for the plan first.
fn changes(edition: &Edition, page: usize) -> Vec<Change> {
    let spaces = edition.spaces();
    let mut changes = edition.planner(&spaces).changes(&edition.page_of, page);
    changes.sort();
    changes.into_iter().map(|(_, change)| change).collect()
}

fn can_fill(edition: &Edition, page: usize) -> Result<bool, MeasureFailed> {
    edition.is_solvable(page, &edition.on_page(page))
}
