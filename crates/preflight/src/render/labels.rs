//! What all forms of a report say in the same words: verdict, counts, places, fonts.

use std::collections::BTreeMap;

use crate::hit::{Hit, Severity};
use crate::report::{FontUse, PageFacts, Report, RuleOutcome, RuleResult};
use crate::rule::Rule;

pub(super) const fn outcome(outcome: RuleOutcome) -> &'static str {
    match outcome {
        RuleOutcome::Pass => "✓",
        RuleOutcome::Warning => "警告",
        RuleOutcome::Error => "错误",
        RuleOutcome::NotApplicable => "不适用",
    }
}

pub(super) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
    }
}

/// How often a rule was broken, as `2 个错误，1 个警告`; empty where it was kept.
pub(super) fn counts(result: &RuleResult) -> String {
    let named = [(result.errors, "错误"), (result.warnings, "警告")];
    let parts: Vec<String> =
        named.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} 个{name}")).collect();
    parts.join("，")
}

/// Where a hit stands, as `第 3 版，距左 12.0、距上 40.5 毫米处，对象 17`.
pub(super) fn place(hit: &Hit) -> String {
    let page = hit.page.map(|page| format!("第 {page} 版"));
    let place = hit.place.map(|[left, top, right, bottom]| {
        format!("左 {left:.1}、上 {top:.1} 毫米，{:.1}×{:.1} 毫米", right - left, bottom - top)
    });
    let object = hit.object.map(|object| format!("对象 {object}"));
    page.into_iter().chain(place).chain(object).collect::<Vec<_>>().join("，")
}

/// The hits of a rule, in order.
pub(super) fn hits_of(report: &Report, rule: Rule) -> Vec<&Hit> {
    report.hits.iter().filter(|hit| hit.rule() == rule).collect()
}

/// The results of rules that were broken, in order.
pub(super) fn broken(report: &Report) -> Vec<&RuleResult> {
    let is_broken = |result: &&RuleResult| matches!(result.outcome, RuleOutcome::Error | RuleOutcome::Warning);
    report.rules.iter().filter(is_broken).collect()
}

pub(super) fn size(page: &PageFacts) -> String {
    format!("{:.1}×{:.1}", page.trim_mm[0], page.trim_mm[1])
}

pub(super) fn ppi(page: &PageFacts) -> String {
    page.least_ppi.map_or_else(|| "—".to_owned(), |ppi| format!("{ppi:.0}"))
}

/// The fonts of all pages by name, each with the pages it is used on.
pub(super) fn fonts(report: &Report) -> BTreeMap<&FontUse, Vec<u32>> {
    let mut fonts: BTreeMap<&FontUse, Vec<u32>> = BTreeMap::new();
    for page in &report.pages {
        for font in &page.fonts {
            fonts.entry(font).or_default().push(page.number);
        }
    }
    fonts
}

pub(super) const fn embedding(font: &FontUse) -> &'static str {
    match (font.embedded, font.subset) {
        (false, _) => "未嵌入",
        (true, false) => "整套嵌入",
        (true, true) => "子集嵌入",
    }
}

/// Numbers in order with runs drawn together, as `1–4、7`.
pub(super) fn runs(numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let texts = runs.iter().map(|(from, to)| if from == to { from.to_string() } else { format!("{from}–{to}") });
    texts.collect::<Vec<_>>().join("、")
}

/// The verdict with what it rests on, as `不合格：3 个错误，1 个警告`.
pub(super) fn verdict(report: &Report) -> String {
    let sum = |count: fn(&RuleResult) -> u32| report.rules.iter().map(count).sum::<u32>();
    let all = RuleResult {
        rule: Rule::Readable,
        outcome: RuleOutcome::Pass,
        errors: sum(|result| result.errors),
        warnings: sum(|result| result.warnings),
        unlisted: 0,
    };
    match counts(&all) {
        none if none.is_empty() => report.verdict.label().to_owned(),
        counts => format!("{}：{counts}", report.verdict.label()),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn runs_of_numbers_are_drawn_together() {
        assert_eq!(super::runs(&[1, 2, 3, 5, 7, 8]), "1–3、5、7–8");
    }
}
