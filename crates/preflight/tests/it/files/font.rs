//! A font of three blocks, embedded.

use crate::pdf::{Document, Object, ObjectId, Stream, dictionary, string};

/// Three glyphs drawn for these tests; `python3 blocks.py blocks.ttf` makes it.
const PROGRAM: &[u8] = include_bytes!("blocks.ttf");

/// The objects of a composite font.
pub(super) struct EmbeddedFont {
    pub(super) font: ObjectId,
    pub(super) descriptor: ObjectId,
    pub(super) descendant: ObjectId,
}

pub(super) fn embedded_font(document: &mut Document) -> EmbeddedFont {
    let length = i64::try_from(PROGRAM.len()).unwrap();
    let program = document.add(Stream::deflated(dictionary! { "Length1" => length }, PROGRAM));
    let descriptor = document.add(dictionary! {
        "Type" => "FontDescriptor", "FontName" => "ABCDEF+Blocks", "Flags" => 4,
        "FontBBox" => vec![0.into(), (-100).into(), 1000.into(), 800.into()], "ItalicAngle" => 0, "Ascent" => 880,
        "Descent" => -120, "CapHeight" => 800, "StemV" => 80, "FontFile2" => program,
    });
    let system = dictionary! { "Registry" => string("Adobe"), "Ordering" => string("Identity"), "Supplement" => 0 };
    let descendant = document.add(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "ABCDEF+Blocks", "CIDSystemInfo" => system,
        "CIDToGIDMap" => "Identity", "DW" => 1000, "FontDescriptor" => descriptor,
    });
    let descendants: Vec<Object> = vec![descendant.into()];
    let font = document.add(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "ABCDEF+Blocks", "Encoding" => "Identity-H",
        "DescendantFonts" => descendants,
    });
    EmbeddedFont { font, descriptor, descendant }
}
