//! The widths of lettering, added up for each font.

use crate::content::findings::Spot;

/// The widths of the glyphs of a font that are shown, added up, in thousandths of the size.
pub(in crate::content) struct WidthSums {
    pub font: String,
    pub spot: Spot,
    pub stated: f64,
    pub drawn: f64,
    pub glyphs: u32,
    /// The glyph whose widths are farthest apart, with both.
    pub worst: (u32, f64, f64),
}

impl WidthSums {
    /// Those of a font of which nothing has been shown.
    pub(super) fn of_font(font: String, spot: Spot) -> Self {
        Self { font, spot, stated: 0.0, drawn: 0.0, glyphs: 0, worst: (0, 0.0, 0.0) }
    }
}
