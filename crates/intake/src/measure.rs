//! How wide a line is and which of its characters count. Widths are in tenths of an em: a 汉字 takes ten, a letter or figure five.

/// The width of a text in tenths of an em. Blanks between 汉字 and figures are narrow, and a mark at a line's end may be squeezed; a line
/// within an em of another is as wide as it.
pub fn width(text: &str) -> i32 {
    text.chars()
        .map(|c| match c {
            '\u{3000}' => 10,
            c if c.is_ascii_whitespace() => 3,
            c if c.is_ascii() => 5,
            '\u{b7}' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' | '\u{2014}' | '\u{2026}' => 10,
            c if (c as u32) < 0x1100 => 5,
            _ => 10,
        })
        .sum()
}

/// Whether a character is seen: no blank, no mark of order, nothing that only tells how others are shown.
pub fn is_visible(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}')
}

/// How many characters of a text are seen.
pub fn visible(text: &str) -> usize {
    text.chars().filter(|&c| is_visible(c)).count()
}

/// Whether a character is a 汉字 or another full-width letter.
pub fn is_han(c: char) -> bool {
    matches!(c as u32, 0x2e80..=0x2fdf | 0x3005..=0x3007 | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_take_half() {
        assert_eq!(width("2020年工作"), 50);
        assert_eq!(visible(" 一\u{3000}二\u{feff} "), 2);
    }
}
