//! Reports as text for a terminal, as JSON for programs, and as one HTML file for people. Takes a report and the name of its file; gives
//! texts. They depend on nothing else, so the same file gives the same bytes.

mod html;
mod json;
mod sketch;
mod text;

pub use html::html;
pub use json::{json, json_of_all};
pub use text::text;

use std::collections::BTreeMap;

use super::{FontUse, Hit, Outcome, PageFacts, Report, Rule, RuleResult};
use chenbao_model::diag::Severity;

const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "✓",
        Outcome::Warning => "警告",
        Outcome::Error => "错误",
        Outcome::NotApplicable => "不适用",
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Note => "提醒",
    }
}

/// How often a rule was broken, as `2 个错误，1 个警告`; empty where it was kept.
fn counts(result: &RuleResult) -> String {
    let named = [(result.errors, "错误"), (result.warnings, "警告")];
    let parts: Vec<String> =
        named.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} 个{name}")).collect();
    parts.join("，")
}

/// Where a hit stands, as `第 3 版，距左 12.0、距上 40.5 毫米处，对象 17`.
fn place(hit: &Hit) -> String {
    let page = hit.page.map(|page| format!("第 {page} 版"));
    let place = hit.place.map(|[left, top, right, bottom]| {
        format!("左 {left:.1}、上 {top:.1} 毫米，{:.1}×{:.1} 毫米", right - left, bottom - top)
    });
    let object = hit.object.map(|object| format!("对象 {object}"));
    page.into_iter().chain(place).chain(object).collect::<Vec<_>>().join("，")
}

/// The hits of a rule, in order.
fn hits_of(report: &Report, rule: Rule) -> Vec<&Hit> {
    report.hits.iter().filter(|hit| hit.rule == rule).collect()
}

/// The results of rules that were broken, in order.
fn broken(report: &Report) -> Vec<&RuleResult> {
    let is_broken = |result: &&RuleResult| matches!(result.outcome, Outcome::Error | Outcome::Warning);
    report.rules.iter().filter(is_broken).collect()
}

fn size(page: &PageFacts) -> String {
    format!("{:.1}×{:.1}", page.trim_mm[0], page.trim_mm[1])
}

fn ppi(page: &PageFacts) -> String {
    page.least_ppi.map_or_else(|| "—".to_owned(), |ppi| format!("{ppi:.0}"))
}

/// The fonts of all pages by name, each with the pages it is used on.
fn fonts(report: &Report) -> BTreeMap<&FontUse, Vec<u32>> {
    let mut fonts: BTreeMap<&FontUse, Vec<u32>> = BTreeMap::new();
    for page in &report.pages {
        for font in &page.fonts {
            fonts.entry(font).or_default().push(page.number);
        }
    }
    fonts
}

const fn embedding(font: &FontUse) -> &'static str {
    match (font.embedded, font.subset) {
        (false, _) => "未嵌入",
        (true, false) => "整套嵌入",
        (true, true) => "子集嵌入",
    }
}

/// Numbers in order with runs drawn together, as `1–4、7`.
fn runs(numbers: &[u32]) -> String {
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
fn verdict(report: &Report) -> String {
    let sum = |count: fn(&RuleResult) -> u32| report.rules.iter().map(count).sum::<u32>();
    let all = RuleResult {
        rule: Rule::Readable,
        outcome: Outcome::Pass,
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
pub(super) fn sample() -> Report {
    use super::{FileFacts, Thresholds, Verdict};
    let hits = vec![
        Hit::error(Rule::Trapped, "Info 里没有 Trapped"),
        Hit::error(Rule::Fonts, "字体 <script>alert(1)</script> 没有嵌入")
            .on(2)
            .of(Some(17))
            .at([12.0, 40.5, 60.0, 44.0]),
        Hit::warning(Rule::Resolution, "有效分辨率 180 ppi & 更低").on(1).at([-3.0, -3.0, 276.0, 100.0]),
    ];
    let result = |&rule: &Rule| {
        let count = |severity| {
            let count = hits.iter().filter(|hit| hit.rule == rule && hit.severity == severity).count();
            u32::try_from(count).unwrap()
        };
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let outcome = match (errors, warnings) {
            (1.., _) => Outcome::Error,
            (0, 1..) => Outcome::Warning,
            _ if rule == Rule::Imposition => Outcome::NotApplicable,
            _ => Outcome::Pass,
        };
        RuleResult { rule, outcome, errors, warnings, unlisted: u32::from(rule == Rule::Resolution) * 7 }
    };
    let page = |number| PageFacts {
        number,
        trim_mm: [273.0, 393.0],
        bleed_mm: 3.0,
        inks: [3.94, 13.56, 13.52, 13.9],
        spots: vec![],
        peak_ink: 238.0,
        least_ppi: Some(180.2),
        pictures: 3,
        fonts: vec![FontUse { name: "NotoSerifCJKsc-Regular".to_owned(), embedded: number == 1, subset: true }],
    };
    Report {
        verdict: Verdict::Fail,
        thresholds: Thresholds::default(),
        file: FileFacts {
            version: "1.6".to_owned(),
            standard: Some("PDF/X-4".to_owned()),
            title: Some("老西门 <晨报>".to_owned()),
            producer: None,
            condition: Some("CGATS TR 002".to_owned()),
            profile: Some("Based on CGATS TR 002".to_owned()),
            bytes: 1_234_567,
            sha256: "00".repeat(32),
        },
        rules: Rule::ALL.iter().map(result).collect(),
        pages: vec![page(1), page(2)],
        hits,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn runs_of_numbers_are_drawn_together() {
        assert_eq!(super::runs(&[1, 2, 3, 5, 7, 8]), "1–3、5、7–8");
    }
}
