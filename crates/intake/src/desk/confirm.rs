//! Confirming: a draft without remarks becomes an article of its issue, by being moved out of the folder of drafts.

use std::path::{Path, PathBuf};

use chenbao_model::diag::Failure;

use super::files::failure;
use crate::draft::draft_words;
use crate::register::DRAFTS;

/// What was confirmed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Confirmed {
    /// The articles, relative to the issue.
    pub moved: Vec<String>,
    /// Drafts that wait: the file, relative to the issue, and how many remarks it has; none where an article of its name is there.
    pub waiting: Vec<(String, usize)>,
}

/// Moves all drafts that have no remark left.
///
/// # Errors
/// A file that cannot be read or moved.
pub fn confirm(issue: &Path) -> Result<Confirmed, Failure> {
    let mut confirmed = Confirmed::default();
    for path in drafts(issue) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let text = std::fs::read_to_string(&path).map_err(|error| failure(&path, &error))?;
        let remarks = draft_words(&text).remarks.len();
        let Some(target) = target(issue, &path).filter(|_| remarks == 0) else {
            confirmed.waiting.push((format!("{DRAFTS}/{name}"), remarks));
            continue;
        };
        std::fs::rename(&path, &target).map_err(|error| failure(&target, &error))?;
        confirmed.moved.push(name);
    }
    Ok(confirmed)
}

/// Where a draft becomes an article; none where one of its name is there.
pub(super) fn target(issue: &Path, draft: &Path) -> Option<PathBuf> {
    Some(issue.join(draft.file_name()?)).filter(|target| !target.exists())
}

/// The drafts of an issue, sorted.
pub(super) fn drafts(issue: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(issue.join(DRAFTS)).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with(['.', '~'])))
        .collect();
    paths.sort();
    paths
}
