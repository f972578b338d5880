//! The folder of an issue's outputs: the one place where files of a run are published and where those of earlier runs are withdrawn. Takes
//! sets of files; each appears whole or not at all, and one process at a time writes there.

use std::path::{Path, PathBuf};

use super::MakeOptions;
use crate::diag::{Code, Failure, Finding};
use crate::export::{Artifact, Claim, Patience, publish};
use crate::model::Issue;

/// Files that come and go together.
#[derive(Default)]
pub(super) struct FileSet {
    /// What appears, in this order: the first tells that files of these names are ours, the last that the set is whole.
    pub(super) artifacts: Vec<Artifact>,
    /// What goes, in this order: files of earlier runs, below the folder, that do not belong to this result.
    pub(super) superseded: Vec<PathBuf>,
}

impl FileSet {
    /// One file, and nothing that goes.
    pub(super) fn file(artifact: Artifact) -> Self {
        Self { artifacts: vec![artifact], superseded: vec![] }
    }

    /// Nothing that appears.
    pub(super) fn withdrawal(superseded: Vec<PathBuf>) -> Self {
        Self { artifacts: vec![], superseded }
    }
}

/// A folder that outputs go to. Only here do files of a run appear and disappear.
pub(super) struct OutputFolder {
    path: PathBuf,
    claim: Claim,
}

impl OutputFolder {
    /// The folder of an issue's outputs.
    ///
    /// # Errors
    /// Those of [`Self::open`].
    pub(super) fn of_issue(issue: &Issue, options: &MakeOptions, patience: Patience) -> Result<Self, Failure> {
        Self::open(options.outputs(issue), &issue.folder, patience)
    }

    /// Where it is, for those who only keep what saves time; none where it lies among the author's files.
    pub(super) fn unclaimed(issue: &Issue, options: &MakeOptions) -> Option<PathBuf> {
        Some(options.outputs(issue)).filter(|path| !is_among(path, &issue.folder))
    }

    /// A folder for what is made of a folder of content; nobody else writes there as long as this lives.
    ///
    /// # Errors
    /// It lies among the author's files: those of the paper that the folder of content belongs to. Another process writes there. It cannot be
    /// written.
    pub(super) fn open(path: PathBuf, content: &Path, patience: Patience) -> Result<Self, Failure> {
        if !is_among(&path, content) {
            let claim = Claim::take(&path, patience)?;
            return Ok(Self { path, claim });
        }
        let message = format!("成品不能写到稿件的文件夹里：“{}”", path.display());
        Err(Finding::new(Code::OutputFailed, message)
            .hint("用 --out 写到稿件文件夹以外的地方，或到项目的文件夹里运行")
            .into())
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What the user should know of the folder.
    pub(super) fn remark(&self) -> Option<Finding> {
        self.claim.remark()
    }

    /// Whether there is a file of this name.
    pub(super) fn has(&self, name: impl AsRef<Path>) -> bool {
        self.path.join(name).exists()
    }

    /// Publishes a set and withdraws what it supersedes; nothing is touched where there is neither.
    ///
    /// # Errors
    /// What kept a file from being written or removed.
    pub(super) fn deliver(&self, set: &FileSet) -> Result<(), Failure> {
        if set.artifacts.is_empty() && set.superseded.is_empty() {
            return Ok(());
        }
        publish(&self.path, &set.artifacts, &set.superseded)
    }
}

/// Whether a folder, which need not be there yet, would lie among the files of a paper.
pub(super) fn is_among(folder: &Path, content: &Path) -> bool {
    // The nearest folder that is there tells where the other would be.
    let out = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let real = out.ancestors().find_map(|ancestor| ancestor.canonicalize().ok());
    let content = content.canonicalize().unwrap_or_else(|_| content.to_owned());
    let paper = content.ancestors().find(|ancestor| ancestor.join("paper.toml").is_file()).unwrap_or(&content);
    real.is_some_and(|real| real.starts_with(paper))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn outputs_stay_away_from_the_authors_files() {
        let root = tempfile::tempdir().unwrap();
        let issue = root.path().join("content/paper/issues/2020-08-12");
        fs::create_dir_all(&issue).unwrap();
        fs::write(root.path().join("content/paper/paper.toml"), "").unwrap();
        for inside in ["content/paper", "content/paper/out/deep", "content/paper/issues/2020-08-12"] {
            assert!(OutputFolder::open(root.path().join(inside), &issue, Patience::None).is_err(), "{inside}");
        }
        for outside in ["out/paper", "content/other"] {
            assert!(OutputFolder::open(root.path().join(outside), &issue, Patience::None).is_ok(), "{outside}");
        }
    }

    #[test]
    fn an_empty_set_leaves_no_trace() {
        let root = tempfile::tempdir().unwrap();
        let open = || OutputFolder::open(root.path().join("out"), Path::new("content"), Patience::None).unwrap();
        open().deliver(&FileSet::default()).unwrap();
        assert!(!root.path().join("out").exists());
        let folder = open();
        folder.deliver(&FileSet::file(Artifact::new("a.txt", b"a".to_vec()))).unwrap();
        assert!(folder.has("a.txt"));
        folder.deliver(&FileSet::withdrawal(vec!["a.txt".into(), "b.txt".into()])).unwrap();
        assert!(!folder.has("a.txt"));
    }
}
