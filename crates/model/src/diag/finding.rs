//! One finding: a code, a place, what is wrong and how to mend it.

use serde::Serialize;

use super::code::Code;
use super::remedy::Remedy;
use super::severity::Severity;
use super::source::Span;
use crate::units::PageNumber;

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
    /// The same as data, where it was tried: done together, they mend it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remedies: Vec<Remedy>,
}

impl Finding {
    /// A finding of this code, with the code's own severity.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        let (hints, remedies) = (Vec::new(), Vec::new());
        Self { code, severity: code.severity(), message: message.into(), span: None, page: None, hints, remedies }
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

    /// The same, with remedies that mend it together, each a hint too.
    #[must_use]
    pub fn remedied(mut self, remedies: Vec<Remedy>) -> Self {
        self.hints.extend(remedies.iter().map(Remedy::to_words));
        self.remedies = remedies;
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
