//! How good a layout is, from the layout alone: the hard checks H, the counted rules V and the continuous scores of makeup.md §6.
//!
//! Integers: counts, and shares in thousandths. What cannot be seen in a layout (H9 to H11 are findings, H12 and the range of a
//! crop are in the issue) comes with [`MetricsReport::complete`].

mod counts;
mod geometry;
mod hard;
mod pins;
mod scores;

use std::collections::BTreeMap;

use serde::Serialize;

use self::geometry::Area;
pub use self::pins::{Pin, Unkept, unkept_pins};
pub use self::scores::{Scores, stability};
use super::grid::Grid;
use super::layout::{Layout, PageLayout, PhotoPlacement, Placement, Treatment};
use super::objective::{Outline, Region, Standing, Terms, terms};
use super::shape::GAP;
use chenbao_model::diag::{Code, Finding};
use chenbao_model::model::{Article, Issue, Kind};
use chenbao_model::units::{GridRect, PageNumber};

/// How far a crop may leave the range its author gave and still be a rounding.
const CROP_ROUNDING: f64 = 0.002;

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
    /// Characters of text in its legs.
    pub chars: u32,
    /// The hard checks H1 to H12: violations, or nothing where the layout does not tell.
    pub hard: BTreeMap<&'static str, Option<u32>>,
    /// The counted rules V.
    pub counts: BTreeMap<&'static str, u32>,
    /// The continuous scores of §6.4.
    pub scores: Scores,
}

/// The names of the hard checks.
pub const HARD: [&str; 12] = ["H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9", "H10", "H11", "H12"];

/// The names of the counted rules, each with the most a page may have of it (makeup.md §6.3; 0 where that says nothing).
pub const COUNTED: [(&str, u32); 22] = [
    ("V1", 0),
    ("V2", 0),
    ("V3", 1),
    ("V4", 0),
    ("V4-lead", 0),
    ("V5", 0),
    ("V6-widow", 0),
    ("V6-lone", 0),
    ("V7", 0),
    ("V8", 0),
    ("V9", 0),
    ("V10", 0),
    ("V11", 0),
    ("V12-dominance", 0),
    ("V12-touch", 0),
    ("V13", 0),
    ("V13-coarse", 0),
    ("V14-boxes", 2),
    ("V14-heads", 4),
    ("V14-H1", 1),
    ("V15", 0),
    ("V15-heads", 0),
];

/// The most of a counted rule on a page of so many characters: of 孤字 one in a thousand is borne.
pub fn most(rule: &str, chars: u32) -> u32 {
    match rule {
        "V6-lone" => chars / 1000,
        _ => COUNTED.iter().find(|(name, _)| *name == rule).map_or(0, |(_, most)| *most),
    }
}

/// Measures a layout.
pub fn report(layout: &Layout) -> MetricsReport {
    let mut pages: Vec<PageMetrics> = layout.pages.iter().map(|page| page_metrics(page, &layout.grid)).collect();
    let broken_parts = hard::broken_parts(layout);
    for page in &mut pages {
        let broken = page.page.and_then(|page| broken_parts.get(&page)).copied().unwrap_or(0);
        page.add("H3", broken);
    }
    let overall = overall(&pages, layout);
    MetricsReport { pages, overall }
}

impl PageMetrics {
    /// Adds violations of a hard check.
    fn add(&mut self, check: &'static str, more: u32) {
        let value = self.hard.entry(check).or_default();
        *value = Some(value.unwrap_or(0) + more);
    }
}

impl MetricsReport {
    /// Adds what a layout alone does not tell: to H3 the text that the check of the frames missed and articles without a place, to
    /// H6 pictures cropped beyond their range; H9 and H10 from the check of the frames, H11 from that of the permit, H12 from
    /// the pins of the issue and the pages it locks.
    pub fn complete(&mut self, layout: &Layout, issue: &Issue, findings: &[Finding]) {
        let unkept = unkept_pins(layout, issue);
        for metrics in self.pages.iter_mut().chain([&mut self.overall]) {
            let page = metrics.page;
            let on_page = |other: Option<PageNumber>| page.is_none() || other == page;
            let found = |is_meant: &dyn Fn(&Finding) -> bool| {
                count(findings.iter().filter(|finding| on_page(finding.page) && is_meant(finding)).count())
            };
            let of = |code: Code| found(&|finding: &Finding| finding.code == code);
            let missing = if page.is_none() { missing_articles(layout, issue) } else { 0 };
            metrics.add("H3", of(Code::LostText) + missing);
            metrics.add("H6", overcropped(layout, issue, page));
            metrics.add("H9", of(Code::ForbiddenBreak));
            metrics.add("H10", of(Code::OffGrid));
            metrics.add("H11", found(&|finding| finding.code.as_str().starts_with("legal-")));
            let pins = count(unkept.iter().filter(|unkept| on_page(Some(unkept.page))).count());
            metrics.add("H12", of(Code::LayoutStale) + pins);
        }
    }
}

/// H12: how many pins are not kept.
pub fn broken_pins(layout: &Layout, issue: &Issue) -> u32 {
    count(unkept_pins(layout, issue).len())
}

fn count(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// Articles that stand nowhere. Fillers stand where there is room for them; reviews belong to the anthology.
fn missing_articles(layout: &Layout, issue: &Issue) -> u32 {
    let is_missing = |article: &&Article| {
        !matches!(article.kind, Kind::Review | Kind::Filler | Kind::Guide)
            && !layout.placements().any(|(_, module)| module.articles.contains(&article.id))
    };
    count(issue.articles.iter().filter(is_missing).count())
}

/// H6: pictures of a page, or of all, cropped beyond the range their authors gave, or without the point they want kept.
fn overcropped(layout: &Layout, issue: &Issue, page: Option<PageNumber>) -> u32 {
    let is_over = |photo: &&PhotoPlacement| {
        let article = issue.articles.iter().find(|article| article.id == photo.article);
        article.and_then(|article| article.pictures.get(photo.index)).is_some_and(|picture| {
            let [left, upper, right, lower] = photo.crop;
            let ratio = (right - left) / (lower - upper).max(1e-9);
            let range = (picture.crop.0.min(1.0) - CROP_ROUNDING)..=(picture.crop.1.max(1.0) + CROP_ROUNDING);
            let keeps = |from: f64, to: f64, at: f64| (from - CROP_ROUNDING..=to + CROP_ROUNDING).contains(&at);
            !range.contains(&ratio) || !keeps(left, right, picture.focus.0) || !keeps(upper, lower, picture.focus.1)
        })
    };
    let placements = layout.placements().filter(|(no, _)| page.is_none_or(|page| page == *no));
    count(placements.flat_map(|(_, module)| &module.photos).filter(is_over).count())
}

/// The first line below what is reserved over the whole width at the head of the page.
fn top(page: &PageLayout, grid: &Grid) -> u16 {
    let mut rects: Vec<GridRect> = page.reserved.iter().map(|reserved| reserved.rect).collect();
    rects.sort_by_key(|rect| rect.y);
    let below = |top: u16, rect: GridRect| if rect.y == top && rect.w == grid.cols { rect.bottom() } else { top };
    rects.into_iter().fold(0, below)
}

/// The place of the lead: the first column and line, in reading order, that is not reserved.
fn corner(page: &PageLayout, grid: &Grid) -> Option<(u16, u16)> {
    let is_free = |x, y| !page.reserved.iter().any(|reserved| reserved.rect.intersects(GridRect::new(x, y, 1, 1)));
    (0..grid.lines).flat_map(|y| (0..grid.cols).map(move |x| (x, y))).find(|&(x, y)| is_free(x, y))
}

/// Column-lines of the page that are not reserved; at least one.
fn room(page: &PageLayout, grid: &Grid) -> u32 {
    let reserved: u32 = page.reserved.iter().map(|reserved| reserved.rect.area()).sum();
    (u32::from(grid.cols) * u32::from(grid.lines)).saturating_sub(reserved).max(1)
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
    let chars = all_modules(page).flat_map(|module| &module.legs).map(|leg| leg.chars).sum();
    PageMetrics {
        page: Some(page.no),
        chars,
        hard: hard_checks(page, grid, &of),
        counts: counted_rules(page, grid, &of),
        scores: Scores::of(page, grid),
    }
}

fn hard_checks(page: &PageLayout, grid: &Grid, of: &dyn Fn(&str) -> u32) -> BTreeMap<&'static str, Option<u32>> {
    let sum = |check: &dyn Fn(&Placement) -> u32| Some(all_modules(page).map(check).sum::<u32>());
    let known = [
        Some(hard::overlaps(page, grid)),
        Some(hard::uncovered(page, grid)),
        sum(&hard::misplaced_text),
        sum(&|module| hard::disorder(module, grid)),
        sum(&hard::stranded_heads),
        sum(&hard::distorted_pictures),
        Some(of("gutter")),
        sum(&|module| hard::bad_captions(module, grid)),
    ];
    HARD.into_iter().zip(known.into_iter().chain(std::iter::repeat(None))).collect()
}

fn counted_rules(page: &PageLayout, grid: &Grid, of: &dyn Fn(&str) -> u32) -> BTreeMap<&'static str, u32> {
    let sum = |rule: &dyn Fn(&Placement) -> u32| all_modules(page).map(rule).sum::<u32>();
    let (soft, coarse) = counts::poor_pictures(page);
    BTreeMap::from([
        ("V1", of("bump")),
        ("V2", of("stacked")),
        ("V3", of("through")),
        ("V4", of("inversion")),
        ("V4-lead", counts::weak_leads(page)),
        ("V5", of("lead")),
        ("V6-widow", sum(&counts::widows)),
        ("V6-lone", sum(&counts::lone_characters)),
        ("V7", sum(&counts::odd_legs)),
        ("V8", sum(&counts::unequal_bands)),
        ("V9", sum(&counts::badly_filled_heads)),
        ("V10", sum(&|module| counts::raw_wraps(module, grid))),
        ("V11", sum(&|module| counts::grey_areas(module, grid))),
        ("V12-dominance", of("dominance")),
        ("V12-touch", of("touch")),
        ("V13", soft),
        ("V13-coarse", coarse),
        ("V14-boxes", of("boxes")),
        ("V14-heads", counts::kinds_of_heads(page)),
        ("V14-H1", counts::first_level_heads(page)),
        ("V15", of("mirror")),
        ("V15-heads", counts::mirrored_heads(page, grid)),
    ])
}

/// The terms of the objective, drawn again from the finished page.
fn page_terms(page: &PageLayout, grid: &Grid) -> Terms {
    let top = top(page, grid);
    let region = Region { columns: grid.cols, top, lines: grid.lines.saturating_sub(top) + GAP, lead_top_left: true };
    let outlines: Vec<Outline> = page.modules.iter().map(|module| outline(module, grid)).collect();
    let standing = |(module, outline)| {
        let module: &Placement = module;
        let rect = GridRect { h: module.rect.h + (GAP - module.gap.min(GAP)), ..module.rect };
        Standing { rank: module.prio, lead: module.prio == 1, rect, outline }
    };
    let items: Vec<Standing> = page.modules.iter().zip(&outlines).map(standing).collect();
    terms(&items, region)
}

/// What a module is to its neighbours. A side head stands as much by itself as one in a box, and is as deep as its characters go;
/// a head under its pictures bumps where it stands (V1, V2).
fn outline(module: &Placement, grid: &Grid) -> Outline {
    let inside = |rect: GridRect| GridRect {
        x: rect.x.saturating_sub(module.rect.x),
        y: rect.y.saturating_sub(module.rect.y),
        ..rect
    };
    let photos = || with_sidebars(module).flat_map(|part| part.photos.iter().map(move |photo| (part, photo)));
    let photo_rect = |(part, photo): (&Placement, &PhotoPlacement)| {
        inside(if part.columns.is_broken() { Area::of_photo(part, photo, grid).on_columns(grid) } else { photo.rect })
    };
    let boxes = with_sidebars(module).filter(|part| part.treatment == Treatment::Box);
    let mut head = inside(module.head_rect);
    if module.treatment == Treatment::Side {
        head.h = head.h.min(module.head.lines);
    }
    Outline {
        head,
        size: module.head.size.millipoints(),
        open: matches!(module.treatment, Treatment::Top | Treatment::PhotoTop),
        boxes: count(boxes.count()),
        photos: photos().map(photo_rect).collect(),
        picture_areas: photos().map(|(part, photo)| picture_area(part, photo)).collect(),
        own: Terms::default(),
    }
}

/// The area of a picture in column-lines of the page.
fn picture_area(module: &Placement, photo: &PhotoPlacement) -> u32 {
    let columns = module.columns;
    let area = u32::from(photo.rect.w) * u32::from(photo.picture_lines);
    if columns.is_broken() { area * u32::from(columns.grid) / u32::from(columns.text.max(1)) } else { area }
}

fn overall(pages: &[PageMetrics], layout: &Layout) -> PageMetrics {
    let mut all = PageMetrics { chars: pages.iter().map(|page| page.chars).sum(), ..PageMetrics::default() };
    for page in pages {
        for (name, value) in &page.hard {
            let sum = all.hard.entry(name).or_default();
            *sum = value.map(|value| value + sum.unwrap_or(0));
        }
        for (name, value) in &page.counts {
            *all.counts.entry(name).or_default() += value;
        }
    }
    let filled = pages.iter().zip(&layout.pages).filter(|(_, page)| !page.modules.is_empty());
    let filled: Vec<&Scores> = filled.map(|(metrics, _)| &metrics.scores).collect();
    all.scores = Scores::mean(&filled);
    all
}
