//! The paper for the screen: a tagged PDF, the proof, and a picture of each page.

use rayon::prelude::*;

use super::Artifact;
use crate::diag::{Code, Failure, Finding};
use crate::model::Issue;
use crate::typeset::{Pages, forget};
use crate::units::PageNumber;

/// Pixels per inch of the page pictures: a page of 273 mm is 1,182 pixels wide, which body type can just be read at.
const PIXELS_PER_INCH: u16 = 110;

/// `paper.pdf`, tagged as PDF/UA-1.
///
/// # Errors
/// What the engine finds against the standard.
pub fn screen_pdf(pages: &Pages, issue: &Issue) -> Result<Artifact, Failure> {
    let ident = format!("chenbao/{}/{}/{}", issue.paper.id, issue.date, issue.number);
    Ok(Artifact::new("paper.pdf", pages.pdf(&ident, issue.date)?))
}

/// `proof.pdf`, of proof sheets: for the desk, in whatever state the pages are.
///
/// # Errors
/// What the engine finds against the version.
pub fn proof_pdf(sheets: &Pages, issue: &Issue) -> Result<Artifact, Failure> {
    let ident = format!("chenbao/{}/{}/{}/proof", issue.paper.id, issue.date, issue.number);
    Ok(Artifact::new("proof.pdf", sheets.proof_pdf(&ident, issue.date)?))
}

/// `pages/01.png` and so on, quickly compressed: packing them as small as can be takes as long as drawing them.
///
/// # Errors
/// A page that cannot be drawn.
pub fn screen_png(pages: &Pages) -> Result<Vec<Artifact>, Failure> {
    let numbers: Vec<u16> = (1..).take(pages.len()).collect();
    numbers
        .into_par_iter()
        .map(|number| {
            let bytes = pages.proof(PageNumber::new(number), PIXELS_PER_INCH).ok_or_else(|| {
                Finding::new(Code::OutputFailed, format!("第{number}版的图片画不出来"))
                    .hint("改用 --no-pages，不画各版的图片")
            })?;
            forget();
            Ok(Artifact::new(format!("pages/{number:02}.png"), bytes))
        })
        .collect()
}
