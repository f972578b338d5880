//! The layout: where everything goes, in grid units. The result of the search, the seam to typesetting, and `layout.json`.
//!
//! A saved layout can be set again without a search; the schema follows makeup.md §6.1.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::grid::Grid;
use super::measure::{HeadOption, Setting};
use crate::model::{ArticleId, Kind};
use crate::units::{GridRect, PageNumber};

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
}

/// One page, made up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageLayout {
    /// Its number.
    pub no: PageNumber,
    /// 版名.
    pub section: String,
    /// The direction of the first cut below the reserved rectangles: `H` or `V`; empty where one module fills the page.
    pub root_cut: String,
    /// What the page costs and why.
    pub score: Score,
    /// Rectangles that are not for modules, such as the nameplate.
    pub reserved: Vec<Reserved>,
    /// The modules, in reading order.
    pub modules: Vec<Placement>,
}

/// What a page costs: the sum of its terms, in thousandths.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Score {
    /// The sum.
    pub total: i64,
    /// Every term by name, with its count and contribution.
    pub terms: BTreeMap<String, Term>,
}

/// One term of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Term {
    /// How often it applies.
    pub count: i64,
    /// What it adds, in thousandths.
    pub cost: i64,
}

/// A rectangle that is not for modules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reserved {
    /// What stands there: `nameplate`, or `blank` on a page after the first.
    pub kind: String,
    /// Where.
    #[serde(flatten)]
    pub rect: GridRect,
}

/// How head and text of a module stand to each other (makeup.md §1.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Treatment {
    /// 题压文: the head spans the module, its text below.
    Top,
    /// 框: the same inside a box.
    Box,
}

/// One module on its page. Rectangles count from the type area's top left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Placement {
    /// The article's name; for briefs what stands over them: the group's name, or the title of a brief without a group.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// The articles in it, in order: one, or the briefs of a group.
    pub articles: Vec<ArticleId>,
    /// 1 lead, 2 second, 3 ordinary.
    pub prio: u8,
    /// Whether it is set open or boxed; decides its measure.
    pub setting: Setting,
    /// The whole rectangle, with the blank line that sets it off from the module below (none at the foot of the page).
    pub rect: GridRect,
    /// The same in millimetres from the type area's top left: left, top, width, height.
    pub rect_mm: [f64; 4],
    /// The blank lines at the foot of `rect`: 1, or 0 at the foot of the page.
    pub gap: u16,
    /// How head and text stand to each other.
    pub treatment: Treatment,
    /// Where the head stands.
    pub head_rect: GridRect,
    /// How the head is set.
    pub head: HeadOption,
    /// Its pictures.
    pub photos: Vec<PhotoPlacement>,
    /// Its text.
    pub legs: Vec<Leg>,
    /// How the text fits.
    pub fit: Fit,
    /// Sidebars inside the rectangle.
    pub sidebars: Vec<Placement>,
    /// Whether the author pinned it to its page or slot.
    pub pinned: bool,
}

/// A picture on the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PhotoPlacement {
    /// The article that brings it.
    pub article: ArticleId,
    /// Which of the article's pictures, from 0.
    pub index: usize,
    /// The whole block: picture and caption.
    pub rect: GridRect,
    /// Lines of `rect` the picture takes; the rest, at the foot, is the caption.
    pub picture_lines: u16,
    /// The size of the file in pixels, upright.
    pub px: (u32, u32),
    /// What is shown of it: left, top, right, bottom in parts of the whole.
    pub crop: [f64; 4],
    /// Width by height of the whole picture.
    pub orig_aspect: f64,
    /// The printed size in millimetres.
    pub printed_mm: [f64; 2],
    /// The caption.
    pub caption: String,
}

/// One leg 栏段 of a module's text: one column wide. Where the module is boxed, `x` still counts grid columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leg {
    /// The column.
    pub x: u16,
    /// The first line.
    pub y: u16,
    /// Its width in columns: one.
    pub w: u16,
    /// The height it has in lines.
    pub h: u16,
    /// The lines its rows fill; the rest, at its foot, is blank.
    pub lines_used: u16,
    /// The rows of the galley in it: from, to (exclusive).
    pub rows: [u32; 2],
    /// Characters in it.
    pub chars: u32,
    /// What its first row is: `para-start`, `mid`, or `para-last` (a widow).
    pub first_line: LegStart,
    /// Whether a paragraph ends in it with a line of one character.
    pub ends_with_single_char: bool,
}

/// What the first row of a leg is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegStart {
    /// The first row of a paragraph.
    ParaStart,
    /// A row inside a paragraph.
    Mid,
    /// The last row of a paragraph that began before: a widow 孤行.
    ParaLast,
}

/// How a module's text fits its legs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fit {
    /// Lines the text needs.
    pub need_lines: u32,
    /// Lines the legs have.
    pub have_lines: u32,
    /// Lines left blank at the foot of legs.
    pub slack_lines: u32,
    /// Characters that found no place.
    pub overset_chars: u32,
    /// Characters that are missing to fill the legs.
    pub underset_chars: u32,
}
