//! Forms as they are placed on a page: what the rules of imposition look at.

/// A form as it is placed on a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PlacedForm {
    /// The page of the paper it says it is: `/PieceInfo /Chenbao /Private /Page`.
    pub(crate) page: Option<u32>,
    /// Its trim in its own space: `/PieceInfo /Chenbao /Private /TrimBox`.
    pub(crate) trim: Option<[f64; 4]>,
    /// Its box in its own space: left, bottom, right, top.
    pub(crate) bbox: [f64; 4],
    /// From its own space to the page.
    pub(crate) matrix: [f64; 6],
    /// Where it is clipped to, on the page: left, bottom, right, top.
    pub(crate) clip: [f64; 4],
}
