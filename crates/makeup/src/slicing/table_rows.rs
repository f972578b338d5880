//! A row of the table: what a set of items costs at one width, by lines. Takes two rows; gives the least costs of one above or beside the other
//! at all heights at once. This is the innermost loop of the search.

/// More than any page costs; two of them still fit.
pub(super) const NONE: i32 = i32::MAX / 2;

/// A row's costs by lines and its range of heights.
#[derive(Clone, Copy)]
pub(super) struct RowCosts<'t> {
    pub(super) costs: &'t [i32],
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Lays every height of one row above every height of another.
pub(super) fn stack(upper: RowCosts, lower: RowCosts, least: usize, best: &mut [i32]) {
    let most = best.len() - 1;
    for at in upper.from..=upper.to.min(most) {
        let cost = upper.costs[at];
        if cost >= NONE {
            continue;
        }
        let from = (at + lower.from).max(least);
        let to = (at + lower.to).min(most);
        if from > to || lower.from > lower.to {
            continue;
        }
        for (cell, &other) in best[from..=to].iter_mut().zip(&lower.costs[from - at..=to - at]) {
            *cell = (*cell).min(cost + other);
        }
    }
}

/// Sets every height of one row beside the same height of another.
pub(super) fn pair(left: RowCosts, right: RowCosts, least: usize, best: &mut [i32]) {
    let from = left.from.max(right.from).max(least);
    let to = left.to.min(right.to).min(best.len() - 1);
    if from > to {
        return;
    }
    let sums = left.costs[from..=to].iter().zip(&right.costs[from..=to]);
    for (cell, (&cost, &other)) in best[from..=to].iter_mut().zip(sums) {
        *cell = (*cell).min(cost + other);
    }
}
