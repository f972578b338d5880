//! The thresholds of a preflight: what a print shop asks for, as a file that can be changed.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use toml::de::DeTable;

use chenbao_model::diag::{Code, Failure, Finding, Source, Span};

/// What a print shop asks for. Built in are `newsprint` (the default) and `coated`; others are read from a TOML file, in which what is
/// not named keeps newsprint's value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Thresholds {
    /// What the report calls them.
    pub name: String,
    /// The trim that was ordered, width and height in millimetres; none where any will do.
    pub trim_mm: Option<[f64; 2]>,
    /// The least bleed in millimetres.
    pub bleed_mm: f64,
    /// The number of pages must be a multiple of this.
    pub pages_multiple: u32,
    /// More ink than this anywhere is an error, in percent.
    pub ink_error: f64,
    /// More ink than this is a warning.
    pub ink_warning: f64,
    /// Fewer pixels an inch than this are an error.
    pub ppi_error: f64,
    /// Fewer than this are a warning.
    pub ppi_warning: f64,
    /// More than this are a waste, and a warning.
    pub ppi_most: f64,
    /// Pictures of one bit a pixel: fewer pixels an inch than this are a warning.
    pub bitmap_ppi_warning: f64,
    /// The least size of type in one ink, in points.
    pub type_pt: f64,
    /// The least size of type that is tinted, in more than one ink, or reversed out of more than one, in points.
    pub colored_type_pt: f64,
    /// The least size of type in black with other inks below it in the same colour, in points.
    pub rich_black_pt: f64,
    /// The least weight of a line, in points.
    pub line_pt: f64,
    /// Spot colours that are allowed.
    pub spots: Vec<String>,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            name: "新闻纸（冷固型轮转）".to_owned(),
            trim_mm: None,
            bleed_mm: 3.0,
            pages_multiple: 4,
            ink_error: 240.0,
            ink_warning: 220.0,
            ppi_error: 150.0,
            ppi_warning: 200.0,
            ppi_most: 450.0,
            bitmap_ppi_warning: 800.0,
            type_pt: 6.0,
            colored_type_pt: 10.0,
            rich_black_pt: 12.0,
            line_pt: 0.25,
            spots: Vec::new(),
        }
    }
}

impl Thresholds {
    /// The names of the thresholds that are built in.
    pub const BUILT_IN: [&'static str; 2] = ["newsprint", "coated"];

    /// The thresholds that are built in under a name.
    pub fn built_in(name: &str) -> Option<Self> {
        match name {
            "newsprint" => Some(Self::default()),
            // The file is checked by a test.
            "coated" => toml::from_str(COATED).ok(),
            _ => None,
        }
    }

    /// Thresholds from a TOML file.
    ///
    /// # Errors
    /// The file is no TOML, has a key that is not known, or a value that makes no sense; with its line.
    pub fn read(source: &Arc<Source>) -> Result<Self, Failure> {
        let thresholds: Self = toml::from_str(&source.text).map_err(|error| fault(source, &error))?;
        let findings: Vec<Finding> = thresholds
            .nonsense()
            .into_iter()
            .map(|(key, text)| Finding::new(Code::WrongValue, text).at(place(source, key)))
            .collect();
        if findings.is_empty() { Ok(thresholds) } else { Err(findings.into()) }
    }

    /// Keys with values that make no sense, and why.
    fn nonsense(&self) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        let amounts = [
            ("bleed-mm", self.bleed_mm, 0.0, 100.0),
            ("ink-error", self.ink_error, 1.0, 400.0),
            ("ink-warning", self.ink_warning, 1.0, 400.0),
            ("ppi-error", self.ppi_error, 0.0, 10_000.0),
            ("ppi-warning", self.ppi_warning, 0.0, 10_000.0),
            ("ppi-most", self.ppi_most, 1.0, 100_000.0),
            ("bitmap-ppi-warning", self.bitmap_ppi_warning, 0.0, 10_000.0),
            ("type-pt", self.type_pt, 0.0, 100.0),
            ("colored-type-pt", self.colored_type_pt, 0.0, 100.0),
            ("rich-black-pt", self.rich_black_pt, 0.0, 1000.0),
            ("line-pt", self.line_pt, 0.0, 100.0),
        ];
        for (key, value, least, most) in amounts {
            if !(least..=most).contains(&value) {
                faults.push((key, format!("{key} 是 {value}，应在 {least} 到 {most} 之间")));
            }
        }
        if self.trim_mm.is_some_and(|trim| trim.iter().any(|side| !(1.0..=5000.0).contains(side))) {
            faults.push(("trim-mm", "trim-mm 的宽和高应在 1 到 5000 毫米之间".to_owned()));
        }
        if self.pages_multiple == 0 {
            faults.push(("pages-multiple", "pages-multiple 至少是 1".to_owned()));
        }
        if self.ink_warning > self.ink_error {
            faults.push(("ink-warning", "ink-warning 比 ink-error 大，提醒就永远轮不到".to_owned()));
        }
        if self.ppi_warning < self.ppi_error {
            faults.push(("ppi-warning", "ppi-warning 比 ppi-error 小，提醒就永远轮不到".to_owned()));
        }
        faults
    }
}

const COATED: &str = include_str!("../../../profiles/preflight/coated.toml");

/// Where a key stands in the file, or its beginning where it is not written.
fn place(source: &Arc<Source>, key: &str) -> Span {
    let (table, _) = DeTable::parse_recoverable(&source.text);
    let at = table.get_ref().iter().find(|(name, _)| *name.get_ref() == key).map_or(0, |(name, _)| name.span().start);
    source.span_at(at)
}

/// The parser's fault, said so that a person can mend it.
fn fault(source: &Arc<Source>, error: &toml::de::Error) -> Failure {
    let at = source.span_at(error.span().map_or(0, |span| span.start));
    let message = error.message();
    let quoted = |nth: usize| message.split('`').nth(nth).unwrap_or_default().to_owned();
    let finding = if message.starts_with("unknown field") {
        Finding::new(Code::UnknownKey, format!("检查标准里没有“{}”这个键", quoted(1)))
            .hint(format!("有的键：{}", KEYS.join("、")))
    } else if message.starts_with("duplicate key") {
        Finding::new(Code::DuplicateKey, "键重复").hint("只留一个")
    } else if message.starts_with("invalid type")
        || message.starts_with("invalid length")
        || message.starts_with("invalid value")
    {
        Finding::new(Code::WrongType, "值的类型不对")
            .hint("数直接写数字，如 240；尺寸写成 [273, 393]；专色写成 [\"名字\"]；名称加半角双引号")
    } else {
        Finding::new(Code::TomlSyntax, "不合 TOML 写法").hint(format!("解析器的说法：{message}"))
    };
    finding.at(at).into()
}

/// The keys of a file of thresholds.
const KEYS: [&str; 15] = [
    "name",
    "trim-mm",
    "bleed-mm",
    "pages-multiple",
    "ink-error",
    "ink-warning",
    "ppi-error",
    "ppi-warning",
    "ppi-most",
    "bitmap-ppi-warning",
    "type-pt",
    "colored-type-pt",
    "rich-black-pt",
    "line-pt",
    "spots",
];

#[cfg(test)]
mod tests {
    use super::*;

    const NEWSPRINT: &str = include_str!("../../../profiles/preflight/newsprint.toml");

    fn findings(text: &str) -> Vec<Finding> {
        Thresholds::read(&Source::new("shop.toml", text.to_owned())).unwrap_err().findings
    }

    #[test]
    fn the_built_in_files_say_what_is_built_in() {
        assert_eq!(toml::from_str::<Thresholds>(NEWSPRINT).unwrap(), Thresholds::default());
        for name in Thresholds::BUILT_IN {
            assert!(Thresholds::built_in(name).unwrap().nonsense().is_empty(), "{name}");
        }
        let written = toml::Table::try_from(Thresholds { trim_mm: Some([1.0, 1.0]), ..Thresholds::default() }).unwrap();
        assert_eq!(written.len(), KEYS.len());
        assert!(KEYS.iter().all(|key| written.contains_key(*key)));
    }

    #[test]
    fn what_is_not_named_keeps_the_value_of_newsprint() {
        let source = Source::new("shop.toml", "ink-error = 230\ntrim-mm = [273, 393]\n".to_owned());
        let thresholds = Thresholds::read(&source).unwrap();
        assert_eq!(
            (thresholds.ink_error, thresholds.ppi_error, thresholds.trim_mm),
            (230.0, 150.0, Some([273.0, 393.0]))
        );
    }

    #[test]
    fn faults_are_told_with_their_line() {
        let cases = [
            ("ink-error = 230\nink-eror = 1\n", Code::UnknownKey, 2),
            ("\n\nink-error = \"a\"\n", Code::WrongType, 3),
            ("ink-error = = 1\n", Code::TomlSyntax, 1),
            ("trim-mm = [1]\n", Code::WrongType, 1),
            ("name = \"a\"\nink-warning = 500\n", Code::WrongValue, 2),
            ("name = \"a\"\nbleed-mm = nan\n", Code::WrongValue, 2),
            ("pages-multiple = 0\n", Code::WrongValue, 1),
        ];
        for (text, code, line) in cases {
            let first = findings(text).remove(0);
            assert_eq!((first.code, first.span.map(|span| span.line)), (code, Some(line)), "{text}");
        }
    }
}
