//! Texts in two places: what stands in the parts is what stands in the whole, and the check of the pages holds them together.

use super::properties::{MEASURE, article, setter};
use super::{Pages, Typesetter};
use crate::diag::Code;
use crate::makeup::grid::Grid;
use crate::makeup::layout::{
    Fit, Layout, Leg, LegStart, PageLayout, Placement, RootCut, Score, SearchEffort, Treatment,
};
use crate::makeup::measure::{
    ArticlePart, Columns, Galley, Half, HeadForm, HeadQuery, HeadSubject, Measure, Passage, Row, RowKind, Setting,
};
use crate::model::{Article, Block, Issue, Kind, Text};
use crate::units::{GridRect, PageNumber};

const fn part(blocks: [usize; 2], from: Option<u16>, to: Option<u16>, spread: Option<Half>) -> ArticlePart {
    const fn page(number: Option<u16>) -> Option<PageNumber> {
        match number {
            Some(number) => Some(PageNumber::new(number)),
            None => None,
        }
    }
    ArticlePart { blocks, from: page(from), to: page(to), spread }
}

fn chars(galley: &Galley) -> usize {
    galley.rows.iter().map(|row| usize::from(row.chars)).sum()
}

fn galley(setter: &Typesetter, article: &Article, part: Option<ArticlePart>, quote: Option<usize>) -> Galley {
    setter.galley(Passage { articles: &[article], part, quote }, MEASURE).unwrap()
}

/// A row without its paragraph's number, which counts from the part's own first.
fn bare(row: &Row) -> Row {
    Row { para: 0, ..*row }
}

#[test]
fn the_halves_of_a_spread_have_the_rows_of_the_whole() {
    let setter = setter();
    for seed in 0..6 {
        let article = article(seed, 10);
        let whole = galley(&setter, &article, None, None);
        for cut in 1..article.body.len() {
            let left = galley(&setter, &article, Some(part([0, cut], None, None, Some(Half::Left))), None);
            let right = galley(&setter, &article, Some(part([cut, 10], None, None, Some(Half::Right))), None);
            let found: Vec<Row> = left.rows.iter().chain(&right.rows).map(bare).collect();
            let wanted: Vec<Row> = whole.rows.iter().map(bare).collect();
            // A strong paragraph heads what follows it in its own part only.
            let kinds =
                |rows: &[Row]| rows.iter().map(|row| (row.lines, row.chars, row.first, row.last)).collect::<Vec<_>>();
            assert_eq!(kinds(&found), kinds(&wanted), "seed {seed}, cut {cut}");
        }
    }
}

#[test]
fn a_jump_adds_its_words_and_nothing_else() {
    let setter = setter();
    for seed in 0..6 {
        let article = article(seed, 10);
        let whole = chars(&galley(&setter, &article, None, None));
        for cut in 1..article.body.len() {
            let first = galley(&setter, &article, Some(part([0, cut], None, Some(3), None)), None);
            let second = galley(&setter, &article, Some(part([cut, 10], Some(1), None, None)), None);
            let words = "（下转第3版）（上接第1版）".chars().count();
            assert_eq!(chars(&first) + chars(&second), whole + words, "seed {seed}, cut {cut}");
        }
    }
}

#[test]
fn a_pull_quote_is_one_solid_row_before_a_paragraph_in_the_middle() {
    let setter = setter();
    for seed in 0..8 {
        let mut article = article(seed, 10);
        article.quotes = vec![Text::plain("修得同从前一样，房子新了，日子也就新了。")];
        let plain = galley(&setter, &article, None, None);
        let quoted = galley(&setter, &article, None, Some(0));
        let solid: Vec<usize> =
            quoted.rows.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Solid).map(|(at, _)| at).collect();
        let &[at] = &solid[..] else { panic!("seed {seed}: {} solid rows", solid.len()) };
        assert!(at > 0 && at + 1 < quoted.rows.len(), "seed {seed}: it stands at an end");
        assert_ne!(quoted.rows[at - 1].kind, RowKind::Crosshead, "seed {seed}");
        assert!(quoted.rows[at].lines >= 3 && quoted.rows[at + 1].first);
        let rest: Vec<Row> = quoted.rows.iter().filter(|row| row.kind != RowKind::Solid).map(bare).collect();
        assert_eq!(rest, plain.rows.iter().map(bare).collect::<Vec<_>>());
    }
}

/// An issue of one story, its text in two parts on pages 1 and 2.
struct Jumped {
    setter: Typesetter,
    issue: Issue,
    layout: Layout,
}

impl Jumped {
    fn new() -> Self {
        let setter = setter();
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let raw = crate::content::read_issue(&root.join("content/xianxia/issues/2020-01-08")).unwrap();
        let (mut issue, _) = crate::copy::build(raw);
        issue.articles.retain(|article| {
            article.kind == Kind::Story && article.body.len() >= 4 && article.body.iter().all(is_paragraph)
        });
        issue.articles.truncate(1);
        for story in &mut issue.articles {
            story.pictures.clear();
            story.quotes = vec![Text::plain("好日子是大家一道过出来的。")];
            story.summary = Some(Text::plain("这是一段提要，说的是全文的要紧处。"));
        }
        let story = &issue.articles[0];
        let (cut, end) = (story.body.len() / 2, story.body.len());
        let grid = setter.grid().clone();
        let first = placement(&setter, story, part([0, cut], None, Some(2), None), None);
        let second = placement(&setter, story, part([cut, end], Some(1), None, None), Some(0));
        let pages = vec![page(1, first), page(2, second)];
        Self { setter, issue, layout: Layout { grid, pages } }
    }

    fn compose(&self) -> Pages {
        self.setter.compose(&self.issue, &self.layout, &super::PagePictures::default()).unwrap()
    }

    fn codes(&self) -> Vec<Code> {
        let findings = self.setter.check(&self.compose(), &self.issue, &self.layout);
        findings.iter().map(|finding| finding.code).collect()
    }
}

const fn is_paragraph(block: &Block) -> bool {
    matches!(block, Block::Paragraph(_))
}

fn page(no: u16, module: Placement) -> PageLayout {
    PageLayout {
        no: PageNumber::new(no),
        section: "要闻".to_owned(),
        template: String::new(),
        fingerprint: String::new(),
        steering: String::new(),
        root_cut: RootCut::Uncut,
        score: Score::default(),
        effort: SearchEffort::default(),
        alternatives: Vec::new(),
        guide: Vec::new(),
        reserved: Vec::new(),
        modules: vec![module],
    }
}

/// A story's part over all columns, its legs as deep as the page.
fn placement(setter: &Typesetter, story: &Article, part: ArticlePart, quote: Option<usize>) -> Placement {
    let grid: &Grid = setter.grid();
    let columns = Columns::basic(Setting::Open, grid.cols);
    let form = if part.from.is_some() { HeadForm::Continued } else { HeadForm::Across };
    let query = HeadQuery { subject: HeadSubject::Article(story), rank: 1, columns, form };
    let head = setter.heads(query).unwrap().remove(0);
    let galley = setter.galley(Passage { articles: &[story], part: Some(part), quote }, grid.measure(columns)).unwrap();
    let depth = grid.lines - head.lines;
    let mut rows = galley.rows.iter().zip(0..).peekable();
    let mut legs = Vec::new();
    for x in 0..grid.cols {
        let from = rows.peek().map_or(0, |(_, at)| *at);
        let (mut used, mut to) = (0, from);
        while let Some((row, at)) = rows.next_if(|(row, _)| used + row.lines <= depth) {
            used += row.lines;
            to = at + 1;
        }
        legs.push(Leg {
            x,
            y: head.lines,
            w: 1,
            h: depth,
            lines_used: used,
            rows: [from, to],
            chars: 0,
            first_line: LegStart::Mid,
            ends_with_single_char: false,
        });
    }
    legs.retain(|leg| leg.lines_used > 0);
    Placement {
        id: story.id.to_string(),
        kind: story.kind,
        articles: vec![story.id.clone()],
        prio: 1,
        columns,
        text_x: 0,
        part: Some(part),
        quote,
        rect: GridRect::new(0, 0, grid.cols, grid.lines),
        rect_mm: [0.0; 4],
        gap: 0,
        treatment: Treatment::Top,
        head_rect: GridRect::new(0, 0, grid.cols, head.lines),
        head,
        photos: Vec::new(),
        legs,
        fit: Fit::default(),
        sidebars: Vec::new(),
        pinned: false,
    }
}

#[test]
fn a_story_in_two_places_is_whole() {
    assert_eq!(Jumped::new().codes(), []);
}

#[test]
fn what_neither_part_holds_is_missed() {
    let mut jumped = Jumped::new();
    if let Some(part) = &mut jumped.layout.pages[1].modules[0].part {
        part.blocks[0] += 1;
    }
    assert!(jumped.codes().contains(&Code::LostText));
}

#[test]
fn parts_in_the_wrong_order_are_found() {
    let mut jumped = Jumped::new();
    let [first, second] = &mut jumped.layout.pages[..] else { panic!("there are two pages") };
    std::mem::swap(&mut first.modules, &mut second.modules);
    assert!(jumped.codes().contains(&Code::LostText));
}

#[test]
fn a_pull_quote_that_no_page_has_room_for_is_not_missed() {
    let mut jumped = Jumped::new();
    let story = jumped.issue.articles[0].clone();
    let part = jumped.layout.pages[1].modules[0].part.unwrap();
    jumped.layout.pages[1] = page(2, placement(&jumped.setter, &story, part, None));
    assert_eq!(jumped.codes(), []);
}
