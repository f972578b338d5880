//! The grid of the paper: basic columns across, baseline steps down.

use serde::{Deserialize, Serialize};

use crate::measure::{Columns, Setting};
use crate::slicing;
use chenbao_model::units::Length;

/// The blank line that sets a module off from the one below. That of a module at the foot of the page falls below the type area, so
/// a page is searched one line deeper than it is.
pub const GAP: u16 = 1;

/// The most lines a type area may have.
pub const LINES_MAX: u16 = slicing::LINES_MAX - GAP;

/// The type area as a grid 基本栏 × 基线, and the measures that follow from it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "GridRecord", into = "GridRecord")]
pub struct Grid {
    /// Basic columns.
    pub cols: u16,
    /// Baseline steps.
    pub lines: u16,
    /// The size of the body type: one em.
    pub em: Length,
    /// The baseline step.
    pub pitch: Length,
    /// A basic column in whole em.
    pub col_em: u16,
    /// The gutter between two columns.
    pub gutter: Length,
    /// The measure inside a box of any number of columns, in whole em; less than `col_em`.
    pub box_col_em: u16,
    /// Lines a box spends above and below its contents, each.
    pub box_pad: u16,
}

/// The grid as `layout.json` holds it: in points and em (makeup.md §6.1).
#[derive(Serialize, Deserialize)]
struct GridRecord {
    cols: u16,
    lines: u16,
    em_pt: f64,
    pitch_pt: f64,
    col_em: u16,
    gutter_em: f64,
    box_col_em: u16,
    box_pad: u16,
}

impl From<Grid> for GridRecord {
    fn from(grid: Grid) -> Self {
        Self {
            cols: grid.cols,
            lines: grid.lines,
            em_pt: grid.em.to_pt(),
            pitch_pt: grid.pitch.to_pt(),
            col_em: grid.col_em,
            gutter_em: grid.gutter.to_pt() / grid.em.to_pt(),
            box_col_em: grid.box_col_em,
            box_pad: grid.box_pad,
        }
    }
}

impl From<GridRecord> for Grid {
    fn from(record: GridRecord) -> Self {
        Self {
            cols: record.cols,
            lines: record.lines,
            em: Length::from_pt(record.em_pt),
            pitch: Length::from_pt(record.pitch_pt),
            col_em: record.col_em,
            gutter: Length::from_pt(record.gutter_em * record.em_pt),
            box_col_em: record.box_col_em,
            box_pad: record.box_pad,
        }
    }
}

impl Grid {
    /// The width of so many columns with the gutters between them.
    pub fn width(&self, columns: u16) -> Length {
        let columns = i64::from(columns);
        self.em * i64::from(self.col_em) * columns + self.gutter * (columns - 1).max(0)
    }

    /// The distance of a column's left edge from the left of the type area.
    pub fn left(&self, column: u16) -> Length {
        (self.em * i64::from(self.col_em) + self.gutter) * i64::from(column)
    }

    /// The height of so many lines of body text: the last line has no leading below it.
    pub fn depth(&self, lines: u16) -> Length {
        if lines == 0 { Length::ZERO } else { self.pitch * i64::from(lines) - (self.pitch - self.em) }
    }

    /// The measure of a text column, in whole em: that of the basic columns, that inside boxes, or, where columns are broken
    /// 破栏, what is left of the width when its gutters are taken off; the gutters then take up the rest, so that lines need no
    /// stretching.
    pub fn measure(&self, columns: Columns) -> u16 {
        if !columns.is_broken() {
            return if columns.setting == Setting::Boxed { self.box_col_em } else { self.col_em };
        }
        let gutters = self.gutter * i64::from(columns.text.saturating_sub(1));
        let free = self.inner_width(columns) - gutters;
        let em = free.millipoints() / (self.em.millipoints() * i64::from(columns.text.max(1)));
        u16::try_from(em).unwrap_or(1).max(1)
    }

    /// The distance from the left edge of a text's columns to its column `index`; inside a box they stand off the rule by three
    /// quarters of an em (half an em in a box of one column).
    pub fn text_left(&self, columns: Columns, index: u16) -> Length {
        self.inset(columns) + (self.text_column(columns) + self.text_gutter(columns)) * i64::from(index)
    }

    /// The width of so many of a text's columns, with the gutters between them.
    pub fn text_width(&self, columns: Columns, span: u16) -> Length {
        self.text_column(columns) * i64::from(span) + self.text_gutter(columns) * i64::from(span.saturating_sub(1))
    }

    /// The gutter between two of a text's columns.
    pub fn text_gutter(&self, columns: Columns) -> Length {
        if columns.text < 2 {
            return Length::ZERO;
        }
        let free = self.inner_width(columns) - self.text_column(columns) * i64::from(columns.text);
        Length::from_millipoints(free.millipoints() / i64::from(columns.text - 1))
    }

    fn text_column(&self, columns: Columns) -> Length {
        self.em * i64::from(self.measure(columns))
    }

    fn inner_width(&self, columns: Columns) -> Length {
        self.width(columns.grid) - self.inset(columns) * 2
    }

    fn inset(&self, columns: Columns) -> Length {
        let quarters = match (columns.setting, columns.grid) {
            (Setting::Open, _) => 0,
            (Setting::Boxed, 1) => 2,
            (Setting::Boxed, _) => 3,
        };
        Length::from_millipoints(self.em.millipoints() * quarters / 4)
    }

    /// The distance of a line's top from the head of the type area.
    pub fn top(&self, line: u16) -> Length {
        self.pitch * i64::from(line)
    }
}
