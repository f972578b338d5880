//! A content stream, operator by operator, with the places of each in the bytes. Takes the bytes of a stream that our own engine wrote; gives
//! operators with their operands, so that a stream can be edited by copying what does not change.

use std::ops::Range;

/// An operator with its operands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Operation<'a> {
    /// The operator, as `Tj`.
    pub(super) operator: &'a [u8],
    /// Its operands as they stand; an array or a dictionary is one.
    pub(super) operands: Vec<&'a [u8]>,
    /// Where it stands, from its first operand to its end.
    pub(super) range: Range<usize>,
}

impl Operation<'_> {
    /// The operands as numbers; what is none counts as 0.
    pub(super) fn numbers(&self) -> Vec<f64> {
        self.operands.iter().map(|bytes| number(bytes).unwrap_or(0.0)).collect()
    }
}

/// A number as PDF writes it.
fn number(bytes: &[u8]) -> Option<f64> {
    std::str::from_utf8(bytes).ok()?.parse().ok()
}

/// The operations of a stream, in order.
pub(super) struct Operations<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Operations<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn skip_blanks(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte == b'%' {
                self.skip_while(|byte| byte != b'\n' && byte != b'\r');
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn skip_while(&mut self, belongs: impl Fn(u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(|&byte| belongs(byte)) {
            self.at += 1;
        }
    }

    /// The next token: a name, a number, a string, an operator; an array or a dictionary whole.
    fn token(&mut self) -> Option<&'a [u8]> {
        self.skip_blanks();
        let from = self.at;
        match *self.bytes.get(from)? {
            b'(' => self.skip_string(),
            b'<' if self.bytes.get(from + 1) != Some(&b'<') => {
                self.skip_while(|byte| byte != b'>');
                self.at += 1;
            }
            b'[' | b'<' => self.skip_nested(),
            b'/' => {
                self.at += 1;
                self.skip_while(is_regular);
            }
            byte if is_regular(byte) => self.skip_while(is_regular),
            _ => self.at += 1,
        }
        self.at = self.at.min(self.bytes.len());
        self.bytes.get(from..self.at)
    }

    fn skip_string(&mut self) {
        let mut depth = 0;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn skip_nested(&mut self) {
        let mut depth = 0;
        while let Some(&byte) = self.bytes.get(self.at) {
            match (byte, self.bytes.get(self.at + 1)) {
                (b'(', _) => self.skip_string(),
                (b'<', Some(b'<')) | (b'>', Some(b'>')) => {
                    depth += if byte == b'<' { 1 } else { -1 };
                    self.at += 2;
                }
                (b'[' | b']', _) => {
                    depth += if byte == b'[' { 1 } else { -1 };
                    self.at += 1;
                }
                _ => self.at += 1,
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Goes behind the data of an inline image: to the first `EI` that stands alone.
    fn skip_inline_image(&mut self) {
        while self.at < self.bytes.len() {
            let before = self.at.checked_sub(1).and_then(|at| self.bytes.get(at)).copied().unwrap_or(b' ');
            let after = self.bytes.get(self.at + 2).copied().unwrap_or(b' ');
            if self.bytes[self.at..].starts_with(b"EI") && is_blank(before) && is_blank(after) {
                self.at += 2;
                return;
            }
            self.at += 1;
        }
    }
}

impl<'a> Iterator for Operations<'a> {
    type Item = Operation<'a>;

    fn next(&mut self) -> Option<Operation<'a>> {
        let mut operands = Vec::new();
        self.skip_blanks();
        let from = self.at;
        while let Some(token) = self.token() {
            let is_operand = matches!(token[0], b'/' | b'(' | b'<' | b'[' | b'+' | b'-' | b'.' | b'0'..=b'9')
                || matches!(token, b"true" | b"false" | b"null");
            if is_operand {
                operands.push(token);
                continue;
            }
            if token == b"ID" {
                self.skip_inline_image();
            }
            return Some(Operation { operator: token, operands, range: from..self.at });
        }
        None
    }
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

const fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operators(stream: &str) -> Vec<String> {
        Operations::new(stream.as_bytes()).map(|found| String::from_utf8_lossy(found.operator).into_owned()).collect()
    }

    #[test]
    fn operators_are_found_behind_every_kind_of_operand() {
        let stream =
            "q 1 0 0 -1 8.5 10 cm/c0 cs .5 scn % a Tj in a comment\nBT/f0 9 Tf[(a\\)b(c))-20<0102>]TJ(x)Tj<0a>Tj ET Q";
        assert_eq!(operators(stream), ["q", "cm", "cs", "scn", "BT", "Tf", "TJ", "Tj", "Tj", "ET", "Q"]);
        let shown = Operations::new(stream.as_bytes()).find(|found| found.operator == b"TJ").unwrap();
        assert_eq!(shown.operands, [b"[(a\\)b(c))-20<0102>]".as_slice()]);
    }

    #[test]
    fn the_data_of_an_inline_image_is_no_code() {
        assert_eq!(operators("BI /W 1 /H 1 ID \x01Q EIx EI Q"), ["BI", "ID", "Q"]);
    }

    #[test]
    fn ranges_cover_the_operands_and_broken_streams_end() {
        let stream = b" 0 0 0 1 k  f";
        let ranges: Vec<_> = Operations::new(stream).map(|found| found.range).collect();
        assert_eq!(ranges, [1..10, 12..13]);
        assert_eq!(operators("(never closed"), Vec::<String>::new());
        assert_eq!(operators("[ << (a"), Vec::<String>::new());
    }
}
