//! Reading a folder: from `paper.toml`, `issue.toml`, the `.md` files and pictures of an issue to raw material.
//!
//! Every fault of every file is found before anything is given back. What stops the work (no folder, an unreadable
//! `issue.toml`) is a [`Failure`]; what concerns one article is a finding beside the material, and an article whose front
//! matter cannot be read is left out. The anthology of a paper's annual reviews is read by the same rules.

mod ads;
mod anthology;
mod fillers;
mod folder;
mod form;
mod front_matter;
mod issue;
mod links;
mod nearest;
mod paper;
mod pictures;
mod pins;
mod review;
pub mod skeleton;
mod stamp;
mod text;
mod toml_file;
mod value;
mod yaml;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Failure, Finding, Severity, Source, Span};
use crate::model::{ArticleId, Kind, PagePlan, Paper, Pins};
use crate::units::Date;

pub use ads::RawAd;
pub use anthology::{Plan as AnthologyPlan, RawAnthology, RawTheme, is_language_tag, read_anthology};
pub use fillers::Pool;
pub(crate) use fillers::{FOLDER as FILLERS, as_warning};
pub use pictures::{PictureFile, Shelf};
pub use review::{RawFact, RawFigure, RawReview, ReviewPictureEntry};
pub use stamp::Stamp;

use folder::{Listing, Shown, check_folder};
use front_matter::Draft;
use issue::IssuePlan;

/// Words from the front matter and the byte of the file they begin at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// The byte of the first one.
    pub at: usize,
}

/// A picture as the front matter names it.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureEntry {
    /// The file.
    pub file: Phrase,
    /// What it shows.
    pub caption: Option<Phrase>,
    /// Who took it.
    pub credit: Option<Phrase>,
    /// The point to keep.
    pub focus: (f64, f64),
    /// The range of the aspect; none where the author says nothing.
    pub crop: Option<(f64, f64)>,
    /// Over how many columns it must be printed.
    pub columns: Option<u16>,
    /// Kept with the article, not printed.
    pub omitted: bool,
}

/// An article with its front matter read and its body still Markdown.
#[derive(Debug, Clone, PartialEq)]
pub struct RawArticle {
    /// Its name.
    pub id: ArticleId,
    /// Its file.
    pub source: Arc<Source>,
    /// What it is.
    pub kind: Kind,
    /// 1 lead, 2 second, 3 ordinary.
    pub priority: u8,
    /// 主题.
    pub title: Phrase,
    /// 引题.
    pub kicker: Option<Phrase>,
    /// 副题.
    pub deck: Option<Phrase>,
    /// The place a brief is from.
    pub place: Option<Phrase>,
    /// Its writers.
    pub authors: Vec<String>,
    /// Who sent it.
    pub credit: Option<Phrase>,
    /// 提要.
    pub summary: Option<Phrase>,
    /// 引语: sentences of the body.
    pub quotes: Vec<Phrase>,
    /// Its pictures.
    pub pictures: Vec<PictureEntry>,
    /// Where it wants to go.
    pub pins: Pins,
    /// The byte of the file where the body begins.
    pub body_at: usize,
}

/// One issue as its folder has it.
#[derive(Debug)]
pub struct RawIssue {
    /// The paper it is an issue of.
    pub paper: Paper,
    /// Its folder on disk.
    pub folder: PathBuf,
    /// `issue.toml`.
    pub source: Arc<Source>,
    /// 总期号.
    pub number: u32,
    /// The day it appears.
    pub date: Date,
    /// The day the next one appears.
    pub next: Option<Date>,
    /// Whether page 1 lists what stands on the others.
    pub guide: bool,
    /// Its pages in order, without their advertisements.
    pub pages: Vec<PagePlan>,
    /// The advertisements of all pages, in the order of the pages.
    pub ads: Vec<RawAd>,
    /// Its articles, by name.
    pub articles: Vec<RawArticle>,
    /// The pictures the articles may name.
    pub shelf: Shelf,
    /// The fillers of the paper, which it may use.
    pub fillers: Pool,
    /// The faults of the articles.
    pub findings: Vec<Finding>,
}

/// Reads the issue in a folder.
///
/// 1. Find the folder and its paper. 2. Read `paper.toml` and `issue.toml`. 3. Read the front matter of every article.
/// 4. Check what articles say of pages and of each other. 5. Read the headers of the pictures. 6. Read the fillers.
pub fn read_issue(folder: &Path) -> Result<RawIssue, Failure> {
    let shown = Shown::new(folder);
    let paper_folder = check_folder(folder, &shown)?;
    let mut findings = vec![];
    let paper = read_paper(&paper_folder, &shown, &mut findings);
    let plan = read_plan(folder, &shown, &mut findings);
    let listing = Listing::of(folder, &shown, &mut findings);
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
    if listing.articles.is_empty() {
        findings.push(
            Finding::new(Code::EmptyIssue, "这一期没有稿件")
                .at(Span::file(shown.of(folder)))
                .hint("把 .md 稿件放进这个文件夹，可以分子文件夹"),
        );
    }
    let articles: Vec<RawArticle> = drafts.into_iter().map(|draft| draft.article).collect();
    let taken: Vec<ArticleId> = articles.iter().map(|article| article.id.clone()).collect();
    let planned = plan.as_ref().map_or(&[][..], |(_, plan)| &plan.pages);
    let fillers = fillers::read(&paper_folder, &shown, planned, &taken, &mut findings);
    match (paper, plan) {
        (Some(paper), Some((source, plan))) if !articles.is_empty() => Ok(RawIssue {
            paper,
            folder: folder.to_owned(),
            source,
            number: plan.number,
            date: plan.date,
            next: plan.next,
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
                .at(Span::file(shown.of(folder)))
                .hint("查看 paper.toml、issue.toml 和稿件是否完整"),
        );
    }
    findings
}

fn read_paper(folder: &Path, shown: &Shown, findings: &mut Vec<Finding>) -> Option<Paper> {
    let path = folder.join("paper.toml");
    let (paper, faults) = match text::read(&path, &shown.of(&path)) {
        Ok(source) => paper::read(&source, folder),
        Err(finding) => (None, vec![finding]),
    };
    findings.extend(faults);
    paper
}

fn read_plan(folder: &Path, shown: &Shown, findings: &mut Vec<Finding>) -> Option<(Arc<Source>, IssuePlan)> {
    let path = folder.join("issue.toml");
    let name = folder.canonicalize().ok()?.file_name()?.to_string_lossy().into_owned();
    match text::read(&path, &shown.of(&path)) {
        Ok(source) => {
            let (plan, faults) = issue::read(&source, &name);
            findings.extend(faults);
            Some((source, plan?))
        }
        Err(finding) => {
            findings.push(finding);
            None
        }
    }
}

/// The articles in these files of a folder; those of the pool have its name before their own and are fillers.
fn read_articles(folder: &Path, shown: &Shown, names: &[String], pool: Option<&str>) -> (Vec<Draft>, Vec<Finding>) {
    let usual = if pool.is_some() { Kind::Filler } else { Kind::default() };
    let read: Vec<(Option<Draft>, Vec<Finding>)> = names
        .par_iter()
        .map(|name| {
            let path = folder.join(name);
            match text::read(&path, &shown.of(&path)) {
                Ok(source) => {
                    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
                    let id = pool.map_or_else(|| stem.to_owned(), |pool| format!("{pool}/{stem}"));
                    front_matter::read(ArticleId(id.into()), &source, usual)
                }
                Err(finding) => (None, vec![finding]),
            }
        })
        .collect();
    let mut drafts = vec![];
    let mut findings = vec![];
    for (draft, faults) in read {
        drafts.extend(draft);
        findings.extend(faults);
    }
    drafts.sort_by(|a, b| a.article.id.cmp(&b.article.id));
    (keep_first(drafts, &mut findings), findings)
}

/// One article for each name: `a.md` and `a.MD` in one folder would be the same article.
fn keep_first(drafts: Vec<Draft>, findings: &mut Vec<Finding>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = vec![];
    for draft in drafts {
        match kept.last().filter(|first| first.article.id == draft.article.id) {
            Some(first) => findings.push(
                Finding::new(Code::AlreadyExists, format!("与“{}”同名，只差后缀的大小写", first.article.source.path))
                    .at(draft.article.source.span_at(0))
                    .hint("换一个文件名，或删去多余的一份"),
            ),
            None => kept.push(draft),
        }
    }
    kept
}
