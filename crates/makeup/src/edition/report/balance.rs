//! By how much the copy of a page, or of the issue, is too much or too little, in 字.

use super::items::chars_of;
use crate::edition::attempt::Attempt;
use crate::edition::page::PlannedPage;
use crate::grid::Grid;
use crate::layout::Fit;
use chenbao_model::diag::{Code, Finding};

/// By how many 字 the copy of a page is too much or too little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Balance {
    Fits,
    Over(u32),
    Under(u32),
    Unsolved,
}

pub(super) fn balance(page: &PlannedPage, attempt: &Attempt, grid: &Grid) -> Balance {
    let Some(solution) = &attempt.solution else {
        let empty = page.room() * u32::from(grid.col_em);
        return match (attempt.items.is_empty(), empty) {
            (true, 0) => Balance::Fits,
            (true, empty) => Balance::Under(empty),
            (false, _) => Balance::Unsolved,
        };
    };
    let sum = |value: fn(&Fit) -> u32| solution.modules.iter().map(|module| value(&module.fit)).sum::<u32>();
    match (sum(|fit| fit.overset_chars), sum(|fit| fit.underset_chars)) {
        (0, 0) => Balance::Fits,
        (0, under) => Balance::Under(under),
        (over, _) => Balance::Over(over),
    }
}

/// Whether all pages together have too much copy: what is over is more than what is missing elsewhere.
pub(super) fn issue_finding(attempts: &[Attempt], balances: &[Balance]) -> Option<Finding> {
    let sum = |value: fn(&Balance) -> u32| balances.iter().map(value).sum::<u32>();
    let over = sum(|balance| if let Balance::Over(chars) = balance { *chars } else { 0 });
    let under = sum(|balance| if let Balance::Under(chars) = balance { *chars } else { 0 });
    let left_out: usize = attempts.iter().flat_map(|attempt| &attempt.left_out).map(chars_of).sum();
    let over = over + u32::try_from(left_out).unwrap_or(u32::MAX);
    let full_pages = balances.iter().filter(|balance| matches!(balance, Balance::Over(_))).count();
    if over <= under || full_pages * 2 <= balances.len() || balances.len() < 2 {
        return None;
    }
    let pages = balances.len();
    let message = format!("{pages} 个版排不下全部稿件，共多 {} 字", over - under);
    Some(Finding::new(Code::FlatplanFull, message).hint("删稿、撤稿，或增加版数"))
}
