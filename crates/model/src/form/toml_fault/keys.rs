//! Keys and the sign behind them: another sign than `=`, a name that is none, nothing before or behind it.

use super::header::is_name;
use super::line::open_brackets;
use super::site::{Site, Told};

/// What is wrong with the key of a line; none where the fault lies behind it.
pub(super) fn told(site: &Site<'_>) -> Option<Told> {
    if !open_brackets(&site.source.text[..site.start]).is_empty() {
        return None;
    }
    let end = site.equals().unwrap_or(site.bare.len());
    let before_texts = end.min(site.bare.find('"').unwrap_or(end));
    if let Some((at, _)) = site.sign(0, before_texts, &['＝']) {
        return Some(Told::new(at, "等号是全角的“＝”", "改成半角“=”"));
    }
    if let Some((at, _)) = site.sign(0, before_texts, &['：', ':']) {
        return Some(Told::new(at, "键与值之间要用等号", "TOML 写成：键 = \"值\""));
    }
    let key = site.key();
    let Some(equals) = site.equals() else { return no_sign(site, key) };
    if site.value().is_some_and(str::is_empty) {
        return Some(Told::new(site.at, "等号后面没有值", "写成：键 = 值"));
    }
    if site.parser.contains("extend") {
        return Some(Told::new(site.at, format!("“{key}”前面已经有值，不能再往里面写"), "两处只留一处"));
    }
    if site.column() > equals {
        return None;
    }
    Some(if key.is_empty() {
        Told::new(site.at, "等号前面没有键", "写成：键 = 值；或删去这一行")
    } else if key.contains(char::is_whitespace) {
        let joined: Vec<&str> = key.split_whitespace().collect();
        Told::new(
            site.at,
            "键里不能有空格",
            format!("写成：{} = {}", joined.join("-"), site.value().unwrap_or_default()),
        )
    } else if key.split('.').any(str::is_empty) {
        Told::new(site.at, "键里的点多了", "去掉多的点")
    } else if !is_name(key) {
        let plain = key.replace(['"', '\\'], "");
        let remedy = format!("换成半角的英文键；就要这个键，写成：\"{plain}\" = {}", site.value().unwrap_or_default());
        Told::new(site.at, "键只能用半角的字母、数字、“-”和“_”", remedy)
    } else {
        return None;
    })
}

/// A line without a sign: a key and its value beside each other, a key alone, or words.
fn no_sign(site: &Site<'_>, line: &str) -> Option<Told> {
    let (key, value) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let value = value.trim();
    if line.is_empty() {
        None
    } else if !is_name(key) {
        Some(Told::new(site.at, "这一行不是“键 = 值”", "写成：键 = 值；是说明，就在行首加“#”"))
    } else if value.is_empty() {
        Some(Told::new(site.at, "键后面没有值", "写成：键 = 值"))
    } else {
        let is_bare =
            !value.starts_with(['"', '\'', '[', '{', '-']) && !value.starts_with(|c: char| c.is_ascii_digit());
        let value = if is_bare { format!("\"{}\"", value.replace(['"', '\\'], "")) } else { value.to_owned() };
        Some(Told::new(site.at, "键与值之间要用等号", format!("写成：{key} = {value}")))
    }
}
