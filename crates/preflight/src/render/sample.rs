//! A report for the tests of its forms, with texts that would do harm as markup.

use crate::fault::{FontFault, ResolutionFault, ResolutionLimit, TrappedFault};
use crate::hit::{Hit, Severity};
use crate::report::{FileFacts, FontUse, PageFacts, Report, RuleOutcome, RuleResult, Verdict};
use crate::rule::Rule;
use crate::thresholds::Thresholds;

pub(super) fn sample() -> Report {
    let low = ResolutionFault { pixels: (850, 600), ppi: 180.0, limit: ResolutionLimit::Good(200.0) };
    let hits = vec![
        Hit::error(TrappedFault::Missing),
        Hit::error(FontFault::NotEmbedded("<script>alert(1)</script>&".to_owned()))
            .on(2)
            .in_object(Some(17))
            .at([12.0, 40.5, 60.0, 44.0]),
        Hit::warning(low).on(1).at([-3.0, -3.0, 276.0, 100.0]),
    ];
    let result = |&rule: &Rule| {
        let count = |severity| {
            let count = hits.iter().filter(|hit| hit.rule() == rule && hit.severity == severity).count();
            u32::try_from(count).unwrap()
        };
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let outcome = match (errors, warnings) {
            (1.., _) => RuleOutcome::Error,
            (0, 1..) => RuleOutcome::Warning,
            _ if rule == Rule::Imposition => RuleOutcome::NotApplicable,
            _ => RuleOutcome::Pass,
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
