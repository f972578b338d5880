//! The hard checks H1 to H6 and H8 of makeup.md §6.2, each as a number of violations. Takes a page or a module of it.

use std::collections::BTreeMap;

use super::geometry::{TrueRect, module_parts};
use super::modules::{all_modules, count};
use crate::cost;
use crate::grid::Grid;
use crate::layout::{Layout, PageLayout, PhotoPlacement, Placement, Treatment};
use chenbao_model::units::{GridRect, Length, PageNumber};

/// The tolerance of H6: the natural logarithm of printed aspect by crop aspect, in millionths.
const DISTORTION: i64 = 5000;
/// Lines of text a head wants below it (H5).
const BELOW_HEAD: u16 = 3;
/// How far a picture may fall short of the width its caption is set to (H8), in thousandths of a point: half a millimetre.
const CAPTION_OVERHANG: i64 = 1417;

/// H1: modules and reserved rectangles that overlap or leave the type area, and parts of a module that do.
pub(super) fn overlaps(page: &PageLayout, grid: &Grid) -> u32 {
    let page_area = TrueRect::of_rect(GridRect::new(0, 0, grid.cols, grid.lines), grid);
    let reserved = page.reserved.iter().map(|reserved| reserved.rect);
    let rects = page.modules.iter().map(|module| module.rect).chain(reserved);
    let areas: Vec<TrueRect> = rects.map(|rect| TrueRect::of_rect(rect, grid)).collect();
    let within = |module| faults(&module_parts(module, grid), TrueRect::of_rect(module.rect, grid));
    faults(&areas, page_area) + all_modules(page).map(within).sum::<u32>()
}

fn faults(areas: &[TrueRect], within: TrueRect) -> u32 {
    let out = areas.iter().filter(|area| !within.holds(**area)).count();
    let pairs = areas.iter().enumerate().flat_map(|(at, one)| areas[at + 1..].iter().map(move |other| (one, other)));
    count(out + pairs.filter(|(one, other)| one.intersects(**other)).count())
}

/// H2: column-lines of the type area that belong to no module and to nothing reserved.
pub(super) fn uncovered(page: &PageLayout, grid: &Grid) -> u32 {
    let modules = page.modules.iter().map(|module| module.rect);
    let rects: Vec<GridRect> = modules.chain(page.reserved.iter().map(|reserved| reserved.rect)).collect();
    let is_free = |x, y| !rects.iter().any(|rect| rect.intersects(GridRect::new(x, y, 1, 1)));
    count((0..grid.lines).map(|y| (0..grid.cols).filter(|&x| is_free(x, y)).count()).sum())
}

/// H3 of a module: characters that found no place, and rows that are missing, doubled or out of order between two legs.
pub(super) fn misplaced_text(module: &Placement) -> u32 {
    let starts_late = module.legs.first().is_some_and(|leg| leg.rows[0] != 0);
    let broken = module.legs.windows(2).filter(|pair| pair[0].rows[1] != pair[1].rows[0]).count();
    module.fit.overset_chars + count(broken) + u32::from(starts_late)
}

/// H3 of the issue: for every page, texts that stand in several modules and do not go on there where they left off 转版.
pub(super) fn broken_parts(layout: &Layout) -> BTreeMap<PageNumber, u32> {
    let mut ends = BTreeMap::new();
    let mut broken = BTreeMap::new();
    for (page, module) in layout.placements() {
        for article in &module.articles {
            let [from, to] = module.part.map_or([0, usize::MAX], |part| part.blocks);
            let before = ends.insert(article, to).unwrap_or(0);
            *broken.entry(page).or_default() += u32::from(before != from);
        }
    }
    broken
}

/// H4: legs out of order, legs that begin above the foot of the head, and heads that stand wrong to their pictures. The legs of a
/// side head 竖题 stand right of it; a head under its pictures 图压题 has all of them above it, any other none.
pub(super) fn disorder(module: &Placement, grid: &Grid) -> u32 {
    let head = TrueRect::of_rect(module.head_rect, grid);
    let backward = module.legs.windows(2).filter(|pair| pair[1].x <= pair[0].x).count();
    let is_beside = |area: TrueRect| module.treatment == Treatment::Side && area.left >= head.right;
    let legs = module.legs.iter().map(|leg| TrueRect::of_leg(module, leg, grid));
    let above = legs.filter(|&leg| leg.top < head.bottom && !is_beside(leg)).count();
    let is_wrong = |photo: TrueRect| match module.treatment {
        Treatment::PhotoTop => photo.bottom > head.top,
        Treatment::Top | Treatment::Box => photo.top < head.top && photo.spans(head),
        Treatment::Side => photo.left < head.right,
    };
    let photos = module.photos.iter().map(|photo| TrueRect::of_photo(module, photo, grid));
    count(backward + above + photos.filter(|&photo| is_wrong(photo)).count())
}

/// H5: heads with fewer than three lines of their text in the leg they begin, unless there is no more text. A side head stands
/// beside its text. A layout does not tell where crossheads stand; theirs is kept by the search, which knows the rows.
pub(super) fn stranded_heads(module: &Placement) -> u32 {
    let wanted = u32::from(BELOW_HEAD).min(module.fit.need_lines);
    let is_short = module.legs.first().is_some_and(|leg| u32::from(leg.lines_used) < wanted);
    u32::from(module.treatment != Treatment::Side && is_short)
}

/// H6: pictures whose printed aspect is not that of the part they show, or that show what they have not.
pub(super) fn distorted_pictures(module: &Placement) -> u32 {
    count(module.photos.iter().filter(|photo| is_distorted(photo)).count())
}

#[expect(clippy::cast_possible_truncation, reason = "the ratio of two aspects is near one")]
fn is_distorted(photo: &PhotoPlacement) -> bool {
    let [left, upper, right, lower] = photo.crop;
    let inside = 0.0 <= left && left < right && right <= 1.0 && 0.0 <= upper && upper < lower && lower <= 1.0;
    let shown = photo.orig_aspect * (right - left) / (lower - upper).max(1e-9);
    let printed = photo.printed_mm[0] / photo.printed_mm[1].max(1e-9);
    let ratio = (printed / shown * 1e6).round() as i64;
    !inside || cost::ln_millionths(ratio).abs() > DISTORTION
}

/// H8: pictures without a caption, without room for it, or with one set wider than the picture.
pub(super) fn bad_captions(module: &Placement, grid: &Grid) -> u32 {
    let is_bad = |photo: &&PhotoPlacement| {
        let printed = Length::from_mm(photo.printed_mm[0]).millipoints();
        let overhang = TrueRect::of_photo(module, photo, grid).width() - printed;
        photo.caption.is_empty() || photo.rect.h <= photo.picture_lines || overhang > CAPTION_OVERHANG
    };
    count(module.photos.iter().filter(is_bad).count())
}
