//! The dates that a text names, in figures or in 汉字. Takes a plain text; gives each with its bytes. Days of the moon's calendar are passed over.

/// What stands before a day of the moon's calendar.
const LUNAR: [&str; 5] = ["农历", "阴历", "旧历", "古历", "夏历"];
/// How far before a date the name of its calendar may stand, in characters.
const LUNAR_REACH: usize = 8;

/// A date in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenDate {
    /// Its bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) year: Option<i32>,
    pub(super) month: u8,
    pub(super) day: u8,
}

/// The dates in a text that name a month.
pub(super) fn dates(plain: &str) -> Vec<WrittenDate> {
    let numbers = numbers(plain);
    let mut dates: Vec<WrittenDate> = vec![];
    for (at, number) in numbers.iter().enumerate() {
        let date = chinese_date(&numbers, at, plain).or_else(|| dashed_date(&numbers, at, plain));
        let is_new = |date: &WrittenDate| dates.last().is_none_or(|last| last.end <= date.start);
        let is_solar = !is_lunar(&plain[..number.start]);
        dates.extend(date.filter(is_new).filter(|_| is_solar));
    }
    dates
}

fn is_lunar(before: &str) -> bool {
    let near: Vec<char> = before.chars().rev().take(LUNAR_REACH).collect();
    let near: String = near.into_iter().rev().collect();
    LUNAR.iter().any(|name| near.contains(name))
}

/// A number in a text.
#[derive(Debug, Clone, Copy)]
struct Number {
    start: usize,
    end: usize,
    value: u32,
    digits: usize,
}

/// The numbers of a text, in figures or in 汉字.
fn numbers(plain: &str) -> Vec<Number> {
    let mut numbers = vec![];
    let mut characters = plain.char_indices().peekable();
    while let Some((start, c)) = characters.next() {
        let kind: fn(char) -> bool = if c.is_ascii_digit() { |c| c.is_ascii_digit() } else { is_chinese_digit };
        if !kind(c) {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some((at, c)) = characters.next_if(|&(_, c)| kind(c)) {
            end = at + c.len_utf8();
        }
        let words = &plain[start..end];
        let digits = words.chars().count();
        numbers.extend(value(words).map(|value| Number { start, end, value, digits }));
    }
    numbers
}

fn is_chinese_digit(c: char) -> bool {
    "〇零一二三四五六七八九十廿卅".contains(c)
}

/// The value of a number below ten thousand; 二〇二〇 by its digits, 二十三 by its tens.
fn value(words: &str) -> Option<u32> {
    if words.chars().count() > 4 {
        return None;
    }
    let digit = |c: char| "零一二三四五六七八九".chars().position(|one| one == c).or((c == '〇').then_some(0));
    if words.is_ascii() {
        return words.parse().ok();
    }
    if words.chars().all(|c| digit(c).is_some()) {
        return words.chars().try_fold(0_u32, |sum, c| Some(sum * 10 + u32::try_from(digit(c)?).ok()?));
    }
    let words = words.replace('廿', "二十").replace('卅', "三十");
    let (tens, ones) = words.split_once('十')?;
    let part = |words: &str, none: u32| match words.chars().next() {
        None => Some(none),
        Some(c) if words.chars().count() == 1 => u32::try_from(digit(c)?).ok(),
        _ => None,
    };
    Some(part(tens, 1)? * 10 + part(ones, 0)?)
}

/// `2020年8月12日`, `8月12日`, `八月十二日`.
fn chinese_date(numbers: &[Number], at: usize, plain: &str) -> Option<WrittenDate> {
    let month = numbers[at];
    let rest = plain[month.end..].strip_prefix('月')?;
    let day = numbers.get(at + 1).filter(|day| plain.len() - rest.len() == day.start)?;
    let unit = plain[day.end..].chars().next().filter(|&c| c == '日' || c == '号')?;
    let year = at.checked_sub(1).map(|before| numbers[before]).filter(|year| plain[year.end..month.start] == *"年");
    let year = year.filter(|year| year.digits == 4 && (1900..2200).contains(&year.value));
    let start = year.map_or(month.start, |year| year.start);
    written(start, day.end + unit.len_utf8(), year, &month, day)
}

/// `2020-08-12`, `2020/8/12`, `2020.8.12`.
fn dashed_date(numbers: &[Number], at: usize, plain: &str) -> Option<WrittenDate> {
    let [year, month, day] = numbers.get(at..at + 3)? else { return None };
    let is_year = year.digits == 4 && (1900..2200).contains(&year.value);
    let between = [&plain[year.end..month.start], &plain[month.end..day.start]];
    let is_joined = between[0] == between[1] && ["-", "/", "."].contains(&between[0]);
    let is_alone = !plain[day.end..].starts_with(['-', '/', '.']) && day.digits <= 2;
    if is_year && is_joined && is_alone { written(year.start, day.end, Some(*year), month, day) } else { None }
}

fn written(start: usize, end: usize, year: Option<Number>, month: &Number, day: &Number) -> Option<WrittenDate> {
    let (month, day) = (u8::try_from(month.value).ok()?, u8::try_from(day.value).ok()?);
    let year = year.and_then(|year| i32::try_from(year.value).ok());
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(WrittenDate { start, end, year, month, day })
}
