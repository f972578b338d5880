//! The room of an issue. Takes an issue, the typesetter and the templates; gives what its pages hold and what its copy takes at its ease, before
//! anything is placed: so a desk can tell whether it sends too much.

use super::issue::Edition;
use crate::grid::Grid;
use crate::measure::{Measure, MeasureFailed};
use crate::options::Options;
use crate::templates::template::PageTemplate;
use chenbao_model::model::{ArticleId, Issue};

/// What the pages of an issue hold and what its copy takes, in column-lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// The room of every page; none where advertisements cover it.
    pub pages: Vec<u32>,
    /// What every item takes, in the order of their names.
    pub items: Vec<ItemRoom>,
}

/// The room that one module's worth of copy takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRoom {
    /// Its articles, with those that stand inside its rectangle.
    pub articles: Vec<ArticleId>,
    /// The area it takes when it may choose.
    pub comfortable: u32,
    /// The least area it can take.
    pub least: u32,
}

/// The room of an issue; fillers are not reckoned with.
///
/// # Errors
/// What kept the typesetter from answering.
pub fn room(
    issue: &Issue,
    measure: &dyn Measure,
    templates: &[PageTemplate],
    grid: &Grid,
    options: &Options,
) -> Result<Room, MeasureFailed> {
    let edition = Edition::new(issue, measure, templates, grid, options)?;
    let items = edition.items.iter().map(|shaped| ItemRoom {
        articles: shaped.item.pieces().flat_map(|piece| &piece.articles).map(|article| article.id.clone()).collect(),
        comfortable: shaped.shapes.comfortable_area().unwrap_or_default(),
        least: shaped.shapes.areas().map_or(0, |(least, _)| least),
    });
    Ok(Room { items: items.collect(), pages: edition.pages.iter().map(|page| page.room()).collect() })
}
