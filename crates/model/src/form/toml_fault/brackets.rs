//! Lists and tables in braces: brackets that are not paired, items without a comma between them, signs that are not ASCII.

use super::line::{OpenBracket, open_brackets};
use super::numbers::scalar;
use super::site::{Site, Told};
use super::trailing::behind;

/// A bracket of a line above that was never closed: the parser notices it only where the next key or table begins.
pub(super) fn left_open_above(site: &Site<'_>) -> Option<Told> {
    let text = &site.source.text;
    let bracket = *open_brackets(&text[..site.start]).last()?;
    let begins_anew = begins_key(&site.bare) || begins_table(&site.bare);
    let is_never_closed = || open_brackets(text).contains(&bracket);
    if !begins_anew || (bracket.sign == '{' && !is_never_closed()) {
        return None;
    }
    let above = text[..site.start].trim_end();
    let line = site.source.span_at(above.len()).line;
    Some(Told::new(bracket.at, bracket.message(), format!("在第 {line} 行末尾补上“{}”", bracket.closing())))
}

fn begins_key(bare: &str) -> bool {
    let Some((key, _)) = bare.split_once('=') else { return false };
    let key = key.trim();
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "-_.\"".contains(c))
}

fn begins_table(bare: &str) -> bool {
    let name = bare.trim().trim_start_matches('[');
    bare.trim_start().starts_with('[') && name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// What is wrong in a list or a table in braces, or behind it.
pub(super) fn told(site: &Site<'_>) -> Option<Told> {
    let open = open_brackets(&site.source.text[..site.at]);
    let Some(&bracket) = open.last() else {
        let rest = site.line.get(site.column()..site.bare.trim_end().len())?.trim();
        return if rest.is_empty() { None } else { behind(site, rest) };
    };
    wide_comma(site)
        .or_else(|| wrong_closing(site, &open, bracket))
        .or_else(|| unclosed(site, bracket))
        .or_else(|| wrong_sign(site, bracket))
        .or_else(|| comma(site))
        .or_else(|| item(site))
        .or_else(|| Some(Told::new(site.at, "逗号或括号有误", "两项之间用一个半角逗号，括号要配对")))
}

fn wide_comma(site: &Site<'_>) -> Option<Told> {
    let from = site.equals().map_or(0, |at| at + 1);
    let (at, sign) = site.sign(from, site.bare.len(), &['，', '、', '；', ';'])?;
    Some(Told::new(at, "两项之间要用半角逗号", format!("把“{sign}”改成“,”")))
}

/// A bracket that is closed by the sign of the other kind.
fn wrong_closing(site: &Site<'_>, open: &[OpenBracket], bracket: OpenBracket) -> Option<Told> {
    let found = site.bare.get(site.column()..)?.trim_start().chars().next()?;
    let closing = bracket.closing();
    if !matches!(found, ']' | '}') || found == closing {
        return None;
    }
    let closes_outer = open.iter().any(|outer| outer.closing() == found);
    let remedy = if closes_outer {
        format!("在“{found}”前面补上“{closing}”")
    } else {
        format!("把“{found}”改成“{closing}”")
    };
    Some(Told::new(site.at, bracket.message(), remedy))
}

fn unclosed(site: &Site<'_>, bracket: OpenBracket) -> Option<Told> {
    if !site.parser.starts_with("unclosed") {
        return None;
    }
    let end = site.source.span_at(site.source.text[..site.at].trim_end().len()).line;
    let here = site.source.span_at(site.at).line;
    let closing = bracket.closing();
    let remedy = if end == here {
        format!("补上“{closing}”")
    } else {
        format!("在第 {end} 行末尾补上“{closing}”")
    };
    Some(Told::new(site.at, bracket.message(), remedy))
}

/// In braces, another sign than `=` between key and value.
fn wrong_sign(site: &Site<'_>, bracket: OpenBracket) -> Option<Told> {
    if bracket.sign != '{' {
        return None;
    }
    let from = (bracket.at + 1).saturating_sub(site.start).min(site.bare.len());
    if let Some((at, sign)) = site.sign(from, site.bare.len(), &[':', '：', '＝']) {
        return Some(Told::new(at, "键与值之间要用等号", format!("把“{sign}”改成“=”")));
    }
    let is_missing = site.parser.starts_with("missing assignment");
    is_missing.then(|| Told::new(site.at, "键与值之间要用等号", "写成：{ 键 = 值 }"))
}

fn comma(site: &Site<'_>) -> Option<Told> {
    if site.parser.starts_with("extra comma") || site.parser.starts_with("leading comma") {
        return Some(Told::new(site.at, "逗号多了", "删去多的“,”"));
    }
    let gap = site.piece.find(char::is_whitespace);
    let is_missing = ["missing comma", "extra assignment"].iter().any(|words| site.parser.starts_with(words));
    if !is_missing && gap.is_none() {
        return None;
    }
    let (at, column) = (site.at + gap.unwrap_or(0), site.column() + gap.unwrap_or(0));
    let is_first = site.bare.get(..column).is_some_and(|before| before.trim().is_empty());
    let remedy = if is_first {
        "在上一项末尾补一个半角逗号“,”"
    } else {
        "在这里补一个半角逗号“,”"
    };
    Some(Told::new(at, "两项之间少了逗号", remedy))
}

/// An item in no quotes.
fn item(site: &Site<'_>) -> Option<Told> {
    let item = site.piece.trim();
    if item.is_empty() || item.contains(['"', '\'', '\\', '[', ']', '{', '}', ',']) {
        return None;
    }
    let (message, remedy) =
        scalar(item).unwrap_or_else(|| ("文字没有加引号".to_owned(), format!("文字要加半角双引号：\"{item}\"")));
    Some(Told::new(site.at, message, remedy))
}
