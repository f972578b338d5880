//! The end of a link: what stands between `](` and `)`, read as far as a tracer must know it; escapes and entities.

/// The length of the address at the beginning of a text: up to a space or a bracket without a partner.
pub(super) fn address_length(text: &str) -> usize {
    let mut open = 0;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => open += 1,
            ')' if open == 0 => return at,
            ')' => open -= 1,
            c if c.is_ascii_whitespace() => return at,
            _ => {}
        }
    }
    text.len()
}

/// Where a title ends: at the first such mark that is not escaped.
pub(super) fn title_length(text: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    let ends = |&(_, c): &(usize, char)| {
        let ends = c == mark && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    };
    text.char_indices().find(ends).map(|(at, _)| at)
}

/// Whether the character at a byte of a text is escaped: an odd number of backslashes stands before it.
pub(super) fn is_escaped(text: &str, at: usize) -> bool {
    text[..at].chars().rev().take_while(|&c| c == '\\').count() % 2 == 1
}

/// The length of an HTML entity at the beginning of a text that stands for this character.
pub(super) fn entity_length(rest: &str, c: char) -> Option<usize> {
    let name = rest.strip_prefix('&')?.split_once(';')?.0;
    let is_entity = (2..=31).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#');
    let is_ampersand = matches!(name, "amp" | "#38" | "#x26" | "#X26" | "AMP");
    (is_entity && (c != '&' || is_ampersand)).then_some(name.len() + 2)
}
