//! Thresholds as a TOML file.

use toml::de::DeTable;

use super::error::{ThresholdsError, ThresholdsFault, ThresholdsFaultKind};
use super::page_colors::PageColors;
use super::values::Thresholds;

/// The keys of a file of thresholds.
pub(crate) const KEYS: [&str; 21] = [
    "name",
    "standards",
    "conditions",
    "trim-mm",
    "bleed-mm",
    "pages",
    "pages-multiple",
    "colors",
    "ink-error",
    "ink-warning",
    "ppi-error",
    "ppi-warning",
    "ppi-most",
    "bitmap-ppi-warning",
    "type-pt",
    "colored-type-pt",
    "rich-black-pt",
    "overprint-pt",
    "text-margin-mm",
    "line-pt",
    "spots",
];

/// A key with a value that makes no sense.
struct Nonsense {
    key: &'static str,
    kind: ThresholdsFaultKind,
}

/// A number and what it may be.
struct Amount {
    key: &'static str,
    value: f64,
    least: f64,
    most: f64,
}

impl Thresholds {
    /// Thresholds from the bytes of a TOML file.
    ///
    /// # Errors
    /// As [`Self::from_toml`]; or the bytes are not UTF-8.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ThresholdsError> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::from_toml(text),
            Err(_) => Err(ThresholdsFault::at_byte(ThresholdsFaultKind::NotUtf8, "", 0).into()),
        }
    }

    /// Thresholds from the text of a TOML file.
    ///
    /// # Errors
    /// The text is no TOML, has a key that is not known, or a value that makes no sense; with its line and column.
    pub fn from_toml(text: &str) -> Result<Self, ThresholdsError> {
        let thresholds: Self = toml::from_str(text).map_err(|error| parser_fault(text, &error))?;
        let at = |nonsense: Nonsense| ThresholdsFault::at_byte(nonsense.kind, text, byte_of_key(text, nonsense.key));
        let faults: Vec<ThresholdsFault> = thresholds.nonsense().into_iter().map(at).collect();
        if faults.is_empty() { Ok(thresholds) } else { Err(ThresholdsError { faults }) }
    }

    fn nonsense(&self) -> Vec<Nonsense> {
        let out_of_range = |Amount { key, value, least, most }: Amount| {
            let kind = ThresholdsFaultKind::OutOfRange { key, value, least, most };
            (!(least..=most).contains(&value)).then_some(Nonsense { key, kind })
        };
        let mut found: Vec<Nonsense> = self.amounts().into_iter().filter_map(out_of_range).collect();
        let mut check = |is_wrong: bool, key, kind| found.extend(is_wrong.then_some(Nonsense { key, kind }));
        let is_side = |side: &f64| (1.0..=5000.0).contains(side);
        let wrong_trim = self.trim_mm.is_some_and(|trim| !trim.iter().all(is_side));
        check(wrong_trim, "trim-mm", ThresholdsFaultKind::TrimOutOfRange);
        check(self.standards.is_empty(), "standards", ThresholdsFaultKind::NoStandard);
        let colors = self.colors.as_deref().unwrap_or("全彩");
        check(PageColors::parse(colors).is_none(), "colors", ThresholdsFaultKind::UnknownColors(colors.to_owned()));
        check(self.pages == Some(0), "pages", ThresholdsFaultKind::NoPages);
        check(self.pages_multiple == 0, "pages-multiple", ThresholdsFaultKind::NoMultiple);
        check(self.ink_warning > self.ink_error, "ink-warning", ThresholdsFaultKind::InkWarningNever);
        check(self.ppi_warning < self.ppi_error, "ppi-warning", ThresholdsFaultKind::PpiWarningNever);
        found
    }

    fn amounts(&self) -> [Amount; 13] {
        let amount = |key, value, least, most| Amount { key, value, least, most };
        [
            amount("bleed-mm", self.bleed_mm, 0.0, 100.0),
            amount("ink-error", self.ink_error, 1.0, 400.0),
            amount("ink-warning", self.ink_warning, 1.0, 400.0),
            amount("ppi-error", self.ppi_error, 0.0, 10_000.0),
            amount("ppi-warning", self.ppi_warning, 0.0, 10_000.0),
            amount("ppi-most", self.ppi_most, 1.0, 100_000.0),
            amount("bitmap-ppi-warning", self.bitmap_ppi_warning, 0.0, 10_000.0),
            amount("type-pt", self.type_pt, 0.0, 100.0),
            amount("colored-type-pt", self.colored_type_pt, 0.0, 100.0),
            amount("rich-black-pt", self.rich_black_pt, 0.0, 1000.0),
            amount("overprint-pt", self.overprint_pt, 0.0, 1000.0),
            amount("text-margin-mm", self.text_margin_mm, 0.0, 100.0),
            amount("line-pt", self.line_pt, 0.0, 100.0),
        ]
    }
}

impl From<ThresholdsFault> for ThresholdsError {
    fn from(fault: ThresholdsFault) -> Self {
        Self { faults: vec![fault] }
    }
}

/// Where a key stands in the text, or its beginning where it is not written.
fn byte_of_key(text: &str, key: &str) -> usize {
    let (table, _) = DeTable::parse_recoverable(text);
    table.get_ref().iter().find(|(name, _)| *name.get_ref() == key).map_or(0, |(name, _)| name.span().start)
}

/// The parser's fault, by what its message says.
fn parser_fault(text: &str, error: &toml::de::Error) -> ThresholdsError {
    let message = error.message();
    let is_about = |kinds: &[&str]| kinds.iter().any(|kind| message.starts_with(kind));
    let kind = if is_about(&["unknown field"]) {
        ThresholdsFaultKind::UnknownKey(message.split('`').nth(1).unwrap_or_default().to_owned())
    } else if is_about(&["duplicate key"]) {
        ThresholdsFaultKind::DuplicateKey
    } else if is_about(&["unknown variant"]) {
        ThresholdsFaultKind::UnknownStandard(message.split('`').nth(1).unwrap_or_default().to_owned())
    } else if is_about(&["invalid type", "invalid length", "invalid value"]) {
        ThresholdsFaultKind::WrongType
    } else {
        ThresholdsFaultKind::Syntax(message.to_owned())
    };
    ThresholdsFault::at_byte(kind, text, error.span().map_or(0, |span| span.start)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWSPRINT: &str = include_str!("../../profiles/newsprint.toml");

    #[test]
    fn the_built_in_files_say_what_is_built_in() {
        assert_eq!(toml::from_str::<Thresholds>(NEWSPRINT).unwrap(), Thresholds::default());
        for name in Thresholds::BUILT_IN {
            assert!(Thresholds::built_in(name).unwrap().nonsense().is_empty(), "{name}");
        }
        let all = Thresholds {
            trim_mm: Some([1.0, 1.0]),
            pages: Some(8),
            colors: Some("全彩".to_owned()),
            ..Thresholds::default()
        };
        let written = toml::Table::try_from(all).unwrap();
        assert_eq!(written.len(), KEYS.len());
        assert!(KEYS.iter().all(|key| written.contains_key(*key)));
    }

    #[test]
    fn what_is_not_named_keeps_the_value_of_newsprint() {
        let thresholds = Thresholds::from_toml("ink-error = 230\ntrim-mm = [273, 393]\n").unwrap();
        assert_eq!(
            (thresholds.ink_error, thresholds.ppi_error, thresholds.trim_mm),
            (230.0, 150.0, Some([273.0, 393.0]))
        );
    }

    #[test]
    fn faults_are_told_with_their_line() {
        let first = |text: &str| Thresholds::from_toml(text).unwrap_err().faults.remove(0);
        let kinds = [
            ("ink-error = 230\nink-eror = 1\n", ThresholdsFaultKind::UnknownKey("ink-eror".to_owned()), 2),
            ("\n\nink-error = \"a\"\n", ThresholdsFaultKind::WrongType, 3),
            ("trim-mm = [1]\n", ThresholdsFaultKind::WrongType, 1),
            ("pages-multiple = 0\n", ThresholdsFaultKind::NoMultiple, 1),
            ("\nstandards = []\n", ThresholdsFaultKind::NoStandard, 2),
            ("standards = [\"X-4\"]\n", ThresholdsFaultKind::UnknownStandard("X-4".to_owned()), 1),
            ("\ncolors = \"1 红\"\n", ThresholdsFaultKind::UnknownColors("1 红".to_owned()), 2),
        ];
        for (text, kind, line) in kinds {
            assert_eq!((first(text).kind, first(text).line), (kind, line), "{text}");
        }
        for (text, wrong_key) in
            [("name = \"a\"\nink-warning = 500\n", "ink-warning"), ("name = \"a\"\nbleed-mm = nan\n", "bleed-mm")]
        {
            let fault = first(text);
            assert!(matches!(fault.kind, ThresholdsFaultKind::OutOfRange { key, .. } if key == wrong_key), "{fault:?}");
            assert_eq!(fault.line, 2);
        }
        assert!(matches!(first("ink-error = = 1\n").kind, ThresholdsFaultKind::Syntax(_)));
        assert_eq!(Thresholds::from_bytes(b"\xff").unwrap_err().faults[0].kind, ThresholdsFaultKind::NotUtf8);
    }
}
