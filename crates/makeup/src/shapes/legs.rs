//! Runs a text through legs. Takes a flow and the depths of the legs, left to right; gives where each leg ends, with as few
//! widows as can be, or nothing where no sharing of the blank lines keeps the hard rules.

use super::flow::Flow;
use crate::cost;

/// The most basic columns a grid may have.
pub(crate) const COLUMNS_MAX: usize = 8;
/// The most lines a leg may fall short in a text that cannot be shared evenly.
const RAGGED_MAX: u16 = 3;

/// A text in its legs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Filled {
    /// The row before which each leg ends.
    pub(crate) ends: [u32; COLUMNS_MAX],
    /// Blank lines, all legs together.
    pub(crate) slack: u16,
    /// What blank lines cost.
    pub(crate) slack_cost: u32,
    /// What widows cost.
    pub(crate) widow_cost: u32,
}

#[derive(Clone, Copy, Default)]
struct LegState {
    row: u32,
    cost: u32,
    widows: u32,
    before: u8,
}

/// Up to one state for each sum of blank lines a column can be reached with.
type LegStates = [LegState; COLUMNS_MAX * 4 + 1];

/// Fills legs of these depths with the text. Legs differ from each other by at most one line; where no such sharing keeps the
/// hard rules, ragged legs are tried at a cost.
pub(crate) fn fill_legs(flow: &Flow, depths: &[u16]) -> Option<Filled> {
    let legs = u16::try_from(depths.len()).ok()?;
    let room: u32 = depths.iter().map(|&depth| u32::from(depth)).sum();
    let slack = u16::try_from(room.checked_sub(flow.lines())?).ok()?;
    if slack > 2 * legs && !flow.has_solid() {
        return None;
    }
    let even = if slack <= legs { 0..=1 } else { 1..=2 };
    let (states, counts) = reach(flow, depths, even).or_else(|| reach(flow, depths, 0..=RAGGED_MAX))?;
    let last = &states[depths.len()][..counts[depths.len()]][0];
    let mut ends = [0; COLUMNS_MAX];
    let mut at = last;
    for leg in (0..depths.len()).rev() {
        ends[leg] = at.row;
        at = &states[leg][usize::from(at.before)];
    }
    let ragged = last.cost - last.widows;
    Some(Filled { ends, slack, slack_cost: cost::slack(slack, legs) + ragged, widow_cost: last.widows })
}

/// For every leg, the rows it can end before, each with the cheapest way there.
fn reach(
    flow: &Flow,
    depths: &[u16],
    blank: std::ops::RangeInclusive<u16>,
) -> Option<([LegStates; COLUMNS_MAX + 1], [usize; COLUMNS_MAX + 1])> {
    let mut states = [[LegState::default(); COLUMNS_MAX * 4 + 1]; COLUMNS_MAX + 1];
    let mut counts = [0; COLUMNS_MAX + 1];
    counts[0] = 1;
    for (leg, &depth) in depths.iter().enumerate() {
        let is_last = leg + 1 == depths.len();
        for before in 0..counts[leg] {
            let from = states[leg][before];
            for lines in blank.clone() {
                let row = flow.reach(from.row, depth.saturating_sub(lines));
                let short = u32::from(depth) - flow.lines_between(from.row, row);
                let ends = row == flow.len();
                let used = u32::from(depth) - short;
                if used < u32::from(depth.min(cost::LEG_USED_LEAST))
                    || ends != is_last
                    || short > u32::from(*blank.end())
                    || flow.strands(row)
                {
                    continue;
                }
                let widow = if flow.is_widow(row) && !ends { cost::WIDOW } else { 0 };
                let uneven = if *blank.end() == RAGGED_MAX { short.saturating_sub(1) * cost::RAGGED_LINE } else { 0 };
                let state = LegState {
                    row,
                    cost: from.cost + widow + uneven,
                    widows: from.widows + widow,
                    before: u8::try_from(before).unwrap_or(u8::MAX),
                };
                let known = states[leg + 1][..counts[leg + 1]].iter_mut().find(|known| known.row == row);
                match known {
                    // The same row means the same blanks so far: the way found first has them in the later legs.
                    Some(known) if state.cost < known.cost => *known = state,
                    Some(_) => {}
                    None => {
                        states[leg + 1][counts[leg + 1]] = state;
                        counts[leg + 1] += 1;
                    }
                }
            }
        }
    }
    (counts[depths.len()] > 0).then_some((states, counts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{Galley, Row, RowKind};

    fn text(paragraphs: &[u16]) -> Flow {
        let mut rows = Vec::new();
        for (para, &lines) in paragraphs.iter().enumerate() {
            let para = u32::try_from(para).unwrap();
            for line in 0..lines {
                let (first, last) = (line == 0, line + 1 == lines);
                rows.push(Row { lines: 1, kind: RowKind::Text, para, first, last, chars: 14, lone: false });
            }
        }
        Flow::new(Galley { rows })
    }

    fn crosshead(before: u16, after: u16) -> Flow {
        let mut rows = text(&[before]).text_rows().to_vec();
        rows.push(Row { lines: 2, kind: RowKind::Crosshead, para: 1, first: true, last: true, chars: 5, lone: false });
        rows.extend_from_slice(text(&[after]).text_rows());
        Flow::new(Galley { rows })
    }

    #[test]
    fn an_exact_text_fills_its_legs() {
        let filled = fill_legs(&text(&[20]), &[10, 10]).unwrap();
        assert_eq!((&filled.ends[..2], filled.slack, filled.slack_cost), (&[10, 20][..], 0, 0));
    }

    #[test]
    fn the_last_leg_is_the_shorter_one() {
        let filled = fill_legs(&text(&[28]), &[10, 10, 10]).unwrap();
        assert_eq!(filled.ends[..3], [10, 19, 28]);
        assert_eq!(filled.slack_cost, 2 * cost::SLACK_FREE_LINE);
    }

    #[test]
    fn the_short_leg_moves_to_avoid_a_widow() {
        let filled = fill_legs(&text(&[11, 18]), &[10, 10, 10]).unwrap();
        assert_eq!(filled.widow_cost, 0);
        assert_eq!(filled.ends[..3], [9, 19, 29]);
    }

    #[test]
    fn a_crosshead_is_never_stranded() {
        let filled = fill_legs(&crosshead(6, 11), &[10, 10]).unwrap();
        assert_eq!(filled.ends[0], 9, "two lines below the crosshead");
        let ragged = fill_legs(&crosshead(7, 10), &[10, 10]);
        assert!(ragged.is_none(), "one line of slack cannot keep the crosshead from the foot");
    }

    #[test]
    fn no_leg_is_a_stray_line() {
        assert!(fill_legs(&text(&[12]), &[4, 4, 4]).is_some());
        let filled = fill_legs(&text(&[9]), &[4, 4, 4]).unwrap();
        assert_eq!(filled.ends[..3], [3, 6, 9]);
        assert!(fill_legs(&text(&[8]), &[4, 4, 4]).is_none());
    }

    #[test]
    fn too_much_or_too_little_room_is_no_solution() {
        assert!(fill_legs(&text(&[21]), &[10, 10]).is_none());
        assert!(fill_legs(&text(&[15]), &[10, 10]).is_none());
        assert_eq!(
            fill_legs(&text(&[17]), &[10, 10]).unwrap().slack_cost,
            cost::SLACK_FREE_LINE + 2 * cost::SLACK_LINE
        );
    }
}
