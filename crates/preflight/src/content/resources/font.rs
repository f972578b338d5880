//! Fonts as a content stream uses them (ISO 32000-1 9.6, 9.7): codes, widths, and whether the glyphs are in the file.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::codes::{CodeMap, Codes};
use super::glyph_names::GlyphNames;
use super::numbers::numbers;
use super::outline::{FontEncoding, Outlines, unfit_program};
use crate::content::geometry::Matrix;
use crate::input::objects::number_of_dict;
use crate::input::strings::text_of_name;
use crate::report::FontUse;

/// The most entries of a table of widths.
const MOST_WIDTHS: usize = 1 << 16;

/// A font.
pub(crate) struct Font<'a> {
    /// What a report says of it.
    pub named: FontUse,
    /// The number of its object.
    pub object: Option<u32>,
    /// Tells it from the other fonts of the page.
    pub id: usize,
    /// Whether its characters are CIDs.
    pub composite: bool,
    /// Whether lines run downwards.
    pub vertical: bool,
    /// Where its outlines come from.
    pub outlines: Outlines,
    /// The procedures of a Type 3 font.
    pub procedures: Option<Procedures<'a>>,
    codes: CodeMap,
    widths: GlyphWidths,
}

/// A Type 3 font: its glyphs are content streams.
pub(crate) struct Procedures<'a> {
    pub matrix: Matrix,
    pub resources: Option<Dict<'a>>,
    streams: Dict<'a>,
    names: GlyphNames,
}

impl<'a> Procedures<'a> {
    /// The content stream of a code.
    pub(crate) fn stream(&self, code: u32) -> Option<Stream<'a>> {
        self.streams.get::<Stream<'a>>(self.names.different(u8::try_from(code).ok()?)?.as_bytes())
    }
}

struct GlyphWidths {
    by_code: HashMap<u32, f32>,
    /// Ranges of codes that share a width; the last that fits counts.
    ranges: Vec<(RangeInclusive<u32>, f32)>,
    default: f32,
    scale: f64,
}

impl<'a> Font<'a> {
    /// The font a dictionary describes.
    pub(crate) fn from_dict(dict: &Dict<'a>, id: usize) -> Self {
        let descendant = dict.get::<Array<'_>>(b"DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let subtype = dict.get::<Name<'_>>(b"Subtype").map(|name| text_of_name(&name)).unwrap_or_default();
        let composite = subtype == "Type0";
        let inner = descendant.as_ref().unwrap_or(dict);
        let descriptor = inner.get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default();
        let base = dict.get::<Name<'_>>(b"BaseFont").map_or_else(|| "（无名）".to_owned(), |name| text_of_name(&name));
        let codes = if composite { CodeMap::of_composite(dict) } else { CodeMap::of_simple() };
        let names = GlyphNames::of_font(dict);
        let encoding = if composite {
            FontEncoding::of_composite(inner, !matches!(codes.codes, Codes::Unknown))
        } else {
            FontEncoding::Simple(names.clone())
        };
        let embedded = [&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|key| descriptor.contains_key(key));
        let procedures = (subtype == "Type3").then(|| procedures(dict, names));
        let (name, subset) = untagged(&base);
        let mut outlines = Outlines::of_descriptor(&descriptor, encoding);
        let inner_type = inner.get::<Name<'_>>(b"Subtype").map(|name| text_of_name(&name)).unwrap_or_default();
        outlines.fault = outlines.fault.or_else(|| unfit_program(&descriptor, &inner_type));
        Self {
            named: FontUse { name, embedded: embedded || procedures.is_some(), subset },
            object: number_of_dict(dict),
            id,
            composite,
            vertical: codes.vertical,
            outlines,
            widths: if composite { cid_widths(inner) } else { simple_widths(dict, &descriptor, procedures.as_ref()) },
            procedures,
            codes,
        }
    }

    /// The characters of a string: codes of one byte, else CIDs.
    pub(crate) fn characters(&self, bytes: &[u8]) -> Vec<u32> {
        self.codes.characters(bytes)
    }

    /// The width the dictionary states for a character, as a part of the size; none where it states none.
    pub(crate) fn stated_width(&self, code: u32) -> Option<f64> {
        let stated = self.widths.by_code.get(&code).copied().or_else(|| self.widths.ranged(code));
        stated.map(|width| f64::from(width) * self.widths.scale)
    }

    /// How far a code goes on across the line, as a part of the size.
    pub(crate) fn width(&self, code: u32) -> f64 {
        self.stated_width(code).unwrap_or(f64::from(self.widths.default) * self.widths.scale)
    }
}

impl GlyphWidths {
    /// The width of the last range that has a character.
    fn ranged(&self, code: u32) -> Option<f32> {
        self.ranges.iter().rev().find(|(range, _)| range.contains(&code)).map(|(_, width)| *width)
    }
}

/// A name without the six letters that mark a subset.
fn untagged(name: &str) -> (String, bool) {
    match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            (rest.to_owned(), true)
        }
        _ => (name.to_owned(), false),
    }
}

fn procedures<'a>(dict: &Dict<'a>, names: GlyphNames) -> Procedures<'a> {
    let matrix = numbers(dict, b"FontMatrix").and_then(|numbers| <[f32; 6]>::try_from(numbers).ok());
    Procedures {
        matrix: Matrix(matrix.unwrap_or([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]).map(f64::from)),
        resources: dict.get::<Dict<'a>>(b"Resources"),
        streams: dict.get::<Dict<'a>>(b"CharProcs").unwrap_or_default(),
        names,
    }
}

fn simple_widths(dict: &Dict<'_>, descriptor: &Dict<'_>, procedures: Option<&Procedures<'_>>) -> GlyphWidths {
    let first = dict.get::<u32>(b"FirstChar").unwrap_or(0).min(255);
    let widths = numbers(dict, b"Widths").unwrap_or_default();
    GlyphWidths {
        by_code: (first..).zip(widths).collect(),
        ranges: Vec::new(),
        default: descriptor.get::<f32>(b"MissingWidth").unwrap_or(if procedures.is_some() { 0.0 } else { 500.0 }),
        scale: procedures.map_or(0.001, |procedures| procedures.matrix.0[0]),
    }
}

/// The widths of a CIDFont: runs `first [w w w]` and `first last w`.
fn cid_widths(dict: &Dict<'_>) -> GlyphWidths {
    let default = dict.get::<f32>(b"DW").unwrap_or(1000.0);
    let mut widths = GlyphWidths { by_code: HashMap::new(), ranges: Vec::new(), default, scale: 0.001 };
    let Some(array) = dict.get::<Array<'_>>(b"W") else { return widths };
    let mut objects = array.iter::<Object<'_>>().take(MOST_WIDTHS);
    while let (Some(Object::Number(first)), Some(second)) = (objects.next(), objects.next()) {
        let first = u32::from(u16::try_from(first.as_i64()).unwrap_or(u16::MAX));
        match second {
            Object::Array(run) => {
                let room = MOST_WIDTHS.saturating_sub(widths.by_code.len());
                widths.by_code.extend((first..).zip(run.iter::<f32>().take(room)));
            }
            Object::Number(last) => {
                let last = u32::try_from(last.as_i64()).unwrap_or(0);
                if let Some(Object::Number(width)) = objects.next() {
                    widths.ranges.push((first..=last, width.as_f32()));
                }
            }
            _ => break,
        }
    }
    widths
}
