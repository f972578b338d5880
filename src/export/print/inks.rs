//! The inks of the press for a finished document. Takes the colours of the screen that the engine wrote; gives inks.

use super::color::Separation;

/// How colours of the screen become inks.
pub(super) trait Inks: Sync {
    /// A colour, red, green and blue from 0 to 1, as inks from 0 to 1.
    fn color(&self, rgb: [f64; 3]) -> [f64; 4];
    /// Pixels of three bytes as pixels of four: C, M, Y, K from 0 to 255.
    fn pixels(&self, rgb: &[u8]) -> Vec<u8>;
}

/// The inks of the house: colours that the look defines are printed as it defines them, others as the profile has them.
pub(super) struct HouseInks<'a> {
    /// The colours of the look: as the screen shows them, and C, M, Y, K in percent.
    pub(super) palette: Vec<([u8; 3], [f64; 4])>,
    /// What becomes of all others.
    pub(super) separation: &'a Separation,
}

impl Inks for HouseInks<'_> {
    fn color(&self, rgb: [f64; 3]) -> [f64; 4] {
        let near = |shown: &[u8; 3]| shown.iter().zip(rgb).all(|(&a, b)| (f64::from(a) - b * 255.0).abs() < 0.51);
        match self.palette.iter().find(|(shown, _)| near(shown)) {
            Some((_, inks)) => inks.map(|percent| percent / 100.0),
            None => self.separation.color(rgb),
        }
    }

    fn pixels(&self, rgb: &[u8]) -> Vec<u8> {
        self.separation.pixels(None, rgb, Some(self.separation.ink_limit()))
    }
}
