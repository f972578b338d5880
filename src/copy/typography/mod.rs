//! Chinese copy normalisation: from what was typed to what a newspaper prints.
//!
//! Takes the characters of one text and gives them back with the marks of Chinese print, each still tied to its byte of
//! the file. Never adds, drops or moves a 汉字, and leaves its own output alone. Rules: misc.md §C.2.
//!
//! | file | rule |
//! |---|---|
//! | `unify`, `old_forms` | one code point for one character, before all else |
//! | `characters` | what cannot be seen goes, full-width figures become ASCII; dots in names and figures |
//! | `addresses` | web and mail addresses stay as they are |
//! | `quotes`, `inches` | straight quotes become pairs, but those of inches and feet; those without a partner are found |
//! | `marks` | ellipses and dashes take two ems, brackets and stops of Chinese text a whole one |
//! | `spaces` | spaces of typing go, those of content stay |

mod addresses;
mod characters;
mod inches;
mod marks;
mod old_forms;
mod quotes;
mod role;
mod spaces;
mod unify;

use super::script::is_han;
use super::traced::Traced;
use addresses::set_addresses_apart;
use characters::{dots, plain_characters};
use marks::{ellipses_and_dashes, pair_brackets, widen_marks};
pub(super) use old_forms::private_meaning;
use quotes::pair_straight_quotes;
pub(super) use quotes::unpaired_quotes;
pub(super) use role::Role;
pub(super) use spaces::DoubtfulSpace;
use spaces::{Spaced, spaces};
pub(super) use unify::{Replaced, unified, unified_first, unify};

/// How often the rules are gone through at most; text that people type settles after the first time.
const MAX_PASSES: usize = 5;

/// A text in the marks of Chinese print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edited {
    /// Its characters.
    pub(super) characters: Vec<Traced>,
    /// The spaces that may have been meant otherwise.
    pub(super) spaces: Vec<DoubtfulSpace>,
}

/// Normalises one text.
pub(super) fn normalise(characters: &[Traced], role: Role) -> Vec<Traced> {
    edit(characters, role).characters
}

/// Normalises one text, and tells of its doubtful spaces. A space that goes may let two marks meet and another rule hold, so the rules are
/// gone through until nothing changes.
pub(super) fn edit(characters: &[Traced], role: Role) -> Edited {
    let Spaced { characters: mut text, doubtful } = pass(characters, role);
    for _ in 1..MAX_PASSES {
        let again = pass(&text, role).characters;
        let settled = again == text;
        text = again;
        if settled {
            break;
        }
    }
    Edited { characters: text, spaces: doubtful }
}

/// Goes through the rules once.
///
/// 1. Characters: invisible ones go, full-width figures become ASCII. 2. Addresses are set apart. 3. Straight quotes.
/// 4. Ellipses and dashes. 5. Brackets. 6. Other marks. 7. Spaces. 8. Dots in names and figures.
fn pass(characters: &[Traced], role: Role) -> Spaced {
    let mut text = plain_characters(characters);
    if text.iter().any(|traced| is_han(traced.c)) {
        set_addresses_apart(&mut text);
        pair_straight_quotes(&mut text);
        text = ellipses_and_dashes(&text);
        pair_brackets(&mut text);
        widen_marks(&mut text);
    }
    let spaced = spaces(&text, role);
    Spaced { characters: dots(spaced.characters), ..spaced }
}

#[cfg(test)]
mod tests;
