//! For the print shop: pages as PDF/X-4 in the inks of the press, imposed sheets, a preflight and what goes along with them.
//!
//! The typesetter sets the pages with CMYK colours and with pictures that [`pictures`] has separated; `pages` brings what is left into
//! the inks of the press and overprints black text; `pdfx` declares the result; [`sheets`] imposes it; [`crate::preflight`] reads the
//! finished files as anyone's; [`delivery`] packs them. All files of an issue are the same bytes on every run.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | [`profile`], [`color`] (`intent`, `grey`, `foreign_inks`, `ink_limit`) | an ICC file; pixels | the printing condition; inks within its limit |
//! | [`pictures`] | picture files and their frames | JPEG files in inks, cut out and sharpened |
//! | `content_stream`, `recolor` | the operators of a stream | the same in inks, black overprinting |
//! | `drawings`, `inks`, `into_inks`, `pixels` | a document of the engine's | the same document with every colour in inks |
//! | `pages`, `singles` | the engine's PDF | pages with boxes; a document for each |
//! | `pdfx` | a document | the same, declared as PDF/X-4 |
//! | [`sheets`] | pages and slugs | imposed sheets with marks |
//! | [`delivery`] | finished files | ticket, checksums, archive |

pub mod color;
mod content_stream;
pub mod delivery;
mod drawings;
mod foreign_inks;
mod grey;
mod ink_limit;
mod inks;
mod intent;
mod into_inks;
mod pages;
mod pdfx;
pub mod pictures;
mod pixels;
pub mod profile;
mod recolor;
pub mod sheets;
mod singles;

use lopdf::Document;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use self::color::Separation;
use self::inks::HouseInks;
use self::pages::Trim;
use self::pdfx::{CREATOR, Declaration, OutputIntent};
use self::profile::OutputProfile;
use self::sheets::{Geometry, PLATES, Signature, SlugText};
use super::Artifact;
use crate::diag::Failure;
use crate::model::{Issue, PrintPlan};
use crate::typeset::{Pages, SlugSpan, Typesetter};
use crate::units::Length;

/// The size of type of the slug lines.
const SLUG_SIZE_PT: f64 = 7.0;

/// What files for the press are made with.
pub struct PressJob<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// The typesetter for the press: of the slugs, and of the look's colours.
    pub setter: &'a Typesetter,
    /// The profile of the printing condition.
    pub profile: &'a OutputProfile,
    /// How colours become inks.
    pub separation: &'a Separation,
}

/// The pages as they are printed, to be written as files.
pub struct PressDocument<'a> {
    job: &'a PressJob<'a>,
    document: Document,
    intent: OutputIntent,
    /// What the files are made from, as a digest.
    instance: [u8; 32],
}

impl PressDocument<'_> {
    /// All pages in one file.
    ///
    /// # Errors
    /// What keeps it from being written.
    pub fn pages(&self) -> Result<Artifact, Failure> {
        let bytes = self.declared(&mut self.document.clone(), "pages")?;
        Ok(Artifact::new("print/pages.pdf", bytes))
    }

    /// A file for each page.
    ///
    /// # Errors
    /// What keeps one from being written.
    pub fn singles(&self) -> Result<Vec<Artifact>, Failure> {
        let mut singles = singles::separate(&self.document);
        let single = |(index, page): (usize, &mut Document)| {
            let name = format!("A{:02}", index + 1);
            Ok(Artifact::new(format!("print/{name}.pdf"), self.declared(page, &name)?))
        };
        singles.par_iter_mut().enumerate().map(single).collect()
    }

    /// The imposed sheets; none of a number of pages that does not fold.
    ///
    /// # Errors
    /// What the engine complains of.
    pub fn sheets(&self) -> Result<Option<Artifact>, Failure> {
        let Ok(signature) = Signature::folded(self.document.page_iter().count()) else { return Ok(None) };
        let slugs = self.job.slugs(&signature)?;
        let PrintPlan { trim, bleed, .. } = self.job.issue.paper.print;
        let modified = pdfx::stamp(self.job.issue.date);
        let mut sheets = sheets::impose(&self.document, Some(&slugs), &Geometry { trim, bleed }, &modified)?;
        let bytes = self.declared(&mut sheets, "sheets")?;
        Ok(Some(Artifact::new("print/sheets.pdf", bytes)))
    }

    fn declared(&self, document: &mut Document, part: &str) -> Result<Vec<u8>, Failure> {
        let issue = self.job.issue;
        let paper = &issue.paper;
        let title = format!("{} {} 第{}期 {part}", paper.full_name(), issue.date, issue.number);
        let declaration = Declaration {
            title: &title,
            author: &paper.publisher,
            ident: &self.job.ident(part),
            instance: &self.instance,
            date: issue.date,
        };
        pdfx::declare(document, &self.intent, &declaration);
        pages::write(document)
    }
}

impl PressJob<'_> {
    /// The pages as they were set for the press, in its inks.
    ///
    /// # Errors
    /// What the engine complains of.
    pub fn document(&self, pages: &Pages) -> Result<PressDocument<'_>, Failure> {
        let pdf = pages.press_pdf(&self.ident("pages"))?;
        let plan = &self.issue.paper.print;
        let made_from = [&pdf[..], &self.profile.bytes, format!("{plan:?}").as_bytes(), CREATOR.as_bytes()].concat();
        Ok(PressDocument {
            job: self,
            document: pages::prepare(&pdf, self.trim(), &self.inks())?,
            intent: OutputIntent::new(self.profile),
            instance: Sha256::digest(made_from).into(),
        })
    }

    /// The slugs of all sides, set and in the inks of the press.
    fn slugs(&self, signature: &Signature) -> Result<Document, Failure> {
        let Issue { paper, date, number, .. } = self.issue;
        let texts = sheets::slug_texts(
            signature,
            &paper.name,
            paper.edition.as_deref(),
            *date,
            *number,
            &self.profile.condition,
        );
        let spans: Vec<Vec<SlugSpan>> = texts.iter().map(slug_spans).collect();
        let set = self.setter.slugs(&spans, Length::from_pt(SLUG_SIZE_PT))?;
        pages::prepare_slugs(&set.press_pdf(&self.ident("slugs"))?, &self.inks())
    }

    /// What tells a file of this issue from all others.
    fn ident(&self, part: &str) -> String {
        format!("chenbao/{}/{}/{}/{part}", self.issue.paper.id, self.issue.date, self.issue.number)
    }

    fn trim(&self) -> Trim {
        let plan = &self.issue.paper.print;
        Trim { size: plan.trim, bleed: plan.bleed }
    }

    fn inks(&self) -> HouseInks<'_> {
        HouseInks { palette: self.setter.palette(), separation: self.separation }
    }
}

/// The words of a slug: what they say in black, then the names of the plates, each in its own ink.
fn slug_spans(text: &SlugText) -> Vec<SlugSpan> {
    let SlugText { paper, issue, sheet, pages, condition } = text;
    let words = format!("{paper}　{issue}　{sheet}　{pages}　{condition}　");
    let words = SlugSpan { text: words, inks: [0.0, 0.0, 0.0, 100.0] };
    let plates = PLATES.iter().map(|plate| SlugSpan { text: plate.name.to_owned(), inks: plate.ink.map(f64::from) });
    std::iter::once(words).chain(plates).collect()
}
