//! The plates of a page: how much of C, M, Y and K lies where, at about 60 dots an inch. Takes marks one after the other, as a press would
//! get them; gives what they cover, where most ink lies, and what lies under a mark.
//!
//! Overprinting follows ISO 32000-1 8.6.7; transparency is taken as a share of the colour above, `Multiply` as ink on ink.

use super::clip::Clip;
use super::cover::Cover;
use super::pixels::{Area, between, product, side, to_byte, to_pixel};
use crate::boxes::Rect;
use crate::content::geometry::Matrix;
use crate::fault::Inks;

/// Dots an inch.
const RESOLUTION: f64 = 60.0;
/// The most pixels of the plates; a larger page gets fewer dots an inch.
const MOST_PIXELS: f64 = 4e6;
/// What a mark leaves on the plates.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Coat {
    pub inks: Inks,
    /// Which plates it changes.
    pub paints: [bool; 4],
    /// From 0 to 1.
    pub opacity: f32,
    /// Whether it adds to what lies below.
    pub multiplies: bool,
    /// Whether it counts as artwork: all but white areas.
    pub artwork: bool,
}

/// The place with most ink.
pub(crate) struct InkPeak {
    /// The sum of inks there, in percent.
    pub(crate) sum: f64,
    /// Its pixel on the page.
    pub(crate) place: Rect,
}

/// The four plates, and as a fifth what is covered with artwork.
pub(crate) struct Plates {
    frame: Rect,
    scale: f64,
    area: Area,
    pixels: Vec<[u8; 5]>,
    /// How many pixels have been painted, for a limit on the work.
    pub work: u64,
}

impl Plates {
    /// Bare plates for this part of the page.
    pub(crate) fn new(frame: Rect) -> Self {
        let (width, height) = ((frame.x1 - frame.x0).max(1.0), (frame.y1 - frame.y0).max(1.0));
        let scale = (RESOLUTION / 72.0).min((MOST_PIXELS / (width * height)).sqrt()).max(1e-6);
        let (right, bottom) =
            (to_pixel((width * scale).ceil()).clamp(1, 20_000), to_pixel((height * scale).ceil()).clamp(1, 20_000));
        let area = Area { left: 0, top: 0, right, bottom };
        Self { frame, scale, area, pixels: vec![[0; 5]; area.pixels()], work: 0 }
    }

    /// From points of the page to pixels.
    pub(crate) fn to_pixels(&self) -> Matrix {
        let scale = self.scale;
        Matrix([scale, 0.0, 0.0, -scale, -self.frame.x0 * scale, self.frame.y1 * scale])
    }

    /// The part of the page they show.
    pub(super) fn frame(&self) -> Rect {
        self.frame
    }

    /// Pixels a point.
    pub(crate) fn scale(&self) -> f64 {
        self.scale
    }

    /// All of it.
    pub(crate) fn area(&self) -> Area {
        self.area
    }

    /// The pixels whose middles lie in a rectangle of the page, but at least one across.
    pub(crate) fn area_of(&self, rect: Rect) -> Option<Area> {
        let bounds = self.to_pixels().bounds(rect);
        let (left, top) = (to_pixel(bounds.x0.round()), to_pixel(bounds.y0.round()));
        let right = to_pixel(bounds.x1.round()).max(left + 1);
        let bottom = to_pixel(bounds.y1.round()).max(top + 1);
        Area { left, top, right, bottom }.common(self.area)
    }

    /// Lays a coat on what is covered, moved by whole pixels.
    pub(crate) fn paint(&mut self, cover: &Cover, (x, y): (i32, i32), clip: &Clip, coat: &Coat) {
        let source = coat.inks.map(to_byte);
        let opacity = to_byte(coat.opacity);
        self.each(cover, (x, y), clip, |pixel, part| lay(pixel, source, product(part, opacity), coat));
    }

    /// Lays a coat of its own on each pixel inside a clip; `color` gives its inks and its opacity from the middle of the pixel on the page.
    pub(crate) fn paint_each(
        &mut self,
        bounds: Rect,
        clip: &Clip,
        coat: &Coat,
        mut color: impl FnMut(f64, f64) -> Option<([u8; 4], u8)>,
    ) {
        let Some(area) = clip.area.zip(self.area_of(bounds)).and_then(|(one, other)| one.common(other)) else { return };
        self.work += area.pixels() as u64;
        let opacity = to_byte(coat.opacity);
        for y in area.top..area.bottom {
            for x in area.left..area.right {
                let clipped = clip.mask.as_ref().map_or(255, |mask| mask.at(x, y));
                let (px, py) = (
                    self.frame.x0 + (f64::from(x) + 0.5) / self.scale,
                    self.frame.y1 - (f64::from(y) + 0.5) / self.scale,
                );
                if let (true, Some((inks, alpha))) = (clipped > 0, color(px, py))
                    && let Some(pixel) = self.pixels.get_mut(self.area.index_of(x, y))
                {
                    lay(pixel, inks, product(product(clipped, alpha), opacity), coat);
                }
            }
        }
    }

    /// The inks that lie under a mark, on average from 0 to 1; none where it covers nothing.
    pub(crate) fn under(&mut self, cover: &Cover, shift: (i32, i32), clip: &Clip) -> Option<Inks> {
        let (mut sums, mut weight) = ([0u64; 4], 0u64);
        self.each(cover, shift, clip, |pixel, part| {
            weight += u64::from(part);
            for (sum, value) in sums.iter_mut().zip(pixel.iter()) {
                *sum += u64::from(*value) * u64::from(part);
            }
        });
        (weight > 0).then(|| sums.map(|sum| sum as f32 / weight as f32 / 255.0))
    }

    /// Goes through the pixels that are covered and inside a clip.
    fn each(&mut self, cover: &Cover, (x, y): (i32, i32), clip: &Clip, mut visit: impl FnMut(&mut [u8; 5], u8)) {
        let moved = cover.moved(x, y);
        let Some(area) = clip.area.and_then(|area| moved.common(area)).and_then(|area| area.common(self.area)) else {
            return;
        };
        self.work += area.pixels() as u64;
        let (own, all) = (side(moved.left, moved.right), side(self.area.left, self.area.right));
        let width = side(area.left, area.right);
        for row in area.top..area.bottom {
            let from = side(moved.top, row) * own + side(moved.left, area.left);
            let to = side(self.area.top, row) * all + side(self.area.left, area.left);
            let parts = cover.data.get(from..from + width).unwrap_or_default();
            let pixels = self.pixels.get_mut(to..to + width).unwrap_or_default();
            for ((pixel, part), column) in pixels.iter_mut().zip(parts).zip(area.left..) {
                let part = clip.mask.as_ref().map_or(*part, |mask| product(*part, mask.at(column, row)));
                if part > 0 {
                    visit(pixel, part);
                }
            }
        }
    }

    /// The part of a rectangle that each ink covers, in percent.
    pub(crate) fn coverage(&self, rect: Rect) -> [f64; 4] {
        let mut sums = [0u64; 4];
        let mut count = 0u64;
        self.pixels_in(rect, |_, _, pixel| {
            count += 1;
            for (sum, value) in sums.iter_mut().zip(pixel) {
                *sum += u64::from(*value);
            }
        });
        sums.map(|sum| if count == 0 { 0.0 } else { sum as f64 / 2.55 / count as f64 })
    }

    /// The greatest sum of inks in a rectangle in percent, and where.
    pub(crate) fn peak(&self, rect: Rect) -> InkPeak {
        let mut best = (0u32, 0, 0);
        self.pixels_in(rect, |x, y, pixel| {
            let sum = pixel.iter().take(4).map(|value| u32::from(*value)).sum();
            if sum > best.0 {
                best = (sum, x, y);
            }
        });
        let (sum, x, y) = best;
        let x0 = self.frame.x0 + f64::from(x) / self.scale;
        let y1 = self.frame.y1 - f64::from(y) / self.scale;
        let place = Rect { x0, y0: y1 - 1.0 / self.scale, x1: x0 + 1.0 / self.scale, y1 };
        InkPeak { sum: f64::from(sum) / 2.55, place }
    }

    /// Whether artwork covers most of the pixel at this point of the page.
    pub(crate) fn has_artwork(&self, x: f64, y: f64) -> bool {
        let (px, py) = self.to_pixels().apply(x, y);
        let (px, py) = (to_pixel(px.floor()), to_pixel(py.floor()));
        let inside = px >= 0 && py >= 0 && px < self.area.right && py < self.area.bottom;
        inside && self.pixels.get(self.area.index_of(px, py)).is_some_and(|pixel| pixel[4] >= 128)
    }

    fn pixels_in(&self, rect: Rect, mut visit: impl FnMut(i32, i32, &[u8; 5])) {
        let Some(area) = self.area_of(rect) else { return };
        for y in area.top..area.bottom {
            for x in area.left..area.right {
                if let Some(pixel) = self.pixels.get(self.area.index_of(x, y)) {
                    visit(x, y, pixel);
                }
            }
        }
    }
}

/// Lays inks on a pixel, as far as the coat paints and covers it.
fn lay(pixel: &mut [u8; 5], source: [u8; 4], part: u8, coat: &Coat) {
    if part == 255 && coat.paints == [true; 4] && !coat.multiplies {
        let [c, m, y, k] = source;
        *pixel = [c, m, y, k, if coat.artwork { 255 } else { 0 }];
        return;
    }
    for place in 0..4 {
        if coat.paints[place] {
            let below = pixel[place];
            let above = if coat.multiplies { 255 - product(255 - below, 255 - source[place]) } else { source[place] };
            pixel[place] = between(below, above, part);
        }
    }
    // A white mark takes artwork away; where it overprints or multiplies it changes nothing.
    if coat.artwork || (coat.paints == [true; 4] && !coat.multiplies) {
        pixel[4] = between(pixel[4], if coat.artwork { 255 } else { 0 }, part);
    }
}
