//! The layout: where everything goes, in grid units. The result of the search, the seam to typesetting, and `layout.json`.
//!
//! A saved layout can be set again without a search; the schema follows makeup.md §6.1.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::grid::Grid;
pub use crate::placement::{Fit, Leg, LegStart, PhotoPlacement, Placement, Treatment, TrimHint};
use crate::term::TermId;
use chenbao_model::model::ArticleId;
use chenbao_model::units::{GridRect, PageNumber};

/// A whole issue, made up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    /// The grid all rectangles refer to.
    pub grid: Grid,
    /// The pages in order.
    pub pages: Vec<PageLayout>,
}

impl Layout {
    /// All placements with their pages, sidebars after the stories they stand in.
    pub fn placements(&self) -> impl Iterator<Item = (PageNumber, &Placement)> {
        self.pages.iter().flat_map(|page| page.modules.iter().map(move |module| (page.no, module))).flat_map(
            |(no, module)| {
                std::iter::once((no, module)).chain(module.sidebars.iter().map(move |sidebar| (no, sidebar)))
            },
        )
    }

    /// The layout without the modules of pages that cannot be: what was saved may have been damaged or written by hand.
    #[must_use]
    pub fn trusted(mut self) -> Self {
        for page in &mut self.pages {
            let within = GridRect::new(0, 0, self.grid.cols, self.grid.lines);
            if !page.modules.iter().all(|module| module.is_within(within)) {
                page.modules.clear();
                page.fingerprint.clear();
            }
        }
        self
    }
}

/// One page, made up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageLayout {
    /// Its number.
    pub no: PageNumber,
    /// 版名.
    pub section: String,
    /// The template it was made by; empty where it was made freely.
    #[serde(default)]
    pub template: String,
    /// What the page was made from, as a number: where that is the same again, so is the page.
    #[serde(default)]
    pub fingerprint: String,
    /// What was asked of the page, as a number: template, alternative, advertisements and the wishes of its items.
    #[serde(default)]
    pub steering: String,
    /// The direction of the first cut below the reserved rectangles.
    pub root_cut: RootCut,
    /// What the page costs and why.
    pub score: Score,
    /// How hard was searched.
    #[serde(default)]
    pub effort: SearchEffort,
    /// The layouts that come next, best first.
    #[serde(default)]
    pub alternatives: Vec<Alternative>,
    /// What page 1 lists of the other pages 导读.
    #[serde(default)]
    pub guide: Vec<GuideEntry>,
    /// Rectangles that are not for modules, such as the nameplate.
    pub reserved: Vec<Reserved>,
    /// The modules, in reading order.
    pub modules: Vec<Placement>,
}

/// A layout of a page that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// Its number among the page's layouts, the best being 1: what `alternative` in issue.toml asks for.
    pub number: u16,
    /// What it costs and why.
    pub score: Score,
    /// Where the modules would stand and how.
    pub modules: Vec<AlternativeModule>,
}

/// A module of a layout that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlternativeModule {
    /// Its name.
    pub id: String,
    /// Its rectangle.
    pub rect: GridRect,
    /// How head and text would stand to each other.
    pub treatment: Treatment,
}

/// The direction of the first cut of a page: `H` or `V`; empty where one module fills the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum RootCut {
    /// One module fills the page, or the page is empty.
    #[default]
    #[serde(rename = "")]
    Uncut,
    /// A line from side to side.
    #[serde(rename = "H")]
    Horizontal,
    /// A line from head to foot.
    #[serde(rename = "V")]
    Vertical,
}

/// Which way led to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SearchMode {
    /// None was written down; empty.
    #[default]
    #[serde(rename = "")]
    Untold,
    /// A locked page, set again.
    Locked,
    /// The cuts of the layout before.
    FixedCut,
    /// The page's template.
    Template,
    /// No template.
    Free,
    /// Without the rectangles and widths its authors pinned.
    Unpinned,
    /// With copy taken away or added.
    Fitted,
}

/// How a page was searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SearchEffort {
    /// Which way led to the page.
    pub mode: SearchMode,
    /// Trees of cuts that fill the page exactly, of those kept.
    pub trees: u32,
    /// Arrangements of them that were judged.
    pub arrangements: u32,
}

/// A line of the guide on page 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideEntry {
    /// The article.
    pub article: ArticleId,
    /// The page it stands on.
    pub page: PageNumber,
}

/// What a page costs: the sum of its terms, in thousandths.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Score {
    /// The sum.
    pub total: i64,
    /// Every term by name, with its count and contribution.
    pub terms: BTreeMap<TermId, Term>,
}

/// One term of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Term {
    /// How often it applies.
    pub count: i64,
    /// What it adds, in thousandths.
    pub cost: i64,
}

/// What stands in a rectangle that is not for modules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReservedKind {
    /// The nameplate 报头.
    Nameplate,
    /// The guide 导读.
    Guide,
    /// An advertisement.
    Ad,
    /// Nothing: lines that a template keeps free on a page after the first.
    Blank,
}

/// A rectangle that is not for modules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reserved {
    /// What stands there.
    pub kind: ReservedKind,
    /// Which of the page's advertisements.
    #[serde(default)]
    pub ad: Option<usize>,
    /// Where.
    #[serde(flatten)]
    pub rect: GridRect,
}
