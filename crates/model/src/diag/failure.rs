//! Work that could not be done.

use super::finding::Finding;

/// The tool could not do its work; the finding says why. Leads to exit code 2, while findings of a paper lead to 1.
#[derive(Debug)]
pub struct Failure {
    /// Why, with the place and the remedy. Several where a file has several faults.
    pub findings: Vec<Finding>,
}

impl From<Finding> for Failure {
    fn from(finding: Finding) -> Self {
        Self { findings: vec![finding] }
    }
}

impl From<Vec<Finding>> for Failure {
    fn from(findings: Vec<Finding>) -> Self {
        Self { findings }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let messages: Vec<&str> = self.findings.iter().map(|finding| finding.message.as_str()).collect();
        f.write_str(&messages.join("；"))
    }
}

impl std::error::Error for Failure {}
