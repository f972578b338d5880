//! One module on its page: its head, its pictures, its legs and how its text fits, in grid units.

use serde::{Deserialize, Serialize};

use crate::measure::{ArticlePart, Columns, HeadOption};
use chenbao_model::model::{ArticleId, Kind};
use chenbao_model::units::GridRect;

/// How head and text of a module stand to each other (makeup.md §1.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Treatment {
    /// 题压文: the head spans the module, its text below.
    Top,
    /// 图压题: pictures over all columns at the top, the head below them, then the text.
    PhotoTop,
    /// 框: head above text, inside a box.
    Box,
    /// 竖题: the head down the first column, the text in the others.
    Side,
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
    /// The columns of its text; they decide its measure.
    pub columns: Columns,
    /// The basic column the text's columns begin at.
    pub text_x: u16,
    /// Which part of its article it holds; none for the whole.
    #[serde(default)]
    pub part: Option<ArticlePart>,
    /// Which of the article's pull quotes is set in the text.
    #[serde(default)]
    pub quote: Option<usize>,
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

impl Placement {
    /// Column-lines that its legs and those of its sidebars have and do not fill.
    pub fn white(&self) -> u32 {
        let legs: u32 = self.legs.iter().map(|leg| u32::from(leg.h - leg.lines_used)).sum();
        let sidebars: u32 = self.sidebars.iter().map(Self::white).sum();
        (legs * u32::from(self.columns.grid)).div_ceil(u32::from(self.columns.text.max(1))) + sidebars
    }

    /// Whether it and its parts lie in a rectangle, and its parts in its columns.
    pub(crate) fn is_within(&self, outer: GridRect) -> bool {
        let inside = |rect: GridRect, outer: GridRect| {
            let fits = |from: u16, size: u16, least: u16, most: u16| {
                from >= least && size > 0 && from.checked_add(size).is_some_and(|to| to <= most)
            };
            fits(rect.x, rect.w, outer.x, outer.x + outer.w) && fits(rect.y, rect.h, outer.y, outer.y + outer.h)
        };
        if !inside(self.rect, outer) || self.gap >= self.rect.h {
            return false;
        }
        let columns = self.columns;
        let has_columns = columns.text > 0
            && columns.text <= columns.grid
            && (self.rect.x..self.rect.right()).contains(&self.text_x)
            && self.text_x + columns.grid <= self.rect.right();
        let text = GridRect { x: self.text_x, w: columns.text, ..self.rect };
        let leg = |leg: &Leg| inside(GridRect::new(leg.x, leg.y, 1, leg.h), text) && leg.lines_used <= leg.h;
        let photo = |photo: &PhotoPlacement| {
            let [left, top, right, bottom] = photo.crop;
            let shows = 0.0 <= left && left < right && right <= 1.0 && 0.0 <= top && top < bottom && bottom <= 1.0;
            shows && inside(photo.rect, text) && (1..=photo.rect.h).contains(&photo.picture_lines)
        };
        has_columns
            && inside(self.head_rect, self.rect)
            && self.legs.iter().all(leg)
            && self.photos.iter().all(photo)
            && self.sidebars.iter().all(|sidebar| sidebar.is_within(self.rect))
    }

    /// A rectangle of its text's columns (of a leg or a picture), in the basic columns it touches.
    pub fn on_grid(&self, rect: GridRect) -> GridRect {
        let own = GridRect { x: rect.x - self.text_x, ..rect };
        let basic = self.columns.on_basic(own);
        GridRect { x: basic.x + self.text_x, ..basic }
    }
}

/// A picture on the page. Its `rect` counts columns as the legs do.
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

/// One leg 栏段 of a module's text: one text column wide. `x` counts text columns from `text_x` of the module, plus `text_x`: where
/// columns are not broken it is the basic column.
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
    /// Where a cut of a few characters saves a line.
    #[serde(default)]
    pub trim_hint: Vec<TrimHint>,
}

/// A paragraph whose last line holds so few characters that a small cut saves the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrimHint {
    /// The article, by its place in the module.
    pub article: usize,
    /// The paragraph, from 1, as an editor counts them: crossheads, lists and tables are not counted.
    pub para: u32,
    /// Characters to take out.
    pub chars: u32,
    /// Lines that saves.
    pub saves: u32,
}
