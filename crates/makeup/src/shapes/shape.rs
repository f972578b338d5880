//! The shapes an item can take. Takes an item; gives for every width and height the cheapest ways to fill that rectangle
//! exactly: head, body, sidebars and the blank line at the foot, in every form and head treatment.

use super::body::{Bodies, Body, Inset, bodies};
use super::filling::{BoxTable, Filling, WidthQuery};
use super::form::Form;
use super::item::Item;
use super::piece::Piece;
use super::way::{BoxChoice, Boxes, HeadChoice, Way, head_choices};
use crate::cost;
use crate::grid::{GAP, Grid};
use crate::layout::Treatment;
use crate::widths::Widths;
use chenbao_model::units::Length;

/// The most ways kept for one rectangle.
const WAYS_MOST: usize = 16;
/// The least part of a module's height that a head at its side fills, in percent.
const SIDE_FILL_LEAST: u16 = 70;

/// A rectangle an item can fill, and the least it costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Columns.
    pub(crate) columns: u16,
    /// Lines, with the blank one at the foot.
    pub(crate) lines: u16,
    /// The least cost.
    pub(crate) cost: u32,
}

impl Shape {
    /// Its area in column-lines.
    pub(crate) fn area(&self) -> u32 {
        u32::from(self.columns) * u32::from(self.lines)
    }
}

/// All shapes of one item.
#[derive(Debug, Clone)]
pub(crate) struct Shapes {
    /// The bodies of each piece, the item's own first, over 1, 2, … columns in each of its forms.
    bodies: Vec<Vec<Vec<Bodies>>>,
    columns: u16,
    most: u16,
    ways: Vec<Vec<Way>>,
    /// The bodies around boxes at their lower right.
    insets: Vec<Bodies>,
}

impl Shapes {
    /// The shapes of an item, at most `most` lines high with the gap.
    pub(crate) fn new(item: &Item, grid: &Grid, widths: &Widths, most: u16) -> Self {
        let bodies_of = |(at, piece): (usize, &Piece)| -> Vec<Vec<Bodies>> {
            let rank = if at == 0 { item.rank } else { 3 };
            let of_form = |form| bodies(piece, form, rank, most, grid, Inset::default());
            piece.forms.iter().map(|forms| forms.iter().map(of_form).collect()).collect()
        };
        let ways = vec![Vec::new(); usize::from(grid.cols) * (usize::from(most) + 1)];
        let bodies: Vec<Vec<Vec<Bodies>>> = item.pieces().enumerate().map(bodies_of).collect();
        let boxes = BoxTable::new(item, &bodies, most, grid);
        let mut shapes = Self { bodies, columns: grid.cols, most, ways, insets: Vec::new() };
        let wanted = item.wishes.width.unwrap_or((1, grid.cols));
        for columns in wanted.0.max(1)..=wanted.1.min(grid.cols) {
            shapes.add_width(item, columns, &boxes, grid, widths);
        }
        shapes
    }

    /// The ways to fill a rectangle, cheapest first.
    pub(crate) fn ways(&self, columns: u16, lines: u16) -> &[Way] {
        let is_size = lines <= self.most && (1..=self.columns).contains(&columns);
        if is_size { &self.ways[self.index(columns, lines)] } else { &[] }
    }

    /// What the cheapest way to fill a rectangle costs.
    pub(crate) fn cost(&self, columns: u16, lines: u16) -> Option<u32> {
        self.ways(columns, lines).first().map(|way| way.cost)
    }

    /// All rectangles that can be filled.
    pub(crate) fn all(&self) -> impl Iterator<Item = Shape> + '_ {
        let sizes = (1..=self.columns).flat_map(|columns| (1..=self.most).map(move |lines| (columns, lines)));
        sizes.filter_map(|(columns, lines)| Some(Shape { columns, lines, cost: self.cost(columns, lines)? }))
    }

    /// The least and the greatest area of all shapes, in column-lines.
    pub(crate) fn areas(&self) -> Option<(u32, u32)> {
        let areas = || self.all().map(|shape| shape.area());
        Some((areas().min()?, areas().max()?))
    }

    /// The area the item takes when it may choose: the middle of its cheap shapes.
    pub(crate) fn comfortable_area(&self) -> Option<u32> {
        let least = self.all().map(|shape| shape.cost).min()?;
        let cheap = self.all().filter(|shape| shape.cost <= least + 1000);
        let mut areas: Vec<u32> = cheap.map(|shape| shape.area()).collect();
        areas.sort_unstable();
        areas.get(areas.len() / 2).copied()
    }

    /// The body of a way.
    pub(crate) fn body(&self, way: &Way) -> Option<&Body> {
        if let Boxes::Inset(_, at) = way.boxes {
            return self.insets.get(at)?.get(way.body_lines, way.pose);
        }
        let bodies = self.bodies[0].get(usize::from(way.body_columns) - 1)?.get(way.body_form)?;
        bodies.get(way.body_lines, way.pose)
    }

    /// The body of a sidebar.
    pub(crate) fn box_body(&self, sidebar: usize, choice: &BoxChoice) -> Option<&Body> {
        let bodies = self.bodies.get(sidebar + 1)?.get(usize::from(choice.columns) - 1)?.get(choice.form)?;
        bodies.get(choice.body_lines, choice.pose)
    }

    fn index(&self, columns: u16, lines: u16) -> usize {
        usize::from(columns - 1) * (usize::from(self.most) + 1) + usize::from(lines)
    }

    fn add_width(&mut self, item: &Item, columns: u16, boxes: &BoxTable, grid: &Grid, widths: &Widths) {
        let range = widths.range(item.main.kind, item.rank, item.is_group());
        let width_cost = cost::width(columns, range, item.rank == 1);
        for (at, form) in item.main.forms[usize::from(columns) - 1].iter().enumerate() {
            let query = WidthQuery { item, bodies: &self.bodies[0], columns, at, form, boxes, most: self.most, grid };
            let mut fillings = query.fillings();
            for inset in query.insets() {
                fillings.extend(inset.fillings(columns, at, self.insets.len()));
                self.insets.push(inset.around);
            }
            for filling in fillings {
                let way = Way {
                    cost: 0,
                    width_cost,
                    form_cost: form.cost,
                    treatment: form.treatment,
                    form: at,
                    head: HeadChoice { option: 0, lines: 0, cost: 0, size: Length::ZERO },
                    body_columns: filling.columns,
                    body_form: filling.form,
                    body_lines: filling.body_lines,
                    pose: filling.pose,
                    boxes: filling.boxes.clone(),
                };
                if form.treatment == Treatment::Side {
                    self.add_side_heads(columns, form, &filling, &way);
                } else {
                    self.add_heads(item, columns, form, &filling, way, grid);
                }
            }
        }
    }

    /// Sets every head that is about as high as the body beside it.
    fn add_side_heads(&mut self, columns: u16, form: &Form, filling: &Filling, way: &Way) {
        for (option, head) in form.heads.iter().enumerate() {
            let is_fitting = head.lines <= filling.lines && head.lines * 100 >= filling.lines * SIDE_FILL_LEAST;
            if is_fitting {
                let cost = head.cost + u32::from(filling.lines - head.lines) * cost::SIDE_HEAD_SHORT;
                let head = HeadChoice { option, lines: filling.lines, cost, size: head.size };
                let cost = way.width_cost + form.cost + cost + filling.cost;
                self.keep(columns, filling.lines + GAP, Way { head, cost, ..way.clone() });
            }
        }
    }

    /// Puts every head over a body, or between the pictures over all columns and the text.
    fn add_heads(&mut self, item: &Item, columns: u16, form: &Form, filling: &Filling, way: Way, grid: &Grid) {
        let air_most =
            if item.half().is_some() { 0 } else { cost::head_air_most(form.columns.setting, item.main.pressed) };
        let may_part =
            filling.is_banner && form.treatment == Treatment::Top && item.half().is_none() && !item.is_group();
        for head in head_choices(&form.heads, air_most) {
            let lines = form.pad(grid) + head.lines + filling.lines + GAP;
            let cost = way.width_cost + form.cost + head.cost + filling.cost;
            let over = Way { head, cost, ..way.clone() };
            self.keep(columns, lines, over.clone());
            if may_part {
                self.keep(
                    columns,
                    lines,
                    Way {
                        treatment: Treatment::PhotoTop,
                        form_cost: form.cost + cost::PHOTO_TOP,
                        cost: cost + cost::PHOTO_TOP,
                        ..over
                    },
                );
            }
        }
    }

    /// Keeps a way if it is among the cheapest for its rectangle, one for each treatment, size of head and pose.
    fn keep(&mut self, columns: u16, lines: u16, way: Way) {
        if lines > self.most {
            return;
        }
        let index = self.index(columns, lines);
        let ways = &mut self.ways[index];
        let is_same = |known: &Way| {
            known.treatment == way.treatment && known.pose == way.pose && known.head.size == way.head.size
        };
        match ways.iter().position(is_same) {
            Some(at) if ways[at].cost <= way.cost => return,
            Some(at) => drop(ways.remove(at)),
            None if ways.len() == WAYS_MOST && ways[WAYS_MOST - 1].cost <= way.cost => return,
            None => ways.truncate(WAYS_MOST - 1),
        }
        let at = ways.partition_point(|known| known.cost <= way.cost);
        ways.insert(at, way);
    }
}
