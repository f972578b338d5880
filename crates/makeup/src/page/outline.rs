//! The outline of a way to fill a rectangle: what matters to its neighbours, and what the way itself costs, term by term.

use super::terms::Terms;
use crate::cost;
use crate::grid::Grid;
use crate::layout::Treatment;
use crate::measure::Setting;
use crate::shapes::body::{Body, LegPlace};
use crate::shapes::form::Form;
use crate::shapes::item::Item;
use crate::shapes::shape::Shapes;
use crate::shapes::way::{Boxes, SIDEBAR_GAP, Way};
use crate::term::TermId;
use chenbao_model::units::{GridRect, Length};

/// The outline of a way to fill a rectangle: what matters to its neighbours. Rectangles count basic columns and lines from the
/// module's corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outline {
    /// The head.
    pub(crate) head: GridRect,
    /// Its size in thousandths of a point.
    pub(crate) size: i64,
    /// Whether the head runs across the module, open: only such heads bump.
    pub(crate) open: bool,
    /// Boxes: itself and its sidebars.
    pub(crate) boxes: u32,
    /// Pictures with their captions.
    pub(crate) photos: Vec<GridRect>,
    /// Area of the pictures alone, each, in basic columns × lines.
    pub(crate) picture_areas: Vec<u32>,
    /// What the way costs, term by term.
    pub(crate) own: Terms,
}

impl Outline {
    /// The outline of a way over so many columns.
    pub(crate) fn new(item: &Item, shapes: &Shapes, way: &Way, columns: u16, grid: &Grid) -> Self {
        let boxed = way.treatment == Treatment::Box;
        let pad = if boxed { grid.box_pad } else { 0 };
        let body = shapes.body(way);
        let banner = body.filter(|_| way.treatment == Treatment::PhotoTop).and_then(Body::banner).unwrap_or(0);
        let is_side = way.treatment == Treatment::Side;
        let head = GridRect::new(0, pad + banner, if is_side { 1 } else { columns }, way.head.lines);
        let mut outline = Self {
            head,
            size: way.head.size.millipoints(),
            open: !boxed && !is_side,
            boxes: u32::from(boxed),
            photos: Vec::new(),
            picture_areas: Vec::new(),
            own: Terms::default(),
        };
        outline.own.add_cost(TermId::Head, way.head.cost);
        outline.own.add_cost(TermId::Width, way.width_cost);
        outline.own.add_cost(TermId::Form, way.form_cost);
        let forms = |columns: u16| item.main.forms.get(usize::from(columns) - 1);
        let Some(form) = forms(way.body_columns).and_then(|forms| forms.get(way.body_form)) else { return outline };
        let corner = if is_side { (1, 0) } else { (0, pad + if banner > 0 { 0 } else { way.head.lines }) };
        if let Some(body) = body {
            outline.add_body(body, form, corner, grid);
        }
        outline.add_boxes(item, shapes, way, pad + way.head.lines, grid);
        outline
    }

    fn add_boxes(&mut self, item: &Item, shapes: &Shapes, way: &Way, top: u16, grid: &Grid) {
        let (choices, left, line) = match &way.boxes {
            Boxes::None => return,
            Boxes::Foot(choices) => (choices.as_slice(), 0, top + way.body_lines + SIDEBAR_GAP),
            Boxes::Beside(choice) => (std::slice::from_ref(choice), way.body_columns, top),
            Boxes::Inset(choice, _) => {
                let corner = (way.body_columns - choice.columns, top + way.body_lines - choice.lines);
                (std::slice::from_ref(choice), corner.0, corner.1)
            }
        };
        match &way.boxes {
            Boxes::Foot(_) => self.own.add(TermId::Sidebar, 1, cost::SIDEBAR_FOOT),
            Boxes::Inset(..) => self.own.add(TermId::Sidebar, 1, cost::SIDEBAR_INSET),
            Boxes::None | Boxes::Beside(_) => {}
        }
        let mut line = line;
        for (at, choice) in choices.iter().enumerate() {
            self.own.add_cost(TermId::Head, choice.head.cost);
            let form = item.sidebars[at].forms[usize::from(choice.columns) - 1].get(choice.form);
            if let (Some(body), Some(form)) = (shapes.box_body(at, choice), form) {
                self.add_body(body, form, (left, line + grid.box_pad + choice.head.lines), grid);
            }
            line += choice.lines + SIDEBAR_GAP;
            self.boxes += 1;
        }
    }

    fn add_body(&mut self, body: &Body, form: &Form, (left, top): (u16, u16), grid: &Grid) {
        self.own.add_cost(TermId::Photo, body.photo_cost);
        self.own.add_cost(TermId::Crop, body.crop_cost);
        self.own.add_cost(TermId::Legs, body.depth_cost);
        self.own.add(TermId::Slack, u32::from(body.filled.slack), body.filled.slack_cost);
        self.own.add(TermId::Widow, body.filled.widow_cost / cost::WIDOW, body.filled.widow_cost);
        if is_grey(body, form, grid) {
            self.own.charge(TermId::Grey, 1);
        }
        for block in &body.photos {
            let rect = GridRect::new(block.x, block.y, block.span, block.lines + block.caption);
            let rect = form.columns.on_basic(rect);
            self.photos.push(GridRect { x: rect.x + left, y: rect.y + top, ..rect });
            self.picture_areas.push(block.area() * u32::from(form.columns.grid) / u32::from(form.columns.text));
        }
    }
}

/// V11: whether a note of 156 × 66 mm laid somewhere on the text, either way, touches no head, picture or crosshead.
fn is_grey(body: &Body, form: &Form, grid: &Grid) -> bool {
    if form.columns.setting == Setting::Boxed || form.flow.has_breaks() {
        return false;
    }
    let legs: Vec<LegPlace> = body.legs().collect();
    let lies_on = |width: Length, height: Length| {
        let enough = (1..=form.columns.text).find(|&columns| grid.text_width(form.columns, columns) >= width);
        let Some(columns) = enough else { return false };
        legs.windows(usize::from(columns)).any(|legs| {
            let top = legs.iter().map(|leg| leg.top).max().unwrap_or(0);
            let foot = legs.iter().map(|leg| leg.foot()).min().unwrap_or(0);
            top < foot && grid.depth(foot - top) >= height
        })
    };
    let (long, short) = (Length::from_mm(cost::NOTE_MM.0), Length::from_mm(cost::NOTE_MM.1));
    lies_on(long, short) || lies_on(short, long)
}
