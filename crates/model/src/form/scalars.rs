//! What can be asked of a form for one value: words, numbers, a flag, a word out of few, a date.

use std::ops::RangeInclusive;

use super::date::parse_date;
use super::nearest::nearest;
use super::table::{Node, Value};
use super::{Phrase, TableForm};
use crate::diag::Code;
use crate::units::Date;

impl<'a> TableForm<'a> {
    /// Some words.
    pub fn text(&mut self, key: &'a str) -> Option<Phrase> {
        let entry = self.entry(key)?;
        self.phrase_of(key, &entry.node, "文字")
    }

    /// Some words that must be there.
    pub fn required_text(&mut self, key: &'a str, example: &str) -> Option<Phrase> {
        self.required(key, &format!("\"{example}\""), Self::text)
    }

    /// Notes words that are longer than their place on the page allows.
    pub fn check_length(&mut self, phrase: Option<&Phrase>, name: &str, most: usize) {
        let Some(phrase) = phrase else { return };
        let count = phrase.text.trim().chars().count();
        if count > most {
            self.fault(Code::WrongValue, phrase.at, format!("{name} {count} 字，最多 {most} 字"), "写短");
        }
    }

    /// A whole number in a range.
    pub fn integer(&mut self, key: &'a str, range: RangeInclusive<u32>) -> Option<u32> {
        let entry = self.entry(key)?;
        let Some(number) = integer_of(&entry.node) else {
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
    pub fn required_integer(&mut self, key: &'a str, range: RangeInclusive<u32>) -> Option<u32> {
        let example = range.start().to_string();
        self.required(key, &example, |form, key| form.integer(key, range))
    }

    /// A number in a range.
    pub fn number(&mut self, key: &'a str, range: RangeInclusive<f64>) -> Option<f64> {
        let entry = self.entry(key)?;
        let Some(number) = number_of(&entry.node) else {
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

    /// Whether the key holds this word rather than something else.
    pub fn is_word(&mut self, key: &'a str, word: &str) -> bool {
        self.entry(key).is_some_and(|entry| matches!(&entry.node.value, Value::Scalar { text, .. } if text == word))
    }

    /// Yes or no.
    pub fn flag(&mut self, key: &'a str) -> Option<bool> {
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

    /// What one of a few words stands for.
    pub fn choice<T: Copy>(&mut self, key: &'a str, choices: &[(&'static str, T)]) -> Option<T> {
        let phrase = self.text(key)?;
        self.choose(key, &phrase, choices)
    }

    /// A date, quoted or not.
    pub fn date(&mut self, key: &'a str) -> Option<Date> {
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

    /// What words already read stand for, of a few.
    pub fn choose<T: Copy>(&mut self, key: &str, phrase: &Phrase, choices: &[(&'static str, T)]) -> Option<T> {
        let found = choices.iter().find(|(word, _)| *word == phrase.text).map(|&(_, value)| value);
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|&(word, _)| word).collect();
            let message = format!("“{key}”不能是“{}”", phrase.text);
            let guess = nearest(&phrase.text, &words).map(|word| format!("是不是“{word}”？")).unwrap_or_default();
            self.fault(Code::WrongValue, phrase.at, message, format!("{guess}可用：{}", words.join(" ")));
        }
        found
    }

    /// The words of a node; none where they are blank, which is told of as missing by whoever needs them.
    pub(super) fn phrase_of(&mut self, key: &str, node: &Node, wanted: &str) -> Option<Phrase> {
        match &node.value {
            Value::Scalar { text, quoted } if *quoted || self.has_bare_words() => {
                Some(Phrase { text: text.clone(), at: node.at }).filter(|phrase| !phrase.text.trim().is_empty())
            }
            _ => {
                self.wrong_type(key, node, wanted, "\"…\"");
                None
            }
        }
    }
}

/// The whole number a node holds.
pub(super) fn integer_of(node: &Node) -> Option<i64> {
    match &node.value {
        Value::Scalar { text, quoted: false } => text.parse().ok(),
        _ => None,
    }
}

/// The number a node holds; not one without an end.
pub(super) fn number_of(node: &Node) -> Option<f64> {
    match &node.value {
        Value::Scalar { text, quoted: false } => text.parse::<f64>().ok().filter(|number| number.is_finite()),
        _ => None,
    }
}
