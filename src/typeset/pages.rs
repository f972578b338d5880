//! The finished pages: what the exporters write.

use typst::foundations::{Datetime, Smart};
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::diag::{Code, Failure, Finding};
use crate::units::Date;

/// The finished pages.
pub struct Pages {
    pub(super) document: PagedDocument,
}

impl Pages {
    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.document.pages().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.document.pages().is_empty()
    }

    /// The pages as a PDF for the screen, tagged as PDF/UA-1. `ident` tells this document from all others, `date` is the day it
    /// appears; neither comes from a clock, so the same pages give the same bytes.
    ///
    /// # Errors
    /// What the engine finds against the standard, such as a picture without alternative text.
    pub fn pdf(&self, ident: &str, date: Date) -> Result<Vec<u8>, Failure> {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| engine_fault(error.message()))?;
        let timestamp = Datetime::from_ymd_hms(date.year, date.month, date.day, 0, 0, 0).map(Timestamp::new_utc);
        let options = PdfOptions {
            ident: Smart::Custom(ident.to_owned()),
            creator: Smart::Custom(Some(creator())),
            timestamp,
            standards,
            ..PdfOptions::default()
        };
        self.export(&options)
    }

    /// The pages as a PDF 1.6 for the press: no tags, the inks as they were set. What PDF/X asks for beyond that is the exporter's.
    ///
    /// # Errors
    /// What the engine finds against the version.
    pub fn press_pdf(&self, ident: &str) -> Result<Vec<u8>, Failure> {
        let standards = PdfStandards::new(&[PdfStandard::V_1_6]).map_err(|error| engine_fault(error.message()))?;
        let options = PdfOptions {
            ident: Smart::Custom(ident.to_owned()),
            creator: Smart::Custom(Some(creator())),
            standards,
            tagged: false,
            ..PdfOptions::default()
        };
        self.export(&options)
    }

    /// Proof sheets as a PDF to read and to print at a desk: no tags, since what stands on them is told in the findings too.
    ///
    /// # Errors
    /// What the engine finds against the version.
    pub fn proof_pdf(&self, ident: &str, date: Date) -> Result<Vec<u8>, Failure> {
        let timestamp = Datetime::from_ymd_hms(date.year, date.month, date.day, 0, 0, 0).map(Timestamp::new_utc);
        let options = PdfOptions {
            ident: Smart::Custom(ident.to_owned()),
            creator: Smart::Custom(Some(creator())),
            timestamp,
            tagged: false,
            ..PdfOptions::default()
        };
        self.export(&options)
    }

    fn export(&self, options: &PdfOptions) -> Result<Vec<u8>, Failure> {
        typst_pdf::pdf(&self.document, options)
            .map_err(|errors| Failure { findings: errors.iter().map(|error| engine_fault(&error.message)).collect() })
    }
}

/// A page drawn with so many pixels an inch.
pub(super) fn render(page: &Page, pixels_per_inch: f64) -> tiny_skia::Pixmap {
    let options = typst_render::RenderOptions {
        pixel_per_pt: typst::utils::Scalar::new(pixels_per_inch / 72.0),
        ..typst_render::RenderOptions::default()
    };
    typst_render::render(page, &options)
}

/// The bytes of red, green and blue of each pixel: a page is opaque.
pub(super) fn colors(pixels: &tiny_skia::Pixmap) -> Vec<u8> {
    pixels.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect()
}

/// Lets the engine forget what it remembers from earlier calls, such as pictures scaled to their size on a page. For those who make
/// each page once; a preview, which makes the same pages again, must not.
pub fn forget() {
    comemo::evict(0);
}

/// How many rounds the engine remembers what it was not asked for again.
const ROUNDS: usize = 6;

/// Lets the engine forget what it has not used for some rounds, of which this ends one. For those who make or draw the same pages again and
/// again.
pub fn age() {
    comemo::evict(ROUNDS);
}

/// The program's name in the files it makes.
fn creator() -> String {
    format!("chenbao {}", env!("CARGO_PKG_VERSION"))
}

fn engine_fault(message: &str) -> Finding {
    Finding::new(Code::TemplateEngine, format!("生成 PDF 时引擎报告：{message}"))
}
