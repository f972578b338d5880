//! The forms a piece can be set in: on the basic columns, on broken columns 破栏, in a box 框, with the head at the side 竖题, with
//! a pull quote 引语. Takes a piece's copy and its rank; gives for a module of 1, 2, … columns every form with its text and heads.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cost;
use super::flow::Flow;
use super::grid::Grid;
use super::item::{Copy, Flows, flow_at, is_always_boxed};
use super::layout::Treatment;
use super::measure::{Columns, Half, HeadForm, HeadOption, HeadQuery, HeadSubject, Measure, Setting};
use chenbao_model::model::{Article, Kind};

/// The longest text in lines that is boxed without its author's asking: a box sets off what is short.
const BOX_LINES_MOST: u32 = 56;
/// The shortest text in lines beside which a pull quote may stand.
const QUOTE_LINES_LEAST: u32 = 44;
/// The shortest text in lines with a head at its side.
const SIDE_LINES_LEAST: u32 = 24;
/// The widest measure of a broken column in em (makeup.md §1.2: up to 25 字 for boxed briefs).
const BROKEN_MEASURE_MOST: u16 = 25;

/// A way to set a text and its head.
#[derive(Debug, Clone)]
pub struct Form {
    /// How head and text stand to each other: top, box or side.
    pub treatment: Treatment,
    /// The columns of the text; beside a side head one basic column less than the module.
    pub columns: Columns,
    /// Which pull quote is set in the text.
    pub quote: Option<usize>,
    /// The text at this measure.
    pub flow: Arc<Flow>,
    /// The ways to set the head.
    pub heads: Arc<Vec<HeadOption>>,
    /// What the form costs against the plain one.
    pub cost: u32,
}

impl Form {
    /// What its text is kept under.
    pub fn text_key(&self, grid: &Grid) -> (u16, Option<usize>) {
        (grid.measure(self.columns), self.quote)
    }

    /// Lines the box takes above and below, together.
    pub fn pad(&self, grid: &Grid) -> u16 {
        if self.columns.setting == Setting::Boxed { 2 * grid.box_pad } else { 0 }
    }
}

/// All forms of a piece, by columns of its module. `is_alone` says that no sidebar stands in its rectangle.
pub fn forms(
    flows: &mut Flows,
    copy: &Copy,
    rank: u8,
    is_alone: bool,
    grid: &Grid,
    measure: &dyn Measure,
) -> Vec<Vec<Form>> {
    let setting = if is_always_boxed(copy.kind) { Setting::Boxed } else { Setting::Open };
    let base = grid.measure(Columns::basic(setting, 1));
    flow_at(flows, copy, (base, None), measure);
    let mut maker = Maker { flows, copy, rank, grid, measure, heads: BTreeMap::new() };
    (1..=grid.cols).map(|columns| maker.of_width(columns, is_alone)).collect()
}

struct Maker<'m, 'p, 'a> {
    flows: &'m mut Flows,
    copy: &'m Copy<'p, 'a>,
    rank: u8,
    grid: &'m Grid,
    measure: &'m dyn Measure,
    /// The heads asked for so far.
    heads: BTreeMap<(HeadForm, Columns), Arc<Vec<HeadOption>>>,
}

impl Maker<'_, '_, '_> {
    fn of_width(&mut self, columns: u16, is_alone: bool) -> Vec<Form> {
        let article = self.copy.articles[0];
        let mut found = Vec::new();
        if is_always_boxed(self.copy.kind) {
            found.extend(self.form(Treatment::Box, Columns::basic(Setting::Boxed, columns), None, 0));
            found.extend(self.broken(Setting::Boxed, columns));
            return found;
        }
        let basic = Columns::basic(Setting::Open, columns);
        let is_story = self.copy.kind == Kind::Story && self.copy.part.is_none();
        let must_box = is_story && article.pins.boxed == Some(true);
        if !must_box {
            found.extend(self.form(Treatment::Top, basic, None, 0));
        }
        if self.copy.kind == Kind::Brief {
            found.extend(self.broken(Setting::Open, columns));
        }
        if is_story && is_alone {
            found.extend(self.extras(article, columns, must_box));
        }
        found
    }

    /// Boxes, side heads and pull quotes of a story.
    fn extras(&mut self, article: &Article, columns: u16, must_box: bool) -> Vec<Form> {
        let mut found = Vec::new();
        let basic = Columns::basic(Setting::Open, columns);
        let lines = flow_at(self.flows, self.copy, (self.grid.measure(basic), None), self.measure).lines();
        let may_box = self.rank == 3 && lines <= BOX_LINES_MOST && article.pins.boxed.is_none();
        if must_box || may_box {
            let cost = if must_box { 0 } else { cost::BOX_STORY };
            found.extend(self.form(Treatment::Box, Columns::basic(Setting::Boxed, columns), None, cost));
        }
        if must_box {
            return found;
        }
        if columns >= 3 && self.rank >= 2 && lines >= SIDE_LINES_LEAST {
            let text = Columns::basic(Setting::Open, columns - 1);
            found.extend(self.form(Treatment::Side, text, None, cost::SIDE_HEAD));
        }
        if !article.quotes.is_empty() && lines >= QUOTE_LINES_LEAST {
            found.extend(self.form(Treatment::Top, basic, Some(0), cost::PULL_QUOTE));
        }
        found
    }

    /// Three columns into two, four into three, five into four (makeup.md §1.2).
    fn broken(&mut self, setting: Setting, columns: u16) -> Option<Form> {
        let text = Columns { setting, grid: columns, text: columns.checked_sub(1).filter(|&text| text >= 2)? };
        if self.grid.measure(text) > BROKEN_MEASURE_MOST {
            return None;
        }
        let treatment = if setting == Setting::Boxed { Treatment::Box } else { Treatment::Top };
        self.form(treatment, text, None, 0)
    }

    fn form(&mut self, treatment: Treatment, columns: Columns, quote: Option<usize>, cost: u32) -> Option<Form> {
        let heads = self.heads(treatment, columns);
        if heads.is_empty() {
            return None;
        }
        let flow = flow_at(self.flows, self.copy, (self.grid.measure(columns), quote), self.measure);
        Some(Form { treatment, columns, quote, flow, heads, cost })
    }

    fn heads(&mut self, treatment: Treatment, columns: Columns) -> Arc<Vec<HeadOption>> {
        let copy = self.copy;
        let is_group = copy.articles.len() > 1 || copy.kind == Kind::Brief;
        let subject = if is_group { HeadSubject::Group(copy.id) } else { HeadSubject::Article(copy.articles[0]) };
        let half: Option<Half> = copy.part.and_then(|part| part.spread);
        let form = match (treatment, half) {
            (Treatment::Side, _) => HeadForm::Side,
            (_, Some(half)) => HeadForm::Spread(half),
            _ if copy.part.is_some_and(|part| part.from.is_some()) => HeadForm::Continued,
            _ => HeadForm::Across,
        };
        let columns = match form {
            HeadForm::Side => Columns::basic(Setting::Open, 1),
            _ => Columns { text: columns.grid, ..columns },
        };
        if let Some(known) = self.heads.get(&(form, columns)) {
            return known.clone();
        }
        let mut heads = self.contrasting(HeadQuery { subject, rank: self.rank, columns, form });
        if half.is_some() {
            // Both halves of a head take the first way there is, so that they match.
            heads.truncate(1);
        }
        let heads = Arc::new(heads);
        self.heads.insert((form, columns), heads.clone());
        heads
    }

    /// The ways to set a head. A second story may, at a cost, take the head of an ordinary one: so two of them side by side can
    /// be told apart (makeup.md §0.9).
    fn contrasting(&self, query: HeadQuery) -> Vec<HeadOption> {
        let mut options = self.measure.heads(query);
        if query.rank == 2 && query.form == HeadForm::Across && !options.is_empty() {
            let least = options.iter().map(|option| option.size).min();
            let lower = self.measure.heads(HeadQuery { rank: 3, ..query });
            let lower = lower.into_iter().filter(|option| Some(option.size) < least);
            options.extend(lower.map(|option| HeadOption { cost: option.cost + cost::HEAD_LEVEL, ..option }));
        }
        options
    }
}
