//! What a mark covers, pixel by pixel.

use tiny_skia::{FillRule, Mask, Path, Transform};

use super::pixels::{Area, side, to_byte, to_pixel};

/// How much of each pixel of an area a mark covers.
#[derive(Debug, Clone)]
pub(crate) struct Cover {
    pub area: Area,
    pub data: Vec<u8>,
}

impl Cover {
    /// What a path in pixels covers inside `limit`.
    pub(crate) fn of_path(path: &Path, rule: FillRule, limit: Area) -> Option<Self> {
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
    pub(crate) fn thinned(mut self, part: f32) -> Self {
        for value in &mut self.data {
            *value = to_byte(f32::from(*value) / 255.0 * part);
        }
        self
    }

    /// The same, moved by whole pixels.
    pub(crate) fn moved(&self, x: i32, y: i32) -> Area {
        let Area { left, top, right, bottom } = self.area;
        Area {
            left: left.saturating_add(x),
            top: top.saturating_add(y),
            right: right.saturating_add(x),
            bottom: bottom.saturating_add(y),
        }
    }

    /// How much of the pixel at this place is covered.
    pub(super) fn at(&self, x: i32, y: i32) -> u8 {
        let inside = x >= self.area.left && x < self.area.right && y >= self.area.top && y < self.area.bottom;
        let width = side(self.area.left, self.area.right);
        let index = side(self.area.top, y) * width + side(self.area.left, x);
        if inside { self.data.get(index).copied().unwrap_or(0) } else { 0 }
    }
}
