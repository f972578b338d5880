//! Pages that cannot be filled as planned. Takes an edition with its pages solved; changes what stands where until they can be:
//! fillers 补白 where copy is short, items moved or swapped with other pages, a jump 转版 where copy is too much and its author
//! allows it, another parting of the spread.

use super::issue::Edition;
use super::spread;
use super::trouble::{Trouble, trouble};
use crate::layout::Placement;
use crate::measure::MeasureFailed;
use crate::page::shaped::Shaped;
use crate::page::task::Solution;
use crate::reading::metrics::FILL_LEAST;
use crate::shapes::item::Item;
use crate::widths::Widths;
use chenbao_model::model::Kind;

/// Changes of the flatplan tried for a page that has no solution.
const CHANGES_MOST: usize = 120;
/// The most fillers on a page.
const FILLERS_MOST: usize = 2;
/// Places at which a jump is tried.
const JUMPS_MOST: usize = 8;
/// Pages a jump is tried to.
const JUMP_PAGES_MOST: usize = 6;

/// Mends every page that has no solution, as far as one of the means helps.
pub(crate) fn repair(edition: &mut Edition) -> Result<(), MeasureFailed> {
    part_spread_otherwise(edition)?;
    mend_unsolved(edition)?;
    for page in 0..edition.pages.len() {
        if is_loose(edition, page) {
            tighten(edition, page)?;
        }
    }
    Ok(())
}

/// A way to mend a page: whether it helped.
type Means = fn(&mut Edition, usize) -> Result<bool, MeasureFailed>;

fn mend_unsolved(edition: &mut Edition) -> Result<(), MeasureFailed> {
    for page in 0..edition.pages.len() {
        if edition.is_locked(page) || edition.pages[page].is_covered() {
            continue;
        }
        if !edition.attempts[page].shapeless.is_empty() && jump_out(edition, page)? {
            continue;
        }
        if edition.attempts[page].solution.is_some() {
            continue;
        }
        let is_short = comfortable(edition, page) < edition.pages[page].room();
        let means: [Means; 4] =
            if is_short { [fill_up, shed, exchange, jump_in] } else { [shed, exchange, jump_out, fill_up] };
        for mend in means {
            if mend(edition, page)? {
                break;
            }
        }
    }
    Ok(())
}

/// The room the items of a page take where they may choose.
fn comfortable(edition: &Edition, page: usize) -> u32 {
    edition.on_page(page).iter().filter_map(|shaped| shaped.shapes.comfortable_area()).sum()
}

/// Whether a page that is solved shows too much white at the feet of its legs.
fn is_loose(edition: &Edition, page: usize) -> bool {
    edition.attempts[page].solution.as_ref().is_some_and(|solution| fill(edition, page, solution) < FILL_LEAST)
        && !edition.is_locked(page)
}

/// The part of a page's room that is printed on, in thousandths.
fn fill(edition: &Edition, page: usize, solution: &Solution) -> u32 {
    let white: u32 = solution.modules.iter().map(Placement::white).sum();
    1000_u32.saturating_sub(white * 1000 / edition.pages[page].room().max(1))
}

/// Adds a filler to a loose page if that fills it.
fn tighten(edition: &mut Edition, page: usize) -> Result<(), MeasureFailed> {
    if edition.on_page(page).iter().any(|shaped| shaped.item.main.kind == Kind::Filler) {
        return Ok(());
    }
    for filler in 0..edition.fillers.len() {
        let mut items = edition.on_page(page);
        items.push(&edition.fillers[filler]);
        let attempt = edition.solve_page(page, &items)?;
        let is_full = |solution: &Solution| fill(edition, page, solution) >= FILL_LEAST;
        if attempt.solution.as_ref().is_some_and(is_full) {
            let taken = edition.fillers.remove(filler);
            edition.items.push(taken);
            edition.page_of.push(page);
            edition.attempts[page] = attempt;
            return Ok(());
        }
    }
    Ok(())
}

/// Takes away the fillers that stood on the page before, where it is full without them.
fn shed(edition: &mut Edition, page: usize) -> Result<bool, MeasureFailed> {
    let is_filler = |item: usize| edition.items[item].item.main.kind == Kind::Filler;
    let found: Vec<usize> =
        (0..edition.items.len()).filter(|&item| edition.page_of[item] == page && is_filler(item)).collect();
    let without: Vec<&Shaped> =
        edition.on_page(page).into_iter().filter(|shaped| shaped.item.main.kind != Kind::Filler).collect();
    if found.is_empty() || !edition.is_solvable(page, &without)? {
        return Ok(false);
    }
    for &item in found.iter().rev() {
        let mut filler = edition.items.remove(item);
        edition.page_of.remove(item);
        filler.item.wishes.page = None;
        edition.fillers.push(filler);
    }
    edition.fillers.sort_by(|a, b| a.item.id().cmp(b.item.id()));
    solve_again(edition, &[page])?;
    Ok(true)
}

/// Adds one filler or two.
fn fill_up(edition: &mut Edition, page: usize) -> Result<bool, MeasureFailed> {
    let count = edition.fillers.len();
    let single = (0..count).map(|one| vec![one]);
    let pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| vec![one, other]));
    let standing = edition.on_page(page).iter().filter(|shaped| shaped.item.main.kind == Kind::Filler).count();
    for chosen in single.chain(pairs).filter(|chosen| chosen.len() + standing <= FILLERS_MOST) {
        let mut items = edition.on_page(page);
        items.extend(chosen.iter().map(|&filler| &edition.fillers[filler]));
        if edition.is_solvable(page, &items)? {
            let mut taken: Vec<Shaped> = chosen.iter().rev().map(|&filler| edition.fillers.remove(filler)).collect();
            taken.reverse();
            edition.page_of.extend(taken.iter().map(|_| page));
            edition.items.extend(taken);
            solve_again(edition, &[page])?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Moves an item to another page, or swaps two.
fn exchange(edition: &mut Edition, page: usize) -> Result<bool, MeasureFailed> {
    let spaces = edition.spaces();
    let mut changes = edition.planner(&spaces).changes(&edition.page_of, page);
    changes.sort();
    for (_, change) in changes.into_iter().take(CHANGES_MOST) {
        let mut changed = edition.page_of.clone();
        change.apply(&mut changed);
        let before = std::mem::replace(&mut edition.page_of, changed);
        let is_good = |page: usize| edition.is_solvable(page, &edition.on_page(page));
        // A page that was not solved either may stay so.
        let is_no_loss = edition.attempts[change.to].solution.is_none() || is_good(change.to)?;
        if is_no_loss && is_good(page)? {
            solve_again(edition, &[page, change.to])?;
            return Ok(true);
        }
        edition.page_of = before;
    }
    Ok(false)
}

/// Whether its author allows an item to go on on another page.
fn may_jump(item: &Item) -> bool {
    item.main.articles.len() == 1 && item.main.part.is_none() && item.main.articles[0].pins.jump
}

/// Lets a story of an earlier page go on on this one.
fn jump_in(edition: &mut Edition, page: usize) -> Result<bool, MeasureFailed> {
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
fn jump_out(edition: &mut Edition, page: usize) -> Result<bool, MeasureFailed> {
    let jumping = (0..edition.items.len())
        .filter(|&item| edition.page_of[item] == page && may_jump(&edition.items[item].item))
        .collect::<Vec<_>>();
    let later =
        || (page + 1..edition.pages.len()).filter(|&to| !edition.is_locked(to) && !edition.pages[to].is_covered());
    let load = |to: usize| comfortable(edition, to) * 1000 / edition.pages[to].room().max(1);
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
    solve_again(edition, &[page, to])?;
    Ok(true)
}

/// Parts the spread at another block where one of its pages cannot be filled.
fn part_spread_otherwise(edition: &mut Edition) -> Result<(), MeasureFailed> {
    let Some((left, right)) = spread::middle(edition.pages.len()) else { return Ok(()) };
    let is_solved = |page: usize| edition.attempts[page].solution.is_some();
    let halves: Vec<usize> =
        (0..edition.items.len()).filter(|&item| edition.items[item].item.half().is_some()).collect();
    let [first, second] = halves[..] else { return Ok(()) };
    let is_whole = |page: usize| is_solved(page) && edition.attempts[page].shapeless.is_empty();
    if is_whole(left) && is_whole(right) {
        return Ok(());
    }
    let article = edition.items[first].item.main.articles[0];
    let whole = edition.items[first].item.clone();
    for block in spread::boundaries(article).into_iter().skip(1) {
        let parts = spread::halves(&whole, block, left, edition.grid, edition.measure)?;
        let parts = parts.map(|part| Shaped::new(part, edition.grid, &Widths::default()));
        let is_good = |page: usize, old: usize, part: &Shaped| {
            let items = (0..edition.items.len()).filter(|&item| edition.page_of[item] == page && item != old);
            let items: Vec<&Shaped> = items.map(|item| &edition.items[item]).chain([part]).collect();
            edition.is_solvable(page, &items)
        };
        if is_good(left, first, &parts[0])? && is_good(right, second, &parts[1])? {
            let [one, other] = parts;
            (edition.items[first], edition.items[second]) = (one, other);
            return solve_again(edition, &[left, right]);
        }
    }
    Ok(())
}

fn solve_again(edition: &mut Edition, pages: &[usize]) -> Result<(), MeasureFailed> {
    for &page in pages {
        edition.attempts[page] = edition.solve_page(page, &edition.on_page(page))?;
    }
    Ok(())
}
