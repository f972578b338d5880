//! One page by itself. Takes it with what the page before it left; gives its figures, its hits and its forms.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::object::{Object, Stream};
use hayro_syntax::page::Page;

use super::order::Order;
use crate::boxes::{PageBoxes, box_hits};
use crate::content::{FileSetting, Kept, Means, PageInput, PlacedForm, Share, examine_content, facts_of_boxes};
use crate::document::annotation_hits;
use crate::fault::{ReadingFault, WorkPart};
use crate::hit::Hit;
use crate::input::bounded;
use crate::report::PageFacts;
use crate::tally::Tally;

/// What is known of a page when it was examined.
pub(super) struct ExaminedPage {
    pub(super) facts: PageFacts,
    pub(super) tally: Tally,
    pub(super) forms: Vec<PlacedForm>,
    pub(super) boxes: PageBoxes,
    /// What examining it took.
    pub(super) spent: u64,
}

/// Examines pages one after the other.
pub(super) struct PageExaminer<'r, 'a> {
    pub(super) order: Order<'r>,
    /// What each page may spend.
    pub(super) share: Share,
    /// What the content of every page is read with.
    pub(super) setting: &'r FileSetting,
    /// What the page before left.
    pub(super) kept: Kept<'a>,
}

impl<'a> PageExaminer<'_, 'a> {
    /// Examines a page; a panic in it becomes a hit.
    pub(super) fn examine(&mut self, page: &Page<'a>, number: u32) -> ExaminedPage {
        let mut examined = glanced_at(page, number);
        let boxes = examined.boxes;
        let kept = std::mem::take(&mut self.kept);
        let means = Means { kept, memory: self.order.memory, setting: self.setting, share: self.share };
        let input = PageInput { page, number, boxes: &boxes, thresholds: self.order.thresholds };
        let work = || is_readable(page, self.share.bytes).then(|| examine_content(&input, means));
        match catch_unwind(AssertUnwindSafe(work)) {
            Ok(Some(content)) => {
                self.kept = content.kept;
                examined.facts = content.facts;
                examined.tally.extend(content.hits);
                examined.forms = content.forms;
                examined.spent = content.spent;
            }
            Ok(None) => examined.tally.add(Hit::error(ReadingFault::PageTooLarge).on(number)),
            Err(_) => examined.tally.add(Hit::error(ReadingFault::BrokenOff(WorkPart::Page)).on(number)),
        }
        examined
    }
}

/// A page of which only the boxes and the annotations are looked at.
pub(super) fn glanced_at(page: &Page<'_>, number: u32) -> ExaminedPage {
    let boxes = PageBoxes::of_page(page);
    let mut tally = Tally::default();
    tally.extend(box_hits(page, number, &boxes));
    tally.extend(annotation_hits(page, number, &boxes));
    ExaminedPage { facts: facts_of_boxes(number, &boxes), tally, forms: Vec::new(), boxes, spent: 0 }
}

/// Whether the content of a page may be given to the parser: it unfolds to no more than so many bytes, and does not nest too deep.
fn is_readable(page: &Page<'_>, bytes: usize) -> bool {
    let streams: Vec<Stream<'_>> = match page.raw().get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Array(streams)) => streams.iter::<Object<'_>>().filter_map(Object::into_stream).collect(),
        _ => Vec::new(),
    };
    let left = streams.iter().try_fold(bytes.min(bounded::STREAM), |left, stream| {
        let content = bounded::content(stream, left).ok()?;
        left.checked_sub(content.len())
    });
    left.is_some()
}
