//! What each line is: a line of a head, the first of a paragraph, or a further one. Takes lines and their measures; gives the likeliest labels of
//! all together, and for each how much dearer the best other reading is.

use super::habits::Habits;
use super::label::{ALL, Label, Labelled};
use super::width::Measure;
use crate::manuscript::Line;

/// The likeliest labels.
pub(super) fn labels(lines: &[&Line], measures: &[Measure]) -> Vec<Labelled> {
    let habits = Habits::of(lines, measures);
    let count = lines.len();
    let states = ALL.len();
    let step = |at: usize, from: usize, to: usize| habits.joint(lines, measures, at, ALL[from], ALL[to]);
    let own: Vec<[f64; 3]> = (0..count).map(|at| ALL.map(|label| habits.own(lines, measures, at, label))).collect();
    let mut forward = vec![[f64::NEG_INFINITY; 3]; count];
    let mut back = vec![[0_usize; 3]; count];
    let mut backward = vec![[0.0_f64; 3]; count];
    for at in 0..count {
        for to in 0..states {
            if at == 0 {
                forward[at][to] = own[at][to] + if ALL[to] == Label::More { -9.0 } else { 0.0 };
                continue;
            }
            for from in 0..states {
                let score = forward[at - 1][from] + step(at, from, to) + own[at][to];
                if score > forward[at][to] {
                    (forward[at][to], back[at][to]) = (score, from);
                }
            }
        }
    }
    if let Some(last) = backward.last_mut() {
        last[0] = -0.8;
    }
    for at in (0..count.saturating_sub(1)).rev() {
        for from in 0..states {
            let ways = (0..states).map(|to| step(at + 1, from, to) + own[at + 1][to] + backward[at + 1][to]);
            backward[at][from] = ways.fold(f64::NEG_INFINITY, f64::max);
        }
    }
    (0..count).map(|at| best_of(&forward[at], &backward[at])).collect()
}

/// The best label of a line and how far the next is behind.
fn best_of(forward: &[f64; 3], backward: &[f64; 3]) -> Labelled {
    let mut scores: Vec<(f64, Label)> = (0..3).map(|state| (forward[state] + backward[state], ALL[state])).collect();
    scores.sort_by(|one, other| other.0.total_cmp(&one.0));
    Labelled { label: scores[0].1, margin: scores[0].0 - scores[1].0 }
}
