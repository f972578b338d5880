//! Too much or too little copy. Takes a page that its items do not fill; finds the fewest lines to take from or add to its text so
//! that they do, and gives the layout of that page, with what is left over or missing.

use crate::page::shaped::{Shaped, references};
use crate::page::task::{Solution, Task};
use crate::page::{is_solvable, solve};
use crate::shapes::flow::Flow;
use crate::shapes::legs::COLUMNS_MAX;
use crate::widths::Widths;

/// The share of a text that is taken before the next longest text is shortened too, in percent.
const SHORTEN_PERCENT: u32 = 40;
/// The steps of the scan, in lines.
const STEPS: [u32; 16] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256];

/// A page with copy taken away or added.
pub(crate) struct FittedPage {
    /// Its layout.
    pub(crate) solution: Solution,
    /// For each item the lines taken from its text (negative) or added.
    pub(crate) lines: Vec<i64>,
}

/// Finds the least change of copy that solves a page; none where no change of copy does.
pub(crate) fn fit_copy(items: &[&Shaped], task: Task, widths: &Widths) -> Option<FittedPage> {
    let region = task.region;
    if usize::from(region.columns) > COLUMNS_MAX || items.is_empty() {
        return None;
    }
    let fitting = Fitting { items, task, widths };
    let ads: u32 = task.ads.iter().map(|ad| ad.area()).sum();
    let room = (u32::from(region.columns) * u32::from(region.lines)).saturating_sub(ads);
    let areas: Option<Vec<(u32, u32)>> = items.iter().map(|shaped| shaped.shapes.areas()).collect();
    let (least, most) =
        areas.map_or((0, u32::MAX), |areas| areas.iter().fold((0, 0), |sum, area| (sum.0 + area.0, sum.1 + area.1)));
    let start = (least.saturating_sub(room)).max(room.saturating_sub(most));
    let signs: &[i64] = if least > room {
        &[-1]
    } else if most < room {
        &[1]
    } else {
        &[-1, 1]
    };
    let mut before = 0;
    for step in STEPS {
        let lines = start.saturating_sub(1) + step;
        for &sign in signs {
            for target in 0..fitting.targets() {
                let change = |lines| CopyChange { sign, lines, target };
                if fitting.is_solvable(change(lines)) {
                    let (mut no, mut yes) = (before, lines);
                    while yes - no > 1 {
                        let middle = no.midpoint(yes);
                        if fitting.is_solvable(change(middle)) { yes = middle } else { no = middle }
                    }
                    return fitting.solve(change(yes));
                }
            }
        }
        before = lines;
    }
    None
}

/// Lines taken (sign −1) or added (sign 1), beginning with one text: 0 is the longest.
#[derive(Clone, Copy)]
struct CopyChange {
    sign: i64,
    lines: u32,
    target: usize,
}

struct Fitting<'p, 'a> {
    items: &'p [&'p Shaped<'a>],
    task: Task<'p>,
    widths: &'p Widths,
}

impl<'a> Fitting<'_, 'a> {
    /// How many texts are tried as the one that is changed: all on a page of few items, which is hard to fill.
    fn targets(&self) -> usize {
        if self.items.len() <= 4 { self.items.len() } else { 2 }
    }

    /// The items with so many lines taken or added.
    fn changed(&self, change: CopyChange) -> Vec<Shaped<'a>> {
        let resized = |(shaped, &lines): (&&Shaped<'a>, &i64)| {
            if lines == 0 {
                return Shaped::clone(shaped);
            }
            shaped.resized(lines, self.task.grid, self.widths)
        };
        self.items.iter().zip(&self.shares(change)).map(resized).collect()
    }

    /// For each item the lines taken from its text (negative) or added.
    fn shares(&self, CopyChange { sign, lines, target }: CopyChange) -> Vec<i64> {
        let mut order = self.by_length();
        order[..=target].rotate_right(1);
        let shares = if sign < 0 { self.shorten(lines, &order) } else { self.lengthen(lines, order[0]) };
        shares.into_iter().map(|share| sign * i64::from(share)).collect()
    }

    /// Takes lines from the first text of this order, then from the next.
    fn shorten(&self, lines: u32, order: &[usize]) -> Vec<u32> {
        let mut shares = vec![0; self.items.len()];
        let mut left = lines;
        for percent in [SHORTEN_PERCENT, 2 * SHORTEN_PERCENT, 100] {
            for &item in order {
                let share = (self.flow(item).lines() * percent / 100).saturating_sub(shares[item]).min(left);
                shares[item] += share;
                left -= share;
            }
        }
        shares
    }

    /// Adds lines to one text.
    fn lengthen(&self, lines: u32, item: usize) -> Vec<u32> {
        let mut shares = vec![0; self.items.len()];
        shares[item] = lines;
        shares
    }

    /// The items, the longest text first.
    fn by_length(&self) -> Vec<usize> {
        let mut items: Vec<usize> = (0..self.items.len()).collect();
        items.sort_by_key(|&item| std::cmp::Reverse(self.flow(item).lines()));
        items
    }

    fn flow(&self, item: usize) -> &Flow {
        self.items[item].item.main.flow()
    }

    fn is_solvable(&self, change: CopyChange) -> bool {
        is_solvable(&references(&self.changed(change)), self.task)
    }

    fn solve(&self, change: CopyChange) -> Option<FittedPage> {
        let solution = solve(&references(&self.changed(change)), self.task, 1)?;
        Some(FittedPage { solution, lines: self.shares(change) })
    }
}
