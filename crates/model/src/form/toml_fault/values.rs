//! Values that stand alone: texts without quotes or with the wrong ones, numbers and dates as people write them, words behind a value.

use super::brackets;
use super::line::open_brackets;
use super::site::{Site, Told};
use crate::form::parse_date;

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

/// What stands behind a whole value.
pub(super) fn behind(site: &Site<'_>, rest: &str) -> Option<Told> {
    Some(if rest.starts_with("//") {
        Told::new(site.at, "说明前面要用“#”", "把“//”改成“#”")
    } else if rest.chars().all(|sign| ",，;；、。".contains(sign)) {
        Told::new(site.at, format!("行末多了“{rest}”"), format!("删去“{rest}”"))
    } else if rest.starts_with([']', '}']) {
        Told::new(site.at, "括号没有配对", format!("删去多的“{rest}”"))
    } else if rest.contains('=') {
        Told::new(
            site.at,
            "一行只写一个键",
            format!("“{}”另起一行", rest.trim_start_matches([',', '，', ';', '；', ' '])),
        )
    } else {
        Told::new(site.at, "值后面还有别的", format!("删去“{rest}”；是说明，就在前面加“#”"))
    })
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

/// Whether this is a value that needs no quotes.
fn is_sound(value: &str) -> bool {
    toml::de::DeValue::parse(value).is_ok()
}

/// What is wrong with a number or a switch, and the remedy; none where it is neither.
pub(super) fn scalar(value: &str) -> Option<(String, String)> {
    let narrow: String = value.chars().map(narrow_digit).collect();
    let items: Vec<&str> = narrow.split([',', '，', '、']).map(str::trim).collect();
    let is_number = |text: &str| {
        !text.is_empty()
            && text.parse::<f64>().is_ok()
            && text.starts_with(['-', '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
    };
    if items.len() > 1 && items.iter().all(|item| is_number(item)) {
        let is_grouped = items[1..].iter().all(|item| item.len() == 3) && !narrow.contains(' ') && items[0] != "0";
        return Some(if is_grouped {
            ("数里不用逗号".to_owned(), format!("写成 {}", items.concat()))
        } else {
            ("几个数要放在方括号里".to_owned(), format!("写成 [{}]", items.join(", ")))
        });
    }
    if narrow != value && is_sound(&narrow) {
        return Some(("数字是全角的".to_owned(), format!("写成 {narrow}")));
    }
    if ["true", "false"].contains(&value.to_ascii_lowercase().as_str()) {
        return Some((format!("“{value}”要小写"), format!("写成 {}", value.to_ascii_lowercase())));
    }
    if ["yes", "no", "on", "off", "是", "否"].contains(&value.to_ascii_lowercase().as_str()) {
        let flag = ["yes", "on", "是"].contains(&value.to_ascii_lowercase().as_str());
        return Some((
            "文字没有加引号".to_owned(),
            format!("问是不是的键写成 {flag}；是文字，就加半角双引号：\"{value}\""),
        ));
    }
    number_remedy(&narrow).map(|remedy| (format!("“{value}”不是数"), remedy))
}

/// How a number is written that is almost one.
fn number_remedy(value: &str) -> Option<String> {
    let (sign, digits) = value.strip_prefix('-').map_or(("", value), |digits| ("-", digits));
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
    let number = &digits[..end];
    if !number.contains(|c: char| c.is_ascii_digit()) || number.matches('.').count() > 1 {
        return None;
    }
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let part = match (number.contains('.'), part) {
        (false, _) => String::new(),
        (true, "") => ".0".to_owned(),
        (true, part) => format!(".{part}"),
    };
    let good = format!("写成 {sign}{whole}{part}");
    Some(if end == digits.len() { good } else { format!("是数就{good}；是文字就写成 \"{value}\"") })
}

const fn narrow_digit(sign: char) -> char {
    match sign {
        '０'..='９' => match char::from_u32(sign as u32 - '０' as u32 + '0' as u32) {
            Some(digit) => digit,
            None => sign,
        },
        '．' => '.',
        '－' => '-',
        _ => sign,
    }
}

/// The remedy for what looks like a date: year, month and day.
fn date_remedy(value: &str) -> Option<String> {
    const GENERAL: &str = "写成年-月-日，例如 2020-08-12；要是真有的日子";
    let value: String = value.chars().map(narrow_digit).collect();
    if !value.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let signs: Vec<char> = value.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
    let numbers: Vec<&str> = value.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    let is_date = signs.len() >= 2 && signs.iter().all(|sign| "-/.年月日号—–".contains(*sign));
    match numbers[..] {
        [year, month, day] if is_date && year.len() == 4 => {
            let written = format!("{year}-{month:0>2}-{day:0>2}");
            let is_real = parse_date(&written).is_some();
            Some(if is_real && written != value { format!("写成 {written}") } else { GENERAL.to_owned() })
        }
        [_, _, _] if is_date => Some(GENERAL.to_owned()),
        _ => None,
    }
}
