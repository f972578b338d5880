//! Properties of the engine that the makeup rests on. They are the guard on an upgrade of typst.

use std::path::Path;
use std::sync::Arc;

use typst::foundations::Content;
use typst::layout::{Abs, Frame, FrameItem, Point};

use super::engine::with_engine;
use super::fonts::Fonts;
use super::thread::{flow, is_sentinel};
use super::{SetGalley, Typesetter};
use crate::diag::Source;
use crate::makeup::grid::Grid;
use crate::makeup::measure::{Passage, RowKind};
use crate::model::{Article, ArticleId, Block, Headline, Inline, InlineStyle, Kind, Names, Pins, Text};

/// Sentences with all that makes lines hard to break: marks in a row, brackets, dashes, ellipses, figures, Latin words.
const SENTENCES: &[&str] = &[
    "“侬来看，这扇门！”张阿婆说，“修得同从前一样。”",
    "会议（扩大）于2019年12月27日召开，23个居民区到会；《通知》要求：做细、做实、做到位。",
    "他走了很远……很远——一直走到弄堂的尽头，才停下来回头看。",
    "规模企业税收18.68亿元，增长47.89%，其中“一网通办”办件36581件（好评率99.99%）。",
    "“‘家门口’的事，”他笑道，“就是顶大的事。”",
    "周末，社区学校的WiFi密码换了，3位老人来问：“新密码是啥？”",
    "青瓷、紫砂、剪纸、书法、合唱，样样都有人学，样样都有人教。",
];

pub(super) fn setter() -> Typesetter {
    setter_of("community")
}

pub(super) fn setter_of(look: &str) -> Typesetter {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fonts = Arc::new(Fonts::load(&root.join("fonts")).unwrap());
    Typesetter::new(fonts, &root.join("layouts").join(look), super::Medium::Screen).unwrap()
}

/// A small generator of its own: the tests must not depend on a crate's choice of numbers.
pub(super) struct Lots(pub(super) u64);

impl Lots {
    pub(super) fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % below as u64).unwrap()
    }
}

pub(super) fn article(seed: u64, paragraphs: usize) -> Article {
    let mut lots = Lots(seed);
    let body = (0..paragraphs).map(|_| {
        let sentences: String = (0..1 + lots.next(5)).map(|_| SENTENCES[lots.next(SENTENCES.len())]).collect();
        let strong = Inline { text: "第一条：".to_owned(), style: InlineStyle::Strong, link: None };
        let plain = Inline { text: sentences, style: InlineStyle::Plain, link: None };
        let inlines = if lots.next(4) == 0 { vec![strong, plain] } else { vec![plain] };
        let text = Text::of_inlines(inlines);
        if lots.next(6) == 0 {
            Block::Crosshead(Text::plain("一张红纸定下的规矩"))
        } else {
            Block::Paragraph(text)
        }
    });
    Article {
        id: ArticleId(format!("property/{seed}").into()),
        source: Source::new("a.md", String::new()),
        kind: Kind::Story,
        priority: 3,
        headline: Headline { head: Text::plain("标题"), ..Headline::default() },
        names: Names::default(),
        place: None,
        authors: vec!["晓舟".to_owned()],
        credit: None,
        summary: None,
        quotes: Vec::new(),
        body: body.collect(),
        pictures: Vec::new(),
        pins: Pins::default(),
    }
}

/// The lines of a frame: baseline, left edge and characters, from the top.
fn lines(frame: &Frame, origin: Point, out: &mut Vec<(Abs, String)>) {
    for (point, item) in frame.items() {
        let at = origin + *point;
        match item {
            FrameItem::Group(group) => lines(&group.frame, at, out),
            FrameItem::Text(text) => match out.iter_mut().find(|(y, _)| (*y - at.y).to_pt().abs() < 0.01) {
                Some((_, line)) => line.push_str(&text.text),
                None => out.push((at.y, text.text.to_string())),
            },
            _ => {}
        }
    }
}

/// The measure of the basic columns, in em.
pub(super) const MEASURE: u16 = 14;

pub(super) fn frame_lines(frame: &Frame) -> Vec<(Abs, String)> {
    let mut out = Vec::new();
    lines(frame, Point::zero(), &mut out);
    out.sort_by_key(|line| line.0);
    out
}

fn thread(setter: &Typesetter, body: &Content, grid: &Grid, heights: &[Abs]) -> Vec<Frame> {
    with_engine(&setter.world, |engine| flow(engine, body, 1, Abs::pt((grid.em * MEASURE.into()).to_pt()), heights))
        .unwrap()
}

/// Cuts the rows of a galley into legs of random depths; gives the depths that the rows of each leg fill.
fn cut(galley: &SetGalley, lots: &mut Lots) -> Vec<u16> {
    let mut legs = Vec::new();
    let mut rows = galley.galley.rows.iter().peekable();
    while rows.peek().is_some() {
        let depth = u16::try_from(3 + lots.next(20)).unwrap();
        let mut used = 0;
        while let Some(row) = rows.next_if(|row| used + row.lines <= depth) {
            used += row.lines;
        }
        legs.push(used);
    }
    legs
}

#[test]
fn threaded_lines_are_the_lines_of_the_galley_whatever_the_boxes() {
    let setter = setter();
    let grid = setter.grid().clone();
    for seed in 0..12 {
        let article = article(seed, 12);
        let galley = setter.set_galley(Passage::whole(&[&article]), MEASURE).unwrap();
        let whole = thread(&setter, &galley.body, &grid, &[]);
        let wanted: Vec<String> = frame_lines(&whole[0]).into_iter().map(|(_, text)| text).collect();
        let mut lots = Lots(seed + 1000);
        for _ in 0..6 {
            let legs = cut(&galley, &mut lots);
            let heights: Vec<Abs> = legs.iter().map(|&leg| Abs::pt(grid.depth(leg).to_pt())).collect();
            let frames = thread(&setter, &galley.body, &grid, &heights);
            let found: Vec<String> = frames.iter().flat_map(frame_lines).map(|(_, text)| text).collect();
            assert_eq!(found, wanted, "seed {seed}, legs {legs:?}");
            let overset = frames.get(heights.len()).map_or(0, |frame| frame_lines(frame).len());
            assert_eq!(overset, 0, "seed {seed}: text was left over");
        }
    }
}

#[test]
fn every_baseline_lies_on_the_grid_and_rows_count_what_is_set() {
    let setter = setter();
    let grid = setter.grid().clone();
    for seed in 20..32 {
        let article = article(seed, 10);
        let galley = setter.set_galley(Passage::whole(&[&article]), MEASURE).unwrap();
        let frame = &thread(&setter, &galley.body, &grid, &[])[0];
        let set = frame_lines(frame);
        assert_eq!(set.len(), galley.galley.rows.len(), "seed {seed}");
        let mut line = 0;
        for (row, (y, text)) in galley.galley.rows.iter().zip(&set) {
            if row.kind == RowKind::Text {
                let wanted = 0.88 * grid.em.to_pt() + f64::from(line) * grid.pitch.to_pt();
                assert!((y.to_pt() - wanted).abs() < 0.001, "seed {seed}: “{text}” stands at {}", y.to_pt());
            }
            line += row.lines;
        }
    }
}

#[test]
fn no_line_of_thousands_begins_or_ends_with_a_forbidden_mark() {
    let setter = setter();
    let mut count = 0;
    for seed in 100..160 {
        for em in [MEASURE, 13, 21] {
            let article = article(seed, 14);
            let galley = setter.set_galley(Passage::whole(&[&article]), em).unwrap();
            count += galley.lines.len();
            let forbidden: Vec<[&str; 2]> = galley.forbidden_breaks().collect();
            assert!(forbidden.is_empty(), "seed {seed}: {forbidden:?}");
            for pair in galley.lines.windows(2) {
                assert!(!(pair[0].text.ends_with('—') && pair[1].text.starts_with('—')), "a dash was split");
                assert!(!(pair[0].text.ends_with('…') && pair[1].text.starts_with('…')), "an ellipsis was split");
            }
        }
    }
    assert!(count > 5_000, "only {count} lines were looked at");
}

#[test]
fn what_finds_no_room_stands_in_the_sentinel() {
    let setter = setter();
    let grid = setter.grid().clone();
    let article = article(7, 8);
    let galley = setter.set_galley(Passage::whole(&[&article]), MEASURE).unwrap();
    let frames = thread(&setter, &galley.body, &grid, &[Abs::pt(grid.depth(5).to_pt())]);
    assert_eq!(frame_lines(&frames[0]).len(), 5);
    assert_eq!(frame_lines(&frames[1]).len(), galley.galley.rows.len() - 5);
    assert!(is_sentinel(Abs::raw(1e6)) && !is_sentinel(Abs::pt(1114.0)));
}
