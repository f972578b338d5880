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
use spaces::spaces;
pub(super) use unify::{Replaced, unified, unified_first, unify};

/// How often the rules are gone through at most; text that people type settles after the first time.
const MAX_PASSES: usize = 5;

/// Normalises one text. A space that goes may let two marks meet and another rule hold, so the rules are gone through until
/// nothing changes.
pub(super) fn normalise(characters: &[Traced], role: Role) -> Vec<Traced> {
    let mut text = pass(characters, role);
    for _ in 1..MAX_PASSES {
        let again = pass(&text, role);
        let settled = again == text;
        text = again;
        if settled {
            break;
        }
    }
    text
}

/// Goes through the rules once.
///
/// 1. Characters: invisible ones go, full-width figures become ASCII. 2. Addresses are set apart. 3. Straight quotes.
/// 4. Ellipses and dashes. 5. Brackets. 6. Other marks. 7. Spaces. 8. Dots in names and figures.
fn pass(characters: &[Traced], role: Role) -> Vec<Traced> {
    let mut text = plain_characters(characters);
    if text.iter().any(|traced| is_han(traced.c)) {
        set_addresses_apart(&mut text);
        pair_straight_quotes(&mut text);
        let mut text = ellipses_and_dashes(&text);
        pair_brackets(&mut text);
        widen_marks(&mut text);
        return dots(spaces(&text, role));
    }
    dots(spaces(&text, role))
}

#[cfg(test)]
mod tests;
