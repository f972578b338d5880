//! The cheapest pages after a pattern. Takes the pattern and what each rectangle costs each item; gives the K cheapest ways to give
//! every item to one slot and to tile the page exactly.
//!
//! A row of parts is cut from its first part on. A slot of many items is a block of the table.

use super::cost;
use super::kbest::{Form, Graph, Joint, StateMap, cheapest};
use super::pattern::{Count, PATTERN_ITEMS_MAX, Pattern, Slot};
use super::search::{Cut, Effort, ITEMS_MAX, LeafCosts, Tree, is_bounded};
use super::table::{Block, Table, small};

/// A pattern's part, whose own parts are named by their numbers.
#[derive(Debug)]
enum Node {
    Slot(Slot),
    Blank(u8, u8),
    Cut(Cut, Vec<usize>),
}

/// What a part may hold.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    /// The items that it may hold, as bits.
    items: u32,
    least: u32,
    most: u32,
    /// Whether it may be missing.
    is_optional: bool,
}

impl Bounds {
    /// No part at all.
    const NOTHING: Self = Self { items: 0, least: 0, most: 0, is_optional: true };

    const fn with(self, other: Self) -> Self {
        Self {
            items: self.items | other.items,
            least: self.least + other.least,
            most: self.most.saturating_add(other.most),
            is_optional: self.is_optional && other.is_optional,
        }
    }

    const fn can_hold(self, set: u32) -> bool {
        set & !self.items == 0 && self.least <= set.count_ones() && set.count_ones() <= self.most
    }
}

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    /// An item in a slot.
    Item { node: u8, item: u8, columns: u8, lines: u8 },
    /// An advertisement: columns, lines.
    Blank(u8, u8),
    /// Items of a slot of many, in the numbers of the table.
    Free(Block),
    /// The parts of a cut from one of them on, at least two.
    Row(Row),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Row {
    node: u8,
    from: u8,
    set: u32,
    columns: u8,
    lines: u8,
}

struct Page<'l> {
    leaves: &'l [LeafCosts],
    nodes: Vec<Node>,
    /// What each part may hold; for a cut, what its parts from each of them on may hold.
    bounds: Vec<Bounds>,
    tails: Vec<Vec<Bounds>>,
    columns: u8,
    /// The items of slots of many, in the order of their numbers in the table.
    many: Vec<usize>,
    table: Table,
    least: StateMap<Row, u32>,
}

/// The cheapest ways to give every item to one slot and to tile `columns` × `lines` exactly, cheapest first. Empty where there is
/// none, and where there are too many items for the search.
pub fn k_best_of(
    pattern: &Pattern,
    leaves: &[LeafCosts],
    columns: u16,
    lines: u16,
    effort: Effort,
) -> Vec<(u32, Tree)> {
    if !is_bounded(columns, lines) || leaves.is_empty() || leaves.len() > PATTERN_ITEMS_MAX {
        return Vec::new();
    }
    let many = items_of(pattern.items_of_many(), leaves.len());
    if many.len() > ITEMS_MAX {
        return Vec::new();
    }
    let own: Vec<&LeafCosts> = many.iter().filter_map(|&item| leaves.get(item)).collect();
    let room = room_of_many(pattern, leaves, &many, u32::from(columns) * u32::from(lines));
    let Some(table) = Table::new(&own, columns.into(), lines.into(), room) else { return Vec::new() };
    let mut page = Page {
        leaves,
        nodes: Vec::new(),
        bounds: Vec::new(),
        tails: Vec::new(),
        columns: small(columns.into()),
        many,
        table,
        least: StateMap::default(),
    };
    let root = page.add(pattern);
    let all = u32::try_from((1_u64 << leaves.len()) - 1).unwrap_or(u32::MAX);
    let mut roots = page.parts(root, all, small(columns.into()), small(lines.into()));
    if roots.iter().any(|(part, _)| page.cut(*part) == Some(Cut::Horizontal)) {
        // Where the whole page is free, a gutter through it can be helped (H7).
        roots.retain(|(part, _)| !matches!(part, Part::Free(block) if block.cut == Cut::Vertical));
    }
    let (keep, count) = effort.bounded();
    let roots: Vec<Part> = roots.into_iter().map(|(part, _)| part).collect();
    let mut found = cheapest(&mut page, &roots, keep, count);
    drop_repeats(&mut found);
    found
}

/// The items of a set.
fn items_of(set: u32, most: usize) -> Vec<usize> {
    (0..most).filter(|&item| set >> item & 1 == 1).collect()
}

/// The least and the most room that the items of slots of many have together.
fn room_of_many(pattern: &Pattern, leaves: &[LeafCosts], many: &[usize], page: u32) -> (u32, u32) {
    let room = page.saturating_sub(pattern.blank_area());
    let others = leaves.iter().enumerate().filter(|(item, _)| !many.contains(item));
    let areas = others.fold((0_u32, 0_u32), |sum, (_, leaf)| {
        let (least, most) = leaf.areas().unwrap_or_default();
        (sum.0 + least, sum.1 + most)
    });
    (room.saturating_sub(areas.1), room.saturating_sub(areas.0))
}

/// Slots alike can take the same items in turn; one tree of each kind is enough.
fn drop_repeats(found: &mut Vec<(u32, Tree)>) {
    let mut kept: Vec<(u32, Tree)> = Vec::with_capacity(found.len());
    for one in found.drain(..) {
        if !kept.iter().rev().take_while(|known| known.0 == one.0).any(|known| *known == one) {
            kept.push(one);
        }
    }
    *found = kept;
}

impl Page<'_> {
    /// Adds a pattern's part with all its parts; gives its number.
    fn add(&mut self, pattern: &Pattern) -> usize {
        let (node, bounds, tails) = match pattern {
            Pattern::Optional(part) => {
                let node = self.add(part);
                let Bounds { items, most, .. } = self.bounds[node];
                self.bounds[node] = Bounds { items, least: 0, most, is_optional: true };
                return node;
            }
            Pattern::Slot(slot) => {
                let (least, most) = match slot.count {
                    Count::One => (1, 1),
                    Count::Optional => (0, 1),
                    Count::Many(most) => (0, most),
                };
                let bounds = Bounds { items: slot.items, least, most, is_optional: least == 0 };
                (Node::Slot(slot.clone()), bounds, Vec::new())
            }
            Pattern::Blank(columns, lines) => {
                let [columns, lines] = [columns, lines].map(|&length| small(length.into()));
                (Node::Blank(columns, lines), Bounds { is_optional: false, ..Bounds::NOTHING }, Vec::new())
            }
            Pattern::Cut(cut, parts) => {
                let parts: Vec<usize> = parts.iter().map(|part| self.add(part)).collect();
                let mut tails = vec![Bounds::NOTHING];
                for &part in parts.iter().rev() {
                    tails.push(tails[tails.len() - 1].with(self.bounds[part]));
                }
                tails.reverse();
                (Node::Cut(*cut, parts), tails[0], tails)
            }
        };
        self.nodes.push(node);
        self.bounds.push(bounds);
        self.tails.push(tails);
        self.nodes.len() - 1
    }

    /// The ways to fill a rectangle with a part of the pattern that is not missing, with their least costs.
    fn parts(&mut self, node: usize, set: u32, columns: u8, lines: u8) -> Vec<(Part, u32)> {
        match &self.nodes[node] {
            Node::Cut(..) => self.row_parts(node, 0, set, columns, lines),
            Node::Blank(own_columns, own_lines) => {
                let fits = set == 0 && (*own_columns, *own_lines) == (columns, lines);
                if fits { vec![(Part::Blank(columns, lines), 0)] } else { Vec::new() }
            }
            Node::Slot(slot) => {
                let is_wide = slot.widths.0 <= columns.into() && u16::from(columns) <= slot.widths.1;
                if !is_wide || set == 0 || set & !slot.items != 0 {
                    return Vec::new();
                }
                let blocks =
                    |set| self.table.blocks(set, columns, lines).map(|(block, cost)| (Part::Free(block), cost));
                match slot.count {
                    Count::Many(most) if set.count_ones() <= most => blocks(self.packed(set)).collect(),
                    Count::One | Count::Optional if set.is_power_of_two() => {
                        let item = set.trailing_zeros() as usize;
                        let part = Part::Item { node: small(node), item: small(item), columns, lines };
                        let cost = self.item_cost(slot, item, columns, lines);
                        if cost < u32::MAX { vec![(part, cost)] } else { Vec::new() }
                    }
                    Count::One | Count::Optional | Count::Many(_) => Vec::new(),
                }
            }
        }
    }

    fn item_cost(&self, slot: &Slot, item: usize, columns: u8, lines: u8) -> u32 {
        let price = slot.height.map_or(0, |(height, price)| if height == u16::from(lines) { 0 } else { price });
        self.leaves[item].cost(columns.into(), lines.into()).saturating_add(price)
    }

    /// A set in the numbers of the table.
    fn packed(&self, set: u32) -> u16 {
        let numbers = self.many.iter().enumerate();
        numbers.fold(0, |packed, (number, item)| if set >> item & 1 == 1 { packed | 1 << number } else { packed })
    }

    /// The ways to fill a rectangle with the parts of a cut from one of them on.
    fn row_parts(&mut self, node: usize, from: usize, set: u32, columns: u8, lines: u8) -> Vec<(Part, u32)> {
        let Node::Cut(_, parts) = &self.nodes[node] else { return Vec::new() };
        let Some(&part) = parts.get(from) else { return Vec::new() };
        let tail = self.tails[node][from + 1];
        let mut found = if tail.is_optional { self.parts(part, set, columns, lines) } else { Vec::new() };
        if self.bounds[part].is_optional {
            found.extend(self.row_parts(node, from + 1, set, columns, lines));
        }
        let row = Row { node: small(node), from: small(from), set, columns, lines };
        let cost = self.least.get(&row).copied().unwrap_or_else(|| {
            let mut joints = Vec::new();
            self.join(row, &mut joints);
            let least = joints.iter().map(|joint| joint.cost).min().unwrap_or(u32::MAX);
            self.least.insert(row, least);
            least
        });
        found.extend((cost < u32::MAX).then_some((Part::Row(row), cost)));
        found
    }

    /// All ways to cut the first part from a row.
    fn join(&mut self, row: Row, found: &mut Vec<Joint<Part>>) {
        let (node, from) = (usize::from(row.node), usize::from(row.from));
        let Node::Cut(cut, parts) = &self.nodes[node] else { return };
        let (cut, part) = (*cut, parts[from]);
        let (own, tail) = (self.bounds[part], self.tails[node][from + 1]);
        let forced = row.set & !tail.items;
        let shared = row.set & own.items & tail.items;
        let mut more = shared;
        loop {
            let (first, second) = (forced | more, row.set & !(forced | more));
            if own.can_hold(first) && tail.can_hold(second) {
                self.join_sets(row, (cut, part), (first, second), found);
            }
            if more == 0 {
                break;
            }
            more = (more - 1) & shared;
        }
    }

    fn join_sets(&mut self, row: Row, (cut, part): (Cut, usize), sets: (u32, u32), found: &mut Vec<Joint<Part>>) {
        let Row { columns, lines, .. } = row;
        let extent = if cut == Cut::Horizontal { lines } else { columns };
        for at in 1..extent {
            let (near, far) = match cut {
                Cut::Horizontal => ((columns, at), (columns, lines - at)),
                Cut::Vertical => ((at, lines), (columns - at, lines)),
            };
            let firsts = self.parts(part, sets.0, near.0, near.1);
            if firsts.is_empty() {
                continue;
            }
            let seconds = self.row_parts(row.node.into(), usize::from(row.from) + 1, sets.1, far.0, far.1);
            for &(first, cost) in &firsts {
                for &(second, other) in &seconds {
                    let is_through = cut == Cut::Horizontal && columns == self.columns;
                    let extra = if is_through { self.through(first, second) } else { 0 };
                    found.push(Joint { first, second, extra, cost: cost + other + extra });
                }
            }
        }
    }

    /// What lines through the page cost (V3). The first is free, and so is the edge of an advertisement.
    fn through(&self, first: Part, second: Part) -> u32 {
        let is_blank = |part| matches!(part, Part::Blank(..));
        if is_blank(first) || is_blank(second) {
            return 0;
        }
        let is_stack = |part| self.cut(part) == Some(Cut::Horizontal);
        (u32::from(is_stack(first)) + u32::from(is_stack(second))) * cost::THROUGH_LINE
    }

    /// The direction of a part's first cut; none where it is not cut.
    fn cut(&self, part: Part) -> Option<Cut> {
        match part {
            Part::Item { .. } | Part::Blank(..) => None,
            Part::Free(block) => (!block.is_single()).then_some(block.cut),
            Part::Row(row) => match &self.nodes[usize::from(row.node)] {
                Node::Cut(cut, _) => Some(*cut),
                Node::Slot(_) | Node::Blank(..) => None,
            },
        }
    }
}

impl Graph for Page<'_> {
    type State = Part;

    fn form(&self, part: Part) -> Form {
        match part {
            Part::Item { node, item, columns, lines } => {
                let cost = match &self.nodes[usize::from(node)] {
                    Node::Slot(slot) => self.item_cost(slot, item.into(), columns, lines),
                    Node::Blank(..) | Node::Cut(..) => u32::MAX,
                };
                Form::Whole(Tree::Leaf(item.into(), columns.into(), lines.into()), cost)
            }
            Part::Blank(columns, lines) => Form::Whole(Tree::Blank(columns.into(), lines.into()), 0),
            Part::Free(block) => match self.table.leaf(block) {
                Some(tree) => Form::Whole(tree.renumbered(&self.many), self.table.cost(block)),
                None => Form::Free(block.cut),
            },
            Part::Row(_) => Form::Ordered(self.cut(part).unwrap_or(Cut::Horizontal)),
        }
    }

    fn joints(&mut self, part: Part, found: &mut Vec<Joint<Part>>) {
        match part {
            Part::Item { .. } | Part::Blank(..) => {}
            Part::Free(block) => self.table.joints(block, |joint| {
                let Joint { first, second, extra, cost } = joint;
                found.push(Joint { first: Part::Free(first), second: Part::Free(second), extra, cost });
            }),
            Part::Row(row) => self.join(row, found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::search::k_best;
    use super::*;

    const EFFORT: Effort = Effort { keep: 8, roots: 24 };
    const WIDE: (u16, u16) = (1, 8);

    fn slot(items: u32, count: Count) -> Pattern {
        Pattern::Slot(Slot { items, count, widths: WIDE, height: None })
    }

    /// Items on a grid of 3 × 6 with shapes and costs that look random.
    fn leaves(seed: u32, count: usize) -> Vec<LeafCosts> {
        let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
        let mut throw = |faces: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) % faces
        };
        let mut cost = |columns: usize, lines: usize| {
            let fits = lines > 0 && columns * lines < 11 && throw(3) > 0;
            if fits { throw(900) } else { u32::MAX }
        };
        let mut leaf = || LeafCosts {
            costs: (1..=3).map(|columns| (0..=6).map(|lines| cost(columns, lines)).collect()).collect(),
        };
        (0..count).map(|_| leaf()).collect()
    }

    /// The least cost of items arranged freely, found by trying every tree; without lines through the page.
    fn least_free(leaves: &[LeafCosts], set: u32, columns: u16, lines: u16) -> Option<u32> {
        if set.is_power_of_two() {
            let cost = leaves[set.trailing_zeros() as usize].cost(columns, lines);
            return (cost < u32::MAX).then_some(cost);
        }
        let mut costs = Vec::new();
        for first in (1..set).filter(|first| first & set == *first) {
            let part = |set, columns, lines| least_free(leaves, set, columns, lines);
            let rest = set ^ first;
            costs
                .extend((1..lines).filter_map(|at| Some(part(first, columns, at)? + part(rest, columns, lines - at)?)));
            costs
                .extend((1..columns).filter_map(|at| Some(part(first, at, lines)? + part(rest, columns - at, lines)?)));
        }
        costs.into_iter().min()
    }

    /// The least cost of a pattern's parts with these items, found by trying everything; none of the parts may be missing that
    /// must not.
    fn least(parts: &[Pattern], cut: Cut, leaves: &[LeafCosts], set: u32, size: (u16, u16)) -> Option<u32> {
        let (columns, lines) = size;
        let (part, rest) = parts.split_first()?;
        let of_part = |set: u32, columns: u16, lines: u16| match part {
            Pattern::Slot(slot) if set == 0 || set & !slot.items != 0 || columns < slot.widths.0 => None,
            Pattern::Slot(Slot { count: Count::Many(_), .. }) => least_free(leaves, set, columns, lines),
            Pattern::Slot(_) => (set.is_power_of_two()).then(|| least_free(leaves, set, columns, lines))?,
            Pattern::Cut(cut, parts) => least(parts, *cut, leaves, set, (columns, lines)),
            Pattern::Blank(..) | Pattern::Optional(_) => None,
        };
        let can_miss = |part: &Pattern| matches!(part, Pattern::Slot(slot) if slot.count != Count::One);
        let mut costs = Vec::new();
        if rest.iter().all(can_miss) {
            costs.extend(of_part(set, columns, lines));
        }
        if can_miss(part) {
            costs.extend(least(rest, cut, leaves, set, size));
        }
        for first in (0..=set).filter(|first| first & set == *first) {
            let other = |columns, lines| least(rest, cut, leaves, set ^ first, (columns, lines));
            match cut {
                Cut::Horizontal => costs.extend(
                    (1..lines).filter_map(|at| Some(of_part(first, columns, at)? + other(columns, lines - at)?)),
                ),
                Cut::Vertical => costs.extend(
                    (1..columns).filter_map(|at| Some(of_part(first, at, lines)? + other(columns - at, lines)?)),
                ),
            }
        }
        costs.into_iter().min()
    }

    fn check(found: &[(u32, Tree)], items: usize, size: (u16, u16)) {
        assert!(found.is_sorted_by_key(|(cost, _)| *cost));
        for (_, tree) in found {
            assert_eq!(tree.size(), size);
            let mut standing: Vec<usize> =
                super::super::flip::arrangements(tree, None)[0].iter().map(|(item, _)| *item).collect();
            standing.sort_unstable();
            assert_eq!(standing, (0..items).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_free_pattern_is_a_free_page() {
        for seed in 0..40 {
            let leaves = leaves(seed, 3);
            let found = k_best_of(&slot(7, Count::Many(9)), &leaves, 3, 6, EFFORT);
            let free = k_best(&leaves, 3, 6, EFFORT, false);
            let free = if free.is_empty() { k_best(&leaves, 3, 6, EFFORT, true) } else { free };
            assert_eq!(found, free);
        }
    }

    #[test]
    fn the_cheapest_of_all_ways_is_found() {
        let mut solved = 0;
        for seed in 0..300 {
            let leaves = leaves(seed, 4);
            let right = Pattern::Cut(Cut::Horizontal, vec![slot(0b1110, Count::One), slot(0b1100, Count::Many(2))]);
            let top = Pattern::Cut(Cut::Vertical, vec![slot(0b0011, Count::One), right, slot(0b1000, Count::Optional)]);
            let pattern = Pattern::Cut(Cut::Vertical, vec![top.clone(), slot(0b1010, Count::Optional)]);
            let found = k_best_of(&pattern, &leaves, 3, 6, EFFORT);
            check(&found, 4, (3, 6));
            let Pattern::Cut(cut, parts) = &pattern else { unreachable!() };
            let all_missing = least(parts, *cut, &leaves, 15, (3, 6));
            assert_eq!(found.first().map(|(cost, _)| *cost), all_missing, "{seed}");
            solved += usize::from(!found.is_empty());
        }
        assert!(solved > 20, "{solved}");
    }

    #[test]
    fn a_missing_group_leaves_its_room() {
        let leaf = |shapes: &[(usize, usize)]| {
            let mut costs = vec![vec![u32::MAX; 7]; 3];
            shapes.iter().for_each(|&(columns, lines)| costs[columns - 1][lines] = 0);
            LeafCosts { costs }
        };
        let group = Pattern::Cut(Cut::Vertical, vec![slot(0b10, Count::One), slot(0b100, Count::One)]);
        let pattern = Pattern::Cut(Cut::Horizontal, vec![slot(1, Count::One), Pattern::Optional(Box::new(group))]);
        let alone = [leaf(&[(3, 6)])];
        assert_eq!(k_best_of(&pattern, &alone, 3, 6, EFFORT), [(0, Tree::Leaf(0, 3, 6))]);
        let two = [leaf(&[(3, 4)]), leaf(&[(3, 2), (1, 2)])];
        assert!(k_best_of(&pattern, &two, 3, 6, EFFORT).is_empty(), "the group is whole or missing");
        let three = [leaf(&[(3, 4)]), leaf(&[(1, 2)]), leaf(&[(2, 2)])];
        assert_eq!(k_best_of(&pattern, &three, 3, 6, EFFORT).len(), 1);
    }
}
