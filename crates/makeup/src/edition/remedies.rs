//! Remedies that have been tried: takes an edition whose pages are made up as well as they can be; gives what its editor can do about a page, each found
//! by doing it.
//!
//! An answer the typesetter cannot give is no remedy: the makeup would have ended before, for everything was asked once.

use super::attempt::Attempt;
use super::issue::Edition;
use super::spread;
use crate::page::shaped::Shaped;
use chenbao_model::model::{Article, Kind};

/// The most pairs of an item and another page that are tried for a page.
const MOVES_TRIED: usize = 12;
/// The most items or pictures that are taken away on trial.
const LEAVING_TRIED: usize = 8;
/// The share of a page's room, in hundredths, by which an item may miss what another page lacks and still be tried there.
const MOVE_MISS: u32 = 25;

/// An item that fills another page and leaves this one full: its place among the page's items, and the page it goes to, by index.
pub(super) struct Move {
    pub(super) item: usize,
    pub(super) to: usize,
}

/// A move that makes both pages good, whatever page the item's author gave it.
pub(super) fn move_away(edition: &Edition, page: usize) -> Option<Move> {
    let items = &edition.attempts[page].items;
    let mut moves: Vec<(u32, Move)> = vec![];
    for (item, shaped) in items.iter().enumerate().filter(|(_, shaped)| may_move(shaped)) {
        let area = shaped.shapes.comfortable_area().unwrap_or_default();
        for to in (0..edition.pages.len()).filter(|&to| to != page && is_open(edition, to)) {
            let missing = missing(edition, to);
            let miss = missing.abs_diff(area);
            if missing > 0 && miss * 100 <= edition.pages[to].room() * MOVE_MISS {
                moves.push((miss, Move { item, to }));
            }
        }
    }
    moves.sort_by_key(|(miss, change)| (*miss, change.item, change.to));
    moves.truncate(MOVES_TRIED);
    moves.into_iter().map(|(_, change)| change).find(|change| {
        let here: Vec<&Shaped> = without(items, change.item);
        let there: Vec<&Shaped> = edition.attempts[change.to].items.iter().chain([&items[change.item]]).collect();
        is_solvable(edition, page, &here) && is_solvable(edition, change.to, &there)
    })
}

/// An item of a page without which it is full: its place among the page's items.
pub(super) fn leave_out(edition: &Edition, page: usize) -> Option<usize> {
    let items = &edition.attempts[page].items;
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(items[at].item.priority), items[at].shapes.comfortable_area(), at));
    order.into_iter().take(LEAVING_TRIED).find(|&at| items.len() > 1 && is_solvable(edition, page, &without(items, at)))
}

/// A picture of a page without which it is full: the place of its item, and its file.
pub(super) fn leave_picture_out(edition: &Edition, page: usize) -> Option<(usize, String)> {
    let items = &edition.attempts[page].items;
    let places = items
        .iter()
        .enumerate()
        .flat_map(|(at, shaped)| (0..shaped.item.main.photos.len()).map(move |photo| (at, photo)));
    places.take(LEAVING_TRIED).find_map(|(at, photo)| {
        let mut item = items[at].item.clone();
        let left = item.main.photos.remove(photo);
        let changed = Shaped::new(item, edition.grid, &edition.pages[page].template.widths);
        let all: Vec<&Shaped> =
            items.iter().enumerate().map(|(other, shaped)| if other == at { &changed } else { shaped }).collect();
        is_solvable(edition, page, &all).then(|| (at, left.picture().file.to_string()))
    })
}

/// What takes the rest of a story that is so many 字 too long for its page, in words.
pub(super) fn ways_on(edition: &Edition, page: usize, article: &Article, over: u32) -> Vec<String> {
    if article.kind != Kind::Story || article.pins.spread {
        return vec![];
    }
    [jump_in_words(edition, page, article, over), spread_in_words(edition, article)].into_iter().flatten().collect()
}

fn jump_in_words(edition: &Edition, page: usize, article: &Article, over: u32) -> Option<String> {
    if spread::jumps(article).is_empty() {
        return Some("正文只有一段，分了段才能转版（jump: allow）".to_owned()).filter(|_| over > 0);
    }
    let number = |at: usize| edition.pages[at].plan.number;
    let wanted = over.max(u32::try_from(spread::JUMP_AFTER).unwrap_or(u32::MAX));
    let later = (page + 1..edition.pages.len()).filter(|&to| is_open(edition, to));
    let roomy = later.clone().max_by_key(|&to| (missing(edition, to), std::cmp::Reverse(to)));
    let allow = if article.pins.jump { "稿头已写 jump: allow" } else { "或在稿头写 jump: allow" };
    Some(match roomy {
        Some(to) if missing(edition, to) * u32::from(edition.grid.col_em) >= wanted => {
            format!("{allow}，余下的转到第{}版，那里正缺稿", number(to))
        }
        Some(to) => format!("{allow}，并从第{}版撤下约 {wanted} 字的稿件，余下的转到那里", number(to)),
        None => format!("{allow}，并在 issue.toml 末尾再加一个 [[page]]，余下的转到新的一版"),
    })
}

fn spread_in_words(edition: &Edition, article: &Article) -> Option<String> {
    if article.chars() < spread::SPREAD_CHARS || spread::boundaries(article).is_empty() {
        return None;
    }
    let has_spread = edition.issue.articles.iter().any(|other| other.pins.spread);
    let pins = &article.pins;
    let keys = [
        ("page", pins.page.is_some()),
        ("at", pins.at.is_some()),
        ("width", pins.width.is_some()),
        ("slot", pins.slot.is_some()),
        ("jump", pins.jump),
    ];
    let excluded: Vec<&str> = keys.into_iter().filter(|&(_, is_there)| is_there).map(|(key, _)| key).collect();
    let first =
        if excluded.is_empty() { String::new() } else { format!("删去稿头的 {}，", excluded.join("、")) };
    match spread::middle(edition.pages.len()) {
        _ if has_spread => None,
        Some((left, right)) => {
            let [left, right] = [left, right].map(|at| edition.pages[at].plan.number);
            Some(format!("或放跨版：{first}写 spread: true，跨第{left}、{right}两版排"))
        }
        None => Some(format!("或放跨版：版数是 4 的倍数时，{first}写 spread: true，跨中间两版排")),
    }
}

/// The room of a page that its items do not take, in column-lines.
pub(super) fn missing(edition: &Edition, page: usize) -> u32 {
    let taken =
        |attempt: &Attempt| -> u32 { attempt.items.iter().filter_map(|shaped| shaped.shapes.comfortable_area()).sum() };
    edition.pages[page].room().saturating_sub(taken(&edition.attempts[page]))
}

fn is_open(edition: &Edition, page: usize) -> bool {
    !edition.is_locked(page) && !edition.pages[page].is_covered()
}

fn may_move(shaped: &Shaped) -> bool {
    let item = &shaped.item;
    item.main.part.is_none() && item.wishes.at.is_none() && item.main.kind != Kind::Filler
}

fn without<'s, 'a>(items: &'s [Shaped<'a>], left: usize) -> Vec<&'s Shaped<'a>> {
    items.iter().enumerate().filter(|&(at, _)| at != left).map(|(_, shaped)| shaped).collect()
}

fn is_solvable<'i>(edition: &Edition<'_, 'i>, page: usize, items: &[&Shaped<'i>]) -> bool {
    !items.is_empty() && edition.is_solvable(page, items).unwrap_or(false)
}
