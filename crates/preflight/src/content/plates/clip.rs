//! Where marks may appear: a rectangle of the page, and a mask where that is not all.

use std::rc::Rc;

use super::cover::Cover;
use super::pixels::Area;
use crate::boxes::Rect;

/// Where marks may appear.
#[derive(Debug, Clone)]
pub(crate) struct Clip {
    /// In points of the page.
    pub rect: Rect,
    /// In pixels; none where nothing is left.
    pub area: Option<Area>,
    /// How much of each pixel is left, where the clip is not a rectangle.
    pub mask: Option<Rc<Cover>>,
}

impl Clip {
    /// Where nothing may appear.
    pub(super) fn nowhere() -> Self {
        Self { rect: Rect { x0: 0.0, y0: 0.0, x1: 0.0, y1: 0.0 }, area: None, mask: None }
    }
}
