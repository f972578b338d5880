//! What was done at the bench, so that it can be undone: for every deed the files it changed, as they were before and after.

use std::path::{Path, PathBuf};

use chenbao_model::diag::Failure;

use super::files::{failure, replace};
use super::refusal::Refusal;

/// How many deeds are kept.
const MOST: usize = 200;

/// A file, as it was before and after; none where there was none.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    path: PathBuf,
    before: Option<String>,
    after: Option<String>,
}

/// One deed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Step {
    changes: Vec<Change>,
}

impl Step {
    /// Notes that a file is changed.
    pub(super) fn change(&mut self, path: &Path, before: Option<&str>, after: Option<String>) {
        self.changes.push(Change { path: path.to_owned(), before: before.map(str::to_owned), after });
    }

    /// Writes the files of one side, if all of them are as the other side left them.
    fn write(&self, forwards: bool) -> Result<(), Refusal> {
        let sides = |change: &Change| {
            let (from, to) = (change.before.clone(), change.after.clone());
            if forwards { (from, to) } else { (to, from) }
        };
        for change in &self.changes {
            let found = std::fs::read_to_string(&change.path).ok();
            if found != sides(change).0 {
                let name = change.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                return Err(Refusal::Stale(format!("“{name}”在别处改过，这一步不能撤销")));
            }
        }
        for (done, change) in self.changes.iter().enumerate() {
            if let Err(failed) = set(&change.path, sides(change).1.as_deref()) {
                for change in &self.changes[..done] {
                    drop(set(&change.path, sides(change).0.as_deref()));
                }
                return Err(Refusal::Failed(failed));
            }
        }
        Ok(())
    }
}

/// Makes a file hold this text, or takes it away.
fn set(path: &Path, text: Option<&str>) -> Result<(), Failure> {
    match text {
        Some(text) => replace(path, text.as_bytes()),
        None => std::fs::remove_file(path).map_err(|error| failure(path, &error)),
    }
}

/// All deeds.
#[derive(Debug, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Does a deed.
    pub(super) fn take(&mut self, step: Step) -> Result<(), Refusal> {
        step.write(true)?;
        self.done.push(step);
        self.undone.clear();
        if self.done.len() > MOST {
            self.done.remove(0);
        }
        Ok(())
    }

    /// Undoes the last deed, or does it again.
    pub(super) fn turn(&mut self, again: bool) -> Result<(), Refusal> {
        let (from, to) = if again { (&mut self.undone, &mut self.done) } else { (&mut self.done, &mut self.undone) };
        let none = if again { "没有可重做的" } else { "没有可撤销的" };
        let step = from.last().cloned().ok_or_else(|| Refusal::Cannot(none.to_owned()))?;
        step.write(again)?;
        from.pop();
        to.push(step);
        Ok(())
    }

    /// Whether a deed can be undone, and whether one can be done again.
    pub(super) fn can_turn(&self) -> (bool, bool) {
        (!self.done.is_empty(), !self.undone.is_empty())
    }
}
