//! Ways to divide a head into lines: takes its breaks and the width of its pieces; gives the lines, cheapest first.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::breaks::Break;
use crate::makeup::cost;

/// Ways that are kept.
const WAYS: usize = 4;

/// A way to break a head: its lines, and how bad the breaks are, in thousandths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::typeset) struct Broken {
    /// The lines, without the gap, comma or stop a break stands in.
    pub(in crate::typeset) lines: Vec<String>,
    /// What the breaks and the unevenness of the lines cost.
    pub(in crate::typeset) cost: u32,
    /// What of it is for breaks that no width excuses: it counts against whatever else the page might do.
    pub(in crate::typeset) fault: u32,
}

/// A head being divided.
pub(super) struct Division<'a> {
    text: &'a str,
    breaks: &'a [Break],
    limit: f64,
    width: &'a dyn Fn(&str) -> f64,
    widths: RefCell<BTreeMap<(usize, usize), f64>>,
}

/// Where the lines of one way end, and what the breaks cost.
struct Way {
    ends: Vec<usize>,
    cost: u32,
    fault: u32,
}

impl<'a> Division<'a> {
    /// A head, its breaks, the width of a line at most, and the width of a piece.
    pub(super) fn new(text: &'a str, breaks: &'a [Break], limit: f64, width: &'a dyn Fn(&str) -> f64) -> Self {
        Self { text, breaks, limit, width, widths: RefCell::default() }
    }

    /// The cheapest ways to divide it into so many lines. Uneven lines cost; a last line longer than the first costs more (上长下短).
    pub(super) fn ways(&self, count: usize) -> Vec<Broken> {
        let mut ways = vec![];
        self.divide(0, count, &mut Way { ends: vec![], cost: 0, fault: 0 }, &mut ways);
        let mut out: Vec<Broken> = ways
            .into_iter()
            .map(|way| Broken {
                cost: way.cost + self.unevenness(&way.ends),
                lines: self.lines(&way.ends),
                fault: way.fault,
            })
            .collect();
        out.sort_by(|a, b| (a.fault, a.cost, &a.lines).cmp(&(b.fault, b.cost, &b.lines)));
        out.truncate(WAYS);
        out
    }

    fn divide(&self, start: usize, count: usize, way: &mut Way, out: &mut Vec<Way>) {
        if count == 1 {
            let width = self.width_of(start, self.text.len());
            if width > 0.0 && width <= self.limit {
                let ends = way.ends.iter().copied().chain([self.text.len()]).collect();
                out.push(Way { ends, cost: way.cost, fault: way.fault });
            }
            return;
        }
        for found in self.breaks.iter().filter(|found| found.at > start) {
            let width = self.width_of(start, found.at);
            if width > self.limit {
                break;
            }
            if width > 0.0 {
                way.ends.push(found.at);
                way.cost += found.cost;
                way.fault += found.fault;
                self.divide(found.at, count - 1, way, out);
                way.ends.pop();
                way.cost -= found.cost;
                way.fault -= found.fault;
            }
        }
    }

    fn width_of(&self, from: usize, to: usize) -> f64 {
        *self.widths.borrow_mut().entry((from, to)).or_insert_with(|| (self.width)(self.line(from, to)))
    }

    /// The line between two bytes, without what a break swallows.
    fn line(&self, from: usize, to: usize) -> &'a str {
        let line = self.text[from..to].trim_matches(['\u{3000}', ' ']);
        if to < self.text.len() { line.trim_end_matches(DROPPED) } else { line }
    }

    fn lines(&self, ends: &[usize]) -> Vec<String> {
        let starts = [0].into_iter().chain(ends.iter().copied());
        starts.zip(ends).map(|(from, &to)| self.line(from, to).to_owned()).collect()
    }

    fn unevenness(&self, ends: &[usize]) -> u32 {
        let starts = [0].into_iter().chain(ends.iter().copied());
        let widths: Vec<f64> = starts.zip(ends).map(|(from, &to)| self.width_of(from, to)).collect();
        let longest = widths.iter().copied().fold(f64::EPSILON, f64::max);
        let shortest = widths.iter().copied().fold(longest, f64::min);
        let last_longest = widths.last().is_some_and(|last| *last > widths[0] * 1.01);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 1,000")]
        let spread = ((1.0 - shortest / longest) * f64::from(cost::HEAD_UNEVEN)).round() as u32;
        spread + if last_longest { cost::HEAD_LAST_LONGER } else { 0 }
    }
}

/// Marks that the end of a line in a head stands for.
pub(in crate::typeset) const DROPPED: [char; 2] = ['，', '、'];
