//! One place where a file breaks a rule: what is wrong, as data, and where.

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::rule::Rule;
use crate::words;

/// How much a hit matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The file must not be plated like this.
    Error,
    /// Somebody should look at it.
    Warning,
}

/// One place where a file breaks a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// What is wrong.
    pub fault: Fault,
    /// How much it matters here.
    pub severity: Severity,
    /// The page, counted from 1; none where it concerns the whole file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The number of the indirect object, where one is at fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<u32>,
    /// Where on the page: left, top, right, bottom in millimetres from the top left corner of the trim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<[f64; 4]>,
    /// How many faults of this kind the page has; this is the first of them.
    pub count: u32,
}

impl Hit {
    /// A hit that concerns the whole file.
    pub(crate) fn new(severity: Severity, fault: impl Into<Fault>) -> Self {
        Self { fault: fault.into(), severity, page: None, object: None, place: None, count: 1 }
    }

    /// An error that concerns the whole file.
    pub(crate) fn error(fault: impl Into<Fault>) -> Self {
        Self::new(Severity::Error, fault)
    }

    /// A warning that concerns the whole file.
    pub(crate) fn warning(fault: impl Into<Fault>) -> Self {
        Self::new(Severity::Warning, fault)
    }

    /// The same, on a page.
    #[must_use]
    pub(crate) fn on(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    /// The same, about an object.
    #[must_use]
    pub(crate) fn in_object(mut self, object: Option<u32>) -> Self {
        self.object = object;
        self
    }

    /// The same, at a place of its page, in millimetres from the top left corner of the trim.
    #[must_use]
    pub(crate) fn at(mut self, place: [f64; 4]) -> Self {
        self.place = Some(place);
        self
    }

    /// The rule that is broken.
    pub const fn rule(&self) -> Rule {
        self.fault.rule()
    }

    /// What is wrong, in Chinese, without a full stop at the end.
    pub fn message(&self) -> String {
        words::sentence_for(&self.fault, self.count)
    }
}
