//! The shapes an item can take. Takes an item; gives for every width and height the cheapest ways to fill that rectangle
//! exactly: head, body, sidebars and the blank line at the foot, in every form and head treatment.

use super::body::{Bodies, Body, Inset, Pose, bodies};
use super::cost;
use super::form::Form;
use super::grid::Grid;
use super::item::{Item, Piece};
use super::layout::Treatment;
use super::measure::{HeadOption, Setting};
use super::template::Widths;
use chenbao_model::units::Length;

/// The blank line that sets a module off from the one below.
pub const GAP: u16 = 1;
/// The blank line above a sidebar at the foot of its story.
pub const SIDEBAR_GAP: u16 = 1;
/// The most ways kept for one rectangle.
const WAYS_MOST: usize = 16;
/// The heights of a sidebar tried at the lower right of its story, for each width.
const INSETS_MOST: usize = 2;
/// The widest such sidebar in columns.
const INSET_COLUMNS_MOST: u16 = 3;
/// The least part of a module's height that a head at its side fills, in percent.
const SIDE_FILL_LEAST: u16 = 70;

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
    /// Which of its forms over these columns.
    pub form: usize,
    /// The height of the box with its rules and padding.
    pub lines: u16,
    /// Its head.
    pub head: HeadChoice,
    /// The depth of its body.
    pub body_lines: u16,
    /// The pose of its body.
    pub pose: Pose,
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
    /// At the lower right of the text, which stands above it too; with its place among the bodies around insets.
    Inset(BoxChoice, usize),
}

/// One way to fill a rectangle with an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// All it costs.
    pub cost: u32,
    /// What the width costs, within `cost`.
    pub width_cost: u32,
    /// What form and treatment cost, within `cost`.
    pub form_cost: u32,
    /// How head and text stand to each other.
    pub treatment: Treatment,
    /// Which of the item's forms for the width: it gives the head.
    pub form: usize,
    /// The head.
    pub head: HeadChoice,
    /// The columns of the body: of the whole module, or less beside a sidebar.
    pub body_columns: u16,
    /// Which of the item's forms for those columns: it gives the text.
    pub body_form: usize,
    /// The depth of the body.
    pub body_lines: u16,
    /// The pose of the body.
    pub pose: Pose,
    /// The sidebars.
    pub boxes: Boxes,
}

/// All shapes of one item.
#[derive(Debug, Clone)]
pub struct Shapes {
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
    pub fn new(item: &Item, grid: &Grid, widths: &Widths, most: u16) -> Self {
        let bodies_of = |(at, piece): (usize, &Piece)| -> Vec<Vec<Bodies>> {
            let rank = if at == 0 { item.rank } else { 3 };
            let of_form = |form| bodies(piece, form, rank, most, grid, Inset::default());
            piece.forms.iter().map(|forms| forms.iter().map(of_form).collect()).collect()
        };
        let ways = vec![Vec::new(); usize::from(grid.cols) * (usize::from(most) + 1)];
        let bodies = item.pieces().enumerate().map(bodies_of).collect();
        let mut shapes = Self { bodies, columns: grid.cols, most, ways, insets: Vec::new() };
        let boxes: Vec<Vec<Vec<BoxChoice>>> = (0..item.sidebars.len())
            .map(|at| (1..=grid.cols).map(|columns| box_choices(item, at, columns, &shapes, grid)).collect())
            .collect();
        let wanted = item.wishes.width.unwrap_or((1, grid.cols));
        for columns in wanted.0.max(1)..=wanted.1.min(grid.cols) {
            shapes.add_width(item, columns, &boxes, grid, widths);
        }
        shapes
    }

    /// The ways to fill a rectangle, cheapest first.
    pub fn ways(&self, columns: u16, lines: u16) -> &[Way] {
        let is_size = lines <= self.most && (1..=self.columns).contains(&columns);
        if is_size { &self.ways[self.index(columns, lines)] } else { &[] }
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
        if let Boxes::Inset(_, at) = way.boxes {
            return self.insets.get(at)?.get(way.body_lines, way.pose);
        }
        let bodies = self.bodies[0].get(usize::from(way.body_columns) - 1)?.get(way.body_form)?;
        bodies.get(way.body_lines, way.pose)
    }

    /// The body of a sidebar.
    pub fn box_body(&self, sidebar: usize, choice: &BoxChoice) -> Option<&Body> {
        let bodies = self.bodies.get(sidebar + 1)?.get(usize::from(choice.columns) - 1)?.get(choice.form)?;
        bodies.get(choice.body_lines, choice.pose)
    }

    fn index(&self, columns: u16, lines: u16) -> usize {
        usize::from(columns - 1) * (usize::from(self.most) + 1) + usize::from(lines)
    }

    fn add_width(&mut self, item: &Item, columns: u16, boxes: &[Vec<Vec<BoxChoice>>], grid: &Grid, widths: &Widths) {
        let width_cost = cost::width(columns, widths.range(item), item.rank == 1);
        for (at, form) in item.main.forms[usize::from(columns) - 1].iter().enumerate() {
            let mut parts = Vec::new();
            if boxes.is_empty() {
                let bodies = &self.bodies[0][usize::from(columns) - 1][at];
                parts.extend(
                    bodies.all().map(|body| Part::new(columns, at, body, body.lines, body.cost(), Boxes::None)),
                );
            } else {
                self.add_foot(columns, at, boxes, &mut parts);
                self.add_beside(item, columns, boxes, &mut parts);
                self.add_inset(item, columns, (at, form), boxes, grid, &mut parts);
            }
            for part in parts {
                self.add_part(item, columns, (at, form), &part, width_cost, grid);
            }
        }
    }

    /// Puts every head over a body.
    fn add_part(
        &mut self,
        item: &Item,
        columns: u16,
        (at, form): (usize, &Form),
        part: &Part,
        width_cost: u32,
        grid: &Grid,
    ) {
        let air_most = if item.half().is_some() { 0 } else { cost::head_air_most(form.columns.setting) };
        let pad = form.pad(grid);
        let mut way = Way {
            cost: 0,
            width_cost,
            form_cost: form.cost,
            treatment: form.treatment,
            form: at,
            head: HeadChoice { option: 0, lines: 0, cost: 0, size: Length::ZERO },
            body_columns: part.columns,
            body_form: part.form,
            body_lines: part.body_lines,
            pose: part.pose,
            boxes: part.boxes.clone(),
        };
        if form.treatment == Treatment::Side {
            for (option, head) in form.heads.iter().enumerate() {
                let is_fitting = head.lines <= part.lines && head.lines * 100 >= part.lines * SIDE_FILL_LEAST;
                if is_fitting {
                    let cost = head.cost + u32::from(part.lines - head.lines) * cost::SIDE_HEAD_SHORT;
                    way.head = HeadChoice { option, lines: part.lines, cost, size: head.size };
                    way.cost = width_cost + form.cost + cost + part.cost;
                    self.keep(columns, part.lines + GAP, way.clone());
                }
            }
            return;
        }
        for head in head_choices(&form.heads, air_most) {
            let lines = pad + head.lines + part.lines + GAP;
            way.head = head;
            way.treatment = form.treatment;
            way.form_cost = form.cost;
            way.cost = width_cost + form.cost + head.cost + part.cost;
            self.keep(columns, lines, way.clone());
            if part.is_banner && form.treatment == Treatment::Top && item.half().is_none() && !item.is_group() {
                way.treatment = Treatment::PhotoTop;
                way.form_cost += cost::PHOTO_TOP;
                way.cost += cost::PHOTO_TOP;
                self.keep(columns, lines, way.clone());
            }
        }
    }

    /// Sidebars below the text.
    fn add_foot(&self, columns: u16, form: usize, boxes: &[Vec<Vec<BoxChoice>>], parts: &mut Vec<Part>) {
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
        let mut best: Vec<Vec<Part>> = vec![Vec::new(); usize::from(self.most) + 1];
        for body in self.bodies[0][usize::from(columns) - 1][form].all() {
            for (lines, cost, stack) in &stacks {
                let (lines, cost) = (body.lines + lines, body.cost() + cost);
                let Some(slots) = best.get_mut(usize::from(lines)) else { continue };
                let known = slots.iter().position(|known| known.pose == body.pose);
                if known.is_some_and(|at| slots[at].cost <= cost) {
                    continue;
                }
                let part = Part::new(columns, form, body, lines, cost, Boxes::Foot(stack.clone()));
                match known {
                    Some(at) => slots[at] = part,
                    None => slots.push(part),
                }
            }
        }
        parts.extend(best.into_iter().flatten());
    }

    /// A sidebar beside the text.
    fn add_beside(&self, item: &Item, columns: u16, boxes: &[Vec<Vec<BoxChoice>>], parts: &mut Vec<Part>) {
        let [choices] = boxes else { return };
        for text_columns in 1..columns {
            let forms = &item.main.forms[usize::from(text_columns) - 1];
            let beside = &choices[usize::from(columns - text_columns) - 1];
            for (form, bodies) in self.bodies[0][usize::from(text_columns) - 1].iter().enumerate() {
                if forms[form].treatment != Treatment::Top {
                    continue;
                }
                for body in bodies.all() {
                    for choice in beside.iter().filter(|choice| choice.lines == body.lines) {
                        let cost = body.cost() + choice.cost;
                        parts.push(Part::new(text_columns, form, body, body.lines, cost, Boxes::Beside(*choice)));
                    }
                }
            }
        }
    }

    /// A sidebar at the lower right of the text.
    fn add_inset(
        &mut self,
        item: &Item,
        columns: u16,
        (at, form): (usize, &Form),
        boxes: &[Vec<Vec<BoxChoice>>],
        grid: &Grid,
        parts: &mut Vec<Part>,
    ) {
        let [choices] = boxes else { return };
        if form.treatment != Treatment::Top || form.columns.is_broken() {
            return;
        }
        for box_columns in 1..columns.min(INSET_COLUMNS_MOST + 1) {
            let mut cheapest: Vec<&BoxChoice> = choices[usize::from(box_columns) - 1].iter().collect();
            cheapest.sort_by_key(|choice| (choice.cost, choice.lines));
            for choice in cheapest.into_iter().take(INSETS_MOST) {
                let inset = Inset { columns: box_columns, lines: choice.lines + SIDEBAR_GAP };
                let around = bodies(&item.main, form, item.rank, self.most, grid, inset);
                let place = self.insets.len();
                let part = |body: &Body| {
                    let cost = body.cost() + choice.cost + cost::SIDEBAR_INSET;
                    Part::new(columns, at, body, body.lines, cost, Boxes::Inset(*choice, place))
                };
                parts.extend(around.all().map(part));
                self.insets.push(around);
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

/// Body and sidebars below the head.
#[derive(Clone)]
struct Part {
    lines: u16,
    cost: u32,
    columns: u16,
    form: usize,
    body_lines: u16,
    pose: Pose,
    /// Whether pictures stand over all columns, above all text, and nothing beside it.
    is_banner: bool,
    boxes: Boxes,
}

impl Part {
    fn new(columns: u16, form: usize, body: &Body, lines: u16, cost: u32, boxes: Boxes) -> Self {
        let is_banner = body.banner().is_some() && !matches!(boxes, Boxes::Beside(_) | Boxes::Inset(..));
        Self { lines, cost, columns, form, body_lines: body.lines, pose: body.pose, is_banner, boxes }
    }
}

/// The ways to set a head, with and without air.
fn head_choices(heads: &[HeadOption], air_most: u16) -> Vec<HeadChoice> {
    let mut choices: Vec<HeadChoice> = Vec::new();
    for (option, head) in heads.iter().enumerate() {
        for air in 0..=air_most {
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
    let mut best: Vec<Option<BoxChoice>> = vec![None; usize::from(shapes.most) + 1];
    for (form, own) in piece.forms[usize::from(columns) - 1].iter().enumerate() {
        let bodies = &shapes.bodies[at + 1][usize::from(columns) - 1][form];
        for head in head_choices(&own.heads, cost::head_air_most(Setting::Boxed)) {
            for body in bodies.all() {
                let lines = 2 * grid.box_pad + head.lines + body.lines;
                let Some(slot) = best.get_mut(usize::from(lines)) else { continue };
                let cost = own.cost + head.cost + body.cost();
                if slot.is_none_or(|known| cost < known.cost) {
                    let (body_lines, pose) = (body.lines, body.pose);
                    *slot = Some(BoxChoice { columns, form, lines, head, body_lines, pose, cost });
                }
            }
        }
    }
    best.into_iter().flatten().collect()
}
