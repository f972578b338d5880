//! What kinds of pages and desks there are. Takes a seed, a style and a look; gives the pages of an issue and the articles its desk sends, before
//! they are brought to a load.

use super::copy::{Role, SHAPES, Sent, SentPicture, Wish};
use super::pen::Pen;

/// How a desk says where its copy is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Style {
    /// Not at all.
    Free,
    /// By sections.
    Sections,
    /// By pages, all of it.
    Pinned,
    /// Some by pages, some by sections.
    Mixed,
    /// By sections, to some of which it sends too much, to others too little.
    Uneven,
}

impl Style {
    pub(crate) const ALL: [Self; 5] = [Self::Free, Self::Sections, Self::Pinned, Self::Mixed, Self::Uneven];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Sections => "sections",
            Self::Pinned => "pinned",
            Self::Mixed => "mixed",
            Self::Uneven => "uneven",
        }
    }
}

const LOOKS: [&str; 2] = ["community", "large-print"];
const SECTIONS: [&str; 9] = ["社区要闻", "居民区", "专题", "民生", "平安", "生活", "文化", "副刊", "社区扫描"];
/// By how much a section's load of an uneven desk is off, in hundredths.
const UNEVEN: usize = 14;

/// A page that a desk plans.
#[derive(Debug, Clone)]
pub(crate) struct SentPage {
    pub(crate) section: String,
    /// The lines of the advertisement at its foot, or a corner of it.
    pub(crate) ad: Option<Ad>,
    /// The load its copy is to have, in hundredths.
    pub(crate) load: usize,
}

/// Advertisements a page may have.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ad {
    Foot,
    Corner,
}

/// An issue as its desk sends it.
pub(crate) struct Evening {
    pub(crate) seed: u64,
    pub(crate) look: &'static str,
    pub(crate) guide: bool,
    pub(crate) pages: Vec<SentPage>,
    pub(crate) articles: Vec<Sent>,
    pub(crate) fillers: Vec<(String, String)>,
    pub(crate) pen: Pen,
}

impl Evening {
    /// The issue of a seed. `load` in hundredths of what its pages hold at their ease; `look` counts [`LOOKS`].
    pub(crate) fn new(seed: u64, style: Style, look: usize, load: usize) -> Self {
        let mut pen = Pen::new(seed.wrapping_mul(5).wrapping_add(style as u64));
        let count = [4, 8, 8, 8, 8, 12, 8, 16][pen.dice.throw(0, 7)];
        let mut issue = Self {
            seed,
            look: LOOKS[look],
            guide: pen.dice.throw(0, 2) == 0,
            pages: pages(&mut pen, count, style, load),
            articles: Vec::new(),
            fillers: Vec::new(),
            pen,
        };
        for page in 0..count {
            issue.send_page(page);
        }
        issue.send_fillers();
        issue.wish(style);
        issue
    }

    /// The articles of a page: one of eight mixtures that community papers have.
    fn send_page(&mut self, page: usize) {
        use Role::{Brief, Feature, Lead, Notice, Photo, Second, Short, Sidebar, Speech};
        let is_small = page == 0 || self.pages[page].ad.is_some();
        let roles: &[Role] = match self.pen.dice.throw(0, if is_small { 5 } else { 8 }) {
            0 => &[Lead, Second, Short, Short],
            1 => &[Lead, Brief, Brief, Brief, Brief, Brief, Short],
            2 => &[Lead, Second, Short, Notice],
            3 => &[Lead, Second, Second],
            4 => &[Lead, Short, Short, Short, Short],
            5 => &[Speech, Second, Short],
            6 => &[Feature, Sidebar, Second, Short],
            7 => &[Lead, Photo, Short, Short, Short],
            _ => &[Lead, Second, Second, Short, Short, Short],
        };
        for &role in roles {
            self.send(role, page);
        }
    }

    fn send(&mut self, role: Role, page: usize) {
        let pen = &mut self.pen;
        let is_group = role == Role::Brief;
        pen.begin();
        let name = format!("a{:02}-p{}", self.articles.len(), page + 1);
        let host = self.articles.last().map(|article| article.name.clone());
        let has = |pen: &mut Pen, chance: usize| pen.dice.throw(1, 100) <= chance;
        let pictures = match role {
            Role::Lead => pen.dice.throw(0, 2),
            Role::Feature => pen.dice.throw(1, 4),
            Role::Photo => pen.dice.throw(2, 4),
            Role::Second => usize::from(has(pen, 55)),
            Role::Short | Role::Speech => usize::from(has(pen, 25)),
            Role::Brief => usize::from(has(pen, 20)),
            Role::Sidebar | Role::Notice => 0,
        };
        let picture = |at: usize, pen: &mut Pen| {
            let shape = pen.dice.throw(0, SHAPES.len() - 1);
            SentPicture { file: format!("{name}-{at}.png"), shape, caption: pen.caption(), omitted: false }
        };
        let pictures = (0..pictures).map(|at| picture(at, pen)).collect();
        let may_head = matches!(role, Role::Lead | Role::Feature | Role::Speech | Role::Second);
        let kicker = (may_head && has(pen, 60)).then(|| pen.kicker());
        let deck = if may_head && has(pen, 50) { pen.deck() } else { None };
        let author = (!is_group && has(pen, 70)).then(|| pen.person());
        let brief = is_group.then(|| ("居民区短讯".to_owned(), pen.ward()));
        let with = if role == Role::Sidebar { host } else { None };
        let sentences = (0..role.sentences()).map(|_| pen.sentence()).collect();
        let (topic, title) = (pen.topic, pen.title());
        let tail = match role {
            Role::Notice => Some(table(pen)),
            Role::Speech if has(pen, 50) => Some(names(pen)),
            _ => None,
        };
        let boxed = role == Role::Short && has(pen, 8);
        let may_jump = matches!(role, Role::Feature | Role::Speech) && has(pen, 30);
        let wish = Wish::Anywhere;
        self.articles.push(Sent {
            name,
            role,
            topic,
            title,
            kicker,
            deck,
            author,
            brief,
            with,
            pictures,
            sentences,
            tail,
            boxed,
            may_jump,
            page,
            wish,
        });
    }

    fn send_fillers(&mut self) {
        let count = self.pen.dice.throw(3, 7);
        for at in 0..count {
            self.pen.begin();
            let sentences = self.pen.dice.throw(1, 3);
            let text: String = (0..sentences).map(|_| self.pen.sentence()).collect();
            let title = ["便民电话", "节气", "公益提示", "家常小窍门", "老话新说", "健康提醒", "读者来信"][at];
            self.fillers.push((title.to_owned(), text));
        }
    }

    /// Has the authors say where they want their articles. Briefs of one page and a story with its sidebar stay together.
    fn wish(&mut self, style: Style) {
        for at in 0..self.articles.len() {
            let dice = self.pen.dice.throw(0, 9);
            let Sent { page, role, .. } = self.articles[at];
            let section = Wish::Section(self.pages[page].section.clone());
            self.articles[at].wish = match (style, role) {
                (_, Role::Sidebar) => Wish::Anywhere,
                (Style::Pinned, _) | (Style::Mixed, Role::Brief | Role::Notice) => Wish::Page(page),
                (Style::Free, _) => Wish::Anywhere,
                (Style::Mixed, _) if dice < 3 => Wish::Page(page),
                (Style::Mixed, _) if dice < 7 => section,
                (Style::Mixed, _) => Wish::Anywhere,
                (Style::Sections | Style::Uneven, _) => section,
            };
        }
        // Briefs of a group are one item wherever they come from: a desk that does not pin them names its groups apart.
        for article in self.articles.iter_mut().filter(|article| article.role == Role::Brief) {
            let name = ["居民区短讯", "邻里速递", "街巷短波", "小区新事"][article.page % 4];
            let (number, page) = (article.page / 4, &mut article.brief);
            if let Some((group, _)) = page {
                *group = if number == 0 { name.to_owned() } else { format!("{name}之{}", number + 1) };
            }
        }
    }
}

/// The pages: page 1 by itself, then sections of one page to three.
fn pages(pen: &mut Pen, count: usize, style: Style, load: usize) -> Vec<SentPage> {
    let mut pages = Vec::new();
    let (mut section, mut left, mut more) = (0, 0, 0);
    for page in 0..count {
        let ad = match pen.dice.throw(0, 7) {
            0 if page > 0 => Some(Ad::Foot),
            1 if page > 0 => Some(Ad::Corner),
            _ => None,
        };
        if page == 0 {
            pages.push(SentPage { section: "要闻".to_owned(), ad, load });
            continue;
        }
        if left == 0 {
            (section, left) = (section + 1, pen.dice.throw(1, 3));
            more = if style == Style::Uneven { pen.dice.throw(0, 2 * UNEVEN) } else { UNEVEN };
        }
        left -= 1;
        let name = SECTIONS[(section - 1) % SECTIONS.len()];
        pages.push(SentPage { section: name.to_owned(), ad, load: load + more - UNEVEN });
    }
    pages
}

/// A table of opening hours.
fn table(pen: &mut Pen) -> String {
    let mut text = String::from("| 地点 | 时间 | 电话 |\n|---|---|---|\n");
    for _ in 0..pen.dice.throw(3, 6) {
        pen.begin();
        let (from, last) = (pen.dice.throw(8, 10), pen.dice.throw(1000, 9999));
        text.push_str(&format!("| {} | {from}:00–{}:30 | 6233{last} |\n", pen.ward(), from + 7));
    }
    text
}

/// A list of names.
fn names(pen: &mut Pen) -> String {
    let count = pen.dice.throw(12, 30);
    let names: Vec<String> = (0..count).map(|_| pen.person()).collect();
    format!("获得表扬的居民和志愿者名单如下（排名不分先后）：{}。\n", names.join("、"))
}
