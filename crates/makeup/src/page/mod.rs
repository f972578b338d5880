//! One page. Takes its items with their shapes; gives the layouts of the page, cheapest first by the whole objective.
//!
//! The page is solved one line deeper than its type area: every module carries a blank line at its foot, and that of the modules
//! at the foot of the page falls into the line below the type area.
//!
//! | file | gives |
//! |---|---|
//! | `shaped`, `task` | what a page is solved from, and what comes out |
//! | `terms`, `outline`, `objective` | what a page costs beyond its items |
//! | `treatment` | the heads that keep out of each other's way |
//! | `trees` | the trees of cuts that fill the page |
//! | `place` | a choice as modules in grid units |
//! | `judge` | the choices, best first |
//! | `answer` | the choice taken, and those that look different |

pub(crate) mod answer;
pub(crate) mod judge;
pub(crate) mod objective;
pub(crate) mod outline;
pub(crate) mod place;
pub(crate) mod shaped;
pub(crate) mod task;
pub(crate) mod terms;
pub(crate) mod treatment;
pub(crate) mod trees;

use self::judge::Judge;
use self::shaped::Shaped;
use self::task::{Solution, Task};
use self::trees::page_trees;
use crate::layout::{SearchEffort, SearchMode};
use crate::slicing::{Arrangement, Effort, Placed};
use chenbao_model::units::GridRect;

/// The cheapest layout of a page, or the `alternative`th of them (from 1); none where its items do not fill it exactly.
pub(crate) fn solve(items: &[&Shaped], task: Task, alternative: u16) -> Option<Solution> {
    let mut judge = Judge::new(items, task);
    // 1. Find the trees of cuts that fill the page.
    let trees = page_trees(items, &task);
    // 2. Judge all their arrangements.
    let (arranged, choices) = judge.choices(&trees);
    // 3. Keep the layout before where it is about as good.
    let kept = judge.kept(choices.first());
    let wanted = usize::from(alternative.max(1) - 1).min(choices.len().saturating_sub(1));
    let mode = match (&kept, choices.get(wanted)) {
        (Some(_), _) => SearchMode::FixedCut,
        (None, Some(choice)) if choice.by_template => SearchMode::Template,
        (None, _) => SearchMode::Free,
    };
    // 4. Write the choice down as modules.
    judge.solution(kept, choices, alternative, effort(mode, trees.len(), arranged))
}

/// The layout of a page whose items stand in given rectangles, blank lines at their feet included; none where one does not fill its
/// rectangle.
pub(crate) fn solve_in_place(items: &[&Shaped], rects: &[GridRect], task: Task) -> Option<Solution> {
    let mut judge = Judge::new(items, task);
    let top = task.region.top;
    let in_region = |&rect: &GridRect| GridRect { y: rect.y - top.min(rect.y), ..rect };
    let arrangement: Arrangement =
        rects.iter().map(in_region).enumerate().map(|(item, rect)| Placed { item, rect }).collect();
    let choice = judge.in_place(&arrangement, false)?;
    judge.solution(Some(choice), Vec::new(), 1, effort(SearchMode::Locked, 1, 1))
}

/// Whether the items of a page fill it exactly in any way; cheaper than [`solve`].
pub(crate) fn is_solvable(items: &[&Shaped], task: Task) -> bool {
    !page_trees(items, &Task { effort: Effort { keep: 1, roots: 1 }, ..task }).is_empty()
}

fn effort(mode: SearchMode, trees: usize, arrangements: usize) -> SearchEffort {
    let count = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    SearchEffort { mode, trees: count(trees), arrangements: count(arrangements) }
}
