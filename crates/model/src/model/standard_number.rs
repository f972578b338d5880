//! The numbers of books and serials: takes what an editor wrote; gives the number, whose last digit proves the others, or what is wrong with it.

/// What a number may be written with beside its digits.
const SIGNS: [char; 5] = ['-', '‐', '–', '—', ' '];

/// An ISBN of thirteen digits 国际标准书号 (ISO 2108, GB/T 5795).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Isbn {
    /// The thirteen digits.
    digits: String,
    /// As its editor wrote it, hyphens and all.
    written: String,
}

/// An ISSN 国际标准连续出版物号 (ISO 3297, GB/T 9999.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issn {
    digits: String,
}

/// What is wrong with a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberFault {
    /// A character that no such number has.
    Character(char),
    /// So many digits, and not as many as there must be.
    Length(usize),
    /// An ISBN that begins otherwise than all do: 978 or 979.
    Prefix,
    /// The last digit is not the one that the others ask for.
    Check(char),
    /// An ISBN of ten digits, as given until 2006; the same in thirteen.
    Old(String),
}

impl Isbn {
    /// The number in some words: with `ISBN` before it or not, with hyphens or not.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        let written = bare(text, "ISBN");
        let digits = digits(written)?;
        match digits.len() {
            10 => return Err(old(&digits)),
            13 => {}
            length => return Err(NumberFault::Length(length)),
        }
        if digits.contains('X') {
            return Err(NumberFault::Character('X'));
        }
        if !digits.starts_with("978") && !digits.starts_with("979") {
            return Err(NumberFault::Prefix);
        }
        let expected = check_of_thirteen(&digits);
        if !digits.ends_with(expected) {
            return Err(NumberFault::Check(expected));
        }
        Ok(Self { digits, written: written.to_owned() })
    }

    /// The name of the book among all names: `urn:isbn:9787…` (RFC 8254).
    pub fn urn(&self) -> String {
        format!("urn:isbn:{}", self.digits)
    }

    /// As its editor wrote it, without the letters before it.
    pub fn written(&self) -> &str {
        &self.written
    }
}

impl Issn {
    /// The number in some words: with `ISSN` before it or not, with its hyphen or not.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        let digits = digits(bare(text, "ISSN"))?;
        if digits.len() != 8 {
            return Err(NumberFault::Length(digits.len()));
        }
        let expected = check_of_eleven(&digits[..7]);
        if digits.ends_with(expected) { Ok(Self { digits }) } else { Err(NumberFault::Check(expected)) }
    }

    /// As it is printed: `1234-5679`.
    pub fn written(&self) -> String {
        format!("{}-{}", &self.digits[..4], &self.digits[4..])
    }

    /// The name of the serial among all names: `urn:issn:1234-5679` (RFC 3044).
    pub fn urn(&self) -> String {
        format!("urn:issn:{}", self.written())
    }
}

/// A number without the letters and the colon before it.
fn bare<'t>(text: &'t str, letters: &str) -> &'t str {
    let text = text.trim();
    let rest = text.get(..letters.len()).filter(|start| start.eq_ignore_ascii_case(letters));
    rest.map_or(text, |_| text[letters.len()..].trim_start_matches([':', '：', ' ', '-']))
}

/// The digits of a number; X, which stands for ten, only at the end.
fn digits(text: &str) -> Result<String, NumberFault> {
    let signs: Vec<char> = text.chars().filter(|c| !SIGNS.contains(c)).map(|c| c.to_ascii_uppercase()).collect();
    let last = signs.len().saturating_sub(1);
    let foreign = signs.iter().enumerate().find(|&(at, c)| !(c.is_ascii_digit() || *c == 'X' && at == last));
    match foreign {
        Some((_, c)) => Err(NumberFault::Character(*c)),
        None => Ok(signs.into_iter().collect()),
    }
}

fn values(digits: &str) -> impl DoubleEndedIterator<Item = u32> + '_ {
    digits.chars().map(|c| c.to_digit(10).unwrap_or(10))
}

/// The thirteenth digit of an ISBN: the sum of all, every second one threefold, is a multiple of ten.
fn check_of_thirteen(digits: &str) -> char {
    let sum: u32 = values(digits).take(12).zip([1, 3].into_iter().cycle()).map(|(value, weight)| value * weight).sum();
    char::from_digit((10 - sum % 10) % 10, 10).unwrap_or('0')
}

/// The last digit of an ISSN or of an old ISBN: the sum of all, weighted by their places from the end, is a multiple of eleven.
fn check_of_eleven(before: &str) -> char {
    let sum: u32 = values(before).rev().zip(2..).map(|(value, weight)| value * weight).sum();
    char::from_digit((11 - sum % 11) % 11, 10).unwrap_or('X')
}

/// What is said of ten digits: if they are an ISBN, the same in thirteen.
fn old(digits: &str) -> NumberFault {
    let (stem, last) = digits.split_at(9);
    let expected = check_of_eleven(stem);
    if !last.starts_with(expected) {
        return NumberFault::Check(expected);
    }
    let stem = format!("978{stem}");
    NumberFault::Old(format!("{stem}{}", check_of_thirteen(&stem)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for text in ["9787306022127", "978-7-306-02212-7", "ISBN 978-7-306-02212-7", "isbn：978 7 306 02212 7"] {
            assert_eq!(Isbn::parse(text).map(|isbn| isbn.urn()), Ok("urn:isbn:9787306022127".to_owned()), "{text}");
        }
        assert_eq!(Isbn::parse("ISBN 978-7-306-02212-7").unwrap().written(), "978-7-306-02212-7");
        for text in ["1002-7319", "ISSN 1002-7319", "10027319"] {
            assert_eq!(Issn::parse(text).map(|issn| issn.urn()), Ok("urn:issn:1002-7319".to_owned()), "{text}");
        }
        assert_eq!(Issn::parse("2434-561x").unwrap().written(), "2434-561X");
    }

    #[test]
    fn what_is_wrong_is_told() {
        assert_eq!(Isbn::parse("978-7-306-02212-8"), Err(NumberFault::Check('7')));
        assert_eq!(Isbn::parse("977-7-306-02212-8"), Err(NumberFault::Prefix));
        assert_eq!(Isbn::parse("978-7-306-0221"), Err(NumberFault::Length(11)));
        assert_eq!(Isbn::parse("978-7-306-0221A-7"), Err(NumberFault::Character('A')));
        assert_eq!(Isbn::parse("97873060221X"), Err(NumberFault::Length(12)));
        assert_eq!(Isbn::parse(""), Err(NumberFault::Length(0)));
        assert_eq!(Isbn::parse("7-306-02212-8"), Err(NumberFault::Check('1')));
        assert_eq!(Isbn::parse("0-306-40615-2"), Err(NumberFault::Old("9780306406157".to_owned())));
        assert_eq!(Issn::parse("1002-7318"), Err(NumberFault::Check('9')));
        assert_eq!(Issn::parse("1002-731"), Err(NumberFault::Length(7)));
    }

    /// No slip of one digit, and no two neighbours that change places, goes unseen in an ISSN; of an ISBN most.
    #[test]
    fn one_wrong_digit_is_always_found() {
        for at in 0..13 {
            for digit in "0123456789".chars() {
                let mut signs: Vec<char> = "9787306022127".chars().collect();
                let is_changed = signs[at] != digit;
                signs[at] = digit;
                assert_eq!(Isbn::parse(&signs.iter().collect::<String>()).is_err(), is_changed, "{signs:?}");
            }
        }
        for at in 0..7 {
            let mut signs: Vec<char> = "10027319".chars().collect();
            signs.swap(at, at + 1);
            let is_changed = signs[at] != signs[at + 1];
            assert_eq!(Issn::parse(&signs.iter().collect::<String>()).is_err(), is_changed, "{signs:?}");
        }
    }
}
