//! Issues with copy as the desk of a community paper has it. Takes a seed and a number of pages; gives an issue whose kinds,
//! lengths, heads and pictures follow makeup.md §1.10, with its load.
//!
//! The load is the comfortable area of all items by the room of all pages: what text, heads, boxes and pictures take at the sizes
//! an editor would first think of. It runs evenly from .85 to 1.12 over the seeds; pages whose items are all pinned are loaded
//! from .90 to 1.08.

use chenbao_model::model::{Article, Block, Issue, Kind, Text};
use chenbao_model::units::PageNumber;

use super::area::{area_of, text_lines, tight_area_of};
use super::drafts::{Draft, Role, draft, roles, section};
use super::{Dice, article, issue, title};

/// The load of an issue, in thousandths: least, most.
const LOADS: (u32, u32) = (850, 1120);
/// The load of a page whose items are all pinned, in thousandths.
const PINNED_LOADS: (u32, u32) = (900, 1080);
/// How far such a page may be from the load of the issue.
const PINNED_SPREAD: u32 = 50;
/// How far a page's copy may be from what it should be, in thousandths of its room.
const TOLERANCE: u32 = 10;
/// Drafts of a page tried until its copy has the right size.
const DRAFTS: u64 = 60;
/// How far the texts of a page may be lengthened or shortened for its area, in thousandths.
const FACTORS: std::ops::RangeInclusive<u32> = 600..=1500;
/// The most of a page's room, in thousandths, that its copy may take when it is set as tightly as can be: more no editor would
/// plan for a page.
const TIGHT_MOST: u32 = 900;
/// Lines of the nameplate, as the default options of the makeup have it.
const NAMEPLATE: u32 = 14;

/// A generated issue.
pub(crate) struct Newspaper {
    /// The issue, without fillers.
    pub(crate) issue: Issue,
    /// Its load, in thousandths.
    pub(crate) load: u32,
    /// A pool of fillers 补白.
    pub(crate) fillers: Vec<Article>,
}

impl Newspaper {
    /// The issue with its pool of fillers.
    pub(crate) fn with_fillers(&self) -> Issue {
        let mut issue = self.issue.clone();
        issue.articles.extend(self.fillers.iter().cloned());
        issue
    }
}

/// An issue of so many pages.
pub(crate) fn newspaper(seed: u64, pages: u16) -> Newspaper {
    let span = u64::from(LOADS.1 - LOADS.0 + 1);
    let load = LOADS.0 + u32::try_from(seed.wrapping_mul(97) % span).unwrap();
    let mut dice = Dice(seed.wrapping_mul(0x9e37) ^ 0xc0ff_ee00);
    let sections: Vec<&str> = (1..=pages).map(section).collect();
    let mut articles = Vec::new();
    let (mut area, mut number) = (0, 0);
    for (page, (target, is_pinned)) in (1..=pages).zip(targets(pages, load, &mut dice)) {
        let drafts = page_drafts(page, target, &mut dice);
        area += drafts.iter().map(area_of).sum::<u32>();
        for draft in drafts {
            number += 1;
            articles.extend(filed(draft, page, number, is_pinned, &mut dice));
        }
    }
    let room: u32 = (1..=pages).map(room).sum();
    let fillers = (0..6).map(|at| filler(at, &mut dice)).collect();
    let issue = Issue { number: u32::try_from(seed).unwrap_or(0), ..issue(&sections, articles) };
    Newspaper { issue, load: area * 1000 / room, fillers }
}

/// Column-lines of a page, with the line below its type area.
fn room(page: u16) -> u32 {
    5 * (73 - if page == 1 { NAMEPLATE } else { 0 })
}

/// The area the copy of each page should have, and whether all of it is pinned there: two pages of eight.
fn targets(pages: u16, load: u32, dice: &mut Dice) -> Vec<(u32, bool)> {
    let pinned_load = |dice: &mut Dice| {
        let load = load - PINNED_SPREAD + u32::try_from(dice.throw(0, 2 * PINNED_SPREAD as usize)).unwrap();
        load.clamp(PINNED_LOADS.0, PINNED_LOADS.1)
    };
    let mut pinned: Vec<u16> = Vec::new();
    while pinned.len() < usize::from(pages).div_ceil(4) {
        let page = u16::try_from(dice.throw(1, usize::from(pages))).unwrap();
        if !pinned.contains(&page) {
            pinned.push(page);
        }
    }
    let mut targets: Vec<(u32, bool)> = Vec::new();
    for page in 1..=pages {
        let is_pinned = pinned.contains(&page);
        let area = if is_pinned { room(page) * pinned_load(dice) / 1000 } else { 0 };
        targets.push((area, is_pinned));
    }
    let all: u32 = (1..=pages).map(room).sum::<u32>() * load / 1000;
    let rest = all - targets.iter().map(|(area, _)| area).sum::<u32>();
    let free: u32 = (1..=pages).filter(|page| !pinned.contains(page)).map(room).sum();
    for (page, (area, _)) in (1..=pages).zip(&mut targets).filter(|(_, (_, is_pinned))| !is_pinned) {
        *area = room(page) * rest / free.max(1);
    }
    targets
}

/// The items of a page whose comfortable areas come to `target` column-lines, the lengths of their texts well within their kind.
fn page_drafts(page: u16, target: u32, dice: &mut Dice) -> Vec<Draft> {
    let base = dice.0;
    dice.throw(0, 1);
    let faults = |(drafts, factor): &(Vec<Draft>, u32)| {
        let off = drafts.iter().map(area_of).sum::<u32>().abs_diff(target);
        let is_off = off > room(page) * TOLERANCE / 1000;
        let is_tight = drafts.iter().map(tight_area_of).sum::<u32>() > room(page) * TIGHT_MOST / 1000;
        (is_off, is_tight, !FACTORS.contains(factor), off)
    };
    let attempts = (0..DRAFTS).map(|attempt| scaled(page, target, base.wrapping_add(attempt * 0x51ed)));
    let mut best: Option<(Vec<Draft>, u32)> = None;
    for drafts in attempts {
        if best.as_ref().is_none_or(|known| faults(&drafts) < faults(known)) {
            best = Some(drafts);
        }
        if best
            .as_ref()
            .map(faults)
            .is_some_and(|(is_off, is_tight, is_strained, _)| !is_off && !is_tight && !is_strained)
        {
            break;
        }
    }
    best.unwrap_or_default().0
}

/// Items whose texts are lengthened or shortened, within the lengths of their kind, until the page has the area it should have;
/// with the factor, in thousandths.
fn scaled(page: u16, target: u32, seed: u64) -> (Vec<Draft>, u32) {
    let mut factor = 1000;
    let mut drafts = drafted(page, factor, seed);
    for _ in 0..4 {
        let area: u32 = drafts.iter().map(area_of).sum();
        let text: u32 = drafts.iter().map(text_lines).sum();
        let wanted = (target + text).saturating_sub(area).max(1);
        factor = (factor * wanted / text.max(1)).clamp(200, 5000);
        drafts = drafted(page, factor, seed);
    }
    (drafts, factor)
}

fn drafted(page: u16, factor: u32, seed: u64) -> Vec<Draft> {
    let mut dice = Dice(seed);
    let roles = roles(page, &mut dice);
    (0..).zip(roles).map(|(at, role)| draft(role, factor, &mut Dice(seed ^ (0xabcd_1234 * (at + 1))))).collect()
}

/// The shortest story that may go on on another page.
const JUMP_CHARS: usize = 500;

/// The articles of an item with their names, heads and pins. Of the items of a page that is not pinned as a whole a fifth is
/// pinned to it, a quarter to its section, and the rest is free. Two in three of the longer stories may go on on another page.
fn filed(draft: Draft, page: u16, number: usize, is_pinned: bool, dice: &mut Dice) -> Vec<Article> {
    let roll = if is_pinned { 0 } else { dice.throw(0, 99) };
    let (on_page, in_section) = (roll < 20, (20..45).contains(&roll));
    let folder = if on_page { format!("p{page}") } else { String::from("desk") };
    let section = section(page);
    let is_lead = on_page && draft.role == Role::Lead && dice.throw(0, 99) < 25;
    let name = |article: &mut Article, id: String, dice: &mut Dice| {
        article.headline.head = headline(&id, dice);
        article.source = chenbao_model::diag::Source::new(format!("{id}.md"), String::new());
        article.id = chenbao_model::model::ArticleId(id.into());
    };
    let mut articles = draft.articles;
    for (at, article) in articles.iter_mut().enumerate() {
        name(article, format!("{folder}/{number:03}-{at}"), dice);
        article.pins.page = on_page.then(|| PageNumber::new(page));
        article.pins.section = in_section.then(|| section.to_owned());
        article.pins.jump = article.kind == Kind::Story && article.chars() >= JUMP_CHARS && !number.is_multiple_of(3);
        article.pins.slot = is_lead.then(|| String::from("lead"));
        article.pins.group = (draft.role == Role::Briefs).then(|| format!("{section}短讯{number}"));
    }
    let host = articles[0].id.clone();
    articles.extend(draft.sidebar.map(|mut sidebar| {
        name(&mut sidebar, format!("{folder}/{number:03}-more"), dice);
        sidebar.pins.with = Some(host);
        sidebar
    }));
    articles
}

/// A head of 8 to 20 汉字 in two parts, or of 8 to 14 in one.
fn headline(id: &str, dice: &mut Dice) -> Text {
    if dice.throw(0, 9) < 2 {
        return Text::plain(title(id, dice.throw(8, 14)));
    }
    let chars = dice.throw(8, 20);
    let whole = title(id, chars);
    let first: String = whole.chars().take(chars.div_ceil(2)).collect();
    let second: String = whole.chars().skip(chars.div_ceil(2)).collect();
    Text::plain(format!("{first}　{second}"))
}

fn filler(at: usize, dice: &mut Dice) -> Article {
    let id = format!("fillers/{at}");
    let mut filler = article(&id, Kind::Filler, 3, dice.throw(40, 160), 0, dice);
    filler.headline.head = Text::plain(title(&id, dice.throw(4, 8)));
    filler
}

/// The issue after an edit: paragraphs here and there made 1 to 8 characters longer or shorter, `share` thousandths of all
/// characters in sum.
pub(crate) fn edited(issue: &Issue, seed: u64, share: usize) -> Issue {
    let mut edited = issue.clone();
    let mut dice = Dice(seed ^ 0xed17);
    let all: usize = issue.articles.iter().map(Article::chars).sum();
    let mut left = all * share / 1000;
    while left > 0 {
        let at = dice.throw(0, edited.articles.len() - 1);
        let change = dice.throw(1, 8).min(left);
        let is_longer = dice.throw(0, 1) == 0;
        let body = &mut edited.articles[at].body;
        let block = dice.throw(0, body.len().max(1) - 1);
        if let Some(Block::Paragraph(text)) = body.get_mut(block) {
            let chars = if is_longer { text.chars() + change } else { text.chars().saturating_sub(change) };
            if chars >= 10 {
                *text = Text::plain("字".repeat(chars));
                left -= change;
            }
        }
    }
    edited
}
