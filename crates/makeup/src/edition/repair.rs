//! Pages that cannot be filled as planned. Takes an edition with its pages solved; changes what stands where until they can be:
//! fillers 补白 where copy is short, items moved or swapped with other pages, pressure on the page, a jump 转版 where copy is too much and its
//! author allows it, another parting of the spread.

use super::exchange::exchange;
use super::issue::Edition;
use super::jumps::{jump_in, jump_out};
use super::spread;
use crate::layout::Placement;
use crate::measure::MeasureFailed;
use crate::page::shaped::{Shaped, references};
use crate::page::task::Solution;
use crate::reading::metrics::FILL_LEAST;
use crate::widths::Widths;
use chenbao_model::model::Kind;

/// The most fillers on a page.
const FILLERS_MOST: usize = 2;

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
        let is_short = edition.comfortable(page) < edition.pages[page].room();
        let means: [Means; 5] = if is_short {
            [fill_up, shed, exchange, press, jump_in]
        } else {
            [shed, exchange, press, jump_out, fill_up]
        };
        for mend in means {
            if mend(edition, page)? {
                break;
            }
        }
    }
    Ok(())
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

/// Puts a page under pressure: broken columns, heads of another level, more air, each at its cost, where that fills it.
fn press(edition: &mut Edition, page: usize) -> Result<bool, MeasureFailed> {
    let pressed = edition.pressed(page, &edition.on_page(page))?;
    if !edition.is_solvable(page, &references(&pressed))? {
        return Ok(false);
    }
    for shaped in pressed {
        if let Some(own) = edition.items.iter_mut().find(|own| own.item.is_same(&shaped.item)) {
            *own = shaped;
        }
    }
    edition.solve_again(&[page])?;
    Ok(true)
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
    edition.solve_again(&[page])?;
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
            edition.solve_again(&[page])?;
            return Ok(true);
        }
    }
    Ok(false)
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
            return edition.solve_again(&[left, right]);
        }
    }
    Ok(())
}
