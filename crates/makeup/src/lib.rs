//! Makeup 编排: where every item of an issue goes. Takes the issue, the typesetter's measures and the page templates; gives a
//! [`Layout`] in whole columns and lines, its measures, and findings where copy and pages do not match.
//!
//! The search reckons in integers only: no typst, no fonts, no files, no clock. What it hands over for `layout.json` has three
//! floats, each worked out from whole numbers and rounded once, and never compared in the search: the crop window of a picture,
//! its aspect, and its printed size in millimetres. Same input, same layout, whatever the number of threads or the order
//! of the articles.
//!
//! # The rooms
//!
//! In the order of the algorithm: a room imports from rooms to its left only, and a file from no file that imports from it.
//!
//! `slicing · measure, grid, widths, cost, term, placement, layout, options · shapes · templates · page · reading · edition`
//!
//! | room | takes | gives |
//! |---|---|---|
//! | [`slicing`] | a price for every rectangle | the K cheapest ways to cut a sheet into rectangles; knows nothing of newspapers |
//! | [`measure`], [`grid`], [`widths`], [`cost`], [`term`], [`layout`], [`options`] | – | the vocabulary: what is asked of the typesetter, what things cost, what a layout is |
//! | `shapes` | an issue and a [`Measure`] | its items, and every rectangle each can fill |
//! | `templates` | a template's file | what a kind of page asks of its items: a pattern of slots |
//! | `page` | the items of one page | its layouts, cheapest first by the whole objective |
//! | [`areas`], [`difference`], [`metrics`], [`resolution`], [`trim`], [`words`] (`reading`) | a finished layout | how good it is, where its parts stand, what they are called |
//! | `edition` | an issue | every page its items, solved, mended, reported |
//!
//! Every item, one module's worth of copy, has *forms* (columns, box, side head, pull quote), each form has *bodies* (legs around
//! pictures), and together they give it *shapes* (which rectangles it fills exactly and at what cost). The flatplan gives every page its
//! items; `slicing` finds the cheapest trees of cuts that tile the page with their shapes; `page` judges every arrangement of these
//! trees and keeps the next best as alternatives; `edition` changes what stands where for pages without a solution.
//!
//! # To begin with
//!
//! What sets type stays outside: the caller implements [`Measure`]. This one sets every text in one row and no head;
//! `examples/make_up.rs` has one that reckons, and makes a whole issue up.
//!
//! ```
//! use chenbao_makeup::grid::Grid;
//! use chenbao_makeup::measure::{Galley, HeadOption, HeadQuery, Measure, MeasureFailed, Passage, Row, RowKind};
//! use chenbao_makeup::{Options, Outcome, make_up};
//! use chenbao_model::model::{Issue, Picture};
//! use chenbao_model::units::Length;
//!
//! struct OneRow;
//!
//! impl Measure for OneRow {
//!     fn galley(&self, passage: Passage, _em: u16) -> Result<Galley, MeasureFailed> {
//!         let chars = passage.articles.iter().map(|article| article.chars()).sum::<usize>();
//!         let chars = u16::try_from(chars).unwrap_or(u16::MAX);
//!         let kind = RowKind::Solid;
//!         Ok(Galley { rows: vec![Row { lines: 1, kind, para: 0, first: true, last: true, chars, lone: false }] })
//!     }
//!
//!     fn heads(&self, _query: HeadQuery) -> Result<Vec<HeadOption>, MeasureFailed> {
//!         Ok(Vec::new())
//!     }
//!
//!     fn caption(&self, _picture: &Picture, _width: Length) -> Result<u16, MeasureFailed> {
//!         Ok(1)
//!     }
//! }
//!
//! fn layout_of(issue: &Issue, grid: &Grid) -> Result<Outcome, MeasureFailed> {
//!     make_up(issue, &OneRow, &[], grid, &Options::default())
//! }
//! ```

pub mod cost;
mod edition;
pub mod grid;
pub mod layout;
pub mod measure;
pub mod options;
mod page;
mod placement;
mod reading;
mod shapes;
pub mod slicing;
mod templates;
pub mod term;
pub mod widths;

pub use self::edition::outcome::Outcome;
pub use self::edition::room;
pub use self::options::Options;
pub use self::reading::{areas, difference, frame, metrics, resolution, trim, words};
pub use self::templates::template;

use self::edition::issue::Edition;
use self::edition::{cure, demands, repair, report, surfeit, written};
use self::grid::Grid;
use self::layout::Layout;
use self::measure::{Measure, MeasureFailed};
use self::template::PageTemplate;
use chenbao_model::diag::{Code, Finding};
use chenbao_model::model::Issue;

/// Makes up an issue.
///
/// # Errors
/// What kept the typesetter from answering. Nothing is searched on answers that were not given.
pub fn make_up(
    issue: &Issue,
    measure: &dyn Measure,
    templates: &[PageTemplate],
    grid: &Grid,
    options: &Options,
) -> Result<Outcome, MeasureFailed> {
    if issue.pages.is_empty() {
        let layout = Layout { grid: grid.clone(), pages: Vec::new() };
        return Ok(Outcome { metrics: metrics::report(&layout), layout, findings: Vec::new() });
    }
    if let Some((layout, finding)) = surfeit::refused(issue, templates, grid, options) {
        return Ok(Outcome { metrics: metrics::report(&layout), layout, findings: vec![finding] });
    }
    // 1. Measure all copy and find the shapes every item can take.
    let mut edition = Edition::new(issue, measure, templates, grid, options)?;
    // 2. Plan which item stands on which page.
    edition.plan();
    // 3. Solve every page as planned.
    edition.solve_all()?;
    // 4. Where a page has no solution, change what stands where.
    repair::repair(&mut edition)?;
    // 5. Where that does not help, find how much copy is too much or too little.
    edition.fit()?;
    // 6. Write it down.
    let layout = written::layout_of(&edition);
    let metrics = metrics::report(&layout);
    let mut findings = demands::check_demands(issue, templates, grid, options);
    report::add_findings(&edition, &layout, &metrics, &mut findings);
    // 7. Where pages are at fault, try what would mend them all.
    let remedies = cure::cure(&edition, || Edition::new(issue, measure, templates, grid, options))?;
    if !remedies.is_empty() {
        let message = format!("照这 {} 条改，全期就排得成", remedies.len());
        findings.push(Finding::new(Code::RemediesTried, message).remedied(remedies));
    }
    Ok(Outcome { layout, metrics, findings })
}
