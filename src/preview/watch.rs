//! What changes on disk. Takes the folders and files that count; gives a signal for every change that might. Where the system cannot report
//! changes (its limit is reached, or the folder is shared over a network) the files are looked at in an interval instead.
//!
//! The folder above each one is watched too: a file that is renamed over is another file, and a folder may be deleted and come back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, MetadataKind, ModifyKind, RenameMode};
use notify::{Config, Error, ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::poll::Polling;
use super::signal::{Change, ChangeStep, Signal};

/// How often files are looked at when the system does not report changes.
const INTERVAL: Duration = Duration::from_millis(500);

/// What is watched.
pub(super) struct Watching {
    /// What reports changes; none while files are looked at.
    watcher: Option<RecommendedWatcher>,
    polling: Option<Polling>,
    signals: Sender<Signal>,
    /// What counts, and what the system may call it.
    roots: BTreeMap<PathBuf, PathBuf>,
    /// What ever counted.
    known: BTreeSet<PathBuf>,
    /// What is watched, and whether with all below it.
    watched: BTreeMap<PathBuf, bool>,
    trouble: Option<String>,
}

impl Watching {
    /// Watches nothing yet; looks at the files in the interval `poll` where one is given.
    pub(super) fn new(signals: Sender<Signal>, poll: Option<Duration>) -> Self {
        let (roots, known, watched) = (BTreeMap::new(), BTreeSet::new(), BTreeMap::new());
        let mut watching = Self { watcher: None, polling: None, signals, roots, known, watched, trouble: None };
        match poll {
            Some(interval) => watching.poll(interval),
            None => match RecommendedWatcher::new(watching.handler(), Config::default()) {
                Ok(watcher) => watching.watcher = Some(watcher),
                Err(error) => watching.fail(&error),
            },
        }
        watching
    }

    /// What keeps it from seeing changes at once, for people.
    pub(super) fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// Watches these from here on. Says whether there is one that was never watched before: what happened to it until here was not seen.
    pub(super) fn follow(&mut self, paths: Vec<PathBuf>) -> bool {
        let absolute = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
        let real = |path: &PathBuf| path.canonicalize().unwrap_or_else(|_| path.clone());
        self.roots = paths.into_iter().map(absolute).map(|path| (path.clone(), real(&path))).collect();
        self.refresh();
        let before = self.known.len();
        self.known.extend(self.roots.keys().cloned());
        self.known.len() > before
    }

    /// The path of a change as the roots are written, where it lies in one of them or a root lies in it.
    pub(super) fn concerns(&self, change: &Change) -> Option<PathBuf> {
        let path = change.path.as_deref()?;
        self.roots.iter().find_map(|(root, real)| {
            if path.starts_with(root) || (change.moves && root.starts_with(path)) {
                return Some(path.to_path_buf());
            }
            path.strip_prefix(real).ok().map(|below| root.join(below))
        })
    }

    /// A folder that came or went is another one: what is watched there is watched anew by the next [`Self::refresh`].
    pub(super) fn forget(&mut self, change: &Change) {
        let (true, Some(path)) = (change.moves, change.path.as_deref()) else { return };
        let below: Vec<PathBuf> = self.watched.keys().filter(|watched| watched.starts_with(path)).cloned().collect();
        for path in below {
            self.unwatch(&path);
        }
    }

    /// Watches what should be watched and is not.
    pub(super) fn refresh(&mut self) {
        if let Some(polling) = &self.polling {
            return polling.follow(self.roots.keys());
        }
        let wanted = targets(self.roots.keys());
        let stale: Vec<PathBuf> = self
            .watched
            .iter()
            .filter(|(path, deep)| wanted.get(*path) != Some(*deep))
            .map(|(path, _)| path.clone())
            .collect();
        for path in stale {
            self.unwatch(&path);
        }
        for (path, deep) in wanted {
            if !self.watched.contains_key(&path)
                && let Err(error) = self.watch(path, deep)
            {
                return self.fail(&error);
            }
        }
    }

    /// The system cannot go on reporting changes.
    pub(super) fn fail(&mut self, error: &Error) {
        let why = match error.kind {
            ErrorKind::MaxFilesWatch => "系统监视文件的名额用完了".to_owned(),
            _ => format!("系统不能监视文件（{error}）"),
        };
        let interval = INTERVAL.as_millis();
        self.trouble = Some(format!("{why}，改为每 {interval} 毫秒查看一次，保存后要多等一会儿"));
        if self.polling.is_none() {
            self.poll(INTERVAL);
        }
    }

    /// Looks at the files from here on.
    fn poll(&mut self, interval: Duration) {
        self.watcher = None;
        self.watched.clear();
        match Polling::new(self.signals.clone(), interval) {
            Ok(polling) => {
                polling.follow(self.roots.keys());
                self.polling = Some(polling);
            }
            Err(error) => self.trouble = Some(format!("看不到文件的改动（{error}），要看新版请重新排版")),
        }
    }

    fn handler(&self) -> impl Fn(Result<Event, Error>) + Send + 'static {
        let signals = self.signals.clone();
        move |event| {
            let sent = match event {
                Ok(event) => {
                    changes(event).into_iter().map(Signal::Changed).try_for_each(|signal| signals.send(signal))
                }
                Err(error) => signals.send(Signal::Trouble(error)),
            };
            // Nobody listens once the server stops.
            drop(sent);
        }
    }

    fn watch(&mut self, path: PathBuf, deep: bool) -> Result<(), Error> {
        let mode = if deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        let Some(watcher) = &mut self.watcher else { return Ok(()) };
        match watcher.watch(&path, mode) {
            Ok(()) => {
                self.watched.insert(path, deep);
                Ok(())
            }
            // What has just gone is watched when it comes back: the folder above it is watched too.
            Err(error) if is_missing(&error) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn unwatch(&mut self, path: &Path) {
        self.watched.remove(path);
        if let Some(watcher) = &mut self.watcher {
            // A folder that is gone is no longer watched; the error says just that.
            drop(watcher.unwatch(path));
        }
    }
}

/// What to watch for these: each folder with all below it, and the nearest folder above each that exists, alone.
fn targets<'a>(roots: impl Iterator<Item = &'a PathBuf> + Clone) -> BTreeMap<PathBuf, bool> {
    let folders: Vec<&PathBuf> = roots.clone().filter(|root| root.is_dir()).collect();
    let covered = |path: &Path| folders.iter().any(|folder| path.starts_with(folder));
    let above = roots.filter_map(|root| root.ancestors().skip(1).find(|folder| folder.is_dir()));
    let mut targets: BTreeMap<PathBuf, bool> =
        above.filter(|folder| !covered(folder)).map(|folder| (folder.to_path_buf(), false)).collect();
    let outermost = folders.iter().filter(|folder| folder.parent().is_none_or(|above| !covered(above)));
    targets.extend(outermost.map(|folder| (folder.to_path_buf(), true)));
    targets
}

fn is_missing(error: &Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// What an event of the system says. Reading says nothing.
fn changes(event: Event) -> Vec<Change> {
    let at = Instant::now();
    if event.need_rescan() {
        return vec![Change { at, path: None, step: ChangeStep::Underway, moves: false }];
    }
    let (step, moves) = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => (ChangeStep::Done, false),
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)) => return Vec::new(),
        EventKind::Modify(ModifyKind::Metadata(_)) => (ChangeStep::Aside, false),
        EventKind::Modify(ModifyKind::Name(RenameMode::To)) => (ChangeStep::Done, true),
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => (ChangeStep::Aside, true),
        EventKind::Modify(ModifyKind::Name(_)) | EventKind::Remove(_) | EventKind::Create(CreateKind::Folder) => {
            (ChangeStep::Underway, true)
        }
        EventKind::Create(_) => (ChangeStep::Underway, true),
        EventKind::Modify(_) | EventKind::Any | EventKind::Other => (ChangeStep::Underway, false),
    };
    // What was written into a folder before it was watched is found by reading it a little later.
    let whole = |path: &Path| if step == ChangeStep::Done && path.is_dir() { ChangeStep::Underway } else { step };
    event.paths.into_iter().map(|path| Change { at, step: whole(&path), path: Some(path), moves }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    fn event(kind: EventKind) -> Event {
        Event::new(kind).add_path(PathBuf::from("/x/a.md"))
    }

    #[test]
    fn reading_is_no_change() {
        let open = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert!(changes(event(open)).is_empty());
        let close = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert_eq!(changes(event(close)).first().unwrap().step, ChangeStep::Done);
    }

    #[test]
    fn nested_folders_are_watched_once() {
        let folder = tempfile::tempdir().unwrap();
        let (issue, inner) = (folder.path().join("issue"), folder.path().join("issue/pictures"));
        std::fs::create_dir_all(&inner).unwrap();
        let (file, missing) = (folder.path().join("paper.toml"), folder.path().join("layouts/deep"));
        let wanted = targets([&issue, &inner, &file, &missing].into_iter());
        let expected = BTreeMap::from([(folder.path().to_path_buf(), false), (issue, true)]);
        assert_eq!(wanted, expected);
    }

    #[test]
    fn only_what_lies_in_a_root_or_above_one_counts() {
        let (sender, _receiver) = channel();
        let mut watching = Watching::new(sender, None);
        watching.follow(vec![PathBuf::from("/nowhere/issue"), PathBuf::from("/nowhere/paper.toml")]);
        let concerns = |path: &str, moves| {
            let change = Change { at: Instant::now(), path: Some(PathBuf::from(path)), step: ChangeStep::Done, moves };
            watching.concerns(&change).is_some()
        };
        assert!(concerns("/nowhere/issue/a.md", false));
        assert!(concerns("/nowhere/paper.toml", false));
        assert!(concerns("/nowhere", true));
        assert!(!concerns("/nowhere", false));
        assert!(!concerns("/nowhere/issue2/a.md", true));
        assert!(!concerns("/nowhere/other.toml", true));
    }

    #[test]
    fn a_failing_system_is_replaced_by_looking() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, _receiver) = channel();
        let mut watching = Watching::new(sender, None);
        assert!(watching.follow(vec![folder.path().to_path_buf()]));
        watching.fail(&Error::new(ErrorKind::MaxFilesWatch));
        assert!(watching.trouble().is_some_and(|trouble| trouble.contains("名额")));
        assert!(watching.watcher.is_none() && watching.polling.is_some());
        assert!(!watching.follow(vec![folder.path().to_path_buf()]));
    }
}
