//! Text about to be shown, and one glyph of it.

use std::rc::Rc;

use super::lettering::LetteredGlyph;
use crate::boxes::Rect;
use crate::content::geometry::Matrix;
use crate::content::resources::Font;
use crate::content::rules::Lettering;
use crate::content::state::Touch;

/// Text about to be shown, with what is found once for all its glyphs.
pub(super) struct TextLine<'a> {
    pub(super) font: Rc<Font<'a>>,
    pub(super) touch: Touch<'a>,
    pub(super) lettering: Lettering,
    /// Whether the letters are drawn along their outline.
    pub(super) stroked: bool,
    /// The weight of that line in points where it is least.
    pub(super) pen: Option<f64>,
    /// Whether its colour and its size have been checked.
    pub(super) checked: bool,
}

/// One glyph of a line, where it comes to lie.
pub(super) struct PlacedGlyph<'g> {
    pub(super) code: u32,
    pub(super) glyph: &'g LetteredGlyph,
    /// From the em to the page.
    pub(super) matrix: Matrix,
    /// The part of the page where it is seen.
    pub(super) visible: Rect,
}
