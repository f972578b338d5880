//! A head as the rules see it: takes its text; gives words, figures, Latin words, marks and gaps, in order.

use super::lexicon::{WordKind, cut};

/// What a piece of a head is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word of 汉字.
    Word(WordKind),
    /// A number in figures, with its point, percent sign, colon or hyphen.
    Figure,
    /// A Latin word, a hyphened term, an address.
    Latin,
    /// A mark.
    Mark(char),
    /// A space.
    Gap,
}

/// A piece of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// The byte at which it begins.
    pub(super) from: usize,
    /// The byte behind it.
    pub(super) to: usize,
    /// Its characters.
    pub(super) text: &'a str,
    /// What it is.
    pub(super) kind: TokenKind,
}

/// 汉字 that write a number.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两几数半廿卅";

impl Token<'_> {
    /// Whether it is one 汉字 that is no mark.
    pub(super) fn is_lone(&self) -> bool {
        matches!(self.kind, TokenKind::Word(_)) && self.text.chars().count() == 1
    }

    /// What word it is.
    pub(super) fn word(&self) -> Option<WordKind> {
        if let TokenKind::Word(kind) = self.kind { Some(kind) } else { None }
    }

    /// Whether it is a number and nothing else, in figures or 汉字.
    pub(super) fn is_number(&self) -> bool {
        match self.kind {
            TokenKind::Figure => true,
            TokenKind::Word(_) => {
                let digits = self.text.strip_prefix('第').unwrap_or(self.text).trim_end_matches(['余', '多', '来']);
                !digits.is_empty() && digits.chars().all(|c| NUMERALS.contains(c))
            }
            _ => false,
        }
    }
}

/// Whether a list, whose words are parted by spaces, has a word.
pub(super) fn is_listed(list: &str, word: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

/// Whether a character belongs to running Chinese words.
pub(super) fn is_han(c: char) -> bool {
    u32::from(c) >= 0x2E80 && c.is_alphanumeric()
}

/// The tokens of a head.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = vec![];
    let mut from = 0;
    while let Some(first) = text[from..].chars().next() {
        let while_all = |belongs: &dyn Fn(char) -> bool| {
            text[from..].find(|c| !belongs(c)).map_or(text.len(), |length| from + length)
        };
        let (to, kind) = if first.is_whitespace() {
            (from + first.len_utf8(), TokenKind::Gap)
        } else if first.is_ascii_graphic() {
            let to = while_all(&|c| c.is_ascii_graphic() || matches!(c, '℃' | '‰'));
            let figure = text[from..to].chars().all(|c| !c.is_ascii_alphabetic()) && first.is_ascii_digit();
            (to, if figure { TokenKind::Figure } else { TokenKind::Latin })
        } else if is_han(first) {
            let to = while_all(&is_han);
            let words = cut(text, from, to).into_iter();
            out.extend(words.map(|word| Token {
                from: word.from,
                to: word.to,
                text: &text[word.from..word.to],
                kind: TokenKind::Word(word.kind),
            }));
            from = to;
            continue;
        } else {
            (from + first.len_utf8(), TokenKind::Mark(first))
        };
        out.push(Token { from, to, text: &text[from..to], kind });
        from = to;
    }
    out
}
