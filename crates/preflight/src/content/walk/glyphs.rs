//! Glyphs on the plates: what each covers, drawn once for each place within a pixel, and what lies under it.

use std::rc::Rc;
use std::sync::Arc;

use hayro_syntax::page::Resources;
use tiny_skia::{FillRule, Path, Stroke, Transform};

use super::lettering::{CoverKey, LetteredGlyph, MovedCover};
use super::scope::Scope;
use super::text_line::{PlacedGlyph, TextLine};
use super::walker::Walker;
use crate::content::geometry::Matrix;
use crate::content::plates::{Area, Cover, to_f32, to_pixel};
use crate::content::resources::{Font, GlyphKey};
use crate::content::rules::Lettering;
use crate::content::state::Touch;

/// The part of its box that a glyph without an outline is taken to cover.
const VAGUE: f32 = 0.3;
/// Glyphs are drawn at so many places within a pixel.
const PLACES: f64 = 2.0;
/// Glyphs larger than this in pixels are not kept.
const LARGE: f64 = 64.0;

impl<'a> Walker<'a, '_> {
    /// Lays a glyph on the plates, after the rules have seen what lies under it.
    pub(super) fn lay_glyph(
        &mut self,
        line: &TextLine<'a>,
        placed: &PlacedGlyph<'_>,
        scope: &Scope<'a>,
        resources: &Resources<'a>,
    ) {
        let Some(path) = &placed.glyph.path else { return };
        let pixels = placed.matrix.then(self.sheet.plates.to_pixels());
        let width = scope.state.line_width * scope.state.ctm.scale() * self.sheet.plates.scale();
        let moved = if line.stroked || is_large(pixels) {
            self.drawn_cover(path, pixels, line.stroked.then_some(width))
        } else {
            self.kept_cover(&line.font, placed.code, path, pixels)
        };
        let Some(MovedCover { cover, shift }) = moved else { return };
        let cover = if placed.glyph.vague { Arc::new(Cover::clone(&cover).thinned(VAGUE)) } else { cover };
        let clip = &scope.state.clip;
        if line.touch.paint.pattern.is_some() {
            let moved = Cover { area: cover.moved(shift.0, shift.1), data: cover.data.clone() };
            let clip = self.sheet.plates.clip_cover(clip, moved);
            return self.fill_pattern(&line.touch, clip, scope, resources);
        }
        let coat = line.touch.coat();
        if self.wants_look(&line.lettering, &line.touch)
            && let Some(beneath) = self.sheet.plates.beneath(&cover, shift, clip, &coat)
        {
            self.sheet.check_glyph_over(&line.lettering, &beneath, placed.visible);
        }
        self.sheet.plates.paint(&cover, shift, clip, &coat);
    }

    /// Whether lettering must be compared with what lies under it.
    fn wants_look(&self, lettering: &Lettering, touch: &Touch<'_>) -> bool {
        let takes_away = !touch.keeps_below() || self.sheet.plates.has_layers();
        lettering.reversed || lettering.black && takes_away
    }

    /// What a large glyph covers, or one that is drawn along its outline with a line of this width in pixels.
    fn drawn_cover(&mut self, path: &Path, matrix: Matrix, stroke: Option<f64>) -> Option<MovedCover> {
        let Matrix([.., e, f]) = matrix;
        let path = transformed(path, linear_part(matrix), (to_f32(e), to_f32(f)))?;
        let path = outlined(path, stroke)?;
        let cover = Cover::of_path(&path, FillRule::Winding, self.sheet.plates.area())?;
        self.sheet.plates.work += cover.data.len() as u64;
        Some(MovedCover { cover: Arc::new(cover), shift: (0, 0) })
    }

    /// What a small glyph covers, drawn once for each place within a pixel.
    fn kept_cover(&mut self, font: &Font<'a>, code: u32, path: &Path, matrix: Matrix) -> Option<MovedCover> {
        let Matrix([.., e, f]) = matrix;
        let (place, shift) = ((within(e), within(f)), (to_pixel(e.floor()), to_pixel(f.floor())));
        let linear = linear_part(matrix);
        let key = CoverKey { font: font.id, code, linear: linear.map(f32::to_bits), place };
        let draw = || small_cover(path, linear, place);
        let cover = match self.kept.cover(&key) {
            Some(cover) => cover,
            None => {
                let cover = match font.outlines.origin {
                    Some(origin) => self.memory.cover(GlyphKey { origin, code, linear: key.linear, place }, draw),
                    None => draw().map(Arc::new),
                };
                self.kept.keep_cover(key, cover.clone());
                cover
            }
        }?;
        // As if it were drawn each time, so that a page costs the same whatever the pages before it left.
        self.sheet.plates.work += cover.data.len() as u64;
        Some(MovedCover { cover, shift })
    }

    /// The glyph of a code, made ready once.
    pub(super) fn glyph(&mut self, font: &Font<'a>, code: u32) -> Rc<LetteredGlyph> {
        let glyph = self.kept.glyphs.entry((font.id, code));
        Rc::clone(glyph.or_insert_with(|| Rc::new(LetteredGlyph::of_code(font, code))))
    }
}

/// What a glyph covers at a place within the first pixel.
fn small_cover(path: &Path, linear: [f32; 4], place: (u8, u8)) -> Option<Cover> {
    let [x, y] = [place.0, place.1].map(|place| to_f32((f64::from(place) + 0.5) / PLACES));
    let path = transformed(path, linear, (x, y))?;
    let side = to_pixel(LARGE * 4.0);
    Cover::of_path(&path, FillRule::Winding, Area { left: -side, top: -side, right: side, bottom: side })
}

fn is_large(Matrix([a, b, c, d, ..]): Matrix) -> bool {
    a.abs().max(b.abs()).max(c.abs()).max(d.abs()) > LARGE
}

/// A matrix without its shift.
fn linear_part(Matrix([a, b, c, d, ..]): Matrix) -> [f32; 4] {
    [a, b, c, d].map(to_f32)
}

fn transformed(path: &Path, [a, b, c, d]: [f32; 4], (e, f): (f32, f32)) -> Option<Path> {
    path.clone().transform(Transform::from_row(a, b, c, d, e, f))
}

/// The path of letters that are drawn along their outline.
fn outlined(path: Path, stroke: Option<f64>) -> Option<Path> {
    match stroke {
        Some(width) => path.stroke(&Stroke { width: to_f32(width.max(0.05)), ..Stroke::default() }, 1.0),
        None => Some(path),
    }
}

/// The place within a pixel.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a fraction of a pixel")]
fn within(value: f64) -> u8 {
    if value.is_finite() { ((value - value.floor()) * PLACES) as u8 } else { 0 }
}
