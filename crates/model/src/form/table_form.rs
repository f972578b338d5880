//! The form itself: a table, what was asked of it, and the faults noted. What can be asked stands in `scalars`, `lists` and `tables`.

use std::sync::Arc;

use super::nearest::nearest;
use super::table::{Entry, Node, Table};
use crate::diag::{Code, Finding, Source};

/// A table being read. Every key asked for becomes a known key; [`TableForm::close`] reports the others.
pub struct TableForm<'a> {
    source: &'a Arc<Source>,
    table: &'a Table,
    known: Vec<&'a str>,
    findings: Vec<Finding>,
    notation: Notation,
    /// Whether it is the whole file.
    is_root: bool,
}

/// How the file is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    Toml,
    Yaml,
}

impl Notation {
    /// What stands between a key and its value.
    const fn mark(self) -> &'static str {
        match self {
            Self::Toml => " =",
            Self::Yaml => ":",
        }
    }
}

impl<'a> TableForm<'a> {
    /// A form over a TOML table.
    pub fn toml(source: &'a Arc<Source>, table: &'a Table) -> Self {
        Self { source, table, known: vec![], findings: vec![], notation: Notation::Toml, is_root: true }
    }

    /// A form over a YAML table, in which words need no quotes.
    pub fn yaml(source: &'a Arc<Source>, table: &'a Table) -> Self {
        Self { source, table, known: vec![], findings: vec![], notation: Notation::Yaml, is_root: true }
    }

    /// A form over a table inside this one.
    pub fn inner(&self, table: &'a Table) -> Self {
        Self { table, known: vec![], findings: vec![], is_root: false, ..*self }
    }

    /// Reports keys nobody asked for and keys that stand twice; gives all findings.
    pub fn close(mut self) -> Vec<Finding> {
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
    pub fn absorb(&mut self, findings: Vec<Finding>) {
        self.findings.extend(findings);
    }

    /// Notes a fault at a byte of the file.
    pub fn fault(&mut self, code: Code, at: usize, message: impl Into<String>, remedy: impl Into<String>) {
        self.findings.push(Finding::new(code, message).at(self.source.span_at(at)).hint(remedy));
    }

    /// Notes a value that cannot be, at the value of its key.
    pub fn wrong_value(&mut self, key: &str, message: impl Into<String>, remedy: impl Into<String>) {
        self.fault(Code::WrongValue, self.at(key), message, remedy);
    }

    /// Where the value of a key begins; the table's own beginning where the key is absent.
    pub fn at(&self, key: &str) -> usize {
        self.stands(key).map_or(self.table.at, |entry| entry.node.at)
    }

    /// Every key with the byte where its value begins.
    pub fn places(&self) -> Vec<(String, usize)> {
        self.table.entries.iter().map(|entry| (entry.key.clone(), entry.node.at)).collect()
    }

    /// Every key of a table whose keys its maker chooses, each once, in the order of the file. From then on any key will do.
    pub fn keys(&mut self) -> Vec<&'a str> {
        for entry in &self.table.entries {
            self.ask(&entry.key);
        }
        self.known.clone()
    }

    /// Whether the key stands there with something after it, right or wrong.
    pub fn has(&self, key: &str) -> bool {
        self.stands(key).is_some_and(|entry| !entry.node.value.is_open())
    }

    /// What `read` gives of a key that must be there; where it gives nothing and told of no fault, the key is missing.
    pub fn required<T>(
        &mut self,
        key: &'a str,
        example: &str,
        read: impl FnOnce(&mut Self, &'a str) -> Option<T>,
    ) -> Option<T> {
        let before = self.findings.len();
        let found = read(self, key);
        if found.is_none() && self.findings.len() == before {
            self.missing(key, example);
        }
        found
    }

    /// Notes that a required key is absent or empty.
    pub fn missing(&mut self, key: &str, example: &str) {
        let present = self.stands(key);
        let message = if present.is_some() { format!("“{key}”没有内容") } else { format!("缺少“{key}”") };
        let at = present.map_or(self.table.at, |entry| entry.at);
        // Behind the head of a section the line would belong to that section.
        let place = if self.is_root && self.has_sections() { "在文件开头" } else { "" };
        let remedy = format!("{place}加一行：{}", self.line(key, example));
        self.fault(Code::MissingKey, at, message, remedy);
    }

    /// The entry of a key, unless it is absent or left open.
    pub(super) fn entry(&mut self, key: &'a str) -> Option<&'a Entry> {
        self.ask(key);
        self.stands(key).filter(|entry| !entry.node.value.is_open())
    }

    /// Notes a value that is not of the type wanted.
    pub(super) fn wrong_type(&mut self, key: &str, node: &Node, wanted: &str, example: &str) {
        let message = format!("“{key}”应为{wanted}，写的是{}", node.value.name());
        let remedy = format!("写成：{}", self.line(key, example));
        self.fault(Code::WrongType, node.at, message, remedy);
    }

    /// A key and its value as the file would have them.
    pub(super) fn line(&self, key: &str, value: &str) -> String {
        format!("{key}{} {value}", self.notation.mark())
    }

    /// Whether words need no quotes.
    pub(super) fn has_bare_words(&self) -> bool {
        self.notation == Notation::Yaml
    }

    /// Whether the file has sections, `[a]` or `[[a]]`, which end what stands at its head.
    fn has_sections(&self) -> bool {
        self.notation == Notation::Toml && self.source.text.lines().any(|line| line.trim_start().starts_with('['))
    }

    fn stands(&self, key: &str) -> Option<&'a Entry> {
        self.table.entries.iter().find(|entry| entry.key == key)
    }

    fn ask(&mut self, key: &'a str) {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
    }
}
