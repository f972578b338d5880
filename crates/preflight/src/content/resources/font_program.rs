//! The programs of embedded fonts: TrueType, CFF, OpenType and Type 1. Takes a font descriptor; gives the program, or says why there is none
//! that can be used; and for a glyph its outline and its width, with the em as unit.

use std::collections::HashMap;

use hayro_syntax::object::{Dict, Name, Object, Stream};
use read_fonts::model::pen::{NullPen, OutlinePen};
use read_fonts::ps::cff::CffFontRef;
use read_fonts::ps::type1::Type1Font;
use read_fonts::types::GlyphId as ReadGlyph;
use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, GlyphId, OutlineBuilder, Tag, cff};

use crate::fault::ProgramFault;
use crate::input::bounded;

/// The most bytes of a font program.
const LIMIT: usize = 64 << 20;
/// The tables of an sfnt without which no glyph can be drawn as it was meant.
const NEEDED: [&[u8; 4]; 5] = [b"glyf", b"loca", b"head", b"maxp", b"hmtx"];

/// A program.
pub(crate) enum FontProgram {
    /// A bare CFF table; with the glyphs of its CIDs where it has some.
    Cff { data: Vec<u8>, cids: Option<HashMap<u16, u16>> },
    /// A TrueType or OpenType file.
    Face(Vec<u8>),
    /// A Type 1 program, with its glyphs by name.
    Type1 { font: Box<Type1Font>, names: HashMap<String, u16> },
    /// None, or one that cannot be used.
    None,
}

/// What is drawn of a glyph.
pub(crate) struct DrawnGlyph {
    /// With the em as unit; none where it is blank.
    pub(crate) path: Option<Path>,
    /// How far the program says it goes on.
    pub(crate) width: Option<f64>,
    /// Whether its instructions could be followed to their end.
    pub(crate) sound: bool,
}

impl FontProgram {
    /// The program of a descriptor, and what is wrong with it.
    pub(crate) fn of_descriptor(descriptor: &Dict<'_>) -> (Self, Option<ProgramFault>) {
        let keys: [&[u8]; 3] = [b"FontFile2", b"FontFile3", b"FontFile"];
        let Some(key) = keys.into_iter().find(|key| descriptor.contains_key(key)) else { return (Self::None, None) };
        let Some(Object::Stream(stream)) = descriptor.get::<Object<'_>>(key) else {
            return (Self::None, Some(ProgramFault::NotStream));
        };
        let Ok(data) = bounded::decoded(&stream, LIMIT) else { return (Self::None, Some(ProgramFault::Broken)) };
        if data.is_empty() {
            return (Self::None, Some(ProgramFault::Empty));
        }
        let read = match key {
            b"FontFile2" => from_truetype(data.into_owned()),
            b"FontFile" => from_type1(&data),
            _ if is_opentype(&stream) => from_opentype(data.into_owned()),
            _ => from_cff(data.into_owned()),
        };
        match read {
            Ok(program) => (program, None),
            Err(fault) => (Self::None, Some(fault)),
        }
    }

    /// The bytes of it that tell it from others; none where they were not kept.
    pub(crate) fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Cff { data, .. } | Self::Face(data) => Some(data),
            Self::Type1 { .. } | Self::None => None,
        }
    }

    /// A glyph, drawn.
    pub(crate) fn draw(&self, glyph: u16) -> DrawnGlyph {
        match self {
            Self::Cff { data, .. } => draw_cff(data, glyph),
            Self::Face(data) => draw_face(data, glyph),
            Self::Type1 { font, .. } => {
                let mut pen = Pen::new(1.0);
                let drawn = font.draw(ReadGlyph::new(glyph.into()), Some(1.0), &mut pen);
                let width = drawn.as_ref().ok().copied().flatten().map(f64::from);
                DrawnGlyph { path: pen.path.finish(), width, sound: drawn.is_ok() }
            }
            Self::None => DrawnGlyph { path: None, width: None, sound: true },
        }
    }
}

fn draw_cff(data: &[u8], glyph: u16) -> DrawnGlyph {
    let Some(table) = cff::Table::parse(data) else { return DrawnGlyph { path: None, width: None, sound: false } };
    let scale = table.matrix().sx;
    let scale = if scale > 0.0 { scale } else { 0.001 };
    let mut pen = Pen::new(scale);
    let outline = table.outline(GlyphId(glyph), &mut pen);
    let (width, sound) = cff_width(data, glyph);
    DrawnGlyph { path: outline.ok().and_then(|_| pen.path.finish()), width, sound }
}

/// The width of a glyph by its charstring, and whether that could be followed to its end.
fn cff_width(data: &[u8], glyph: u16) -> (Option<f64>, bool) {
    let Ok(font) = CffFontRef::new_cff(data, 0, None) else { return (None, false) };
    let glyph = ReadGlyph::new(glyph.into());
    let subfont = font.subfont_index(glyph).and_then(|index| font.subfont(index, &[]).ok());
    let Some(subfont) = subfont else { return (None, true) };
    match font.draw(&subfont, glyph, &[], Some(1.0), &mut NullPen) {
        Ok(width) => (width.map(f64::from), true),
        Err(_) => (None, false),
    }
}

fn draw_face(data: &[u8], glyph: u16) -> DrawnGlyph {
    let Ok(face) = Face::parse(data, 0) else { return DrawnGlyph { path: None, width: None, sound: false } };
    let em = f32::from(face.units_per_em().max(1));
    let mut pen = Pen::new(1.0 / em);
    let drawn = face.outline_glyph(GlyphId(glyph), &mut pen).is_some();
    let width = face.glyph_hor_advance(GlyphId(glyph)).map(|width| f64::from(width) / f64::from(em));
    DrawnGlyph { path: if drawn { pen.path.finish() } else { None }, width, sound: true }
}

fn is_opentype(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>(b"Subtype").is_some_and(|name| name.as_ref() == b"OpenType")
}

fn from_truetype(data: Vec<u8>) -> Result<FontProgram, ProgramFault> {
    match data.first_chunk::<4>() {
        Some([0, 1, 0, 0] | b"true" | b"ttcf") => {}
        Some(b"OTTO" | [1, 0, ..] | b"%!PS" | b"%!Fo") => return Err(ProgramFault::Foreign),
        _ => return Err(ProgramFault::Broken),
    }
    if is_cut(&data) {
        return Err(ProgramFault::Cut);
    }
    match Face::parse(&data, 0) {
        Ok(face) if face.number_of_glyphs() > 0 && face.raw_face().table(Tag::from_bytes(b"glyf")).is_some() => {
            Ok(FontProgram::Face(data))
        }
        _ => Err(ProgramFault::Broken),
    }
}

/// Whether a table that is needed goes on behind the end of the file.
fn is_cut(data: &[u8]) -> bool {
    let word = |at: usize| data.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    let count = data.get(4..6).map_or(0, |two| usize::from(u16::from_be_bytes([two[0], two[1]])));
    (0..count).any(|place| {
        let at = 12 + place * 16;
        let Some(tag) = data.get(at..at + 4) else { return true };
        let (Some(offset), Some(length)) = (word(at + 8), word(at + 12)) else { return true };
        NEEDED.iter().any(|needed| needed[..] == *tag) && u64::from(offset) + u64::from(length) > data.len() as u64
    })
}

fn from_opentype(data: Vec<u8>) -> Result<FontProgram, ProgramFault> {
    if !matches!(data.first_chunk::<4>(), Some([0, 1, 0, 0] | b"true" | b"OTTO" | b"ttcf")) {
        return Err(ProgramFault::Foreign);
    }
    if is_cut(&data) {
        return Err(ProgramFault::Cut);
    }
    let Ok(face) = Face::parse(&data, 0) else { return Err(ProgramFault::Broken) };
    match face.raw_face().table(Tag::from_bytes(b"CFF ")).map(<[u8]>::to_vec) {
        Some(table) => from_cff(table),
        None => Ok(FontProgram::Face(data)),
    }
}

fn from_cff(data: Vec<u8>) -> Result<FontProgram, ProgramFault> {
    if matches!(data.first_chunk::<4>(), Some([0, 1, 0, 0] | b"true" | b"OTTO" | b"%!PS" | b"%!Fo")) {
        return Err(ProgramFault::Foreign);
    }
    let Some(table) = cff::Table::parse(&data) else { return Err(ProgramFault::Broken) };
    let last = CffFontRef::new_cff(&data, 0, None).ok().and_then(|font| {
        let strings = font.charstrings();
        strings.get(usize::try_from(strings.count()).ok()?.checked_sub(1)?).ok().map(<[u8]>::len)
    });
    if last.is_none() {
        return Err(ProgramFault::Cut);
    }
    let glyphs = 0..table.number_of_glyphs();
    let cids: HashMap<u16, u16> = glyphs.filter_map(|glyph| Some((table.glyph_cid(GlyphId(glyph))?, glyph))).collect();
    Ok(FontProgram::Cff { cids: (!cids.is_empty()).then_some(cids), data })
}

fn from_type1(data: &[u8]) -> Result<FontProgram, ProgramFault> {
    if matches!(data.first_chunk::<4>(), Some([0, 1, 0, 0] | b"true" | b"OTTO" | [1, 0, ..])) {
        return Err(ProgramFault::Foreign);
    }
    let marked = data.starts_with(b"%!") || data.first() == Some(&0x80);
    let font = Type1Font::new(data).map_err(|_| if marked { ProgramFault::Cut } else { ProgramFault::Broken })?;
    let names =
        font.glyph_names().filter_map(|(glyph, name)| Some((name.to_owned(), u16::try_from(glyph.to_u32()).ok()?)));
    let names = names.collect();
    Ok(FontProgram::Type1 { names, font: Box::new(font) })
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

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        OutlineBuilder::move_to(self, x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        OutlineBuilder::line_to(self, x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        OutlineBuilder::quad_to(self, x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        OutlineBuilder::curve_to(self, x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        OutlineBuilder::close(self);
    }
}
