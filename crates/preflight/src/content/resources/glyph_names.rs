//! What the codes of a font of one byte are called (ISO 32000-1 9.6.6, annex D): the encodings a font may start from, and the differences it
//! names. Takes a font's dictionary; gives a name, or the character a name stands for.

use std::collections::HashMap;
use std::sync::OnceLock;

use hayro_syntax::object::{Array, Dict, Name, Object};
use read_fonts::ps::encoding::PredefinedEncoding;

use crate::input::strings::text_of_name;

/// What Windows has at 0x80–0x9F; a blank stands where it has nothing.
const WINDOWS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
/// What the Macintosh has from 0x80 on.
const MACINTOSH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
/// Adobe's list of names of glyphs for new fonts (AGLFN 1.7, BSD licence): a name and the number of its character.
const LIST: &str = include_str!("glyph_list.txt");
/// The most entries of a list of differences.
const MOST: usize = 1024;

/// The encoding a font starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Windows,
    Macintosh,
    Standard,
    Expert,
}

/// The names of the codes of a font of one byte.
#[derive(Debug, Clone, Default)]
pub(crate) struct GlyphNames {
    differences: HashMap<u8, String>,
    base: Option<Base>,
}

impl GlyphNames {
    /// Those a font's dictionary gives.
    pub(crate) fn of_font(dict: &Dict<'_>) -> Self {
        match dict.get::<Object<'_>>(b"Encoding") {
            Some(Object::Name(name)) => Self { base: base_of(&name), ..Self::default() },
            Some(Object::Dict(encoding)) => Self {
                base: encoding.get::<Name<'_>>(b"BaseEncoding").and_then(|name| base_of(&name)),
                differences: differences(&encoding),
            },
            _ => Self::default(),
        }
    }

    /// Whether it says nothing at all.
    pub(crate) fn is_silent(&self) -> bool {
        self.base.is_none() && self.differences.is_empty()
    }

    /// The name among the differences.
    pub(crate) fn different(&self, code: u8) -> Option<&str> {
        self.differences.get(&code).map(String::as_str)
    }

    /// The names the glyph of a code may have, the likeliest first; none where the dictionary leaves it to the program.
    pub(crate) fn candidates(&self, code: u8) -> Vec<String> {
        match (self.different(code), self.base) {
            (Some(name), _) => with_synonyms(name),
            (None, Some(Base::Standard)) => with_synonyms(PredefinedEncoding::Standard.name(code)),
            (None, Some(Base::Expert)) => with_synonyms(PredefinedEncoding::Expert.name(code)),
            (None, Some(Base::Windows)) => names_of(windows(code)),
            (None, Some(Base::Macintosh)) => names_of(macintosh(code)),
            (None, None) => Vec::new(),
        }
    }

    /// The character of a code; none where neither a name nor an encoding tells it.
    pub(crate) fn character(&self, code: u8) -> Option<char> {
        match (self.different(code), self.base) {
            (Some(name), _) => name_to_character(name),
            (None, Some(Base::Windows)) => windows(code),
            (None, Some(Base::Macintosh)) => macintosh(code),
            (None, Some(Base::Standard)) => name_to_character(PredefinedEncoding::Standard.name(code)),
            (None, Some(Base::Expert) | None) => None,
        }
    }
}

/// The code that the Macintosh has for a character.
pub(crate) fn macintosh_code(character: char) -> Option<u8> {
    (0..=255).find(|code| macintosh(*code) == Some(character))
}

/// Adobe's list, both ways.
struct GlyphList {
    by_name: HashMap<&'static str, char>,
    by_character: HashMap<char, &'static str>,
}

fn listed() -> &'static GlyphList {
    static READ: OnceLock<GlyphList> = OnceLock::new();
    READ.get_or_init(|| {
        let entries = LIST.split(['\n', ';']).filter_map(|entry| {
            let (name, number) = entry.split_once(' ')?;
            Some((name, char::from_u32(u32::from_str_radix(number, 16).ok()?)?))
        });
        let by_name: HashMap<&str, char> = entries.collect();
        let by_character = by_name.iter().map(|(name, character)| (*character, *name)).collect();
        GlyphList { by_name, by_character }
    })
}

/// The character a name stands for: by the list, or by its number in the name, as `uni6668` and `u20000` (AGL specification, 2).
fn name_to_character(name: &str) -> Option<char> {
    let plain = name.split('.').next().filter(|plain| !plain.is_empty())?;
    let numbered = || {
        let digits = match plain.strip_prefix("uni") {
            Some(digits) => digits.get(..4)?,
            None => plain.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len()))?,
        };
        char::from_u32(u32::from_str_radix(digits, 16).ok()?)
    };
    let also = match plain {
        "nbspace" | "nonbreakingspace" => Some('\u{a0}'),
        "sfthyphen" | "softhyphen" => Some('\u{ad}'),
        "middot" => Some('·'),
        "Omega" => Some('\u{2126}'),
        "Delta" => Some('\u{2206}'),
        "mu" => Some('\u{b5}'),
        _ => None,
    };
    listed().by_name.get(plain).copied().or(also).or_else(numbered)
}

fn base_of(name: &Name<'_>) -> Option<Base> {
    Some(match name.as_ref() {
        b"WinAnsiEncoding" => Base::Windows,
        b"MacRomanEncoding" => Base::Macintosh,
        b"StandardEncoding" => Base::Standard,
        b"MacExpertEncoding" => Base::Expert,
        _ => return None,
    })
}

fn windows(code: u8) -> Option<char> {
    match code {
        0x20..=0x7e | 0xa0..=0xff => Some(char::from(code)),
        // Codes without a meaning show a bullet (ISO 32000-1 D.2, note 3).
        0x80..=0x9f => WINDOWS.chars().nth(usize::from(code - 0x80)).filter(|c| *c != ' ').or(Some('•')),
        0x7f => Some('•'),
        _ => None,
    }
}

fn macintosh(code: u8) -> Option<char> {
    match code {
        0x20..=0x7e => Some(char::from(code)),
        0x80..=0xff => MACINTOSH.chars().nth(usize::from(code - 0x80)),
        _ => None,
    }
}

/// Every name of a character in the glyph list of Adobe, and its number.
fn names_of(character: Option<char>) -> Vec<String> {
    let Some(character) = character else { return Vec::new() };
    let mut names: Vec<String> =
        listed().by_character.get(&character).map(|name| (*name).to_owned()).into_iter().collect();
    // What only looks alike: a font that has one shows it for the other.
    match character {
        '\u{a0}' => names.push("space".to_owned()),
        '\u{ad}' => names.push("hyphen".to_owned()),
        '\u{2126}' | '\u{3a9}' => names.push("Omega".to_owned()),
        '\u{2206}' | '\u{394}' => names.push("Delta".to_owned()),
        '\u{b5}' | '\u{3bc}' => names.push("mu".to_owned()),
        '·' => names.push("middot".to_owned()),
        _ => {}
    }
    names.push(format!("uni{:04X}", u32::from(character)));
    names
}

/// A name, and the other names of its character.
fn with_synonyms(name: &str) -> Vec<String> {
    let mut names = vec![name.to_owned()];
    if !name.is_empty() && !name.contains('.') {
        names.extend(names_of(name_to_character(name)));
    }
    names
}

/// The names an encoding gives to codes.
fn differences(encoding: &Dict<'_>) -> HashMap<u8, String> {
    let mut names = HashMap::new();
    let mut code = 0u8;
    let listed = encoding.get::<Array<'_>>(b"Differences");
    for object in listed.iter().flat_map(|array| array.iter::<Object<'_>>()).take(MOST) {
        match object {
            Object::Number(number) => code = u8::try_from(number.as_i64()).unwrap_or(0),
            Object::Name(name) => {
                names.insert(code, text_of_name(&name));
                code = code.wrapping_add(1);
            }
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_give_names_and_characters() {
        let names = |base| GlyphNames { base: Some(base), differences: HashMap::from([(65, "alpha".to_owned())]) };
        let windows = names(Base::Windows);
        assert_eq!(
            (windows.character(0xe9), windows.character(0x92), windows.character(65)),
            (Some('é'), Some('’'), Some('α'))
        );
        assert!(windows.candidates(0xe9).contains(&"eacute".to_owned()));
        assert!(windows.candidates(0x80).contains(&"Euro".to_owned()));
        assert!(windows.candidates(0xa0).contains(&"space".to_owned()));
        let macintosh = names(Base::Macintosh);
        assert_eq!((macintosh.character(0x8e), macintosh.character(0xd5)), (Some('é'), Some('’')));
        assert_eq!(macintosh_code('é'), Some(0x8e));
        assert_eq!(names(Base::Standard).character(0xae), Some('ﬁ'));
        assert_eq!(MACINTOSH.chars().count(), 128);
        assert_eq!(WINDOWS.chars().count(), 32);
    }
}
