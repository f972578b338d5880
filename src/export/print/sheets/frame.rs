//! The frame of a sheet: where its boxes, its fold and the bands for marks lie. Takes the size of a page, gives places in thousandths of a
//! point from the lower left corner of the sheet's medium.

use crate::diag::{Code, Failure, Finding};
use crate::units::Length;

/// The size of the finished page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Geometry {
    /// Width and height of the trimmed page.
    pub trim: (Length, Length),
    /// How far pictures run over the trim.
    pub bleed: Length,
}

/// A rectangle: left, bottom, right, top in thousandths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SheetArea {
    pub(super) left: i64,
    pub(super) bottom: i64,
    pub(super) right: i64,
    pub(super) top: i64,
}

impl SheetArea {
    /// The rectangle as PDF wants it: in points.
    pub(super) fn to_object(self) -> lopdf::Object {
        [self.left, self.bottom, self.right, self.top]
            .into_iter()
            .map(|value| lopdf::Object::Real(points(value)))
            .collect::<Vec<_>>()
            .into()
    }

    /// The same, larger by so much on each side.
    pub(super) const fn grown(self, by: i64) -> Self {
        Self { left: self.left - by, bottom: self.bottom - by, right: self.right + by, top: self.top + by }
    }

    /// What the two have in common.
    pub(super) fn common(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        }
    }

    pub(super) const fn width(self) -> i64 {
        self.right - self.left
    }

    pub(super) const fn height(self) -> i64 {
        self.top - self.bottom
    }
}

/// From the bleed to the marks at the corners and the fold, in thousandths of a millimetre as all below.
const GAP: i64 = 1_000;
/// The length of these marks.
const TICK: i64 = 5_000;
/// From the bleed to the band of crosses, colour bar and slug: beyond the marks, so that none meet.
const BAND_OFFSET: i64 = 7_000;
/// The depth of the band.
const BAND: i64 = 6_000;
/// From the band to the edge of the medium.
const EDGE: i64 = 2_000;
/// What the colour bar and the slug keep clear at the corners and on both sides of the cross at the fold.
const CLEAR: i64 = 6_000;

/// A sheet of two pages with the room for its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SheetFrame {
    /// Width and height of a page.
    pub(super) page: (i64, i64),
    /// How far pictures run over the trim.
    pub(super) bleed: i64,
}

impl SheetFrame {
    /// The frame for pages of this size.
    ///
    /// # Errors
    /// A page too small for marks, or a bleed that is negative or swallows the page.
    pub(super) fn new(geometry: &Geometry) -> Result<Self, Failure> {
        let (width, height) = geometry.trim;
        let least = Length::from_mm(50.0);
        let most = Length::from_mm(2_000.0);
        if width < least || height < least || width > most || height > most {
            let message = format!("成品 {:.1}×{:.1} 毫米的版没法拼版", width.to_mm(), height.to_mm());
            return Err(Finding::new(Code::OutputFailed, message).hint("成品的宽和高要在 50 到 2000 毫米之间").into());
        }
        if geometry.bleed < Length::ZERO || geometry.bleed > Length::from_mm(20.0) {
            let message = format!("出血 {:.1} 毫米没法拼版", geometry.bleed.to_mm());
            return Err(Finding::new(Code::OutputFailed, message)
                .hint("出血要在 0 到 20 毫米之间，一般是 3 毫米")
                .into());
        }
        Ok(Self { page: (width.millipoints(), height.millipoints()), bleed: geometry.bleed.millipoints() })
    }

    /// The sheet's medium.
    pub(super) fn media(&self) -> SheetArea {
        let margin = self.margin();
        SheetArea { left: 0, bottom: 0, right: 2 * (margin + self.page.0), top: 2 * margin + self.page.1 }
    }

    /// The two pages as trimmed.
    pub(super) fn trim(&self) -> SheetArea {
        self.media().grown(-self.margin())
    }

    /// The trim with the bleed outside; at the fold there is none.
    pub(super) fn bleed_box(&self) -> SheetArea {
        self.trim().grown(self.bleed)
    }

    /// Where the sheet is folded.
    pub(super) fn fold(&self) -> i64 {
        self.margin() + self.page.0
    }

    /// The half of the bleed box left of the fold, and the one right of it.
    pub(super) fn halves(&self) -> (SheetArea, SheetArea) {
        let whole = self.bleed_box();
        (SheetArea { right: self.fold(), ..whole }, SheetArea { left: self.fold(), ..whole })
    }

    /// The marks at the corners and the fold: from and to, counted outwards from the trim.
    pub(super) fn ticks(&self) -> (i64, i64) {
        (self.bleed + micrometres(GAP), self.bleed + micrometres(GAP + TICK))
    }

    /// The bands left and right of the fold in the head margin.
    pub(super) fn head_bands(&self) -> (SheetArea, SheetArea) {
        let bottom = self.bleed_box().top + micrometres(BAND_OFFSET);
        self.bands(bottom)
    }

    /// The bands left and right of the fold in the foot margin.
    pub(super) fn foot_bands(&self) -> (SheetArea, SheetArea) {
        let bottom = self.bleed_box().bottom - micrometres(BAND_OFFSET + BAND);
        self.bands(bottom)
    }

    /// The middles of the four registration crosses and their breadth: at the middle of each side.
    pub(super) fn crosses(&self) -> ([(i64, i64); 4], i64) {
        let middle = self.bleed_box().grown(micrometres(BAND_OFFSET + BAND / 2));
        let level = i64::midpoint(middle.bottom, middle.top);
        let points =
            [(self.fold(), middle.top), (middle.left, level), (middle.right, level), (self.fold(), middle.bottom)];
        (points, micrometres(BAND))
    }

    fn bands(&self, bottom: i64) -> (SheetArea, SheetArea) {
        let clear = micrometres(CLEAR);
        let whole = SheetArea { bottom, top: bottom + micrometres(BAND), ..self.trim().grown(-clear) };
        (SheetArea { right: self.fold() - clear, ..whole }, SheetArea { left: self.fold() + clear, ..whole })
    }

    fn margin(&self) -> i64 {
        self.bleed + micrometres(BAND_OFFSET + BAND + EDGE)
    }
}

/// Width and height of the room for a slug line in the foot margin: left of the fold, below the left page.
///
/// # Errors
/// A page that cannot be imposed.
pub fn slug_room(geometry: &Geometry) -> Result<(Length, Length), Failure> {
    let room = SheetFrame::new(geometry)?.foot_bands().0;
    Ok((Length::from_millipoints(room.width()), Length::from_millipoints(room.height())))
}

/// Thousandths of a millimetre in thousandths of a point.
pub(super) const fn micrometres(value: i64) -> i64 {
    (value * 72_000 + 12_700) / 25_400
}

/// Thousandths of a point in points, as PDF numbers are kept.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a sheet is below 2^24 thousandths of a point"
)]
pub(super) fn points(value: i64) -> f32 {
    (value as f64 / 1000.0) as f32
}
