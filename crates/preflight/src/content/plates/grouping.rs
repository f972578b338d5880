//! Groups opened and closed above the page. Takes where a group may be drawn and how it is put down; puts it down when it is closed.

use super::layers::{GroupKind, Layer, Pixel};
use super::pixels::{Area, product};
use super::surface::Plates;

/// The most pixels of all layers together; further groups are drawn on what lies below them.
const MOST_PIXELS: usize = 12_000_000;

impl Plates {
    /// Opens a group; false where it may as well be drawn on what lies below.
    pub(crate) fn open_group(&mut self, area: Area, kind: GroupKind) -> bool {
        let pixels: usize = self.layers.iter().skip(1).map(Layer::size).sum();
        if !(kind.isolated || kind.knockout) || pixels + area.pixels() > MOST_PIXELS {
            return false;
        }
        let below = (!kind.isolated).then(|| {
            self.work += area.pixels() as u64;
            self.copy(area)
        });
        self.layers.push(Layer::group(area, below, kind));
        true
    }

    /// Closes the group that was opened last and puts it down.
    pub(crate) fn close_group(&mut self) {
        let Some(layer) = (self.layers.len() > 1).then(|| self.layers.pop()).flatten() else { return };
        let (Some(area), Some(top)) = (layer.drawn(), self.layers.last_mut()) else { return };
        self.work += area.pixels() as u64;
        for y in area.top..area.bottom {
            for x in area.left..area.right {
                let Some(pixel) = layer.pixel(x, y).copied() else { continue };
                if layer.is_isolated() {
                    let [c, m, yellow, k, artwork, covered] = pixel;
                    if covered > 0 {
                        let coat = layer.coat(artwork >= 128);
                        top.lay(x, y, [c, m, yellow, k], product(covered, layer.opacity()), &coat);
                    }
                } else {
                    top.replace(x, y, pixel, layer.opacity());
                }
            }
        }
    }

    /// What the uppermost layer has in an area.
    fn copy(&self, area: Area) -> Vec<Pixel> {
        let mut pixels = Vec::with_capacity(area.pixels());
        for y in area.top..area.bottom {
            for x in area.left..area.right {
                pixels.push(self.layers.last().and_then(|top| top.pixel(x, y)).copied().unwrap_or_default());
            }
        }
        pixels
    }
}
