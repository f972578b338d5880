//! An issue in outline: which paper, which day, which pages. For what works on an issue before its articles are whole.

use std::path::Path;

use super::folder::{Shown, check_folder};
use super::issue::read_issue_plan;
use super::paper::read_paper;

/// An issue in outline; what cannot be read is left empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The name of the paper.
    pub name: String,
    /// The day.
    pub date: String,
    /// The number and the section of each page.
    pub pages: Vec<(u16, String)>,
}

/// Reads the outline of the issue in a folder. Faults are for `check` to tell.
pub fn read_outline(folder: &Path) -> Outline {
    let shown = Shown::new(folder);
    let Ok(paper_folder) = check_folder(folder, &shown) else { return Outline::default() };
    let mut faults = vec![];
    let paper = read_paper(&paper_folder, &shown, &mut faults);
    let plan = read_issue_plan(folder, &shown, &mut faults).map(|(_, plan)| plan);
    let pages = plan.as_ref().map_or(&[][..], |plan| &plan.pages);
    Outline {
        name: paper.map(|paper| paper.name).unwrap_or_default(),
        date: plan.as_ref().map(|plan| plan.date.to_string()).unwrap_or_default(),
        pages: pages.iter().map(|page| (page.number.get(), page.section.clone())).collect(),
    }
}
