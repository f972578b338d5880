//! A piece: one text with its head and pictures, measured. Takes its articles; gives it with all its forms, captions and rows.

use std::sync::Arc;

use super::flow::{Flow, Flows, PieceCopy};
use super::form::{Form, FormQuery};
use super::photo::Photo;
use crate::grid::Grid;
use crate::measure::{ArticlePart, Columns, Half, Measure, MeasureFailed};
use chenbao_model::model::{Article, Kind};

/// One text with its head and pictures: a story, a part of one, a sidebar, the briefs of a group.
#[derive(Debug, Clone)]
pub(crate) struct Piece<'a> {
    /// The article's name, or what stands over briefs: the group's name, for a brief without a group its own title.
    pub(crate) id: String,
    /// What it is.
    pub(crate) kind: Kind,
    /// The articles in it, in order.
    pub(crate) articles: Vec<&'a Article>,
    /// Which part of its article it is; none for the whole.
    pub(crate) part: Option<ArticlePart>,
    /// The ways to set its text and head in a module of 1, 2, … columns.
    pub(crate) forms: Vec<Vec<Form>>,
    /// Its pictures.
    pub(crate) photos: Vec<Photo<'a>>,
    /// Its text at every measure asked for so far.
    pub(crate) flows: Flows,
    /// Whether it was measured for a page under pressure.
    pub(crate) pressed: bool,
}

impl<'a> Piece<'a> {
    /// The piece that a question about forms is of, with the answer.
    pub(crate) fn measured(query: &FormQuery<'_, '_, 'a>) -> Result<Self, MeasureFailed> {
        Self::of_flows(query, query.flows()?)
    }

    fn of_flows(query: &FormQuery<'_, '_, 'a>, mut flows: Flows) -> Result<Self, MeasureFailed> {
        let PieceCopy { id, kind, articles, part } = query.copy;
        let forms = query.forms(&mut flows)?;
        let mut layouts: Vec<Columns> = forms.iter().flatten().map(|form| form.columns).collect();
        layouts.sort_unstable();
        layouts.dedup();
        let photos = printed_pictures(articles, part)
            .into_iter()
            .map(|(article, index)| Photo::new(article, index, &layouts, query.grid, query.measure))
            .collect::<Result<_, _>>()?;
        let (id, articles, pressed) = (id.to_owned(), articles.to_vec(), query.pressed);
        Ok(Self { id, kind, articles, part, forms, photos, flows, pressed })
    }

    /// Its text on the basic columns, without a pull quote.
    pub(crate) fn flow(&self) -> &Flow {
        self.flows.base()
    }

    /// The same piece with its forms measured for another rank.
    pub(crate) fn with_rank(
        mut self,
        rank: u8,
        is_alone: bool,
        grid: &Grid,
        measure: &dyn Measure,
    ) -> Result<Self, MeasureFailed> {
        let copy = PieceCopy { id: &self.id, kind: self.kind, articles: &self.articles, part: self.part };
        let pressed = self.pressed;
        self.forms = FormQuery { copy, rank, is_alone, pressed, grid, measure }.forms(&mut self.flows)?;
        Ok(self)
    }

    /// The same piece measured for a page under pressure, with the forms that are better only than no page.
    pub(crate) fn under_pressure(
        self,
        rank: u8,
        is_alone: bool,
        grid: &Grid,
        measure: &dyn Measure,
    ) -> Result<Self, MeasureFailed> {
        let copy = PieceCopy { id: &self.id, kind: self.kind, articles: &self.articles, part: self.part };
        Self::of_flows(&FormQuery { copy, rank, is_alone, pressed: true, grid, measure }, self.flows)
    }

    /// The same piece with its text `lines` lines shorter (negative) or longer on the basic columns, and as much at other measures.
    #[must_use]
    pub(crate) fn resized(mut self, lines: i64, grid: &Grid) -> Self {
        if lines == 0 {
            return self;
        }
        self.flows.resize(lines);
        for form in self.forms.iter_mut().flatten() {
            if let Some(flow) = self.flows.get(form.text_key(grid)) {
                form.flow = Arc::clone(flow);
            }
        }
        self
    }
}

/// The pictures of a text that are printed. Those of a parted article stand in its first part, but a spread shares them out.
fn printed_pictures<'a>(articles: &[&'a Article], part: Option<ArticlePart>) -> Vec<(&'a Article, usize)> {
    let all = articles.iter().flat_map(|article| (0..article.pictures.len()).map(move |index| (*article, index)));
    let printed: Vec<_> = all.filter(|(article, index)| !article.pictures[*index].omitted).collect();
    let half = printed.len().div_ceil(2);
    match part {
        None => printed,
        Some(ArticlePart { spread: Some(Half::Left), .. }) => printed[..half].to_vec(),
        Some(ArticlePart { spread: Some(Half::Right), .. }) => printed[half..].to_vec(),
        Some(part) if part.blocks[0] == 0 => printed,
        Some(_) => Vec::new(),
    }
}
