//! Words written so that Markdown and YAML take them as they are. Control characters, which damaged files hold and nobody wrote, are left out.

/// Words in the middle of a line of Markdown.
pub(crate) fn inside(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !is_unwritten(c)) {
        if matches!(c, '\\' | '*' | '_' | '`' | '<' | '[' | ']' | '&' | '~') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted
}

/// Whether a character is one of control, and no space.
fn is_unwritten(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
}

/// A paragraph: what would make a list, a heading or a quotation of it is taken as it is.
pub(crate) fn paragraph(text: &str) -> String {
    at_start(&inside(text))
}

/// Words of Markdown at the start of a paragraph, where some signs have another meaning.
pub(crate) fn at_start(quoted: &str) -> String {
    let digits = quoted.chars().take_while(char::is_ascii_digit).count();
    let is_numbered = (1..=9).contains(&digits) && quoted[digits..].starts_with(['.', ')']);
    if is_numbered {
        return format!("{}\\{}", &quoted[..digits], &quoted[digits..]);
    }
    if quoted.starts_with(['#', '>', '-', '+', '|', '=']) { format!("\\{quoted}") } else { quoted.to_owned() }
}

/// A cell of a table.
pub(crate) fn cell(text: &str) -> String {
    inside(text).replace('|', "\\|")
}

/// Words as a value of YAML.
pub(crate) fn value(text: &str) -> String {
    let text: String = text.chars().filter(|&c| !is_unwritten(c)).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Words of Markdown as they are read.
pub(crate) fn plain(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::super::draft_words;
    use super::*;

    #[test]
    fn characters_of_control_are_no_marks_of_a_draft() {
        let text = "一\u{1}二\u{0}三<四\u{9d}五";
        assert_eq!(plain(&paragraph(text)), "一二三<四五");
        let draft = format!("---\ntitle: {}\n---\n{}\n\n| {} |\n", value(text), paragraph(text), cell("一\u{0}|二"));
        let words = draft_words(&draft).article;
        assert_eq!(words.split_whitespace().collect::<Vec<_>>(), ["一二三<四五", "一二三<四五", "一|二"]);
    }
}
