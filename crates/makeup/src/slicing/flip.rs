//! The orders in which the parts of a slicing tree can stand. Takes a tree; gives every arrangement of its items on the sheet,
//! with the lead at the top left where it must be there.

use super::tree::{Cut, Tree};
use chenbao_model::units::GridRect;

/// The most arrangements of one tree.
const ARRANGEMENTS_MOST: usize = 240;

/// An item where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The item.
    pub item: usize,
    /// Its rectangle, counted from the corner of the sheet.
    pub rect: GridRect,
}

/// Where every item of a tree stands.
pub type Arrangement = Vec<Placed>;

/// All arrangements of a tree, the order of the tree first. The lead comes first in every cut whose parts may stand in any order;
/// where it stands in an ordered cut, that is its place, whatever comes before it.
pub fn arrangements(tree: &Tree, lead: Option<usize>) -> Vec<Arrangement> {
    match tree {
        Tree::Leaf(item, columns, lines) => {
            vec![vec![Placed { item: *item, rect: GridRect::new(0, 0, *columns, *lines) }]]
        }
        Tree::Blank(..) => vec![Vec::new()],
        Tree::Cut(cut, parts) => arrange(*cut, parts, &orders(parts, lead), lead),
        Tree::Ordered(cut, parts) => arrange(*cut, parts, &[(0..parts.len()).collect()], lead),
    }
}

/// All arrangements of the parts of a cut in these orders.
fn arrange(cut: Cut, parts: &[Tree], orders: &[Vec<usize>], lead: Option<usize>) -> Vec<Arrangement> {
    let inner: Vec<Vec<Arrangement>> = parts.iter().map(|part| arrangements(part, lead)).collect();
    let mut found = Vec::new();
    for order in orders {
        combine(cut, order, parts, &inner, &mut found);
    }
    found
}

fn holds(tree: &Tree, item: usize) -> bool {
    match tree {
        Tree::Leaf(own, ..) => *own == item,
        Tree::Blank(..) => false,
        Tree::Cut(_, parts) | Tree::Ordered(_, parts) => parts.iter().any(|part| holds(part, item)),
    }
}

/// All orders of the parts; the part with the lead comes first.
fn orders(parts: &[Tree], lead: Option<usize>) -> Vec<Vec<usize>> {
    let fixed = lead.and_then(|lead| parts.iter().position(|part| holds(part, lead)));
    let mut free: Vec<usize> = (0..parts.len()).filter(|&part| Some(part) != fixed).collect();
    let mut found = Vec::new();
    permute(&mut free, 0, &mut |order| found.push(fixed.into_iter().chain(order.iter().copied()).collect()));
    found
}

fn permute(items: &mut [usize], from: usize, visit: &mut dyn FnMut(&[usize])) {
    if from == items.len() {
        visit(items);
        return;
    }
    for at in from..items.len() {
        items.swap(from, at);
        permute(items, from + 1, visit);
        items.swap(from, at);
    }
}

/// Adds every choice of an arrangement for each part, the parts in this order.
fn combine(cut: Cut, order: &[usize], parts: &[Tree], inner: &[Vec<Arrangement>], found: &mut Vec<Arrangement>) {
    let mut built: Vec<Arrangement> = vec![Vec::new()];
    let mut offset = 0;
    for &part in order {
        let (x, y) = if cut == Cut::Vertical { (offset, 0) } else { (0, offset) };
        let moved = |arrangement: &Arrangement| -> Arrangement {
            let shifted = |rect: GridRect| GridRect { x: rect.x + x, y: rect.y + y, ..rect };
            arrangement.iter().map(|placed| Placed { rect: shifted(placed.rect), ..*placed }).collect()
        };
        let choices: Vec<Arrangement> = inner[part].iter().map(moved).collect();
        let longer = built.iter().flat_map(|begun| choices.iter().map(move |choice| [&begun[..], choice].concat()));
        built = longer.take(ARRANGEMENTS_MOST).collect();
        let (columns, lines) = parts[part].size();
        offset += if cut == Cut::Vertical { columns } else { lines };
    }
    let room = ARRANGEMENTS_MOST.saturating_sub(found.len());
    found.extend(built.into_iter().take(room));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Tree {
        let top = Tree::Cut(Cut::Vertical, vec![Tree::Leaf(0, 2, 30), Tree::Leaf(1, 3, 30)]);
        Tree::Cut(Cut::Horizontal, vec![top, Tree::Leaf(2, 5, 43)])
    }

    #[test]
    fn all_orders_are_found() {
        assert_eq!(arrangements(&tree(), None).len(), 4);
    }

    #[test]
    fn the_lead_stands_top_left() {
        let found = arrangements(&tree(), Some(1));
        assert_eq!(found.len(), 1);
        let rect = |item| found[0].iter().find(|placed| placed.item == item).unwrap().rect;
        assert_eq!(rect(1), GridRect::new(0, 0, 3, 30));
        assert_eq!(rect(0), GridRect::new(3, 0, 2, 30));
        assert_eq!(rect(2), GridRect::new(0, 30, 5, 43));
    }

    #[test]
    fn ordered_parts_stay_in_their_order_and_advertisements_hold_nothing() {
        let right = Tree::Ordered(Cut::Horizontal, vec![Tree::Leaf(1, 3, 10), Tree::Blank(3, 8), Tree::Leaf(2, 3, 12)]);
        let tree = Tree::Ordered(Cut::Vertical, vec![Tree::Leaf(0, 2, 30), right]);
        let rects = [GridRect::new(0, 0, 2, 30), GridRect::new(2, 0, 3, 10), GridRect::new(2, 18, 3, 12)];
        let expected: Arrangement = rects.into_iter().enumerate().map(|(item, rect)| Placed { item, rect }).collect();
        for lead in [None, Some(2)] {
            assert_eq!(arrangements(&tree, lead), std::slice::from_ref(&expected));
        }
    }
}
