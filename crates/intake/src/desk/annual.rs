//! A year's report taken in: the original is kept, a review written beside the others of its paper, and the account drawn up.

use std::path::Path;

use chenbao_model::diag::{Code, Failure, Finding, Span};

use super::files::{Shelf, failure, replace};
use crate::account::Account;
use crate::annual::{EarlierPlan, Proposals, propose, read_report, write_review};
use crate::gather::{Given, gather};
use crate::readers::{FileKind, read_manuscript};
use crate::register::INCOMING;

/// What became of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewReceipt {
    /// The review, relative to the folder of reviews.
    pub file: String,
    /// What is proposed in it.
    pub proposals: Proposals,
    /// How many remarks are in it.
    pub doubts: usize,
    /// Where its characters are.
    pub account: Account,
    /// What the editor should know of the reading.
    pub remarks: Vec<String>,
    /// What does not add up.
    pub findings: Vec<Finding>,
}

/// Takes in the report of a year, as `<year>.md` in a paper's folder of reviews.
///
/// # Errors
/// A report that cannot be read, a review of that name that is there already, a folder that cannot be written.
pub fn take_in_review(
    reviews: &Path,
    year: i32,
    file: &Path,
    earlier: &[EarlierPlan],
) -> Result<ReviewReceipt, Failure> {
    let target = reviews.join(format!("{year}.md"));
    if target.exists() {
        let place = Span::file(target.to_string_lossy().replace('\\', "/"));
        let finding = Finding::new(Code::OutputFailed, format!("{year} 年的回顾已经有了，没有覆盖")).at(place);
        return Err(finding.hint("要重新收，先把它改名或移走").into());
    }
    let (mut given, findings) = gather(&[file.to_owned()]);
    let texts: Vec<Given> = given.extract_if(.., |given| given.kind != FileKind::Picture).collect();
    let [report] = &texts[..] else {
        let place = Span::file(file.to_string_lossy().into_owned());
        let finding =
            Finding::new(Code::IntakeUnreadable, format!("要一份文字稿，这里有 {} 份", texts.len())).at(place);
        let fault: Failure = finding.hint("一次收一份报告：.docx .doc .rtf .txt .md .pdf").into();
        return Err(if findings.is_empty() { fault } else { findings.into() });
    };
    let manuscript =
        read_manuscript(report.kind, &report.bytes).map_err(|fault| Failure::from(fault.finding(&report.name)))?;
    let kept = Shelf::new(reviews).keep(report)?;
    let read = read_report(&manuscript);
    let proposals = propose(&read, year, earlier);
    let text = write_review(&read, &proposals, year, &kept);
    let account = Account::reckon(&manuscript, [text.as_str()].into_iter(), &read.set_aside);
    let mut told = vec![];
    if !account.adds_up() {
        let finding = Finding::new(Code::IntakeLoss, format!("“{}”{}", report.name, account.line()));
        let place = Span::file(format!("{INCOMING}/{kept}"));
        told.push(finding.at(place).hint("对照原件把缺的字补进回顾，并把这份来稿报给程序的作者"));
    }
    std::fs::create_dir_all(reviews).map_err(|error| failure(reviews, &error))?;
    replace(&target, text.as_bytes())?;
    let doubts = crate::draft::draft_words(&text).remarks.len();
    let remarks = manuscript.remarks;
    Ok(ReviewReceipt { file: format!("{year}.md"), proposals, doubts, account, remarks, findings: told })
}
