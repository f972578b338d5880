//! The plates of a page: how much of C, M, Y and K lies where, at about 60 dots an inch. Takes marks one after the other, as a press would
//! get them; gives what they cover, where most ink lies, and what lies under a mark.
//!
//! Overprinting follows ISO 32000-1 8.6.7; transparency is taken as a share of the colour above, `Multiply` as ink on ink.

use std::rc::Rc;

use tiny_skia::{FillRule, Mask, Path, Transform};

use super::super::pages::Rect;
use super::color::Inks;
use super::geometry::{Matrix, common};

/// Dots an inch.
const RESOLUTION: f64 = 60.0;
/// The most pixels of the plates; a larger page gets fewer dots an inch.
const MOST_PIXELS: f64 = 4e6;
/// Points of paths are kept within this, so that the rasteriser's fixed point cannot overflow.
const FARTHEST: f64 = 20_000.0;

/// A rectangle of pixels; right and bottom lie outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

impl Area {
    /// What two have in common; none where that is nothing.
    pub(super) fn common(self, other: Self) -> Option<Self> {
        let area = Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        };
        (area.left < area.right && area.top < area.bottom).then_some(area)
    }

    /// How many pixels it has.
    pub(super) fn pixels(self) -> usize {
        side(self.left, self.right) * side(self.top, self.bottom)
    }
}

/// How much of each pixel of an area a mark covers.
#[derive(Debug, Clone)]
pub(super) struct Cover {
    pub area: Area,
    pub data: Vec<u8>,
}

impl Cover {
    /// What a path in pixels covers inside `limit`.
    pub(super) fn of(path: &Path, rule: FillRule, limit: Area) -> Option<Self> {
        let bounds = path.bounds();
        let round = Area {
            left: to_pixel(f64::from(bounds.left()).floor()),
            top: to_pixel(f64::from(bounds.top()).floor()),
            right: to_pixel(f64::from(bounds.right()).floor()) + 1,
            bottom: to_pixel(f64::from(bounds.bottom()).floor()) + 1,
        };
        let area = round.common(limit)?;
        let (width, height) = (side(area.left, area.right), side(area.top, area.bottom));
        let mut mask = Mask::new(u32::try_from(width).ok()?, u32::try_from(height).ok()?)?;
        mask.fill_path(path, rule, true, Transform::from_translate(-(area.left as f32), -(area.top as f32)));
        Some(Self { area, data: mask.take() })
    }

    /// The same with only a part of it covered.
    pub(super) fn thinned(mut self, part: f32) -> Self {
        for value in &mut self.data {
            *value = to_byte(f32::from(*value) / 255.0 * part);
        }
        self
    }

    /// The same, moved by whole pixels.
    pub(super) fn moved(&self, x: i32, y: i32) -> Area {
        let Area { left, top, right, bottom } = self.area;
        Area {
            left: left.saturating_add(x),
            top: top.saturating_add(y),
            right: right.saturating_add(x),
            bottom: bottom.saturating_add(y),
        }
    }

    fn at(&self, x: i32, y: i32) -> u8 {
        let inside = x >= self.area.left && x < self.area.right && y >= self.area.top && y < self.area.bottom;
        let width = side(self.area.left, self.area.right);
        let index = side(self.area.top, y) * width + side(self.area.left, x);
        if inside { self.data.get(index).copied().unwrap_or(0) } else { 0 }
    }
}

/// Where marks may appear.
#[derive(Debug, Clone)]
pub(super) struct Clip {
    /// In points of the page.
    pub rect: Rect,
    /// In pixels; none where nothing is left.
    pub area: Option<Area>,
    /// How much of each pixel is left, where the clip is not a rectangle.
    pub mask: Option<Rc<Cover>>,
}

/// What a mark leaves on the plates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Coat {
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

/// The four plates, and as a fifth what is covered with artwork.
pub(super) struct Plates {
    frame: Rect,
    scale: f64,
    area: Area,
    pixels: Vec<[u8; 5]>,
    /// How many pixels have been painted, for a limit on the work.
    pub work: u64,
}

impl Plates {
    /// Bare plates for this part of the page.
    pub(super) fn new(frame: Rect) -> Self {
        let (width, height) = ((frame.x1 - frame.x0).max(1.0), (frame.y1 - frame.y0).max(1.0));
        let scale = (RESOLUTION / 72.0).min((MOST_PIXELS / (width * height)).sqrt()).max(1e-6);
        let (right, bottom) =
            (to_pixel((width * scale).ceil()).clamp(1, 20_000), to_pixel((height * scale).ceil()).clamp(1, 20_000));
        let area = Area { left: 0, top: 0, right, bottom };
        Self { frame, scale, area, pixels: vec![[0; 5]; area.pixels()], work: 0 }
    }

    /// From points of the page to pixels.
    pub(super) fn to_pixels(&self) -> Matrix {
        let scale = self.scale;
        Matrix([scale, 0.0, 0.0, -scale, -self.frame.x0 * scale, self.frame.y1 * scale])
    }

    /// Pixels a point.
    pub(super) fn scale(&self) -> f64 {
        self.scale
    }

    /// All of it.
    pub(super) fn area(&self) -> Area {
        self.area
    }

    /// The clip of a whole page.
    pub(super) fn clip(&self) -> Clip {
        Clip { rect: self.frame, area: Some(self.area), mask: None }
    }

    /// The pixels whose middles lie in a rectangle of the page, but at least one across.
    pub(super) fn area_of(&self, rect: Rect) -> Option<Area> {
        let bounds = self.to_pixels().bounds(rect);
        let (left, top) = (to_pixel(bounds.x0.round()), to_pixel(bounds.y0.round()));
        let right = to_pixel(bounds.x1.round()).max(left + 1);
        let bottom = to_pixel(bounds.y1.round()).max(top + 1);
        Area { left, top, right, bottom }.common(self.area)
    }

    /// A clip narrowed to a rectangle of the page.
    pub(super) fn clip_rect(&self, clip: &Clip, rect: Rect) -> Clip {
        let Some(common) = common(clip.rect, rect) else { return nothing() };
        let area = clip.area.and_then(|area| area.common(self.area_of(common)?));
        Clip { rect: common, area, mask: clip.mask.clone() }
    }

    /// A clip narrowed to a path in pixels, whose bounds on the page are given.
    pub(super) fn clip_path(&mut self, clip: &Clip, path: &Path, rule: FillRule, bounds: Rect) -> Clip {
        let narrowed = self.clip_rect(clip, bounds);
        let Some(mut cover) = narrowed.area.and_then(|area| Cover::of(path, rule, area)) else {
            return Clip { area: None, ..narrowed };
        };
        self.work += cover.data.len() as u64;
        if let Some(mask) = &clip.mask {
            let width = side(cover.area.left, cover.area.right).max(1);
            for (index, value) in cover.data.iter_mut().enumerate() {
                let (x, y) = (cover.area.left + to_i32(index % width), cover.area.top + to_i32(index / width));
                *value = product(*value, mask.at(x, y));
            }
        }
        Clip { area: Some(cover.area), mask: Some(Rc::new(cover)), ..narrowed }
    }

    /// Lays a coat on what is covered, moved by whole pixels.
    pub(super) fn paint(&mut self, cover: &Cover, (x, y): (i32, i32), clip: &Clip, coat: &Coat) {
        let source = coat.inks.map(to_byte);
        let opacity = to_byte(coat.opacity);
        self.each(cover, (x, y), clip, |pixel, part| {
            lay(pixel, source, product(part, opacity), coat);
        });
    }

    /// Lays a coat of its own on each pixel inside a clip; `color` gives its inks and its opacity from the middle of the pixel on the page.
    pub(super) fn paint_each(
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
                    && let Some(pixel) = self.pixels.get_mut(index_of(self.area, x, y))
                {
                    lay(pixel, inks, product(product(clipped, alpha), opacity), coat);
                }
            }
        }
    }

    /// The inks that lie under a mark, on average from 0 to 1; none where it covers nothing.
    pub(super) fn under(&mut self, cover: &Cover, shift: (i32, i32), clip: &Clip) -> Option<Inks> {
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
    pub(super) fn coverage(&self, rect: Rect) -> [f64; 4] {
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
    pub(super) fn peak(&self, rect: Rect) -> (f64, Rect) {
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
        (f64::from(sum) / 2.55, Rect { x0, y0: y1 - 1.0 / self.scale, x1: x0 + 1.0 / self.scale, y1 })
    }

    /// Whether artwork covers most of the pixel at this point of the page.
    pub(super) fn has_artwork(&self, x: f64, y: f64) -> bool {
        let (px, py) = self.to_pixels().apply(x, y);
        let (px, py) = (to_pixel(px.floor()), to_pixel(py.floor()));
        let inside = px >= 0 && py >= 0 && px < self.area.right && py < self.area.bottom;
        inside && self.pixels.get(index_of(self.area, px, py)).is_some_and(|pixel| pixel[4] >= 128)
    }

    fn pixels_in(&self, rect: Rect, mut visit: impl FnMut(i32, i32, &[u8; 5])) {
        let Some(area) = self.area_of(rect) else { return };
        for y in area.top..area.bottom {
            for x in area.left..area.right {
                if let Some(pixel) = self.pixels.get(index_of(self.area, x, y)) {
                    visit(x, y, pixel);
                }
            }
        }
    }
}

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

fn nothing() -> Clip {
    Clip { rect: Rect { x0: 0.0, y0: 0.0, x1: 0.0, y1: 0.0 }, area: None, mask: None }
}

/// A coordinate in pixels, within what the rasteriser can take.
#[expect(clippy::cast_possible_truncation, reason = "the rasteriser reckons with f32")]
pub(super) fn to_f32(value: f64) -> f32 {
    if value.is_finite() { value.clamp(-FARTHEST, FARTHEST) as f32 } else { 0.0 }
}

/// A whole pixel.
#[expect(clippy::cast_possible_truncation, reason = "clamped")]
pub(super) fn to_pixel(value: f64) -> i32 {
    if value.is_finite() { value.clamp(-FARTHEST, FARTHEST) as i32 } else { 0 }
}

/// A part from 0 to 1 as a byte.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
pub(super) fn to_byte(part: f32) -> u8 {
    (part.clamp(0.0, 1.0) * 255.0).round() as u8
}

fn between(from: u8, to: u8, part: u8) -> u8 {
    let (from, to, part) = (u32::from(from), u32::from(to), u32::from(part));
    u8::try_from((from * (255 - part) + to * part + 127) / 255).unwrap_or(255)
}

fn product(one: u8, other: u8) -> u8 {
    u8::try_from((u32::from(one) * u32::from(other) + 127) / 255).unwrap_or(255)
}

fn side(from: i32, to: i32) -> usize {
    usize::try_from(to.saturating_sub(from)).unwrap_or(0)
}

fn index_of(area: Area, x: i32, y: i32) -> usize {
    side(area.top, y) * side(area.left, area.right) + side(area.left, x)
}

fn to_i32(value: usize) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}
