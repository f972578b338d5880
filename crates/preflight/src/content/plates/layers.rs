//! The page and the groups above it while they are drawn (ISO 32000-1 11.4). A group that is isolated starts from nothing, so what overprints
//! in it meets only what the group has; a group that knocks out starts anew with each of its marks. Takes marks; gives what they come to.

use super::coat::Coat;
use super::pixels::{Area, between, product, to_byte};

/// C, M, Y, K, how much is artwork, and how much a group covers.
pub(crate) type Pixel = [u8; 6];

/// What a layer starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Ground {
    /// Paper.
    Paper,
    /// Nothing.
    Nothing,
    /// What lay below when it was opened.
    Below(Vec<Pixel>),
}

/// How a group is put down.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GroupKind {
    pub(crate) isolated: bool,
    pub(crate) knockout: bool,
    pub(crate) opacity: f32,
    pub(crate) multiplies: bool,
}

/// The page, or a group.
#[derive(Debug)]
pub(super) struct Layer {
    area: Area,
    pixels: Vec<Pixel>,
    ground: Ground,
    knockout: bool,
    opacity: u8,
    multiplies: bool,
    /// Where something was drawn.
    drawn: Option<Area>,
}

impl Layer {
    /// Bare paper.
    pub(super) fn page(area: Area) -> Self {
        let pixels = vec![[0; 6]; area.pixels()];
        Self { area, pixels, ground: Ground::Paper, knockout: false, opacity: 255, multiplies: false, drawn: None }
    }

    /// A group over this ground.
    pub(super) fn group(area: Area, below: Option<Vec<Pixel>>, kind: GroupKind) -> Self {
        let (ground, pixels) = match below {
            Some(below) => (Ground::Below(below.clone()), below),
            None => (Ground::Nothing, vec![[0; 6]; area.pixels()]),
        };
        let (knockout, opacity, multiplies) = (kind.knockout, to_byte(kind.opacity), kind.multiplies);
        Self { area, pixels, ground, knockout, opacity, multiplies, drawn: None }
    }

    /// How many pixels it has.
    pub(super) fn size(&self) -> usize {
        self.area.pixels()
    }

    /// Where something was drawn.
    pub(super) fn drawn(&self) -> Option<Area> {
        self.drawn
    }

    /// Whether it started from nothing.
    pub(super) fn is_isolated(&self) -> bool {
        self.ground == Ground::Nothing
    }

    /// How opaque it is put down.
    pub(super) fn opacity(&self) -> u8 {
        self.opacity
    }

    /// The pixel at a place; none outside.
    pub(super) fn pixel(&self, x: i32, y: i32) -> Option<&Pixel> {
        self.has(x, y).then(|| self.pixels.get(self.area.index_of(x, y))).flatten()
    }

    /// So many pixels from a place in its rows on.
    pub(super) fn row(&mut self, from: usize, width: usize) -> &mut [Pixel] {
        self.pixels.get_mut(from..from + width).unwrap_or_default()
    }

    /// The same, to look at.
    pub(super) fn row_of(&self, from: usize, width: usize) -> &[Pixel] {
        self.pixels.get(from..from + width).unwrap_or_default()
    }

    fn has(&self, x: i32, y: i32) -> bool {
        x >= self.area.left && x < self.area.right && y >= self.area.top && y < self.area.bottom
    }

    /// Lays inks on a pixel.
    pub(super) fn lay(&mut self, x: i32, y: i32, source: [u8; 4], part: u8, coat: &Coat) {
        if !self.has(x, y) {
            return;
        }
        let index = self.area.index_of(x, y);
        if self.ground == Ground::Paper {
            if let Some(pixel) = self.pixels.get_mut(index) {
                lay_on(pixel, source, part, coat);
            }
            return;
        }
        let Some(mut pixel) = self.pixels.get(index).copied() else { return };
        self.lay_in(&mut pixel, x, y, source, part, coat);
        self.pixels[index] = pixel;
        let here = Area { left: x, top: y, right: x + 1, bottom: y + 1 };
        self.drawn = Some(self.drawn.map_or(here, |drawn| drawn.around(here)));
    }

    /// What a pixel of this layer becomes.
    pub(super) fn lay_in(&self, pixel: &mut Pixel, x: i32, y: i32, source: [u8; 4], part: u8, coat: &Coat) {
        match &self.ground {
            Ground::Paper => lay_on(pixel, source, part, coat),
            Ground::Nothing if self.knockout => {
                let mark = [0, 1, 2, 3].map(|ink| if coat.paints[ink] { source[ink] } else { 0 });
                let [c, m, y, k] = mark;
                *pixel = blended(*pixel, [c, m, y, k, if coat.artwork { 255 } else { 0 }, 255], part);
            }
            Ground::Nothing => lay_on_nothing(pixel, source, part, coat),
            Ground::Below(below) => {
                let mut fresh = below.get(self.area.index_of(x, y)).copied().unwrap_or_default();
                lay_on(&mut fresh, source, 255, coat);
                *pixel = blended(*pixel, fresh, part);
            }
        }
    }

    /// What is seen of a pixel of this layer over what is seen of those below.
    pub(super) fn over(&self, below: Pixel, pixel: Pixel) -> Pixel {
        match self.ground {
            Ground::Paper => pixel,
            Ground::Below(_) => blended(below, pixel, self.opacity),
            Ground::Nothing => {
                let mut seen = below;
                let [c, m, y, k, artwork, covered] = pixel;
                lay_on(&mut seen, [c, m, y, k], product(covered, self.opacity), &self.coat(artwork >= 128));
                seen
            }
        }
    }

    /// How what was drawn in it is put down.
    pub(super) fn coat(&self, artwork: bool) -> Coat {
        Coat { inks: [0.0; 4], paints: [true; 4], opacity: 1.0, multiplies: self.multiplies, artwork }
    }
}

impl Layer {
    /// Puts a pixel in the place of another.
    pub(super) fn replace(&mut self, x: i32, y: i32, with: Pixel, part: u8) {
        if !self.has(x, y) {
            return;
        }
        let index = self.area.index_of(x, y);
        if let Some(pixel) = self.pixels.get_mut(index) {
            *pixel = blended(*pixel, with, part);
        }
        let here = Area { left: x, top: y, right: x + 1, bottom: y + 1 };
        self.drawn = Some(self.drawn.map_or(here, |drawn| drawn.around(here)));
    }
}

fn blended(one: Pixel, other: Pixel, part: u8) -> Pixel {
    std::array::from_fn(|place| between(one[place], other[place], part))
}

/// Lays inks on a pixel of paper, as far as the coat paints and covers it.
pub(super) fn lay_on(pixel: &mut Pixel, source: [u8; 4], part: u8, coat: &Coat) {
    if part == 255 && coat.paints == [true; 4] && !coat.multiplies {
        let [c, m, y, k] = source;
        *pixel = [c, m, y, k, if coat.artwork { 255 } else { 0 }, 255];
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

/// Lays inks on a pixel of a group that started from nothing (ISO 32000-1 11.3.6).
fn lay_on_nothing(pixel: &mut Pixel, source: [u8; 4], part: u8, coat: &Coat) {
    let covered = pixel[5];
    let sum = 255 - product(255 - covered, 255 - part);
    if sum == 0 {
        return;
    }
    let share = u8::try_from(u32::from(part) * 255 / u32::from(sum)).unwrap_or(255);
    for place in 0..4 {
        let below = pixel[place];
        let own = if coat.paints[place] { source[place] } else { 0 };
        let mixed = match (coat.paints[place], coat.multiplies) {
            (false, _) => below,
            (true, true) => 255 - product(255 - below, 255 - source[place]),
            (true, false) => source[place],
        };
        pixel[place] = between(below, between(own, mixed, covered), share);
    }
    if coat.artwork || (coat.paints == [true; 4] && !coat.multiplies) {
        pixel[4] = between(pixel[4], if coat.artwork { 255 } else { 0 }, share);
    }
    pixel[5] = sum;
}
