//! What stands on the pages besides articles: the date line with weekday and lunar date, and the QR codes.

use icu_calendar::cal::ChineseTraditional;
use icu_calendar::types::Weekday;
use icu_calendar::{Date as Calendar, Iso};
use qrcode::{EcLevel, QrCode};

use crate::diag::{Code, Finding};
use crate::units::Date;

const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];
const DIGITS: [char; 10] = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const MONTHS: [&str; 12] = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"];

/// A date as the nameplate prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DateLine {
    /// `2020年8月12日`.
    pub(super) civil: String,
    /// `星期三`.
    pub(super) weekday: String,
    /// `农历庚子年六月廿三`.
    pub(super) lunar: String,
}

/// The date line of a day; none where the calendar has no such day.
pub(super) fn date_line(date: Date) -> Option<DateLine> {
    let iso = Calendar::<Iso>::try_new_iso(date.year, date.month, date.day).ok()?;
    let weekday = match iso.weekday() {
        Weekday::Monday => "星期一",
        Weekday::Tuesday => "星期二",
        Weekday::Wednesday => "星期三",
        Weekday::Thursday => "星期四",
        Weekday::Friday => "星期五",
        Weekday::Saturday => "星期六",
        Weekday::Sunday => "星期日",
    };
    let lunar = iso.to_calendar(ChineseTraditional::new());
    let year = usize::from(lunar.cyclic_year().year.saturating_sub(1));
    let month = lunar.month();
    let leap = if month.to_input().is_leap() { "闰" } else { "" };
    let name = MONTHS[usize::from(month.number().saturating_sub(1)) % 12];
    Some(DateLine {
        civil: format!("{}年{}月{}日", date.year, date.month, date.day),
        weekday: weekday.to_owned(),
        lunar: format!(
            "农历{}{}年{leap}{name}月{}",
            STEMS[year % 10],
            BRANCHES[year % 12],
            lunar_day(lunar.day_of_month().0)
        ),
    })
}

fn lunar_day(day: u8) -> String {
    let digit = DIGITS[usize::from(day % 10)];
    match day {
        1..=10 => format!("初{digit}"),
        11..=19 => format!("十{digit}"),
        20 => "二十".to_owned(),
        30 => "三十".to_owned(),
        _ => format!("廿{digit}"),
    }
}

/// A QR code as rows of dark runs, in modules, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QrRuns {
    /// Modules a side.
    pub(super) side: usize,
    /// Dark runs: column, row, length.
    pub(super) runs: Vec<(usize, usize, usize)>,
}

/// Modules a side at most: in a code of 23 mm with its quiet zone each is then 0.4 mm, the least that newsprint holds.
const SIDE_MOST: usize = 49;

/// The QR code of an address, with medium error correction: newsprint spreads.
///
/// # Errors
/// An address that is too long for a code.
pub(super) fn qr(url: &str) -> Result<QrRuns, Finding> {
    let code = QrCode::with_error_correction_level(url, EcLevel::M).map_err(|error| {
        Finding::new(Code::QrInvalid, format!("二维码地址有 {} 个字符，编不成二维码：{error}", url.chars().count()))
            .hint("换一个短一些的地址")
    })?;
    let side = code.width();
    if side > SIDE_MOST {
        let message = format!("二维码地址有 {} 个字符，印在新闻纸上扫不出来", url.chars().count());
        return Err(Finding::new(Code::QrInvalid, message).hint("换一个短一些的地址，一百个字符以内"));
    }
    let colors = code.to_colors();
    let mut runs = Vec::new();
    for (row, modules) in colors.chunks(side).enumerate() {
        let mut column = 0;
        while column < side {
            let length = modules[column..].iter().take_while(|color| **color == qrcode::Color::Dark).count();
            if length > 0 {
                runs.push((column, row, length));
            }
            column += length.max(1);
        }
    }
    Ok(QrRuns { side, runs })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_line_of_the_sample() {
        let line = date_line(Date { year: 2020, month: 8, day: 12 }).unwrap();
        assert_eq!(line.civil, "2020年8月12日");
        assert_eq!(line.weekday, "星期三");
        assert_eq!(line.lunar, "农历庚子年六月廿三");
    }

    #[test]
    fn a_leap_month_and_the_turn_of_the_year() {
        assert_eq!(date_line(Date { year: 2020, month: 5, day: 23 }).unwrap().lunar, "农历庚子年闰四月初一");
        assert_eq!(date_line(Date { year: 2020, month: 1, day: 25 }).unwrap().lunar, "农历庚子年正月初一");
        assert_eq!(date_line(Date { year: 2020, month: 1, day: 8 }).unwrap().lunar, "农历己亥年腊月十四");
    }

    #[test]
    fn every_leap_month_of_the_century_is_told_in_a_line_of_fourteen_characters() {
        let mut leap_years = 0;
        for year in 2001..=2100 {
            let mut has_leap = false;
            for (month, day) in (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day))) {
                let Some(line) = date_line(Date { year, month, day }) else { continue };
                let length = format!("{}　{}", line.weekday, line.lunar).chars().count();
                let is_leap = line.lunar.contains('闰');
                has_leap |= is_leap;
                assert_eq!(length, if is_leap { 14 } else { 13 }, "{line:?}");
            }
            leap_years += usize::from(has_leap);
        }
        // Seven in nineteen years, and some begin in one year and end in the next.
        assert!((36..=40).contains(&leap_years), "{leap_years}");
    }

    #[test]
    fn a_code_has_its_three_finders() {
        let code = qr("https://example.org/news").unwrap();
        assert!(code.runs.contains(&(0, 0, 7)));
        assert!(code.runs.contains(&(code.side - 7, 0, 7)));
        assert!(code.runs.contains(&(0, code.side - 1, 7)));
    }
}
