//! A report as JSON.

use serde::Serialize;

use super::super::Report;

/// A report with the name of its file.
#[derive(Serialize)]
struct Named<'r> {
    name: &'r str,
    #[serde(flatten)]
    report: &'r Report,
}

/// One report as JSON, with the name of its file.
pub fn json(report: &Report, name: &str) -> String {
    written(&Named { name, report })
}

/// Several reports as an array.
pub fn json_of_all(reports: &[(String, Report)]) -> String {
    written(&reports.iter().map(|(name, report)| Named { name, report }).collect::<Vec<_>>())
}

fn written(value: &impl Serialize) -> String {
    // Reports hold no maps with keys that are not texts, the one thing that cannot be written.
    serde_json::to_string_pretty(value).map_or_else(|_| String::new(), |text| text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn json_can_be_read_again() {
        let value: serde_json::Value = serde_json::from_str(&json(&sample(), "paper.pdf")).unwrap();
        assert_eq!((value["name"].as_str(), value["verdict"].as_str()), (Some("paper.pdf"), Some("fail")));
        assert_eq!(value["hits"][1]["rule"], "fonts");
        assert_eq!(value["hits"][1]["place"][1], 40.5);
        assert_eq!(value["rules"].as_array().unwrap().len(), crate::Rule::ALL.len());
        let several = json_of_all(&[("a".to_owned(), sample()), ("b".to_owned(), sample())]);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&several).unwrap()[1]["name"], "b");
    }
}
