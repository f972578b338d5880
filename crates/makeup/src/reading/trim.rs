//! Copyfit as an editor asks for it: whether a text fits, and by how many 字 it does not (makeup.md §4). Takes a finished module; changes
//! nothing.

use crate::grid::Grid;
use crate::layout::Placement;

/// How a module's text fits, in 字.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// 正好: no character is over, and no more lines are blank than the feet of legs may be.
    Exact,
    /// 还差: about so many more characters would fill the legs.
    Short(u32),
    /// 多: so many characters found no place.
    Over(u32),
}

/// How the text of a module fits. Of so many legs all but one may end a line short for nothing (makeup.md §5.1); what is blank
/// beyond that is missing, a full line of characters for every line.
pub fn verdict(module: &Placement, grid: &Grid) -> Verdict {
    let fit = &module.fit;
    let free = u32::try_from(module.legs.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let blank = fit.slack_lines.saturating_sub(free) * u32::from(grid.measure(module.columns));
    match (fit.overset_chars, fit.underset_chars + blank) {
        (0, 0) => Verdict::Exact,
        (0, short) => Verdict::Short(short),
        (over, _) => Verdict::Over(over),
    }
}
