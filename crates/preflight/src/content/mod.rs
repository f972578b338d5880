//! The content of a page: what a press would print of it. Takes a page, its boxes and the thresholds; gives its figures and what is wrong.
//!
//! [`walk`] interprets the content streams. Every mark is first checked by the [`rules`], which may look at what lies under it, and then laid on
//! the [`plates`]; what can only be seen on the whole page (bleed, inks on top of each other, emptiness) is read off the plates at the end.
//!
//! | room | takes | gives |
//! |---|---|---|
//! | `geometry` | matrices, rectangles | where things lie |
//! | `plates` | marks, one after the other | the inks of every pixel |
//! | `resources` | objects of the file | spaces, fonts, gradients, pictures |
//! | `state` | operands | what marks are painted with |
//! | `likeness`, `findings` | faults | hits, repeated ones counted |
//! | `sheet` | | the page so far: its plates and its findings |
//! | `rules` | marks before they are laid | faults |
//! | `walk` | content streams | marks |

mod findings;
mod geometry;
mod likeness;
mod placed;
mod plates;
mod resources;
mod rules;
mod sheet;
mod state;
mod walk;

#[cfg(test)]
mod tests;

pub(crate) use placed::PlacedForm;
pub(crate) use resources::{Layers, Memory};
pub(crate) use walk::{FileSetting, Kept, Means, Share};

use hayro_syntax::object::{Dict, Object};
use hayro_syntax::page::Page;

use self::resources::Space;
use self::rules::GroupSpace;
use self::sheet::Sheet;
use self::walk::Walker;
use crate::boxes::{PageBoxes, hundredths};
use crate::fault::{CountFault, ReadingFault};
use crate::hit::{Hit, Severity};
use crate::press::Press;
use crate::report::PageFacts;
use crate::thresholds::Thresholds;

/// Less than this of every ink on the whole trim, in percent, is an empty page.
const EMPTY: f64 = 0.001;

/// A page about to be examined.
pub(crate) struct PageInput<'i, 'a> {
    /// As the parser has it.
    pub(crate) page: &'i Page<'a>,
    /// Counted from 1.
    pub(crate) number: u32,
    /// Its boxes.
    pub(crate) boxes: &'i PageBoxes,
    /// What is asked of it.
    pub(crate) thresholds: &'i Thresholds,
}

/// What the content of a page comes to.
pub(crate) struct PageContent<'a> {
    /// Its figures.
    pub(crate) facts: PageFacts,
    /// What is wrong, by rule.
    pub(crate) hits: Vec<Hit>,
    /// The forms on the page, in order.
    pub(crate) forms: Vec<PlacedForm>,
    /// What the next page may use.
    pub(crate) kept: Kept<'a>,
    /// What examining it took.
    pub(crate) spent: u64,
}

/// What the boxes of the page of this number say of it.
pub(crate) fn facts_of_boxes(number: u32, boxes: &PageBoxes) -> PageFacts {
    PageFacts {
        number,
        trim_mm: boxes.trim_or_media().size_mm().map(hundredths),
        bleed_mm: hundredths(boxes.bleed_mm()),
        ..PageFacts::default()
    }
}

/// Examines the content of a page. Never fails: what cannot be read is left out and reported.
pub(crate) fn examine_content<'a>(input: &PageInput<'_, 'a>, means: Means<'a, '_>) -> PageContent<'a> {
    let PageInput { page, number, boxes, thresholds } = *input;
    let group = group_of_page(page, &means.setting.press);
    let mut sheet = Sheet::new(number, boxes, thresholds);
    sheet.flat = means.setting.flat;
    sheet.check_page_group(group.as_ref());
    let group = group.map_or(GroupSpace::UNNAMED, |space| GroupSpace::of_space(&space));
    let mut walker = Walker::new(sheet, group, means);
    walker.run_page(page.raw().get::<Object<'_>>(b"Contents"), page.resources());
    let walked = walker.finish();
    let (mut sheet, trim) = (walked.sheet, boxes.trim_or_media());
    if !walked.finished {
        sheet.hit(Severity::Error, trim, ReadingFault::Unfinished);
    }
    let peak_ink = sheet.check_overlaps();
    sheet.check_bleed();
    sheet.check_width_sums();
    let inks = sheet.plates.coverage(trim);
    if inks.iter().all(|ink| *ink < EMPTY) && walked.finished {
        sheet.hit(Severity::Error, trim, CountFault::EmptyPage);
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
    PageContent { facts, hits: sheet.findings.into_hits(), forms: walked.forms, kept: walked.kept, spent: walked.spent }
}

/// The space that the group of the page blends in; none where it names none.
fn group_of_page(page: &Page<'_>, press: &Press) -> Option<Space> {
    let group = page.raw().get::<Dict<'_>>(b"Group")?;
    let budget = resources::Budget::new();
    resources::group_space(&group, page.resources(), resources::SpaceSource { budget: &budget, press })
}
