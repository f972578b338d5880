//! What is made of an issue, and what is asked of the making.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::Step;
use crate::diag::{Code, Finding, Severity, has_errors};
use crate::makeup::layout::Layout;
use crate::makeup::metrics::MetricsReport;
use crate::model::Issue;
use crate::typeset::{Fonts, Pages};

/// What the caller asks of the making of an issue beyond its folder.
#[derive(Debug, Clone, Default)]
pub struct MakeOptions {
    /// A look other than the paper's own.
    pub look: Option<String>,
    /// Where the outputs of this issue lie; by default a folder of their own below `out/`. The layout saved there keeps what has not changed
    /// where it was.
    pub out: Option<PathBuf>,
    /// Make everything up anew, whatever was saved.
    pub fresh: bool,
}

impl MakeOptions {
    /// Where the outputs of an issue go: where the editor says, else into `out/`; those in another look have a folder of their own.
    pub fn outputs(&self, issue: &Issue) -> PathBuf {
        let look = self.look.as_ref().map(|look| format!("-{look}")).unwrap_or_default();
        let own = || PathBuf::from("out").join(format!("{}-{}{look}", issue.paper.id, issue.date));
        self.out.clone().unwrap_or_else(own)
    }
}

/// An issue made up, set and checked.
pub struct Made {
    /// The issue.
    pub issue: Issue,
    /// The faces it is set in.
    pub fonts: Arc<Fonts>,
    /// Where everything went.
    pub layout: Layout,
    /// The pages.
    pub pages: Pages,
    /// The measures of the makeup.
    pub metrics: MetricsReport,
    /// All findings, in the order of the work.
    pub findings: Vec<Finding>,
    /// What each step took.
    pub times: Vec<(Step, Duration)>,
}

impl Made {
    /// Whether the paper may go to print.
    pub fn is_sound(&self) -> bool {
        !has_errors(&self.findings)
    }

    /// Whether a lock could not be kept; it needs the layout it locks.
    pub(super) fn breaks_lock(&self) -> bool {
        self.findings.iter().any(|finding| finding.code == Code::LayoutStale && finding.severity == Severity::Error)
    }

    /// The issue ready to be set again, and what is told of its making. The pages, which take the most room, are let go.
    pub(super) fn without_pages(self) -> (Edition, Making) {
        let Self { issue, fonts, layout, metrics, findings, times, .. } = self;
        (Edition { issue, fonts, layout }, Making { metrics, findings, times })
    }
}

/// An issue with its layout: all that is needed to set it again.
pub struct Edition {
    /// The issue.
    pub issue: Issue,
    /// The faces it is set in.
    pub fonts: Arc<Fonts>,
    /// Where everything went.
    pub layout: Layout,
}

/// What is told of the making of an issue.
pub struct Making {
    /// The measures of the makeup.
    pub metrics: MetricsReport,
    /// All findings, in the order of the work.
    pub findings: Vec<Finding>,
    /// What each step took.
    pub times: Vec<(Step, Duration)>,
}
