//! What a page's search is asked for, and what it gives.

use super::objective::Region;
use crate::cost;
use crate::grid::{GAP, Grid};
use crate::layout::{Alternative, PageLayout, Placement, RootCut, Score, SearchEffort};
use crate::measure::ArticlePart;
use crate::slicing::{Effort, Sheet};
use crate::templates::template::PageTemplate;
use chenbao_model::model::ArticleId;
use chenbao_model::units::GridRect;

/// A page to be solved.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Task<'t> {
    /// The part of the page modules stand in.
    pub(crate) region: Region,
    /// The grid.
    pub(crate) grid: &'t Grid,
    /// How hard to search.
    pub(crate) effort: Effort,
    /// The page's template.
    pub(crate) template: &'t PageTemplate,
    /// Whether nothing but the template will do.
    pub(crate) forced: bool,
    /// Whether the first cut may be vertical: a gutter through the page (H7), better only than no page at all.
    pub(crate) any_root: bool,
    /// Advertisements that do not run across the page, in columns and lines of the page.
    pub(crate) ads: &'t [GridRect],
    /// The modules and the score of the layout before.
    pub(crate) before: Option<&'t Before>,
}

impl Task<'_> {
    /// The sheet that is tiled.
    pub(crate) fn sheet(&self) -> Sheet {
        let Region { columns, lines, .. } = self.region;
        Sheet { columns, lines, through: cost::THROUGH_LINE, any_root: self.any_root }
    }

    /// A rectangle of the page as the search sees it: from the region's head; at the foot of the page one line deeper.
    pub(crate) fn in_region(&self, rect: GridRect) -> GridRect {
        let is_at_foot = rect.bottom() == self.grid.lines;
        let deeper = if is_at_foot { GAP } else { 0 };
        GridRect { y: rect.y.saturating_sub(self.region.top), h: rect.h + deeper, ..rect }
    }
}

/// The layout a page had before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Before {
    /// Where its modules stood.
    pub(crate) modules: Vec<StoodModule>,
    /// What it cost.
    pub(crate) total: i64,
    /// Whether it followed the page's template.
    pub(crate) by_template: bool,
}

/// A module of the layout before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoodModule {
    /// Its articles.
    pub(crate) articles: Vec<ArticleId>,
    /// Which part of its article it held.
    pub(crate) part: Option<ArticlePart>,
    /// Its rectangle as a layout holds it.
    pub(crate) rect: GridRect,
}

impl From<&PageLayout> for Before {
    fn from(page: &PageLayout) -> Self {
        let stood = |module: &Placement| StoodModule {
            articles: module.articles.clone(),
            part: module.part,
            rect: module.rect,
        };
        Self {
            modules: page.modules.iter().map(stood).collect(),
            total: page.score.total,
            by_template: !page.template.is_empty(),
        }
    }
}

/// A solved page.
#[derive(Debug, Clone)]
pub(crate) struct Solution {
    /// The modules in reading order.
    pub(crate) modules: Vec<Placement>,
    /// What the page costs.
    pub(crate) score: Score,
    /// The direction of its first cut.
    pub(crate) root_cut: RootCut,
    /// Whether it follows the page's template.
    pub(crate) by_template: bool,
    /// How it was found.
    pub(crate) effort: SearchEffort,
    /// The layouts that come next.
    pub(crate) alternatives: Vec<Alternative>,
}

impl From<&PageLayout> for Solution {
    fn from(saved: &PageLayout) -> Self {
        Self {
            modules: saved.modules.clone(),
            score: saved.score.clone(),
            root_cut: saved.root_cut,
            by_template: !saved.template.is_empty(),
            effort: saved.effort,
            alternatives: saved.alternatives.clone(),
        }
    }
}
