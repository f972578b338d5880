//! `chenbao intake --review-year`: a report becomes a review for the anthology.

use std::path::{Path, PathBuf};

use crate::cli::output::say;
use crate::cli::report;
use crate::cli::status::Status;
use crate::content::read_anthology;
use crate::diag::{Code, Failure, Finding, Span};
use crate::intake::annual::EarlierPlan;
use crate::intake::desk::{ReviewReceipt, take_in_review};

pub(super) fn run(paper: &Path, files: &[PathBuf], year: i32) -> Result<Status, Failure> {
    let place = Span::file(paper.to_string_lossy().into_owned());
    if !paper.join("paper.toml").is_file() {
        let finding = Finding::new(Code::FolderMissing, "收年度回顾要写报的文件夹，里面有 paper.toml").at(place);
        return Err(finding.hint("例如 chenbao intake --review-year 2023 content/xianxia 总结.docx").into());
    }
    let [file] = files else {
        let finding =
            Finding::new(Code::IntakeUnreadable, format!("要一份报告，写了 {} 个文件", files.len())).at(place);
        return Err(finding.hint("一次收一份：chenbao intake --review-year 2023 content/xianxia 总结.docx").into());
    };
    let receipt = take_in_review(&paper.join("reviews"), year, file, &earlier_plans(paper, year))?;
    report::print_findings(&receipt.findings);
    say(&told(&receipt));
    Ok(report::status(&receipt.findings))
}

/// The plans for a year that other reviews of the paper have; none where they cannot be read, which the anthology tells of.
fn earlier_plans(paper: &Path, year: i32) -> Vec<EarlierPlan> {
    let reviews = read_anthology(paper).map(|anthology| anthology.reviews).unwrap_or_default();
    let plans = reviews.into_iter().filter(|review| review.year < year).flat_map(|review| review.plans);
    let due = plans.filter(|plan| plan.mark == year);
    due.filter_map(|plan| Some(EarlierPlan { key: plan.key?.text.trim().to_owned(), text: plan.text.text })).collect()
}

/// What was made of the report, in words.
fn told(receipt: &ReviewReceipt) -> String {
    let ReviewReceipt { file, proposals, doubts, account, remarks, .. } = receipt;
    let mut text = format!("写成 reviews/{file}　{doubts} 处待核\n{}\n", account.line());
    for remark in remarks {
        text += &format!("{remark}\n");
    }
    text += &format!(
        "找出数字 {} 个、大事 {} 条、计划 {} 条、往年计划的结果 {} 条，写在稿头的注释里，一条也没有收\n",
        proposals.figures.len(),
        proposals.timeline.len(),
        proposals.plans.len(),
        proposals.outcomes.len()
    );
    text += "要用的删去行首的“# ”，不用的整条删去；再运行 chenbao anthology\n";
    text
}
