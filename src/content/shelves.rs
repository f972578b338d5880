//! What is to be made below folders: takes folders; gives the issues, or the papers with annual reviews, in order. They are told by the files that
//! the other rooms read them by.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::anthology::REVIEWS;
use super::folder::Shown;
use crate::diag::{Code, Failure, Finding, Span};

/// The issues in these folders and below them: folders with an `issue.toml` whose paper stands two above.
///
/// # Errors
/// A folder that is not there, or has no issue.
pub fn find_issues(folders: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let is_issue = |folder: &Path| {
        let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let paper = whole.parent().and_then(Path::parent).map(|paper| paper.join("paper.toml"));
        folder.join("issue.toml").is_file() && paper.is_some_and(|paper| paper.is_file())
    };
    found(folders, "没有一期报：找不到 issue.toml", &is_issue)
}

/// The papers with annual reviews in these folders and below them.
///
/// # Errors
/// A folder that is not there, or has no such paper.
pub fn find_anthologies(folders: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let has_reviews =
        |folder: &Path| folder.join("paper.toml").is_file() && folder.join(REVIEWS).join("anthology.toml").is_file();
    found(folders, "没有年度回顾：找不到 reviews/anthology.toml", &has_reviews)
}

/// The folders that are wanted, each once.
fn found(folders: &[PathBuf], none: &str, is_wanted: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>, Failure> {
    let mut wanted = vec![];
    for folder in folders {
        let fault = |message: String, hint: &str| {
            let place = Span::file(Shown::new(folder).path(folder));
            Failure::from(Finding::new(Code::FolderMissing, message).at(place).hint(hint))
        };
        if !folder.is_dir() {
            return Err(fault("没有这个文件夹".to_owned(), "核对文件夹的名字，例如 content"));
        }
        let is_shown = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
        let walk = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_shown).flatten();
        let own: Vec<PathBuf> = walk
            .filter(|entry| entry.file_type().is_dir() && is_wanted(entry.path()))
            .map(DirEntry::into_path)
            .collect();
        if own.is_empty() {
            return Err(fault(none.to_owned(), "指明报的文件夹，或它们上面的文件夹，例如 content"));
        }
        wanted.extend(own);
    }
    wanted.sort();
    wanted.dedup();
    Ok(wanted)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn issues_and_papers_are_found_wherever_they_stand() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        for name in ["b/paper.toml", "b/issues/2020-02/issue.toml", "b/issues/2020-01/issue.toml", "a/x/paper.toml"] {
            fs::create_dir_all(at(name).parent().unwrap()).unwrap();
            fs::write(at(name), "").unwrap();
        }
        for name in ["a/x/issues/1/issue.toml", "a/x/reviews/anthology.toml", "stray/issue.toml", "b/.old/1/issue.toml"]
        {
            fs::create_dir_all(at(name).parent().unwrap()).unwrap();
            fs::write(at(name), "").unwrap();
        }
        let issues = find_issues(&[at("b"), root.path().to_owned()]).unwrap();
        assert_eq!(issues, ["a/x/issues/1", "b/issues/2020-01", "b/issues/2020-02"].map(at));
        assert_eq!(find_anthologies(&[root.path().to_owned()]).unwrap(), [at("a/x")]);
        let failure = find_issues(&[at("stray")]).unwrap_err();
        assert!(failure.to_string().contains("没有一期报"));
        assert!(find_issues(&[at("nowhere")]).unwrap_err().to_string().contains("没有这个文件夹"));
    }
}
