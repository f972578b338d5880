//! Faults of TOML's grammar in Chinese. Takes what the parser complains of; gives a finding with its place and a remedy that mends the file
//! when it is followed to the letter, or leads to the next fault of the same line.
//!
//! The parser says where it lost its way, an editor wants to know what was mistyped. So the line is looked at first, and the parser's words
//! only where that says nothing. `site` holds the line, `header`, `keys`, `values`, `brackets` and `trailing` know the
//! mistakes of their part of it.

mod brackets;
mod header;
mod keys;
mod line;
mod numbers;
mod site;
#[cfg(test)]
mod tests;
mod trailing;
mod values;

use std::sync::Arc;

use self::site::{Site, Told};
use crate::diag::{Code, Finding, Source};

/// The parser's fault, said so that an editor can mend it.
pub(super) fn fault(source: &Arc<Source>, error: &toml::de::Error) -> Finding {
    let site = Site::new(source, error);
    let (code, told) = if site.parser.starts_with("duplicate key") {
        (Code::DuplicateKey, duplicate(&site))
    } else {
        let known = long_text(&site)
            .or_else(|| brackets::left_open_above(&site))
            .or_else(|| header::told(&site))
            .or_else(|| open_quote(&site))
            .or_else(|| keys::told(&site))
            .or_else(|| values::told(&site));
        (Code::TomlSyntax, known.unwrap_or_else(|| unknown(&site)))
    };
    Finding::new(code, told.message).at(source.span_at(told.at)).hint(told.remedy)
}

fn unknown(site: &Site<'_>) -> Told {
    Told::new(site.at, "不合 TOML 写法", format!("解析器的说法：{}", site.parser))
}

/// A key, or a table, that stands twice.
fn duplicate(site: &Site<'_>) -> Told {
    let rest = site.source.text.get(site.at..).unwrap_or_default();
    let key: String = rest.chars().take_while(|c| c.is_alphanumeric() || "-_".contains(*c)).collect();
    let remedy =
        if site.bare.trim_start().starts_with('[') { header::twice(site, &key) } else { "只留一个".to_owned() };
    Told::new(site.at, format!("键“{key}”重复"), remedy)
}

/// A text over several lines that does not end.
fn long_text(site: &Site<'_>) -> Option<Told> {
    let marks = if site.parser.contains("multi-line literal") { "'''" } else { "\"\"\"" };
    let is_open = site.parser.starts_with("invalid multi-line");
    is_open.then(|| Told::new(site.at, "多行文字没有结尾", format!("在文字末尾补上 {marks}")))
}

/// A text that begins with a mark and does not end with it.
fn open_quote(site: &Site<'_>) -> Option<Told> {
    let quote = site.open_quote?;
    let begins = site.value().unwrap_or_else(|| site.line.trim());
    if !begins.starts_with([quote, '[', '{']) && !site.line.trim_start().starts_with(quote) {
        return None;
    }
    let remedy = if quote == '"' {
        "文字两边各一个半角双引号；里面的引号用全角“ ”"
    } else {
        "文字两边各一个半角单引号，或都换成半角双引号"
    };
    Some(Told::new(site.at, "引号没有配对", remedy))
}
