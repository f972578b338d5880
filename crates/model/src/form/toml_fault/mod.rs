//! Faults of TOML's grammar in Chinese. Takes what the parser complains of and the line it stands in; gives a finding with a remedy.

use std::sync::Arc;

use crate::diag::{Code, Finding, Source};

/// The parser's fault, said so that an editor can mend it.
pub(super) fn fault(source: &Arc<Source>, error: &toml::de::Error) -> Finding {
    let at = error.span().map_or(0, |span| span.start);
    let place = source.span_at(at);
    let line = source.text.lines().nth(place.line as usize - 1).unwrap_or_default();
    let message = error.message();
    if message.starts_with("duplicate key") {
        let key: String = source.text[at..].chars().take_while(|c| c.is_alphanumeric() || "-_".contains(*c)).collect();
        return Finding::new(Code::DuplicateKey, format!("键“{key}”重复")).at(place).hint("只留一个");
    }
    let finding = |text: &str| Finding::new(Code::TomlSyntax, text).at(place.clone());
    let line_at = source.byte_of(place.line as usize, 1);
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    let value = if value.starts_with('#') { "" } else { value };
    let date_like = value.starts_with(|c: char| c.is_ascii_digit()) && value.matches(['-', '/', '.']).count() == 2;
    let before_value = line.split(['"', '#', '=']).next().unwrap_or_default();
    if let Some(sign) = before_value.find('＝') {
        finding("等号是全角的“＝”").at(source.span_at(line_at + sign)).hint("改成半角“=”")
    } else if let Some(colon) = before_value.find(['：', ':']) {
        finding("键与值之间要用等号").at(source.span_at(line_at + colon)).hint("TOML 写成：键 = \"值\"")
    } else if line.contains('=') && value.is_empty() {
        finding("等号后面没有值").hint("写成：键 = 值")
    } else if date_like {
        finding("日期写得不对").hint("写成年-月-日，例如 2020-08-12；要是真有的日子")
    } else if let Some(quote) = line.find(['“', '”']).filter(|_| !line.contains('"')) {
        finding("文字两边的引号是全角的").at(source.span_at(line_at + quote)).hint("改成半角双引号：键 = \"值\"")
    } else if message.contains("string values must be quoted") || message.contains("missing opening quote") {
        finding("文字没有加引号").hint("文字要加半角双引号：键 = \"值\"")
    } else if message.contains("invalid basic string") || message.contains("closing quote") {
        finding("引号没有配对").hint("文字两边各一个半角双引号；里面的引号用全角“ ”")
    } else if message.contains("unclosed array") {
        finding("方括号没有配对").hint("补上“]”")
    } else if message.contains("unclosed table") {
        finding("表名的方括号没有配对").hint(header_remedy(line))
    } else if message.contains("unclosed inline table") {
        finding("花括号没有配对").hint("补上“}”")
    } else if message.contains("comma") || message.contains("inline table") {
        finding("逗号或括号有误").hint("两项之间用一个半角逗号，括号要配对")
    } else if message.contains("missing value") || message.contains("key with no value") {
        finding("键后面没有值").hint("写成：键 = 值")
    } else {
        finding("不合 TOML 写法").hint(format!("解析器的说法：{message}"))
    }
}

/// How the head of a table is written whose brackets are not paired.
fn header_remedy(line: &str) -> String {
    let words = line.split('#').next().unwrap_or_default().trim();
    let name = words.trim_matches(['[', ']', ' ', '\t']);
    match name {
        "page" => "一版一段，写成 [[page]]".to_owned(),
        _ if words.starts_with("[[") => format!("写成 [[{name}]]"),
        _ => format!("写成 [{name}]"),
    }
}
