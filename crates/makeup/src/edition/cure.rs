//! What mends an issue that does not come off, tried before it is told. Takes an edition whose pages are made up as well as they can be, and the
//! way to begin it anew; gives a small set of remedies with which the whole issue was made up again and came off.
//!
//! For every page at fault the mildest remedy is taken: a cut or an addition of some 字 where they are few, an item that fills another page, a
//! picture left out. Then everything is done again with them, plan and all; what is still at fault, or newly, gets its remedy too.

use super::attempt::Attempt;
use super::issue::Edition;
use super::remedies::{leave_picture_out, move_away};
use super::repair::repair;
use super::text_change::chars_of_change;
use super::trouble::Trouble;
use crate::layout::SearchMode;
use crate::measure::MeasureFailed;
use crate::page::shaped::Shaped;
use crate::shapes::item::Item;
use crate::widths::Widths;
use chenbao_model::diag::{Remedy, Step};
use chenbao_model::model::{ArticleId, Block, Kind};
use chenbao_model::units::PageNumber;

/// How often all is done again.
const ROUNDS_MOST: usize = 3;
/// Lines that an editor would rather cut than send a story to another page.
const CUT_LINES: i64 = 10;

/// One thing done to an item, which is known by its first article.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Deed {
    item: ArticleId,
    what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    /// Lines taken away (negative) or added.
    Resize(i64),
    Move(PageNumber),
    Omit(String),
}

/// The remedies that mend an edition; none where it is sound or where none were found.
pub(crate) fn cure<'m, 'i>(
    edition: &Edition<'m, 'i>,
    anew: impl Fn() -> Result<Edition<'m, 'i>, MeasureFailed>,
) -> Result<Vec<Remedy>, MeasureFailed> {
    if edition.attempts.iter().all(|attempt| !is_faulty(edition, attempt)) {
        return Ok(Vec::new());
    }
    let mut deeds = Vec::new();
    add_deeds(edition, &mut deeds);
    for _ in 0..ROUNDS_MOST {
        let mut trial = anew()?;
        deeds.iter().for_each(|deed| deed.apply(&mut trial));
        trial.plan();
        trial.solve_all()?;
        repair(&mut trial)?;
        trial.fit()?;
        if trial.attempts.iter().all(|attempt| !is_faulty(&trial, attempt)) {
            return deeds.iter().map(|deed| deed.told(&trial)).collect();
        }
        let before = deeds.clone();
        add_deeds(&trial, &mut deeds);
        if deeds == before {
            break;
        }
    }
    Ok(Vec::new())
}

/// Whether a page keeps the paper from print.
fn is_faulty(edition: &Edition, attempt: &Attempt) -> bool {
    let is_forced = |mode| matches!(mode, SearchMode::Fitted | SearchMode::Unpinned);
    let is_whole = attempt.shapeless.is_empty() && attempt.left_out.is_empty() && attempt.broken_lock.is_empty();
    let is_covered = || {
        let at = edition.attempts.iter().position(|other| std::ptr::eq(other, attempt));
        at.is_some_and(|at| edition.pages[at].is_covered()) && attempt.items.is_empty()
    };
    !is_whole || (attempt.mode().is_none_or(is_forced) && !is_covered())
}

/// Adds a remedy for every page at fault.
fn add_deeds(edition: &Edition, deeds: &mut Vec<Deed>) {
    for page in 0..edition.pages.len() {
        if is_faulty(edition, &edition.attempts[page]) {
            for deed in deeds_for(edition, page) {
                add(deed, deeds);
            }
        }
    }
}

/// Adds a deed to those there are: lines of one item are added up.
fn add(deed: Deed, deeds: &mut Vec<Deed>) {
    if deeds.contains(&deed) {
        return;
    }
    let resized = deeds.iter_mut().filter(|known| known.item == deed.item).find_map(|known| match &mut known.what {
        What::Resize(lines) => Some(lines),
        What::Move(_) | What::Omit(_) => None,
    });
    match (resized, &deed.what) {
        (Some(known), What::Resize(lines)) => *known += lines,
        _ => deeds.push(deed),
    }
}

/// The mildest remedy for a page.
fn deeds_for(edition: &Edition, page: usize) -> Vec<Deed> {
    let attempt = &edition.attempts[page];
    let troubles = attempt.shapeless.iter().zip(&attempt.troubles);
    let of_shapeless: Vec<Deed> = troubles.filter_map(|(shaped, trouble)| of_trouble(shaped, trouble)).collect();
    if !of_shapeless.is_empty() {
        return of_shapeless;
    }
    let resized = attempt.items.iter().zip(&attempt.changed_lines).filter(|(_, lines)| **lines != 0);
    let lines: i64 = resized.clone().map(|(_, lines)| *lines).sum();
    let resize: Option<Vec<Deed>> = resized.map(|(shaped, &lines)| of_lines(&shaped.item, lines)).collect();
    let resize = resize.filter(|deeds| !deeds.is_empty());
    if let Some(deeds) = resize.as_ref().filter(|_| lines.abs() <= CUT_LINES) {
        return deeds.clone();
    }
    if let Some(change) = move_away(edition, page) {
        let to = edition.pages[change.to].plan.number;
        return vec![Deed { item: name(&attempt.items[change.item].item), what: What::Move(to) }];
    }
    if let Some((item, picture)) = leave_picture_out(edition, page) {
        return vec![Deed { item: name(&attempt.items[item].item), what: What::Omit(picture) }];
    }
    resize.unwrap_or_default()
}

fn of_trouble(shaped: &Shaped, trouble: &Trouble) -> Option<Deed> {
    let what = match trouble {
        Trouble::Picture(file) => What::Omit(file.clone()),
        Trouble::TooLong { lines, .. } => What::Resize(-i64::from(*lines)),
        _ => return None,
    };
    Some(Deed { item: name(&shaped.item), what })
}

/// Lines taken from a text or added to it, where its author can do that at its end: the whole text ends with a paragraph, of which more than is
/// taken stays.
fn of_lines(item: &Item, lines: i64) -> Option<Deed> {
    let last = item.main.articles.last()?;
    let may = item.main.part.is_none()
        && item.main.kind != Kind::Filler
        && matches!(last.body.last(), Some(Block::Paragraph(_)))
        && (lines > 0 || last.chars() > usize::try_from(-lines).ok()? * 20);
    may.then(|| Deed { item: name(item), what: What::Resize(lines) })
}

fn name(item: &Item) -> ArticleId {
    item.main.articles[0].id.clone()
}

impl Deed {
    fn apply(&self, trial: &mut Edition) {
        let (grid, item) = (trial.grid, &self.item);
        let is_its = |shaped: &&mut Shaped| shaped.item.main.part.is_none() && name(&shaped.item) == *item;
        let Some(shaped) = trial.items.iter_mut().find(is_its) else { return };
        let mut changed = shaped.item.clone();
        match &self.what {
            What::Resize(lines) => changed.main = changed.main.resized(*lines, grid),
            What::Move(page) => changed.wishes.page = Some(*page),
            What::Omit(file) => changed.main.photos.retain(|photo| *photo.picture().file != **file),
        }
        *shaped = Shaped::new(changed, grid, &Widths::default());
    }

    /// The deed as its editor is told it.
    fn told(&self, trial: &Edition) -> Result<Remedy, MeasureFailed> {
        let items = trial.items.iter().map(|shaped| &shaped.item);
        let of_item = items.filter(|item| name(item) == self.item);
        let articles = of_item.map(|item| &item.main.articles).next();
        let articles = articles.map(Vec::as_slice).unwrap_or_default();
        let step = match &self.what {
            What::Resize(lines) => {
                let chars = chars_of_change(articles, *lines, trial.grid, trial.measure)?;
                if *lines < 0 { Step::Cut { chars } } else { Step::Add { chars } }
            }
            What::Move(page) => Step::Move { page: *page },
            What::Omit(picture) => Step::Omit { picture: picture.clone() },
        };
        let meant = match &self.what {
            What::Omit(file) => {
                articles.iter().find(|article| article.pictures.iter().any(|picture| *picture.file == **file))
            }
            What::Resize(_) => articles.last(),
            What::Move(_) => articles.first(),
        };
        let file = meant.map_or_else(|| self.item.0.to_string(), |article| article.source.path.to_string());
        let title = meant.map(|article| article.headline.head.to_plain()).unwrap_or_default();
        Ok(Remedy { file, title, step })
    }
}
