//! A page while it is drawn: letters and photographs are noted, nothing is painted.

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask};
use kurbo::{Affine, BezPath, Point};

use super::letter::Letter;
use super::photo::Photo;
use crate::limits;

/// The most bytes of photographs of one page.
const MOST_PHOTOS: usize = 256 << 20;

/// All letters of a page, in the order in which they were set, and its photographs.
#[derive(Default)]
pub(super) struct Galley {
    pub(super) letters: Vec<Letter>,
    pub(super) pictures: Vec<Photo>,
    /// Pictures that are no photographs.
    pub(super) left_out: usize,
    /// Letters whose character the file does not tell.
    pub(super) unknown: usize,
    /// The bytes of all photographs so far.
    bytes: usize,
}

impl<'a> Device<'a> for Galley {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph(&mut self, glyph: &Glyph<'a>, transform: Affine, inner: Affine, _: &Paint<'a>, _: &GlyphDrawMode) {
        let whole = transform * inner;
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => {
                self.unknown += 1;
                "\u{fffd}".to_owned()
            }
        };
        let at = whole * Point::ORIGIN;
        let size = whole.determinant().abs().sqrt() * 1000.0;
        if self.letters.len() < limits::MOST_TEXT && at.x.is_finite() && at.y.is_finite() && size.is_finite() {
            self.letters.push(Letter { text, at, size });
        }
    }
    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        let photo = Photo::of(&image, transform).filter(|photo| self.bytes + photo.bytes.len() <= MOST_PHOTOS);
        match photo {
            Some(photo) if self.pictures.iter().any(|known| known.bytes == photo.bytes) => {}
            Some(photo) => {
                self.bytes += photo.bytes.len();
                self.pictures.push(photo);
            }
            None => self.left_out += 1,
        }
    }
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
