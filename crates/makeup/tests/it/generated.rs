//! Generated issues and a typesetter of arithmetic: every 汉字 is one em wide, so rows are characters over the measure.
//!
//! [`whole_issue`] gives eight pages whose items are all pinned; [`newspaper`] gives copy as a community paper's desk does.

#[path = "generated/area.rs"]
mod area;
#[path = "generated/arithmetic.rs"]
mod arithmetic;
#[path = "generated/drafts.rs"]
mod drafts;
#[path = "generated/ladder.rs"]
mod ladder;
#[path = "generated/newspaper.rs"]
mod newspaper;

pub(crate) use arithmetic::Arithmetic;
pub(crate) use newspaper::{edited, newspaper};

use std::path::PathBuf;
use std::sync::Arc;

use chenbao_makeup::grid::Grid;
use chenbao_model::diag::Source;
use chenbao_model::model::{
    Article, ArticleId, Block, Headline, Issue, Kind, Names, PagePlan, Paper, Picture, Pins, PrintPlan, Registration,
    RegistrationKind, Text,
};
use chenbao_model::units::{Date, Length, PageNumber};

/// The `c5` grid.
pub(crate) fn grid() -> Grid {
    Grid {
        cols: 5,
        lines: 72,
        em: Length::from_pt(9.0),
        pitch: Length::from_pt(13.5),
        col_em: 14,
        gutter: Length::from_pt(13.5),
        box_col_em: 13,
        box_pad: 1,
    }
}

fn to_u16(value: usize) -> u16 {
    u16::try_from(value).unwrap()
}

/// Numbers that look random and are always the same: splitmix64.
pub(crate) struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number of `from..=to`.
    pub(crate) fn throw(&mut self, from: usize, to: usize) -> usize {
        from + usize::try_from(self.next() % u64::try_from(to - from + 1).unwrap()).unwrap()
    }
}

pub(crate) fn picture(dice: &mut Dice, at: usize) -> Picture {
    let pixels = [(3000, 2000), (4000, 3000), (1600, 900), (2000, 2600)][dice.throw(0, 3)];
    Picture {
        file: Arc::from(format!("images/{at}.jpg")),
        path: PathBuf::from(format!("images/{at}.jpg")),
        pixels,
        caption: Text::plain("图".repeat(dice.throw(12, 34))),
        alt: None,
        credit: None,
        place: None,
        focus: (0.5, 0.4),
        crop: (0.8, 1.25),
        columns: None,
        omitted: false,
        span: None,
    }
}

/// A title of so many 汉字 that no other article has.
pub(crate) fn title(id: &str, chars: usize) -> String {
    let seed = id.bytes().fold(7, |seed: u64, byte| seed.wrapping_mul(257).wrapping_add(u64::from(byte)));
    let mut dice = Dice(seed);
    let first = usize::try_from(u32::from('一')).unwrap();
    let glyph = |dice: &mut Dice| char::from_u32(u32::try_from(first + dice.throw(0, 20_000)).unwrap()).unwrap();
    (0..chars).map(|_| glyph(&mut dice)).collect()
}

/// An article of so many characters and pictures.
pub(crate) fn article(id: &str, kind: Kind, priority: u8, chars: usize, pictures: usize, dice: &mut Dice) -> Article {
    let mut body = Vec::new();
    let mut left = chars;
    while left > 0 {
        let own = dice.throw(40, 180).min(left);
        let own = if left - own < 30 { left } else { own };
        if chars > 1200 && !body.is_empty() && dice.throw(0, 4) == 0 {
            body.push(Block::Crosshead(Text::plain("小标题六个字")));
        }
        body.push(Block::Paragraph(Text::plain("字".repeat(own))));
        left -= own;
    }
    let head = Text::plain(title(id, dice.throw(9, 20)));
    let deck = (priority == 1).then(|| Text::plain("副".repeat(20)));
    Article {
        id: ArticleId(Arc::from(id)),
        source: Source::new(format!("{id}.md"), String::new()),
        kind,
        priority,
        headline: Headline { kicker: None, head, deck },
        names: Names::default(),
        place: None,
        authors: Vec::new(),
        credit: None,
        summary: None,
        quotes: Vec::new(),
        body,
        pictures: (0..pictures).map(|at| picture(dice, at)).collect(),
        pins: Pins::default(),
    }
}

/// An issue of these pages' section names and articles.
pub(crate) fn issue(sections: &[&str], articles: Vec<Article>) -> Issue {
    let plan = |(at, section): (usize, &&str)| PagePlan::new(PageNumber::new(to_u16(at + 1)), *section);
    Issue {
        paper: Paper {
            id: String::from("test"),
            name: String::from("社区晨报"),
            edition: None,
            english: None,
            slogan: None,
            publisher: String::from("街道办"),
            registration: Registration { kind: RegistrationKind::Cn, number: String::new() },
            imprint: chenbao_model::model::Imprint::new(),
            layout: String::from("community"),
            qr: Vec::new(),
            art: None,
            names: Names::default(),
            print: PrintPlan {
                trim: (Length::from_mm(273.0), Length::from_mm(393.0)),
                bleed: Length::from_mm(3.0),
                icc: None,
                condition: None,
                ink_limit: 220,
                run: None,
                contact: None,
                printer: None,
            },
        },
        folder: PathBuf::new(),
        source: Source::new("issue.toml", String::new()),
        number: 1,
        date: Date { year: 2020, month: 8, day: 12 },
        next: None,
        printed: None,
        guide: false,
        pages: sections.iter().enumerate().map(plan).collect(),
        articles,
    }
}

/// The articles of one page with `count` items that need about `load` thousandths of its room, pinned to it.
pub(crate) fn page_articles(page: u16, count: usize, load: usize, dice: &mut Dice) -> Vec<Article> {
    let lines = if page == 1 { 58 } else { 72 };
    let room = 5 * lines * load / 1000;
    let weights: Vec<usize> =
        (0..count).map(|at| if at == 0 { 20 + dice.throw(0, 10) } else { 6 + dice.throw(0, 12) }).collect();
    let sum: usize = weights.iter().sum();
    let mut articles = Vec::new();
    for (at, weight) in weights.iter().enumerate() {
        let area = room * weight / sum;
        let pictures = if at == 0 { dice.throw(1, 2) } else { usize::from(dice.throw(0, 9) < 5) };
        let head = if at == 0 { 32 } else { 12 };
        let text = area.saturating_sub(head + pictures * if at == 0 { 34 } else { 22 }).max(9);
        let priority = match at {
            0 => 1,
            1 | 2 => 2,
            _ => 3,
        };
        let kind = if at + 1 == count && count >= 4 && dice.throw(0, 2) == 0 { Kind::Notice } else { Kind::Story };
        let pictures = if kind == Kind::Notice { 0 } else { pictures };
        let mut article = article(&format!("p{page}/a{at}"), kind, priority, text * 13, pictures, dice);
        article.pins.page = Some(PageNumber::new(page));
        articles.push(article);
    }
    articles
}

/// An issue of eight pages with `least` to `most` items each, at loads from .9 to 1.05.
pub(crate) fn whole_issue(seed: u64, least: usize, most: usize) -> Issue {
    let mut dice = Dice(seed);
    let mut articles = Vec::new();
    for page in 1..=8 {
        let (count, load) = (dice.throw(least, most), dice.throw(900, 1050));
        articles.extend(page_articles(page, count, load, &mut dice));
    }
    issue(&["要闻", "社区要闻", "居民区", "专题", "专题", "便民", "副刊", "扫描"], articles)
}
