//! Rectangles of a sheet that are given: advertisements, and items that must stand in one place (makeup.md §5.4, §5.6). What
//! stands around them is found by `around`.

use super::leaf::Sheet;
use super::table::small;
use super::tree::Cut;
use chenbao_model::units::GridRect;

/// The most fixed rectangles of a sheet.
pub const FIXED_MAX: usize = 4;

/// A rectangle that is given, in columns and lines of the sheet, counted from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fixed {
    /// Where it stands.
    pub rect: GridRect,
    /// The item that stands there; none where it stays blank.
    pub item: Option<usize>,
}

/// A rectangle of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Place {
    pub(super) x: u8,
    pub(super) y: u8,
    pub(super) w: u8,
    pub(super) h: u8,
}

impl Place {
    pub(super) fn of_rect(rect: GridRect) -> Self {
        let [x, y, w, h] = [rect.x, rect.y, rect.w, rect.h].map(|length| small(length.into()));
        Self { x, y, w, h }
    }

    pub(super) fn holds(self, other: Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.x + other.w <= self.x + self.w
            && other.y + other.h <= self.y + self.h
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }

    pub(super) const fn area(self) -> u32 {
        self.w as u32 * self.h as u32
    }

    pub(super) const fn extent(self, cut: Cut) -> u8 {
        match cut {
            Cut::Horizontal => self.h,
            Cut::Vertical => self.w,
        }
    }

    /// The two parts of a cut so far from its beginning.
    pub(super) const fn split(self, cut: Cut, at: u8) -> (Self, Self) {
        match cut {
            Cut::Horizontal => (Self { h: at, ..self }, Self { y: self.y + at, h: self.h - at, ..self }),
            Cut::Vertical => (Self { w: at, ..self }, Self { x: self.x + at, w: self.w - at, ..self }),
        }
    }
}

/// Whether the fixed rectangles stand in the sheet without overlapping, and no item is fixed twice.
pub(super) fn is_sound(items: usize, sheet: Sheet, fixed: &[Fixed]) -> bool {
    let inside = |rect: GridRect| {
        let right = u32::from(rect.x) + u32::from(rect.w);
        let bottom = u32::from(rect.y) + u32::from(rect.h);
        rect.w > 0 && rect.h > 0 && right <= sheet.columns.into() && bottom <= sheet.lines.into()
    };
    let clash = |a: &Fixed, b: &Fixed| {
        (a.item.is_some() && a.item == b.item) || Place::of_rect(a.rect).meets(Place::of_rect(b.rect))
    };
    fixed.len() <= FIXED_MAX
        && fixed.iter().all(|one| inside(one.rect) && one.item.is_none_or(|item| item < items))
        && fixed.iter().enumerate().all(|(at, one)| fixed[..at].iter().all(|other| !clash(one, other)))
}
