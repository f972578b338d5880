//! The content of a page: what a press would print of it. Takes a page, its boxes and the thresholds; gives its figures and what is wrong.
//!
//! [`walk`] interprets the content streams. Every mark is first checked by the [`rules`], which may look at what lies under it, and then laid on
//! the [`plates`]; what can only be seen on the whole page (bleed, inks on top of each other, emptiness) is read off the plates at the end.

mod calculator;
mod color;
mod findings;
mod font;
mod forms;
mod function;
mod geometry;
mod images;
mod memory;
mod outline;
mod paint;
mod plates;
mod rules;
mod shading;
mod sheet;
mod state;
mod text;
mod trace;
mod walk;

#[cfg(test)]
mod tests;

use hayro_syntax::object::{Dict, Object};
use hayro_syntax::page::Page;

pub(super) use self::memory::Memory;
use self::rules::GroupSpace;
use self::sheet::Sheet;
use self::walk::Walker;
pub(super) use self::walk::{Kept, Share};
use super::pages::{Boxes, hundredths};
use super::{Hit, PageFacts, Rule, Thresholds};
use chenbao_model::diag::Severity;

/// Less than this of every ink on the whole trim, in percent, is an empty page.
const EMPTY: f64 = 0.001;

/// What the content of a page comes to.
pub(super) struct Content {
    /// Its figures.
    pub facts: PageFacts,
    /// What is wrong, by rule.
    pub hits: Vec<Hit>,
    /// The forms on the page, in order.
    pub forms: Vec<PlacedForm>,
}

/// A form as it is placed on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PlacedForm {
    /// The page of the paper it says it is: `/PieceInfo /Chenbao /Private /Page`.
    pub page: Option<u32>,
    /// Its trim in its own space: `/PieceInfo /Chenbao /Private /TrimBox`.
    pub trim: Option<[f64; 4]>,
    /// Its box in its own space: left, bottom, right, top.
    pub bbox: [f64; 4],
    /// From its own space to the page.
    pub matrix: [f64; 6],
    /// Where it is clipped to, on the page: left, bottom, right, top.
    pub clip: [f64; 4],
}

/// What the boxes of the page of this number say of it.
pub(super) fn facts_of_boxes(number: u32, boxes: &Boxes) -> PageFacts {
    PageFacts {
        number,
        trim_mm: boxes.trim_or_media().size_mm().map(hundredths),
        bleed_mm: hundredths(boxes.bleed_mm()),
        ..PageFacts::default()
    }
}

/// Examines the content of the page of this number, with what the pages before it left, within its share. Never fails: what cannot be read is left out and
/// reported.
pub(super) fn examine<'a>(
    page: &Page<'a>,
    number: u32,
    boxes: &Boxes,
    thresholds: &Thresholds,
    (kept, memory): (Kept<'a>, &Memory),
    share: Share,
) -> (Content, Kept<'a>) {
    let sheet = Sheet::new(number, boxes, thresholds);
    let group = page
        .raw()
        .get::<Dict<'_>>(b"Group")
        .and_then(|group| color::group_space(&group, page.resources(), &function::Budget::new()));
    let mut walker = Walker::new(sheet, GroupSpace::of(group.as_ref()), (kept, memory), share);
    walker.run_page(page.raw().get::<Object<'_>>(b"Contents"), page.resources());
    let unfinished = walker.is_exhausted();
    let (mut sheet, forms, kept) = walker.into_kept();
    let trim = sheet.trim;
    if unfinished {
        sheet.hit((Rule::Readable, Severity::Error), "unfinished", trim, || {
            "这一版的内容太多或套得太深，没有查完".to_owned()
        });
    }
    let peak_ink = sheet.check_overlaps();
    sheet.check_bleed();
    let inks = sheet.plates.coverage(trim);
    if inks.iter().all(|ink| *ink < EMPTY) && !unfinished {
        sheet.hit((Rule::PageCount, Severity::Error), "empty", trim, || "空白版：裁切线以内什么也不印".to_owned());
    }
    let facts = PageFacts {
        inks,
        spots: sheet.spots.into_iter().collect(),
        peak_ink,
        least_ppi: sheet.least_ppi,
        pictures: sheet.pictures,
        fonts: sheet.fonts.into_iter().collect(),
        ..facts_of_boxes(number, boxes)
    };
    let content = Content { facts, hits: sheet.findings.into_hits(), forms };
    (content, kept)
}
