//! What can be asked of a form for tables inside it.

use super::TableForm;
use super::nearest::nearest;
use super::table::{Table, Value};
use crate::diag::Code;

impl<'a> TableForm<'a> {
    /// A table inside this one.
    pub fn table(&mut self, key: &'a str, example: &str) -> Option<&'a Table> {
        let entry = self.entry(key)?;
        match &entry.node.value {
            Value::Table(table) => Some(table),
            _ => {
                self.wrong_type(key, &entry.node, "一组键值", example);
                None
            }
        }
    }

    /// A table that stands as a section of its own, `[key]`; the remedy is a sentence that says how to write it.
    pub fn section(&mut self, key: &'a str, remedy: &str) -> Option<&'a Table> {
        let entry = self.entry(key)?;
        match &entry.node.value {
            Value::Table(table) => Some(table),
            other => {
                let message = format!("“{key}”应为一段 [{key}]，写的是{}", other.name());
                self.fault(Code::WrongType, entry.node.at, message, format!("删去这一行；{remedy}"));
                None
            }
        }
    }

    /// A section that must be there.
    pub fn required_section(&mut self, key: &'a str, remedy: &str) -> Option<&'a Table> {
        let section = self.section(key, remedy);
        if section.is_none() && !self.has(key) {
            let misspelt = self.places().into_iter().find(|(name, _)| nearest(name, &[key]).is_some());
            let message = format!("缺少一段 [{key}]");
            match misspelt {
                Some((name, at)) => self.fault(Code::MissingKey, at, message, format!("把“{name}”改成“{key}”")),
                None => self.fault(Code::MissingKey, self.at(key), message, remedy),
            }
        }
        section
    }

    /// A list of tables.
    pub fn tables(&mut self, key: &'a str, example: &str) -> Vec<&'a Table> {
        let Some(entry) = self.entry(key) else { return vec![] };
        let Value::List(items) = &entry.node.value else {
            // A section keeps its lines and gets its second brackets; a value has to go, or the key would stand twice.
            let is_value = !matches!(entry.node.value, Value::Table(_)) && !self.has_bare_words();
            let remedy = if is_value { format!("删去这一行；{example}") } else { example.to_owned() };
            self.fault(Code::WrongType, entry.node.at, format!("“{key}”应为列表"), remedy);
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
