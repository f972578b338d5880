//! What the makeup gives.

use crate::layout::Layout;
use crate::reading::metrics::MetricsReport;
use chenbao_model::diag::Finding;

/// A layout, how good it is, and where copy and pages do not match.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Where everything goes.
    pub layout: Layout,
    /// The measures of the layout, as far as it tells them by itself.
    pub metrics: MetricsReport,
    /// What does not fit.
    pub findings: Vec<Finding>,
}
