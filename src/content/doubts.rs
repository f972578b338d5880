//! What intake left open: takes the drafts of an issue and its articles; gives a finding for every remark that still stands in them.

use std::path::Path;
use std::sync::Arc;

use chenbao_intake::draft::{MARK, draft_words};
use chenbao_intake::register::DRAFTS;

use super::folder::Shown;
use super::text::read_text;
use crate::diag::{Code, Finding, Source};

/// The drafts of an issue, which are no copy yet.
pub(super) fn read_drafts(folder: &Path, shown: &Shown) -> Vec<Arc<Source>> {
    let entries = std::fs::read_dir(folder.join(DRAFTS)).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    paths.sort();
    let drafts = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    drafts.filter_map(|path| read_text(path, &shown.path(path)).ok()).collect()
}

/// The remarks in drafts.
pub(super) fn of_drafts(drafts: &[Arc<Source>]) -> Vec<Finding> {
    drafts.iter().flat_map(of_draft).collect()
}

/// A draft's remarks; one without any waits only to be moved.
fn of_draft(source: &Arc<Source>) -> Vec<Finding> {
    let remarks = of_source(source);
    if remarks.is_empty() {
        let finding = Finding::new(Code::IntakeDoubt, "草稿已经核完，还没有收进这一期").at(source.span_at(0));
        return vec![finding.hint("运行 chenbao intake <期文件夹> --review 或 --confirm，或把文件移出 drafts/")];
    }
    remarks
}

/// The remarks in a file.
pub(super) fn of_source(source: &Arc<Source>) -> Vec<Finding> {
    if !source.text.contains(MARK) {
        return vec![];
    }
    let remarks = draft_words(&source.text).remarks.into_iter();
    let finding = |(line, words): (usize, String)| {
        let place = source.span_at(source.byte_of(line, 1));
        Finding::new(Code::IntakeDoubt, format!("待核：{words}")).at(place).hint("看过、改好以后，删去这一行")
    };
    remarks.map(finding).collect()
}
