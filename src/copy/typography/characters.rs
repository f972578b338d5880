//! Single characters: those that cannot be seen, full-width figures, dots.

use super::super::script::is_han;
use super::super::traced::Traced;

/// Drops what cannot be seen, makes every kind of space an ordinary one, and brings full-width figures and letters back.
pub(super) fn plain_characters(characters: &[Traced]) -> Vec<Traced> {
    let mut text: Vec<Traced> = Vec::with_capacity(characters.len());
    for traced in characters {
        let c = match traced.c {
            '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => {
                continue;
            }
            // Print has one form of a sign, in one ink; which of them a screen should show is no matter.
            '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => continue,
            '\u{3000}' => '\u{3000}',
            c if c.is_whitespace() => ' ',
            c if c.is_control() => continue,
            c @ ('\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}') => {
                char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
            }
            '\u{2015}' | '\u{2500}' => '—',
            c => c,
        };
        if !(text.is_empty() && c.is_whitespace()) {
            text.push(traced.with(c));
        }
    }
    while text.last().is_some_and(|traced| traced.c.is_whitespace() && !traced.literal) {
        text.pop();
    }
    text
}

/// Makes the dot in a foreign name the middle dot, and the wide dot in a figure the ordinary one.
pub(super) fn dots(mut text: Vec<Traced>) -> Vec<Traced> {
    for i in 1..text.len().saturating_sub(1) {
        let (left, right) = (text[i - 1].c, text[i + 1].c);
        match text[i].c {
            '•' | '‧' | '∙' | '・' | '･' if is_letter(left) && is_letter(right) => text[i].c = '·',
            '．' if left.is_ascii_digit() && right.is_ascii_digit() => text[i].c = '.',
            _ => {}
        }
    }
    text
}

fn is_letter(c: char) -> bool {
    is_han(c) || c.is_ascii_alphabetic()
}
