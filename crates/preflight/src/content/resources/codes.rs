//! How the bytes of a string become characters of a font: one byte each, or by a CMap (ISO 32000-1 9.7.5). Takes a font's dictionary; gives
//! codes, or CIDs.

use hayro_cmap::{CMap, CMapName, load_embedded};
use hayro_syntax::object::{Dict, Name, Object};

use crate::input::bounded;
use crate::input::strings::text_of_name;

/// The most bytes of a CMap in a file.
const LIMIT: usize = 4 << 20;

/// How the bytes of a string become characters.
pub(crate) enum Codes {
    /// One byte each.
    Bytes,
    /// Two bytes, which are the CID.
    Pairs,
    /// As a CMap has it.
    Mapped(Box<CMap>),
    /// By a CMap that cannot be read: pairs of bytes that lead nowhere.
    Unknown,
}

/// The characters of a font, and which way its lines run.
pub(crate) struct CodeMap {
    pub(crate) codes: Codes,
    pub(crate) vertical: bool,
}

impl CodeMap {
    /// That of a composite font.
    pub(crate) fn of_composite(dict: &Dict<'_>) -> Self {
        match dict.get::<Object<'_>>(b"Encoding") {
            Some(Object::Name(name)) => {
                let name = text_of_name(&name);
                let codes = match name.as_str() {
                    "Identity-H" | "Identity-V" => Codes::Pairs,
                    known => mapped(load_embedded(CMapName::from_bytes(known.as_bytes()))),
                };
                Self { codes, vertical: name.ends_with("-V") || name == "V" }
            }
            Some(Object::Stream(stream)) => {
                let named = stream.dict().get::<Name<'_>>(b"CMapName").map(|name| text_of_name(&name));
                let vertical = stream.dict().get::<i32>(b"WMode") == Some(1);
                let data = bounded::decoded(&stream, LIMIT).ok();
                let codes = match named.as_deref() {
                    Some("Identity-H" | "Identity-V") if data.as_ref().is_none_or(|data| data.is_empty()) => {
                        Codes::Pairs
                    }
                    _ => mapped(data.as_deref()),
                };
                Self { codes, vertical }
            }
            _ => Self { codes: Codes::Unknown, vertical: false },
        }
    }

    /// That of a font of one byte.
    pub(crate) const fn of_simple() -> Self {
        Self { codes: Codes::Bytes, vertical: false }
    }

    /// The characters of a string: codes of one byte, else CIDs; zero for what is not mapped.
    pub(crate) fn characters(&self, bytes: &[u8]) -> Vec<u32> {
        match &self.codes {
            Codes::Bytes => bytes.iter().map(|byte| u32::from(*byte)).collect(),
            Codes::Pairs | Codes::Unknown => bytes.chunks(2).map(number).collect(),
            Codes::Mapped(cmap) => {
                let (mut cids, mut rest) = (Vec::with_capacity(bytes.len() / 2), bytes);
                while !rest.is_empty() {
                    let (cid, length) = first_character(cmap, rest);
                    cids.push(cid);
                    rest = &rest[length..];
                }
                cids
            }
        }
    }
}

fn mapped(data: Option<&[u8]>) -> Codes {
    let cmap = data.and_then(|data| CMap::parse(data, load_embedded));
    cmap.map_or(Codes::Unknown, |cmap| Codes::Mapped(Box::new(cmap)))
}

/// The CID of the first character, and how many bytes it has: as few as are mapped.
fn first_character(cmap: &CMap, bytes: &[u8]) -> (u32, usize) {
    let longest = bytes.len().min(4);
    for length in 1..=longest {
        let width = u8::try_from(length).unwrap_or(4);
        if let Some(cid) = cmap.lookup_cid_code(number(&bytes[..length]), width) {
            return (cid, length);
        }
    }
    // Not mapped: one byte where single bytes are, else two.
    let single = bytes[0] < 0x80 && cmap.lookup_cid_code(0x41, 1).is_some();
    (0, if single { 1 } else { longest.min(2) })
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |code, byte| code << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CMAP: &[u8] =
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Ours def /CMapType 1 def
2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange
2 begincidrange <20> <7e> 814 <b1a8> <b1a9> 1000 endcidrange
endcmap CMapName currentdict /CMap defineresource pop end end";

    #[test]
    fn bytes_are_taken_as_the_map_has_them() {
        let ours = CodeMap { codes: mapped(Some(CMAP)), vertical: false };
        assert_eq!(ours.characters(&[b'A', 0xb1, 0xa8, b'B', 0xb1, 0xa9]), [847, 1000, 848, 1001]);
        // What is not mapped is two bytes, or one where single bytes are.
        assert_eq!(ours.characters(&[0xc0, 0xc0, b'A', 0x01, b'B']), [0, 847, 0, 848]);
        let unknown = CodeMap { codes: mapped(None), vertical: false };
        assert_eq!(unknown.characters(&[0, 1, 0, 2]), [1, 2]);
    }
}
