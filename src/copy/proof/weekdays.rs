//! A weekday that is not the date's: takes an article and the day of the issue; gives a warning at each date that is followed (or led) by another
//! weekday than it has.
//!
//! The year is the one written with the date. Where none is, it is that of the day nearest to the issue's, or one that the article has named
//! before: only a weekday that is wrong in all of them is told of. Days of the moon's calendar, spans of days and names (周一围) are passed over.

use super::dates::{WrittenDate, dates};
use super::places::{finding, printed_texts};
use crate::diag::{Code, Finding};
use crate::model::{Article, Text};
use crate::units::Date;

/// The weekdays from Monday; 天 is the other name of Sunday.
const NAMES: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];
/// Words that weekdays begin with.
const WEEKS: [&str; 3] = ["星期", "礼拜", "周"];
/// What may follow 周三 without brackets: else it may be the beginning of a name.
const AFTER_WEEK: &str = "上下中早晚傍凌夜清午，。、；：！？）)（( \u{3000}起前后开举在将至到的和与及是为";
/// Farther than this from the issue a date without a year may be of any year.
const NEAR_DAYS: i64 = 120;

/// The dates of an article with a weekday that is not theirs.
pub(super) fn check(article: &Article, issue: Date) -> Vec<Finding> {
    let mut years: Vec<i32> = vec![];
    let mut findings = vec![];
    for text in printed_texts(article) {
        let plain = text.to_plain();
        let dates = dates(&plain);
        for (index, date) in dates.iter().enumerate() {
            years.extend(date.year);
            let next = dates.get(index + 1).map_or(plain.len(), |next| next.start);
            if let Some(weekday) = weekday_of(&plain, date, next) {
                findings.extend(fault(text, &plain, date, weekday, &Years { issue, named: &years }));
            }
        }
    }
    findings
}

/// The years a date may be of.
struct Years<'y> {
    issue: Date,
    /// Those the article has named.
    named: &'y [i32],
}

impl Years<'_> {
    /// The days that a written date may mean; none where that is not sure.
    fn days(&self, date: &WrittenDate) -> Vec<Date> {
        let of_year = |year| Date { year, month: date.month, day: date.day };
        if let Some(year) = date.year {
            return vec![of_year(year)];
        }
        let around = (self.issue.year - 1..=self.issue.year + 1).map(of_year);
        let distance = |day: &Date| (day_number(*day) - day_number(self.issue)).abs();
        let Some(nearest) = around.min_by_key(distance).filter(|day| distance(day) <= NEAR_DAYS) else { return vec![] };
        let named = self.named.iter().map(|&year| of_year(year));
        std::iter::once(nearest).chain(named).collect()
    }
}

/// A weekday in a text: its byte, and its number from Monday, 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct WrittenWeekday {
    at: usize,
    number: usize,
}

fn fault(text: &Text, plain: &str, date: &WrittenDate, weekday: WrittenWeekday, years: &Years<'_>) -> Option<Finding> {
    let days = years.days(date);
    let words = &plain[date.start..date.end];
    let there_is = |day: &&Date| u32::from(day.day) <= days_of_month(day.year, day.month);
    let real: Vec<&Date> = days.iter().filter(there_is).collect();
    let Some(&&first) = real.first() else {
        let message = format!("没有“{words}”这一天");
        return (!days.is_empty()).then(|| finding(Code::WeekdayWrong, message, text.span_at(date.start), "核对日期"));
    };
    if real.iter().any(|day| weekday_number(**day) == weekday.number) {
        return None;
    }
    let right = NAMES[weekday_number(first)];
    let message = format!(
        "{}年{}月{}日是星期{right}，这里写的是星期{}",
        first.year, first.month, first.day, NAMES[weekday.number]
    );
    Some(finding(Code::WeekdayWrong, message, text.span_at(weekday.at), "核对日期和星期，改错的那一个"))
}

/// The weekday that belongs to a date: right behind it, in brackets behind it, or before its bracket. The next date begins at byte `next`.
fn weekday_of(plain: &str, date: &WrittenDate, next: usize) -> Option<WrittenWeekday> {
    weekday_behind(plain, date, next).or_else(|| weekday_before(plain, date))
}

fn weekday_behind(plain: &str, date: &WrittenDate, next: usize) -> Option<WrittenWeekday> {
    let rest = &plain[date.end..next];
    let gap = |c: char| c.is_whitespace() || "，,".contains(c);
    let inner = rest.trim_start_matches(gap);
    let bracketed = inner.strip_prefix(['（', '(']).map(|inner| inner.trim_start_matches(gap));
    let words = bracketed.unwrap_or(inner);
    let (length, number) = weekday_at(words)?;
    let after = &words[length..];
    let is_span = after.trim_start().starts_with(['至', '到', '、', '—', '～', '~', '-', '和', '及', '或']);
    let is_sure = match bracketed {
        Some(_) => !is_span,
        None => !is_span && (!words.starts_with('周') || after.chars().next().is_none_or(|c| AFTER_WEEK.contains(c))),
    };
    is_sure.then(|| WrittenWeekday { at: next - words.len(), number })
}

/// `周三（8月12日）`.
fn weekday_before(plain: &str, date: &WrittenDate) -> Option<WrittenWeekday> {
    let closes = plain[date.end..].trim_start().starts_with(['）', ')']);
    let before = plain[..date.start].trim_end().strip_suffix(['（', '(']).filter(|_| closes)?.trim_end();
    before.char_indices().rev().map(|(at, _)| at).take(3).find_map(|at| {
        let (length, number) = weekday_at(&before[at..])?;
        (at + length == before.len()).then_some(WrittenWeekday { at, number })
    })
}

/// The weekday at the beginning of some words: how long it is, and which.
fn weekday_at(words: &str) -> Option<(usize, usize)> {
    let week = WEEKS.iter().find(|week| words.starts_with(**week))?;
    let c = words[week.len()..].chars().next()?;
    let c = if c == '天' && *week != "周" { '日' } else { c };
    let number = NAMES.iter().position(|&name| name == c)?;
    Some((week.len() + '日'.len_utf8(), number))
}

/// Days since a day far back (the civil calendar; H. Hinnant's counting from March).
fn day_number(date: Date) -> i64 {
    let month = i64::from(date.month);
    let year = i64::from(date.year) - i64::from(month <= 2);
    let from_march = (month + 9) % 12;
    365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * from_march + 2) / 5
        + i64::from(date.day)
}

/// The weekday of a day, from Monday, 0.
fn weekday_number(date: Date) -> usize {
    // Day 1 of this counting, 1 March of the year 0, was a Wednesday.
    usize::try_from((day_number(date) + 1).rem_euclid(7)).unwrap_or_default()
}

fn days_of_month(year: i32, month: u8) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ISSUE: Date = Date { year: 2020, month: 8, day: 12 };

    fn faults(plain: &str) -> Vec<String> {
        let text = Text::plain(plain);
        let dates = dates(plain);
        let mut years = vec![];
        let mut found = vec![];
        for (index, date) in dates.iter().enumerate() {
            years.extend(date.year);
            let next = dates.get(index + 1).map_or(plain.len(), |next| next.start);
            if let Some(weekday) = weekday_of(plain, date, next) {
                assert!(plain[weekday.at..].starts_with(['星', '礼', '周']), "{plain} {weekday:?}");
                found.extend(fault(&text, plain, date, weekday, &Years { issue: ISSUE, named: &years }));
            }
        }
        found.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn the_calendar_is_right() {
        for (year, month, day, number) in
            [(2020, 8, 12, 2), (2000, 2, 29, 1), (1949, 10, 1, 5), (2026, 1, 1, 3), (1900, 1, 1, 0)]
        {
            assert_eq!(weekday_number(Date { year, month, day }), number, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn a_weekday_that_is_not_the_dates_is_told() {
        for plain in [
            "8月12日（星期四）上午",
            "8月12日（周四）",
            "8月12日星期四",
            "8月12日周四下午",
            "8月12号，礼拜四晚上",
            "2020年8月12日 星期日",
            "2020年8月12日星期天",
            "八月十二日（星期四）",
            "二〇二〇年八月十二日（星期四）",
            "2020-08-12（周四）",
            "2020/8/12 周四",
            "本周四（8月12日）上午",
            "8月12日（周四）至8月14日（周五）",
            "8月12日（周三）至8月14日（周六）",
        ] {
            assert_eq!(faults(plain).len(), 1, "{plain} {:?}", faults(plain));
        }
        assert_eq!(faults("8月12日（星期四）"), ["2020年8月12日是星期三，这里写的是星期四"]);
        assert_eq!(faults("2020年2月30日（星期日）"), ["没有“2020年2月30日”这一天"]);
    }

    #[test]
    fn right_and_unsure_ones_are_let_pass() {
        for plain in [
            "8月12日（星期三）上午",
            "8月12日周三",
            "2019年8月12日（星期一）",
            "1949年5月25日清晨，5月27日（星期五）全市解放",
            "农历六月廿三日（星期四）",
            "农历八月十二日星期四",
            "8月12日至14日（周四至周五）",
            "8月12日、13日（周三、周四）",
            "8月12日周一围来到居委会",
            "8月12日周六福珠宝开业",
            "12月31日星期六起（往年的规矩）",
            "1月12日（星期日）",
            "8月12日，居委会周四开会",
            "8月12日上午",
            "8月12日（下周四截止）",
        ] {
            assert_eq!(faults(plain), [""; 0], "{plain}");
        }
    }
}
