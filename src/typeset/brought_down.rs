//! Pictures brought down, and what pictures look like from afar, kept from one run to the next in the [`Store`] under the bytes of their file.
//! Takes and gives what costs the time of decoding a photograph.

use crate::pictures::format::FileFormat;
use crate::pictures::likeness::{KEPT_BYTES, Likeness};
use crate::store::{Key, Store, StoredKind};

/// Bytes before the damage: a likeness, the format of the copy, the length of the damage.
const HEADER: usize = KEPT_BYTES + 1 + 4;

/// What is kept of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BroughtDown {
    /// What it looks like.
    pub(super) likeness: Likeness,
    /// What is wrong with the data of its file.
    pub(super) damage: Option<String>,
    /// Its smaller copy, where the file itself is not set.
    pub(super) copy: Option<(Vec<u8>, FileFormat)>,
}

/// The key of a picture: its file and every figure of the way.
pub(super) fn key(file: &[u8], figures: &[u32]) -> Key {
    let mut key = Key::of(StoredKind::ScreenPictures);
    key.add(file);
    for figure in figures {
        key.add(figure.to_be_bytes());
    }
    key.key()
}

impl BroughtDown {
    /// What is kept under a key.
    pub(super) fn load(store: &Store, key: &Key) -> Option<Self> {
        let entry = store.load(key)?;
        let (head, rest) = entry.split_at_checked(HEADER)?;
        let likeness = Likeness::from_bytes(&head[..KEPT_BYTES])?;
        let length = u32::from_be_bytes(*head.last_chunk()?);
        let (damage, copy) = rest.split_at_checked(usize::try_from(length).ok()?)?;
        let damage = String::from_utf8(damage.to_vec()).ok().filter(|damage| !damage.is_empty());
        let copy = match head[KEPT_BYTES] {
            b'j' => Some((copy.to_vec(), FileFormat::Jpeg)),
            b'p' => Some((copy.to_vec(), FileFormat::Png)),
            _ => None,
        };
        Some(Self { likeness, damage, copy })
    }

    /// Keeps a picture.
    pub(super) fn keep(&self, store: &Store, key: &Key) {
        let format = match &self.copy {
            Some((_, FileFormat::Jpeg)) => b'j',
            Some(_) => b'p',
            None => b'-',
        };
        let damage = self.damage.as_deref().unwrap_or_default().as_bytes();
        let Ok(length) = u32::try_from(damage.len()) else { return };
        let copy = self.copy.as_ref().map_or(&[][..], |(bytes, _)| bytes);
        store.keep(key, &[&self.likeness.to_bytes()[..], &[format], &length.to_be_bytes(), damage, copy].concat());
    }
}

#[cfg(test)]
mod tests {
    use image::DynamicImage;

    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_other_figures_are_another_picture() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path().to_owned());
        let likeness = Likeness::new(&DynamicImage::new_rgb8(40, 30)).unwrap();
        let copy = Some((b"a smaller one".to_vec(), FileFormat::Png));
        for (name, damage, copy) in [("one", Some("缺了一段".to_owned()), copy), ("two", None, None)] {
            let picture = BroughtDown { likeness: likeness.clone(), damage, copy };
            let key = key(name.as_bytes(), &[3000, 2400]);
            assert_eq!(BroughtDown::load(&store, &key), None);
            picture.keep(&store, &key);
            assert_eq!(BroughtDown::load(&store, &key), Some(picture));
            assert_eq!(BroughtDown::load(&store, &super::key(name.as_bytes(), &[3000, 2000])), None);
        }
    }
}
