//! Values that stand alone: texts without quotes or with the wrong ones, numbers and dates as people write them, words behind a value.

use super::brackets;
use super::line::open_brackets;
use super::numbers::{date_remedy, is_sound, scalar};
use super::site::{Site, Told};
use super::trailing::behind;

/// Quotes that are none in TOML.
const WIDE_QUOTES: [char; 10] = ['“', '”', '‘', '’', '「', '」', '『', '』', '＂', '＇'];

/// What is wrong with the value of a line; none where nothing is known of it.
pub(super) fn told(site: &Site<'_>) -> Option<Told> {
    let inside = !open_brackets(&site.source.text[..site.start]).is_empty();
    let Some(value) = site.value().filter(|_| !inside) else { return brackets::told(site) };
    let from = site.equals()? + 1;
    if (value.starts_with(WIDE_QUOTES) || value.starts_with(['[', '{']))
        && let Some((at, _)) = site.sign(from, site.bare.len(), &WIDE_QUOTES)
    {
        return Some(Told::new(at, "文字两边的引号是全角的", "改成半角双引号：键 = \"值\""));
    }
    match value.chars().next()? {
        '=' => {
            let value = value.trim_start_matches('=').trim();
            Some(Told::new(site.at, "等号多了", format!("写成：{} = {value}", site.key())))
        }
        quote @ ('"' | '\'') => quoted(site, value, quote),
        '[' | '{' => brackets::told(site),
        '(' | '（' | '［' | '【' => {
            let signs = ['(', ')', '（', '）', '［', '］', '【', '】', '[', ']'];
            Some(Told::new(site.at, "列表要用半角的方括号", format!("写成 {}", list_of(value.trim_matches(signs)))))
        }
        _ => Some(bare_value(site, value)),
    }
}

/// A text in quotes with something wrong in it or behind it.
fn quoted(site: &Site<'_>, value: &str, quote: char) -> Option<Told> {
    if ["escape", "unicode", "hexadecimal"].iter().any(|word| site.parser.contains(word)) {
        let remedy = "每个反斜杠写成两个“\\\\”；或把文字两边换成半角单引号";
        return Some(Told::new(site.at, "反斜杠用错了", remedy));
    }
    let rest =
        site.line.get(site.column()..site.bare.trim_end().len()).map(str::trim).filter(|rest| !rest.is_empty())?;
    if rest.starts_with([',', '，', '、']) && rest.contains(quote) {
        return Some(Told::new(site.at, "几项要放在方括号里", format!("写成：{} = {}", site.key(), list_of(value))));
    }
    if rest.contains(quote) && !rest.contains('=') {
        return Some(Told::new(site.at, "文字里面还有半角引号", "里面的引号用全角“ ”"));
    }
    behind(site, rest)
}

/// A list of items written one behind the other, as the file would have it.
fn list_of(items: &str) -> String {
    let items: Vec<&str> = items.split([',', '，', '、']).map(str::trim).filter(|item| !item.is_empty()).collect();
    format!("[{}]", items.join(", "))
}

/// A value in no quotes.
fn bare_value(site: &Site<'_>, value: &str) -> Told {
    let at = site.at;
    if let Some(remedy) = date_remedy(value) {
        return Told::new(at, "日期写得不对", remedy);
    }
    if value.contains('\'') || value.contains('"') {
        return unquoted(at, site.key(), value);
    }
    let plain = value.trim_end_matches([',', '，', ';', '；', '。']);
    if plain.len() < value.len() && is_sound(plain) {
        let sign = &value[plain.len()..];
        return Told::new(at, format!("行末多了“{sign}”"), format!("删去“{sign}”"));
    }
    if let Some(list) = value.strip_suffix(']') {
        return Told::new(at, "方括号没有配对", format!("写成：{} = {}", site.key(), list_of(list)));
    }
    scalar(value).map_or_else(|| unquoted(at, site.key(), value), |(message, remedy)| Told::new(at, message, remedy))
}

fn unquoted(at: usize, key: &str, value: &str) -> Told {
    let text = value.trim_matches(['"', '\'']);
    let example = if text.is_empty() || text.contains(['"', '\\']) {
        "键 = \"值\"".to_owned()
    } else {
        format!("{key} = \"{text}\"")
    };
    Told::new(at, "文字没有加引号", format!("文字要加半角双引号：{example}"))
}
