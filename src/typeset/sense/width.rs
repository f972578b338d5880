//! How wide a piece of a head is, in em.

use super::tokens::is_han;

/// The width of a piece in em where the face is not known: a Latin letter or digit is at most 0.6 em.
pub(in crate::typeset) fn rough_width(piece: &str) -> f64 {
    piece.chars().map(|c| if c.is_ascii() { 0.6 } else { 1.0 }).sum::<f64>() + script_space(piece)
}

/// The space the engine sets between Han and Latin characters, in em: a quarter at every change.
pub(in crate::typeset) fn script_space(piece: &str) -> f64 {
    const QUARTER: f64 = 0.25;
    let is_latin = |c: char| c.is_ascii_alphanumeric();
    let pairs = piece.chars().zip(piece.chars().skip(1));
    pairs.map(|(a, b)| if (is_han(a) && is_latin(b)) || (is_latin(a) && is_han(b)) { QUARTER } else { 0.0 }).sum()
}
