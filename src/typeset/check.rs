//! The check of the finished pages, on their frames: every character of every article once and in order, no missing glyph, no
//! overset, every body baseline on the grid, no face but the role's, no head wider than its measure.
//!
//! It trusts nothing that was planned: it reads the frames that the exporters will write.

use super::check_lines::{crowded_tables, forbidden_breaks};
use super::coverage::coverage;
use super::reader::FrameReader;
use super::subject::subjects;
use super::{Pages, Typesetter};
use crate::diag::{Code, Finding};
use crate::makeup::layout::Layout;
use crate::model::Issue;

/// Checks finished pages.
pub(super) fn check(setter: &Typesetter, pages: &Pages, issue: &Issue, layout: &Layout) -> Vec<Finding> {
    let reader = FrameReader::read_all(setter, pages, issue, layout, subjects(issue, layout));
    let mut findings = reader.findings;
    for subject in &reader.subjects {
        subject.compare(&mut findings);
    }
    findings.extend(forbidden_breaks(setter, layout, issue));
    findings.extend(crowded_tables(setter, layout, issue));
    let coverage = coverage(setter, issue).findings;
    // A character without a glyph is reported where the author wrote it; what the frames show is kept for anything that is missed.
    if coverage.iter().any(|finding| finding.code == Code::MissingGlyph) {
        findings.retain(|finding| finding.code != Code::MissingGlyph);
    }
    findings.extend(coverage);
    findings
}
