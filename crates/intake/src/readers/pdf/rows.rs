//! Letters into rows, rows into lines.

use super::letter::Letter;
use crate::manuscript::{Align, Line, Look, Place};
use crate::measure::is_visible;

/// A line that is being gathered.
pub(super) struct Row {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    pub(super) size: f64,
}

impl Row {
    /// Whether it has anything to be read.
    pub(super) fn is_seen(&self) -> bool {
        self.text.chars().any(is_visible)
    }
}

/// The rows of a page: letters follow each other on a row while they stand on one base and go to the right.
pub(super) fn rows(letters: Vec<Letter>) -> Vec<Row> {
    let mut rows: Vec<Row> = vec![];
    for letter in letters {
        if letter.text.chars().all(|c| !is_visible(c)) && rows.is_empty() {
            continue;
        }
        let advance = letter.size * f64::from(crate::measure::width(&letter.text)) / 10.0;
        let follows = rows.last().is_some_and(|row| {
            let gap = letter.at.x - row.right;
            (letter.at.y - row.base).abs() < row.size.max(letter.size) * 0.5
                && gap > -row.size.max(letter.size) * 1.2
                && gap < row.size.max(letter.size) * 3.0
        });
        if let (true, Some(row)) = (follows, rows.last_mut()) {
            if letter.at.x - row.right > row.size * 0.6 {
                row.text.push(' ');
            }
            row.text.push_str(&letter.text);
            row.right = row.right.max(letter.at.x + advance);
            row.size = row.size.max(letter.size);
        } else {
            let (left, base) = (letter.at.x, letter.at.y);
            rows.push(Row { text: letter.text, left, right: left + advance, base, size: letter.size });
        }
    }
    rows
}

/// Rows as lines: what stands in the middle, what is indented, where a gap was left.
pub(super) fn place_rows(rows: Vec<Row>, page: usize, width: f64) -> Vec<Line> {
    let left = rows.iter().map(|row| row.left).fold(f64::INFINITY, f64::min);
    let right = rows.iter().map(|row| row.right).fold(0.0, f64::max);
    let middle = if right > left { f64::midpoint(left, right) } else { width / 2.0 };
    let mut lines: Vec<Line> = vec![];
    let mut last: Option<(f64, f64)> = None;
    for row in rows {
        let text = row.text.trim_matches(|c: char| !is_visible(c));
        if text.is_empty() {
            continue;
        }
        let mut line = Line::plain(text, Place::Page(page, lines.len() + 1));
        if let Some((base, size)) = last {
            line.blanks = usize::from(row.base - base > size.max(row.size) * 2.2 || row.base < base - size);
        }
        let is_centred = (f64::midpoint(row.left, row.right) - middle).abs() < row.size
            && row.left > left + row.size * 2.5
            && row.right < right - row.size * 2.5;
        #[expect(clippy::cast_possible_truncation, reason = "points of letters are small numbers")]
        let size = ((row.size * 2.0).round() / 2.0) as f32;
        let align = if is_centred { Align::Centre } else { Align::Plain };
        line.look = Look { size, bold: false, align, styled: None };
        last = Some((row.base, row.size));
        lines.push(line);
    }
    lines
}
