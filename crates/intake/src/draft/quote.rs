//! Words written so that Markdown and YAML take them as they are.

/// Words in the middle of a line of Markdown.
pub(super) fn inside(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '<' | '[' | ']' | '&' | '~') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted
}

/// A paragraph: what would make a list, a heading or a quotation of it is taken as it is.
pub(super) fn paragraph(text: &str) -> String {
    let quoted = inside(text);
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let is_numbered = (1..=9).contains(&digits) && text[digits..].starts_with(['.', ')']);
    if is_numbered {
        return format!("{}\\{}", &quoted[..digits], &quoted[digits..]);
    }
    if text.starts_with(['#', '>', '-', '+', '|', '=']) { format!("\\{quoted}") } else { quoted }
}

/// A cell of a table.
pub(super) fn cell(text: &str) -> String {
    inside(text).replace('|', "\\|")
}

/// Words as a value of YAML.
pub(super) fn value(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Words of Markdown as they are read.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => plain.extend(chars.next()),
            _ => plain.push(c),
        }
    }
    plain
}
