//! The least cost of every block: some items that together fill a width and a height, wherever it stands. Takes what each
//! rectangle costs each item; gives for each block its least cost and the ways to cut it in two (makeup.md §5.4).
//!
//! A block is kept apart by its first cut. A cut joins a part that is not cut the same way with any other part, so a row of parts
//! has one tree only; in what order its parts stand is decided later (`flip`).

use super::kbest::{Joint, Priced};
use super::leaf::{AreaRange, COST_MOST, LeafCosts, Sheet};
use super::table_rows::{NONE, RowCosts, pair, stack};
use super::tree::{Cut, Tree};

/// Items that fill a width and a height, with the direction of the first cut. A single item counts as cut horizontally.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Block {
    pub(super) set: u16,
    pub(super) columns: u8,
    pub(super) lines: u8,
    pub(super) cut: Cut,
}

impl Block {
    pub(super) const fn is_single(self) -> bool {
        self.set.is_power_of_two()
    }

    /// Whether it consists of parts one above the other.
    pub(super) fn is_stack(self) -> bool {
        !self.is_single() && self.cut == Cut::Horizontal
    }
}

/// The least costs of all blocks of some items. A row holds a set's costs at one width by lines.
#[derive(Debug)]
pub(super) struct Table {
    columns: usize,
    lines: usize,
    /// What a line through the sheet costs.
    through: u32,
    /// Least and greatest area of every set of items.
    areas: Vec<AreaRange>,
    /// Blocks cut horizontally, and single items.
    across: Vec<i32>,
    /// Blocks cut vertically.
    down: Vec<i32>,
    /// The cheaper of both, as the lower part of a stack: with the line through the sheet that a stack of them draws (V3).
    below: Vec<i32>,
    /// The first and the last height that a row of `across`, `down` and `below` has; none where the first is the greater.
    ranges: [Vec<(u8, u8)>; 3],
}

impl Table {
    /// The table of these items, which together fill at least and at most so many columns × lines of a sheet; none where an item
    /// has no shape at all.
    pub(super) fn new(leaves: &[&LeafCosts], sheet: Sheet, room: AreaRange) -> Option<Self> {
        let (columns, lines) = (usize::from(sheet.columns), usize::from(sheet.lines));
        let areas = set_areas(leaves)?;
        let (rows, sets) = (areas.len() * columns, areas.len());
        let row = || vec![NONE; rows * (lines + 1)];
        let ranges = || vec![(1, 0); rows];
        let ranges = [ranges(), ranges(), ranges()];
        let mut table = Self {
            columns,
            lines,
            through: sheet.through_cost(),
            areas,
            across: row(),
            down: row(),
            below: row(),
            ranges,
        };
        for set in 1..sets {
            for width in 1..=columns {
                if set.is_power_of_two() {
                    table.add_leaf(set, width, leaves[set.trailing_zeros() as usize]);
                } else {
                    table.add_set(set, width, room);
                }
                table.close_row(set, width);
            }
        }
        Some(table)
    }

    /// The least and the greatest area of a set of items.
    pub(super) fn areas(&self, set: u16) -> AreaRange {
        self.areas[usize::from(set)]
    }

    /// The least cost of a block; [`u32::MAX`] where it has none.
    pub(super) fn cost(&self, block: Block) -> u32 {
        let row = self.row(block.cut, usize::from(block.set), usize::from(block.columns));
        to_cost(row.costs[usize::from(block.lines)])
    }

    /// The least cost of a set at a size, however it is cut, without the line through the sheet that it may draw in a stack.
    pub(super) fn least(&self, set: u16, columns: u8, lines: u8) -> u32 {
        self.blocks(set, columns, lines).map(|block| block.cost).min().unwrap_or(u32::MAX)
    }

    /// The blocks of a set at a size that can be filled, with their least costs.
    pub(super) fn blocks(&self, set: u16, columns: u8, lines: u8) -> impl Iterator<Item = Priced<Block>> + '_ {
        let block = move |cut| Block { set, columns, lines, cut };
        let cuts = [Cut::Horizontal, Cut::Vertical].into_iter().map(block);
        let priced = move |state| Priced { state, cost: self.cost(state) };
        cuts.map(priced).filter(|block| block.cost < u32::MAX)
    }

    /// A single item as a tree.
    pub(super) fn leaf(&self, block: Block) -> Option<Tree> {
        let item = block.set.trailing_zeros() as usize;
        block.is_single().then(|| Tree::Leaf(item, block.columns.into(), block.lines.into()))
    }

    /// All ways to cut a block in two.
    pub(super) fn joints(&self, block: Block, mut visit: impl FnMut(Joint<Block>)) {
        let (width, height) = (usize::from(block.columns), usize::from(block.lines));
        for_each_part(usize::from(block.set), |first, second| match block.cut {
            Cut::Horizontal => self.stacks(width, height, (first, second), &mut visit),
            Cut::Vertical => self.pairs(width, height, (first, second), &mut visit),
        });
    }

    fn stacks(&self, width: usize, height: usize, sets: (usize, usize), visit: &mut impl FnMut(Joint<Block>)) {
        let cut = uncut(Cut::Horizontal, sets.0);
        let upper = self.row(cut, sets.0, width);
        let lower = self.below(sets.1, width);
        for at in upper.from.max(height.saturating_sub(lower.to))..=upper.to.min(height.saturating_sub(lower.from)) {
            if upper.costs[at] >= NONE || lower.costs[height - at] >= NONE {
                continue;
            }
            let first = Block { set: to_set(sets.0), columns: small(width), lines: small(at), cut };
            let first = Priced { state: first, cost: to_cost(upper.costs[at]) };
            for second in self.blocks(to_set(sets.1), small(width), small(height - at)) {
                let extra = if width == self.columns && second.state.is_stack() { self.through } else { 0 };
                visit(first.joined(&second, extra));
            }
        }
    }

    fn pairs(&self, width: usize, height: usize, sets: (usize, usize), visit: &mut impl FnMut(Joint<Block>)) {
        for at in 1..width {
            let left = self.row(Cut::Horizontal, sets.0, at).costs[height];
            if left >= NONE {
                continue;
            }
            let first = Block { set: to_set(sets.0), columns: small(at), lines: small(height), cut: Cut::Horizontal };
            let first = Priced { state: first, cost: to_cost(left) };
            self.blocks(to_set(sets.1), small(width - at), small(height))
                .for_each(|second| visit(first.joined(&second, 0)));
        }
    }

    const fn at(&self, set: usize, width: usize) -> usize {
        set * self.columns + width - 1
    }

    fn row(&self, cut: Cut, set: usize, width: usize) -> RowCosts<'_> {
        let (costs, ranges) = match cut {
            Cut::Horizontal => (&self.across, &self.ranges[0]),
            Cut::Vertical => (&self.down, &self.ranges[1]),
        };
        self.row_of(costs, ranges, set, width)
    }

    fn below(&self, set: usize, width: usize) -> RowCosts<'_> {
        self.row_of(&self.below, &self.ranges[2], set, width)
    }

    fn row_of<'t>(&self, costs: &'t [i32], ranges: &[(u8, u8)], set: usize, width: usize) -> RowCosts<'t> {
        let at = self.at(set, width);
        let (from, to) = ranges[at];
        RowCosts { costs: &costs[at * (self.lines + 1)..][..=self.lines], from: from.into(), to: to.into() }
    }

    fn add_leaf(&mut self, set: usize, width: usize, leaf: &LeafCosts) {
        let start = self.at(set, width) * (self.lines + 1);
        for (height, &cost) in leaf.costs.get(width - 1).into_iter().flatten().enumerate().take(self.lines + 1) {
            if cost < u32::MAX && height > 0 {
                self.across[start + height] = i32::try_from(cost.min(COST_MOST)).unwrap_or(NONE);
            }
        }
    }

    /// The least costs of a set at one width, at all heights at once.
    fn add_set(&mut self, set: usize, width: usize, room: AreaRange) {
        let (own, rest) = (self.areas[set], self.areas[self.areas.len() - 1 - set]);
        let least = own.least.max(room.least.saturating_sub(rest.most));
        let most = own.most.min(room.most.saturating_sub(rest.least));
        let columns = u32::try_from(width).unwrap_or(1);
        let from = least.div_ceil(columns).max(1) as usize;
        let to = ((most / columns) as usize).min(self.lines);
        if from > to {
            return;
        }
        let start = self.at(set, width) * (self.lines + 1);
        let mut best_across = vec![NONE; to + 1];
        let mut best_down = vec![NONE; to + 1];
        for_each_part(set, |first, second| {
            let upper = self.row(uncut(Cut::Horizontal, first), first, width);
            stack(upper, self.below(second, width), from, &mut best_across);
            for at in 1..width {
                let left = self.row(Cut::Horizontal, first, at);
                pair(left, self.below(second, width - at), from, &mut best_down);
            }
        });
        self.across[start + from..=start + to].copy_from_slice(&best_across[from..]);
        self.down[start + from..=start + to].copy_from_slice(&best_down[from..]);
    }

    /// Works out what follows from a finished row: the cheaper of both cuts, and the ranges.
    fn close_row(&mut self, set: usize, width: usize) {
        let at = self.at(set, width);
        let start = at * (self.lines + 1);
        let is_through = width == self.columns && !set.is_power_of_two();
        let extra = if is_through { i32::try_from(self.through).unwrap_or(NONE) } else { 0 };
        for cell in start..=start + self.lines {
            let across = if self.across[cell] < NONE { self.across[cell] + extra } else { NONE };
            self.below[cell] = across.min(self.down[cell]);
        }
        for (costs, ranges) in [&self.across, &self.down, &self.below].into_iter().zip(&mut self.ranges) {
            let row = &costs[start..=start + self.lines];
            let first = row.iter().position(|&cost| cost < NONE);
            let last = row.iter().rposition(|&cost| cost < NONE);
            ranges[at] = first.zip(last).map_or((1, 0), |(first, last)| (small(first), small(last)));
        }
    }
}

/// Single items stand in the list of horizontal cuts; for a vertical cut too they are parts not cut the same way.
const fn uncut(cut: Cut, set: usize) -> Cut {
    match cut {
        Cut::Horizontal if !set.is_power_of_two() => Cut::Vertical,
        Cut::Horizontal | Cut::Vertical => Cut::Horizontal,
    }
}

fn to_cost(cost: i32) -> u32 {
    if cost < NONE { cost.unsigned_abs() } else { u32::MAX }
}

fn to_set(set: usize) -> u16 {
    u16::try_from(set).unwrap_or(u16::MAX)
}

pub(super) fn small(value: usize) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}

/// The least and the greatest area of every set; none where an item has no shape at all.
fn set_areas(leaves: &[&LeafCosts]) -> Option<Vec<AreaRange>> {
    let mut areas = vec![AreaRange::default(); 1 << leaves.len()];
    for (item, leaf) in leaves.iter().enumerate() {
        let own = leaf.areas()?;
        for set in 0..1 << item {
            areas[set | 1 << item] = areas[set].with(own);
        }
    }
    Some(areas)
}

/// All ways to split a set in two, the first part with the lowest item.
fn for_each_part(set: usize, mut visit: impl FnMut(usize, usize)) {
    let lowest = set & set.wrapping_neg();
    let rest = set ^ lowest;
    let mut more = rest;
    while more != 0 {
        more = (more - 1) & rest;
        visit(more | lowest, rest ^ more);
    }
}
