//! The exchange of one set of files for another. Takes a folder and a set that is written beside it; gives a folder in which the new set lies,
//! or, after an error, the old one.
//!
//! Files can only be renamed one by one, so a process that is killed in between stops half way. What it leaves is never two sets in one: first
//! everything old goes, beginning with the file that crowns the set, then the new comes, and the crown last. So a folder with a crown holds
//! one set whole; one without holds parts of one set, which the next run replaces.

use std::fs;
use std::io::{ErrorKind, Result};
use std::path::{Path, PathBuf};

use super::Artifact;

/// An exchange under way.
pub(super) struct Exchange<'f> {
    folder: &'f Path,
    /// Where the new files are.
    staged: &'f Path,
    /// Where the old ones go: a folder that is there.
    retired: &'f Path,
    /// The old files taken away so far, by their numbers in `retired`.
    taken: Vec<PathBuf>,
    /// The new files put so far.
    put: Vec<PathBuf>,
}

/// What kept an exchange from coming off.
pub(super) struct Broken {
    /// The file, in its folder.
    pub(super) what: PathBuf,
    /// What the system said.
    pub(super) error: std::io::Error,
}

impl<'f> Exchange<'f> {
    pub(super) fn new(folder: &'f Path, staged: &'f Path, retired: &'f Path) -> Self {
        Self { folder, staged, retired, taken: Vec::new(), put: Vec::new() }
    }

    /// Takes away what is superseded and what has a successor, then puts the artifacts, in their order: the last one is the crown. After an
    /// error the old files are back, but for those that are memory.
    pub(super) fn run(mut self, artifacts: &[Artifact], superseded: &[PathBuf]) -> std::result::Result<(), Broken> {
        let done = self.exchange(artifacts, superseded);
        if done.is_err() {
            self.undo();
        }
        done
    }

    fn exchange(&mut self, artifacts: &[Artifact], superseded: &[PathBuf]) -> std::result::Result<(), Broken> {
        // One file alone takes the place of another in one step.
        let is_single = artifacts.len() == 1 && superseded.is_empty();
        let of_set = |artifact: &&Artifact| !artifact.is_memory && !is_single;
        let mut old = artifacts.iter().rev().filter(of_set).map(|artifact| artifact.path.as_path());
        let crown = old.next();
        let (folder, staged) = (self.folder, self.staged);
        for path in crown.into_iter().chain(superseded.iter().map(PathBuf::as_path)).chain(old) {
            self.take(path).map_err(|error| Broken { what: folder.join(path), error })?;
        }
        let (memory, set): (Vec<&Artifact>, Vec<&Artifact>) = artifacts.iter().partition(|artifact| artifact.is_memory);
        for artifact in memory.into_iter().chain(set) {
            fs::rename(staged.join(&artifact.path), folder.join(&artifact.path))
                .map_err(|error| Broken { what: folder.join(&artifact.path), error })?;
            if !artifact.is_memory {
                self.put.push(artifact.path.clone());
            }
        }
        Ok(())
    }

    /// Takes an old file away, if it is there. A folder of such a name is not ours.
    fn take(&mut self, path: &Path) -> Result<()> {
        let place = self.folder.join(path);
        if place.is_dir() {
            return Ok(());
        }
        match fs::rename(&place, self.retired.join(self.taken.len().to_string())) {
            Ok(()) => self.taken.push(path.to_owned()),
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            Err(_) => {}
        }
        Ok(())
    }

    /// Puts the old files back, as far as that can be done.
    fn undo(&self) {
        for path in self.put.iter().rev() {
            let _ = fs::remove_file(self.folder.join(path));
        }
        for (number, path) in self.taken.iter().enumerate().rev() {
            let _ = fs::rename(self.retired.join(number.to_string()), self.folder.join(path));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two sets in one folder: the old one lies there, the new one is staged.
    struct Stage {
        root: tempfile::TempDir,
    }

    const NEW: [&str; 4] = ["a", "b", "c", "crown"];

    impl Stage {
        fn new() -> Self {
            let root = tempfile::tempdir().unwrap();
            for folder in ["out", "new", "old"] {
                fs::create_dir(root.path().join(folder)).unwrap();
            }
            for name in ["a", "b", "gone", "crown"] {
                fs::write(root.path().join("out").join(name), b"old").unwrap();
            }
            for name in NEW {
                fs::write(root.path().join("new").join(name), b"new").unwrap();
            }
            Self { root }
        }

        fn path(&self, name: &str) -> PathBuf {
            self.root.path().join(name)
        }

        /// The exchange up to the step that does not come off, and nothing put back: what a kill there leaves.
        fn killed(&self) -> bool {
            let (folder, staged, retired) = (self.path("out"), self.path("new"), self.path("old"));
            let artifacts = NEW.map(|name| Artifact::new(name, b"new".to_vec()));
            Exchange::new(&folder, &staged, &retired).exchange(&artifacts, &["gone".into()]).is_err()
        }

        /// How many files are of the old set and of the new, and whether there is a crown.
        fn state(&self) -> (usize, usize, bool) {
            let files: Vec<_> = fs::read_dir(self.path("out")).unwrap().map(|entry| entry.unwrap().path()).collect();
            let of = |set: &[u8]| files.iter().filter(|path| fs::read(path).unwrap() == set).count();
            (of(b"old"), of(b"new"), self.path("out/crown").exists())
        }
    }

    #[test]
    fn a_kill_at_any_step_leaves_one_set_or_parts_of_one_without_its_crown() {
        let whole = Stage::new();
        assert!(!whole.killed());
        assert_eq!(whole.state(), (0, 4, true));
        for step in 0..4 {
            // A folder in the place of the retired file keeps that step from coming off.
            let taking = Stage::new();
            fs::create_dir_all(taking.path(&format!("old/{step}/in the way"))).unwrap();
            assert!(taking.killed());
            assert_eq!(taking.state(), (4 - step, 0, step == 0), "taking {step}");
        }
        for (step, name) in NEW.iter().enumerate() {
            let putting = Stage::new();
            fs::remove_file(putting.path(&format!("new/{name}"))).unwrap();
            assert!(putting.killed());
            assert_eq!(putting.state(), (0, step, false), "putting {step}");
        }
    }
}
