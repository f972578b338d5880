//! The cheapest tilings after a pattern. Takes the pattern and what each rectangle costs each item; gives the K cheapest ways to give
//! every item to one slot and to tile the sheet exactly.
//!
//! A row of parts is cut from its first part on. A slot of many items is a block of the table.

use super::kbest::{Graph, Joint, Priced, StateKind, StateMap, Tiling, cheapest};
use super::leaf::{AreaRange, Effort, ITEMS_MAX, LeafCosts, Sheet};
use super::numbered::{Node, NumberedParts};
use super::pattern::{Count, PATTERN_ITEMS_MAX, Pattern, Slot};
use super::table::{Block, Table, small};
use super::tree::{Cut, Tree};

/// A part of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum SlotState {
    /// An item in a slot.
    Item { node: u8, item: u8, columns: u8, lines: u8 },
    /// A blank rectangle: columns, lines.
    Blank(u8, u8),
    /// Items of a slot of many, in the numbers of the table.
    Free(Block),
    /// The parts of a cut from one of them on, at least two.
    Row(SlotRow),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct SlotRow {
    node: u8,
    from: u8,
    set: u32,
    columns: u8,
    lines: u8,
}

struct SlotSearch<'l> {
    leaves: &'l [LeafCosts],
    parts: NumberedParts,
    columns: u8,
    through: u32,
    /// The items of slots of many, in the order of their numbers in the table.
    many: Vec<usize>,
    table: Table,
    least: StateMap<SlotRow, u32>,
}

/// The cheapest ways to give every item to one slot and to tile the sheet exactly, cheapest first. Empty where there is none, and
/// where there are too many items for the search.
pub fn k_best_patterned(pattern: &Pattern, leaves: &[LeafCosts], sheet: Sheet, effort: Effort) -> Vec<Tiling> {
    if !sheet.is_bounded() || leaves.is_empty() || leaves.len() > PATTERN_ITEMS_MAX {
        return Vec::new();
    }
    let mut parts = NumberedParts::default();
    let root = parts.add(pattern);
    if parts.nodes.len() > usize::from(u8::MAX) {
        return Vec::new();
    }
    let many = items_of(pattern.items_of_many(), leaves.len());
    if many.len() > ITEMS_MAX {
        return Vec::new();
    }
    let own: Vec<&LeafCosts> = many.iter().filter_map(|&item| leaves.get(item)).collect();
    let room = room_of_many(pattern, leaves, &many, sheet.area());
    let Some(table) = Table::new(&own, sheet, room) else { return Vec::new() };
    let mut search = SlotSearch {
        leaves,
        parts,
        columns: small(sheet.columns.into()),
        through: sheet.through_cost(),
        many,
        table,
        least: StateMap::default(),
    };
    let all = u32::try_from((1_u64 << leaves.len()) - 1).unwrap_or(u32::MAX);
    let mut roots = search.states(root, all, small(sheet.columns.into()), small(sheet.lines.into()));
    if roots.iter().any(|root| search.cut(root.state) == Some(Cut::Horizontal)) {
        // Where the whole sheet is free, a gutter through it can be helped (H7).
        roots.retain(|root| !matches!(root.state, SlotState::Free(block) if block.cut == Cut::Vertical));
    }
    let roots: Vec<SlotState> = roots.into_iter().map(|root| root.state).collect();
    let mut found = cheapest(&mut search, &roots, effort);
    drop_repeats(&mut found);
    found
}

/// The items of a set.
fn items_of(set: u32, most: usize) -> Vec<usize> {
    (0..most).filter(|&item| set >> item & 1 == 1).collect()
}

/// The least and the most room that the items of slots of many have together on a sheet of this area.
fn room_of_many(pattern: &Pattern, leaves: &[LeafCosts], many: &[usize], sheet: u32) -> AreaRange {
    let room = sheet.saturating_sub(pattern.blank_area());
    let others = leaves.iter().enumerate().filter(|(item, _)| !many.contains(item));
    let areas = others.fold(AreaRange::default(), |sum, (_, leaf)| sum.with(leaf.areas().unwrap_or_default()));
    AreaRange { least: room.saturating_sub(areas.most), most: room.saturating_sub(areas.least) }
}

/// Slots alike can take the same items in turn; one tree of each kind is enough.
fn drop_repeats(found: &mut Vec<Tiling>) {
    let mut kept: Vec<Tiling> = Vec::with_capacity(found.len());
    for one in found.drain(..) {
        if !kept.iter().rev().take_while(|known| known.cost == one.cost).any(|known| *known == one) {
            kept.push(one);
        }
    }
    *found = kept;
}

impl SlotSearch<'_> {
    /// The ways to fill a rectangle with a part of the pattern that is not missing, with their least costs.
    fn states(&mut self, node: usize, set: u32, columns: u8, lines: u8) -> Vec<Priced<SlotState>> {
        match &self.parts.nodes[node] {
            Node::Cut(..) => self.row_states(SlotRow { node: small(node), from: 0, set, columns, lines }),
            Node::Blank(own_columns, own_lines) => {
                let fits = set == 0 && (*own_columns, *own_lines) == (columns, lines);
                fits.then_some(Priced { state: SlotState::Blank(columns, lines), cost: 0 }).into_iter().collect()
            }
            Node::Slot(slot) => self.slot_states(small(node), slot, set, columns, lines),
        }
    }

    /// The ways to fill a rectangle with a slot that takes these items.
    fn slot_states(&self, node: u8, slot: &Slot, set: u32, columns: u8, lines: u8) -> Vec<Priced<SlotState>> {
        let is_wide = slot.widths.0 <= columns.into() && u16::from(columns) <= slot.widths.1;
        if !is_wide || set == 0 || set & !slot.items != 0 {
            return Vec::new();
        }
        match slot.count {
            Count::Many(most) if set.count_ones() <= most => {
                let blocks = self.table.blocks(self.packed(set), columns, lines);
                blocks.map(|block| Priced { state: SlotState::Free(block.state), cost: block.cost }).collect()
            }
            Count::One | Count::Optional if set.is_power_of_two() => {
                let item = set.trailing_zeros() as usize;
                let state = SlotState::Item { node, item: small(item), columns, lines };
                let cost = self.item_cost(slot, item, columns, lines);
                (cost < u32::MAX).then_some(Priced { state, cost }).into_iter().collect()
            }
            Count::One | Count::Optional | Count::Many(_) => Vec::new(),
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
    fn row_states(&mut self, row: SlotRow) -> Vec<Priced<SlotState>> {
        let (node, from) = (usize::from(row.node), usize::from(row.from));
        let Node::Cut(_, parts) = &self.parts.nodes[node] else { return Vec::new() };
        let Some(&part) = parts.get(from) else { return Vec::new() };
        let tail = self.parts.tails[node][from + 1];
        let mut found = Vec::new();
        if tail.is_optional {
            found.extend(self.states(part, row.set, row.columns, row.lines));
        }
        if self.parts.bounds[part].is_optional {
            found.extend(self.row_states(SlotRow { from: row.from + 1, ..row }));
        }
        let cost = self.least.get(&row).copied().unwrap_or_else(|| {
            let mut joints = Vec::new();
            self.join(row, &mut joints);
            let least = joints.iter().map(|joint| joint.cost).min().unwrap_or(u32::MAX);
            self.least.insert(row, least);
            least
        });
        found.extend((cost < u32::MAX).then_some(Priced { state: SlotState::Row(row), cost }));
        found
    }

    /// All ways to cut the first part from a row.
    fn join(&mut self, row: SlotRow, found: &mut Vec<Joint<SlotState>>) {
        // The row V(lead, briefs*) with the items {a, b, c}: the slot `lead` may take a or b, the slot `briefs*` b or c. Then a
        // is forced into the first part, c into the second, and only b is shared: {a, b} | {c} and {a} | {b, c} are looked at,
        // and the first falls away, for `lead` holds one. Each split is then tried at every width of the first part.
        let (node, from) = (usize::from(row.node), usize::from(row.from));
        let Node::Cut(cut, parts) = &self.parts.nodes[node] else { return };
        let (cut, part) = (*cut, parts[from]);
        let (own, tail) = (self.parts.bounds[part], self.parts.tails[node][from + 1]);
        let forced = row.set & !tail.items;
        let shared = row.set & own.items & tail.items;
        let mut more = shared;
        loop {
            let (first, second) = (forced | more, row.set & !(forced | more));
            if own.can_hold(first) && tail.can_hold(second) {
                match cut {
                    Cut::Horizontal => self.stack(row, part, first, found),
                    Cut::Vertical => self.pair(row, part, first, found),
                }
            }
            if more == 0 {
                break;
            }
            more = (more - 1) & shared;
        }
    }

    /// All ways to lay the first part of a row, with these items, above the rest.
    fn stack(&mut self, row: SlotRow, part: usize, first: u32, found: &mut Vec<Joint<SlotState>>) {
        for at in 1..row.lines {
            let firsts = self.states(part, first, row.columns, at);
            if firsts.is_empty() {
                continue;
            }
            let rest = SlotRow { from: row.from + 1, set: row.set & !first, lines: row.lines - at, ..row };
            let seconds = self.row_states(rest);
            for one in &firsts {
                for other in &seconds {
                    let is_through = row.columns == self.columns;
                    let extra = if is_through { self.through_lines(one.state, other.state) } else { 0 };
                    found.push(one.joined(other, extra));
                }
            }
        }
    }

    /// All ways to set the first part of a row, with these items, beside the rest.
    fn pair(&mut self, row: SlotRow, part: usize, first: u32, found: &mut Vec<Joint<SlotState>>) {
        for at in 1..row.columns {
            let firsts = self.states(part, first, at, row.lines);
            if firsts.is_empty() {
                continue;
            }
            let rest = SlotRow { from: row.from + 1, set: row.set & !first, columns: row.columns - at, ..row };
            let seconds = self.row_states(rest);
            for one in &firsts {
                found.extend(seconds.iter().map(|other| one.joined(other, 0)));
            }
        }
    }

    /// What lines through the sheet cost. The first is free, and so is the edge of a blank rectangle.
    fn through_lines(&self, first: SlotState, second: SlotState) -> u32 {
        let is_blank = |part| matches!(part, SlotState::Blank(..));
        if is_blank(first) || is_blank(second) {
            return 0;
        }
        let is_stack = |part| self.cut(part) == Some(Cut::Horizontal);
        (u32::from(is_stack(first)) + u32::from(is_stack(second))) * self.through
    }

    /// The direction of a part's first cut; none where it is not cut.
    fn cut(&self, part: SlotState) -> Option<Cut> {
        match part {
            SlotState::Item { .. } | SlotState::Blank(..) => None,
            SlotState::Free(block) => (!block.is_single()).then_some(block.cut),
            SlotState::Row(row) => match &self.parts.nodes[usize::from(row.node)] {
                Node::Cut(cut, _) => Some(*cut),
                Node::Slot(_) | Node::Blank(..) => None,
            },
        }
    }
}

impl Graph for SlotSearch<'_> {
    type State = SlotState;

    fn kind(&self, part: SlotState) -> StateKind {
        match part {
            SlotState::Item { node, item, columns, lines } => {
                let cost = match &self.parts.nodes[usize::from(node)] {
                    Node::Slot(slot) => self.item_cost(slot, item.into(), columns, lines),
                    Node::Blank(..) | Node::Cut(..) => u32::MAX,
                };
                StateKind::Whole(Tree::Leaf(item.into(), columns.into(), lines.into()), cost)
            }
            SlotState::Blank(columns, lines) => StateKind::Whole(Tree::Blank(columns.into(), lines.into()), 0),
            SlotState::Free(block) => match self.table.leaf(block) {
                Some(tree) => StateKind::Whole(tree.renumbered(&self.many), self.table.cost(block)),
                None => StateKind::Free(block.cut),
            },
            SlotState::Row(_) => StateKind::Ordered(self.cut(part).unwrap_or(Cut::Horizontal)),
        }
    }

    fn joints(&mut self, part: SlotState, found: &mut Vec<Joint<SlotState>>) {
        match part {
            SlotState::Item { .. } | SlotState::Blank(..) => {}
            SlotState::Free(block) => self.table.joints(block, |joint| found.push(joint.map(SlotState::Free))),
            SlotState::Row(row) => self.join(row, found),
        }
    }
}
