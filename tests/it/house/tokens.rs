//! Takes the text of a Rust file; gives its words and signs, without comments and literals.

/// Words and signs, without comments and literals; `::` is one sign.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let text: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let next = text.get(at + 1).copied();
        match text[at] {
            '/' if next == Some('/') => at = line_end(&text, at),
            '/' if next == Some('*') => at = comment_end(&text, at),
            '"' => at = string_end(&text, at + 1),
            '\'' => at = quote_end(&text, at),
            ':' if next == Some(':') => {
                tokens.push("::".to_owned());
                at += 2;
            }
            sign if sign.is_alphanumeric() || sign == '_' => at = word(&text, at, &mut tokens),
            sign if sign.is_whitespace() => at += 1,
            sign => {
                tokens.push(sign.to_string());
                at += 1;
            }
        }
    }
    tokens
}

fn line_end(text: &[char], from: usize) -> usize {
    text[from..].iter().position(|sign| *sign == '\n').map_or(text.len(), |length| from + length)
}

fn comment_end(text: &[char], from: usize) -> usize {
    let (mut at, mut depth) = (from, 0);
    while at + 1 < text.len() {
        match (text[at], text[at + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

fn string_end(text: &[char], from: usize) -> usize {
    let mut at = from;
    while at < text.len() && text[at] != '"' {
        at += if text[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// Behind a character literal, or behind the mark of a lifetime.
fn quote_end(text: &[char], from: usize) -> usize {
    if text.get(from + 1) == Some(&'\\') {
        let rest = text.get(from + 3..).unwrap_or_default();
        return rest.iter().position(|sign| *sign == '\'').map_or(text.len(), |length| from + 4 + length);
    }
    if text.get(from + 2) == Some(&'\'') { from + 3 } else { from + 1 }
}

/// Reads a word, or a string that a word begins: `r"…"`, `br#"…"#`, `b'…'`.
fn word(text: &[char], from: usize, tokens: &mut Vec<String>) -> usize {
    let length = text[from..].iter().position(|sign| !sign.is_alphanumeric() && *sign != '_');
    let end = length.map_or(text.len(), |length| from + length);
    let word: String = text[from..end].iter().collect();
    let is_raw = matches!(word.as_str(), "r" | "br" | "cr");
    let hashes = text[end..].iter().take_while(|sign| **sign == '#').count();
    if is_raw && text.get(end + hashes) == Some(&'"') {
        let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
        let body = end + hashes + 1;
        let length = text[body..].windows(close.len()).position(|part| part == close);
        return length.map_or(text.len(), |length| body + length + close.len());
    }
    if !is_raw || hashes != 1 {
        tokens.push(word);
        return end;
    }
    end + 1
}

/// Behind the bracket that closes the one at `open`.
pub(super) fn bracket_end(tokens: &[String], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

pub(super) fn is_word(token: &str) -> bool {
    token.chars().next().is_some_and(|sign| sign.is_alphabetic() || sign == '_')
}
