//! Heads by shape: most heads are as high as their sizes and numbers of lines make them, whatever their words. Takes a head that is to be measured;
//! gives its shape, if its words have no part in its height, and the content that a shape is measured with.
//!
//! A thousand heads are asked for in an issue of eight pages and two dozen are printed; of shapes there are a quarter as many. A look whose heads
//! do depend on their words is told by a trial, and has each of them measured.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::layout::Abs;

use super::engine::set;
use super::functions::Functions;
use super::ladder::{Rung, RungForm};
use super::sense::rough_width;
use super::title::{HeadData, HeadLines, beside_lines, head_measure, shape_content};
use crate::makeup::grid::Grid;
use crate::makeup::measure::{Columns, Half, HeadForm, HeadOption, HeadSubject, Level, Setting};
use crate::units::Length;

/// What a line of the head leaves free at least, in em: a nearer one may run over.
const HEAD_ROOM: f64 = 0.25;
/// The same of kickers and decks, whose width is reckoned roughly and beside which the look sets marks.
const BESIDE_ROOM: f64 = 2.0;
/// The words that shapes are measured with, and others that no head of a sound look is higher for.
const TRIAL_WORDS: [&str; 2] = ["国", "Ag1g"];

/// All that the height of a head depends on, where its words do not matter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct HeadShape {
    kind: &'static str,
    form: HeadForm,
    columns: Columns,
    level: Level,
    /// Of head, kicker and deck.
    sizes: [Option<Length>; 3],
    /// Of head, kicker and deck.
    lines: [usize; 3],
}

impl HeadShape {
    /// The shape of an article's head; none where the words matter: of a vertical one, of one with a summary, and of one with a line that hardly
    /// has room.
    pub(super) fn of(subject: HeadSubject, data: &HeadData) -> Option<Self> {
        let HeadSubject::Article(article) = subject else { return None };
        if data.form == HeadForm::Side || article.summary.is_some() {
            return None;
        }
        let beside = beside_lines(article, data);
        let option = data.option;
        let has_room = is_head_roomy(data) && are_beside_roomy(&beside, data);
        let [kicker, deck] = beside;
        has_room.then_some(Self {
            kind: data.kind,
            form: data.form,
            columns: data.columns,
            level: option.level,
            sizes: [Some(option.size), option.kicker, option.deck],
            lines: [option.text.len(), kicker.len(), deck.len()],
        })
    }

    /// The points a head of this shape is high, set in these words.
    pub(super) fn height(
        &self,
        engine: &mut Engine,
        functions: &Functions,
        grid: &Grid,
        words: &'static str,
    ) -> SourceResult<f64> {
        let [size, kicker, deck] = self.sizes;
        let measure = head_measure(grid, self.columns);
        let option = HeadOption {
            lines: 0,
            cost: 0,
            level: self.level,
            size: size.unwrap_or(Length::ZERO),
            text: Vec::new(),
            fill: Vec::new(),
            kicker,
            deck,
        };
        let data = HeadData {
            kind: self.kind,
            form: self.form,
            below_picture: false,
            columns: self.columns,
            option: &option,
            measure,
            height: None,
        };
        let content = shape_content(engine, functions, &data, HeadLines { words, count: self.lines })?;
        Ok(set(engine, &content, Abs::pt(measure.to_pt()))?.height().to_pt())
    }

    /// A shape of a rung; none of one for vertical or for standing heads.
    fn of_rung(rung: &Rung, grid: &Grid) -> Option<Self> {
        let form = match rung.form {
            RungForm::Across => HeadForm::Across,
            RungForm::Spread => HeadForm::Spread(Half::Left),
            RungForm::Continued => HeadForm::Continued,
            RungForm::Side => return None,
        };
        let size = rung.sizes.first().filter(|_| rung.level != Level::H5)?;
        let setting = if rung.boxed { Setting::Boxed } else { Setting::Open };
        let has_beside = form != HeadForm::Continued;
        let beside = |size: f64| has_beside.then(|| Length::from_pt(size));
        Some(Self {
            kind: "story",
            form,
            columns: Columns::basic(setting, rung.columns[0].clamp(1, grid.cols)),
            level: rung.level,
            sizes: [Some(Length::from_pt(*size)), beside(rung.kicker), beside(rung.deck)],
            lines: [rung.lines.min(2), usize::from(has_beside), usize::from(has_beside)],
        })
    }
}

/// Whether heads of a look are as high in whatever words.
pub(super) fn go_by_shape(
    engine: &mut Engine,
    functions: &Functions,
    grid: &Grid,
    ladder: &[Rung],
) -> SourceResult<bool> {
    for shape in ladder.iter().filter_map(|rung| HeadShape::of_rung(rung, grid)) {
        let [plain, other] = TRIAL_WORDS;
        let difference =
            shape.height(engine, functions, grid, plain)? - shape.height(engine, functions, grid, other)?;
        if difference.abs() > 0.001 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The words that shapes are measured with.
pub(super) const SHAPE_WORDS: &str = TRIAL_WORDS[0];

fn is_head_roomy(data: &HeadData) -> bool {
    let measure = data.measure.to_pt();
    let free = |fill: &u16| (1.0 - f64::from(*fill) / 1000.0) * measure;
    data.option.fill.iter().all(|fill| free(fill) >= HEAD_ROOM * data.option.size.to_pt())
}

fn are_beside_roomy(beside: &[Vec<String>; 2], data: &HeadData) -> bool {
    let sizes = [data.option.kicker, data.option.deck];
    beside.iter().zip(sizes).all(|(lines, size)| {
        let size = size.map_or(0.0, Length::to_pt);
        lines.iter().all(|line| (rough_width(line) + BESIDE_ROOM) * size <= data.measure.to_pt())
    })
}
