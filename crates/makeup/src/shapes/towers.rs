//! Pictures at the head of a body: stacks of rows side by side, with the place and the size of each picture. Takes what `pictures` chose;
//! gives widths, depths, areas and costs.

use super::rows::PhotoCell;

/// A picture at the head of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PhotoBlock {
    /// Which of the piece's pictures.
    pub(crate) photo: usize,
    /// The column of the text it begins at.
    pub(crate) x: u16,
    /// The line of the body it begins at.
    pub(crate) y: u16,
    /// Over how many of the text's columns.
    pub(crate) span: u16,
    /// Lines of the picture.
    pub(crate) lines: u16,
    /// Lines of the captions of its row.
    pub(crate) caption: u16,
}

impl PhotoBlock {
    /// The area of the picture in columns × lines.
    pub(crate) fn area(&self) -> u32 {
        u32::from(self.span) * u32::from(self.lines)
    }
}

/// A stack of rows over some columns, before its depth is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tower {
    pub(super) width: u16,
    pub(super) rows: Vec<Vec<PhotoCell>>,
}

/// The size of a tower, captions included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TowerSize {
    /// Columns of the text.
    pub(crate) width: u16,
    /// Lines.
    pub(crate) depth: u16,
}

/// Towers side by side with all depths chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Towers {
    /// The size of each.
    pub(crate) sizes: Vec<TowerSize>,
    /// The pictures, counted from the first tower's corner.
    pub(crate) blocks: Vec<PhotoBlock>,
    /// What the crop costs.
    pub(crate) crop_cost: u32,
    /// What widths and depths cost.
    pub(crate) photo_cost: u32,
}

impl Towers {
    /// The columns all towers take together.
    pub(crate) fn width(&self) -> u16 {
        self.sizes.iter().map(|size| size.width).sum()
    }

    /// The depth of the deepest.
    pub(crate) fn depth(&self) -> u16 {
        self.sizes.iter().map(|size| size.depth).max().unwrap_or(0)
    }

    /// The area they take with their captions.
    pub(crate) fn area(&self) -> u32 {
        self.sizes.iter().map(|size| u32::from(size.width) * u32::from(size.depth)).sum()
    }
}
