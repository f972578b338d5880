//! What the solvers ask for: the sheet, how hard to search, and what every rectangle costs an item.

/// The most items that stand freely on a sheet. The work grows threefold with every item.
pub const ITEMS_MAX: usize = 11;
/// The most columns of a sheet.
pub const COLUMNS_MAX: u16 = 8;
/// The most lines of a sheet.
pub const LINES_MAX: u16 = 127;

/// The most trees kept for a sheet.
const ROOTS_MOST: usize = 2000;
/// The most trees kept for a state.
const KEEP_MOST: usize = 120;
/// The most that one item or one cut may cost, so that no sum of costs overflows.
pub(super) const COST_MOST: u32 = 60_000_000;

/// How hard to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Trees kept for a state, from 1 to 120.
    pub keep: usize,
    /// Trees given for the sheet, from 1 to 2000.
    pub roots: usize,
}

impl Effort {
    /// The same within the bounds of the search.
    pub(super) fn bounded(self) -> Self {
        Self { keep: self.keep.clamp(1, KEEP_MOST), roots: self.roots.clamp(1, ROOTS_MOST) }
    }
}

/// What is to be tiled, and what is asked of its cuts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Its columns, from 1 to [`COLUMNS_MAX`].
    pub columns: u16,
    /// Its lines, from 1 to [`LINES_MAX`].
    pub lines: u16,
    /// What each horizontal cut through the whole sheet costs, beyond the first of them.
    pub through: u32,
    /// Whether the first cut may be vertical. The solver of patterns does not ask: there the pattern says.
    pub any_root: bool,
}

impl Sheet {
    /// A sheet that may be cut in any way for nothing.
    pub const fn new(columns: u16, lines: u16) -> Self {
        Self { columns, lines, through: 0, any_root: true }
    }

    /// Its columns × lines.
    pub(super) fn area(self) -> u32 {
        u32::from(self.columns) * u32::from(self.lines)
    }

    /// Whether it is within the bounds of the search.
    pub(super) const fn is_bounded(self) -> bool {
        self.columns >= 1 && self.columns <= COLUMNS_MAX && self.lines >= 1 && self.lines <= LINES_MAX
    }

    /// What a cut through the sheet costs, within the bounds of the search.
    pub(super) fn through_cost(self) -> u32 {
        self.through.min(COST_MOST)
    }
}

/// What each rectangle costs one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeafCosts {
    /// By columns − 1 and lines; [`u32::MAX`] where it has no such shape.
    pub(super) costs: Vec<Vec<u32>>,
}

impl LeafCosts {
    /// The costs of an item on a sheet of so many columns and lines. `price` gives what a rectangle of so many columns and lines
    /// costs; none where the item cannot have it.
    pub fn new(columns: u16, lines: u16, price: impl Fn(u16, u16) -> Option<u32>) -> Self {
        let of_size = |columns, lines| {
            if lines == 0 { u32::MAX } else { price(columns, lines).map_or(u32::MAX, |price| price.min(COST_MOST)) }
        };
        let of_width = |columns| (0..=lines).map(|lines| of_size(columns, lines)).collect();
        Self { costs: (1..=columns).map(of_width).collect() }
    }

    /// What a rectangle costs; [`u32::MAX`] where the item has no such shape.
    pub fn cost(&self, columns: u16, lines: u16) -> u32 {
        let of_width = usize::from(columns).checked_sub(1).and_then(|at| self.costs.get(at));
        of_width.and_then(|costs| costs.get(usize::from(lines))).copied().unwrap_or(u32::MAX)
    }

    /// The least and the greatest area of its shapes; none where it has none.
    pub(super) fn areas(&self) -> Option<AreaRange> {
        let widths = self.costs.iter().zip(1_u32..);
        let areas = widths.flat_map(|(costs, columns)| {
            let lines = costs.iter().zip(0_u32..).filter(|&(&cost, lines)| cost < u32::MAX && lines > 0);
            lines.map(move |(_, lines)| columns * lines)
        });
        areas.fold(None, |known: Option<AreaRange>, area| {
            Some(known.map_or(AreaRange { least: area, most: area }, |range| AreaRange {
                least: range.least.min(area),
                most: range.most.max(area),
            }))
        })
    }
}

/// The least and the greatest area, in columns × lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct AreaRange {
    pub(super) least: u32,
    pub(super) most: u32,
}

impl AreaRange {
    /// The areas of two things together.
    pub(super) const fn with(self, other: Self) -> Self {
        Self { least: self.least + other.least, most: self.most + other.most }
    }
}
