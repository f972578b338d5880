//! The bench where drafts are confirmed: takes an issue's folder and an editor's deeds; changes drafts, one deed after the other, and undoes them.
//! What it writes are files that an editor could have typed. It never overwrites what somebody else has changed meanwhile.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chenbao_model::diag::Failure;
use serde::{Deserialize, Serialize};

use super::confirm::{drafts, target};
use super::files::failure;
use super::history::{History, Step};
use super::refusal::Refusal;
use crate::manuscript::Manuscript;
use crate::register::{DRAFTS, digest};
use crate::sheet::{Edit, Hung, Sheet, append, part};

/// What is done between drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Between {
    /// Begins a draft of its own at a block.
    Part {
        /// The block.
        at: usize,
    },
    /// Puts the draft at the end of the one before it.
    Append,
    /// Gives the draft a picture of the issue; another draft that had it has it no longer.
    Hang {
        /// The picture, relative to the issue.
        file: String,
    },
    /// Moves the draft among the articles of the issue.
    Confirm,
    /// Moves it and all others that nobody doubts.
    ConfirmAll,
}

/// What is done: inside a draft, or between drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Deed {
    /// Inside it.
    Within(Edit),
    /// Between it and others.
    Between(Between),
}

/// A deed and the draft it is done to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The draft, relative to the issue.
    pub draft: String,
    /// The digest of its text when the editor saw it.
    pub version: String,
    /// The deed.
    pub deed: Deed,
}

/// A draft as it is read.
pub(super) struct Loaded {
    /// Relative to the issue.
    pub(super) file: String,
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) sheet: Sheet,
}

/// The bench of one issue.
pub struct Bench {
    pub(super) issue: PathBuf,
    history: History,
    /// Originals that were read, by their digests.
    pub(super) manuscripts: BTreeMap<String, Option<Arc<Manuscript>>>,
}

impl Bench {
    /// The bench of the issue in this folder.
    pub fn new(issue: &Path) -> Self {
        Self { issue: issue.to_owned(), history: History::default(), manuscripts: BTreeMap::new() }
    }

    /// Does what an editor asks for.
    ///
    /// # Errors
    /// Why it was not done; then nothing is changed.
    pub fn order(&mut self, order: &Order) -> Result<(), Refusal> {
        let all = self.load().map_err(Refusal::Failed)?;
        let at = all.iter().position(|draft| draft.file == order.draft);
        let at = at.ok_or_else(|| Refusal::Stale(format!("“{}”不在了", order.draft)))?;
        if digest(all[at].text.as_bytes()) != order.version {
            return Err(Refusal::Stale(format!("“{}”在别处改过，已重新读入，请再做一次", order.draft)));
        }
        let mut step = Step::default();
        match &order.deed {
            Deed::Within(edit) => {
                let mut sheet = all[at].sheet.clone();
                sheet.apply(edit).map_err(Refusal::Cannot)?;
                step.change(&all[at].path, Some(&all[at].text), Some(sheet.text()));
            }
            Deed::Between(Between::Part { at: block }) => self.part(&all[at], *block, &mut step)?,
            Deed::Between(Between::Append) => {
                let before = at.checked_sub(1).ok_or_else(|| Refusal::Cannot("前面没有稿件了".to_owned()))?;
                let mut sheet = all[before].sheet.clone();
                append(&mut sheet, all[at].sheet.clone());
                step.change(&all[before].path, Some(&all[before].text), Some(sheet.text()));
                step.change(&all[at].path, Some(&all[at].text), None);
            }
            Deed::Between(Between::Hang { file }) => self.hang(&all, at, file, &mut step)?,
            Deed::Between(Between::Confirm) => self.confirm(&all[at], &mut step)?,
            Deed::Between(Between::ConfirmAll) => {
                for draft in &all {
                    // What waits for an editor stays.
                    drop(self.confirm(draft, &mut step));
                }
                if step == Step::default() {
                    return Err(Refusal::Cannot("没有核完的稿件".to_owned()));
                }
            }
        }
        self.history.take(step)
    }

    /// Undoes the last deed, or does it again.
    ///
    /// # Errors
    /// Files that were changed since.
    pub fn undo(&mut self, again: bool) -> Result<(), Refusal> {
        self.history.turn(again)
    }

    /// Whether a deed can be undone, and whether one can be done again.
    pub fn can_turn(&self) -> (bool, bool) {
        self.history.can_turn()
    }

    /// All drafts, sorted.
    pub(super) fn load(&self) -> Result<Vec<Loaded>, Failure> {
        let read = |path: PathBuf| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let text = std::fs::read_to_string(&path).map_err(|error| failure(&path, &error))?;
            Ok(Loaded { file: format!("{DRAFTS}/{name}"), sheet: Sheet::of_text(&text), path, text })
        };
        drafts(&self.issue).into_iter().map(read).collect()
    }

    fn part(&self, draft: &Loaded, block: usize, step: &mut Step) -> Result<(), Refusal> {
        let mut sheet = draft.sheet.clone();
        let next = part(&mut sheet, block).map_err(Refusal::Cannot)?;
        let stem = draft.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        // Behind the draft it was parted from, before the one that follows: `a-02b` stands between `a-02` and `a-03`.
        let free = ('b'..='z').map(|letter| self.issue.join(DRAFTS).join(format!("{stem}{letter}.md")));
        let path = free.into_iter().find(|path| !path.exists());
        let path = path.ok_or_else(|| Refusal::Cannot("这一篇已经分成很多篇了".to_owned()))?;
        step.change(&draft.path, Some(&draft.text), Some(sheet.text()));
        step.change(&path, None, Some(next.text()));
        Ok(())
    }

    fn hang(&self, all: &[Loaded], at: usize, file: &str, step: &mut Step) -> Result<(), Refusal> {
        let is_inside = !file.starts_with('/') && file.split('/').all(|part| !matches!(part, "" | "." | ".."));
        if !is_inside || !self.issue.join(file).is_file() {
            return Err(Refusal::Cannot(format!("没有“{file}”这张图片")));
        }
        if all[at].sheet.pictures.iter().any(|picture| picture.file == file) {
            return Err(Refusal::Cannot("这张图片已经在这一篇里".to_owned()));
        }
        for (other, draft) in all.iter().enumerate() {
            let mut sheet = draft.sheet.clone();
            if other == at {
                let caption = (!sheet.waiting.is_empty()).then(|| sheet.waiting.remove(0));
                let (caption, credit) = caption.map_or((None, None), |waiting| (Some(waiting.caption), waiting.credit));
                sheet.pictures.push(Hung { file: file.to_owned(), caption, credit, ..Hung::default() });
            } else if let Some(hung) = sheet.pictures.iter().position(|picture| picture.file == file) {
                sheet.apply(&Edit::Unhang { at: hung }).map_err(Refusal::Cannot)?;
            } else {
                continue;
            }
            step.change(&draft.path, Some(&draft.text), Some(sheet.text()));
        }
        Ok(())
    }

    fn confirm(&self, draft: &Loaded, step: &mut Step) -> Result<(), Refusal> {
        let doubts = draft.sheet.doubts();
        if doubts > 0 {
            return Err(Refusal::Cannot(format!("还有 {doubts} 处待核")));
        }
        if draft.sheet.words("title").is_none() {
            return Err(Refusal::Cannot("还没有标题".to_owned()));
        }
        let target = target(&self.issue, &draft.path)
            .ok_or_else(|| Refusal::Cannot("期文件夹里已有同名的稿件，请先改名".to_owned()))?;
        step.change(&draft.path, Some(&draft.text), None);
        step.change(&target, None, Some(draft.text.clone()));
        Ok(())
    }
}
