//! The counted rules V6 to V11 and V13 to V15 of makeup.md §6.3 that are read from the layout itself. Takes modules or a page;
//! gives a number of violations each. The others are terms of the objective and are counted there.

use std::collections::{BTreeMap, BTreeSet};

use super::geometry::TrueRect;
use super::modules::{all_modules, count};
use crate::cost;
use crate::grid::Grid;
use crate::layout::{LegStart, PageLayout, Placement, Treatment};
use crate::measure::Level;
use crate::reading::resolution::{self, effective_ppi};
use chenbao_model::model::Kind;
use chenbao_model::units::Length;

/// The least a head line fills of its measure (V9), in thousandths.
const HEAD_FILL_LEAST: u16 = 550;
/// The least a second head line has of the first (V9), in thousandths.
const HEAD_SECOND_LEAST: u32 = 500;
/// How much larger than any other head that of the lead is (V4): this ratio in thousandths, or this many points.
const LEAD_RATIO: i64 = 1250;
const LEAD_LARGER_PT: f64 = 12.0;

/// V4: whether the head of the lead is too little larger than another on the page.
pub(super) fn weak_leads(page: &PageLayout) -> u32 {
    let Some(lead) = page.modules.iter().find(|module| module.prio == 1) else { return 0 };
    let size = lead.head.size.millipoints();
    let others = page.modules.iter().filter(|module| module.id != lead.id).map(|module| module.head.size.millipoints());
    let clears =
        |other: i64| size * 1000 >= other * LEAD_RATIO || size - other >= Length::from_pt(LEAD_LARGER_PT).millipoints();
    u32::from(!others.max().is_none_or(clears))
}

/// V6: legs that begin with the last line of a paragraph, 孤行.
pub(super) fn widows(module: &Placement) -> u32 {
    count(module.legs.iter().filter(|leg| leg.first_line == LegStart::ParaLast).count())
}

/// V6: legs in which a paragraph ends with a line of one character, 孤字.
pub(super) fn lone_characters(module: &Placement) -> u32 {
    count(module.legs.iter().filter(|leg| leg.ends_with_single_char).count())
}

/// V7: legs too shallow or too deep to read. The leg of a text shorter than the shallowest leg cannot be deeper.
pub(super) fn odd_legs(module: &Placement) -> u32 {
    let least = u32::from(cost::LEG_LEAST).min(module.fit.need_lines);
    let is_odd = |lines: u16| u32::from(lines) < least || lines > cost::LEG_DEEP;
    count(module.legs.iter().filter(|leg| is_odd(leg.h)).count())
}

/// V8: bands of legs, from one line to another, that differ by more than a line of text.
pub(super) fn unequal_bands(module: &Placement) -> u32 {
    let mut bands: BTreeMap<(u16, u16), (u16, u16)> = BTreeMap::new();
    for leg in &module.legs {
        let band = bands.entry((leg.y, leg.h)).or_insert((leg.lines_used, leg.lines_used));
        *band = (band.0.min(leg.lines_used), band.1.max(leg.lines_used));
    }
    count(bands.values().filter(|(least, most)| most - least > 1).count())
}

/// V9: heads with a line that fills too little or too much of its measure, and heads of two lines whose second is less than half
/// of the first or longer than it. The standing heads of groups are as short as their names; the lines of a side head and the
/// halves of a spread's head have a measure they need not fill.
pub(super) fn badly_filled_heads(module: &Placement) -> u32 {
    if module.kind == Kind::Brief {
        return 0;
    }
    let fill = &module.head.fill;
    let is_spread = module.part.is_some_and(|part| part.spread.is_some());
    let may_be_short = is_spread || module.treatment == Treatment::Side;
    let is_bad = fill.iter().any(|&line| line > 1000 || (line < HEAD_FILL_LEAST && !may_be_short));
    let is_uneven = match fill[..] {
        [first, second] => {
            let ratio = u32::from(second) * 1000 / u32::from(first).max(1);
            !(HEAD_SECOND_LEAST..=1000).contains(&ratio)
        }
        _ => false,
    };
    u32::from(is_bad || is_uneven)
}

/// V10: legs that stand under neither head nor picture of their story, nor beside its side head, nor in its box.
pub(super) fn raw_wraps(module: &Placement, grid: &Grid) -> u32 {
    let head = TrueRect::of_rect(module.head_rect, grid);
    let photos: Vec<TrueRect> = module.photos.iter().map(|photo| TrueRect::of_photo(module, photo, grid)).collect();
    let is_covered = |leg: TrueRect| match module.treatment {
        Treatment::Box => true,
        Treatment::Side => head.top <= leg.top && leg.bottom <= head.bottom || is_under(leg, &photos),
        Treatment::Top | Treatment::PhotoTop => head.covers(leg) && head.top <= leg.top || is_under(leg, &photos),
    };
    let legs = module.legs.iter().map(|leg| TrueRect::of_leg(module, leg, grid));
    count(legs.filter(|&leg| !is_covered(leg)).count())
}

fn is_under(leg: TrueRect, photos: &[TrueRect]) -> bool {
    photos.iter().any(|photo| photo.covers(leg) && photo.bottom <= leg.top)
}

/// V11: whether a bank note laid on the text of a module, along or upright, would touch nothing but text. A layout does not tell
/// where crossheads, tables and pull quotes stand, so legs count as nothing but text: this is the most there can be.
pub(super) fn grey_areas(module: &Placement, grid: &Grid) -> u32 {
    let (long, short) =
        (Length::from_mm(cost::NOTE_MM.0).millipoints(), Length::from_mm(cost::NOTE_MM.1).millipoints());
    let holds_note = |width: i64, lines: u16| {
        let height = grid.depth(lines).millipoints();
        (width >= long && height >= short) || (width >= short && height >= long)
    };
    let legs: Vec<TrueRect> = module.legs.iter().map(|leg| TrueRect::of_leg(module, leg, grid)).collect();
    let feet = module.legs.iter().map(|leg| leg.y + leg.lines_used).collect::<Vec<u16>>();
    let is_grey = |from: usize| {
        let (mut top, mut foot) = (0, u16::MAX);
        (from..legs.len()).any(|to| {
            let neighbours = to == from || module.legs[to].x == module.legs[to - 1].x + 1;
            (top, foot) = if neighbours { (top.max(legs[to].top), foot.min(feet[to])) } else { (u16::MAX, 0) };
            holds_note(legs[to].right - legs[from].left, foot.saturating_sub(top))
        })
    };
    u32::from((0..legs.len()).any(is_grey))
}

/// V13: pictures with too few pixels for their size: soft ones, and of these the coarse ones.
pub(super) fn poor_pictures(page: &PageLayout) -> (u32, u32) {
    let ppi: Vec<f64> = all_modules(page).flat_map(|module| &module.photos).map(effective_ppi).collect();
    let below = |limit: f64| count(ppi.iter().filter(|&&ppi| ppi < limit).count());
    (below(resolution::SOFT), below(resolution::COARSE))
}

/// V14: how many kinds of heads there are. A layout does not name faces: every level counts as one, heads in boxes as one
/// together, and the standing heads of groups are not counted.
pub(super) fn kinds_of_heads(page: &PageLayout) -> u32 {
    let heads = all_modules(page).filter(|module| module.head.level != Level::H5);
    let kind = |module: &Placement| (module.treatment != Treatment::Box).then_some(module.head.level);
    count(heads.map(kind).collect::<BTreeSet<_>>().len())
}

/// V14: heads of the first level.
pub(super) fn first_level_heads(page: &PageLayout) -> u32 {
    count(all_modules(page).filter(|module| module.head.level == Level::H1).count())
}

/// V15: pairs of heads on the same lines, of much the same size, that mirror each other about the axis of the page.
pub(super) fn mirrored_heads(page: &PageLayout, grid: &Grid) -> u32 {
    let is_mirrored = |one: &Placement, other: &Placement| {
        let (head, twin) = (one.head_rect, other.head_rect);
        let sizes = (one.head.size.millipoints(), other.head.size.millipoints());
        let is_alike = (sizes.0 - sizes.1).abs() * 20 <= sizes.0.max(sizes.1);
        (head.y, head.w, head.h) == (twin.y, twin.w, twin.h)
            && head.x + twin.right() == grid.cols
            && head.x != twin.x
            && is_alike
    };
    let modules = &page.modules;
    let pairs =
        modules.iter().enumerate().flat_map(|(at, one)| modules[at + 1..].iter().map(move |other| (one, other)));
    count(pairs.filter(|(one, other)| is_mirrored(one, other)).count())
}
