//! What is wrong with a file of thresholds, as data: [`crate::words`] makes sentences of it, a host its own findings.

/// A file of thresholds that cannot be used.
#[derive(Debug, Clone, PartialEq)]
pub struct ThresholdsError {
    /// Everything that is wrong with it, in order; at least one.
    pub faults: Vec<ThresholdsFault>,
}

/// One thing that is wrong with a file of thresholds.
#[derive(Debug, Clone, PartialEq)]
pub struct ThresholdsFault {
    /// What.
    pub kind: ThresholdsFaultKind,
    /// The byte of the text where it stands, from 0; the beginning where it stands nowhere.
    pub byte: usize,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// The kinds of things that can be wrong with a file of thresholds.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ThresholdsFaultKind {
    /// Its bytes are not UTF-8.
    NotUtf8,
    /// It is no TOML; what the parser says, in English.
    Syntax(String),
    /// A key that is not known.
    UnknownKey(String),
    /// A key that stands there twice.
    DuplicateKey,
    /// A value of the wrong type.
    WrongType,
    /// A value that makes no sense.
    OutOfRange {
        /// Its key.
        key: &'static str,
        /// The value.
        value: f64,
        /// The least it may be.
        least: f64,
        /// The most it may be.
        most: f64,
    },
    /// A side of the trim that makes no sense.
    TrimOutOfRange,
    /// A standard that is not known.
    UnknownStandard(String),
    /// No standard at all is taken.
    NoStandard,
    /// Colours of pages that cannot be understood.
    UnknownColors(String),
    /// No pages were ordered.
    NoPages,
    /// Pages by a multiple of nothing.
    NoMultiple,
    /// There is an error for ink before there is a warning.
    InkWarningNever,
    /// There is an error for resolution before there is a warning.
    PpiWarningNever,
}

impl ThresholdsFault {
    /// The same at a byte of a text, with its line and column.
    pub(super) fn at_byte(kind: ThresholdsFaultKind, text: &str, byte: usize) -> Self {
        let byte = (0..=byte.min(text.len())).rfind(|byte| text.is_char_boundary(*byte)).unwrap_or(0);
        let before = &text[..byte];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let from_one = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1);
        Self {
            kind,
            byte,
            line: from_one(before.matches('\n').count()),
            column: from_one(before[start..].chars().count()),
        }
    }
}

impl std::error::Error for ThresholdsError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters_from_one() {
        let place = |byte| {
            let fault = ThresholdsFault::at_byte(ThresholdsFaultKind::WrongType, "名 = 1\n字 = 2", byte);
            (fault.byte, fault.line, fault.column)
        };
        assert_eq!(place(0), (0, 1, 1));
        assert_eq!(place(1), (0, 1, 1));
        assert_eq!(place(6), (6, 1, 5));
        assert_eq!(place(11), (11, 2, 2));
        assert_eq!(place(99), (15, 2, 6));
    }
}
