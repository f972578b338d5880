//! The folder of an anthology: `paper.toml`, `reviews/anthology.toml`, the reviews and the headers of their pictures.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::Shelf;
use super::anthology_plan::{AnthologyPlan, read_anthology_plan};
use super::doubts;
use super::folder::{Listing, Shown};
use super::paper::read_paper;
use super::raw_review::RawReview;
use super::review::parse_review;
use super::text::read_text;
use crate::diag::{Code, Failure, Finding, Source, Span};
use crate::model::Paper;

/// The folder of the reviews in a paper's folder.
pub(super) const REVIEWS: &str = "reviews";
/// An anthology as its folder has it.
#[derive(Debug)]
pub struct RawAnthology {
    /// The paper.
    pub paper: Paper,
    /// `anthology.toml`.
    pub source: Arc<Source>,
    /// What it says.
    pub plan: AnthologyPlan,
    /// The reviews by year, in the order of their parts.
    pub reviews: Vec<RawReview>,
    /// The pictures they may name.
    pub shelf: Shelf,
    /// The faults of the reviews.
    pub findings: Vec<Finding>,
}

/// Reads the anthology of a paper: its folder (`content/xianxia`) or that of its reviews.
///
/// # Errors
/// No such folder, an unreadable `paper.toml` or `anthology.toml`, or no review that can be read.
pub fn read_anthology(folder: &Path) -> Result<RawAnthology, Failure> {
    let shown = Shown::new(folder);
    let (paper_folder, reviews_folder) = find_folders(folder, &shown)?;
    let mut findings = vec![];
    let paper = read_paper(&paper_folder, &shown, &mut findings);
    let plan = read_anthology_plan(&reviews_folder, &shown, &mut findings);
    let listing = Listing::scan(&reviews_folder, &shown, &mut findings);
    let read: Vec<(Option<RawReview>, Vec<Finding>)> =
        listing.articles.par_iter().map(|name| read_review(&reviews_folder.join(name), &shown)).collect();
    let mut reviews = vec![];
    for (review, faults) in read {
        findings.extend(review.iter().flat_map(|review| doubts::of_source(&review.source)));
        reviews.extend(review);
        findings.extend(faults);
    }
    let order = |review: &RawReview| (review.year, review.source.path.clone());
    reviews.sort_by_cached_key(order);
    check_years(&reviews, plan.as_ref().map(|(source, _)| &**source), &mut findings);
    if listing.articles.is_empty() {
        let finding = Finding::new(Code::EmptyIssue, "没有年度回顾").at(Span::file(shown.path(&reviews_folder)));
        findings.push(finding.hint("把回顾写成 reviews/<年>.md，例如 reviews/2020.md"));
    }
    let shelf = Shelf::read(&reviews_folder, &listing.others, listing.links.clone());
    match (paper, plan) {
        (Some(paper), Some((source, plan))) if !reviews.is_empty() => {
            Ok(RawAnthology { paper, source, plan, reviews, shelf, findings })
        }
        _ => Err(findings.into()),
    }
}

/// The folder of the paper and that of its reviews.
fn find_folders(folder: &Path, shown: &Shown) -> Result<(PathBuf, PathBuf), Finding> {
    let missing = |message: String| Finding::new(Code::FolderMissing, message).at(Span::file(shown.path(folder)));
    if !folder.is_dir() {
        return Err(missing(format!("没有文件夹“{}”", shown.path(folder))).hint("例如 content/xianxia"));
    }
    let whole = folder.canonicalize().map_err(|error| missing(format!("文件夹打不开：{error}")))?;
    let is_reviews = folder.join("anthology.toml").is_file() && !folder.join("paper.toml").is_file();
    let paper_folder = if is_reviews { whole.parent().unwrap_or(&whole).to_owned() } else { folder.to_owned() };
    let reviews = if is_reviews { folder.to_owned() } else { folder.join(REVIEWS) };
    if !paper_folder.join("paper.toml").is_file() {
        return Err(missing("文件夹里没有 paper.toml".to_owned()).hint("指明报纸的文件夹，例如 content/xianxia"));
    }
    if !reviews.join("anthology.toml").is_file() {
        let remedy = "合集要有 reviews/anthology.toml，写 title、publisher 和 identifier";
        return Err(missing("没有 reviews/anthology.toml".to_owned()).hint(remedy));
    }
    Ok((paper_folder, reviews))
}

fn read_review(path: &Path, shown: &Shown) -> (Option<RawReview>, Vec<Finding>) {
    match read_text(path, &shown.path(path)) {
        Ok(source) => parse_review(&source),
        Err(finding) => (None, vec![finding]),
    }
}

/// Two reviews of a year need different parts; years between that have none are told of.
fn check_years(reviews: &[RawReview], plan: Option<&Source>, findings: &mut Vec<Finding>) {
    for (index, second) in reviews.iter().enumerate() {
        let part = |review: &RawReview| review.part.as_ref().map(|part| part.text.trim().to_owned());
        let mut of_year = reviews[..index].iter().filter(|first| first.year == second.year);
        if let Some(first) =
            of_year.find(|first| part(first).is_none() || part(second).is_none() || part(first) == part(second))
        {
            let message = format!("{} 年已经有一篇回顾：{}", second.year, first.source.path);
            let finding = Finding::new(Code::YearRepeated, message).at(second.source.span_at(second.year_at));
            findings.push(finding.hint("两篇各加一行 part，例如 part: 上、part: 下；或删去多余的一篇"));
        }
    }
    for pair in reviews.windows(2) {
        let [first, second] = pair else { continue };
        let between: Vec<String> = (first.year + 1..second.year).map(|year| year.to_string()).collect();
        if !between.is_empty() && between.len() < 100 {
            let finding = Finding::new(Code::YearMissing, format!("没有 {} 年的回顾", between.join("、")));
            findings.push(finding.at_opt(plan.map(|plan| plan.span_at(0))).hint("合集只收有的年份"));
        }
    }
}
