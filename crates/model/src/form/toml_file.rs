//! A TOML file as a [`Table`], its grammar faults as findings in Chinese.

use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::table::{Entry, Node, Table, Value};
use super::toml_fault::fault;
use crate::diag::{Finding, Source};

/// The table a TOML file holds.
///
/// # Errors
/// The faults of its grammar, one a line, in the order of the file: each with its place, what is wrong in Chinese, and what to write instead.
pub fn parse_toml(source: &Arc<Source>) -> Result<Table, Vec<Finding>> {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    if errors.is_empty() {
        return Ok(table_of(table.get_ref(), table.span().start));
    }
    Err(faults(source, &errors))
}

/// One finding a line. After a fault of brackets or quotes the parser loses its way, so nothing behind it is told.
fn faults(source: &Arc<Source>, errors: &[toml::de::Error]) -> Vec<Finding> {
    let mut errors: Vec<&toml::de::Error> = errors.iter().collect();
    errors.sort_by_key(|error| error.span().map_or(0, |span| span.start));
    let misleads = |error: &&toml::de::Error| {
        ["array", "table", "comma", "closing quote", "basic string"].iter().any(|word| error.message().contains(word))
    };
    let known = errors.iter().position(misleads).map_or(errors.len(), |last| last + 1);
    let mut findings: Vec<Finding> = errors[..known].iter().map(|error| fault(source, error)).collect();
    findings.dedup_by_key(|finding| finding.span.as_ref().map(|span| span.line));
    findings
}

fn table_of(table: &DeTable<'_>, at: usize) -> Table {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            at: key.span().start,
            node: node_of(value.get_ref(), value.span().start),
        })
        .collect();
    entries.sort_by_key(|entry| entry.at);
    Table { at, entries }
}

fn node_of(value: &DeValue<'_>, at: usize) -> Node {
    let bare = |text: String| Value::Scalar { text, quoted: false };
    let value = match value {
        DeValue::String(text) => Value::Scalar { text: text.to_string(), quoted: true },
        DeValue::Integer(number) => bare(number.to_string()),
        DeValue::Float(number) => bare(number.to_string()),
        DeValue::Boolean(flag) => bare(flag.to_string()),
        DeValue::Datetime(date) => bare(date.to_string()),
        DeValue::Array(items) => {
            Value::List(items.iter().map(|item| node_of(item.get_ref(), item.span().start)).collect())
        }
        DeValue::Table(table) => Value::Table(table_of(table, at)),
    };
    Node { at, value }
}
