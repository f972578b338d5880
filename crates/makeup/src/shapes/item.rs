//! What the search moves about: items, one module's worth of copy each, and what their authors ask for.

use super::piece::Piece;
use crate::grid::Grid;
use crate::layout::Placement;
use crate::measure::{Half, Measure, MeasureFailed};
use chenbao_model::model::ArticleId;
use chenbao_model::units::{GridRect, PageNumber};

/// One module's worth of copy.
#[derive(Debug, Clone)]
pub(crate) struct Item<'a> {
    /// The text that gives the item its name.
    pub(crate) main: Piece<'a>,
    /// The sidebars inside its rectangle.
    pub(crate) sidebars: Vec<Piece<'a>>,
    /// 1 lead of its page, 2 second, 3 ordinary: what its head was measured for.
    pub(crate) rank: u8,
    /// The priority the author gave.
    pub(crate) priority: u8,
    /// What its authors ask for.
    pub(crate) wishes: ItemWishes,
}

/// What the authors of an item ask for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct ItemWishes {
    /// The page it must stand on.
    pub(crate) page: Option<PageNumber>,
    /// 版名 it may go to.
    pub(crate) section: Option<String>,
    /// Whether it must be the lead of its page.
    pub(crate) lead: bool,
    /// The slot of the page's template it must take.
    pub(crate) slot: Option<String>,
    /// The rectangle it must take.
    pub(crate) at: Option<GridRect>,
    /// The least and the greatest number of columns it may have.
    pub(crate) width: Option<(u16, u16)>,
    /// The articles that must stand on the same page.
    pub(crate) keep_with: Vec<ArticleId>,
    /// Its series and its place in it.
    pub(crate) series: Option<(String, u16)>,
}

impl<'a> Item<'a> {
    /// The item's name: its article's, or its group's.
    pub(crate) fn id(&self) -> &str {
        &self.main.id
    }

    /// Whether it is the briefs of a group.
    pub(crate) fn is_group(&self) -> bool {
        self.main.articles.len() > 1
    }

    /// Whether it is half of a spread.
    pub(crate) fn half(&self) -> Option<Half> {
        self.main.part.and_then(|part| part.spread)
    }

    /// Whether the author pinned it to a page or slot.
    pub(crate) fn is_pinned(&self) -> bool {
        self.wishes.page.is_some() || self.wishes.lead || self.wishes.at.is_some()
    }

    /// Whether a saved module is the item's: the same part of the same article, or a group that has a brief of it.
    pub(crate) fn is_in(&self, module: &Placement) -> bool {
        let own = |id: &ArticleId| self.main.articles.iter().any(|article| article.id == *id);
        module.part == self.main.part && module.articles.iter().any(own)
    }

    /// Whether another is the same item: the same part of the same copy.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.id() == other.id()
            && self.main.part == other.main.part
            && self.main.articles.first().map(|article| &article.id)
                == other.main.articles.first().map(|article| &article.id)
    }

    /// All its texts: its own and its sidebars'.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = &Piece<'a>> {
        std::iter::once(&self.main).chain(&self.sidebars)
    }

    /// The same item with its head measured for another rank.
    pub(crate) fn with_rank(mut self, rank: u8, grid: &Grid, measure: &dyn Measure) -> Result<Self, MeasureFailed> {
        if self.rank != rank {
            self.rank = rank;
            self.main = self.main.with_rank(rank, self.sidebars.is_empty(), grid, measure)?;
        }
        Ok(self)
    }

    /// The same item measured for a page under pressure. The halves of a spread stay as they are: they must match.
    pub(crate) fn under_pressure(mut self, grid: &Grid, measure: &dyn Measure) -> Result<Self, MeasureFailed> {
        if !self.main.pressed && self.half().is_none() {
            self.main = self.main.under_pressure(self.rank, self.sidebars.is_empty(), grid, measure)?;
        }
        Ok(self)
    }
}
