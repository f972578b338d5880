//! One code point for one character: what was typed or copied in parts is composed (NFC), compatibility ideographs, radicals and the private
//! code points of old faces become the characters that everybody has. Takes characters; gives them, and what an editor should know of.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose};

use super::super::script::is_han;
use super::super::traced::Traced;
use super::old_forms::{private_meaning, unified_radical};

/// A character in whose place another stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::copy) struct Replaced {
    /// The byte of the file where it stands.
    pub(in crate::copy) at: usize,
    /// What stands in the file.
    pub(in crate::copy) from: char,
    /// What is printed.
    pub(in crate::copy) to: char,
}

/// The characters, each with one code point where there is one, and those in whose place another 汉字 or mark stands. What is literal stays.
pub(in crate::copy) fn unify(characters: &[Traced]) -> (Vec<Traced>, Vec<Replaced>) {
    let mut out: Vec<Traced> = Vec::with_capacity(characters.len());
    let mut replaced = vec![];
    let mut rest = characters;
    while let Some((first, more)) = rest.split_first() {
        if first.literal
            || first.mark.is_some()
            || first.c.is_ascii() && more.first().is_none_or(|next| next.c.is_ascii())
        {
            out.push(*first);
            rest = more;
            continue;
        }
        let belonging = more.iter().take_while(|next| next.mark.is_none() && !next.literal).map(|next| next.c);
        let length = 1 + joined(first.c, belonging);
        let (cluster, after) = rest.split_at(length);
        let text: String = cluster.iter().map(|traced| traced.c).collect();
        let last = cluster.len() - 1;
        out.extend(unified(&text).chars().enumerate().map(|(index, c)| cluster[index.min(last)].with(c)));
        if let Some(to) = another(first.c) {
            replaced.push(Replaced { at: first.at, from: first.c, to });
        }
        rest = after;
    }
    (out, replaced)
}

/// The same for text of which no places are kept.
pub(in crate::copy) fn unified(text: &str) -> String {
    text.nfc().map(|c| unified_radical(c).or_else(|| private_meaning(c)).unwrap_or(c)).collect()
}

/// The character that the beginning of a text is.
pub(in crate::copy) fn unified_first(text: &str) -> Option<char> {
    let first = text.chars().next()?;
    let length = 1 + joined(first, text.chars().skip(1));
    unified(&text.chars().take(length).collect::<String>()).chars().next()
}

/// How many characters belong to the one before them: combining marks, and parts of a syllable.
fn joined(first: char, rest: impl Iterator<Item = char>) -> usize {
    let mut whole = first;
    let joins = |next: &char| {
        let composed = compose(whole, *next);
        whole = composed.unwrap_or(whole);
        composed.is_some() || canonical_combining_class(*next) != 0
    };
    rest.take_while(joins).count()
}

/// What an editor should know: another 汉字, or a mark for a private code point. That a mark on a letter is composed changes nothing.
fn another(c: char) -> Option<char> {
    let to = unified(c.encode_utf8(&mut [0; 4])).chars().next().filter(|&to| to != c)?;
    (is_han(to) || private_meaning(c).is_some()).then_some(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traced(text: &str) -> Vec<Traced> {
        text.char_indices().map(|(at, c)| Traced::new(c, at)).collect()
    }

    fn plain(text: &str) -> String {
        unify(&traced(text)).0.iter().map(|traced| traced.c).collect()
    }

    #[test]
    fn what_was_typed_in_parts_is_composed() {
        assert_eq!(plain("ni\u{30c} ha\u{30c}o nu\u{308}\u{304}"), "nǐ hǎo nǖ");
        assert_eq!(plain("cafe\u{301}、a\u{301}\u{323}"), "café、ạ\u{301}");
        assert_eq!(plain("か\u{3099}っこう"), "がっこう");
        assert_eq!(plain("\u{1100}\u{1161}\u{11a8}"), "각");
        assert_eq!(plain("m\u{300}"), "m\u{300}");
    }

    #[test]
    fn places_stay_those_of_the_file() {
        let (text, replaced) = unify(&traced("e\u{301}好⽼"));
        let places: Vec<(char, usize)> = text.iter().map(|traced| (traced.c, traced.at)).collect();
        assert_eq!(places, [('é', 0), ('好', 3), ('老', 6)]);
        assert_eq!(replaced, [Replaced { at: 6, from: '⽼', to: '老' }]);
    }

    #[test]
    fn radicals_compatibility_and_private_characters_become_common_ones() {
        assert_eq!(plain("⼈⺠⻄⻔\u{f90a}\u{2f804}\u{e863}\u{e7c7}"), "人民西门金你䶮ḿ");
        assert_eq!(unify(&traced("人民\u{f90a}\u{e7c7}é")).1.len(), 2);
        assert_eq!(plain("\u{fa0e}\u{e000}"), "\u{fa0e}\u{e000}", "one is unified, the other means nothing");
        assert_eq!(unified_first("e\u{301}x"), Some('é'));
        assert_eq!(unified_first(""), None);
    }

    #[test]
    fn a_selector_stays_behind_its_character() {
        assert_eq!(plain("葛\u{e0100}飾"), "葛\u{e0100}飾");
    }
}
