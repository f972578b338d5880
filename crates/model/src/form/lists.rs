//! What can be asked of a form for several values: words, numbers, words out of few, a range, a pair, a rectangle of the grid.

use std::ops::RangeInclusive;

use super::scalars::{integer_of, number_of};
use super::table::{Node, Value};
use super::{Phrase, TableForm};
use crate::diag::Code;
use crate::units::GridRect;

/// The most columns a page of any look may have.
pub const MOST_COLUMNS: u16 = 8;
/// The most lines a page of any look may have; the makeup counts them in seven bits.
pub const MOST_LINES: u16 = 126;

/// What a list should be, and an example of it.
#[derive(Clone, Copy)]
struct WantedList {
    name: &'static str,
    example: &'static str,
}

impl<'a> TableForm<'a> {
    /// One or several pieces of words: a value or a list of them.
    pub fn texts(&mut self, key: &'a str) -> Vec<Phrase> {
        let Some(entry) = self.entry(key) else { return vec![] };
        match &entry.node.value {
            Value::List(items) => {
                items.iter().filter_map(|item| self.phrase_of(key, item, "文字或文字的列表")).collect()
            }
            _ => self.phrase_of(key, &entry.node, "文字或文字的列表").into_iter().collect(),
        }
    }

    /// A list of pieces of words; a single one will not do.
    pub fn words(&mut self, key: &'a str, example: &'static str) -> Option<Vec<Phrase>> {
        self.items(key, WantedList { name: "文字的列表", example }, |form, item| match &item.value {
            Value::Scalar { quoted, .. } if *quoted || form.has_bare_words() => form.phrase_of(key, item, "文字"),
            _ => None,
        })
    }

    /// A list of whole numbers, each in a range.
    pub fn integers(&mut self, key: &'a str, range: RangeInclusive<u32>, example: &'static str) -> Option<Vec<u32>> {
        let wanted = WantedList { name: "整数的列表", example };
        let numbers = self.items(key, wanted, |_, item| Some((item.at, integer_of(item)?)))?;
        let in_range = |&(at, number): &(usize, i64)| {
            let found = u32::try_from(number).ok().filter(|number| range.contains(number));
            found.ok_or_else(|| (at, number.to_string()))
        };
        let found: Result<Vec<u32>, (usize, String)> = numbers.iter().map(in_range).collect();
        self.all_in_range(key, found, (&range.start().to_string(), &range.end().to_string()))
    }

    /// A list of numbers, each in a range.
    pub fn numbers(&mut self, key: &'a str, range: RangeInclusive<f64>, example: &'static str) -> Option<Vec<f64>> {
        let wanted = WantedList { name: "数的列表", example };
        let numbers = self.items(key, wanted, |_, item| Some((item.at, number_of(item)?)))?;
        let in_range = |&(at, number): &(usize, f64)| {
            if range.contains(&number) { Ok(number) } else { Err((at, number.to_string())) }
        };
        let found: Result<Vec<f64>, (usize, String)> = numbers.iter().map(in_range).collect();
        self.all_in_range(key, found, (&range.start().to_string(), &range.end().to_string()))
    }

    /// What several of a few words stand for.
    pub fn choices<T: Copy>(
        &mut self,
        key: &'a str,
        choices: &[(&'static str, T)],
        example: &'static str,
    ) -> Option<Vec<T>> {
        let words = self.words(key, example)?;
        let found: Vec<Option<T>> = words.iter().map(|word| self.choose(key, word, choices)).collect();
        found.into_iter().collect()
    }

    /// The items of a list, whatever they are: for who asks more of them than a form does.
    pub fn list(&mut self, key: &'a str, example: &'static str) -> Option<&'a [Node]> {
        let entry = self.entry(key)?;
        match &entry.node.value {
            Value::List(items) => Some(items),
            _ => {
                self.wrong_type(key, &entry.node, "列表", example);
                None
            }
        }
    }

    /// One whole number or the least and the greatest, in a range.
    pub fn bounds(&mut self, key: &'a str, range: RangeInclusive<u16>) -> Option<(u16, u16)> {
        const WANTED: WantedList =
            WantedList { name: "整数，或两个整数的列表", example: "3（或 [2, 3]）" };
        let numbers = self.integers_of(key, 1..=2, WANTED)?;
        let found: Option<Vec<u16>> =
            numbers.iter().map(|&number| u16::try_from(number).ok().filter(|number| range.contains(number))).collect();
        let pair = found.and_then(|found| Some((*found.first()?, *found.last()?))).filter(|(low, high)| low <= high);
        if pair.is_none() {
            let message = format!("“{key}”应在 {} 到 {} 之间，小的在前", range.start(), range.end());
            let remedy = format!("例如：{}", self.line(key, WANTED.example));
            self.wrong_value(key, message, remedy);
        }
        pair
    }

    /// A rectangle of the grid: first column, first line, columns, lines. The bounds are those of any look; whether it lies in
    /// the type area of the paper's own is seen when the page is made up.
    pub fn rect(&mut self, key: &'a str) -> Option<GridRect> {
        const WANTED: WantedList = WantedList { name: "四个整数的列表", example: "[0, 0, 3, 33]" };
        let numbers = self.integers_of(key, 4..=4, WANTED)?;
        let rect = match *numbers.as_slice() {
            [x, y, w, h] if x >= 0 && y >= 0 && w > 0 && h > 0 => within(x, w, MOST_COLUMNS)
                .zip(within(y, h, MOST_LINES))
                .map(|((x, w), (y, h))| GridRect::new(x, y, w, h)),
            _ => None,
        };
        if rect.is_none() {
            let message = format!("“{key}”的 {numbers:?} 不在版面之内");
            let remedy = format!(
                "四个数是：左起第几栏、上起第几行（都从 0 数）、占几栏、占几行；最多 {MOST_COLUMNS} 栏 {MOST_LINES} 行"
            );
            self.wrong_value(key, message, remedy);
        }
        rect
    }

    /// Two numbers, each in a range.
    pub fn pair(&mut self, key: &'a str, range: RangeInclusive<f64>, example: &'static str) -> Option<(f64, f64)> {
        let entry = self.entry(key)?;
        let numbers: Option<Vec<f64>> = match &entry.node.value {
            Value::List(items) if items.len() == 2 => items.iter().map(number_of).collect(),
            _ => None,
        };
        let Some(numbers) = numbers else {
            self.wrong_type(key, &entry.node, "两个数的列表", example);
            return None;
        };
        if numbers.iter().all(|number| range.contains(number)) {
            return Some((numbers[0], numbers[1]));
        }
        let message = format!("“{key}”的两个数应在 {} 到 {} 之间", range.start(), range.end());
        let remedy = format!("例如：{}", self.line(key, example));
        self.wrong_value(key, message, remedy);
        None
    }

    /// The items of a list, each of one kind; a fault where the value is no list, or an item is of another kind.
    fn items<T>(
        &mut self,
        key: &'a str,
        wanted: WantedList,
        read: impl Fn(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let entry = self.entry(key)?;
        let items: Option<Vec<T>> = match &entry.node.value {
            Value::List(items) => items.iter().map(|item| read(self, item)).collect(),
            _ => None,
        };
        if items.is_none() {
            self.wrong_type(key, &entry.node, wanted.name, wanted.example);
        }
        items
    }

    /// The numbers, or a fault at the first that is out of its range, which is told of by its ends.
    fn all_in_range<T>(
        &mut self,
        key: &str,
        found: Result<Vec<T>, (usize, String)>,
        (low, high): (&str, &str),
    ) -> Option<Vec<T>> {
        found
            .map_err(|(at, number)| {
                let message = format!("“{key}”里有 {number}，应在 {low} 到 {high} 之间");
                self.fault(Code::WrongValue, at, message, format!("改成 {low} 到 {high} 的数"));
            })
            .ok()
    }

    /// The whole numbers of a list, or a single one, if there are so many.
    fn integers_of(&mut self, key: &'a str, count: RangeInclusive<usize>, wanted: WantedList) -> Option<Vec<i64>> {
        let entry = self.entry(key)?;
        let numbers: Option<Vec<i64>> = match &entry.node.value {
            Value::List(items) => items.iter().map(integer_of).collect(),
            _ => integer_of(&entry.node).map(|number| vec![number]),
        };
        let numbers = numbers.filter(|numbers| count.contains(&numbers.len()));
        if numbers.is_none() {
            self.wrong_type(key, &entry.node, wanted.name, wanted.example);
        }
        numbers
    }
}

/// Where something begins and how long it is, if it ends within so many.
fn within(start: i64, length: i64, most: u16) -> Option<(u16, u16)> {
    let end = start.checked_add(length)?;
    (end <= i64::from(most)).then_some((u16::try_from(start).ok()?, u16::try_from(length).ok()?))
}
