//! The trees of cuts that fill a page. Takes the items of a page and its task; puts them to the solvers of `slicing` as prices of
//! rectangles, and gives the trees, those of the page's template first.

use super::shaped::Shaped;
use super::task::Task;
use crate::slicing::{
    Fixed, ITEMS_MAX, LeafCosts, Pattern, Tiling, Tree, k_best, k_best_around, k_best_many, k_best_patterned,
};
use crate::templates::slot::SlotTraits;
use chenbao_model::units::GridRect;

/// A tree of cuts and where it comes from.
pub(crate) struct PageTree {
    pub(crate) tree: Tree,
    pub(crate) by_template: bool,
}

/// The trees that fill the page: those of its template first.
pub(crate) fn page_trees(items: &[&Shaped], task: &Task) -> Vec<PageTree> {
    let traits: Vec<SlotTraits> = items.iter().map(|shaped| shaped.traits()).collect();
    let leaves = leaf_costs(items, task);
    let pattern = task.template.pattern(&traits).filter(|_| fixed_rects(items, task).is_empty());
    let patterned = pattern.map(|pattern| patterned_trees(&pattern, &leaves, task)).unwrap_or_default();
    let mut found: Vec<PageTree> = patterned.into_iter().map(|tree| PageTree { tree, by_template: true }).collect();
    if found.is_empty() || !(task.forced && task.template.has_tree()) {
        let free = free_trees(items, &leaves, task).into_iter();
        found.extend(free.map(|tree| PageTree { tree, by_template: false }));
    }
    found
}

/// The trees that follow a pattern.
pub(crate) fn patterned_trees(pattern: &Pattern, leaves: &[LeafCosts], task: &Task) -> Vec<Tree> {
    trees_of(k_best_patterned(pattern, leaves, task.sheet(), task.effort))
}

fn free_trees(items: &[&Shaped], leaves: &[LeafCosts], task: &Task) -> Vec<Tree> {
    let fixed = fixed_rects(items, task);
    trees_of(if !fixed.is_empty() {
        k_best_around(leaves, &fixed, task.sheet(), task.effort)
    } else if leaves.len() > ITEMS_MAX {
        k_best_many(leaves, &small_items(items), task.sheet(), task.effort)
    } else {
        k_best(leaves, task.sheet(), task.effort)
    })
}

fn trees_of(tilings: Vec<Tiling>) -> Vec<Tree> {
    tilings.into_iter().map(|tiling| tiling.tree).collect()
}

/// What the rectangles cost the items.
pub(crate) fn leaf_costs(items: &[&Shaped], task: &Task) -> Vec<LeafCosts> {
    let of_item = |shaped: &&Shaped| {
        let wanted = shaped.item.wishes.at.map(|rect| task.in_region(rect));
        LeafCosts::new(task.region.columns, task.region.lines, |columns, lines| match wanted {
            Some(rect) if (rect.w, rect.h) != (columns, lines) => None,
            _ => shaped.shapes.cost(columns, lines),
        })
    };
    items.iter().map(of_item).collect()
}

/// The rectangles that may stand in one place only.
fn fixed_rects(items: &[&Shaped], task: &Task) -> Vec<Fixed> {
    let fixed = |item: Option<usize>, rect: GridRect| Fixed { rect: task.in_region(rect), item };
    let pinned = items.iter().enumerate().filter_map(|(at, shaped)| Some(fixed(Some(at), shaped.item.wishes.at?)));
    pinned.chain(task.ads.iter().map(|&rect| fixed(None, rect))).collect()
}

/// The items that may be bundled with others, the smallest first.
fn small_items(items: &[&Shaped]) -> Vec<usize> {
    let may = |&at: &usize| {
        let item = &items[at].item;
        item.rank > 1 && item.wishes.at.is_none() && !item.is_group()
    };
    let mut found: Vec<usize> = (0..items.len()).filter(may).collect();
    found.sort_by_key(|&at| (items[at].shapes.comfortable_area(), at));
    found
}
