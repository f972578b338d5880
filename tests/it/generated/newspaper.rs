//! Issues with copy as the desk of a community paper has it. Takes a seed and a number of pages; gives an issue whose kinds,
//! lengths, heads and pictures follow makeup.md §1.10, with its load.
//!
//! The load is the comfortable area of all items by the room of all pages: what text, heads, boxes and pictures take at the sizes
//! an editor would first think of. It runs evenly from .85 to 1.12 over the seeds; pages whose items are all pinned are loaded
//! from .90 to 1.08.

use chenbao::makeup::measure::{Columns, HeadForm, HeadQuery, HeadSubject, Measure, Passage, Setting};
use chenbao::model::{Article, Block, Issue, Kind, Picture, Table, Text};
use chenbao::units::PageNumber;

use super::{Arithmetic, Dice, article, grid, issue, title};

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
/// Lines of the nameplate, as the default options of the makeup have it.
const NAMEPLATE: u32 = 14;
/// Sections in the order of the pages; longer papers begin again.
const SECTIONS: [&str; 8] = ["要闻", "社区要闻", "居民区", "专题", "专题", "便民服务", "副刊", "社区扫描"];
/// How many items a page has, each as often as it stands here; the first for page 1.
const COUNTS: [&[usize]; 2] = [&[3, 3, 4, 4, 5], &[3, 3, 4, 4, 4, 5, 5, 6, 7]];

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

/// What an item is on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Lead,
    Second,
    Ordinary,
    Briefs,
    Notice,
    Photo,
}

impl Role {
    /// The fewest and the most characters; of one brief for briefs.
    fn chars(self) -> (usize, usize) {
        match self {
            Self::Lead => (800, 2000),
            Self::Second => (400, 900),
            Self::Ordinary => (150, 500),
            Self::Briefs => (90, 270),
            Self::Notice => (120, 350),
            Self::Photo => (60, 150),
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Lead | Self::Second | Self::Ordinary => Kind::Story,
            Self::Briefs => Kind::Brief,
            Self::Notice => Kind::Notice,
            Self::Photo => Kind::Photo,
        }
    }

    fn priority(self) -> u8 {
        match self {
            Self::Lead => 1,
            Self::Second => 2,
            _ => 3,
        }
    }

    /// The columns an editor would first think of.
    fn columns(self) -> u16 {
        match self {
            Self::Lead => 4,
            Self::Briefs => 3,
            _ => 2,
        }
    }
}

/// An item: a story with its sidebar, or the briefs of a group.
struct Draft {
    role: Role,
    articles: Vec<Article>,
    sidebar: Option<Article>,
}

/// An issue of so many pages.
pub(crate) fn newspaper(seed: u64, pages: u16) -> Newspaper {
    let span = u64::from(LOADS.1 - LOADS.0 + 1);
    let load = LOADS.0 + u32::try_from(seed.wrapping_mul(97) % span).unwrap();
    let mut dice = Dice(seed.wrapping_mul(0x9e37) ^ 0xc0ff_ee00);
    let sections: Vec<&str> = SECTIONS.iter().copied().cycle().take(usize::from(pages)).collect();
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
    Newspaper { issue: issue(&sections, articles), load: area * 1000 / room, fillers }
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

/// The items of a page whose comfortable areas come to `target` column-lines.
fn page_drafts(page: u16, target: u32, dice: &mut Dice) -> Vec<Draft> {
    let base = dice.0;
    dice.throw(0, 1);
    let off = |drafts: &Vec<Draft>| drafts.iter().map(area_of).sum::<u32>().abs_diff(target);
    let mut best: Option<Vec<Draft>> = None;
    for attempt in 0..DRAFTS {
        let drafts = scaled(page, target, base.wrapping_add(attempt * 0x51ed));
        if best.as_ref().is_none_or(|known| off(&drafts) < off(known)) {
            best = Some(drafts);
        }
        if best.as_ref().is_some_and(|drafts| off(drafts) <= room(page) * TOLERANCE / 1000) {
            break;
        }
    }
    best.unwrap_or_default()
}

/// Items whose texts are lengthened or shortened, within the lengths of their kind, until the page has the area it should have.
fn scaled(page: u16, target: u32, seed: u64) -> Vec<Draft> {
    let mut factor = 1000;
    let mut drafts = drafted(page, factor, seed);
    for _ in 0..4 {
        let area: u32 = drafts.iter().map(area_of).sum();
        let text: u32 = drafts.iter().map(text_lines).sum();
        let wanted = (target + text).saturating_sub(area).max(1);
        factor = (factor * wanted / text.max(1)).clamp(200, 5000);
        drafts = drafted(page, factor, seed);
    }
    drafts
}

fn drafted(page: u16, factor: u32, seed: u64) -> Vec<Draft> {
    let mut dice = Dice(seed);
    let roles = roles(page, &mut dice);
    (0..).zip(roles).map(|(at, role)| draft(role, factor, &mut Dice(seed ^ (0xabcd_1234 * (at + 1))))).collect()
}

fn roles(page: u16, dice: &mut Dice) -> Vec<Role> {
    let counts = COUNTS[usize::from(page > 1)];
    let count = counts[dice.throw(0, counts.len() - 1)];
    let section = SECTIONS[usize::from(page - 1) % SECTIONS.len()];
    let briefs = if matches!(section, "居民区" | "社区扫描") { 60 } else { 10 };
    let mut roles = vec![Role::Lead, Role::Second];
    while roles.len() < count {
        let has = |role: Role, most: usize| roles.iter().filter(|&&known| known == role).count() >= most;
        let role = match dice.throw(0, 99) {
            roll if roll < briefs && !has(Role::Briefs, 1) => Role::Briefs,
            roll if roll >= 92 && !has(Role::Photo, 1) => Role::Photo,
            roll if roll >= 74 && !has(Role::Notice, 2) => Role::Notice,
            roll if roll >= 54 && !has(Role::Second, 2) => Role::Second,
            _ => Role::Ordinary,
        };
        roles.push(role);
    }
    roles
}

/// An item with texts of `factor` thousandths of the lengths the dice give.
fn draft(role: Role, factor: u32, dice: &mut Dice) -> Draft {
    let (least, most) = role.chars();
    let length = |dice: &mut Dice| (dice.throw(least, most) * factor as usize / 1000).clamp(least, most);
    let percent = |dice: &mut Dice, share: usize| usize::from(dice.throw(0, 99) < share);
    let texts = if role == Role::Briefs { dice.throw(4, 8) } else { 1 };
    let mut articles = Vec::new();
    for _ in 0..texts {
        let pictures = match role {
            Role::Lead => [1, 1, 2, 2, 3][dice.throw(0, 4)],
            Role::Second => percent(dice, 75),
            Role::Ordinary => percent(dice, 40),
            Role::Briefs => percent(dice, 40),
            Role::Notice => 0,
            Role::Photo => 1 + percent(dice, 20),
        };
        let chars = length(dice);
        let mut own = Dice(dice.0 ^ 0x77);
        articles.push(written(role.kind(), role.priority(), chars, pictures, &mut own));
        dice.throw(0, 1);
    }
    if role == Role::Notice && dice.throw(0, 9) == 0 {
        articles[0].body.push(table(dice));
    }
    let with_sidebar = role == Role::Lead && dice.throw(0, 99) < 20;
    let sidebar = with_sidebar.then(|| {
        let (chars, pictures) = (dice.throw(150, 450), percent(dice, 20));
        written(Kind::Sidebar, 3, chars, pictures, dice)
    });
    Draft { role, articles, sidebar }
}

/// An article without a name.
fn written(kind: Kind, priority: u8, chars: usize, pictures: usize, dice: &mut Dice) -> Article {
    let mut written = article("", kind, priority, chars, pictures, dice);
    let is_lead = priority == 1;
    let small = |dice: &mut Dice, share: usize, chars: (usize, usize)| {
        let has = kind == Kind::Story && dice.throw(0, 99) < share;
        has.then(|| Text::plain("题".repeat(dice.throw(chars.0, chars.1))))
    };
    written.headline.kicker = small(dice, if priority < 3 { 50 } else { 15 }, (8, 16));
    written.headline.deck = small(dice, if is_lead { 90 } else { 20 }, (14, 26));
    written.pictures = (0..pictures).map(|at| photograph(dice, at)).collect();
    if is_lead && dice.throw(0, 99) < 40 {
        written.quotes = vec![Text::plain("字".repeat(dice.throw(16, 32)))];
    }
    written
}

fn photograph(dice: &mut Dice, at: usize) -> Picture {
    let pixels = [(3000, 2000), (4000, 3000), (3840, 2160), (3000, 4000)][[0, 0, 1, 1, 2, 3][dice.throw(0, 5)]];
    let crop = if dice.throw(0, 99) < 6 { (1.0, 1.0) } else { (0.8, 1.2) };
    let caption = Text::plain("图".repeat(dice.throw(10, 30)));
    Picture { pixels, crop, caption, ..super::picture(dice, at) }
}

fn table(dice: &mut Dice) -> Block {
    let cells = |_| vec![Text::plain("表格"), Text::plain("表格")];
    Block::Table(Table { header: cells(0), rows: (0..dice.throw(3, 6)).map(cells).collect() })
}

/// The articles of an item with their names, heads and pins. Of the items of a page that is not pinned as a whole a fifth is
/// pinned to it, a quarter to its section, and the rest is free.
fn filed(draft: Draft, page: u16, number: usize, is_pinned: bool, dice: &mut Dice) -> Vec<Article> {
    let roll = if is_pinned { 0 } else { dice.throw(0, 99) };
    let (on_page, in_section) = (roll < 20, (20..45).contains(&roll));
    let folder = if on_page { format!("p{page}") } else { String::from("desk") };
    let section = SECTIONS[usize::from(page - 1) % SECTIONS.len()];
    let is_lead = on_page && draft.role == Role::Lead && dice.throw(0, 99) < 25;
    let name = |article: &mut Article, id: String, dice: &mut Dice| {
        article.headline.head = headline(&id, dice);
        article.source = chenbao::diag::Source::new(format!("{id}.md"), String::new());
        article.id = chenbao::model::ArticleId(id.into());
    };
    let mut articles = draft.articles;
    for (at, article) in articles.iter_mut().enumerate() {
        name(article, format!("{folder}/{number:03}-{at}"), dice);
        article.pins.page = on_page.then(|| PageNumber::new(page));
        article.pins.section = in_section.then(|| section.to_owned());
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

/// A head of 8 to 20 汉字, mostly in two parts.
fn headline(id: &str, dice: &mut Dice) -> Text {
    let chars = dice.throw(8, 20);
    let whole = title(id, chars);
    if dice.throw(0, 9) < 2 {
        return Text::plain(whole);
    }
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

/// The room an item takes at the sizes an editor would first think of, with the line that sets it off: its texts over the basic
/// measure, its head over [`Role::columns`], broad pictures of stories over two columns and all others over one.
fn area_of(draft: &Draft) -> u32 {
    let main = &draft.articles[0];
    let setting = if draft.role == Role::Notice { Setting::Boxed } else { Setting::Open };
    let columns = draft.role.columns();
    let group = "短讯短讯";
    let subject = if draft.role == Role::Briefs { HeadSubject::Group(group) } else { HeadSubject::Article(main) };
    let pictures: u32 = draft.articles.iter().map(|article| picture_area(article, draft.role)).sum();
    let sidebar = draft.sidebar.as_ref().map_or(0, |sidebar| {
        picture_area(sidebar, Role::Notice) + frame_area(HeadSubject::Article(sidebar), 3, 2, Setting::Boxed)
    });
    text_lines(draft) + pictures + frame_area(subject, main.priority, columns, setting) + sidebar
}

/// Head, blank line and, in a box, padding.
fn frame_area(subject: HeadSubject, rank: u8, columns: u16, setting: Setting) -> u32 {
    let query = HeadQuery { subject, rank, columns: Columns::basic(setting, columns), form: HeadForm::Across };
    let head = Arithmetic.heads(query).first().map_or(0, |option| option.lines);
    let padding = if setting == Setting::Boxed { 2 * grid().box_pad } else { 0 };
    u32::from(columns) * u32::from(head + padding + 1)
}

fn text_lines(draft: &Draft) -> u32 {
    let lines = |articles: &[&Article], setting: Setting| -> u32 {
        let measure = grid().measure(Columns::basic(setting, 1));
        Arithmetic.galley(Passage::whole(articles), measure).rows.iter().map(|row| u32::from(row.lines)).sum()
    };
    let setting = if draft.role == Role::Notice { Setting::Boxed } else { Setting::Open };
    let articles: Vec<&Article> = draft.articles.iter().collect();
    lines(&articles, setting) + draft.sidebar.as_ref().map_or(0, |sidebar| lines(&[sidebar], Setting::Boxed))
}

fn picture_area(article: &Article, role: Role) -> u32 {
    let area = |picture: &Picture| {
        let is_broad = picture.pixels.0 > picture.pixels.1;
        let span = if is_broad && !matches!(role, Role::Briefs | Role::Notice) { 2 } else { 1 };
        let width = grid().width(span);
        let height = width.millipoints() * i64::from(picture.pixels.1) / i64::from(picture.pixels.0);
        let lines = u32::try_from((height + 6_750) / 13_500).unwrap();
        u32::from(span) * (lines + u32::from(Arithmetic.caption(picture, width)))
    };
    article.pictures.iter().map(area).sum()
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
