//! The continuous scores of makeup.md §6.4. Takes a page, or two layouts to compare; gives thousandths and counts.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::geometry::{TrueRect, holes};
use super::modules::{all_modules, count, is_covered, room};
use crate::cost;
use crate::grid::Grid;
use crate::layout::{Layout, Leg, PageLayout, PhotoPlacement, Placement, Treatment};
use chenbao_model::units::GridRect;

/// Blank lines at the foot of a leg from which white is trapped.
const TRAPPED: u16 = 3;
/// The natural logarithm of two, in millionths.
const LN_2: i64 = 693_147;

/// The share of a page, in thousandths, that is printed on where it counts as full (makeup.md §6.4).
pub const FILL_LEAST: u32 = 970;

/// Continuous scores, in thousandths unless they say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Scores {
    /// The part of the page that is printed on (wanted ≥ 970).
    pub fill: u32,
    /// The rest.
    pub white: u32,
    /// Places inside modules where three lines or more are blank, a count (wanted 0).
    pub trapped_white: u32,
    /// Blank lines of legs by lines of legs (wanted ≤ 15).
    pub slack: u32,
    /// Lines of text that found no place and would have to be cut, a count (wanted ≤ 2).
    pub trim_lines: u32,
    /// The mean crop, as a natural logarithm (wanted ≤ 120).
    pub crop_stress: u32,
    /// The share of pictures (wanted 180–350).
    pub photo_share: u32,
    /// How far the centre of mass of the pictures is from the centre of the page, by the width or the height of the page,
    /// whichever is more (wanted ≤ 150); none without pictures.
    pub photo_offset: Option<u32>,
    /// What the poorer of two halves of the page has of the area of its pictures: left and right, upper and lower, whichever is
    /// less (wanted > 100); none without pictures.
    pub photo_lesser_half: Option<u32>,
    /// Different upper and lower edges by twice the number of modules (smaller is more aligned).
    pub alignment: u32,
    /// Different widths of modules, a count (wanted ≥ 2 where there are 4 modules).
    pub widths: u32,
    /// The entropy of the widths of modules, in thousandths of a bit (more is more varied).
    pub width_entropy: u32,
}

impl Scores {
    /// The scores of a page; one without modules is all white, or all full where advertisements cover it.
    pub(super) fn of_page(page: &PageLayout, grid: &Grid) -> Self {
        if page.modules.is_empty() && is_covered(page, grid) {
            return Self { fill: 1000, ..Self::default() };
        }
        if page.modules.is_empty() {
            return Self { white: 1000, ..Self::default() };
        }
        let (room, gutter) = (room(page, grid), grid.gutter.millipoints());
        let sum = |value: fn(&Placement) -> u32| all_modules(page).map(value).sum::<u32>();
        let photos: Vec<&PhotoPlacement> = all_modules(page).flat_map(|module| &module.photos).collect();
        let pictures: Vec<TrueRect> = all_modules(page)
            .flat_map(|module| module.photos.iter().map(move |photo| TrueRect::of_picture(module, photo, grid)))
            .collect();
        let mut edges: Vec<u16> =
            page.modules.iter().flat_map(|module| [module.rect.y, module.rect.bottom()]).collect();
        edges.sort_unstable();
        edges.dedup();
        let widths: Vec<u16> = page.modules.iter().map(|module| module.rect.w).collect();
        let white = share(all_modules(page).flat_map(|module| white(module, grid)), room, grid).min(1000);
        Self {
            fill: 1000 - white,
            white,
            trapped_white: all_modules(page).map(|module| trapped(module, grid)).sum(),
            slack: sum(|module| module.fit.slack_lines) * 1000 / sum(|module| module.fit.have_lines).max(1),
            trim_lines: all_modules(page).map(|module| trim_lines(module, grid)).sum(),
            crop_stress: photos.iter().map(|photo| crop_stress(photo)).sum::<u32>() / count(photos.len()).max(1),
            photo_share: share(pictures.iter().map(|area| (area.width() + gutter, area.lines())), room, grid),
            photo_offset: photo_offset(&pictures, page_area(grid)),
            photo_lesser_half: photo_lesser_half(&pictures, page_area(grid)),
            alignment: count(edges.len()) * 1000 / (2 * count(page.modules.len())),
            widths: count(widths.iter().collect::<BTreeSet<_>>().len()),
            width_entropy: entropy(&widths),
        }
    }

    /// The means of the scores of several pages; of the counts of single faults the sums.
    pub(super) fn mean(pages: &[&Self]) -> Self {
        let sum = |of: fn(&Self) -> u32| pages.iter().map(|scores| of(scores)).sum::<u32>();
        let mean = |of| sum(of) / count(pages.len()).max(1);
        let mean_of_some = |of: fn(&Self) -> Option<u32>| {
            let known: Vec<u32> = pages.iter().filter_map(|scores| of(scores)).collect();
            (!known.is_empty()).then(|| known.iter().sum::<u32>() / count(known.len()))
        };
        Self {
            fill: mean(|scores| scores.fill),
            white: mean(|scores| scores.white),
            trapped_white: sum(|scores| scores.trapped_white),
            slack: mean(|scores| scores.slack),
            trim_lines: sum(|scores| scores.trim_lines),
            crop_stress: mean(|scores| scores.crop_stress),
            photo_share: mean(|scores| scores.photo_share),
            photo_offset: mean_of_some(|scores| scores.photo_offset),
            photo_lesser_half: mean_of_some(|scores| scores.photo_lesser_half),
            alignment: mean(|scores| scores.alignment),
            widths: mean(|scores| scores.widths),
            width_entropy: mean(|scores| scores.width_entropy),
        }
    }
}

/// How much of a layout stands where it stood before (makeup.md §5.7, §6.4): modules with the same page, columns and first line
/// and width, in thousandths of the modules there were. A layout that had none is as stable as can be.
pub fn stability(before: &Layout, after: &Layout) -> u32 {
    let places = |layout: &Layout| -> BTreeSet<(u16, String, u16, u16, u16)> {
        let modules = layout.pages.iter().flat_map(|page| page.modules.iter().map(move |module| (page.no, module)));
        modules
            .map(|(page, module)| (page.get(), module.id.clone(), module.rect.x, module.rect.y, module.rect.w))
            .collect()
    };
    let (before, after) = (places(before), places(after));
    let kept = count(before.intersection(&after).count());
    if before.is_empty() { 1000 } else { kept * 1000 / count(before.len()) }
}

fn page_area(grid: &Grid) -> TrueRect {
    TrueRect::of_rect(GridRect::new(0, 0, grid.cols, grid.lines), grid)
}

/// Areas of these widths, each with a gutter as every column has one, and lines, as a share of so many column-lines.
fn share(areas: impl Iterator<Item = (i64, u16)>, room: u32, grid: &Grid) -> u32 {
    let area: i64 = areas.map(|(width, lines)| width * i64::from(lines)).sum();
    u32::try_from(area * 1000 / (grid.left(1).millipoints() * i64::from(room)).max(1)).unwrap_or(u32::MAX)
}

/// What is blank in a module, the width with a gutter and the lines of each: the feet of legs, the foot of a side head, and holes between the parts. Heads,
/// pictures and boxes count as filled with the air inside them, and so does the line between two modules, which carries their
/// rule and the air above the lower head.
fn white(module: &Placement, grid: &Grid) -> impl Iterator<Item = (i64, u16)> {
    feet(module, grid).into_iter().chain(holes(module, grid))
}

/// The blank feet of legs and of a side head: the width with a gutter and the lines of each. (A hole begins where its neighbour
/// ends, so that a gutter is in it.)
fn feet(module: &Placement, grid: &Grid) -> Vec<(i64, u16)> {
    let gutter = grid.gutter.millipoints();
    let foot = |leg: &Leg| (TrueRect::of_leg(module, leg, grid).width() + gutter, leg.h.saturating_sub(leg.lines_used));
    let mut feet: Vec<(i64, u16)> = module.legs.iter().map(foot).collect();
    if module.treatment == Treatment::Side {
        let lines = module.head_rect.h.saturating_sub(module.head.lines);
        feet.push((grid.left(module.head_rect.w).millipoints(), lines));
    }
    feet
}

/// Trapped white: legs that end in three blank lines or more, and holes that deep.
fn trapped(module: &Placement, grid: &Grid) -> u32 {
    let legs = module.legs.iter().map(|leg| leg.h.saturating_sub(leg.lines_used));
    count(legs.chain(holes(module, grid).into_iter().map(|(_, lines)| lines)).filter(|&lines| lines >= TRAPPED).count())
}

fn trim_lines(module: &Placement, grid: &Grid) -> u32 {
    module.fit.overset_chars.div_ceil(u32::from(grid.measure(module.columns)))
}

#[expect(clippy::cast_possible_truncation, reason = "the ratio of a crop is near one")]
fn crop_stress(photo: &PhotoPlacement) -> u32 {
    let [left, upper, right, lower] = photo.crop;
    let ratio = ((right - left) / (lower - upper).max(1e-9) * 1e6).round() as i64;
    u32::try_from(cost::ln_millionths(ratio).abs() / 1000).unwrap_or(u32::MAX)
}

fn photo_offset(pictures: &[TrueRect], page: TrueRect) -> Option<u32> {
    let area = pictures.iter().map(|area| area.size()).sum::<i64>();
    // Twice the moments about the axes of the page.
    let across: i64 = pictures.iter().map(|area| area.size() * (area.left + area.right - page.left - page.right)).sum();
    let middle =
        |area: &TrueRect| i64::from(area.top) + i64::from(area.bottom) - i64::from(page.top) - i64::from(page.bottom);
    let down: i64 = pictures.iter().map(|area| area.size() * middle(area)).sum();
    let part = |moment: i64, side: i64| (moment / area).abs() * 1000 / (2 * side).max(1);
    let most = || part(across, page.width()).max(part(down, i64::from(page.lines())));
    (area > 0).then(most).and_then(|most| u32::try_from(most).ok())
}

fn photo_lesser_half(pictures: &[TrueRect], page: TrueRect) -> Option<u32> {
    let area = pictures.iter().map(|area| area.size()).sum::<i64>();
    let (axis, line) = (page.left.midpoint(page.right), page.top.midpoint(page.bottom));
    let left = |area: &TrueRect| TrueRect { right: area.right.min(axis), left: area.left.min(axis), ..*area };
    let upper = |area: &TrueRect| TrueRect { bottom: area.bottom.min(line), top: area.top.min(line), ..*area };
    let part_of = |half: &dyn Fn(&TrueRect) -> TrueRect| {
        let part = pictures.iter().map(|area| half(area).size()).sum::<i64>() * 1000 / area;
        part.min(1000 - part)
    };
    (area > 0).then(|| part_of(&left).min(part_of(&upper))).and_then(|least| u32::try_from(least).ok())
}

/// The entropy of values: `log2 n − Σ k·log2 k / n` where each of the different values is there `k` times.
fn entropy(values: &[u16]) -> u32 {
    let mut times: BTreeMap<u16, i64> = BTreeMap::new();
    for &value in values {
        *times.entry(value).or_default() += 1;
    }
    let all = i64::from(count(values.len())).max(1);
    let shared: i64 = times.values().map(|&k| k * ln(k)).sum();
    u32::try_from((ln(all) - shared / all) * 1000 / LN_2).unwrap_or(0)
}

/// The natural logarithm of a whole number, in millionths.
fn ln(number: i64) -> i64 {
    (2..=number).map(|n| cost::ln_millionths(n * 1_000_000 / (n - 1))).sum()
}
