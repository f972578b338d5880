//! A report as JSON.

use serde::Serialize;

use crate::hit::{Hit, Severity};
use crate::report::{FileFacts, PageFacts, Report, RuleResult, Verdict};
use crate::rule::Rule;
use crate::thresholds::Thresholds;

/// A report with the name of its file, as it is written.
#[derive(Serialize)]
struct WrittenReport<'r> {
    name: &'r str,
    verdict: Verdict,
    thresholds: &'r Thresholds,
    file: &'r FileFacts,
    rules: &'r [RuleResult],
    pages: &'r [PageFacts],
    hits: Vec<WrittenHit>,
}

/// A hit as it is written: with its rule by name, and a sentence for people.
#[derive(Serialize)]
struct WrittenHit {
    rule: Rule,
    severity: Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    object: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<[f64; 4]>,
    message: String,
}

impl<'r> WrittenReport<'r> {
    fn new(report: &'r Report, name: &'r str) -> Self {
        let Report { verdict, thresholds, file, rules, pages, hits } = report;
        let hits = hits.iter().map(WrittenHit::new).collect();
        Self { name, verdict: *verdict, thresholds, file, rules, pages, hits }
    }
}

impl WrittenHit {
    fn new(hit: &Hit) -> Self {
        let Hit { severity, page, object, place, .. } = *hit;
        Self { rule: hit.rule(), severity, page, object, place, message: hit.message() }
    }
}

/// One report as JSON, with the name of its file.
pub fn json(report: &Report, name: &str) -> String {
    written(&WrittenReport::new(report, name))
}

/// Several reports as an array.
pub fn json_of_all(reports: &[(String, Report)]) -> String {
    written(&reports.iter().map(|(name, report)| WrittenReport::new(report, name)).collect::<Vec<_>>())
}

fn written(value: &impl Serialize) -> String {
    // Reports hold no maps with keys that are not texts, the one thing that cannot be written.
    serde_json::to_string_pretty(value).map_or_else(|_| String::new(), |text| text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::sample;

    #[test]
    fn json_can_be_read_again() {
        let value: serde_json::Value = serde_json::from_str(&json(&sample(), "paper.pdf")).unwrap();
        assert_eq!((value["name"].as_str(), value["verdict"].as_str()), (Some("paper.pdf"), Some("fail")));
        assert_eq!(value["hits"][1]["rule"], "fonts");
        assert_eq!(value["hits"][1]["place"][1], 40.5);
        assert_eq!(value["hits"][0]["message"], "Info 里没有 Trapped，印厂不知道有没有做过陷印");
        assert_eq!(value["rules"].as_array().unwrap().len(), Rule::ALL.len());
        let several = json_of_all(&[("a".to_owned(), sample()), ("b".to_owned(), sample())]);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&several).unwrap()[1]["name"], "b");
    }

    #[test]
    fn a_report_survives_being_kept() {
        let kept = serde_json::to_string(&sample()).unwrap();
        assert_eq!(serde_json::from_str::<Report>(&kept).unwrap(), sample());
    }
}
