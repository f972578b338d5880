//! How much a finding matters.

use serde::{Deserialize, Serialize};

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
