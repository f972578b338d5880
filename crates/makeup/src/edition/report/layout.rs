//! The finished layout as a whole: articles that stand nowhere, modules that contradict each other, pages with too much white.

use super::titles::headline;
use crate::layout::{Layout, PageLayout};
use crate::reading::metrics::{FILL_LEAST, HardRule, MetricsReport, PageMetrics};
use chenbao_model::diag::{Code, Finding, Severity};
use chenbao_model::model::{Article, ArticleId, Issue, Kind};

/// Articles that stand on no page, where nothing has been said of it: nothing may get lost in silence.
pub(super) fn missing_findings(layout: &Layout, issue: &Issue, known: &[Finding]) -> Vec<Finding> {
    if known.iter().any(|finding| finding.severity == Severity::Error) {
        return Vec::new();
    }
    let placed: std::collections::BTreeSet<&ArticleId> =
        layout.placements().flat_map(|(_, module)| &module.articles).collect();
    let is_missing =
        |article: &&Article| !matches!(article.kind, Kind::Filler | Kind::Review) && !placed.contains(&article.id);
    let finding = |article: &Article| {
        let message = format!("“{}”没有排进任何一版", headline(article));
        Finding::new(Code::LostText, message).at(article.span()).hint("用 --fresh 重新组一遍；还是这样，请报告")
    };
    issue.articles.iter().filter(is_missing).map(finding).collect()
}

/// Pages whose modules contradict each other: no search should give such a page, and none must go to print.
pub(super) fn faulty_findings(layout: &Layout, measured: &MetricsReport) -> Vec<Finding> {
    let pages = measured.pages.iter().zip(&layout.pages).filter(|(_, page)| !page.modules.is_empty());
    let faulty = |(metrics, page): (&PageMetrics, &PageLayout)| {
        let broken = |rule: &HardRule| metrics.hard.get(rule).copied().flatten().is_some_and(|count| count > 0);
        let grave = [HardRule::H1, HardRule::H2, HardRule::H4, HardRule::H6];
        let rules: Vec<&str> = grave.into_iter().filter(broken).map(HardRule::as_str).collect();
        let message = format!("第{}版的模块对不拢（{}）", page.no, rules.join("、"));
        (!rules.is_empty()).then(|| Finding::new(Code::LayoutFaulty, message).on(page.no))
    };
    pages.filter_map(faulty).collect()
}

/// Pages that are solved, but with more white at the feet of their legs than a full page has. A page with another finding has
/// its remedy there.
pub(super) fn loose_findings(layout: &Layout, measured: &MetricsReport, findings: &[Finding]) -> Vec<Finding> {
    let loose = |(metrics, page): (&PageMetrics, &PageLayout)| {
        let (fill, number) = (metrics.scores.fill, page.no);
        let is_known = findings.iter().any(|finding| finding.page == Some(number));
        if fill >= FILL_LEAST || is_known {
            return None;
        }
        let message = format!("第{number}版只填满 {}.{}%", fill / 10, fill % 10);
        Some(Finding::new(Code::Underset, message).on(number).hint("补一段、加一张图片，或移一篇稿件到这一版"))
    };
    measured.pages.iter().zip(&layout.pages).filter_map(loose).collect()
}
