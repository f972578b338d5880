//! The forms a piece can be set in: on the basic columns, on broken columns 破栏, in a box 框, with the head at the side 竖题, with
//! a pull quote 引语. Takes a piece's copy and its rank; gives for a module of 1, 2, … columns every form with its text and heads.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::flow::{Flow, Flows, PieceCopy, TextKey};
use crate::cost;
use crate::grid::Grid;
use crate::layout::Treatment;
use crate::measure::{
    Columns, Half, HeadForm, HeadOption, HeadQuery, HeadSubject, Measure, MeasureFailed, Passage, Setting,
};
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
pub(crate) struct Form {
    /// How head and text stand to each other: top, box or side.
    pub(crate) treatment: Treatment,
    /// The columns of the text; beside a side head one basic column less than the module.
    pub(crate) columns: Columns,
    /// Which pull quote is set in the text.
    pub(crate) quote: Option<usize>,
    /// The text at this measure.
    pub(crate) flow: Arc<Flow>,
    /// The ways to set the head.
    pub(crate) heads: Arc<Vec<HeadOption>>,
    /// What the form costs against the plain one.
    pub(crate) cost: u32,
}

impl Form {
    /// What its text is kept under.
    pub(crate) fn text_key(&self, grid: &Grid) -> TextKey {
        TextKey { em: grid.measure(self.columns), quote: self.quote }
    }

    /// Lines the box takes above and below, together.
    pub(crate) fn pad(&self, grid: &Grid) -> u16 {
        if self.columns.setting == Setting::Boxed { 2 * grid.box_pad } else { 0 }
    }
}

/// What is asked for the forms of a piece.
pub(crate) struct FormQuery<'m, 'p, 'a> {
    /// The piece.
    pub(crate) copy: PieceCopy<'p, 'a>,
    /// 1 for the lead of a page, 2 for a second story, 3 otherwise.
    pub(crate) rank: u8,
    /// Whether no sidebar stands in its rectangle.
    pub(crate) is_alone: bool,
    /// Whether its page is under pressure: then forms are asked for too that are better only than no page.
    pub(crate) pressed: bool,
    pub(crate) grid: &'m Grid,
    pub(crate) measure: &'m dyn Measure,
}

impl FormQuery<'_, '_, '_> {
    /// The measure of the piece's text on the basic columns, in em.
    fn base_em(&self) -> u16 {
        let setting = if self.copy.kind.is_always_boxed() { Setting::Boxed } else { Setting::Open };
        self.grid.measure(Columns::basic(setting, 1))
    }

    /// The text of the piece, measured for its basic columns.
    pub(crate) fn flows(&self) -> Result<Flows, MeasureFailed> {
        Flows::measured(&self.copy, self.base_em(), self.measure)
    }

    /// All forms of the piece, by columns of its module. Texts at other measures are added to its flows.
    pub(crate) fn forms(&self, flows: &mut Flows) -> Result<Vec<Vec<Form>>, MeasureFailed> {
        let mut maker = FormMaker { query: self, flows, heads: BTreeMap::new() };
        (1..=self.grid.cols).map(|columns| maker.of_width(columns)).collect()
    }
}

struct FormMaker<'q, 'm, 'p, 'a> {
    query: &'q FormQuery<'m, 'p, 'a>,
    flows: &'q mut Flows,
    /// The heads asked for so far.
    heads: BTreeMap<(HeadForm, Columns), Arc<Vec<HeadOption>>>,
}

/// A form before its text and its heads are asked for.
#[derive(Clone, Copy)]
struct Draft {
    treatment: Treatment,
    columns: Columns,
    quote: Option<usize>,
    cost: u32,
}

impl Draft {
    /// A form without a pull quote that costs nothing.
    const fn plain(treatment: Treatment, columns: Columns) -> Self {
        Self { treatment, columns, quote: None, cost: 0 }
    }
}

impl FormMaker<'_, '_, '_, '_> {
    fn of_width(&mut self, columns: u16) -> Result<Vec<Form>, MeasureFailed> {
        let drafts = self.drafts(columns)?;
        let drafts = self.wide_enough(drafts, columns);
        let mut forms = Vec::new();
        for draft in drafts {
            forms.extend(self.form(draft)?);
        }
        Ok(forms)
    }

    /// The forms of a module of so many columns that are worth asking for.
    fn drafts(&mut self, columns: u16) -> Result<Vec<Draft>, MeasureFailed> {
        let copy = self.query.copy;
        let mut drafts = Vec::new();
        if copy.kind.is_always_boxed() {
            drafts.push(Draft::plain(Treatment::Box, Columns::basic(Setting::Boxed, columns)));
            drafts.extend(self.broken(Setting::Boxed, columns));
            return Ok(drafts);
        }
        let is_story = copy.kind == Kind::Story && copy.part.is_none();
        let must_box = is_story && copy.articles[0].pins.boxed == Some(true);
        if !must_box {
            drafts.push(Draft::plain(Treatment::Top, Columns::basic(Setting::Open, columns)));
        }
        if copy.kind == Kind::Brief {
            drafts.extend(self.broken(Setting::Open, columns));
        } else if self.query.pressed && !must_box {
            let broken = self.broken(Setting::Open, columns);
            drafts.extend(broken.map(|draft| Draft { cost: cost::BROKEN_STORY, ..draft }));
        }
        if is_story && self.query.is_alone {
            drafts.extend(self.extras(columns, must_box)?);
        }
        Ok(drafts)
    }

    /// Of these forms those whose text is as wide as its tables; where none is, the one with the most columns of text that are.
    /// A table that no page holds does not ask for more than the page.
    fn wide_enough(&self, drafts: Vec<Draft>, columns: u16) -> Vec<Draft> {
        let FormQuery { copy, grid, measure, .. } = self.query;
        let passage = Passage { articles: copy.articles, part: copy.part, quote: None };
        let setting = if copy.kind.is_always_boxed() { Setting::Boxed } else { Setting::Open };
        let of_text = |grid_columns, text| Columns { setting, grid: grid_columns, text };
        let least = measure.least_em(passage).min(grid.measure(of_text(grid.cols, 1)));
        let is_wide = |columns: Columns| grid.measure(columns) >= least;
        let kept: Vec<Draft> = drafts.iter().copied().filter(|draft| is_wide(draft.columns)).collect();
        if !kept.is_empty() || drafts.is_empty() {
            return kept;
        }
        let wider = (1..columns).rev().map(|text| of_text(columns, text)).find(|&columns| is_wide(columns));
        let treatment = if setting == Setting::Boxed { Treatment::Box } else { Treatment::Top };
        wider.map(|columns| Draft::plain(treatment, columns)).into_iter().collect()
    }

    /// Boxes, side heads and pull quotes of a story.
    fn extras(&mut self, columns: u16, must_box: bool) -> Result<Vec<Draft>, MeasureFailed> {
        let mut drafts = Vec::new();
        let article: &Article = self.query.copy.articles[0];
        let basic = Columns::basic(Setting::Open, columns);
        let lines = self.text(basic, None)?.lines();
        let may_box = self.query.rank == 3 && lines <= BOX_LINES_MOST && article.pins.boxed.is_none();
        if must_box || may_box {
            let cost = if must_box { 0 } else { cost::BOX_STORY };
            drafts.push(Draft { cost, ..Draft::plain(Treatment::Box, Columns::basic(Setting::Boxed, columns)) });
        }
        if must_box {
            return Ok(drafts);
        }
        if columns >= 3 && self.query.rank >= 2 && lines >= SIDE_LINES_LEAST {
            let text = Columns::basic(Setting::Open, columns - 1);
            drafts.push(Draft { cost: cost::SIDE_HEAD, ..Draft::plain(Treatment::Side, text) });
        }
        if !article.quotes.is_empty() && lines >= QUOTE_LINES_LEAST {
            drafts.push(Draft { quote: Some(0), cost: cost::PULL_QUOTE, ..Draft::plain(Treatment::Top, basic) });
        }
        Ok(drafts)
    }

    /// Three columns into two, four into three, five into four (makeup.md §1.2).
    fn broken(&self, setting: Setting, columns: u16) -> Option<Draft> {
        let text = Columns { setting, grid: columns, text: columns.checked_sub(1).filter(|&text| text >= 2)? };
        if self.query.grid.measure(text) > BROKEN_MEASURE_MOST {
            return None;
        }
        let treatment = if setting == Setting::Boxed { Treatment::Box } else { Treatment::Top };
        Some(Draft::plain(treatment, text))
    }

    /// A form with its text and heads; none where its head cannot be set so.
    fn form(&mut self, draft: Draft) -> Result<Option<Form>, MeasureFailed> {
        let Draft { treatment, columns, quote, cost } = draft;
        let heads = self.heads(treatment, columns)?;
        if heads.is_empty() {
            return Ok(None);
        }
        let flow = self.text(columns, quote)?;
        Ok(Some(Form { treatment, columns, quote, flow, heads, cost }))
    }

    fn text(&mut self, columns: Columns, quote: Option<usize>) -> Result<Arc<Flow>, MeasureFailed> {
        let key = TextKey { em: self.query.grid.measure(columns), quote };
        self.flows.at(&self.query.copy, key, self.query.measure)
    }

    fn heads(&mut self, treatment: Treatment, columns: Columns) -> Result<Arc<Vec<HeadOption>>, MeasureFailed> {
        let copy = self.query.copy;
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
            return Ok(known.clone());
        }
        let mut heads = self.contrasting(HeadQuery { subject, rank: self.query.rank, columns, form })?;
        if self.query.pressed && !is_group && form == HeadForm::Across {
            self.add_neighbours(HeadQuery { subject, rank: self.query.rank, columns, form }, &mut heads)?;
        }
        if half.is_some() {
            // Both halves of a head take the first way there is, so that they match.
            heads.truncate(1);
        }
        let heads = Arc::new(heads);
        self.heads.insert((form, columns), heads.clone());
        Ok(heads)
    }

    /// Adds the heads of the levels beside a story's own, of sizes that it does not have yet: the lead's are made smaller, an ordinary story's
    /// larger.
    fn add_neighbours(&self, query: HeadQuery, heads: &mut Vec<HeadOption>) -> Result<(), MeasureFailed> {
        if query.rank == 2 || heads.is_empty() {
            return Ok(());
        }
        for option in self.query.measure.heads(HeadQuery { rank: 2, ..query })? {
            let is_new = heads.iter().all(|known| (known.size, known.lines) != (option.size, option.lines));
            if is_new {
                heads.push(HeadOption { cost: option.cost + cost::HEAD_LEVEL_PRESSED, ..option });
            }
        }
        Ok(())
    }

    /// The ways to set a head. A second story may, at a cost, take the head of an ordinary one: so two of them side by side can
    /// be told apart (makeup.md §0.9).
    fn contrasting(&self, query: HeadQuery) -> Result<Vec<HeadOption>, MeasureFailed> {
        let mut options = self.query.measure.heads(query)?;
        if query.rank == 2 && query.form == HeadForm::Across && !options.is_empty() {
            let least = options.iter().map(|option| option.size).min();
            let lower = self.query.measure.heads(HeadQuery { rank: 3, ..query })?;
            let lower = lower.into_iter().filter(|option| Some(option.size) < least);
            options.extend(lower.map(|option| HeadOption { cost: option.cost + cost::HEAD_LEVEL, ..option }));
        }
        Ok(options)
    }
}
