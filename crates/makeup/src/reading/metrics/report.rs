//! The report on a layout, and what the issue and the findings add to it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::modules::count;
use super::pins::unkept_pins;
use super::rule::{CountedRule, HardRule};
use super::scores::Scores;
use crate::layout::{Layout, PhotoPlacement};
use chenbao_model::diag::{Code, Finding};
use chenbao_model::model::{Article, Issue, Kind};
use chenbao_model::units::PageNumber;

/// How far a crop may leave the range its author gave and still be a rounding.
const CROP_ROUNDING: f64 = 0.002;

/// The report on a layout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MetricsReport {
    /// Page by page.
    pub pages: Vec<PageMetrics>,
    /// All pages together: checks and counts are sums, scores are means over pages with modules.
    pub overall: PageMetrics,
}

/// What holds for a page, or for all.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct PageMetrics {
    /// Which page; none for all together.
    pub page: Option<PageNumber>,
    /// Characters of text in its legs.
    pub chars: u32,
    /// The hard checks H1 to H12: violations, or nothing where the layout does not tell.
    pub hard: BTreeMap<HardRule, Option<u32>>,
    /// The counted rules V.
    pub counts: BTreeMap<CountedRule, u32>,
    /// The continuous scores (makeup.md §6.4).
    pub scores: Scores,
}

impl PageMetrics {
    /// Adds violations of a hard check.
    pub(super) fn add(&mut self, check: HardRule, more: u32) {
        let value = self.hard.entry(check).or_default();
        *value = Some(value.unwrap_or(0) + more);
    }
}

impl MetricsReport {
    /// Adds what a layout alone does not tell: to H3 the text that the check of the frames missed and articles without a place, to
    /// H6 pictures cropped beyond their range; H9 and H10 from the check of the frames, H11 from that of the permit, H12 from
    /// the pins of the issue and the pages it locks.
    pub fn complete(&mut self, layout: &Layout, issue: &Issue, findings: &[Finding]) {
        let unkept = unkept_pins(layout, issue);
        for metrics in self.pages.iter_mut().chain([&mut self.overall]) {
            let page = metrics.page;
            let on_page = |other: Option<PageNumber>| page.is_none() || other == page;
            let found = |is_meant: &dyn Fn(&Finding) -> bool| {
                count(findings.iter().filter(|finding| on_page(finding.page) && is_meant(finding)).count())
            };
            let with_code = |code: Code| found(&|finding: &Finding| finding.code == code);
            let missing = if page.is_none() { missing_articles(layout, issue) } else { 0 };
            metrics.add(HardRule::H3, with_code(Code::LostText) + missing);
            metrics.add(HardRule::H6, overcropped(layout, issue, page));
            metrics.add(HardRule::H9, with_code(Code::ForbiddenBreak));
            metrics.add(HardRule::H10, with_code(Code::OffGrid));
            metrics.add(HardRule::H11, found(&|finding| finding.code.as_str().starts_with("legal-")));
            let pins = count(unkept.iter().filter(|unkept| on_page(Some(unkept.page))).count());
            metrics.add(HardRule::H12, with_code(Code::LayoutStale) + pins);
        }
    }
}

/// Articles that stand nowhere. Fillers stand where there is room for them; reviews belong to the anthology.
fn missing_articles(layout: &Layout, issue: &Issue) -> u32 {
    let is_missing = |article: &&Article| {
        !matches!(article.kind, Kind::Review | Kind::Filler | Kind::Guide)
            && !layout.placements().any(|(_, module)| module.articles.contains(&article.id))
    };
    count(issue.articles.iter().filter(is_missing).count())
}

/// H6: pictures of a page, or of all, cropped beyond the range their authors gave, or without the point they want kept.
fn overcropped(layout: &Layout, issue: &Issue, page: Option<PageNumber>) -> u32 {
    let is_over = |photo: &&PhotoPlacement| {
        let article = issue.articles.iter().find(|article| article.id == photo.article);
        article.and_then(|article| article.pictures.get(photo.index)).is_some_and(|picture| {
            let [left, upper, right, lower] = photo.crop;
            let ratio = (right - left) / (lower - upper).max(1e-9);
            let range = (picture.crop.0.min(1.0) - CROP_ROUNDING)..=(picture.crop.1.max(1.0) + CROP_ROUNDING);
            let keeps = |from: f64, to: f64, at: f64| (from - CROP_ROUNDING..=to + CROP_ROUNDING).contains(&at);
            !range.contains(&ratio) || !keeps(left, right, picture.focus.0) || !keeps(upper, lower, picture.focus.1)
        })
    };
    let placements = layout.placements().filter(|(no, _)| page.is_none_or(|page| page == *no));
    count(placements.flat_map(|(_, module)| &module.photos).filter(is_over).count())
}
