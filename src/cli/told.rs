//! All that a command tells of an issue, so that it can be kept and told again. Takes findings and texts as the command comes to them; gives them
//! to people.

use std::io::IsTerminal as _;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::output::say;
use super::report;
use super::status::Status;
use crate::diag::{Finding, render};

/// What is told.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Told {
    /// The findings as a terminal shows them.
    colored: String,
    /// The findings in plain letters.
    plain: String,
    /// What is told besides.
    text: String,
    has_faults: bool,
}

impl Told {
    /// Adds findings, which are printed before everything else.
    pub(super) fn add_findings(&mut self, findings: &[Finding]) {
        if !findings.is_empty() {
            self.colored += &render::text(findings, &report::read_source, true);
            self.plain += &render::text(findings, &report::read_source, false);
        }
        self.add_status(report::status(findings));
    }

    /// Adds words.
    pub(super) fn add_text(&mut self, text: &str) {
        self.text += text;
    }

    /// Adds how the command ends.
    pub(super) fn add_status(&mut self, status: Status) {
        self.has_faults |= status == Status::Faults;
    }

    /// As bytes, to be kept.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Of such bytes; none where they are not.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// Prints it.
    pub(super) fn tell(&self) -> Status {
        report::complain(if std::io::stderr().is_terminal() { &self.colored } else { &self.plain });
        say(&self.text);
        if self.has_faults { Status::Faults } else { Status::Clean }
    }
}

/// What is told in place of the times of the steps, where nothing has changed.
pub(super) fn unchanged(elapsed: Duration) -> String {
    format!("  用时：{:.2} 秒（没有改动，照旧）\n", elapsed.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;

    #[test]
    fn what_is_kept_is_told_again() {
        let mut told = Told::default();
        told.add_findings(&[Finding::new(Code::EmptyIssue, "这一期没有稿件")]);
        told.add_text("完了\n");
        assert!(told.has_faults && told.plain.contains("这一期没有稿件") && told.colored.contains('\u{1b}'));
        assert_eq!(Told::from_bytes(&told.to_bytes()), Some(told));
        assert_eq!(Told::from_bytes(b"{}"), None);
    }
}
