//! Which glyph of an embedded program a code shows (ISO 32000-1 9.6.6.4, 9.7.4.2). Takes a font descriptor and how codes lead to glyphs; gives
//! for a code its outline with the em as unit.

use hayro_syntax::object::{Dict, Name, Stream};
use tiny_skia::Path;
use ttf_parser::{Face, PlatformId, cff, cmap};

use super::font_program::FontProgram;
use super::glyph_names::{GlyphNames, macintosh_code};
use super::origin::{Origin, origin_of_bytes};
use crate::fault::ProgramFault;
use crate::input::bounded;

/// The bit of a descriptor's flags for fonts of symbols.
const SYMBOLIC: u32 = 4;

/// How codes lead to glyphs.
pub(crate) enum FontEncoding {
    /// One byte, with names for some.
    Simple(GlyphNames),
    /// CIDs, with a table from CIDs to glyphs of a TrueType program.
    Cid { to_glyph: Option<Vec<u8>> },
    /// A CMap that is not read.
    Unknown,
}

impl FontEncoding {
    /// That of a composite font with this descendant.
    pub(crate) fn of_composite(descendant: &Dict<'_>, readable: bool) -> Self {
        if !readable {
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
    /// Why the program cannot be used.
    pub fault: Option<ProgramFault>,
    encoding: FontEncoding,
    program: FontProgram,
    symbolic: bool,
}

/// What can be said of a code's glyph.
pub(crate) enum Glyph {
    /// The font has it.
    Found(GlyphShape),
    /// The font has no such glyph and shows .notdef.
    Missing(Option<Path>),
    /// It cannot be told what it looks like.
    Unknown,
}

/// What a glyph looks like.
pub(crate) struct GlyphShape {
    /// Its outline; none where it is blank.
    pub(crate) path: Option<Path>,
    /// How far the program says it goes on, as a part of the em.
    pub(crate) width: Option<f64>,
    /// Whether its instructions could be followed to their end.
    pub(crate) sound: bool,
}

impl Outlines {
    /// Those of the program of a descriptor.
    pub(crate) fn of_descriptor(descriptor: &Dict<'_>, encoding: FontEncoding) -> Self {
        let (program, fault) = FontProgram::of_descriptor(descriptor);
        let symbolic = descriptor.get::<u32>(b"Flags").is_some_and(|flags| flags & SYMBOLIC != 0);
        Self { origin: origin_of(&encoding, &program), fault, encoding, program, symbolic }
    }

    /// The glyph of a code.
    pub(crate) fn glyph(&self, code: u32) -> Glyph {
        let found = match (&self.program, &self.encoding) {
            (FontProgram::None, _) | (_, FontEncoding::Unknown) => return Glyph::Unknown,
            (_, FontEncoding::Cid { to_glyph }) => self.cid_glyph(code, to_glyph.as_deref()),
            (_, FontEncoding::Simple(names)) => match u8::try_from(code) {
                Ok(code) => self.simple_glyph(code, names),
                Err(_) => return Glyph::Unknown,
            },
        };
        let drawn = self.program.draw(found.unwrap_or(0));
        match found {
            Some(glyph) if glyph > 0 => {
                Glyph::Found(GlyphShape { path: drawn.path, width: drawn.width, sound: drawn.sound })
            }
            _ if self.is_blank(code) => Glyph::Found(GlyphShape { path: None, width: None, sound: true }),
            _ => Glyph::Missing(drawn.path),
        }
    }

    /// Whether a code means a space, which a font may do without.
    fn is_blank(&self, code: u32) -> bool {
        let FontEncoding::Simple(names) = &self.encoding else { return false };
        let Ok(code) = u8::try_from(code) else { return false };
        match names.different(code) {
            Some(name) => matches!(name, "space" | "nbspace" | "nonbreakingspace" | "uni00A0"),
            None => {
                names.character(code).map_or(code == 32, |c| c == ' ' || c == '\u{a0}')
                    || code < 32 && names.is_silent()
            }
        }
    }

    fn cid_glyph(&self, cid: u32, to_glyph: Option<&[u8]>) -> Option<u16> {
        let cid = u16::try_from(cid).ok()?;
        match &self.program {
            FontProgram::Cff { cids: Some(cids), .. } => cids.get(&cid).copied(),
            FontProgram::Cff { data, cids: None } => {
                let glyph = to_glyph.map_or(Some(cid), |table| mapped_glyph(table, cid))?;
                (glyph < cff::Table::parse(data)?.number_of_glyphs()).then_some(glyph)
            }
            FontProgram::Face(data) => {
                let glyph = to_glyph.map_or(Some(cid), |table| mapped_glyph(table, cid))?;
                (glyph < Face::parse(data, 0).ok()?.number_of_glyphs()).then_some(glyph)
            }
            FontProgram::Type1 { .. } | FontProgram::None => None,
        }
    }

    fn simple_glyph(&self, code: u8, names: &GlyphNames) -> Option<u16> {
        match &self.program {
            FontProgram::Cff { data, .. } => {
                let table = cff::Table::parse(data)?;
                let candidates = names.candidates(code);
                let named = candidates.iter().find_map(|name| table.glyph_index_by_name(name));
                named.or_else(|| table.glyph_index(code).filter(|_| candidates.is_empty())).map(|glyph| glyph.0)
            }
            FontProgram::Type1 { font, names: glyphs } => {
                let candidates = names.candidates(code);
                let own = || font.encoding().and_then(|encoding| encoding.map(code));
                let own = || own().and_then(|glyph| u16::try_from(glyph.to_u32()).ok());
                let named = candidates.iter().find_map(|name| glyphs.get(name).copied());
                named.or_else(|| own().filter(|_| candidates.is_empty()))
            }
            FontProgram::Face(data) => face_glyph(&Face::parse(data, 0).ok()?, names, code, self.symbolic),
            FontProgram::None => None,
        }
    }
}

/// The digest of a program and its encoding; none of fonts of one byte, whose encodings stand in many places.
fn origin_of(encoding: &FontEncoding, program: &FontProgram) -> Option<Origin> {
    let FontEncoding::Cid { to_glyph } = encoding else { return None };
    Some(origin_of_bytes(&[program.bytes()?, to_glyph.as_deref().unwrap_or_default()]))
}

/// The glyph that a table of two bytes each has for a CID.
fn mapped_glyph(table: &[u8], cid: u16) -> Option<u16> {
    let start = usize::from(cid) * 2;
    table.get(start..start + 2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
}

/// The glyph of a code of one byte in a TrueType program: fonts of symbols by the code, others by the character the code means; what the
/// one way does not find, the other may.
fn face_glyph(face: &Face<'_>, names: &GlyphNames, code: u8, symbolic: bool) -> Option<u16> {
    let by_code = || glyph_by_code(face, code);
    let by_name = || glyph_by_name(face, names, code);
    if symbolic && names.different(code).is_none() { by_code().or_else(by_name) } else { by_name().or_else(by_code) }
}

fn glyph_by_code(face: &Face<'_>, code: u8) -> Option<u16> {
    let code = u32::from(code);
    subtables(face).into_iter().find_map(|table| {
        [0xf000 + code, code, 0xf100 + code, 0xf200 + code].into_iter().find_map(|code| found_in(&table, code))
    })
}

fn glyph_by_name(face: &Face<'_>, names: &GlyphNames, code: u8) -> Option<u16> {
    let tables = subtables(face);
    if let Some(character) = names.character(code) {
        let unicode = |table: &cmap::Subtable<'_>| {
            table.is_unicode() || (table.platform_id == PlatformId::Windows && table.encoding_id == 1)
        };
        let by_character =
            tables.iter().filter(|table| unicode(table)).find_map(|table| found_in(table, u32::from(character)));
        let roman = |table: &&cmap::Subtable<'_>| table.platform_id == PlatformId::Macintosh && table.encoding_id == 0;
        let by_roman = || {
            let code = macintosh_code(character)?;
            tables.iter().filter(roman).find_map(|table| found_in(table, u32::from(code)))
        };
        if let Some(glyph) = by_character.or_else(by_roman) {
            return Some(glyph);
        }
    }
    let candidates = names.candidates(code);
    let by_post = candidates.iter().find_map(|name| face.glyph_index_by_name(name)).map(|glyph| glyph.0);
    // Subsets name their glyphs by number: `g17`, `glyph17`, `gid17`, `index17`.
    by_post.filter(|glyph| *glyph > 0).or_else(|| {
        let digits = names.different(code)?.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '_');
        digits.parse::<u16>().ok().filter(|glyph| *glyph < face.number_of_glyphs())
    })
}

fn subtables<'f>(face: &Face<'f>) -> Vec<cmap::Subtable<'f>> {
    face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables).collect()
}

fn found_in(table: &cmap::Subtable<'_>, code: u32) -> Option<u16> {
    table.glyph_index(code).map(|glyph| glyph.0).filter(|glyph| *glyph > 0)
}

/// What kind of program a descriptor holds, by the type that its font states; none where the two fit.
pub(crate) fn unfit_program(descriptor: &Dict<'_>, subtype: &str) -> Option<ProgramFault> {
    let kind = descriptor.get::<Stream<'_>>(b"FontFile3").and_then(|stream| stream.dict().get::<Name<'_>>(b"Subtype"));
    let kind = kind.as_ref().map(|name| name.as_ref());
    let unfit = match subtype {
        "TrueType" | "CIDFontType2" => {
            descriptor.contains_key("FontFile") || kind.is_some_and(|kind| kind != b"OpenType")
        }
        "Type1" | "MMType1" | "CIDFontType0" => descriptor.contains_key("FontFile2"),
        _ => false,
    };
    unfit.then_some(ProgramFault::Foreign)
}
