//! The store: what was made before and would be made alike again, kept in a folder from one run to the next. Takes and gives bytes under a
//! [`Key`] of everything they come from; nothing but time depends on it.
//!
//! * A key is drawn from the program itself, from the kind of thing and from its inputs, so an entry is never out of date: with other inputs
//!   it has another key.
//! * An entry is sealed. One that is damaged, cut short or under another's name counts for nothing.
//! * A store holds no more than the last run used: [`Store::prune`] takes the rest away. What is not its own stays.
//! * A folder that cannot be read or written is no failure.
//!
//! Whoever keeps things adds a [`StoredKind`], makes a key and asks [`Store::load`] before the work and [`Store::keep`] after it. What a process
//! remembers of its own work while it lives, such as the galleys and heads it has measured, is kept by question instead, and is no part of
//! the store (`typeset::measured`, `pipeline::Workshop`).

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::content::Stamp;

/// Where the stores of an issue lie, below the folder of its outputs.
const FOLDER: &str = ".cache";
/// What every entry begins with.
const MAGIC: &[u8; 16] = b"chenbao store 1\n";
/// The last part of the entries' names.
const SUFFIX: &str = "kept";
/// The same while an entry is being written.
const SUFFIX_UNFINISHED: &str = "kept-part";
/// Magic, key and seal.
const HEADER: usize = 16 + 32 + 32;

/// What is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoredKind {
    /// Pictures brought down for the screen, and what pictures look like from afar.
    ScreenPictures,
    /// Pictures separated for the press.
    PressPictures,
    /// What the preflight said of a file.
    PreflightReports,
    /// That an issue with its layout was made and found sound.
    SettledIssues,
    /// What a build told.
    KnownBuilds,
    /// What a check told.
    KnownChecks,
}

impl StoredKind {
    /// The name of its folder.
    const fn name(self) -> &'static str {
        match self {
            Self::ScreenPictures => "screen-pictures",
            Self::PressPictures => "press-pictures",
            Self::PreflightReports => "preflight-reports",
            Self::SettledIssues => "settled-issues",
            Self::KnownBuilds => "known-builds",
            Self::KnownChecks => "known-checks",
        }
    }
}

/// What an entry comes from, as one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key([u8; 32]);

impl Key {
    /// A key for one kind of thing, to which its inputs are added.
    pub fn of(kind: StoredKind) -> KeyMaker {
        let program = std::env::current_exe().ok().map(|program| Stamp::of(&program));
        let mut maker = KeyMaker(Sha256::new());
        maker.add(env!("CARGO_PKG_VERSION")).add(format!("{program:?}")).add(kind.name());
        maker
    }
}

impl fmt::LowerHex for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::LowerHex::fmt(&sha2::digest::Output::<Sha256>::from(self.0), f)
    }
}

/// A key in the making.
#[derive(Debug, Clone)]
pub struct KeyMaker(Sha256);

impl KeyMaker {
    /// Adds an input; its length goes before it, so that no two rows of inputs run together alike.
    pub fn add(&mut self, input: impl AsRef<[u8]>) -> &mut Self {
        let input = input.as_ref();
        self.0.update((input.len() as u64).to_le_bytes());
        self.0.update(input);
        self
    }

    /// The key of what was added.
    pub fn key(&self) -> Key {
        Key(self.0.clone().finalize().into())
    }
}

/// Entries of one kind, kept in a folder.
#[derive(Debug, Default)]
pub struct Store {
    folder: Option<PathBuf>,
    used: Mutex<BTreeSet<String>>,
}

impl Store {
    /// The store of a kind beside the outputs of an issue.
    pub fn beside(outputs: &Path, kind: StoredKind) -> Self {
        Self::at(outputs.join(FOLDER).join(kind.name()))
    }

    /// A store in a folder, which is made when there is something to keep.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder: Some(folder), used: Mutex::default() }
    }

    /// Keeps nothing.
    pub fn none() -> Self {
        Self::default()
    }

    /// What is kept under a key, if it is whole.
    pub fn load(&self, key: &Key) -> Option<Vec<u8>> {
        let path = self.path(key)?;
        opened(key, &fs::read(path).ok()?)
    }

    /// Keeps bytes under a key.
    pub fn keep(&self, key: &Key, bytes: &[u8]) {
        if let (Some(folder), Some(path)) = (&self.folder, self.path(key)) {
            // What cannot be kept only costs time.
            let _ = write(folder, &path, key, bytes);
        }
    }

    /// Notes that what lies under a key is still of use.
    pub fn mark_used(&self, key: &Key) {
        self.path(key);
    }

    /// Removes what was neither asked for, kept nor marked since this store was opened. Files of other programs stay.
    pub fn prune(&self) {
        let Some(entries) = self.folder.as_deref().and_then(|folder| fs::read_dir(folder).ok()) else { return };
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        for entry in entries.flatten() {
            let path = entry.path();
            let is_ours = path.extension().is_some_and(|suffix| suffix == SUFFIX || suffix == SUFFIX_UNFINISHED);
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_ours && !used.contains(&name) {
                // What cannot be removed takes room and harms nobody.
                let _ = fs::remove_file(path);
            }
        }
    }

    /// The file of a key, from then on one that is used.
    fn path(&self, key: &Key) -> Option<PathBuf> {
        let name = format!("{key:x}.{SUFFIX}");
        let path = self.folder.as_ref()?.join(&name);
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
        Some(path)
    }
}

/// What shows that an entry is whole and of its key.
fn seal(key: &Key, bytes: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(MAGIC).chain_update(key.0).chain_update(bytes).finalize().into()
}

/// Written beside its place, then renamed, so that nobody reads half an entry.
fn write(folder: &Path, path: &Path, key: &Key, bytes: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let suffix = format!(".{SUFFIX_UNFINISHED}");
    let mut file = tempfile::Builder::new().prefix("").suffix(&suffix).tempfile_in(folder)?;
    file.write_all(MAGIC)?;
    file.write_all(&key.0)?;
    file.write_all(&seal(key, bytes))?;
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}

/// What an entry holds, if it is whole and of this key.
fn opened(key: &Key, entry: &[u8]) -> Option<Vec<u8>> {
    let (head, bytes) = entry.split_at_checked(HEADER)?;
    let expected = [MAGIC.as_slice(), &key.0, &seal(key, bytes)].concat();
    (head == expected).then(|| bytes.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(input: &str) -> Key {
        Key::of(StoredKind::PressPictures).add(input).key()
    }

    #[test]
    fn what_is_kept_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::beside(folder.path(), StoredKind::PressPictures);
        assert_eq!(store.load(&key("one")), None);
        store.keep(&key("one"), b"a picture");
        assert_eq!(store.load(&key("one")).as_deref(), Some(&b"a picture"[..]));
        assert_eq!(store.load(&key("two")), None);
        assert_eq!(Store::beside(folder.path(), StoredKind::PreflightReports).load(&key("one")), None);
    }

    #[test]
    fn keys_tell_kinds_and_rows_of_inputs_apart() {
        let of = |kind, inputs: &[&str]| {
            let mut maker = Key::of(kind);
            for input in inputs {
                maker.add(input);
            }
            maker.key()
        };
        let keys = [
            of(StoredKind::PressPictures, &["ab", "c"]),
            of(StoredKind::PressPictures, &["a", "bc"]),
            of(StoredKind::PressPictures, &["abc"]),
            of(StoredKind::PreflightReports, &["abc"]),
        ];
        assert!(keys.iter().enumerate().all(|(at, key)| !keys[..at].contains(key)));
        assert_eq!(format!("{:x}", keys[0]).len(), 64);
    }

    #[test]
    fn a_damaged_or_foreign_entry_counts_for_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path().to_owned());
        store.keep(&key("one"), b"not really a picture");
        let path = store.path(&key("one")).unwrap();
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x10;
            fs::write(&path, damaged).unwrap();
            assert_eq!(store.load(&key("one")), None, "byte {at}");
            fs::write(&path, &whole[..at]).unwrap();
            assert_eq!(store.load(&key("one")), None, "cut at {at}");
        }
        fs::write(&path, [whole.as_slice(), b"more"].concat()).unwrap();
        assert_eq!(store.load(&key("one")), None);
        fs::write(store.path(&key("two")).unwrap(), &whole).unwrap();
        assert_eq!(store.load(&key("two")), None, "an entry under another's name");
    }

    #[test]
    fn pruning_removes_what_was_not_used_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let before = Store::at(folder.path().to_owned());
        before.keep(&key("one"), b"1");
        before.keep(&key("two"), b"2");
        fs::write(folder.path().join("half.kept-part"), "half").unwrap();
        fs::write(folder.path().join("notes.txt"), "ours").unwrap();
        let now = Store::at(folder.path().to_owned());
        before.keep(&key("three"), b"3");
        assert!(now.load(&key("one")).is_some());
        now.mark_used(&key("three"));
        now.prune();
        let mut names: Vec<String> =
            fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        let mut expected =
            [format!("{:x}.kept", key("one")), format!("{:x}.kept", key("three")), "notes.txt".to_owned()];
        expected.sort();
        assert_eq!(names, expected);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_failure() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let store = Store::at(file.join("below"));
        store.keep(&key("one"), b"1");
        assert_eq!(store.load(&key("one")), None);
        store.prune();
        Store::none().keep(&key("one"), b"1");
        Store::none().prune();
    }
}
