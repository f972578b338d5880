//! All pages of a file: several at a time, the results in their order.

use std::sync::atomic::{AtomicU32, Ordering};

use hayro_syntax::Pdf;
use hayro_syntax::page::Page;
use rayon::prelude::*;

use super::order::{Order, STACK};
use super::page::{ExaminedPage, PageExaminer, glanced_at};
use crate::boxes::page_number;
use crate::content::{FileSetting, Kept, Share};

/// The most pages that are examined one after the other with what each leaves to the next.
const RUN: usize = 16;

/// Pages are examined so many at a time, so that what they took can be added up.
const BATCH: usize = 96;
/// What all pages of a file may take together. It does not depend on the machine, nor does the number of pages that are examined.
const MOST: u64 = 10_000_000_000;

/// All pages of a file.
pub(super) struct ExaminedPages {
    pub(super) pages: Vec<ExaminedPage>,
    /// How many of them were examined to the end; of the others only the boxes and the annotations were.
    pub(super) looked: usize,
}

/// Examines all pages of a file, until they have taken what they may.
pub(super) fn examine_pages(pdf: &Pdf, order: Order<'_>, setting: &FileSetting) -> ExaminedPages {
    let pages = pdf.pages();
    let share = Share::for_pages(pages.len());
    let done = PagesDone { total: page_number(pages.len()) - 1, done: AtomicU32::new(0), order };
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK).build().ok();
    let (mut examined, mut spent) = (Vec::with_capacity(pages.len()), 0_u64);
    for (batch, pages) in pages.chunks(BATCH).enumerate() {
        if spent > MOST {
            break;
        }
        let length = pages.len().div_ceil(rayon::current_num_threads()).clamp(1, RUN);
        let one_run = |(run, pages): (usize, &[Page<'_>])| {
            examine_run(pages, batch * BATCH + run * length, (share, setting), &done)
        };
        let runs: Vec<Vec<ExaminedPage>> = match &pool {
            Some(pool) => pool.install(|| pages.par_chunks(length).enumerate().map(one_run).collect()),
            None => pages.chunks(length).enumerate().map(one_run).collect(),
        };
        for page in runs.into_iter().flatten() {
            spent = spent.saturating_add(page.spent);
            examined.push(page);
        }
    }
    let looked = examined.len();
    for (page, number) in pages.iter().zip((0..).map(page_number)).skip(looked) {
        examined.push(glanced_at(page, number));
    }
    ExaminedPages { pages: examined, looked }
}

/// Tells how many pages are done.
struct PagesDone<'r> {
    total: u32,
    done: AtomicU32,
    order: Order<'r>,
}

impl PagesDone<'_> {
    fn tell(&self) {
        (self.order.progress)(self.done.fetch_add(1, Ordering::Relaxed) + 1, self.total);
    }
}

/// Examines pages that follow each other, the first of which stands at this place in the file.
fn examine_run(
    pages: &[Page<'_>],
    first: usize,
    (share, setting): (Share, &FileSetting),
    done: &PagesDone<'_>,
) -> Vec<ExaminedPage> {
    let mut examiner = PageExaminer { order: done.order, share, setting, kept: Kept::default() };
    let mut examined = Vec::with_capacity(pages.len());
    for (page, number) in pages.iter().zip((first..).map(page_number)) {
        examined.push(examiner.examine(page, number));
        done.tell();
    }
    examined
}
