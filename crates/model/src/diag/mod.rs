//! Findings: what is wrong, where, and how to mend it. Data only; [`render`] turns them into text or JSON.
//!
//! A stage collects all its findings and returns them beside its result. `Err` is kept for work that could not be done.

mod code;
pub mod render;
mod source;

pub use code::{Code, CodeDoc};
pub use source::{Source, Span};

use serde::{Deserialize, Serialize};

use crate::units::PageNumber;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The paper must not go to print like this.
    Error,
    /// An editor should look at it.
    Warning,
    /// Worth knowing.
    Note,
}

/// One thing found, with its place and its remedy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What kind of thing it is.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in Chinese, without a full stop at the end.
    pub message: String,
    /// Where in the author's files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// On which page, where it concerns one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<PageNumber>,
    /// What to do about it; each a sentence in Chinese.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
}

impl Finding {
    /// A finding of this code, with the code's own severity.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), message: message.into(), span: None, page: None, hints: Vec::new() }
    }

    /// The same, at a place in a file.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The same, at a place if it is known.
    #[must_use]
    pub fn at_opt(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    /// The same, on a page.
    #[must_use]
    pub fn on(mut self, page: PageNumber) -> Self {
        self.page = Some(page);
        self
    }

    /// The same, with one more remedy.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// Whether the findings keep the paper from going to print.
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

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
