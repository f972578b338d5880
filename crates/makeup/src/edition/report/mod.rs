//! What the editor is told: which page has too much or too little copy, by how many 字, and what would mend it.
//!
//! | file | tells of |
//! |---|---|
//! | `balance` | how much copy is too much or too little |
//! | `pages` | pages that are too full, too empty, not solved |
//! | `items` | articles that found no place on their page |
//! | `pins` | wishes that are not kept |
//! | `layout` | faults of the finished layout |

mod balance;
mod items;
mod layout;
mod pages;
mod pins;
mod titles;

use self::balance::{Balance, balance, issue_finding};
use self::items::{left_out_finding, shapeless_findings};
use self::layout::{faulty_findings, loose_findings, missing_findings};
use self::pages::{gutter_finding, over_finding, under_finding, unsolved_finding};
use self::pins::pin_findings;
use crate::edition::issue::Edition;
use crate::edition::steering::steering_findings;
use crate::layout::Layout;
use crate::reading::metrics::MetricsReport;
use chenbao_model::diag::Finding;

/// Adds what the editor is told of the issue as it is made up. Each kind knows of the findings before it, so that nothing is told twice.
pub(crate) fn add_findings(edition: &Edition, layout: &Layout, measured: &MetricsReport, findings: &mut Vec<Finding>) {
    findings.extend(page_findings(edition));
    let unkept = pin_findings(layout, edition.issue, findings);
    findings.extend(unkept);
    findings.extend(faulty_findings(layout, measured));
    let missing = missing_findings(layout, edition.issue, findings);
    findings.extend(missing);
    let loose = loose_findings(layout, measured, findings);
    findings.extend(loose);
}

/// The findings of all pages, and one for the issue where it is over full as a whole.
fn page_findings(edition: &Edition) -> Vec<Finding> {
    let (pages, attempts) = (&edition.pages, &edition.attempts);
    let spaces = edition.spaces();
    let balances: Vec<Balance> =
        pages.iter().zip(attempts).map(|(page, attempt)| balance(page, attempt, edition.grid)).collect();
    let mut findings = Vec::new();
    findings.extend(issue_finding(attempts, &balances));
    for (at, (page, attempt)) in pages.iter().zip(attempts).enumerate() {
        findings.extend(left_out_finding(page, attempt));
        findings.extend(shapeless_findings(page, attempt));
        findings.extend(steering_findings(edition, at));
        let finding = match balances[at] {
            Balance::Fits => gutter_finding(page, attempt),
            Balance::Over(chars) => Some(over_finding(at, chars, pages, attempts, &balances, &spaces)),
            Balance::Under(chars) => Some(under_finding(page, attempt, chars)),
            Balance::Unsolved => Some(unsolved_finding(page, attempt)),
        };
        findings.extend(finding);
    }
    findings
}
