//! What a run has under way on the disk: staging folders and locks. Takes their places; clears them away where the run is interrupted.
//!
//! A run ends early in three ways. An error unwinds it, and everything is dropped. Ctrl-C and its like call [`abandon`]. A kill leaves what
//! there was; the next run to write into the folder sweeps it out.

use std::collections::BTreeSet;
use std::fs;
use std::io::Result;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::TempDir;

/// What the names of staging folders begin with.
const PREFIX: &str = ".chenbao-";
/// How many letters and figures follow.
const RANDOM: usize = 6;

/// What would be left over were the process to end now.
static PLACES: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// While it is held, nothing is abandoned: an interruption waits.
pub(super) fn hold() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    PLACES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Clears away what this process has under way, before it ends. Waits for files that are just being put in their places; from then on nothing
/// is written any more.
pub fn abandon() {
    let places = hold();
    for place in places.iter() {
        // What cannot be removed now, the next run removes.
        let _ = if place.is_dir() { fs::remove_dir_all(place) } else { fs::remove_file(place) };
    }
    std::mem::forget(places);
}

/// A place that is noted as long as this lives.
pub(super) struct Noted(PathBuf);

impl Noted {
    pub(super) fn place(place: PathBuf) -> Self {
        hold().insert(place.clone());
        Self(place)
    }
}

impl Drop for Noted {
    fn drop(&mut self) {
        hold().remove(&self.0);
    }
}

/// A folder beside the outputs in which they are written first. It goes with this.
pub(super) struct Staging {
    folder: TempDir,
    // Dropped after the folder: until it is gone it is noted.
    _noted: Noted,
}

impl Staging {
    /// A new one in the folder of the outputs.
    pub(super) fn make(outputs: &Path) -> Result<Self> {
        let mut places = hold();
        let folder = tempfile::Builder::new().prefix(PREFIX).rand_bytes(RANDOM).tempdir_in(outputs)?;
        places.insert(folder.path().to_owned());
        let noted = Noted(folder.path().to_owned());
        Ok(Self { folder, _noted: noted })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Removes the staging folders of runs that were killed. Only for whoever holds the lock of the folder: others may be at work else.
pub(super) fn sweep(outputs: &Path) {
    for entry in fs::read_dir(outputs).into_iter().flatten().flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && is_staging(&entry.file_name().to_string_lossy()) {
            // What cannot be removed takes room and harms nobody.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Whether a folder of this name is one of ours.
fn is_staging(name: &str) -> bool {
    let random = name.strip_prefix(PREFIX).unwrap_or_default();
    random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staging_folders_of_dead_runs_are_swept_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let names = [".chenbao-Ab12Cd", ".chenbao-notes", ".chenbao-Ab12Cd.txt", "chenbao-Ab12Cd"];
        for name in names {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join(names[0]).join("paper.pdf"), b"half").unwrap();
        fs::write(folder.path().join(".chenbao-Ab12Ce"), b"a file").unwrap();
        sweep(folder.path());
        assert!(!folder.path().join(names[0]).exists());
        for name in names[1..].iter().chain(&[".chenbao-Ab12Ce"]) {
            assert!(folder.path().join(name).exists(), "{name}");
        }
    }
}
