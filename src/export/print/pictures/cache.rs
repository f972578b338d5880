//! Pictures kept from one run to the next: a folder with one file for each picture made ready, named after everything it was made from.
//! Takes and gives the bytes made; a file that is not whole is as good as none, and a folder that cannot be written to is no failure.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::{Kept, LINE_ART, PHOTOGRAPH, SEPARATED, Separation};
use crate::makeup::frame::PictureFrame;

/// Raised whenever the same picture and use would give other bytes.
const VERSION: u32 = 2;
/// What every file begins with.
const MAGIC: &[u8; 16] = b"chenbao picture\n";
/// The last part of the files' names.
const SUFFIX: &str = "picture";
/// The same while a file is being written.
const SUFFIX_UNFINISHED: &str = "picture-part";
/// Magic, key, width, height, grey, length and checksum.
const HEADER: usize = 16 + 32 + 4 + 4 + 1 + 8 + 32;

/// A SHA-256.
pub(super) type Key = [u8; 32];

/// Pictures kept from one run to the next.
#[derive(Debug, Default)]
pub struct Cache {
    folder: Option<PathBuf>,
    used: Mutex<BTreeSet<String>>,
}

impl Cache {
    /// A cache in a folder, which is made when there is something to keep.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder: Some(folder), used: Mutex::default() }
    }

    /// Keeps nothing.
    pub fn none() -> Self {
        Self::default()
    }

    /// Removes what this run did not use. Files of other programs stay.
    pub fn prune(&self) {
        let Some(entries) = self.folder.as_deref().and_then(|folder| fs::read_dir(folder).ok()) else { return };
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        for entry in entries.flatten() {
            let path = entry.path();
            let ours = path.extension().is_some_and(|suffix| suffix == SUFFIX || suffix == SUFFIX_UNFINISHED);
            let name = entry.file_name().to_string_lossy().into_owned();
            if ours && !used.contains(&name) {
                // What cannot be removed takes room and harms nobody.
                let _ = fs::remove_file(path);
            }
        }
    }

    /// What is kept under a key, if it is whole.
    pub(super) fn load(&self, key: &Key) -> Option<Kept> {
        let path = self.path(key)?;
        parse(key, &fs::read(path).ok()?)
    }

    /// Keeps a picture.
    pub(super) fn store(&self, key: &Key, kept: &Kept) {
        if let (Some(folder), Some(path)) = (&self.folder, self.path(key)) {
            // A cache that cannot be written only costs time.
            let _ = write(folder, &path, key, kept);
        }
    }

    /// The file of a key, from then on one that is used.
    fn path(&self, key: &Key) -> Option<PathBuf> {
        let name = format!("{}.{SUFFIX}", hex(key));
        let path = self.folder.as_ref()?.join(&name);
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
        Some(path)
    }
}

/// The key of a picture: its file, its use, the profile and every figure of the way.
pub(super) fn key(bytes: &[u8], placed: &PictureFrame, separation: &Separation) -> Key {
    let mut hash = Sha256::new();
    hash.update(VERSION.to_be_bytes());
    hash.update(Sha256::digest(bytes));
    hash.update(Sha256::digest(separation.profile_bytes()));
    hash.update(separation.ink_limit().to_be_bytes());
    for part in placed.window {
        hash.update(part.to_bits().to_be_bytes());
    }
    hash.update(placed.size.0.millipoints().to_be_bytes());
    hash.update(placed.size.1.millipoints().to_be_bytes());
    for treatment in [PHOTOGRAPH, LINE_ART, SEPARATED] {
        hash.update(treatment.most_ppi.to_be_bytes());
        hash.update([treatment.quality, u8::from(treatment.sharpen)]);
    }
    hash.finalize().into()
}

fn hex(key: &Key) -> String {
    key.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of a file but for its checksum and what it is of.
fn header(key: &Key, kept: &Kept) -> Vec<u8> {
    let mut header = Vec::with_capacity(HEADER);
    header.extend_from_slice(MAGIC);
    header.extend_from_slice(key);
    header.extend_from_slice(&kept.width.to_be_bytes());
    header.extend_from_slice(&kept.height.to_be_bytes());
    header.push(u8::from(kept.grey));
    header.extend_from_slice(&(kept.bytes.len() as u64).to_be_bytes());
    header
}

fn checksum(header: &[u8], bytes: &[u8]) -> Key {
    Sha256::new().chain_update(header).chain_update(bytes).finalize().into()
}

/// Written beside its place, then renamed, so that nobody reads half a file.
fn write(folder: &Path, path: &Path, key: &Key, kept: &Kept) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let suffix = format!(".{SUFFIX_UNFINISHED}");
    let mut file = tempfile::Builder::new().prefix("").suffix(&suffix).tempfile_in(folder)?;
    let header = header(key, kept);
    file.write_all(&header)?;
    file.write_all(&checksum(&header, &kept.bytes))?;
    file.write_all(&kept.bytes)?;
    file.persist(path)?;
    Ok(())
}

/// The picture in a file, if the file is whole and of this key.
fn parse(key: &Key, file: &[u8]) -> Option<Kept> {
    let (head, bytes) = file.split_at_checked(HEADER)?;
    let number = |at: usize| Some(u32::from_be_bytes(*head.get(at..)?.first_chunk()?));
    let kept = Kept { width: number(48)?, height: number(52)?, grey: head.get(56) == Some(&1), bytes: bytes.to_vec() };
    let header = header(key, &kept);
    let whole = head.strip_prefix(header.as_slice())? == checksum(&header, bytes);
    whole.then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Key = [7; 32];

    fn kept() -> Kept {
        Kept { width: 3, height: 2, grey: true, bytes: b"not really a picture".to_vec() }
    }

    #[test]
    fn what_is_kept_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().join("deep/below"));
        assert_eq!(cache.load(&KEY), None);
        cache.store(&KEY, &kept());
        assert_eq!(cache.load(&KEY), Some(kept()));
        assert_eq!(cache.load(&[8; 32]), None);
    }

    #[test]
    fn a_damaged_or_foreign_file_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().to_owned());
        cache.store(&KEY, &kept());
        let path = cache.path(&KEY).unwrap();
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x10;
            fs::write(&path, damaged).unwrap();
            assert_eq!(cache.load(&KEY), None, "byte {at}");
            fs::write(&path, &whole[..at]).unwrap();
            assert_eq!(cache.load(&KEY), None, "cut at {at}");
        }
        fs::write(&path, [whole.as_slice(), b"more"].concat()).unwrap();
        assert_eq!(cache.load(&KEY), None);
        fs::write(cache.path(&[8; 32]).unwrap(), &whole).unwrap();
        assert_eq!(cache.load(&[8; 32]), None, "a file under another's name");
    }

    #[test]
    fn pruning_removes_what_was_not_used_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let before = Cache::at(folder.path().to_owned());
        before.store(&KEY, &kept());
        before.store(&[8; 32], &kept());
        fs::write(folder.path().join("half.picture-part"), "half").unwrap();
        fs::write(folder.path().join("notes.txt"), "ours").unwrap();
        let now = Cache::at(folder.path().to_owned());
        assert!(now.load(&KEY).is_some());
        now.prune();
        let mut names: Vec<String> =
            fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        assert_eq!(names, [format!("{}.picture", hex(&KEY)), "notes.txt".to_owned()]);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_failure() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let cache = Cache::at(file.join("below"));
        cache.store(&KEY, &kept());
        assert_eq!(cache.load(&KEY), None);
        cache.prune();
        Cache::none().store(&KEY, &kept());
        Cache::none().prune();
    }
}
