//! How wide the column is that a line was set in: takes the widths of all lines; gives for each the width that most of its neighbours fill.

use crate::manuscript::{Line, Place};
use crate::measure::width;

/// How many lines around a line are looked at on each side.
const REACH: usize = 14;
/// Columns are 8 to 60 em wide.
const COLUMN: std::ops::RangeInclusive<i32> = 80..=600;
/// How much a full line may fall short: a mark that may not begin a line, blanks that were squeezed.
pub(super) const SHORTFALL: i32 = 14;
/// How much it may stand out: a mark that hangs.
pub(super) const OVERHANG: i32 = 8;

/// A line and the column it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    /// Its own width.
    pub(super) width: i32,
    /// The width of its column; none where lines are paragraphs.
    pub(super) column: Option<i32>,
}

impl Measure {
    /// Whether it reaches the edge of its column and not beyond.
    pub(super) fn is_full(self) -> bool {
        self.column.is_some_and(|column| (column - SHORTFALL..=column + OVERHANG).contains(&self.width))
    }

    /// Whether it is too wide for its column.
    pub(super) fn is_over(self) -> bool {
        self.column.is_some_and(|column| self.width > column + OVERHANG)
    }

    /// Whether it falls short by two em: the first line of a paragraph whose indent was lost.
    pub(super) fn hangs(self) -> bool {
        self.column.is_some_and(|column| self.width < column - SHORTFALL && self.width >= column - 33)
    }
}

/// The measures of all lines.
pub(super) fn measures(lines: &[&Line]) -> Vec<Measure> {
    let widths: Vec<i32> = lines.iter().map(|line| width(&line.text)).collect();
    let ends: Vec<bool> = lines.iter().map(|line| super::signs::ends_sentence(&line.text)).collect();
    let columns = (0..lines.len()).map(|at| column(at, &widths, &ends));
    columns.zip(&widths).map(|(column, &width)| Measure { width, column }).collect::<Vec<_>>().into_iter().zip(lines).map(|(measure, line)| unless_whole(measure, line)).collect()
}

/// A paragraph of a word processor is wider than any column if it has several lines.
fn unless_whole(measure: Measure, line: &Line) -> Measure {
    let is_whole = matches!(line.place, Place::Paragraph(_)) && line.look.size > 0.0 && measure.width > *COLUMN.end();
    if is_whole { Measure { column: None, ..measure } } else { measure }
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
            if widths[near] > candidate + OVERHANG * 2 {
                wide += near_weight;
            }
            if (candidate - SHORTFALL..=candidate + OVERHANG).contains(&widths[near]) {
                weight += near_weight;
                open += usize::from(!ends[near]);
            }
        }
        (weight - wide * 0.4, open)
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
