//! The outlines of the glyphs of embedded fonts: CFF, TrueType and OpenType. Takes a font descriptor; gives for a code its outline with the em
//! as unit. Type 1 programs are not read.

use std::collections::HashMap;

use hayro_syntax::object::{Dict, Name, Stream};
use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, GlyphId, OutlineBuilder, Tag, cff};

use super::origin::{Origin, origin_of_bytes};
use crate::input::bounded;

/// The most bytes of a font program.
const LIMIT: usize = 128 << 20;

/// How codes lead to glyphs.
pub(crate) enum FontEncoding {
    /// One byte, with names for some.
    Simple { names: HashMap<u8, String> },
    /// CIDs, with a table from CIDs to glyphs of a TrueType program.
    Cid { to_glyph: Option<Vec<u8>> },
    /// A CMap that is not read.
    Unknown,
}

impl FontEncoding {
    /// That of a composite font with this descendant.
    pub(crate) fn of_composite(descendant: &Dict<'_>, identity: bool) -> Self {
        if !identity {
            return Self::Unknown;
        }
        let stream = descendant.get::<Stream<'_>>(b"CIDToGIDMap");
        Self::Cid { to_glyph: stream.and_then(|stream| Some(bounded::decoded(&stream, 1 << 17).ok()?.into_owned())) }
    }
}

/// Where the outlines of a font come from.
pub(crate) struct Outlines {
    /// What the outlines of its codes come from, as a digest; none where that is not known.
    pub origin: Option<Origin>,
    encoding: FontEncoding,
    program: FontProgram,
}

enum FontProgram {
    /// A bare CFF table; with the glyphs of its CIDs where it has some.
    Cff {
        data: Vec<u8>,
        cids: Option<HashMap<u16, u16>>,
    },
    /// A TrueType or OpenType file.
    Face(Vec<u8>),
    None,
}

/// What can be said of a code's glyph.
pub(crate) enum Glyph {
    /// Its outline; none where it is blank.
    Outline(Option<Path>),
    /// The font has no such glyph and shows .notdef.
    Missing(Option<Path>),
    /// It cannot be told what it looks like.
    Unknown,
}

impl Outlines {
    /// Those of the program of a descriptor.
    pub(crate) fn of_descriptor(descriptor: &Dict<'_>, encoding: FontEncoding) -> Self {
        let decoded = |key: &[u8]| {
            let stream = descriptor.get::<Stream<'_>>(key)?;
            let subtype = stream.dict().get::<Name<'_>>(b"Subtype").is_some_and(|name| name.as_ref() == b"OpenType");
            Some((bounded::decoded(&stream, LIMIT).ok()?.into_owned(), subtype))
        };
        let program = if let Some((data, _)) = decoded(b"FontFile2") {
            FontProgram::Face(data)
        } else if let Some((data, opentype)) = decoded(b"FontFile3") {
            if opentype { from_opentype(data) } else { from_cff(data) }
        } else {
            FontProgram::None
        };
        Self { origin: origin_of(&encoding, &program), encoding, program }
    }

    /// The glyph of a code.
    pub(crate) fn glyph(&self, code: u32) -> Glyph {
        match &self.program {
            FontProgram::Cff { data, cids } => self.cff_glyph(data, cids.as_ref(), code),
            FontProgram::Face(data) => self.face_glyph(data, code),
            FontProgram::None => Glyph::Unknown,
        }
    }

    fn cff_glyph(&self, data: &[u8], cids: Option<&HashMap<u16, u16>>, code: u32) -> Glyph {
        let Some(table) = cff::Table::parse(data) else { return Glyph::Unknown };
        let glyph = match (&self.encoding, cids) {
            (FontEncoding::Cid { .. }, Some(cids)) => u16::try_from(code).ok().and_then(|cid| cids.get(&cid).copied()),
            (FontEncoding::Cid { .. }, None) => {
                u16::try_from(code).ok().filter(|glyph| *glyph < table.number_of_glyphs())
            }
            (FontEncoding::Simple { names }, _) => {
                let Ok(code) = u8::try_from(code) else { return Glyph::Unknown };
                let named = names.get(&code).and_then(|name| table.glyph_index_by_name(name));
                named.or_else(|| table.glyph_index(code)).map(|glyph| glyph.0)
            }
            (FontEncoding::Unknown, _) => return Glyph::Unknown,
        };
        let scale = table.matrix().sx;
        let mut pen = Pen::new(if scale > 0.0 { scale } else { 0.001 });
        let drawn = table.outline(GlyphId(glyph.unwrap_or(0)), &mut pen).is_ok();
        pen.glyph(glyph.unwrap_or(0), drawn)
    }

    fn face_glyph(&self, data: &[u8], code: u32) -> Glyph {
        let Ok(face) = Face::parse(data, 0) else { return Glyph::Unknown };
        let glyph = match &self.encoding {
            FontEncoding::Cid { to_glyph: None } => u16::try_from(code).unwrap_or(0),
            FontEncoding::Cid { to_glyph: Some(table) } => {
                let start = usize::try_from(code).unwrap_or(usize::MAX / 4) * 2;
                table.get(start..start + 2).map_or(0, |pair| u16::from_be_bytes([pair[0], pair[1]]))
            }
            FontEncoding::Simple { names } => match simple_glyph(&face, names, code) {
                Some(glyph) => glyph,
                None => return Glyph::Unknown,
            },
            FontEncoding::Unknown => return Glyph::Unknown,
        };
        let glyph = if glyph < face.number_of_glyphs() { glyph } else { 0 };
        let mut pen = Pen::new(1.0 / f32::from(face.units_per_em().max(1)));
        let drawn = face.outline_glyph(GlyphId(glyph), &mut pen).is_some();
        pen.glyph(glyph, drawn)
    }
}

/// The digest of a program and its encoding; none of fonts of one byte, whose encodings stand in many places.
fn origin_of(encoding: &FontEncoding, program: &FontProgram) -> Option<Origin> {
    let FontEncoding::Cid { to_glyph } = encoding else { return None };
    let (kind, data) = match program {
        FontProgram::Cff { data, .. } => (b"cff", data),
        FontProgram::Face(data) => (b"sfn", data),
        FontProgram::None => return None,
    };
    Some(origin_of_bytes(&[kind, data, to_glyph.as_deref().unwrap_or_default()]))
}

/// The glyph of a code of one byte: by the name it is given, else by the cmap tables as ISO 32000-1 9.6.6.4 has them.
fn simple_glyph(face: &Face<'_>, names: &HashMap<u8, String>, code: u32) -> Option<u16> {
    if let Some(glyph) = names.get(&u8::try_from(code).ok()?).and_then(|name| face.glyph_index_by_name(name)) {
        return Some(glyph.0);
    }
    let tables = face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables);
    let found =
        tables.into_iter().find_map(|table| table.glyph_index(code).or_else(|| table.glyph_index(0xf000 + code)));
    found.map(|glyph| glyph.0)
}

fn from_opentype(data: Vec<u8>) -> FontProgram {
    let cff =
        Face::parse(&data, 0).ok().and_then(|face| face.raw_face().table(Tag::from_bytes(b"CFF ")).map(<[u8]>::to_vec));
    cff.map_or(FontProgram::Face(data), from_cff)
}

fn from_cff(data: Vec<u8>) -> FontProgram {
    let Some(table) = cff::Table::parse(&data) else { return FontProgram::None };
    let glyphs = 0..table.number_of_glyphs();
    let cids: HashMap<u16, u16> = glyphs.filter_map(|glyph| Some((table.glyph_cid(GlyphId(glyph))?, glyph))).collect();
    FontProgram::Cff { cids: (!cids.is_empty()).then_some(cids), data }
}

/// Draws an outline at the size of an em.
struct Pen {
    path: PathBuilder,
    scale: f32,
}

impl Pen {
    fn new(scale: f32) -> Self {
        Self { path: PathBuilder::new(), scale }
    }

    fn glyph(self, glyph: u16, drawn: bool) -> Glyph {
        let path = if drawn { self.path.finish() } else { None };
        if glyph == 0 { Glyph::Missing(path) } else { Glyph::Outline(path) }
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(x * self.scale, y * self.scale);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(x * self.scale, y * self.scale);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let s = self.scale;
        self.path.quad_to(x1 * s, y1 * s, x * s, y * s);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let s = self.scale;
        self.path.cubic_to(x1 * s, y1 * s, x2 * s, y2 * s, x * s, y * s);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
