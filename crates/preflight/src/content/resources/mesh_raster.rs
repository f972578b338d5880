//! A mesh in pixels. Takes triangles one after the other, the later over the earlier; gives the inks at each pixel that they cover.

use super::triangle::{Vertex, to_f32};
use crate::content::plates::Area;
use crate::fault::Inks;

/// A mesh in pixels: the inks of each it covers.
pub(crate) struct MeshRaster {
    area: Area,
    pixels: Vec<Option<Inks>>,
}

impl MeshRaster {
    /// Nothing yet, of an area.
    pub(super) fn new(area: Area) -> Self {
        Self { area, pixels: vec![None; area.pixels()] }
    }

    /// The inks at a point in pixels.
    pub(crate) fn at(&self, x: f64, y: f64) -> Option<Inks> {
        let (x, y) = (to_pixel(x.floor()), to_pixel(y.floor()));
        let inside = x >= self.area.left && x < self.area.right && y >= self.area.top && y < self.area.bottom;
        let index =
            usize::try_from(y - self.area.top).ok()? * self.width() + usize::try_from(x - self.area.left).ok()?;
        if inside { self.pixels.get(index).copied().flatten() } else { None }
    }

    fn width(&self) -> usize {
        usize::try_from(self.area.right - self.area.left).unwrap_or(0)
    }

    /// Fills a triangle; gives how many pixels were looked at.
    pub(super) fn fill(&mut self, [a, b, c]: [Vertex; 3]) -> usize {
        let (xs, ys) = ([a.at.0, b.at.0, c.at.0], [a.at.1, b.at.1, c.at.1]);
        let least = |values: [f64; 3]| to_pixel(values.into_iter().fold(f64::MAX, f64::min).floor());
        let most = |values: [f64; 3]| to_pixel(values.into_iter().fold(f64::MIN, f64::max).ceil());
        let bounds = Area {
            left: least(xs),
            top: least(ys),
            right: most(xs).max(least(xs) + 1),
            bottom: most(ys).max(least(ys) + 1),
        };
        let Some(bounds) = bounds.common(self.area) else { return 1 };
        let det = (b.at.1 - c.at.1) * (a.at.0 - c.at.0) + (c.at.0 - b.at.0) * (a.at.1 - c.at.1);
        let width = self.width();
        for y in bounds.top..bounds.bottom {
            for x in bounds.left..bounds.right {
                let (px, py) = (f64::from(x) + 0.5, f64::from(y) + 0.5);
                let one = ((b.at.1 - c.at.1) * (px - c.at.0) + (c.at.0 - b.at.0) * (py - c.at.1)) / det;
                let two = ((c.at.1 - a.at.1) * (px - c.at.0) + (a.at.0 - c.at.0) * (py - c.at.1)) / det;
                let three = 1.0 - one - two;
                let shares = [one, two, three].map(|share| if share.is_finite() { share } else { -1.0 });
                if shares.iter().any(|share| *share < -1e-6) {
                    continue;
                }
                let shares = shares.map(to_f32);
                let inks =
                    [0, 1, 2, 3].map(|ink| shares[0] * a.inks[ink] + shares[1] * b.inks[ink] + shares[2] * c.inks[ink]);
                let index = usize::try_from(y - self.area.top).unwrap_or(0) * width
                    + usize::try_from(x - self.area.left).unwrap_or(0);
                if let Some(pixel) = self.pixels.get_mut(index) {
                    *pixel = Some(inks);
                }
            }
        }
        bounds.pixels()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a cast from f64 saturates, and is clamped")]
fn to_pixel(value: f64) -> i32 {
    if value.is_finite() { value.clamp(-1e6, 1e6) as i32 } else { 0 }
}
