//! White space: that of typing goes, that of content stays.
//!
//! A space is content where it parts: names in a row, the halves of a couplet, a name from its figure, the two halves of a head. It is typing
//! around figures and Latin words (`在 2020 年`), next to marks, and amid a sentence (`区 领导`). Prose is looked at clause by clause, from mark to
//! mark; spaces on both sides of a figure are typing whatever stands around.
//!
//! | clause | its spaces |
//! |---|---|
//! | `陈海 周明轩 吴丽 郑小芳` | names in a row: stay |
//! | `千山鸟飞绝 万径人踪灭` | halves of one length: stay |
//! | `王　伟　冯玉兰` | full-width: stay |
//! | `今年 8 月 3 日 上午` | around figures: go |
//! | `由陈海 周明轩负责` | before a surname: doubtful, stays |
//! | `区 领导到弄堂里来` | amid a sentence: doubtful, goes |

use std::ops::Range;

use super::super::script::{is_closing, is_figure, is_han, is_opening, is_wide, is_wide_mark};
use super::super::surnames::is_surname;
use super::super::traced::Traced;
use super::role::Role;

/// A gap of one em.
const GAP: char = '\u{3000}';
/// The most characters of a name in a row, and the fewest of half a couplet.
const NAME_MOST: usize = 4;
const COUPLET_LEAST: usize = 4;
/// The words of times and dates, which are not names.
const TIMES: &[&str] =
    &["年", "月", "日", "号", "时", "点", "分", "上午", "下午", "晚上", "早上", "中午", "今天", "明天", "昨天"];
/// What somebody did, before whose name a space stands.
const ROLES: &[&str] =
    &["记者", "通讯员", "作者", "摄影", "编辑", "整理", "撰文", "供稿", "主讲", "主持", "讲师", "指导"];
/// How many characters on each side of a space a message shows.
const SHOWN: usize = 2;

/// A text whose spaces are settled.
pub(super) struct Spaced {
    pub(super) characters: Vec<Traced>,
    pub(super) doubtful: Vec<DoubtfulSpace>,
}

/// A space that may have been meant otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::copy) struct DoubtfulSpace {
    /// Its byte of the file.
    pub(in crate::copy) at: usize,
    /// Whether it stays.
    pub(in crate::copy) stays: bool,
    /// What stands around it.
    pub(in crate::copy) around: String,
}

/// A run of white space in a text, and what stands on both sides.
struct Space<'a> {
    text: &'a [Traced],
    run: Range<usize>,
    left: Traced,
    right: Traced,
}

/// Takes away the spaces of typing and keeps those of content.
pub(super) fn spaces(text: &[Traced], role: Role) -> Spaced {
    let mut out: Vec<Traced> = Vec::with_capacity(text.len());
    let mut doubtful = vec![];
    let mut i = 0;
    while i < text.len() {
        if !is_space(&text[i]) {
            out.push(text[i]);
            i += 1;
            continue;
        }
        let length = text[i..].iter().take_while(|traced| is_space(traced)).count();
        if let (Some(left), Some(&right)) = (out.last().copied(), text.get(i + length)) {
            let space = Space { text, run: i..i + length, left, right };
            let kept = match role {
                Role::Headline => headline_space(left, right, space.has_full_width()),
                Role::Body | Role::Short => body_space(&space, role, &mut doubtful),
            };
            out.extend(kept.map(|c| text[i].with(c)));
        }
        i += length;
    }
    Spaced { characters: out, doubtful }
}

fn is_space(traced: &Traced) -> bool {
    traced.c.is_whitespace() && !traced.literal
}

/// The space that stays between two characters of body text.
fn body_space(space: &Space<'_>, role: Role, doubtful: &mut Vec<DoubtfulSpace>) -> Option<char> {
    let Space { left, right, .. } = *space;
    let wide = |traced: Traced| is_wide(traced.c) && !traced.literal;
    let mark = |traced: Traced| is_wide_mark(traced.c) && !traced.literal && !matches!(traced.c, '’' | '‘');
    if is_opening(left.c) && is_closing(right.c) {
        // Brackets around nothing are a blank to fill in: `第（　）组`.
        return Some(GAP);
    }
    let is_full_width = space.is_content();
    if mark(right) && !is_opening(right.c) || mark(left) && is_opening(left.c) {
        return None;
    }
    if mark(left) || mark(right) {
        let pauses = matches!(left.c, '，' | '、' | '：' | '；');
        return (is_full_width && !pauses).then_some(GAP);
    }
    if wide(left) && wide(right) {
        return space.between_han(role, is_full_width, doubtful);
    }
    let beside_figure = wide(left) && is_figure(right.c) || wide(right) && is_figure(left.c);
    if beside_figure {
        let parts = is_full_width || space.parts_a_figure(role);
        return parts.then_some(GAP);
    }
    Some(' ')
}

impl Space<'_> {
    /// Whether it holds a full-width space, or several: nobody types those by mistake.
    fn is_content(&self) -> bool {
        self.run.len() > 1 || self.text[self.run.start].c == GAP
    }

    fn has_full_width(&self) -> bool {
        self.text[self.run.clone()].iter().any(|traced| traced.c == GAP)
    }

    /// What becomes of a space between two 汉字.
    fn between_han(&self, role: Role, is_full_width: bool, doubtful: &mut Vec<DoubtfulSpace>) -> Option<char> {
        if is_full_width || role == Role::Short {
            let after_date = self.text[..self.run.start]
                .iter()
                .rev()
                .nth(1)
                .is_some_and(|traced| is_space(traced) || is_figure(traced.c));
            return (is_full_width || !after_date).then_some(GAP);
        }
        let clause = self.clause();
        if clause.is_row() || clause.is_couplet() {
            return Some(GAP);
        }
        if self.stands_behind_a_role() && is_surname(self.right.c) {
            return Some(GAP);
        }
        if clause.ends_a_date_before(self.run.start) {
            return None;
        }
        let stays = clause.parts_names_at(self.run.start) || clause.is_spaced_out();
        doubtful.push(DoubtfulSpace { at: self.text[self.run.start].at, stays, around: self.around() });
        stays.then_some(GAP)
    }

    /// Whether a space between a 汉字 and a figure parts them: there is none on the figure's other side, and the text is a row.
    fn parts_a_figure(&self, role: Role) -> bool {
        let past_figure = |traced: &&Traced| !is_figure(traced.c) && !matches!(traced.c, '.' | '-' | ',' | ':');
        let beyond = if is_figure(self.right.c) {
            self.text[self.run.end..].iter().find(past_figure)
        } else {
            self.text[..self.run.start].iter().rev().find(past_figure)
        };
        let both_sides = beyond.is_some_and(is_space);
        !both_sides && (role == Role::Short || self.clause().is_row())
    }

    /// Whether it stands behind what somebody did, before whose name: `记者 张三`.
    fn stands_behind_a_role(&self) -> bool {
        let before: String = self.text[..self.run.start].iter().map(|traced| traced.c).collect();
        ROLES.iter().any(|role| before.ends_with(role))
    }

    /// The clause it stands in: from mark to mark.
    fn clause(&self) -> Clause<'_> {
        let ends = |traced: &Traced| is_wide_mark(traced.c) && !matches!(traced.c, '“' | '”' | '·') && !traced.literal;
        let start = self.text[..self.run.start].iter().rposition(ends).map_or(0, |at| at + 1);
        let end = self.text[self.run.end..].iter().position(ends).map_or(self.text.len(), |at| self.run.end + at);
        Clause::new(self.text, start..end)
    }

    fn around(&self) -> String {
        let left = self.text[..self.run.start].iter().rev().take(SHOWN).map(|traced| traced.c);
        let left: Vec<char> = left.collect();
        let right = self.text[self.run.end..].iter().take(SHOWN).map(|traced| traced.c);
        left.into_iter().rev().chain([' ']).chain(right).collect()
    }
}

/// A clause parted by its spaces.
struct Clause<'a> {
    text: &'a [Traced],
    /// The parts between spaces that are not typing around figures.
    parts: Vec<Range<usize>>,
}

impl<'a> Clause<'a> {
    fn new(text: &'a [Traced], bytes: Range<usize>) -> Self {
        let mut parts: Vec<Range<usize>> = vec![];
        let mut open = false;
        for i in bytes {
            if is_space(&text[i]) {
                open &= is_amid_figures(text, i);
            } else if open {
                if let Some(last) = parts.last_mut() {
                    last.end = i + 1;
                }
            } else {
                parts.push(i..i + 1);
                open = true;
            }
        }
        Self { text, parts }
    }

    fn words(&self, part: &Range<usize>) -> String {
        self.text[part.clone()].iter().filter(|traced| !is_space(traced)).map(|traced| traced.c).collect()
    }

    /// Whether it is a row of names, with figures behind them perhaps: three parts or more, none longer than a name.
    fn is_row(&self) -> bool {
        let words: Vec<String> = self.parts.iter().map(|part| self.words(part)).collect();
        let is_time = |word: &String| TIMES.iter().any(|time| word.ends_with(time));
        let is_name = |word: &String| word.chars().all(is_han) && word.chars().count() <= NAME_MOST && !is_time(word);
        let is_count = |word: &String| {
            let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '%'));
            unit.len() < word.len() && unit.chars().count() <= 2 && !is_time(word)
        };
        let names = words.iter().filter(|word| is_name(word) && word.chars().count() > 1).count();
        // The first may be led by what is listed, `一等奖`, the last followed by what they did.
        words.len() > 2 && names > 1 && words.iter().all(|word| is_name(word) || is_count(word))
    }

    /// Whether its parts are as long as each other, as those of a couplet are.
    fn is_couplet(&self) -> bool {
        let lengths: Vec<usize> = self.parts.iter().map(|part| self.words(part).chars().count()).collect();
        let all_han = self.parts.iter().all(|part| self.words(part).chars().all(is_han));
        lengths.len() > 1
            && all_han
            && lengths[0] >= COUPLET_LEAST
            && lengths.iter().all(|&length| length == lengths[0])
    }

    /// Whether the space here stands before a name and behind another: `陈海 周明轩负责`.
    fn parts_names_at(&self, space: usize) -> bool {
        let behind =
            self.text[space..].iter().find(|traced| !is_space(traced)).is_some_and(|traced| is_surname(traced.c));
        let before: Vec<char> = self.text[..space].iter().rev().take(3).map(|traced| traced.c).collect();
        let ends_name = before.iter().skip(1).any(|&c| is_surname(c));
        let inner = self.parts.len() > 2
            && self.parts[1..self.parts.len() - 1]
                .iter()
                .all(|part| (2..=3).contains(&self.words(part).chars().count()));
        inner || behind && ends_name
    }

    /// Whether its characters stand apart one by one: `通 知`.
    fn is_spaced_out(&self) -> bool {
        let is_whole =
            self.parts.iter().map(|part| part.len()).sum::<usize>() + self.parts.len() - 1 == self.text.len();
        self.parts.iter().all(|part| part.len() == 1) && (self.parts.len() > 2 || self.parts.len() == 2 && is_whole)
    }

    /// Whether a date with its figures ends before the space: `8月15日 上午`.
    fn ends_a_date_before(&self, space: usize) -> bool {
        let words: String = self.text[..space].iter().map(|traced| traced.c).filter(|c| !c.is_whitespace()).collect();
        TIMES
            .iter()
            .any(|time| words.strip_suffix(time).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit())))
    }
}

/// Whether a space is typing around a figure: it stands beside one that has a space on its other side too.
fn is_amid_figures(text: &[Traced], at: usize) -> bool {
    let is_part = |traced: &Traced| is_figure(traced.c) || matches!(traced.c, '.' | '-' | ':');
    let right = text[at + 1..].iter().take_while(|traced| is_part(traced)).count();
    let left = text[..at].iter().rev().take_while(|traced| is_part(traced)).count();
    right > 0 && text.get(at + 1 + right).is_some_and(is_space)
        || left > 0 && at.checked_sub(left + 1).and_then(|before| text.get(before)).is_some_and(is_space)
}

/// The space that stays between two characters of a headline: one em between Chinese words.
///
/// A space between a figure and a 汉字 is the typing habit `在 2020 年`, unless it is as wide as one: nobody types that by habit.
fn headline_space(left: Traced, right: Traced, is_wide_space: bool) -> Option<char> {
    let pauses = |c: char| is_wide_mark(c) && !is_opening(c) && !is_closing(c);
    if pauses(left.c) || pauses(right.c) || is_opening(left.c) || is_closing(right.c) {
        return None;
    }
    match (is_wide(left.c), is_wide(right.c)) {
        (true, true) => Some(GAP),
        (true, false) if is_figure(right.c) => is_wide_space.then_some(GAP),
        (false, true) if is_figure(left.c) => is_wide_space.then_some(GAP),
        _ => Some(' '),
    }
}
