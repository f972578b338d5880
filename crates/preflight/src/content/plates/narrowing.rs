//! Clips made narrower. Takes a clip and a rectangle or a path; gives what both leave.

use std::rc::Rc;

use tiny_skia::{FillRule, Path};

use super::clip::Clip;
use super::cover::Cover;
use super::pixels::{product, side, to_i32};
use super::surface::Plates;
use crate::boxes::Rect;
use crate::content::geometry::common;

impl Plates {
    /// The clip of a whole page.
    pub(crate) fn clip(&self) -> Clip {
        Clip { rect: self.frame(), area: Some(self.area()), mask: None }
    }

    /// A clip narrowed to a rectangle of the page.
    pub(crate) fn clip_rect(&self, clip: &Clip, rect: Rect) -> Clip {
        let Some(common) = common(clip.rect, rect) else { return Clip::nowhere() };
        let area = clip.area.and_then(|area| area.common(self.area_of(common)?));
        Clip { rect: common, area, mask: clip.mask.clone() }
    }

    /// A clip narrowed to a path in pixels, whose bounds on the page are given.
    pub(crate) fn clip_path(&mut self, clip: &Clip, path: &Path, rule: FillRule, bounds: Rect) -> Clip {
        let narrowed = self.clip_rect(clip, bounds);
        let Some(cover) = narrowed.area.and_then(|area| Cover::of_path(path, rule, area)) else {
            return Clip { area: None, ..narrowed };
        };
        self.work += cover.data.len() as u64;
        self.clip_cover(&narrowed, cover)
    }

    /// A clip narrowed to what a picture covers; `part` gives how much of a point of the page that is.
    pub(crate) fn clip_each(&mut self, clip: &Clip, bounds: Rect, part: impl Fn(f64, f64) -> u8) -> Clip {
        let narrowed = self.clip_rect(clip, bounds);
        let Some(area) = narrowed.area else { return narrowed };
        self.work += area.pixels() as u64;
        let mut data = Vec::with_capacity(area.pixels());
        for y in area.top..area.bottom {
            for x in area.left..area.right {
                let (px, py) = self.middle(x, y);
                data.push(part(px, py));
            }
        }
        self.clip_cover(&narrowed, Cover { area, data })
    }

    /// A clip narrowed to what is covered.
    pub(crate) fn clip_cover(&self, clip: &Clip, mut cover: Cover) -> Clip {
        if let Some(mask) = &clip.mask {
            let width = side(cover.area.left, cover.area.right).max(1);
            for (index, value) in cover.data.iter_mut().enumerate() {
                let (x, y) = (cover.area.left + to_i32(index % width), cover.area.top + to_i32(index / width));
                *value = product(*value, mask.at(x, y));
            }
        }
        let area = clip.area.and_then(|area| area.common(cover.area));
        let rect = area.and_then(|area| common(clip.rect, self.rect_of(area))).unwrap_or(clip.rect);
        Clip { rect, area, mask: Some(Rc::new(cover)) }
    }
}
