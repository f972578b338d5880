//! All pages of a file: several at a time, the results in their order.

use std::sync::atomic::{AtomicU32, Ordering};

use hayro_syntax::Pdf;
use hayro_syntax::page::Page;
use rayon::prelude::*;

use super::order::{Order, STACK};
use super::page::{ExaminedPage, PageExaminer};
use crate::boxes::page_number;
use crate::content::{Kept, Share};

/// The most pages that are examined one after the other with what each leaves to the next.
const RUN: usize = 16;

/// Examines all pages of a file.
pub(super) fn examine_pages(pdf: &Pdf, order: Order<'_>) -> Vec<ExaminedPage> {
    let pages = pdf.pages();
    let share = Share::for_pages(pages.len());
    let done = PagesDone { total: page_number(pages.len()) - 1, done: AtomicU32::new(0), order };
    let length = pages.len().div_ceil(rayon::current_num_threads()).clamp(1, RUN);
    let one_run = |(run, pages): (usize, &[Page<'_>])| examine_run(pages, run * length, share, &done);
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK).build();
    let runs: Vec<Vec<ExaminedPage>> = match pool {
        Ok(pool) => pool.install(|| pages.par_chunks(length).enumerate().map(one_run).collect()),
        Err(_) => pages.chunks(length).enumerate().map(one_run).collect(),
    };
    runs.into_iter().flatten().collect()
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
fn examine_run(pages: &[Page<'_>], first: usize, share: Share, done: &PagesDone<'_>) -> Vec<ExaminedPage> {
    let mut examiner = PageExaminer { order: done.order, share, kept: Kept::default() };
    let mut examined = Vec::with_capacity(pages.len());
    for (page, number) in pages.iter().zip((first..).map(page_number)) {
        examined.push(examiner.examine(page, number));
        done.tell();
    }
    examined
}
