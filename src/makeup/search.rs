//! The cheapest ways to slice a page. Takes for every item what each rectangle costs it; gives the K cheapest trees of cuts that
//! tile the page exactly: k-best guillotine dynamic programming (makeup.md §5.4).
//!
//! A state is a set of items with a width and a height. It keeps two lists: trees whose first cut is horizontal and trees whose
//! first cut is vertical. A cut joins a part that is not cut the same way with any other part, so a row of parts has one tree
//! only; in what order its parts stand is decided later (`flip`).

use super::cost;
use super::shape::GAP;

/// The most items a page is searched with.
pub const ITEMS_MAX: usize = 9;

/// The most lines a type area may have. It is searched one line deeper, and the heights of a set of items are the bits of a
/// `u128` from 1 to 127.
pub const LINES_MAX: u16 = 126;

/// The most trees kept for a page.
const ROOTS_MOST: usize = 2000;

/// How hard to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Trees kept for a state.
    pub keep: usize,
    /// Trees kept for the page.
    pub roots: usize,
}

/// What each rectangle costs one item.
#[derive(Debug, Clone)]
pub struct LeafCosts {
    /// By columns − 1 and lines; [`u32::MAX`] where it has no such shape.
    pub costs: Vec<Vec<u32>>,
}

/// A page's slicing tree. Parts of a cut stand in the order they were found in, not in their final order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// An item: its index, columns and lines.
    Leaf(usize, u16, u16),
    /// A cut into two or more parts.
    Cut(Cut, Vec<Self>),
}

/// The direction of a cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// Horizontal: parts one above the other.
    Horizontal,
    /// Vertical: parts side by side.
    Vertical,
}

impl Tree {
    /// Columns and lines.
    pub fn size(&self) -> (u16, u16) {
        match self {
            Self::Leaf(_, columns, lines) => (*columns, *lines),
            Self::Cut(Cut::Horizontal, parts) => (parts[0].size().0, parts.iter().map(|part| part.size().1).sum()),
            Self::Cut(Cut::Vertical, parts) => (parts.iter().map(|part| part.size().0).sum(), parts[0].size().1),
        }
    }
}

/// One tree of a state: what it costs and what it is made of.
#[derive(Debug, Clone, Copy)]
struct Entry {
    cost: u32,
    /// The items of the first part.
    first: u16,
    /// The columns or lines of the first part; 0 for a leaf.
    at: u8,
    /// Which tree of the first part.
    first_rank: u8,
    /// Which tree of the second part.
    second_rank: u8,
    /// Whether the second part is in the table of the same cut.
    same_cut: bool,
}

/// The trees of a state in the pool.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    start: u32,
    len: u8,
}

/// A list for each cut and state, with the heights that have any.
struct Table {
    slots: Vec<Slot>,
    heights: Vec<u128>,
}

struct Search<'l> {
    leaves: &'l [LeafCosts],
    columns: usize,
    lines: usize,
    keep: usize,
    /// Least and greatest area of every set of items.
    areas: Vec<(u32, u32)>,
    pool: Vec<Entry>,
    /// Trees cut horizontally, and single items.
    across: Table,
    /// Trees cut vertically.
    down: Table,
}

/// The cheapest trees that tile `columns` × `lines` with these items, cheapest first. Where there are two items or more, the
/// first cut is horizontal, so that no gutter runs through the page (H7), unless `any_root`.
pub fn k_best(leaves: &[LeafCosts], columns: u16, lines: u16, effort: Effort, any_root: bool) -> Vec<(u32, Tree)> {
    if leaves.is_empty() || leaves.len() > ITEMS_MAX || lines > LINES_MAX + GAP || columns > 8 {
        return Vec::new();
    }
    let (columns, lines) = (usize::from(columns), usize::from(lines));
    let Some(areas) = set_areas(leaves, columns, lines) else { return Vec::new() };
    let sets = 1 << leaves.len();
    let table =
        || Table { slots: vec![Slot::default(); sets * columns * (lines + 1)], heights: vec![0; sets * columns] };
    let keep = effort.keep.clamp(1, 120);
    let mut search = Search { leaves, columns, lines, keep, areas, pool: Vec::new(), across: table(), down: table() };
    for set in 1..sets - 1 {
        search.solve_set(set);
    }
    search.roots(sets - 1, effort.roots.clamp(1, ROOTS_MOST), any_root)
}

/// The least and the greatest area of every set; none where an item has no shape at all.
fn set_areas(leaves: &[LeafCosts], columns: usize, lines: usize) -> Option<Vec<(u32, u32)>> {
    let mut areas = vec![(0, 0); 1 << leaves.len()];
    for (item, leaf) in leaves.iter().enumerate() {
        let (mut least, mut most) = (u32::MAX, 0);
        for width in 1..=columns {
            let heights =
                (1..=lines).filter(|&height| leaf.costs[width - 1].get(height).is_some_and(|&cost| cost < u32::MAX));
            for height in heights {
                let area = u32::try_from(width * height).unwrap_or(u32::MAX);
                (least, most) = (least.min(area), most.max(area));
            }
        }
        if most == 0 {
            return None;
        }
        for set in 0..1 << item {
            areas[set | 1 << item] = (areas[set].0 + least, areas[set].1 + most);
        }
    }
    Some(areas)
}

/// The cheapest of many entries, in order of cost; of equal ones the first found.
struct Best {
    entries: Vec<Entry>,
    keep: usize,
}

impl Best {
    fn limit(&self) -> u32 {
        if self.entries.len() < self.keep { u32::MAX } else { self.entries[self.keep - 1].cost }
    }

    fn insert(&mut self, entry: Entry) {
        if self.entries.len() == self.keep {
            self.entries.pop();
        }
        let at = self.entries.partition_point(|known| known.cost <= entry.cost);
        self.entries.insert(at, entry);
    }
}

impl Search<'_> {
    const fn state(&self, set: usize, width: usize, height: usize) -> usize {
        (set * self.columns + width - 1) * (self.lines + 1) + height
    }

    fn list(&self, table: &Table, set: usize, width: usize, height: usize) -> &[Entry] {
        let slot = table.slots[self.state(set, width, height)];
        &self.pool[slot.start as usize..][..usize::from(slot.len)]
    }

    fn heights(&self, table: &Table, set: usize, width: usize) -> u128 {
        table.heights[set * self.columns + width - 1]
    }

    /// Single items stand in the list of horizontal cuts; for a vertical cut too they are parts not cut the same way.
    fn uncut(&self, cut: Cut, set: usize) -> &Table {
        if cut == Cut::Vertical || set.is_power_of_two() { &self.across } else { &self.down }
    }

    fn solve_set(&mut self, set: usize) {
        if set.is_power_of_two() {
            self.add_leaf(set);
            return;
        }
        let page = u32::try_from(self.columns * self.lines).unwrap_or(u32::MAX);
        let rest = self.areas[self.areas.len() - 1 - set];
        let (least, most) = self.areas[set];
        let (least, most) = (least.max(page.saturating_sub(rest.1)), most.min(page.saturating_sub(rest.0)));
        let mut best = Best { entries: Vec::with_capacity(self.keep + 1), keep: self.keep };
        for width in 1..=self.columns {
            for height in 1..=self.lines {
                let area = u32::try_from(width * height).unwrap_or(u32::MAX);
                if area < least || area > most {
                    continue;
                }
                for cut in [Cut::Horizontal, Cut::Vertical] {
                    best.entries.clear();
                    match cut {
                        Cut::Horizontal => self.cut_across(set, width, height, &mut best),
                        Cut::Vertical => self.cut_down(set, width, height, &mut best),
                    }
                    self.store(cut, set, width, height, &best.entries);
                }
            }
        }
    }

    fn add_leaf(&mut self, set: usize) {
        let leaves = self.leaves;
        let leaf = &leaves[set.trailing_zeros() as usize];
        for width in 1..=self.columns {
            for (height, &cost) in leaf.costs[width - 1].iter().enumerate().take(self.lines + 1) {
                if cost < u32::MAX {
                    let first = u16::try_from(set).unwrap_or(u16::MAX);
                    let entry = Entry { cost, first, at: 0, first_rank: 0, second_rank: 0, same_cut: false };
                    self.store(Cut::Horizontal, set, width, height, &[entry]);
                }
            }
        }
    }

    fn store(&mut self, cut: Cut, set: usize, width: usize, height: usize, entries: &[Entry]) {
        if entries.is_empty() {
            return;
        }
        let state = self.state(set, width, height);
        let slot = Slot {
            start: u32::try_from(self.pool.len()).unwrap_or(u32::MAX),
            len: u8::try_from(entries.len()).unwrap_or(u8::MAX),
        };
        self.pool.extend_from_slice(entries);
        let heights = set * self.columns + width - 1;
        let table = if cut == Cut::Horizontal { &mut self.across } else { &mut self.down };
        table.slots[state] = slot;
        table.heights[heights] |= 1 << height;
    }

    /// Parts one above the other.
    fn cut_across(&self, set: usize, width: usize, height: usize, best: &mut Best) {
        let page_wide = width == self.columns;
        for_each_part(set, |first, second| {
            let uncut = self.uncut(Cut::Horizontal, first);
            let firsts = self.heights(uncut, first, width);
            for (table, same_cut) in [(&self.down, false), (&self.across, true)] {
                // Bit h of the mirrored set is set where height − h is a height of the second part.
                let mirrored = self.heights(table, second, width).reverse_bits() >> (127 - height);
                let mut heights = firsts & mirrored;
                // Three parts or more over all columns: a second line through the page (V3).
                let is_through = page_wide && same_cut && !second.is_power_of_two();
                let extra = if is_through { cost::THROUGH_LINE } else { 0 };
                while heights != 0 {
                    let at = heights.trailing_zeros() as usize;
                    heights &= heights - 1;
                    let a = self.list(uncut, first, width, at);
                    let b = self.list(table, second, width, height - at);
                    let joint = Joint { first, at, same_cut, extra };
                    joint.join(a, b, best);
                }
            }
        });
    }

    /// Parts side by side.
    fn cut_down(&self, set: usize, width: usize, height: usize, best: &mut Best) {
        for_each_part(set, |first, second| {
            for at in 1..width {
                if self.heights(&self.across, first, at) >> height & 1 == 0 {
                    continue;
                }
                let a = self.list(&self.across, first, at, height);
                for (table, same_cut) in [(&self.across, false), (&self.down, true)] {
                    let b = self.list(table, second, width - at, height);
                    let joint = Joint { first, at, same_cut, extra: 0 };
                    joint.join(a, b, best);
                }
            }
        });
    }

    fn roots(&mut self, all: usize, keep: usize, any_root: bool) -> Vec<(u32, Tree)> {
        if all == 1 {
            self.add_leaf(1);
            let leaf = self.list(&self.across, 1, self.columns, self.lines);
            return leaf
                .iter()
                .map(|entry| (entry.cost, self.tree(Cut::Horizontal, *entry, 1, self.columns, self.lines)))
                .collect();
        }
        let cuts = if any_root { &[Cut::Horizontal, Cut::Vertical][..] } else { &[Cut::Horizontal][..] };
        let mut roots = Vec::new();
        for &cut in cuts {
            let mut best = Best { entries: Vec::new(), keep };
            match cut {
                Cut::Horizontal => self.cut_across(all, self.columns, self.lines, &mut best),
                Cut::Vertical => self.cut_down(all, self.columns, self.lines, &mut best),
            }
            let tree = |entry: &Entry| (entry.cost, self.tree(cut, *entry, all, self.columns, self.lines));
            roots.extend(best.entries.iter().map(tree));
        }
        roots.sort_by_key(|&(cost, _)| cost);
        roots.truncate(keep);
        roots
    }

    /// The tree of an entry of a state.
    fn tree(&self, cut: Cut, entry: Entry, set: usize, width: usize, height: usize) -> Tree {
        let size = |value: usize| u16::try_from(value).unwrap_or(u16::MAX);
        if entry.at == 0 {
            return Tree::Leaf(set.trailing_zeros() as usize, size(width), size(height));
        }
        let (first, at) = (usize::from(entry.first), usize::from(entry.at));
        let second = set & !first;
        let ((width_a, height_a), (width_b, height_b)) = match cut {
            Cut::Horizontal => ((width, at), (width, height - at)),
            Cut::Vertical => ((at, height), (width - at, height)),
        };
        let other = if cut == Cut::Horizontal { Cut::Vertical } else { Cut::Horizontal };
        let first_entry = self.list(self.uncut(cut, first), first, width_a, height_a)[usize::from(entry.first_rank)];
        let mut parts = vec![self.tree(other, first_entry, first, width_a, height_a)];
        let rank = usize::from(entry.second_rank);
        let is_across = entry.same_cut == (cut == Cut::Horizontal);
        let table = if is_across { &self.across } else { &self.down };
        let second_entry = self.list(table, second, width_b, height_b)[rank];
        let second_cut = if is_across { Cut::Horizontal } else { Cut::Vertical };
        match self.tree(second_cut, second_entry, second, width_b, height_b) {
            Tree::Cut(same, more) if same == cut => parts.extend(more),
            part => parts.push(part),
        }
        Tree::Cut(cut, parts)
    }
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

/// How two parts are joined.
#[derive(Clone, Copy)]
struct Joint {
    /// The items of the first part.
    first: usize,
    /// The columns or lines of the first part.
    at: usize,
    /// Whether the second part is in the table of the same cut.
    same_cut: bool,
    /// What the join itself costs.
    extra: u32,
}

impl Joint {
    /// Puts the cheapest sums of two lists among the best.
    fn join(self, a: &[Entry], b: &[Entry], best: &mut Best) {
        let small = |value: usize| u8::try_from(value).unwrap_or(u8::MAX);
        for (first_rank, one) in a.iter().enumerate() {
            for (second_rank, other) in b.iter().enumerate() {
                let cost = one.cost + other.cost + self.extra;
                if cost >= best.limit() {
                    if second_rank == 0 {
                        return;
                    }
                    break;
                }
                best.insert(Entry {
                    cost,
                    first: u16::try_from(self.first).unwrap_or(u16::MAX),
                    at: small(self.at),
                    first_rank: small(first_rank),
                    second_rank: small(second_rank),
                    same_cut: self.same_cut,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EFFORT: Effort = Effort { keep: 24, roots: 48 };

    /// An item that may be any of these rectangles: columns, lines, cost.
    fn leaf(shapes: &[(usize, usize, u32)]) -> LeafCosts {
        let mut costs = vec![vec![u32::MAX; 128]; 5];
        for &(columns, lines, cost) in shapes {
            costs[columns - 1][lines] = cost;
        }
        LeafCosts { costs }
    }

    fn items(tree: &Tree, found: &mut Vec<usize>) {
        match tree {
            Tree::Leaf(item, ..) => found.push(*item),
            Tree::Cut(_, parts) => parts.iter().for_each(|part| items(part, found)),
        }
    }

    #[test]
    fn one_item_fills_the_page_or_does_not() {
        assert_eq!(k_best(&[leaf(&[(5, 73, 7)])], 5, 73, EFFORT, false), [(7, Tree::Leaf(0, 5, 73))]);
        assert!(k_best(&[leaf(&[(5, 72, 7)])], 5, 73, EFFORT, false).is_empty());
    }

    #[test]
    fn two_items_are_cut_horizontally() {
        let leaves = [leaf(&[(5, 30, 1), (2, 73, 0)]), leaf(&[(5, 43, 2), (3, 73, 0)])];
        let found = k_best(&leaves, 5, 73, EFFORT, false);
        assert_eq!(found, [(3, Tree::Cut(Cut::Horizontal, vec![Tree::Leaf(0, 5, 30), Tree::Leaf(1, 5, 43)]))]);
        assert_eq!(k_best(&leaves, 5, 73, EFFORT, true)[0].0, 0, "a vertical first cut where it is allowed");
    }

    #[test]
    fn every_tree_holds_every_item_once() {
        let half = |lines| [leaf(&[(2, lines, 0)]), leaf(&[(3, lines, 0)])];
        let leaves: Vec<LeafCosts> = half(30).into_iter().chain(half(43)).collect();
        let trees = k_best(&leaves, 5, 73, EFFORT, false);
        assert!(!trees.is_empty());
        for (_, tree) in trees {
            let mut found = Vec::new();
            items(&tree, &mut found);
            found.sort_unstable();
            assert_eq!(found, [0, 1, 2, 3]);
            assert_eq!(tree.size(), (5, 73));
        }
    }

    #[test]
    fn a_row_of_parts_has_one_tree() {
        let any = |lines: usize| leaf(&[(5, lines, 0)]);
        let found = k_best(&[any(20), any(20), any(33)], 5, 73, EFFORT, false);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, cost::THROUGH_LINE);
    }
}
