//! How wide the column is that a line was set in: takes the widths of all lines; gives for each the width that most of its neighbours fill.

use crate::manuscript::{Line, Place};
use crate::measure::width;

/// How many lines around a line are looked at on each side.
const REACH: usize = 14;
/// Columns are 8 to 60 em wide.
const COLUMN: std::ops::RangeInclusive<i32> = 80..=600;
/// How much a full line may fall short, in tenths of an em.
const SHORTFALL: i32 = 14;
/// How much it may stand out: a mark that hangs, or marks that were squeezed.
const OVERHANG: i32 = 12;
/// The indent of a paragraph, and how much more it may seem.
const INDENT: i32 = 20;
const INDENT_MOST: i32 = 33;
/// Lines whose widths differ by less are alike.
const ALIKE: i32 = 4;

/// How far a line reaches in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// To the edge: what follows would not have found room.
    Full,
    /// Two em less: the first line of a paragraph whose indent was lost.
    Hanging,
    /// Beyond: it was not set in this column.
    Over,
    /// Less.
    Short,
}

/// A line and the column it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    /// Its own width.
    pub(super) width: i32,
    /// The width of its column; none where lines are paragraphs.
    pub(super) column: Option<i32>,
    reach: Reach,
}

impl Measure {
    fn new(width: i32, column: Option<i32>, text: &str, next: Option<&str>) -> Self {
        Self { width, column, reach: column.map_or(Reach::Short, |column| reach(column - width, text, next)) }
    }

    /// Whether it reaches the edge of its column and not beyond.
    pub(super) fn is_full(self) -> bool {
        self.column.is_some() && self.reach == Reach::Full
    }

    /// Whether it is too wide for its column.
    pub(super) fn is_over(self) -> bool {
        self.column.is_some() && self.reach == Reach::Over
    }

    /// Whether it falls short by two em.
    pub(super) fn hangs(self) -> bool {
        self.column.is_some() && self.reach == Reach::Hanging
    }

    /// Whether it may be a first line: it reaches the edge, with or without an indent.
    pub(super) fn is_long(self) -> bool {
        self.is_full() || self.hangs()
    }
}

/// How far a line reaches that leaves so much of its column empty.
fn reach(slack: i32, text: &str, next: Option<&str>) -> Reach {
    let need = next.map_or(10, first_need);
    let hung = text.ends_with(['，', '。', '、', '；', '：', '！', '？', '”', '）', '》']);
    if slack < -OVERHANG {
        Reach::Over
    } else if slack >= 8 && hung && need <= 10 && slack <= INDENT_MOST {
        // The mark stands where none would have to: without it the line is two em short.
        Reach::Hanging
    } else if slack < SHORTFALL.max(need) {
        Reach::Full
    } else if slack <= INDENT_MOST.max(INDENT + need) {
        Reach::Hanging
    } else {
        Reach::Short
    }
}

/// The room that the first characters of a line need together: figures stay together, and so do marks and what they belong to.
fn first_need(text: &str) -> i32 {
    let mut need = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        need += width(&c.to_string());
        let next = chars.peek().copied();
        let holds = "“‘（《【".contains(c)
            || (c.is_ascii_alphanumeric()
                && next.is_some_and(|next| next.is_ascii_alphanumeric() || ".%％".contains(next)))
            || next.is_some_and(|next| "，。、；：！？”’）》】".contains(next)) && need <= 10;
        if !holds || need > 60 {
            break;
        }
    }
    need
}

/// The measures of all lines.
pub(super) fn measures(lines: &[&Line]) -> Vec<Measure> {
    let widths: Vec<i32> = lines.iter().map(|line| width(&line.text)).collect();
    let ends: Vec<bool> = lines.iter().map(|line| super::signs::ends_sentence(&line.text)).collect();
    (0..lines.len())
        .map(|at| {
            let next = lines.get(at + 1).filter(|next| !super::signs::is_sign(&next.text));
            let column = column(at, &widths, &ends).filter(|_| !is_whole(lines[at], widths[at]));
            Measure::new(widths[at], column, &lines[at].text, next.map(|next| next.text.as_str()))
        })
        .collect()
}

/// Whether a line is a paragraph of a word processor, wider than any column.
fn is_whole(line: &Line, width: i32) -> bool {
    matches!(line.place, Place::Paragraph(_)) && line.look.size > 0.0 && width > *COLUMN.end()
}

/// The width that most neighbours of a line fill without ending a sentence there.
fn column(at: usize, widths: &[i32], ends: &[bool]) -> Option<i32> {
    let from = at.saturating_sub(REACH);
    let to = (at + REACH + 1).min(widths.len());
    let own = widths[at];
    let support = |candidate: i32| {
        let (mut weight, mut open, mut wide) = (0.0, 0, 0.0);
        for near in from..to {
            let near_weight = 1.0 / (1.0 + (near.abs_diff(at) as f64) / 5.0);
            if widths[near] > candidate + OVERHANG {
                wide += near_weight;
            }
            if (candidate - SHORTFALL..=candidate + OVERHANG).contains(&widths[near]) {
                weight += near_weight;
                open += usize::from(!ends[near]);
            }
        }
        let alike = (from..to).filter(|near| (widths[*near] - candidate).abs() <= ALIKE);
        let alike: f64 = alike.map(|near| 1.0 / (1.0 + (near.abs_diff(at) as f64) / 5.0)).sum();
        (weight + alike * 0.7 - wide * 0.4, open)
    };
    let mut best: Option<(f64, i32)> = None;
    let mut candidates: Vec<i32> = widths[from..to].iter().copied().filter(|width| COLUMN.contains(width)).collect();
    candidates.sort_unstable();
    candidates.dedup();
    for pass in [true, false] {
        for &candidate in &candidates {
            if pass && candidate + OVERHANG < own {
                continue;
            }
            let (weight, open) = support(candidate);
            let enough = if to - from <= 6 { 2 } else { 3 };
            if open >= enough && weight > best.map_or(0.0, |(weight, _)| weight) {
                best = Some((weight, candidate));
            }
        }
        if best.is_some() {
            break;
        }
    }
    best.map(|(_, column)| column)
}
