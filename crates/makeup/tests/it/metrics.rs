//! The measures of a layout: hand-made pages of which each breaks one rule of makeup.md §6, and only that.

use std::sync::Arc;

use chenbao_makeup::layout::{
    Fit, Layout, Leg, LegStart, PageLayout, PhotoPlacement, Placement, Reserved, ReservedKind, RootCut, Score,
    SearchEffort, Treatment,
};
use chenbao_makeup::measure::{ArticlePart, Columns, HeadOption, Level, Setting};
use chenbao_makeup::metrics::{CountedRule, HardRule, Pin, Scores, report, stability, unkept_pins};
use chenbao_makeup::trim::{Verdict, verdict};
use chenbao_model::diag::{Code, Finding};
use chenbao_model::model::{ArticleId, Kind};
use chenbao_model::units::{GridRect, Length, PageNumber};

use crate::generated::{Dice, article, grid, issue};

/// A rectangle of columns and lines: x, y, w, h.
type Rect = (u16, u16, u16, u16);

/// A head: level, size in points, lines.
type Head = (Level, f64, u16);

/// A module of text under its head, with pictures (column of the module, columns, lines with a caption of two) at the head of the
/// text. It has a blank line at its foot unless it stands at the foot of the page.
fn module(id: &str, prio: u8, rect: Rect, head: Head, photos: &[(u16, u16, u16)]) -> Placement {
    let rect = GridRect::new(rect.0, rect.1, rect.2, rect.3);
    let (level, size, lines) = head;
    let gap = u16::from(rect.bottom() < grid().lines);
    let top = rect.y + lines;
    let depth_at = |column: u16| {
        let over = photos.iter().find(|photo| (photo.0..photo.0 + photo.1).contains(&column));
        over.map_or(0, |photo| photo.2)
    };
    let depths: Vec<(u16, u16)> = (0..rect.w).map(|column| (column, depth_at(column))).collect();
    let mut module = Placement {
        id: id.to_owned(),
        kind: Kind::Story,
        articles: vec![ArticleId(Arc::from(id))],
        prio,
        columns: Columns::basic(Setting::Open, rect.w),
        text_x: rect.x,
        part: None,
        quote: None,
        rect,
        rect_mm: [0.0; 4],
        gap,
        treatment: Treatment::Top,
        head_rect: GridRect::new(rect.x, rect.y, rect.w, lines),
        head: head_option(level, size, lines),
        photos: photos.iter().map(|&(x, w, h)| photo(id, rect.w, GridRect::new(rect.x + x, top, w, h))).collect(),
        legs: Vec::new(),
        fit: Fit::default(),
        sidebars: Vec::new(),
        pinned: false,
    };
    let foot = rect.bottom() - gap;
    module.legs = depths.iter().map(|&(x, down)| leg(rect.x + x, top + down, foot - top - down)).collect();
    counted(module)
}

fn head_option(level: Level, size: f64, lines: u16) -> HeadOption {
    HeadOption {
        lines,
        cost: 0,
        level,
        size: Length::from_pt(size),
        text: vec![String::from("标题")],
        fill: vec![800],
        kicker: None,
        deck: None,
    }
}

fn leg(x: u16, y: u16, h: u16) -> Leg {
    Leg {
        x,
        y,
        w: 1,
        h,
        lines_used: h,
        rows: [0, 0],
        chars: u32::from(h) * 14,
        first_line: LegStart::Mid,
        ends_with_single_char: false,
    }
}

/// The module with its rows numbered through and its fit reckoned.
fn counted(mut module: Placement) -> Placement {
    let mut row = 0;
    for leg in &mut module.legs {
        leg.rows = [row, row + u32::from(leg.lines_used)];
        row = leg.rows[1];
    }
    let have = module.legs.iter().map(|leg| u32::from(leg.h)).sum();
    module.fit = Fit { need_lines: row, have_lines: have, slack_lines: have - row, ..Fit::default() };
    module
}

fn photo(id: &str, columns: u16, rect: GridRect) -> PhotoPlacement {
    let width = grid().text_width(Columns::basic(Setting::Open, columns), rect.w).to_mm();
    let height = grid().depth(rect.h - 2).to_mm();
    PhotoPlacement {
        article: ArticleId(Arc::from(id)),
        index: 0,
        rect,
        picture_lines: rect.h - 2,
        px: (4000, 3000),
        crop: [0.0, 0.0, 1.0, 1.0],
        orig_aspect: width / height,
        printed_mm: [width, height],
        caption: String::from("图说"),
    }
}

fn page_of(modules: Vec<Placement>) -> Layout {
    let page = PageLayout {
        no: PageNumber::new(2),
        section: String::from("要闻"),
        template: String::new(),
        fingerprint: String::new(),
        steering: String::new(),
        root_cut: RootCut::Horizontal,
        score: Score::default(),
        effort: SearchEffort::default(),
        alternatives: Vec::new(),
        guide: Vec::new(),
        reserved: Vec::new(),
        modules,
    };
    Layout { grid: grid(), pages: vec![page] }
}

const LEAD: Head = (Level::H1, 36.0, 6);
const SECOND: Head = (Level::H2, 24.0, 4);
const THIRD: Head = (Level::H3, 20.0, 4);
const SMALL: Head = (Level::H4, 14.5, 3);

/// The modules of a page that keeps every rule: the lead with its picture, two stories beside it, two below.
fn modules() -> Vec<Placement> {
    vec![
        module("a", 1, (0, 0, 3, 40), LEAD, &[(1, 2, 16)]),
        module("b", 2, (3, 0, 2, 22), SECOND, &[]),
        module("c", 3, (3, 22, 2, 18), THIRD, &[]),
        module("d", 3, (0, 40, 2, 32), THIRD, &[]),
        module("e", 3, (2, 40, 3, 32), SMALL, &[]),
    ]
}

fn boxed(mut module: Placement) -> Placement {
    module.treatment = Treatment::Box;
    module.columns = Columns::basic(Setting::Boxed, module.rect.w);
    module.head_rect.y += 1;
    for leg in &mut module.legs {
        leg.y += 1;
        leg.h -= 2;
        leg.lines_used -= 2;
    }
    counted(module)
}

/// The rules a layout breaks.
fn broken(layout: &Layout) -> Vec<&'static str> {
    let page = &report(layout).pages[0];
    let hard = HardRule::ALL.iter().filter(|check| page.hard[check].unwrap_or(0) > 0);
    let counted = CountedRule::ALL.iter().filter(|rule| page.counts[rule] > rule.most(page.chars));
    hard.map(|rule| rule.as_str()).chain(counted.map(|rule| rule.as_str())).collect()
}

/// The rules the good page breaks when it is changed.
fn broken_by(change: impl Fn(&mut Vec<Placement>)) -> Vec<&'static str> {
    let mut modules = modules();
    change(&mut modules);
    broken(&page_of(modules))
}

#[test]
fn a_good_page_breaks_nothing() {
    assert_eq!(broken_by(|_| {}), [""; 0]);
    let report = report(&page_of(modules()));
    assert_eq!(report.pages[0].counts.keys().count(), CountedRule::ALL.len());
    assert_eq!(report.overall.hard[&HardRule::H11], None);
    assert_eq!((report.overall.scores.fill, report.overall.scores.trapped_white), (1000, 0));
}

#[test]
fn hard_checks() {
    assert_eq!(broken_by(|page| page[1].rect.h += 1), ["H1"]);
    assert_eq!(broken_by(|page| page[0].photos[0].rect.y -= 1), ["H1"]);
    let shorter = |page: &mut Vec<Placement>| (page[1].rect.h, page[1].gap) = (21, 0);
    assert_eq!(broken_by(shorter), ["H2"]);
    assert_eq!(broken_by(|page| page[1].legs[1].rows[0] += 1), ["H3"]);
    assert_eq!(broken_by(|page| page[1].fit.overset_chars = 10), ["H3"]);
    assert_eq!(
        broken_by(|page| page[1].part = Some(ArticlePart { blocks: [3, 9], from: None, to: None, spread: None })),
        ["H3"]
    );
    assert_eq!(broken_by(|page| (page[1].legs[0].x, page[1].legs[1].x) = (4, 3)), ["H4"]);
    let stranded = |page: &mut Vec<Placement>| {
        page[2].legs.iter_mut().for_each(|leg| leg.lines_used = 2);
        page[2] = counted(page[2].clone());
    };
    assert_eq!(broken_by(stranded), ["H5"]);
    assert_eq!(broken_by(|page| page[0].photos[0].printed_mm[1] *= 1.02), ["H6"]);
    let one_gutter = |page: &mut Vec<Placement>| {
        page[3] = module("d", 3, (0, 40, 3, 32), THIRD, &[]);
        page[4] = module("e", 3, (3, 40, 2, 32), SMALL, &[]);
    };
    assert_eq!(broken_by(one_gutter), ["H7"]);
    assert_eq!(broken_by(|page| page[0].photos[0].caption.clear()), ["H8"]);
    let narrower =
        |page: &mut Vec<Placement>| page[0].photos[0].printed_mm = [60.0, 60.0 / page[0].photos[0].orig_aspect];
    assert_eq!(broken_by(narrower), ["H8"]);
}

#[test]
fn rules_of_heads_and_places() {
    assert_eq!(broken_by(|page| page[4] = module("e", 3, (2, 40, 3, 32), THIRD, &[])), ["V1"]);
    let no_text = |page: &mut Vec<Placement>| {
        page[1].legs.clear();
        page[1].head_rect.h = 21;
        page[1] = counted(page[1].clone());
    };
    assert_eq!(broken_by(no_text), ["V2"]);
    let two_lines = |page: &mut Vec<Placement>| {
        page[0] = module("a", 1, (0, 0, 3, 22), LEAD, &[(1, 2, 10)]);
        page[1].prio = 3;
        page[2] = module("c", 3, (0, 22, 5, 18), THIRD, &[]);
    };
    assert_eq!(broken_by(two_lines), ["V3"]);
    assert_eq!(broken_by(|page| (page[1].prio, page[2].prio) = (3, 2)), ["V4"]);
    assert_eq!(broken_by(|page| page[2] = module("c", 2, (3, 22, 2, 18), (Level::H2, 30.0, 4), &[])), ["V4-lead"]);
    let below = |page: &mut Vec<Placement>| {
        page[0] = module("a", 1, (0, 8, 3, 32), LEAD, &[(1, 2, 16)]);
        page[1].prio = 3;
        page.push(module("f", 3, (0, 0, 3, 8), (Level::H4, 14.5, 2), &[]));
    };
    assert_eq!(broken_by(below), ["V5"]);
    assert_eq!(broken_by(|page| page[1].head.fill = vec![500]), ["V9"]);
    assert_eq!(broken_by(|page| page[1].head.fill = vec![1010]), ["V9"]);
    assert_eq!(broken_by(|page| page[1].head.fill = vec![800, 900]), ["V9"]);
    assert_eq!(broken_by(|page| page[1].head.fill = vec![900, 560]), [""; 0]);
    assert_eq!(broken_by(|page| page[1].head_rect.w = 1), ["V10"]);
    let box_from = |first: usize| {
        move |page: &mut Vec<Placement>| page[first..].iter_mut().for_each(|module| *module = boxed(module.clone()))
    };
    assert_eq!(broken_by(box_from(2)), ["V14-boxes"]);
    assert_eq!(broken_by(|page| page[2] = boxed(page[2].clone())), ["V14-heads"]);
    assert_eq!(broken_by(|page| page[1].head.level = Level::H1), ["V14-H1"]);
    let mirrored = |page: &mut Vec<Placement>| {
        page[0] = module("a", 1, (0, 0, 4, 40), LEAD, &[(1, 3, 22)]);
        page[1] = module("b", 2, (4, 0, 1, 22), SECOND, &[]);
        page[2] = module("c", 3, (4, 22, 1, 18), THIRD, &[]);
        page[4] = module("e", 3, (2, 40, 1, 32), SMALL, &[]);
        page.push(module("f", 3, (3, 40, 2, 32), THIRD, &[]));
    };
    assert_eq!(broken_by(mirrored), ["V15-heads"]);
}

#[test]
fn rules_of_text() {
    assert_eq!(broken_by(|page| page[1].legs[1].first_line = LegStart::ParaLast), ["V6-widow"]);
    let lone = |page: &mut Vec<Placement>| {
        page[..2].iter_mut().flat_map(|module| &mut module.legs).for_each(|leg| leg.ends_with_single_char = true);
    };
    assert_eq!(broken_by(lone), ["V6-lone"], "five of them in fewer than 5000 characters");
    assert_eq!(broken_by(|page| page[0].legs[0].ends_with_single_char = true), [""; 0]);
    assert_eq!(broken_by(|page| page[0] = module("a", 1, (0, 0, 3, 40), LEAD, &[(1, 2, 30)])), ["V7"]);
    let uneven = |page: &mut Vec<Placement>| {
        page[2].legs[1].lines_used -= 2;
        page[2] = counted(page[2].clone());
    };
    assert_eq!(broken_by(uneven), ["V8"]);
    let grey =
        |lines| move |page: &mut Vec<Placement>| page[0] = module("a", 1, (0, 0, 3, 40), (Level::H1, 36.0, lines), &[]);
    assert_eq!(broken_by(grey(5)), ["V11"], "34 lines are 160 mm");
    assert_eq!(broken_by(grey(6)), [""; 0], "33 lines are 155.6 mm");
}

#[test]
fn rules_of_pictures() {
    let twins = |page: &mut Vec<Placement>| page[0] = module("a", 1, (0, 0, 3, 40), LEAD, &[(1, 1, 16), (2, 1, 16)]);
    assert_eq!(broken_by(twins), ["V12-dominance"]);
    assert_eq!(broken_by(|page| page[1] = module("b", 2, (3, 0, 2, 22), SECOND, &[(0, 1, 6)])), ["V12-touch"]);
    assert_eq!(broken_by(|page| page[0].photos[0].px.0 = 600), ["V13"]);
    assert_eq!(broken_by(|page| page[0].photos[0].px.0 = 300), ["V13", "V13-coarse"]);
    let mirrored = |page: &mut Vec<Placement>| {
        page[0] = module("a", 1, (0, 0, 3, 40), (Level::H1, 36.0, 4), &[(0, 1, 10), (1, 2, 20)]);
        page[1] = module("b", 2, (3, 0, 2, 22), SECOND, &[(1, 1, 10)]);
    };
    assert_eq!(broken_by(mirrored), ["V15"]);
}

/// The second story with its head down its first column.
fn with_side_head() -> Placement {
    let mut side = module("b", 2, (3, 0, 2, 22), (Level::H2, 30.0, 0), &[]);
    side.treatment = Treatment::Side;
    side.head_rect = GridRect::new(3, 0, 1, 21);
    side.head.lines = 15;
    side.legs.remove(0);
    side.text_x = 4;
    side.columns = Columns::basic(Setting::Open, 1);
    counted(side)
}

#[test]
fn a_side_head_stands_left_of_its_text_and_bumps_into_none() {
    let large = |module: &mut Placement| module.head.size = Length::from_pt(27.0);
    let beside = |page: &mut Vec<Placement>| {
        page[1] = with_side_head();
        large(&mut page[1]);
    };
    assert_eq!(broken_by(beside), [""; 0]);
    let across = |page: &mut Vec<Placement>| large(&mut page[1]);
    assert_eq!(broken_by(across), ["V1"], "a head across of that size bumps into the lead's");
    let full = |page: &mut Vec<Placement>| {
        page[1] = with_side_head();
        large(&mut page[1]);
        page[1].head.lines = 21;
    };
    assert_eq!(broken_by(full), ["V2"], "nothing is between its foot and the head below");
    let under_head = |page: &mut Vec<Placement>| {
        page[1] = with_side_head();
        large(&mut page[1]);
        page[1].head_rect.x = 4;
        page[1].text_x = 3;
        page[1].legs[0].x = 3;
    };
    assert_eq!(broken_by(under_head), ["H4"]);
}

#[test]
fn a_head_may_stand_under_its_pictures() {
    let mut lead = module("a", 1, (0, 0, 3, 40), LEAD, &[]);
    lead.treatment = Treatment::PhotoTop;
    lead.photos = vec![photo("a", 3, GridRect::new(0, 0, 3, 18))];
    lead.head_rect.y = 18;
    lead.legs = (0..3).map(|x| leg(x, 24, 15)).collect();
    let lead = counted(lead);
    assert_eq!(broken_by(|page| page[0] = lead.clone()), [""; 0]);
    assert_eq!(broken_by(|page| (page[0], page[0].treatment) = (lead.clone(), Treatment::Top)), ["H4"]);
}

#[test]
fn broken_columns_stand_between_the_basic_ones() {
    let three = Columns { setting: Setting::Open, grid: 5, text: 3 };
    let mut group = module("居民区", 3, (0, 40, 5, 32), (Level::H5, 17.0, 2), &[]);
    group.kind = Kind::Brief;
    group.head.fill = vec![80];
    group.columns = three;
    group.legs.truncate(3);
    group.photos = vec![PhotoPlacement {
        printed_mm: [grid().text_width(three, 1).to_mm(), 100.0],
        orig_aspect: grid().text_width(three, 1).to_mm() / 100.0,
        rect: GridRect::new(1, 42, 1, 19),
        picture_lines: 17,
        ..photo("居民区", 5, GridRect::new(1, 42, 1, 19))
    }];
    group.legs[1] = leg(1, 61, 11);
    let group = counted(group);
    let page = |group: &Placement| {
        let mut modules = modules();
        modules.truncate(3);
        modules[0] = module("a", 1, (0, 0, 3, 40), LEAD, &[(1, 2, 24)]);
        modules.push(group.clone());
        page_of(modules)
    };
    assert_eq!(broken(&page(&group)), [""; 0]);
    let mut crowded = group.clone();
    crowded.legs.push(Leg { rows: [71, 71], ..leg(3, 42, 30) });
    assert_eq!(broken(&page(&crowded))[0], "H1", "a fourth column leaves the module");
}

#[test]
fn what_is_reserved_is_covered_and_the_lead_stands_below_it() {
    let mut layout = page_of(modules());
    for module in &mut layout.pages[0].modules {
        *module = moved(module, 10);
    }
    layout.pages[0].modules.truncate(3);
    let reserve = |kind, rect: Rect| Reserved { kind, ad: None, rect: GridRect::new(rect.0, rect.1, rect.2, rect.3) };
    let reserved = [
        (ReservedKind::Guide, (0, 6, 5, 4)),
        (ReservedKind::Nameplate, (0, 0, 5, 6)),
        (ReservedKind::Ad, (0, 50, 5, 22)),
    ];
    layout.pages[0].reserved = reserved.map(|(kind, rect)| reserve(kind, rect)).to_vec();
    assert_eq!(broken(&layout), ["H7"], "two stories side by side meet at a gutter");
    layout.pages[0].reserved.pop();
    assert_eq!(report(&layout).pages[0].hard[&HardRule::H2], Some(5 * 22));
}

/// A module so many lines lower.
fn moved(module: &Placement, lines: u16) -> Placement {
    let mut module = module.clone();
    let rects = module.photos.iter_mut().map(|photo| &mut photo.rect);
    rects.chain([&mut module.rect, &mut module.head_rect]).for_each(|rect| rect.y += lines);
    module.legs.iter_mut().for_each(|leg| leg.y += lines);
    module
}

#[test]
fn a_text_in_parts_goes_on_where_it_left_off() {
    let part = |blocks| Some(ArticlePart { blocks, from: None, to: None, spread: None });
    let mut layout = page_of(modules());
    layout.pages.push(PageLayout { no: PageNumber::new(3), ..layout.pages[0].clone() });
    for module in &mut layout.pages[1].modules[1..] {
        module.articles = vec![ArticleId(Arc::from(format!("{}2", module.id)))];
    }
    assert_eq!(report(&layout).pages[1].hard[&HardRule::H3], Some(1), "a stands on both pages, whole");
    layout.pages[0].modules[0].part = part([0, 4]);
    layout.pages[1].modules[0].part = part([4, 9]);
    assert_eq!(report(&layout).overall.hard[&HardRule::H3], Some(0));
    layout.pages[1].modules[0].part = part([5, 9]);
    assert_eq!(report(&layout).overall.hard[&HardRule::H3], Some(1));
}

fn scores(modules: Vec<Placement>) -> Scores {
    report(&page_of(modules)).pages[0].scores
}

#[test]
fn scores_of_white_and_fit() {
    let mut page = modules();
    page[2].legs.iter_mut().for_each(|leg| leg.lines_used -= 3);
    page[2] = counted(page[2].clone());
    let loose = scores(page.clone());
    assert_eq!((loose.fill, loose.white, loose.trapped_white), (984, 16, 2));
    page[1].legs.remove(1);
    assert_eq!((scores(page.clone()).white, scores(page.clone()).trapped_white), (63, 3), "a hole of 17 lines");
    page[1].fit.overset_chars = 29;
    assert_eq!(scores(page).trim_lines, 3);
    let mut page = modules();
    page[1] = with_side_head();
    assert_eq!(scores(page).white, 16, "a side head of 15 lines in 21");
}

#[test]
fn scores_of_balance_and_variety() {
    let page = modules();
    let good = scores(page.clone());
    assert_eq!(good.photo_share, 77);
    // The picture's middle is at 2 of 5 columns and line 13 of 72.
    assert!((310..=330).contains(&good.photo_offset.unwrap()), "{good:?}");
    assert_eq!(good.photo_lesser_half, Some(0), "all of it in the upper half");
    assert_eq!((good.widths, good.width_entropy), (2, 970), "two of three columns, three of two");
    assert_eq!(good.alignment, 400, "edges at 0, 22, 40 and 72 of ten");
    let without = scores(page.into_iter().map(|module| Placement { photos: Vec::new(), ..module }).collect());
    assert_eq!((without.photo_offset, without.photo_lesser_half), (None, None));
}

#[test]
fn stability_counts_modules_that_stay() {
    let before = page_of(modules());
    assert_eq!(stability(&before, &before), 1000);
    let mut after = before.clone();
    after.pages[0].modules[0].rect.h += 3;
    assert_eq!(stability(&before, &after), 1000, "only the height has changed");
    after.pages[0].modules[1].rect.y += 1;
    assert_eq!(stability(&before, &after), 800);
    after.pages[0].modules.clear();
    assert_eq!((stability(&before, &after), stability(&after, &before)), (0, 1000));
}

#[test]
fn the_issue_and_the_findings_complete_the_report() {
    let mut dice = Dice(3);
    let pictures = |id: &str| usize::from(id == "a");
    let ids = ["a", "b", "c", "d", "e"];
    let articles = ids.map(|id| article(id, Kind::Story, 3, 100, pictures(id), &mut dice)).to_vec();
    let mut issue = issue(&["头版", "要闻"], articles);
    let layout = page_of(modules());
    let completed = |issue: &chenbao_model::model::Issue, findings: &[Finding]| {
        let mut metrics = report(&layout);
        metrics.complete(&layout, issue, findings);
        let hard: Vec<u32> = HardRule::ALL.iter().map(|check| metrics.overall.hard[check].unwrap()).collect();
        assert_eq!(metrics.pages[0].hard[&HardRule::H9], metrics.overall.hard[&HardRule::H9]);
        hard
    };
    assert_eq!(completed(&issue, &[]), [0; 12]);
    let page = PageNumber::new(2);
    let finding = |code| Finding::new(code, "x").on(page);
    let findings = [Code::ForbiddenBreak, Code::OffGrid, Code::OffGrid, Code::LostText].map(finding);
    assert_eq!(completed(&issue, &findings), [0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 0, 0]);
    issue.articles[1].pins.page = Some(PageNumber::new(1));
    issue.articles.push(article("z", Kind::Story, 3, 100, 0, &mut dice));
    issue.articles[0].pictures[0].focus = (0.5, 1.2);
    assert_eq!(completed(&issue, &[]), [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1]);
}

#[test]
fn every_pin_is_looked_after() {
    let mut dice = Dice(4);
    let ids = ["a", "b", "c", "d", "e"];
    let articles = ids.map(|id| article(id, Kind::Story, 3, 100, usize::from(id == "a"), &mut dice)).to_vec();
    let issue = issue(&["头版", "要闻"], articles);
    let mut layout = page_of(modules());
    layout.pages.push(PageLayout { no: PageNumber::new(3), modules: Vec::new(), ..layout.pages[0].clone() });
    let moved = layout.pages[0].modules.pop().unwrap();
    layout.pages[1].modules.push(moved);
    let unkept = |at: usize, pin: &dyn Fn(&mut chenbao_model::model::Pins)| {
        let mut issue = issue.clone();
        pin(&mut issue.articles[at].pins);
        unkept_pins(&layout, &issue).iter().map(|unkept| unkept.pin).collect::<Vec<Pin>>()
    };
    assert_eq!(unkept(1, &|pins| pins.slot = Some(String::from("lead"))), [Pin::Lead]);
    assert_eq!(unkept(0, &|pins| pins.slot = Some(String::from("lead"))), []);
    assert_eq!(unkept(1, &|pins| pins.at = Some(GridRect::new(3, 0, 2, 21))), [Pin::At]);
    assert_eq!(unkept(3, &|pins| pins.at = Some(GridRect::new(0, 40, 2, 33))), [], "the blank line is below the page");
    assert_eq!(unkept(1, &|pins| pins.width = Some((3, 4))), [Pin::Width]);
    assert_eq!(unkept(1, &|pins| pins.level = Some(Level::H3)), [Pin::Level]);
    assert_eq!(unkept(1, &|pins| pins.head_size = Some(Length::from_pt(26.0))), [Pin::HeadSize]);
    assert_eq!(unkept(1, &|pins| pins.boxed = Some(true)), [Pin::Box]);
    assert_eq!(unkept(1, &|pins| pins.keep_with = vec![ArticleId(Arc::from("e"))]), [Pin::KeepWith]);
    let mut series = issue.clone();
    series.articles[4].pins.series = Some((String::from("连载"), 1));
    series.articles[0].pins.series = Some((String::from("连载"), 2));
    assert_eq!(unkept_pins(&layout, &series).iter().map(|unkept| unkept.pin).collect::<Vec<_>>(), [Pin::Series]);
    let mut wide = issue.clone();
    wide.articles[0].pictures[0].columns = Some(3);
    assert_eq!(unkept_pins(&layout, &wide)[0].pin, Pin::Picture);
}

#[test]
fn a_text_fits_is_short_or_is_over() {
    let mut module = modules().remove(2);
    assert_eq!(verdict(&module, &grid()), Verdict::Exact);
    module.fit.slack_lines = 1;
    assert_eq!(verdict(&module, &grid()), Verdict::Exact, "the last of two legs may end a line short");
    module.fit.slack_lines = 3;
    assert_eq!(verdict(&module, &grid()), Verdict::Short(28));
    module.fit.underset_chars = 14;
    assert_eq!(verdict(&module, &grid()), Verdict::Short(42));
    module.fit.overset_chars = 7;
    assert_eq!(verdict(&module, &grid()), Verdict::Over(7));
}
