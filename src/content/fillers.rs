//! The pool of fillers 补白 beside a paper's issues, `fillers/*.md`: short pieces that any issue may use where a page has room.
//!
//! No issue depends on a filler, so its faults are warnings, and one that has any error is left out.

use std::path::Path;

use super::Shelf;
use super::articles::read_articles;
use super::folder::{Listing, Shown};
use super::front_matter::Draft;
use super::raw_article::RawArticle;
use crate::diag::{Code, Finding, Severity};
use crate::model::{ArticleId, Kind, PagePlan, Pins};

/// The folder in the paper's folder, and what the names of its articles and pictures begin with.
pub(crate) const FOLDER: &str = "fillers";

/// The fillers an issue may use.
#[derive(Debug, Default)]
pub struct Pool {
    /// The fillers, by name; each is called `fillers/<file name>`.
    pub articles: Vec<RawArticle>,
    /// The pictures they may name, relative to the folder of the fillers.
    pub shelf: Shelf,
}

/// The fillers of a paper for an issue of these pages and articles. Those meant for a section that the issue does not have
/// are passed over in silence: another issue will have it.
pub(super) fn read_pool(
    paper_folder: &Path,
    shown: &Shown,
    pages: &[PagePlan],
    taken: &[ArticleId],
    findings: &mut Vec<Finding>,
) -> Pool {
    let folder = paper_folder.join(FOLDER);
    if !folder.is_dir() {
        return Pool::default();
    }
    let mut faults = vec![];
    let listing = Listing::scan(&folder, shown, &mut faults);
    let (drafts, read_faults) = read_articles(&folder, shown, &listing.articles, Some(FOLDER));
    faults.extend(read_faults);
    let has_fault = |draft: &Draft, faults: &[Finding]| {
        faults.iter().any(|finding| {
            finding.severity == Severity::Error
                && finding.span.as_ref().is_some_and(|span| span.file == draft.article.source.path)
        })
    };
    let mut articles = vec![];
    for draft in drafts {
        if has_fault(&draft, &faults) {
            continue;
        }
        let section = draft.article.pins.section.as_deref();
        match unfit(&draft, taken) {
            Some(fault) => faults.push(fault),
            None if section.is_some_and(|section| pages.iter().all(|page| page.section != section)) => {}
            None => articles.push(draft.article),
        }
    }
    findings.extend(faults.into_iter().map(as_warning));
    Pool { articles, shelf: Shelf::read(&folder, &listing.others, listing.links) }
}

/// The same finding as a warning, if it is an error.
pub(crate) fn as_warning(mut finding: Finding) -> Finding {
    if finding.severity == Severity::Error {
        finding.severity = Severity::Warning;
        finding.hints.push("这条补白先不用".to_owned());
    }
    finding
}

/// Why an article cannot be in the pool.
fn unfit(draft: &Draft, taken: &[ArticleId]) -> Option<Finding> {
    let article = &draft.article;
    let pins = Pins { section: None, ..article.pins.clone() };
    let start = article.source.span_at(0);
    if article.kind != Kind::Filler {
        let finding = Finding::new(Code::WrongValue, format!("{FOLDER}/ 里只放补白")).at(draft.place("kind"));
        Some(finding.hint("删去 kind 这一行，或移到期文件夹里"))
    } else if pins != Pins::default() || draft.with.is_some() || !draft.keep_with.is_empty() {
        let finding = Finding::new(Code::WrongValue, "补白哪一期都能用，稿头不指定版和位置").at(start);
        Some(finding.hint("稿头只留 title、section、source 等，不写 page、at、with 之类"))
    } else if taken.contains(&article.id) {
        let message = format!("期文件夹里已有“{}”", article.id);
        Some(Finding::new(Code::AlreadyExists, message).at(start).hint("换一个文件名"))
    } else {
        None
    }
}
