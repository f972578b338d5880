//! Looks at files in an interval. Takes folders and files; gives the changes between one look and the next. Times count as finely as the
//! system keeps them, in either direction: a file from a backup is older than the one it replaces.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use walkdir::WalkDir;

use super::signal::{Change, ChangeStep, Signal};

/// What tells a file from the same file after a change: time and length. A folder has neither.
type FileStamp = Option<(Option<SystemTime>, u64)>;

/// The files below each root.
type Seen = BTreeMap<PathBuf, BTreeMap<PathBuf, FileStamp>>;

/// A thread that looks, until this is dropped.
#[derive(Debug)]
pub(super) struct Polling {
    seen: Arc<Mutex<Seen>>,
    /// Tells the thread to end by being dropped.
    _alive: Sender<()>,
}

impl Polling {
    /// Looks at nothing yet.
    ///
    /// # Errors
    /// When the system grants no thread.
    pub(super) fn new(signals: Sender<Signal>, interval: Duration) -> std::io::Result<Self> {
        let seen = Arc::new(Mutex::new(Seen::new()));
        let (alive, ended) = channel::<()>();
        let shared = Arc::clone(&seen);
        let work = move || {
            while ended.recv_timeout(interval) == Err(RecvTimeoutError::Timeout) {
                let changes = look(&mut shared.lock().unwrap_or_else(PoisonError::into_inner));
                if changes.into_iter().map(Signal::Changed).try_for_each(|signal| signals.send(signal)).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().name("preview-poll".to_owned()).spawn(work)?;
        Ok(Self { seen, _alive: alive })
    }

    /// Looks at these from here on; what they hold at this moment is no change.
    pub(super) fn follow<'a>(&self, roots: impl Iterator<Item = &'a PathBuf>) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let mut before = std::mem::take(&mut *seen);
        *seen = roots.map(|root| (root.clone(), before.remove(root).unwrap_or_else(|| stamps(root)))).collect();
    }
}

fn look(seen: &mut Seen) -> Vec<Change> {
    let mut changes = Vec::new();
    for (root, before) in seen.iter_mut() {
        let after = stamps(root);
        let at = Instant::now();
        let change = |path: &PathBuf, moves| Change { at, path: Some(path.clone()), step: ChangeStep::Underway, moves };
        let gone = before.keys().filter(|path| !after.contains_key(*path));
        changes.extend(gone.map(|path| change(path, true)));
        let other = after.iter().filter(|(path, stamp)| before.get(*path) != Some(*stamp));
        changes.extend(other.map(|(path, _)| change(path, !before.contains_key(path))));
        *before = after;
    }
    changes
}

fn stamps(root: &Path) -> BTreeMap<PathBuf, FileStamp> {
    let entries = WalkDir::new(root).follow_links(true).into_iter().flatten();
    let stamp = |entry: &walkdir::DirEntry| {
        let file = entry.metadata().ok().filter(|metadata| !metadata.is_dir())?;
        Some((file.modified().ok(), file.len()))
    };
    entries.map(|entry| (entry.path().to_path_buf(), stamp(&entry))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn every_difference_is_a_change() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a.md"), folder.path().join("b.md"));
        fs::write(&a, "one").unwrap();
        let mut seen = Seen::from([(folder.path().to_path_buf(), stamps(folder.path()))]);
        assert!(look(&mut seen).is_empty());

        let file = fs::OpenOptions::new().append(true).open(&a).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_millis(1)).unwrap();
        fs::write(&b, "new").unwrap();
        let found: Vec<_> = look(&mut seen).into_iter().map(|change| (change.path.unwrap(), change.moves)).collect();
        assert_eq!(found, [(a.clone(), false), (b.clone(), true)]);

        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_millis(2)).unwrap();
        fs::remove_file(&b).unwrap();
        let found: Vec<_> = look(&mut seen).into_iter().map(|change| (change.path.unwrap(), change.moves)).collect();
        assert_eq!(found, [(b, true), (a, false)]);
        assert!(look(&mut seen).is_empty());
    }
}
