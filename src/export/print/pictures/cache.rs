//! Pictures kept from one run to the next, in the [`Store`], each under everything it was made from. Takes and gives what was made ready.

use std::path::{Path, PathBuf};

use super::kept::Kept;
use super::treatment::{LINE_ART, PHOTOGRAPH, SEPARATED};
use crate::export::print::color::Separation;
use crate::makeup::frame::PictureFrame;
use crate::store::{Key, Store, StoredKind};

/// Width, height and grey, before the bytes of the picture.
const HEADER: usize = 4 + 4 + 1;

/// Pictures kept from one run to the next.
#[derive(Debug, Default)]
pub struct Cache(Store);

impl Cache {
    /// The cache beside the outputs of an issue.
    pub fn beside(outputs: &Path) -> Self {
        Self(Store::beside(outputs, StoredKind::PressPictures))
    }

    /// A cache in a folder, which is made when there is something to keep.
    pub fn at(folder: PathBuf) -> Self {
        Self(Store::at(folder))
    }

    /// Keeps nothing.
    pub fn none() -> Self {
        Self::default()
    }

    /// Removes what this run did not use.
    pub fn prune(&self) {
        self.0.prune();
    }

    /// What is kept under a key.
    pub(super) fn load(&self, key: &Key) -> Option<Kept> {
        let entry = self.0.load(key)?;
        let (head, bytes) = entry.split_at_checked(HEADER)?;
        let number = |at: usize| Some(u32::from_be_bytes(*head.get(at..)?.first_chunk()?));
        Some(Kept { width: number(0)?, height: number(4)?, grey: head[8] == 1, bytes: bytes.to_vec() })
    }

    /// Keeps a picture.
    pub(super) fn store(&self, key: &Key, kept: &Kept) {
        let mut entry = Vec::with_capacity(HEADER + kept.bytes.len());
        entry.extend_from_slice(&kept.width.to_be_bytes());
        entry.extend_from_slice(&kept.height.to_be_bytes());
        entry.push(u8::from(kept.grey));
        entry.extend_from_slice(&kept.bytes);
        self.0.keep(key, &entry);
    }
}

/// The key of a picture: its file, its use, the profile and every figure of the way.
pub(super) fn key(bytes: &[u8], placed: &PictureFrame, separation: &Separation) -> Key {
    let mut key = Key::of(StoredKind::PressPictures);
    key.add(bytes).add(separation.profile_bytes()).add(separation.ink_limit().to_be_bytes());
    for part in placed.window {
        key.add(part.to_bits().to_be_bytes());
    }
    key.add(placed.size.0.millipoints().to_be_bytes()).add(placed.size.1.millipoints().to_be_bytes());
    for treatment in [PHOTOGRAPH, LINE_ART, SEPARATED] {
        key.add(treatment.most_ppi.to_be_bytes()).add([treatment.quality, u8::from(treatment.sharpen)]);
    }
    key.key()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().join("deep/below"));
        let key = Key::of(StoredKind::PressPictures).add("a file").key();
        assert_eq!(cache.load(&key), None);
        let kept = Kept { width: 3, height: 2, grey: true, bytes: b"not really a picture".to_vec() };
        cache.store(&key, &kept);
        assert_eq!(cache.load(&key), Some(kept));
    }
}
