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
    /// Whether the program's instructions for it lead nowhere.
    pub(super) broken: bool,
    /// The widths that the dictionary and the program state, in thousandths of the size, where both do.
    pub(super) widths: Option<(f64, f64)>,
}

impl LetteredGlyph {
    /// The glyph of a code.
    pub(super) fn of_code(font: &Font<'_>, code: u32) -> Self {
        let blank = Self { path: None, missing: false, vague: false, broken: false, widths: None };
        match font.outlines.glyph(code) {
            Glyph::Found(shape) => {
                Self { widths: both_widths(font, code, shape.width), path: shape.path, broken: !shape.sound, ..blank }
            }
            Glyph::Missing(path) => Self { path, missing: true, ..blank },
            Glyph::Unknown if code == 32 || font.procedures.is_some() => Self { vague: true, ..blank },
            Glyph::Unknown => Self { path: box_of_width(font.width(code)), vague: true, ..blank },
        }
    }
}

/// The two widths of a character, in thousandths of the size.
fn both_widths(font: &Font<'_>, code: u32, drawn: Option<f64>) -> Option<(f64, f64)> {
    let stated = if font.composite { Some(font.width(code)) } else { font.stated_width(code) }?;
    Some((stated * 1000.0, drawn? * 1000.0)).filter(|_| !font.vertical)
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
