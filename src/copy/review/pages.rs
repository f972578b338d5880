//! The printed pages of a review: from the remarks in its text to pages that each begin once.

use super::super::desk::CopyDesk;
use super::super::manuscript::PageRemark;
use crate::diag::{Code, Finding, Severity};
use crate::model::PrintedPage;

/// The printed pages that begin in a text.
#[derive(Default)]
pub(super) struct SettledPages {
    /// The pages, in order.
    pub(super) pages: Vec<PrintedPage>,
    /// For each remark its page among all pages of the review, the one its text begins on first; none where it is left out.
    pub(super) places: Vec<Option<usize>>,
}

/// The pages that begin in a text that itself `begins` on one. A page begins once: a reader must find one place under its name.
pub(super) fn settle_pages(remarks: Vec<PageRemark>, begins: Option<&str>, desk: &mut CopyDesk) -> SettledPages {
    let SettledPages { mut pages, mut places } = SettledPages::default();
    for PageRemark { name, at } in remarks {
        if begins == Some(name.as_str()) || pages.iter().any(|page| page.name == name) {
            let mut finding = Finding::new(Code::EpubPageList, format!("“{name}”版前面已经标过，这个标记略去不收"));
            finding.severity = Severity::Warning;
            desk.add(finding.hint("删去多余的标记；正文开头的版次写在稿头 source 的 page 里就够了"), at);
            places.push(None);
        } else {
            places.push(Some(usize::from(begins.is_some()) + pages.len()));
            pages.push(PrintedPage { name });
        }
    }
    SettledPages { pages, places }
}
