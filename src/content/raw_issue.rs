//! An issue as its folder has it, its articles still Markdown.

use std::path::PathBuf;
use std::sync::Arc;

use super::ads::RawAd;
use super::fillers::Pool;
use super::pictures::Shelf;
use super::raw_article::RawArticle;
use crate::diag::{Finding, Source};
use crate::model::{PagePlan, Paper};
use crate::units::Date;

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
    /// The day it is printed.
    pub printed: Option<Date>,
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
