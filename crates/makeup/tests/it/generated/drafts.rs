//! Items of a page as a desk writes them, before they have names and places. Takes dice; gives stories, groups of briefs, notices
//! and pictures with the lengths and pictures of makeup.md §1.10.

use chenbao_model::model::{Article, Block, Kind, Picture, Table, Text};

use super::{Dice, article};

/// Sections in the order of the pages; longer papers begin again.
const SECTIONS: [&str; 8] = ["要闻", "社区要闻", "居民区", "专题", "专题", "便民服务", "副刊", "社区扫描"];
/// How many items a page has, each as often as it stands here; the first for page 1.
const COUNTS: [&[usize]; 2] = [&[3, 4, 4, 5, 5], &[3, 4, 4, 5, 5, 5, 6, 6, 7]];

/// The section 版名 of a page.
pub(super) fn section(page: u16) -> &'static str {
    SECTIONS[usize::from(page - 1) % SECTIONS.len()]
}

/// What an item is on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
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
    pub(super) fn columns(self) -> u16 {
        match self {
            Self::Lead => 4,
            Self::Briefs => 3,
            _ => 2,
        }
    }
}

/// An item: a story with its sidebar, or the briefs of a group.
pub(super) struct Draft {
    /// What it is.
    pub(super) role: Role,
    /// Its article, or its briefs.
    pub(super) articles: Vec<Article>,
    /// What stands inside it.
    pub(super) sidebar: Option<Article>,
}

/// What the items of a page are, the lead first.
pub(super) fn roles(page: u16, dice: &mut Dice) -> Vec<Role> {
    let counts = COUNTS[usize::from(page > 1)];
    let count = counts[dice.throw(0, counts.len() - 1)];
    let briefs = if matches!(section(page), "居民区" | "社区扫描") { 60 } else { 10 };
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
pub(super) fn draft(role: Role, factor: u32, dice: &mut Dice) -> Draft {
    let (least, most) = role.chars();
    let length = |dice: &mut Dice| (dice.throw(least, most) * factor as usize / 1000).clamp(least, most);
    let percent = |dice: &mut Dice, share: usize| usize::from(dice.throw(0, 99) < share);
    let texts = if role == Role::Briefs { dice.throw(4, 8) } else { 1 };
    let mut articles = Vec::new();
    for _ in 0..texts {
        let pictures = match role {
            Role::Lead => [1, 1, 2, 2, 3][dice.throw(0, 4)],
            Role::Second => percent(dice, 80),
            Role::Ordinary => percent(dice, 50),
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
    let crop = if dice.throw(0, 99) < 5 { (1.0, 1.0) } else { (0.8, 1.2) };
    let caption = Text::plain("图".repeat(dice.throw(10, 30)));
    Picture { pixels, crop, caption, ..super::picture(dice, at) }
}

fn table(dice: &mut Dice) -> Block {
    let cells = |_| vec![Text::plain("表格"), Text::plain("表格")];
    Block::Table(Table { header: cells(0), rows: (0..dice.throw(3, 6)).map(cells).collect() })
}
