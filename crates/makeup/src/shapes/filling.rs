//! What stands below a head: body and sidebars. Takes an item in one of its forms over so many columns; gives every filling, with the
//! sidebars at the foot of the text, beside it, or at its lower right.

use super::body::{Bodies, Body, Inset, Pose, bodies};
use super::form::Form;
use super::item::Item;
use super::way::{BoxChoice, Boxes, SIDEBAR_GAP, head_choices};
use crate::cost;
use crate::grid::Grid;
use crate::layout::Treatment;
use crate::measure::Setting;

/// The heights of a sidebar tried at the lower right of its story, for each width.
const INSETS_MOST: usize = 2;
/// The widest such sidebar in columns.
const INSET_COLUMNS_MOST: u16 = 3;

/// Body and sidebars below the head.
#[derive(Debug, Clone)]
pub(crate) struct Filling {
    /// The height of all.
    pub(crate) lines: u16,
    /// What all cost.
    pub(crate) cost: u32,
    /// The columns of the body.
    pub(crate) columns: u16,
    /// Which of the item's forms for those columns gives the text.
    pub(crate) form: usize,
    /// The depth of the body.
    pub(crate) body_lines: u16,
    /// The pose of the body.
    pub(crate) pose: Pose,
    /// Whether pictures stand over all columns, above all text, and nothing beside it.
    pub(crate) is_banner: bool,
    /// The sidebars.
    pub(crate) boxes: Boxes,
}

impl Filling {
    fn new(columns: u16, form: usize, body: &Body, lines: u16, cost: u32, boxes: Boxes) -> Self {
        let is_banner = body.banner().is_some() && !matches!(boxes, Boxes::Beside(_) | Boxes::Inset(..));
        Self { lines, cost, columns, form, body_lines: body.lines, pose: body.pose, is_banner, boxes }
    }
}

/// The cheapest way to set each sidebar of an item for every height over 1, 2, … columns.
#[derive(Debug)]
pub(crate) struct BoxTable(Vec<Vec<Vec<BoxChoice>>>);

impl BoxTable {
    /// The sidebars of an item, whose bodies follow those of the item's own text.
    pub(crate) fn new(item: &Item, bodies: &[Vec<Vec<Bodies>>], most: u16, grid: &Grid) -> Self {
        let of_sidebar = |at: usize| {
            (1..=grid.cols).map(|columns| box_choices(item, at, columns, &bodies[at + 1], most, grid)).collect()
        };
        Self((0..item.sidebars.len()).map(of_sidebar).collect())
    }

    /// The choices of the only sidebar over so many columns; none where there are more, or none.
    fn of_the_only(&self, columns: u16) -> Option<&[BoxChoice]> {
        let [choices] = &self.0[..] else { return None };
        choices.get(usize::from(columns) - 1).map(Vec::as_slice)
    }
}

/// Sidebars one under the other.
#[derive(Clone)]
struct BoxStack {
    lines: u16,
    cost: u32,
    boxes: Vec<BoxChoice>,
}

impl BoxStack {
    fn with(&self, choice: &BoxChoice) -> Self {
        Self {
            lines: self.lines + SIDEBAR_GAP + choice.lines,
            cost: self.cost + choice.cost,
            boxes: self.boxes.iter().chain([choice]).copied().collect(),
        }
    }
}

/// The bodies of a text around a sidebar at its lower right.
pub(crate) struct InsetBodies {
    choice: BoxChoice,
    /// The bodies.
    pub(crate) around: Bodies,
}

impl InsetBodies {
    /// The fillings of so many columns in the form `at`; these bodies will be kept in this place.
    pub(crate) fn fillings(&self, columns: u16, at: usize, place: usize) -> Vec<Filling> {
        let filling = |body: &Body| {
            let cost = body.cost() + self.choice.cost + cost::SIDEBAR_INSET;
            Filling::new(columns, at, body, body.lines, cost, Boxes::Inset(self.choice, place))
        };
        self.around.all().map(filling).collect()
    }
}

/// What fillings are asked for: an item in one of its forms over so many columns.
pub(crate) struct WidthQuery<'q, 'a> {
    pub(crate) item: &'q Item<'a>,
    /// The bodies of the item's own text over 1, 2, … columns in each of its forms.
    pub(crate) bodies: &'q [Vec<Bodies>],
    pub(crate) columns: u16,
    /// Which form.
    pub(crate) at: usize,
    pub(crate) form: &'q Form,
    pub(crate) boxes: &'q BoxTable,
    /// The most lines.
    pub(crate) most: u16,
    pub(crate) grid: &'q Grid,
}

impl WidthQuery<'_, '_> {
    /// All fillings but those with a sidebar at the lower right of the text.
    pub(crate) fn fillings(&self) -> Vec<Filling> {
        let own = &self.bodies[usize::from(self.columns) - 1][self.at];
        if self.boxes.0.is_empty() {
            let filling = |body: &Body| Filling::new(self.columns, self.at, body, body.lines, body.cost(), Boxes::None);
            return own.all().map(filling).collect();
        }
        let mut fillings = self.with_boxes_at_foot(own);
        fillings.extend(self.with_box_beside());
        fillings
    }

    /// Sidebars below the text.
    fn with_boxes_at_foot(&self, own: &Bodies) -> Vec<Filling> {
        let stacks = self.box_stacks();
        let mut best: Vec<Vec<Filling>> = vec![Vec::new(); usize::from(self.most) + 1];
        for body in own.all() {
            for stack in &stacks {
                let (lines, cost) = (body.lines + stack.lines, body.cost() + stack.cost);
                let Some(slots) = best.get_mut(usize::from(lines)) else { continue };
                let known = slots.iter().position(|known| known.pose == body.pose);
                if known.is_some_and(|at| slots[at].cost <= cost) {
                    continue;
                }
                let boxes = Boxes::Foot(stack.boxes.clone());
                let filling = Filling::new(self.columns, self.at, body, lines, cost, boxes);
                match known {
                    Some(at) => slots[at] = filling,
                    None => slots.push(filling),
                }
            }
        }
        best.into_iter().flatten().collect()
    }

    /// The cheapest stack of all sidebars for every height.
    fn box_stacks(&self) -> Vec<BoxStack> {
        let mut stacks = vec![BoxStack { lines: 0, cost: cost::SIDEBAR_FOOT, boxes: Vec::new() }];
        for choices in &self.boxes.0 {
            let mut best: Vec<Option<BoxStack>> = vec![None; usize::from(self.most) + 1];
            for stack in &stacks {
                for choice in &choices[usize::from(self.columns) - 1] {
                    let lines = stack.lines + SIDEBAR_GAP + choice.lines;
                    let Some(slot) = best.get_mut(usize::from(lines)) else { continue };
                    if slot.as_ref().is_none_or(|known| stack.cost + choice.cost < known.cost) {
                        *slot = Some(stack.with(choice));
                    }
                }
            }
            stacks = best.into_iter().flatten().collect();
        }
        stacks
    }

    /// A sidebar beside the text.
    fn with_box_beside(&self) -> Vec<Filling> {
        let mut fillings = Vec::new();
        for text_columns in 1..self.columns {
            let Some(beside) = self.boxes.of_the_only(self.columns - text_columns) else { continue };
            let forms = &self.item.main.forms[usize::from(text_columns) - 1];
            for (form, bodies) in self.bodies[usize::from(text_columns) - 1].iter().enumerate() {
                if forms[form].treatment != Treatment::Top {
                    continue;
                }
                for body in bodies.all() {
                    for choice in beside.iter().filter(|choice| choice.lines == body.lines) {
                        let cost = body.cost() + choice.cost;
                        let boxes = Boxes::Beside(*choice);
                        fillings.push(Filling::new(text_columns, form, body, body.lines, cost, boxes));
                    }
                }
            }
        }
        fillings
    }

    /// The bodies around a sidebar at the lower right of the text: for each width the cheapest heights of the sidebar.
    pub(crate) fn insets(&self) -> Vec<InsetBodies> {
        let mut insets = Vec::new();
        if self.form.treatment != Treatment::Top || self.form.columns.is_broken() {
            return insets;
        }
        for columns in 1..self.columns.min(INSET_COLUMNS_MOST + 1) {
            let Some(choices) = self.boxes.of_the_only(columns) else { continue };
            let mut cheapest: Vec<&BoxChoice> = choices.iter().collect();
            cheapest.sort_by_key(|choice| (choice.cost, choice.lines));
            for &choice in cheapest.into_iter().take(INSETS_MOST) {
                let inset = Inset { columns, lines: choice.lines + SIDEBAR_GAP };
                let around = bodies(&self.item.main, self.form, self.item.rank, self.most, self.grid, inset);
                insets.push(InsetBodies { choice, around });
            }
        }
        insets
    }
}

/// The cheapest way to set a sidebar for every height over so many columns.
fn box_choices(item: &Item, at: usize, columns: u16, bodies: &[Vec<Bodies>], most: u16, grid: &Grid) -> Vec<BoxChoice> {
    let width = usize::from(columns) - 1;
    let mut best: Vec<Option<BoxChoice>> = vec![None; usize::from(most) + 1];
    for (form, own) in item.sidebars[at].forms[width].iter().enumerate() {
        for head in head_choices(&own.heads, cost::head_air_most(Setting::Boxed, false)) {
            for body in bodies[width][form].all() {
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
