//! Numbers, dates and switches as people write them. Takes a value in no quotes; gives what is wrong with it and how it is written.

use crate::form::parse_date;

/// Whether this is a value that needs no quotes.
pub(super) fn is_sound(value: &str) -> bool {
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
pub(super) fn date_remedy(value: &str) -> Option<String> {
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
