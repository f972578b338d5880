//! Where a line may break, after GB/T 15834 and the requirements for Chinese text layout: what must not begin a line, what must not end
//! one, what must not be parted. Takes a text; gives the places at which the engine is told not to break, or that it may.
//!
//! The engine knows most of the rules (UAX #14). What it does not know is told to it with marks that have no width and are no part of the
//! author's text; [`super::unmark`] takes them out of the finished pages.

use crate::copy::is_han;

/// Marks that must not begin a line: stops, closing marks, connectors, and signs that belong to the figure before them.
pub(super) const NOT_AT_START: &str = "，。、；：？！”’）》」』】〉〕〗］｝·～—…％‰℃℉°′″％%／";
/// Marks that must not end a line: opening marks, and signs that belong to the figure after them.
pub(super) const NOT_AT_END: &str = "“‘（《「『【〈〔〖［｛￥¥№";
/// Marks before which the engine never breaks, but for a space between.
const ENGINE_CLOSES: &str = "，。、；：？！”’）》」』】〉〕〗";
/// Marks behind which the engine never breaks.
const ENGINE_OPENS: &str = "“‘（《「『【〈〔〖";
/// Squared units, which belong to the figure before them.
const UNITS: std::ops::RangeInclusive<char> = '\u{3371}'..='\u{33df}';
/// Figures of Chinese numbers.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万";
/// Equal marks in a row from which on they are a rule or a blank to fill in, which may go on in the next line.
const ROW: usize = 7;

/// The mark of a place where a long run may be broken.
pub(super) const MAY_BREAK: char = '\u{200b}';
/// The mark of a place where a line must not be broken.
pub(super) const NO_BREAK: char = '\u{2060}';

/// Latin letters, digits and signs in a row that a column of 14 em must be able to break.
const LONG_RUN: usize = 18;
/// Characters after which such a run may be broken at the latest.
const LONG_STEP: usize = 6;

/// Whether a character is one of the marks for the engine.
pub(super) fn is_break_mark(c: char) -> bool {
    c == MAY_BREAK || c == NO_BREAK
}

/// Whether the rules forbid a line to end with `before` where the next begins with `after`; both may be longer than a line.
pub(super) fn forbids_break(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else { return false };
    if is_in_row(before, after, next) {
        return false;
    }
    NOT_AT_START.contains(next)
        || NOT_AT_END.contains(last)
        || is_raised_or_lowered(next)
        || belongs_to_figure(before, last, next)
        || is_inside_figure(before, last, after, next)
        || is_inside_name(last, after)
}

/// Whether the next mark is one of many alike.
fn is_in_row(before: &str, after: &str, next: char) -> bool {
    let alike = |c: &char| *c == next;
    !is_word(next) && before.chars().rev().take_while(alike).count() + after.chars().take_while(alike).count() >= ROW
}

/// Whether a character is a raised or lowered figure or letter.
fn is_raised_or_lowered(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{209c}')
}

/// Whether a figure and what belongs to it meet: its unit, its currency, 第, No.
fn belongs_to_figure(before: &str, last: char, next: char) -> bool {
    if last.is_ascii_digit() && UNITS.contains(&next) {
        return true;
    }
    let is_figure = next.is_ascii_digit();
    let is_sign = "-+－＋±".contains(last) && !before.chars().rev().nth(1).is_some_and(|c| c.is_ascii_alphanumeric());
    let is_number_word = || {
        let bare =
            before.strip_suffix('.').and_then(|bare| bare.get(bare.len().checked_sub(2)?..).map(|no| (bare, no)));
        bare.is_some_and(|(bare, no)| {
            no.eq_ignore_ascii_case("no") && !bare[..bare.len() - 2].ends_with(|c: char| c.is_ascii_alphabetic())
        })
    };
    (last == '第' && (is_figure || NUMERALS.contains(next)))
        || (is_figure && ("$€£".contains(last) || is_sign || is_number_word()))
}

/// Whether the place is inside a range, a ratio, a product or a time, beside its sign with figures on both sides; or behind a 分隔号.
fn is_inside_figure(before: &str, last: char, after: &str, next: char) -> bool {
    let mut earlier = before.chars().rev();
    if "～~—–－".contains(last) {
        earlier.next();
        let left = earlier.take_while(|&c| is_word(c) || "%％‰℃℉°".contains(c)).count();
        let is_chained = before.chars().rev().nth(left + 1).is_some_and(|c| c == last);
        return next.is_ascii_digit() && left > 0 && !is_chained;
    }
    if last == '/' && is_han(next) {
        return true;
    }
    if "：∶×/".contains(last) {
        return next.is_ascii_digit() && earlier.nth(1).is_some_and(|c| c.is_ascii_digit());
    }
    let beyond = after.chars().nth(1);
    "∶×".contains(next) && last.is_ascii_digit() && beyond.is_some_and(|c| c.is_ascii_digit())
}

/// Whether the place is behind the dot of a name 间隔号 of which more follows than one character.
fn is_inside_name(last: char, after: &str) -> bool {
    let length = after.chars().take_while(|&c| is_word(c)).count();
    last == '·' && (length > 1 || (length == 1 && after.chars().nth(1).is_none_or(|c| c != '·')))
}

fn is_word(c: char) -> bool {
    is_han(c) || c.is_alphanumeric()
}

/// The marks a text needs, each with the byte it stands before, in order.
pub(super) fn break_marks(text: &str) -> Vec<(usize, char)> {
    let mut marks = vec![];
    let runs = long_runs(text);
    let mut runs = runs.iter().peekable();
    let mut previous = None;
    for (at, next) in text.char_indices() {
        while runs.next_if(|run| run.end <= at).is_some() {}
        if let Some(last) = previous {
            match runs.peek().filter(|run| run.start < at) {
                Some(run) => marks.extend(may_break_run(text, run.start, at).then_some((at, MAY_BREAK))),
                None => marks.extend(mark_between(text, at, last, next).map(|mark| (at, mark))),
            }
        }
        previous = Some(next);
    }
    marks
}

/// The mark between two characters that the engine must be told.
fn mark_between(text: &str, at: usize, last: char, next: char) -> Option<char> {
    let (before, after) = text.split_at(at);
    if last == next && is_in_row(before, after, next) {
        let earlier = before.chars().rev().take_while(|&c| c == next).count();
        return earlier.is_multiple_of(2).then_some(MAY_BREAK);
    }
    // Between two quotations of one character each, and in a row of signs, the engine would never break.
    if (last == '’' && next == '‘') || (is_sign(last) && is_sign(next) && !forbids_break(before, after)) {
        return Some(MAY_BREAK);
    }
    let engine_knows = ENGINE_CLOSES.contains(next) || ENGINE_OPENS.contains(last) || last == next;
    (!engine_knows && !next.is_whitespace() && forbids_break(before, after)).then_some(NO_BREAK)
}

/// Whether a character is a sign that stands for itself, as a word does: an arrow, a tick, a star, a picture of something.
fn is_sign(c: char) -> bool {
    matches!(c,
        '§' | '†' | '‡' | '‰' | '※' | '¼'..='¾' | '\u{2100}'..='\u{218b}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1f1e5}' | '\u{1f200}'..='\u{1f3fa}'
        | '\u{1f400}'..='\u{1faff}')
}

/// Runs too long for a column, such as addresses and account numbers.
fn long_runs(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut runs = vec![];
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_ascii_graphic() {
            from.get_or_insert(at);
        } else if let Some(start) = from.take()
            && at - start >= LONG_RUN
        {
            runs.push(start..at);
        }
    }
    runs
}

/// Whether a long run may be broken at a byte: after its signs, and every few characters.
fn may_break_run(text: &str, start: usize, at: usize) -> bool {
    let run = &text[start..at];
    let signs = "/.-_@?&=";
    if run.ends_with('/') && text[at..].starts_with('/') {
        return false;
    }
    let since = run.rfind(|c| signs.contains(c)).map_or(0, |sign| sign + 1);
    run.ends_with(|c| signs.contains(c)) || (run.len() - since).is_multiple_of(LONG_STEP)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with the places that the rules forbid marked by `|`.
    fn forbidden(text: &str) -> String {
        let mut out = String::new();
        for (at, c) in text.char_indices() {
            if at > 0 && forbids_break(&text[..at], &text[at..]) {
                out.push('|');
            }
            out.push(c);
        }
        out
    }

    #[test]
    fn ranges_figures_and_their_signs_stay_together() {
        assert_eq!(forbidden("居委会10～12点"), "居委会10|～|12点");
        assert_eq!(forbidden("3—5月"), "3|—|5月");
        assert_eq!(forbidden("3月～5月"), "3月|～|5月");
        assert_eq!(forbidden("15%～20%"), "15|%|～|20|%");
        assert_eq!(forbidden("周一～周五"), "周一|～周五");
        assert_eq!(forbidden("零下5℃到12％"), "零下5|℃到12|％");
        assert_eq!(forbidden("约60㎡、3×4米"), "约60|㎡|、3|×|4米");
        assert_eq!(forbidden("气温-3～5℃"), "气温-|3|～|5|℃");
        assert_eq!(forbidden("票价￥20、$5"), "票价￥|20|、$|5");
        assert_eq!(forbidden("编号No. 5、№3"), "编号No. |5|、№|3");
        assert_eq!(forbidden("第3版、第十届，第一"), "第|3版|、第|十届|，第|一");
        assert_eq!(forbidden("上午9：30开"), "上午9|：|30开");
        assert_eq!(forbidden("CO₂和10⁻³"), "CO|₂和10|⁻|³");
        assert_eq!(forbidden("和/或"), "和/|或");
    }

    #[test]
    fn names_with_dots_break_only_inside_their_parts() {
        assert_eq!(forbidden("阿卜杜·热合曼"), "阿卜杜|·|热合曼");
        assert_eq!(forbidden("甲·乙·丙"), "甲|·乙|·|丙");
    }

    #[test]
    fn dashes_and_ellipses_stay_whole_and_begin_no_line() {
        assert_eq!(forbidden("走——一直走……好"), "走|—|—一直走|…|…好");
        assert_eq!(forbidden("“（《好》）”"), "“|（|《|好|》|）|”");
    }

    #[test]
    fn a_row_of_marks_may_go_on_in_the_next_line() {
        let row = "姓名".to_owned() + &"…".repeat(30);
        assert_eq!(forbidden(&row), row);
        assert!(break_marks(&row).len() > 10);
    }

    #[test]
    fn signs_in_a_row_may_be_parted() {
        assert_eq!(break_marks("晴☀☁℃"), [("晴☀".len(), MAY_BREAK), ("晴☀☁".len(), NO_BREAK)]);
        assert_eq!(break_marks("👍\u{1f3fb}"), []);
    }

    #[test]
    fn ordinary_text_needs_no_marks() {
        assert_eq!(break_marks("“侬来看，这扇门！”张阿婆说，“修得（好）。”"), []);
        assert_eq!(break_marks("他走了很远……，很“远”"), [(15, NO_BREAK)]);
    }

    #[test]
    fn long_addresses_may_be_broken_after_their_signs() {
        let text = "见https://example.org/abcdefghijk。";
        let marked: Vec<usize> = break_marks(text).into_iter().map(|(at, _)| at).collect();
        assert!(marked.contains(&"见https://".len()) && marked.contains(&"见https://example.".len()));
        assert!(!marked.contains(&"见h".len()) && !marked.contains(&"见https:/".len()));
    }
}
