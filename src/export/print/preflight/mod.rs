//! Preflight 预检: reads a finished PDF, anyone's, and says whether a print shop can plate it. Takes the bytes and the thresholds; gives a
//! [`Report`]. A rule sees only the finished file.

mod report;
mod rule;
mod thresholds;

pub use report::{FileFacts, FontUse, Hit, PageFacts, Report, Verdict};
pub use rule::{Rule, RuleDoc};
pub use thresholds::Thresholds;
