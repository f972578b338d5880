//! Whether the pictures have enough pixels for the size they are printed at.
//!
//! Newsprint is screened at 85–100 lines an inch, which wants about twice as many pixels (makeup.md §4, §6.3 V13).

use crate::layout::{Layout, PhotoPlacement};
use chenbao_model::diag::{Code, Finding, Severity};
use chenbao_model::model::Issue;
use chenbao_model::units::PageNumber;

/// Below this many pixels per inch a picture is soft.
pub const SOFT: f64 = 200.0;
/// Below this many it shows its pixels: print shops refuse it, and so does the preflight (print.md §1.1).
pub const COARSE: f64 = 150.0;

/// The effective resolution of a picture on the page, in pixels per inch.
pub fn effective_ppi(photo: &PhotoPlacement) -> f64 {
    let [left, _, right, _] = photo.crop;
    let inches = photo.printed_mm[0] / 25.4;
    f64::from(photo.px.0) * (right - left) / inches
}

/// Finds the pictures that are too coarse for their size.
pub fn check(layout: &Layout, issue: &Issue) -> Vec<Finding> {
    let photos = layout.placements().flat_map(|(page, placement)| placement.photos.iter().map(move |p| (page, p)));
    photos.filter_map(|(page, photo)| finding(page, photo, issue)).collect()
}

fn finding(page: PageNumber, photo: &PhotoPlacement, issue: &Issue) -> Option<Finding> {
    let ppi = effective_ppi(photo);
    if ppi >= SOFT {
        return None;
    }
    let picture = issue.articles.iter().find(|article| article.id == photo.article)?.pictures.get(photo.index)?;
    let message = format!("图片 “{}” 印出来只有 {ppi:.0} ppi", picture.file);
    let mut finding = Finding::new(Code::LowResolution, message).at_opt(picture.span.clone()).on(page);
    if ppi < COARSE {
        finding.severity = Severity::Error;
    }
    let wanted = f64::from(photo.px.0) * SOFT / ppi;
    Some(finding.hint(format!("换一张宽 {wanted:.0} 像素以上的原图，或让它排小一些")))
}
