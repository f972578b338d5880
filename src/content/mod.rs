//! Reading a folder: from `paper.toml`, `issue.toml`, the `.md` files and pictures of an issue to raw material.
//!
//! Every fault of every file is found before anything is given back. What stops the work (no folder, an unreadable
//! `issue.toml`) is a [`Failure`]; what concerns one article is a finding beside the material, and an article whose front
//! matter cannot be read is left out. The anthology of a paper's annual reviews is read by the same rules.

mod ads;
mod anthology;
mod anthology_plan;
mod articles;
mod book_files;
mod book_identity;
mod doubts;
mod fillers;
mod folder;
mod front_matter;
mod issue;
mod links;
mod names;
mod outline;
mod paper;
mod pictures;
mod pins;
mod raw_article;
mod raw_issue;
mod raw_review;
mod review;
mod shelves;
pub mod skeleton;
mod stamp;
mod text;
mod yaml;

use std::path::Path;

use crate::diag::{Code, Failure, Finding, Severity, Span, has_errors};
use crate::model::ArticleId;

pub use crate::form::Phrase;
pub use ads::RawAd;
pub use anthology::{RawAnthology, read_anthology};
pub use anthology_plan::{AnthologyPlan, RawTheme, is_language_tag};
pub(crate) use book_identity::URN_UUID;
pub use fillers::Pool;
pub(crate) use fillers::{FOLDER as FILLERS, as_warning};
pub use outline::{Outline, read_outline};
pub(crate) use paper::unknown_condition;
pub use pictures::{PictureFile, Shelf, plain_name};
pub use raw_article::{PictureEntry, RawArticle};
pub use raw_issue::RawIssue;
pub use raw_review::{RawFact, RawFigure, RawReview, ReviewPictureEntry};
pub use shelves::{find_anthologies, find_issues};
pub use stamp::Stamp;
pub(crate) use text::read_text;

use articles::read_articles;
use folder::{Listing, Shown, check_folder};
use issue::read_issue_plan;
use paper::read_paper;

/// Reads the issue in a folder.
///
/// 1. Find the folder and its paper. 2. Read `paper.toml` and `issue.toml`. 3. Read the front matter of every article.
/// 4. Check what articles say of pages and of each other. 5. Read the headers of the pictures. 6. Read the fillers.
pub fn read_issue(folder: &Path) -> Result<RawIssue, Failure> {
    let shown = Shown::new(folder);
    let paper_folder = check_folder(folder, &shown)?;
    let mut findings = vec![];
    let paper = read_paper(&paper_folder, &shown, &mut findings);
    let plan = read_issue_plan(folder, &shown, &mut findings);
    let listing = Listing::scan(folder, &shown, &mut findings);
    if let Some(finding) = listing.excess(folder, &shown) {
        return Err(finding.into());
    }
    let (articles, shelf) = rayon::join(
        || read_articles(folder, &shown, &listing.articles, None),
        || Shelf::read(folder, &listing.others, listing.links.clone()),
    );
    let (mut drafts, article_findings) = articles;
    findings.extend(article_findings);
    if let Some((_, plan)) = &plan {
        links::check_plan(&mut drafts, &plan.pages, &plan.ads, &mut findings);
    }
    links::resolve_names(&mut drafts, &mut findings);
    findings.extend(drafts.iter().flat_map(|draft| doubts::of_source(&draft.article.source)));
    let waiting = doubts::read_drafts(folder, &shown);
    findings.extend(doubts::of_drafts(&waiting));
    if listing.articles.is_empty() {
        findings.push(
            Finding::new(Code::EmptyIssue, "这一期没有稿件")
                .at(Span::file(shown.path(folder)))
                .hint("把 .md 稿件放进这个文件夹，可以分子文件夹"),
        );
    }
    let ads = plan.as_ref().map_or(&[][..], |(_, plan)| &plan.ads);
    // A name that is wrong somewhere may be that of a picture which only seems unused.
    if !has_errors(&findings) {
        let articles = drafts.iter().map(|draft| &draft.article);
        findings.extend(shelf.unused(articles, ads, &waiting, |name| shown.path(&folder.join(name))));
    }
    let articles: Vec<RawArticle> = drafts.into_iter().map(|draft| draft.article).collect();
    let taken: Vec<ArticleId> = articles.iter().map(|article| article.id.clone()).collect();
    let planned = plan.as_ref().map_or(&[][..], |(_, plan)| &plan.pages);
    let fillers = fillers::read_pool(&paper_folder, &shown, planned, &taken, &mut findings);
    match (paper, plan) {
        (Some(paper), Some((source, plan))) if !articles.is_empty() => Ok(RawIssue {
            paper,
            folder: folder.to_owned(),
            source,
            number: plan.number,
            date: plan.date,
            next: plan.next,
            printed: plan.printed,
            guide: plan.guide,
            pages: plan.pages,
            ads: plan.ads,
            articles,
            shelf,
            fillers,
            findings,
        }),
        _ => Err(with_an_error(findings, folder, &shown).into()),
    }
}

/// The findings of an issue that cannot be read: an editor must be told of at least one error.
fn with_an_error(mut findings: Vec<Finding>, folder: &Path, shown: &Shown) -> Vec<Finding> {
    if findings.iter().all(|finding| finding.severity != Severity::Error) {
        findings.push(
            Finding::new(Code::FileUnreadable, "这一期读不出来")
                .at(Span::file(shown.path(folder)))
                .hint("查看 paper.toml、issue.toml 和稿件是否完整"),
        );
    }
    findings
}
