//! The plates of a page: how much of C, M, Y and K lies where, at about 60 dots an inch. Takes marks one after the other, as a press would
//! get them; gives what they cover, where most ink lies, and what lies under a mark.
//!
//! Overprinting follows ISO 32000-1 8.6.7; transparency is taken as a share of the colour above, `Multiply` as ink on ink. Groups that are
//! isolated or knock out are layers of their own ([`super::layers`]).

use super::clip::Clip;
use super::coat::Coat;
use super::cover::Cover;
use super::layers::{Layer, Pixel, lay_on};
use super::pixels::{Area, product, side, to_byte, to_pixel};
use crate::boxes::Rect;
use crate::content::geometry::Matrix;
use crate::fault::Inks;

/// Dots an inch.
const RESOLUTION: f64 = 60.0;
/// The most pixels of the plates; a larger page gets fewer dots an inch.
const MOST_PIXELS: f64 = 4e6;

/// The place with most ink.
pub(crate) struct InkPeak {
    /// The sum of inks there, in percent.
    pub(crate) sum: f64,
    /// Its pixel on the page.
    pub(crate) place: Rect,
}

/// What lies under a mark, on average: inks from 0 to 1.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beneath {
    /// All that is there.
    pub inks: Inks,
    /// What of it the mark takes away.
    pub lost: Inks,
}

/// The four plates.
pub(crate) struct Plates {
    frame: Rect,
    scale: f64,
    area: Area,
    /// The page itself, and above it the groups that are open.
    pub(super) layers: Vec<Layer>,
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
        // A page too large for any scale shows its upper left part.
        let most = to_pixel(MOST_PIXELS / f64::from(right)).max(1);
        let area = Area { left: 0, top: 0, right, bottom: bottom.min(most) };
        Self { frame, scale, area, layers: vec![Layer::page(area)], work: 0 }
    }

    /// From points of the page to pixels.
    pub(crate) fn to_pixels(&self) -> Matrix {
        let scale = self.scale;
        Matrix([scale, 0.0, 0.0, -scale, -self.frame.x0 * scale, self.frame.y1 * scale])
    }

    /// The point of the page at the middle of a pixel.
    pub(super) fn middle(&self, x: i32, y: i32) -> (f64, f64) {
        (self.frame.x0 + (f64::from(x) + 0.5) / self.scale, self.frame.y1 - (f64::from(y) + 0.5) / self.scale)
    }

    /// The part of the page that pixels show.
    pub(super) fn rect_of(&self, area: Area) -> Rect {
        let point =
            |x: i32, y: i32| (self.frame.x0 + f64::from(x) / self.scale, self.frame.y1 - f64::from(y) / self.scale);
        let ((x0, y1), (x1, y0)) = (point(area.left, area.top), point(area.right, area.bottom));
        Rect { x0, y0, x1, y1 }
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
        if self.layers.len() == 1 {
            return self
                .paint_page(cover, (x, y), clip, |pixel, part| lay_on(pixel, source, product(part, opacity), coat));
        }
        self.each(cover, (x, y), clip, |layers, (x, y), part| {
            if let Some(top) = layers.last_mut() {
                top.lay(x, y, source, product(part, opacity), coat);
            }
        });
    }

    /// Goes through the pixels of the page that are covered and inside a clip, row by row.
    fn paint_page(&mut self, cover: &Cover, (x, y): (i32, i32), clip: &Clip, mut visit: impl FnMut(&mut Pixel, u8)) {
        let moved = cover.moved(x, y);
        let Some(area) = clip.area.and_then(|area| moved.common(area)).and_then(|area| area.common(self.area)) else {
            return;
        };
        self.work += area.pixels() as u64;
        let (own, width) = (side(moved.left, moved.right), side(area.left, area.right));
        for row in area.top..area.bottom {
            let from = side(moved.top, row) * own + side(moved.left, area.left);
            let to = self.area.index_of(area.left, row);
            let parts = cover.data.get(from..from + width).unwrap_or_default();
            let pixels = self.layers[0].row(to, width);
            for ((pixel, part), column) in pixels.iter_mut().zip(parts).zip(area.left..) {
                let part = clip.mask.as_ref().map_or(*part, |mask| product(*part, mask.at(column, row)));
                if part > 0 {
                    visit(pixel, part);
                }
            }
        }
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
                let (px, py) = self.middle(x, y);
                if let (true, Some((inks, alpha))) = (clipped > 0, color(px, py))
                    && let Some(top) = self.layers.last_mut()
                {
                    top.lay(x, y, inks, product(product(clipped, alpha), opacity), coat);
                }
            }
        }
    }

    /// What lies under a mark that is to be laid on with a coat; none where it covers nothing.
    pub(crate) fn beneath(&mut self, cover: &Cover, shift: (i32, i32), clip: &Clip, coat: &Coat) -> Option<Beneath> {
        let (mut inks, mut lost, mut weight) = ([0u64; 4], [0u64; 4], 0u64);
        let source = coat.inks.map(to_byte);
        self.each(cover, shift, clip, |layers, (x, y), part| {
            let before = seen(layers, x, y, None);
            let after = seen(layers, x, y, Some((source, coat)));
            weight += u64::from(part);
            for ink in 0..4 {
                inks[ink] += u64::from(before[ink]) * u64::from(part);
                lost[ink] += u64::from(before[ink].saturating_sub(after[ink])) * u64::from(part);
            }
        });
        let mean = |sums: [u64; 4]| sums.map(|sum| sum as f32 / weight as f32 / 255.0);
        (weight > 0).then(|| Beneath { inks: mean(inks), lost: mean(lost) })
    }

    /// Whether groups are open that are layers of their own.
    pub(crate) fn has_layers(&self) -> bool {
        self.layers.len() > 1
    }

    /// Goes through the pixels that are covered and inside a clip.
    fn each(
        &mut self,
        cover: &Cover,
        (x, y): (i32, i32),
        clip: &Clip,
        mut visit: impl FnMut(&mut [Layer], (i32, i32), u8),
    ) {
        let moved = cover.moved(x, y);
        let Some(area) = clip.area.and_then(|area| moved.common(area)).and_then(|area| area.common(self.area)) else {
            return;
        };
        self.work += area.pixels() as u64;
        let own = side(moved.left, moved.right);
        let width = side(area.left, area.right);
        for row in area.top..area.bottom {
            let from = side(moved.top, row) * own + side(moved.left, area.left);
            let parts = cover.data.get(from..from + width).unwrap_or_default();
            for (part, column) in parts.iter().zip(area.left..) {
                let part = clip.mask.as_ref().map_or(*part, |mask| product(*part, mask.at(column, row)));
                if part > 0 {
                    visit(&mut self.layers, (column, row), part);
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
            for (sum, value) in sums.iter_mut().zip(pixel.iter().take(4)) {
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
        inside && self.layers[0].pixel(px, py).is_some_and(|pixel| pixel[4] >= 128)
    }

    fn pixels_in(&self, rect: Rect, mut visit: impl FnMut(i32, i32, &Pixel)) {
        let Some(area) = self.area_of(rect) else { return };
        let width = side(area.left, area.right);
        for y in area.top..area.bottom {
            let row = self.layers[0].row_of(self.area.index_of(area.left, y), width);
            for (pixel, x) in row.iter().zip(area.left..) {
                visit(x, y, pixel);
            }
        }
    }
}

/// What is seen at a pixel through all layers; with a coat laid on the uppermost.
fn seen(layers: &[Layer], x: i32, y: i32, coat: Option<([u8; 4], &Coat)>) -> Pixel {
    let mut seen: Pixel = [0; 6];
    for (place, layer) in layers.iter().enumerate() {
        let Some(pixel) = layer.pixel(x, y) else { continue };
        let mut pixel = *pixel;
        if let (true, Some((source, coat))) = (place + 1 == layers.len(), coat) {
            layer.lay_in(&mut pixel, x, y, source, to_byte(coat.opacity), coat);
        }
        seen = layer.over(seen, pixel);
    }
    seen
}
