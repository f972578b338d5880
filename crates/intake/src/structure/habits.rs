//! What a file does at the ends of its paragraphs, counted where there is no doubt: takes lines and measures; gives odds.

use super::signs;
use super::width::Measure;
use crate::manuscript::Line;
use crate::measure::visible;

/// What a file does at the ends of paragraphs, counted where there is no doubt.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Habits {
    /// For an empty line before the first line of a paragraph, against one before a further line: present, absent.
    pub(super) blank: (f64, f64),
    /// The same for a line that falls two em short.
    pub(super) hang: (f64, f64),
    /// The same for a line that begins with blanks.
    pub(super) indent: (f64, f64),
    /// The usual size of letters; 0 where nobody knows.
    pub(super) size: f32,
}

impl Habits {
    pub(super) fn of(lines: &[&Line], measures: &[Measure]) -> Self {
        let mut counts = [[1.0_f64; 4]; 2];
        for at in 1..lines.len() {
            let (before, after) = (measures[at - 1], measures[at]);
            let ends = signs::ends_sentence(&lines[at - 1].text);
            let long = after.width >= 80 && (after.column.is_none() || after.is_long());
            let kind = if ends && !before.is_full() && long && !after.is_over() {
                0
            } else if before.is_full() && !ends && !before.is_over() {
                1
            } else {
                continue;
            };
            counts[kind][0] += 1.0;
            counts[kind][1] += f64::from(u8::from(lines[at].blanks > 0));
            counts[kind][2] += f64::from(u8::from(after.hangs()));
            counts[kind][3] += f64::from(u8::from(lines[at].indented));
        }
        let odds = |index: usize| {
            let rate = |kind: usize| (counts[kind][index] - 0.5) / counts[kind][0];
            let rate = |kind: usize| rate(kind).clamp(0.02, 0.98);
            let (first, more) = (rate(0), rate(1));
            ((first / more).ln().clamp(-3.0, 3.5), ((1.0 - first) / (1.0 - more)).ln().clamp(-3.0, 3.0))
        };
        Self { blank: odds(1), hang: odds(2), indent: odds(3), size: usual_size(lines) }
    }
}

/// The size that most characters have.
fn usual_size(lines: &[&Line]) -> f32 {
    let mut counts: std::collections::BTreeMap<u32, usize> = std::collections::BTreeMap::new();
    for line in lines {
        *counts.entry(line.look.size.to_bits()).or_default() += visible(&line.text);
    }
    counts.iter().max_by_key(|(_, count)| **count).map_or(0.0, |(size, _)| f32::from_bits(*size))
}
