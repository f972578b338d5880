//! How good a layout is, from the layout alone: the hard checks H, the counted rules V and the continuous scores of makeup.md §6.
//!
//! Integers: counts, and shares in thousandths. What cannot be seen in a layout (H9 and H10 are read from the frames, H11 from
//! the paper's permit, H12 from the issue) keeps its number here without a value.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cost;
use super::grid::Grid;
use super::layout::{Layout, LegStart, PageLayout, PhotoPlacement, Placement, Treatment};
use super::objective::{Outline, Region, Standing, Terms, terms};
use super::shape::GAP;
use crate::diag::{Code, Finding};
use crate::model::{Article, Issue};
use crate::units::{GridRect, PageNumber};

/// The tolerance of H6: the natural logarithm of printed aspect by crop aspect, in millionths.
const DISTORTION: i64 = 5000;
/// Lines of text a head wants below it (H5).
const BELOW_HEAD: u16 = 3;
/// Blank lines at the foot of a leg from which white is trapped.
const TRAPPED: u16 = 3;

/// The report on a layout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MetricsReport {
    /// Page by page.
    pub pages: Vec<PageMetrics>,
    /// All pages together: checks and counts are sums, scores are means over pages with modules.
    pub overall: PageMetrics,
}

/// What holds for a page, or for all.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct PageMetrics {
    /// Which page; none for all together.
    pub page: Option<PageNumber>,
    /// The hard checks H1 to H12: violations, or nothing where the layout does not tell.
    pub hard: BTreeMap<&'static str, Option<u32>>,
    /// The counted rules V.
    pub counts: BTreeMap<&'static str, u32>,
    /// The continuous scores of §6.4.
    pub scores: Scores,
}

/// Continuous scores, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Scores {
    /// The part of the page that is printed on (wanted ≥ 970).
    pub fill: u32,
    /// The rest.
    pub white: u32,
    /// Legs that end in three blank lines or more, a count (wanted 0).
    pub trapped_white: u32,
    /// Blank lines of legs by lines of legs (wanted ≤ 15).
    pub slack: u32,
    /// The mean crop, as a natural logarithm (wanted ≤ 120).
    pub crop_stress: u32,
    /// The share of pictures (wanted 180–350).
    pub photo_share: u32,
    /// Different upper and lower edges by twice the number of modules (smaller is more aligned).
    pub alignment: u32,
    /// Different widths of modules, a count (wanted ≥ 2 where there are 4 modules).
    pub widths: u32,
}

/// The names of the hard checks.
const HARD: [&str; 12] = ["H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9", "H10", "H11", "H12"];

/// Measures a layout.
pub fn report(layout: &Layout) -> MetricsReport {
    let pages: Vec<PageMetrics> = layout.pages.iter().map(|page| page_metrics(page, &layout.grid)).collect();
    let overall = overall(&pages, layout);
    MetricsReport { pages, overall }
}

impl MetricsReport {
    /// Adds what a layout alone does not tell: H9 and H10 from what the check of the frames found, H12 from the issue.
    pub fn complete(&mut self, layout: &Layout, issue: &Issue, findings: &[Finding]) {
        let found = |code: Code, page: Option<PageNumber>| {
            let matches = |finding: &&Finding| finding.code == code && (page.is_none() || finding.page == page);
            Some(count(findings.iter().filter(matches).count()))
        };
        let alone = |page: &PageLayout| Layout { grid: layout.grid.clone(), pages: vec![page.clone()] };
        let pins = layout.pages.iter().map(|page| broken_pins(&alone(page), issue));
        for (metrics, pins) in self.pages.iter_mut().zip(pins) {
            metrics.hard.insert("H9", found(Code::ForbiddenBreak, metrics.page));
            metrics.hard.insert("H10", found(Code::OffGrid, metrics.page));
            metrics.hard.insert("H12", Some(pins));
        }
        self.overall.hard.insert("H9", found(Code::ForbiddenBreak, None));
        self.overall.hard.insert("H10", found(Code::OffGrid, None));
        self.overall.hard.insert("H12", Some(broken_pins(layout, issue)));
    }
}

/// H12: articles that do not stand on the page, or at the top left as the lead, where their author pinned them.
pub fn broken_pins(layout: &Layout, issue: &Issue) -> u32 {
    count(out_of_place(layout, issue).len())
}

/// The articles of H12, each with the page it stands on.
pub fn out_of_place<'i>(layout: &Layout, issue: &'i Issue) -> Vec<(PageNumber, &'i Article)> {
    let broken = |article: &'i Article| {
        let places = layout.pages.iter().flat_map(|page| page.modules.iter().map(move |module| (page, module)));
        let mut own = places.filter(|(_, module)| module.articles.contains(&article.id));
        let wrong_page = |page: &PageLayout| article.pins.page.is_some_and(|pinned| pinned != page.no);
        let is_lead = article.pins.slot.as_deref() == Some("lead");
        let is_broken = |page: &PageLayout, module: &Placement| {
            wrong_page(page) || (is_lead && (module.rect.x, module.rect.y) != (0, top(page)))
        };
        own.find(|(page, module)| is_broken(page, module)).map(|(page, _)| (page.no, article))
    };
    issue.articles.iter().filter_map(broken).collect()
}

fn count(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// The first line below the reserved rectangles.
fn top(page: &PageLayout) -> u16 {
    page.reserved
        .iter()
        .filter(|reserved| reserved.rect.y == 0)
        .map(|reserved| reserved.rect.bottom())
        .max()
        .unwrap_or(0)
}

/// A module and the sidebars inside it.
fn with_sidebars(module: &Placement) -> impl Iterator<Item = &Placement> {
    std::iter::once(module).chain(&module.sidebars)
}

fn all_modules(page: &PageLayout) -> impl Iterator<Item = &Placement> {
    page.modules.iter().flat_map(with_sidebars)
}

fn page_metrics(page: &PageLayout, grid: &Grid) -> PageMetrics {
    let terms = page_terms(page, grid);
    let of = |name: &str| {
        let term = terms.named().find(|(known, _)| *known == name);
        term.map_or(0, |(_, term)| u32::try_from(term.count).unwrap_or(0))
    };
    let sum = |check: fn(&Placement) -> u32| all_modules(page).map(check).sum::<u32>();
    let hard = [
        Some(overlaps(page, grid)),
        Some(uncovered(page, grid)),
        Some(sum(misplaced_text)),
        Some(sum(disordered_legs)),
        Some(sum(stranded_heads)),
        Some(sum(|module| count(module.photos.iter().filter(|photo| is_distorted(photo)).count()))),
        Some(of("gutter")),
        Some(sum(bad_captions)),
        None,
        None,
        None,
        None,
    ];
    let counts = BTreeMap::from([
        ("V1", of("bump")),
        ("V2", of("stacked")),
        ("V3", of("through")),
        ("V4", of("inversion")),
        ("V5", of("lead")),
        ("V6-widow", sum(widows)),
        ("V6-lone", sum(|module| count(module.legs.iter().filter(|leg| leg.ends_with_single_char).count()))),
        ("V7", sum(odd_legs)),
        ("V8", sum(unequal_bands)),
        ("V12-dominance", of("dominance")),
        ("V12-touch", of("touch")),
        ("V14-boxes", of("boxes")),
        ("V14-H1", count(all_modules(page).filter(|module| module.head.level == super::measure::Level::H1).count())),
        ("V15", of("mirror")),
    ]);
    PageMetrics { page: Some(page.no), hard: HARD.into_iter().zip(hard).collect(), counts, scores: scores(page, grid) }
}

/// The terms of the objective, drawn again from the finished page.
fn page_terms(page: &PageLayout, grid: &Grid) -> Terms {
    let top = top(page);
    let region = Region { columns: grid.cols, top, lines: (grid.lines - top) + GAP, lead_top_left: true };
    let outlines: Vec<Outline> = page.modules.iter().map(outline).collect();
    let standing = |(module, outline)| {
        let module: &Placement = module;
        let rect = GridRect { h: module.rect.h + (GAP - module.gap.min(GAP)), ..module.rect };
        Standing { rank: module.prio, lead: module.prio == 1, rect, outline }
    };
    let items: Vec<Standing> = page.modules.iter().zip(&outlines).map(standing).collect();
    terms(&items, region)
}

fn outline(module: &Placement) -> Outline {
    let inside = |rect: GridRect| GridRect { x: rect.x - module.rect.x, y: rect.y - module.rect.y, ..rect };
    let photos = || with_sidebars(module).flat_map(|part| &part.photos);
    let is_boxed = |part: &Placement| part.treatment == Treatment::Box;
    Outline {
        head: inside(module.head_rect),
        size: module.head.size.millipoints(),
        boxed: is_boxed(module),
        boxes: count(with_sidebars(module).filter(|part| is_boxed(part)).count()),
        photos: photos().map(|photo| inside(photo.rect)).collect(),
        picture_areas: photos().map(picture_area).collect(),
        own: Terms::default(),
    }
}

fn picture_area(photo: &PhotoPlacement) -> u32 {
    u32::from(photo.rect.w) * u32::from(photo.picture_lines)
}

/// H1: modules that overlap or leave the type area, and parts of a module that do.
fn overlaps(page: &PageLayout, grid: &Grid) -> u32 {
    let page_rect = GridRect::new(0, 0, grid.cols, grid.lines);
    let reserved = page.reserved.iter().map(|reserved| reserved.rect);
    let rects: Vec<GridRect> = page.modules.iter().map(|module| module.rect).chain(reserved).collect();
    faults(&rects, page_rect) + all_modules(page).map(|module| faults(&parts(module), module.rect)).sum::<u32>()
}

/// The rectangles of a module's parts.
fn parts(module: &Placement) -> Vec<GridRect> {
    let legs = module.legs.iter().map(|leg| GridRect::new(leg.x, leg.y, 1, leg.h));
    let photos = module.photos.iter().map(|photo| photo.rect);
    let sidebars = module.sidebars.iter().map(|sidebar| sidebar.rect);
    std::iter::once(module.head_rect).chain(legs).chain(photos).chain(sidebars).collect()
}

fn faults(rects: &[GridRect], within: GridRect) -> u32 {
    let is_out = |rect: &&GridRect| {
        rect.x < within.x || rect.y < within.y || rect.right() > within.right() || rect.bottom() > within.bottom()
    };
    let out = rects.iter().filter(is_out).count();
    let pairs = rects.iter().enumerate().flat_map(|(at, one)| rects[at + 1..].iter().map(move |other| (one, other)));
    count(out + pairs.filter(|(one, other)| one.intersects(**other)).count())
}

/// H2: column-lines of the type area that belong to nothing.
fn uncovered(page: &PageLayout, grid: &Grid) -> u32 {
    let reserved: u32 = page.reserved.iter().map(|reserved| reserved.rect.area()).sum();
    let modules: u32 = page.modules.iter().map(|module| module.rect.area()).sum();
    (u32::from(grid.cols) * u32::from(grid.lines)).abs_diff(reserved + modules)
}

/// H3: characters that found no place, and rows that are missing, doubled or out of order between two legs.
fn misplaced_text(module: &Placement) -> u32 {
    let starts_late = module.legs.first().is_some_and(|leg| leg.rows[0] != 0);
    let broken = module.legs.windows(2).filter(|pair| pair[0].rows[1] != pair[1].rows[0]).count();
    module.fit.overset_chars + count(broken) + u32::from(starts_late)
}

/// H4: legs out of order, or beginning above the foot of the head.
fn disordered_legs(module: &Placement) -> u32 {
    let backward = module.legs.windows(2).filter(|pair| pair[1].x <= pair[0].x).count();
    let above = module.legs.iter().filter(|leg| leg.y < module.head_rect.bottom()).count();
    count(backward + above)
}

/// H5: heads with too little text below. Crossheads are kept by the search, which knows the rows.
fn stranded_heads(module: &Placement) -> u32 {
    let is_short_text = module.fit.need_lines < u32::from(BELOW_HEAD);
    let first = module.legs.first();
    u32::from(!is_short_text && first.is_some_and(|leg| leg.lines_used < BELOW_HEAD))
}

/// H6: a picture whose printed aspect is not that of the part it shows, or that shows what it has not.
#[expect(clippy::cast_possible_truncation, reason = "the ratio of two aspects is near one")]
fn is_distorted(photo: &PhotoPlacement) -> bool {
    let [left, upper, right, lower] = photo.crop;
    let inside = 0.0 <= left && left < right && right <= 1.0 && 0.0 <= upper && upper < lower && lower <= 1.0;
    let shown = photo.orig_aspect * (right - left) / (lower - upper).max(1e-9);
    let printed = photo.printed_mm[0] / photo.printed_mm[1].max(1e-9);
    let ratio = (printed / shown * 1e6).round() as i64;
    !inside || cost::ln_millionths(ratio).abs() > DISTORTION
}

/// H8: pictures without a caption or without room for it.
fn bad_captions(module: &Placement) -> u32 {
    let is_bad = |photo: &&PhotoPlacement| photo.caption.is_empty() || photo.rect.h <= photo.picture_lines;
    count(module.photos.iter().filter(is_bad).count())
}

fn widows(module: &Placement) -> u32 {
    count(module.legs.iter().filter(|leg| leg.first_line == LegStart::ParaLast).count())
}

/// V7: legs too shallow or too deep to read.
fn odd_legs(module: &Placement) -> u32 {
    let is_odd = |lines: u16| !(cost::LEG_LEAST..=cost::LEG_DEEP).contains(&lines);
    count(module.legs.iter().filter(|leg| is_odd(leg.h)).count())
}

/// V8: bands of legs that differ by more than a line.
fn unequal_bands(module: &Placement) -> u32 {
    let mut bands: BTreeMap<(u16, u16), (u16, u16)> = BTreeMap::new();
    for leg in &module.legs {
        let band = bands.entry((leg.y, leg.h)).or_insert((leg.lines_used, leg.lines_used));
        *band = (band.0.min(leg.lines_used), band.1.max(leg.lines_used));
    }
    count(bands.values().filter(|(least, most)| most - least > 1).count())
}

/// Column-lines of a module that legs have and do not fill. Heads, pictures and boxes count as filled with the air inside them,
/// and so does the line between two modules, which carries their rule and the air above the lower head.
fn white(module: &Placement) -> u32 {
    let legs: u32 = module.legs.iter().map(|leg| u32::from(leg.h - leg.lines_used)).sum();
    let sidebars: u32 = module.sidebars.iter().map(white).sum();
    legs + sidebars
}

fn scores(page: &PageLayout, grid: &Grid) -> Scores {
    let reserved: u32 = page.reserved.iter().map(|reserved| reserved.rect.area()).sum();
    let room = (u32::from(grid.cols) * u32::from(grid.lines)).saturating_sub(reserved).max(1);
    if page.modules.is_empty() {
        return Scores { white: 1000, ..Scores::default() };
    }
    let white = page.modules.iter().map(white).sum::<u32>() * 1000 / room;
    let sum = |of: fn(&Placement) -> u32| all_modules(page).map(of).sum::<u32>();
    let photos: Vec<&PhotoPlacement> = all_modules(page).flat_map(|module| &module.photos).collect();
    let stress: u32 = photos.iter().map(|photo| crop_stress(photo)).sum();
    let mut edges: Vec<u16> = page.modules.iter().flat_map(|module| [module.rect.y, module.rect.bottom()]).collect();
    let mut widths: Vec<u16> = page.modules.iter().map(|module| module.rect.w).collect();
    for values in [&mut edges, &mut widths] {
        values.sort_unstable();
        values.dedup();
    }
    let trapped =
        |module: &Placement| count(module.legs.iter().filter(|leg| leg.h - leg.lines_used >= TRAPPED).count());
    Scores {
        fill: 1000_u32.saturating_sub(white),
        white,
        trapped_white: all_modules(page).map(trapped).sum(),
        slack: sum(|module| module.fit.slack_lines) * 1000 / sum(|module| module.fit.have_lines).max(1),
        crop_stress: stress / count(photos.len()).max(1),
        photo_share: photos.iter().map(|photo| picture_area(photo)).sum::<u32>() * 1000 / room,
        alignment: count(edges.len()) * 1000 / (2 * count(page.modules.len())),
        widths: count(widths.len()),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the ratio of a crop is near one")]
fn crop_stress(photo: &PhotoPlacement) -> u32 {
    let [left, upper, right, lower] = photo.crop;
    let ratio = ((right - left) / (lower - upper).max(1e-9) * 1e6).round() as i64;
    u32::try_from(cost::ln_millionths(ratio).abs() / 1000).unwrap_or(u32::MAX)
}

fn overall(pages: &[PageMetrics], layout: &Layout) -> PageMetrics {
    let mut all = PageMetrics::default();
    for page in pages {
        for (name, value) in &page.hard {
            let sum = all.hard.entry(name).or_default();
            *sum = value.map(|value| value + sum.unwrap_or(0));
        }
        for (name, value) in &page.counts {
            *all.counts.entry(name).or_default() += value;
        }
    }
    let filled: Vec<&Scores> = pages
        .iter()
        .zip(&layout.pages)
        .filter(|(_, page)| !page.modules.is_empty())
        .map(|(page, _)| &page.scores)
        .collect();
    let mean =
        |of: fn(&Scores) -> u32| filled.iter().map(|scores| of(scores)).sum::<u32>() / count(filled.len()).max(1);
    all.scores = Scores {
        fill: mean(|scores| scores.fill),
        white: mean(|scores| scores.white),
        trapped_white: filled.iter().map(|scores| scores.trapped_white).sum(),
        slack: mean(|scores| scores.slack),
        crop_stress: mean(|scores| scores.crop_stress),
        photo_share: mean(|scores| scores.photo_share),
        alignment: mean(|scores| scores.alignment),
        widths: mean(|scores| scores.widths),
    };
    all
}
