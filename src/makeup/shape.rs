//! The shapes an item can take. Takes an item; gives for every width and height the cheapest ways to fill that rectangle
//! exactly: head, body, sidebars and the blank line at the foot.

use super::body::{Bodies, Body, Side, bodies};
use super::cost;
use super::grid::Grid;
use super::item::{Item, Piece};
use super::measure::Setting;
use super::template::Widths;
use crate::units::Length;

/// The blank line that sets a module off from the one below.
pub const GAP: u16 = 1;
/// The blank line above a sidebar at the foot of its story.
pub const SIDEBAR_GAP: u16 = 1;
/// The most ways kept for one rectangle.
const WAYS_MOST: usize = 12;

/// How a head is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadChoice {
    /// Which of the options for the width.
    pub option: usize,
    /// Its height with the blank lines above it.
    pub lines: u16,
    /// What it costs with the blank lines.
    pub cost: u32,
    /// The size of the head.
    pub size: Length,
}

/// How a sidebar is set: its head and its body, over some columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoxChoice {
    /// Columns.
    pub columns: u16,
    /// The height of the box with its rules and padding.
    pub lines: u16,
    /// Its head.
    pub head: HeadChoice,
    /// The depth of its body.
    pub body_lines: u16,
    /// The place of the pictures of its body.
    pub side: Side,
    /// All it costs.
    pub cost: u32,
}

/// Where the sidebars stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Boxes {
    /// There is none.
    None,
    /// Below the text, over all columns, one under the other.
    Foot(Vec<BoxChoice>),
    /// Right of the text, below the common head.
    Beside(BoxChoice),
}

/// One way to fill a rectangle with an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// All it costs.
    pub cost: u32,
    /// What the width costs, within `cost`.
    pub width_cost: u32,
    /// The head.
    pub head: HeadChoice,
    /// The columns of the body.
    pub body_columns: u16,
    /// The depth of the body.
    pub body_lines: u16,
    /// The place of its pictures.
    pub side: Side,
    /// The sidebars.
    pub boxes: Boxes,
}

/// All shapes of one item.
#[derive(Debug, Clone)]
pub struct Shapes {
    /// The bodies of each piece, the item's own first, over 1, 2, … columns.
    pub bodies: Vec<Vec<Bodies>>,
    columns: u16,
    most: u16,
    ways: Vec<Vec<Way>>,
}

impl Shapes {
    /// The shapes of an item, at most `most` lines high with the gap.
    pub fn new(item: &Item, grid: &Grid, widths: &Widths, most: u16) -> Self {
        let bodies_of = |(at, piece): (usize, &Piece)| {
            let rank = if at == 0 { item.rank } else { 3 };
            (1..=grid.cols).map(|columns| bodies(piece, columns, rank, most)).collect()
        };
        let ways = vec![Vec::new(); usize::from(grid.cols) * (usize::from(most) + 1)];
        let bodies = item.pieces().enumerate().map(bodies_of).collect();
        let mut shapes = Self { bodies, columns: grid.cols, most, ways };
        let boxes: Vec<Vec<Vec<BoxChoice>>> = (0..item.sidebars.len())
            .map(|at| (1..=grid.cols).map(|columns| box_choices(item, at, columns, &shapes, grid)).collect())
            .collect();
        for columns in 1..=grid.cols {
            shapes.add_width(item, columns, &boxes, grid, widths);
        }
        shapes
    }

    /// The ways to fill a rectangle, cheapest first.
    pub fn ways(&self, columns: u16, lines: u16) -> &[Way] {
        if lines > self.most { &[] } else { &self.ways[self.index(columns, lines)] }
    }

    /// What the cheapest way to fill a rectangle costs.
    pub fn cost(&self, columns: u16, lines: u16) -> Option<u32> {
        self.ways(columns, lines).first().map(|way| way.cost)
    }

    /// All rectangles that can be filled, with their cost: columns, lines, cost.
    pub fn all(&self) -> impl Iterator<Item = (u16, u16, u32)> + '_ {
        let sizes = (1..=self.columns).flat_map(|columns| (1..=self.most).map(move |lines| (columns, lines)));
        sizes.filter_map(|(columns, lines)| Some((columns, lines, self.cost(columns, lines)?)))
    }

    /// The least and the greatest area of all shapes, in column-lines.
    pub fn areas(&self) -> Option<(u32, u32)> {
        let areas = || self.all().map(|(columns, lines, _)| u32::from(columns) * u32::from(lines));
        Some((areas().min()?, areas().max()?))
    }

    /// The area the item takes when it may choose: the middle of its cheap shapes.
    pub fn comfortable_area(&self) -> Option<u32> {
        let least = self.all().map(|(_, _, cost)| cost).min()?;
        let cheap = self.all().filter(|&(_, _, cost)| cost <= least + 1000);
        let mut areas: Vec<u32> = cheap.map(|(columns, lines, _)| u32::from(columns) * u32::from(lines)).collect();
        areas.sort_unstable();
        areas.get(areas.len() / 2).copied()
    }

    /// The body of a way.
    pub fn body(&self, way: &Way) -> Option<&Body> {
        self.bodies[0][usize::from(way.body_columns) - 1].get(way.body_lines, way.side)
    }

    /// The body of a sidebar.
    pub fn box_body(&self, sidebar: usize, choice: &BoxChoice) -> Option<&Body> {
        self.bodies[sidebar + 1][usize::from(choice.columns) - 1].get(choice.body_lines, choice.side)
    }

    fn index(&self, columns: u16, lines: u16) -> usize {
        usize::from(columns - 1) * (usize::from(self.most) + 1) + usize::from(lines)
    }

    fn add_width(&mut self, item: &Item, columns: u16, boxes: &[Vec<Vec<BoxChoice>>], grid: &Grid, widths: &Widths) {
        let heads = head_choices(&item.main, columns);
        let width_cost = cost::width(columns, widths.range(item), item.rank == 1);
        let pad = if item.main.setting == Setting::Boxed { 2 * grid.box_pad } else { 0 };
        let mut parts = Vec::new();
        if boxes.is_empty() {
            for body in self.all_bodies(columns) {
                parts.push(Part::new(body, body.lines, body.cost(), Boxes::None));
            }
        } else {
            self.add_foot(columns, boxes, &mut parts);
            self.add_beside(columns, boxes, &mut parts);
        }
        for part in parts {
            for &head in &heads {
                let lines = pad + head.lines + part.lines + GAP;
                let cost = width_cost + head.cost + part.cost;
                let way = Way {
                    cost,
                    width_cost,
                    head,
                    body_columns: part.columns,
                    body_lines: part.body_lines,
                    side: part.side,
                    boxes: part.boxes.clone(),
                };
                self.keep(columns, lines, way);
            }
        }
    }

    fn all_bodies(&self, columns: u16) -> impl Iterator<Item = &Body> {
        let bodies = &self.bodies[0][usize::from(columns) - 1];
        bodies.depths().flat_map(|lines| bodies.of(lines))
    }

    /// Sidebars below the text.
    fn add_foot(&self, columns: u16, boxes: &[Vec<Vec<BoxChoice>>], parts: &mut Vec<Part>) {
        let mut stacks: Vec<(u16, u32, Vec<BoxChoice>)> = vec![(0, cost::SIDEBAR_FOOT, Vec::new())];
        for choices in boxes {
            let mut best: Vec<Option<(u16, u32, Vec<BoxChoice>)>> = vec![None; usize::from(self.most) + 1];
            for (lines, cost, stack) in &stacks {
                for choice in &choices[usize::from(columns) - 1] {
                    let lines = lines + SIDEBAR_GAP + choice.lines;
                    let Some(slot) = best.get_mut(usize::from(lines)) else { continue };
                    if slot.as_ref().is_none_or(|known| cost + choice.cost < known.1) {
                        let stack = stack.iter().chain([choice]).copied().collect();
                        *slot = Some((lines, cost + choice.cost, stack));
                    }
                }
            }
            stacks = best.into_iter().flatten().collect();
        }
        let mut best: Vec<[Option<Part>; 3]> = vec![[const { None }; 3]; usize::from(self.most) + 1];
        for body in self.all_bodies(columns) {
            for (lines, cost, stack) in &stacks {
                let (lines, cost) = (body.lines + lines, body.cost() + cost);
                let Some(slots) = best.get_mut(usize::from(lines)) else { continue };
                let slot = &mut slots[body.side as usize];
                if slot.as_ref().is_none_or(|known| cost < known.cost) {
                    *slot = Some(Part::new(body, lines, cost, Boxes::Foot(stack.clone())));
                }
            }
        }
        parts.extend(best.into_iter().flatten().flatten());
    }

    /// A sidebar beside the text.
    fn add_beside(&self, columns: u16, boxes: &[Vec<Vec<BoxChoice>>], parts: &mut Vec<Part>) {
        let [choices] = boxes else { return };
        for text_columns in 1..columns {
            for body in self.all_bodies(text_columns) {
                let beside = &choices[usize::from(columns - text_columns) - 1];
                for choice in beside.iter().filter(|choice| choice.lines == body.lines) {
                    parts.push(Part::new(body, body.lines, body.cost() + choice.cost, Boxes::Beside(*choice)));
                }
            }
        }
    }

    /// Keeps a way if it is among the cheapest for its rectangle, one for each size of head and place of pictures.
    fn keep(&mut self, columns: u16, lines: u16, way: Way) {
        if lines > self.most {
            return;
        }
        let index = self.index(columns, lines);
        let ways = &mut self.ways[index];
        let same = ways.iter().position(|known| known.side == way.side && known.head.size == way.head.size);
        match same {
            Some(at) if ways[at].cost <= way.cost => return,
            Some(at) => drop(ways.remove(at)),
            None if ways.len() == WAYS_MOST && ways[WAYS_MOST - 1].cost <= way.cost => return,
            None => ways.truncate(WAYS_MOST - 1),
        }
        let at = ways.partition_point(|known| known.cost <= way.cost);
        ways.insert(at, way);
    }
}

/// Body and sidebars below the head.
#[derive(Clone)]
struct Part {
    lines: u16,
    cost: u32,
    columns: u16,
    body_lines: u16,
    side: Side,
    boxes: Boxes,
}

impl Part {
    fn new(body: &Body, lines: u16, cost: u32, boxes: Boxes) -> Self {
        Self { lines, cost, columns: body.columns, body_lines: body.lines, side: body.side, boxes }
    }
}

/// The ways to set a piece's head over so many columns, with and without air.
fn head_choices(piece: &Piece, columns: u16) -> Vec<HeadChoice> {
    let mut choices: Vec<HeadChoice> = Vec::new();
    for (option, head) in piece.heads[usize::from(columns) - 1].iter().enumerate() {
        for air in 0..=cost::head_air_most(piece.setting) {
            let cost = head.cost + cost::head_air(air);
            let choice = HeadChoice { option, lines: head.lines + air, cost, size: head.size };
            let same = choices.iter_mut().find(|known| known.lines == choice.lines && known.size == choice.size);
            match same {
                Some(known) if choice.cost < known.cost => *known = choice,
                Some(_) => {}
                None => choices.push(choice),
            }
        }
    }
    choices
}

/// The cheapest way to set a sidebar for every height over so many columns.
fn box_choices(item: &Item, at: usize, columns: u16, shapes: &Shapes, grid: &Grid) -> Vec<BoxChoice> {
    let piece = &item.sidebars[at];
    let bodies = &shapes.bodies[at + 1][usize::from(columns) - 1];
    let mut best: Vec<Option<BoxChoice>> = vec![None; usize::from(shapes.most) + 1];
    for head in head_choices(piece, columns) {
        for body in bodies.depths().flat_map(|lines| bodies.of(lines)) {
            let lines = 2 * grid.box_pad + head.lines + body.lines;
            let Some(slot) = best.get_mut(usize::from(lines)) else { continue };
            let cost = head.cost + body.cost();
            if slot.is_none_or(|known| cost < known.cost) {
                *slot = Some(BoxChoice { columns, lines, head, body_lines: body.lines, side: body.side, cost });
            }
        }
    }
    best.into_iter().flatten().collect()
}
