//! Glyphs ready to be drawn, and what the cover of one depends on.

use std::sync::Arc;

use tiny_skia::{Path, PathBuilder};

use crate::content::plates::{Cover, to_f32};
use crate::content::resources::{Font, Glyph};

/// A glyph, ready to be drawn.
pub(super) struct LetteredGlyph {
    /// With the em as unit; none where it is blank.
    pub(super) path: Option<Path>,
    /// Whether the font does not have it.
    pub(super) missing: bool,
    /// Whether the path is only its box.
    pub(super) vague: bool,
}

impl LetteredGlyph {
    /// The glyph of a code.
    pub(super) fn of_code(font: &Font<'_>, code: u32) -> Self {
        let (path, missing, vague) = match font.outlines.glyph(code) {
            Glyph::Outline(path) => (path, false, false),
            Glyph::Missing(path) => (path, true, false),
            Glyph::Unknown => {
                let blank = code == 32 || font.procedures.is_some();
                (if blank { None } else { box_of_width(font.width(code)) }, false, true)
            }
        };
        Self { path, missing, vague }
    }
}

/// The box of a glyph whose outline is not known.
fn box_of_width(width: f64) -> Option<Path> {
    let rect = tiny_skia::Rect::from_ltrb(0.05, -0.1, to_f32(width.clamp(0.1, 2.0)), 0.85)?;
    Some(PathBuilder::from_rect(rect))
}

/// What the cover of a kept glyph depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct CoverKey {
    /// Its font, by where that lies in the file.
    pub(super) font: usize,
    /// Its code.
    pub(super) code: u32,
    /// The bits of its matrix, without the shift.
    pub(super) linear: [u32; 4],
    /// Its place within the pixel.
    pub(super) place: (u8, u8),
}

/// What a glyph covers, and by how many pixels that is to be moved.
pub(super) struct MovedCover {
    pub(super) cover: Arc<Cover>,
    pub(super) shift: (i32, i32),
}
