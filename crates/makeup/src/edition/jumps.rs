//! Jumps 转版 for pages that cannot be filled as planned. Takes an edition and a page; lets a story whose author allows it go on on another page,
//! where both can then be filled.

use super::issue::Edition;
use super::spread;
use super::trouble::{Trouble, trouble};
use crate::measure::MeasureFailed;
use crate::page::shaped::Shaped;
use crate::shapes::item::Item;
use crate::widths::Widths;

/// Places at which a jump is tried.
const JUMPS_MOST: usize = 8;
/// Pages a jump is tried to.
const JUMP_PAGES_MOST: usize = 6;

/// Whether its author allows an item to go on on another page.
fn may_jump(item: &Item) -> bool {
    item.main.articles.len() == 1 && item.main.part.is_none() && item.main.articles[0].pins.jump
}

/// Lets a story of an earlier page go on on this one.
pub(super) fn jump_in(edition: &mut Edition, page: usize) -> Result<bool, MeasureFailed> {
    let jumping = (0..edition.items.len())
        .filter(|&item| edition.page_of[item] < page && may_jump(&edition.items[item].item))
        .filter(|&item| !edition.is_locked(edition.page_of[item]))
        .collect::<Vec<_>>();
    for item in jumping {
        let from = edition.page_of[item];
        for block in spread::jumps(edition.items[item].item.main.articles[0]).into_iter().take(JUMPS_MOST) {
            if try_jump(edition, Jump { item, block, from, to: page, must_fill: true })? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Lets a story go on on a later page: readers turn pages forward. Where no later page can be filled with the rest, one that has room for it will do
/// that was not filled before either: what it still lacks is told.
pub(super) fn jump_out(edition: &mut Edition, page: usize) -> Result<bool, MeasureFailed> {
    let jumping = (0..edition.items.len())
        .filter(|&item| edition.page_of[item] == page && may_jump(&edition.items[item].item))
        .collect::<Vec<_>>();
    let later =
        || (page + 1..edition.pages.len()).filter(|&to| !edition.is_locked(to) && !edition.pages[to].is_covered());
    let load = |to: usize| edition.comfortable(to) * 1000 / edition.pages[to].room().max(1);
    let is_solved = |&to: &usize| edition.attempts[to].solution.is_some();
    let sorted = |mut pages: Vec<usize>| {
        pages.sort_by_key(|&to| (load(to), to));
        pages.truncate(JUMP_PAGES_MOST);
        pages
    };
    let full = sorted(later().filter(is_solved).collect());
    let open = sorted(later().filter(|to| !is_solved(to) && load(*to) < 1000).collect());
    for item in jumping {
        let blocks = jump_blocks(edition, page, item)?;
        for (targets, must_fill) in [(&full, true), (&open, true), (&open, false)] {
            for &block in blocks.iter().take(JUMPS_MOST) {
                for &to in targets {
                    if try_jump(edition, Jump { item, block, from: page, to, must_fill })? {
                        return Ok(true);
                    }
                }
            }
        }
    }
    Ok(false)
}

/// The blocks before which an item may jump, the best first: of a text that is longer than its page those about where the page ends, of another
/// the later.
fn jump_blocks(edition: &Edition, page: usize, item: usize) -> Result<Vec<usize>, MeasureFailed> {
    let shaped = &edition.items[item];
    let article = shaped.item.main.articles[0];
    let mut blocks = spread::jumps(article);
    let widths = &edition.pages[page].template.widths;
    if shaped.shapes.areas().is_none()
        && let Trouble::TooLong { chars, .. } = trouble(shaped, edition.grid, widths, edition.measure)?
    {
        let page_end = article.chars().saturating_sub(usize::try_from(chars).unwrap_or(usize::MAX));
        blocks.sort_by_key(|&block| (spread::chars_before(article, block).abs_diff(page_end), block));
    }
    Ok(blocks)
}

/// A jump to be tried.
#[derive(Clone, Copy)]
struct Jump {
    item: usize,
    /// The block it goes on with.
    block: usize,
    /// The page it goes on from, and the one it goes on on, by index.
    from: usize,
    to: usize,
    /// Whether the page it goes on on must then be full.
    must_fill: bool,
}

/// Lets an item go on, from a block on, on another page if both pages can then be filled, or the first, where that is enough.
fn try_jump(edition: &mut Edition, jump: Jump) -> Result<bool, MeasureFailed> {
    let Jump { item, block, from: page, to, must_fill } = jump;
    let parts = spread::jump(&edition.items[item].item, block, (page, to), edition.grid, edition.measure)?;
    let [first, second] = parts.map(|part| Shaped::new(part, edition.grid, &Widths::default()));
    let mut here = edition.on_page(page);
    here.retain(|shaped| shaped.item.id() != first.item.id());
    here.push(&first);
    let mut there = edition.on_page(to);
    there.push(&second);
    if !edition.is_solvable(page, &here)? || (must_fill && !edition.is_solvable(to, &there)?) {
        return Ok(false);
    }
    edition.items[item] = first;
    edition.items.push(second);
    edition.page_of.push(to);
    edition.solve_again(&[page, to])?;
    Ok(true)
}
