//! Rare characters of a file that becomes part of a book: takes its text, tells of each once, where it stands first.

use super::desk::CopyDesk;
use super::script::is_rare_han;
use super::typography::private_meaning;
use crate::diag::{Code, Source};

/// The most rare characters of one file that are told of.
const RARE_TOLD: usize = 20;

/// Tells of rare 汉字 and of private characters in a file: the book has no fonts of its own, so an old reader may show a box.
pub(super) fn note_rare_characters(source: &Source, desk: &mut CopyDesk) {
    let is_private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    let mut told: Vec<char> = vec![];
    for (at, c) in
        source.text.char_indices().filter(|&(_, c)| is_rare_han(c) || (is_private(c) && private_meaning(c).is_none()))
    {
        if told.len() < RARE_TOLD && !told.contains(&c) {
            told.push(c);
            let message = format!("生僻字“{c}”（U+{:04X}），旧的阅读器可能显示成方框", u32::from(c));
            desk.note(Code::RareCharacter, at, message, "核对是否打错；人名用字可以不管");
        }
    }
}
