//! Which characters are Chinese, for the rules of copy.

/// Whether a character is a 汉字.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3005}' | '\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Whether a character is a 汉字 beyond the 20,902 of GBK and Unicode 1.1, which every Chinese font has.
pub fn is_rare_han(c: char) -> bool {
    matches!(c, '\u{9fa6}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}')
}

/// Whether a character cannot be seen: soft hyphens, joiners, marks of direction, variation selectors, byte order marks.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a character is a mark that stands on a full em in Chinese text, or half of a two-em mark.
pub(super) fn is_wide_mark(c: char) -> bool {
    matches!(c,
        '“' | '”' | '‘' | '’' | '…' | '—' | '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' | '\u{ffe0}'..='\u{ffe6}')
}

/// Whether a character belongs to Chinese text: 汉字, kana, wide marks, circled numbers and squared units.
pub(super) fn is_wide(c: char) -> bool {
    is_han(c)
        || is_wide_mark(c)
        || matches!(c, '\u{3040}'..='\u{30ff}' | '\u{2460}'..='\u{24ff}' | '\u{3200}'..='\u{33ff}' | '℃')
        || is_ideographic_selector(c)
}

/// Whether a character chooses a form of the 汉字 before it.
fn is_ideographic_selector(c: char) -> bool {
    matches!(c, '\u{e0100}'..='\u{e01ef}')
}

/// Whether a character is a digit, or a sign that belongs to the number before it.
pub(super) fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '%' | '‰')
}

/// Whether a wide mark opens something: what follows belongs to it.
pub(super) fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '〖' | '［' | '｛')
}

/// Whether a wide mark closes something.
pub(super) fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '）' | '》' | '〉' | '」' | '』' | '】' | '〕' | '〗' | '］' | '｝')
}

/// Whether two texts have the same characters, white space apart.
pub(super) fn says_the_same(one: &str, other: &str) -> bool {
    let bare = |text: &'_ str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    bare(one) == bare(other)
}
