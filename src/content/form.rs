//! Asks a [`Table`] for what the format wants, key by key, and notes every fault with its line and column.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::Phrase;
use super::nearest::nearest;
use super::value::{Entry, Node, Table, Value};
use crate::diag::{Code, Finding, Source};
use crate::units::{Date, GridRect};

/// The most columns and lines a page of any look may have.
pub(super) const MOST_COLUMNS: u16 = 8;
const MOST_LINES: u16 = 126;

/// What a value should be, and an example of it.
#[derive(Clone, Copy)]
struct Wanted {
    name: &'static str,
    example: &'static str,
}

/// One table being read. Every key asked for becomes a known key; [`Form::close`] reports the others.
pub(super) struct Form<'a> {
    source: &'a Arc<Source>,
    table: &'a Table,
    known: Vec<&'static str>,
    findings: Vec<Finding>,
    /// `:` in YAML, ` =` in TOML.
    mark: &'static str,
    /// Whether words need no quotes, as in YAML.
    bare_words: bool,
}

impl<'a> Form<'a> {
    /// A form over a TOML table.
    pub(super) fn toml(source: &'a Arc<Source>, table: &'a Table) -> Self {
        Self { source, table, known: vec![], findings: vec![], mark: " =", bare_words: false }
    }

    /// A form over a YAML table.
    pub(super) fn yaml(source: &'a Arc<Source>, table: &'a Table) -> Self {
        Self { source, table, known: vec![], findings: vec![], mark: ":", bare_words: true }
    }

    /// A form over a table inside this one.
    pub(super) fn inner(&self, table: &'a Table) -> Self {
        Self { table, known: vec![], findings: vec![], ..*self }
    }

    /// Reports keys nobody asked for and keys that stand twice; gives all findings.
    pub(super) fn close(mut self) -> Vec<Finding> {
        for (index, entry) in self.table.entries.iter().enumerate() {
            if let Some(first) = self.table.entries[..index].iter().find(|other| other.key == entry.key) {
                let line = self.source.span_at(first.at).line;
                let message = format!("键“{}”重复，第 {line} 行已经写过", entry.key);
                self.fault(Code::DuplicateKey, entry.at, message, "只留一个");
            } else if !self.known.contains(&entry.key.as_str()) {
                let remedy = match nearest(&entry.key, &self.known) {
                    Some(key) => format!("是不是“{key}”？"),
                    None => format!("可用的键：{}", self.known.join(" ")),
                };
                self.fault(Code::UnknownKey, entry.at, format!("不认识的键“{}”", entry.key), remedy);
            }
        }
        self.findings
    }

    /// Takes over the findings of a table inside this one.
    pub(super) fn absorb(&mut self, findings: Vec<Finding>) {
        self.findings.extend(findings);
    }

    /// Notes a fault at a byte of the file.
    pub(super) fn fault(&mut self, code: Code, at: usize, message: impl Into<String>, remedy: impl Into<String>) {
        self.findings.push(Finding::new(code, message).at(self.source.span_at(at)).hint(remedy));
    }

    /// Where the value of a key begins; the table's own beginning where the key is absent.
    pub(super) fn at(&self, key: &str) -> usize {
        self.table.entries.iter().find(|entry| entry.key == key).map_or(self.table.at, |entry| entry.node.at)
    }

    /// Every key with the byte where its value begins.
    pub(super) fn places(&self) -> Vec<(String, usize)> {
        self.table.entries.iter().map(|entry| (entry.key.clone(), entry.node.at)).collect()
    }

    /// Whether the key stands there with something after it, right or wrong.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.entries.iter().any(|entry| entry.key == key && !entry.node.value.is_open())
    }

    /// The entry of a key, unless it is absent or left open.
    fn entry(&mut self, key: &'static str) -> Option<&'a Entry> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        self.table.entries.iter().find(|entry| entry.key == key).filter(|entry| !entry.node.value.is_open())
    }

    fn wrong_type(&mut self, key: &str, node: &Node, wanted: &str, example: &str) {
        let message = format!("“{key}”应为{wanted}，写的是{}", node.value.name());
        let remedy = format!("写成：{key}{} {example}", self.mark);
        self.fault(Code::WrongType, node.at, message, remedy);
    }

    fn phrase_of(&mut self, key: &str, node: &Node, wanted: &str) -> Option<Phrase> {
        match &node.value {
            Value::Scalar { text, quoted } if *quoted || self.bare_words => {
                Some(Phrase { text: text.clone(), at: node.at }).filter(|phrase| !phrase.text.trim().is_empty())
            }
            _ => {
                self.wrong_type(key, node, wanted, "\"…\"");
                None
            }
        }
    }

    /// Notes words that are longer than their place on the page allows.
    pub(super) fn check_length(&mut self, phrase: Option<&Phrase>, name: &str, most: usize) {
        let Some(phrase) = phrase else { return };
        let count = phrase.text.trim().chars().count();
        if count > most {
            self.fault(Code::WrongValue, phrase.at, format!("{name} {count} 字，最多 {most} 字"), "写短");
        }
    }

    /// Some words.
    pub(super) fn text(&mut self, key: &'static str) -> Option<Phrase> {
        let entry = self.entry(key)?;
        self.phrase_of(key, &entry.node, "文字")
    }

    /// Some words that must be there.
    pub(super) fn required_text(&mut self, key: &'static str, example: &str) -> Option<Phrase> {
        let before = self.findings.len();
        let phrase = self.text(key);
        if phrase.is_none() && self.findings.len() == before {
            self.missing(key, &format!("\"{example}\""));
        }
        phrase
    }

    /// Notes that a required key is absent or empty.
    pub(super) fn missing(&mut self, key: &str, example: &str) {
        let present = self.table.entries.iter().find(|entry| entry.key == key);
        let message = if present.is_some() { format!("“{key}”没有内容") } else { format!("缺少“{key}”") };
        let at = present.map_or(self.table.at, |entry| entry.at);
        self.fault(Code::MissingKey, at, message, format!("加一行：{key}{} {example}", self.mark));
    }

    /// One or several pieces of words: a value or a list of them.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Phrase> {
        let Some(entry) = self.entry(key) else { return vec![] };
        match &entry.node.value {
            Value::List(items) => {
                items.iter().filter_map(|item| self.phrase_of(key, item, "文字或文字的列表")).collect()
            }
            _ => self.phrase_of(key, &entry.node, "文字或文字的列表").into_iter().collect(),
        }
    }

    /// A whole number in a range.
    pub(super) fn integer(&mut self, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let entry = self.entry(key)?;
        let Some(number) = Self::integer_of(&entry.node) else {
            self.wrong_type(key, &entry.node, "整数", &range.start().to_string());
            return None;
        };
        let found = u32::try_from(number).ok().filter(|number| range.contains(number));
        if found.is_none() {
            let (low, high) = (range.start(), range.end());
            let message = format!("“{key}”是 {number}，应在 {low} 到 {high} 之间");
            self.fault(Code::WrongValue, entry.node.at, message, format!("改成 {low} 到 {high} 的整数"));
        }
        found
    }

    /// A whole number that must be there.
    pub(super) fn required_integer(&mut self, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let before = self.findings.len();
        let example = range.start().to_string();
        let number = self.integer(key, range);
        if number.is_none() && self.findings.len() == before {
            self.missing(key, &example);
        }
        number
    }

    fn integer_of(node: &Node) -> Option<i64> {
        match &node.value {
            Value::Scalar { text, quoted: false } => text.parse().ok(),
            _ => None,
        }
    }

    /// The whole numbers of a list, or a single one, if there are so many.
    fn integers(&mut self, key: &'static str, count: RangeInclusive<usize>, wanted: Wanted) -> Option<Vec<i64>> {
        let entry = self.entry(key)?;
        let numbers: Option<Vec<i64>> = match &entry.node.value {
            Value::List(items) => items.iter().map(Self::integer_of).collect(),
            _ => Self::integer_of(&entry.node).map(|number| vec![number]),
        };
        let numbers = numbers.filter(|numbers| count.contains(&numbers.len()));
        if numbers.is_none() {
            self.wrong_type(key, &entry.node, wanted.name, wanted.example);
        }
        numbers
    }

    /// One whole number or the least and the greatest, in a range.
    pub(super) fn bounds(&mut self, key: &'static str, range: RangeInclusive<u16>) -> Option<(u16, u16)> {
        const WANTED: Wanted = Wanted { name: "整数，或两个整数的列表", example: "3（或 [2, 3]）" };
        let numbers = self.integers(key, 1..=2, WANTED)?;
        let found: Option<Vec<u16>> =
            numbers.iter().map(|&number| u16::try_from(number).ok().filter(|number| range.contains(number))).collect();
        let pair = found.and_then(|found| Some((*found.first()?, *found.last()?))).filter(|(low, high)| low <= high);
        if pair.is_none() {
            let message = format!("“{key}”应在 {} 到 {} 之间，小的在前", range.start(), range.end());
            self.fault(Code::WrongValue, self.at(key), message, format!("例如：{key}{} {}", self.mark, WANTED.example));
        }
        pair
    }

    /// A rectangle of the grid: first column, first line, columns, lines. The bounds are those of any look; whether it lies in
    /// the type area of the paper's own is seen when the page is made up.
    pub(super) fn rect(&mut self, key: &'static str) -> Option<GridRect> {
        const WANTED: Wanted = Wanted { name: "四个整数的列表", example: "[0, 0, 3, 33]" };
        let numbers = self.integers(key, 4..=4, WANTED)?;
        let rect = match *numbers.as_slice() {
            [x, y, w, h] if x >= 0 && y >= 0 && w > 0 && h > 0 => within(x, w, MOST_COLUMNS)
                .zip(within(y, h, MOST_LINES))
                .map(|((x, w), (y, h))| GridRect::new(x, y, w, h)),
            _ => None,
        };
        if rect.is_none() {
            let message = format!("“{key}”的 {numbers:?} 不在版面之内");
            let remedy = format!(
                "四个数是：左起第几栏、上起第几行（都从 0 数）、占几栏、占几行；最多 {MOST_COLUMNS} 栏 {MOST_LINES} 行"
            );
            self.fault(Code::WrongValue, self.at(key), message, remedy);
        }
        rect
    }

    fn number_of(node: &Node) -> Option<f64> {
        match &node.value {
            Value::Scalar { text, quoted: false } => text.parse::<f64>().ok().filter(|number| number.is_finite()),
            _ => None,
        }
    }

    /// A number in a range.
    pub(super) fn number(&mut self, key: &'static str, range: RangeInclusive<f64>) -> Option<f64> {
        let entry = self.entry(key)?;
        let Some(number) = Self::number_of(&entry.node) else {
            self.wrong_type(key, &entry.node, "数", &range.start().to_string());
            return None;
        };
        if range.contains(&number) {
            return Some(number);
        }
        let message = format!("“{key}”应在 {} 到 {} 之间", range.start(), range.end());
        self.fault(Code::WrongValue, entry.node.at, message, "改成范围之内的数");
        None
    }

    /// Two numbers, each in a range.
    pub(super) fn pair(
        &mut self,
        key: &'static str,
        range: RangeInclusive<f64>,
        example: &'static str,
    ) -> Option<(f64, f64)> {
        let entry = self.entry(key)?;
        let numbers: Option<Vec<f64>> = match &entry.node.value {
            Value::List(items) if items.len() == 2 => items.iter().map(Self::number_of).collect(),
            _ => None,
        };
        let Some(numbers) = numbers else {
            self.wrong_type(key, &entry.node, "两个数的列表", example);
            return None;
        };
        if numbers.iter().all(|number| range.contains(number)) {
            return Some((numbers[0], numbers[1]));
        }
        let message = format!("“{key}”的两个数应在 {} 到 {} 之间", range.start(), range.end());
        self.fault(Code::WrongValue, entry.node.at, message, format!("例如：{key}{} {example}", self.mark));
        None
    }

    /// Whether the key holds this word rather than something else.
    pub(super) fn is_word(&mut self, key: &'static str, word: &str) -> bool {
        self.entry(key).is_some_and(|entry| matches!(&entry.node.value, Value::Scalar { text, .. } if text == word))
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &'static str) -> Option<bool> {
        let entry = self.entry(key)?;
        match &entry.node.value {
            Value::Scalar { text, quoted: false } if text == "true" => Some(true),
            Value::Scalar { text, quoted: false } if text == "false" => Some(false),
            _ => {
                self.wrong_type(key, &entry.node, " true 或 false", "false");
                None
            }
        }
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let phrase = self.text(key)?;
        let found = choices.iter().find(|(word, _)| *word == phrase.text).map(|&(_, value)| value);
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|&(word, _)| word).collect();
            let message = format!("“{key}”不能是“{}”", phrase.text);
            let guess = nearest(&phrase.text, &words).map(|word| format!("是不是“{word}”？")).unwrap_or_default();
            self.fault(Code::WrongValue, phrase.at, message, format!("{guess}可用：{}", words.join(" ")));
        }
        found
    }

    /// A date, quoted or not.
    pub(super) fn date(&mut self, key: &'static str) -> Option<Date> {
        let entry = self.entry(key)?;
        let date = match &entry.node.value {
            Value::Scalar { text, .. } => parse_date(text),
            _ => None,
        };
        if date.is_none() {
            let message = format!("“{key}”不是日期");
            self.fault(Code::WrongValue, entry.node.at, message, "写成年-月-日，例如 2020-08-12；要是真有的日子");
        }
        date
    }

    /// A table inside this one.
    pub(super) fn table(&mut self, key: &'static str, example: &'static str) -> Option<&'a Table> {
        let entry = self.entry(key)?;
        match &entry.node.value {
            Value::Table(table) => Some(table),
            _ => {
                self.wrong_type(key, &entry.node, "一组键值", example);
                None
            }
        }
    }

    /// A list of tables.
    pub(super) fn tables(&mut self, key: &'static str, example: &'static str) -> Vec<&'a Table> {
        let Some(entry) = self.entry(key) else { return vec![] };
        let Value::List(items) = &entry.node.value else {
            self.fault(Code::WrongType, entry.node.at, format!("“{key}”应为列表"), example);
            return vec![];
        };
        let mut tables = vec![];
        for item in items {
            match &item.value {
                Value::Table(table) => tables.push(table),
                _ => self.fault(Code::WrongType, item.at, format!("“{key}”的每一项应为一组键值"), example),
            }
        }
        tables
    }
}

/// Where something begins and how long it is, if it ends within so many.
fn within(start: i64, length: i64, most: u16) -> Option<(u16, u16)> {
    let end = start.checked_add(length)?;
    (end <= i64::from(most)).then_some((u16::try_from(start).ok()?, u16::try_from(length).ok()?))
}

/// The date in `2020-08-12`, if there is such a day.
pub(super) fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.trim().split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || !(1..=2).contains(&month.len()) || !(1..=2).contains(&day.len()) {
        return None;
    }
    let (year, month, day): (i32, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1900..=2999).contains(&year).then_some(())?;
    (1..=days).contains(&day).then_some(Date { year, month, day })
}
