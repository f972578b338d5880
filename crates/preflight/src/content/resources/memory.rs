//! What files of the same pages have in common: the pages by themselves and on their sheets show the same pictures and the same letters.
//! Takes what was decoded or drawn, under a digest of the bytes it came from; gives it again. Nothing but time depends on it.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex};

use super::origin::Origin;
use super::samples::Samples;
use crate::content::plates::Cover;

/// The most bytes of decoded pictures that are remembered.
const PICTURES: usize = 48 << 20;
/// The most bytes of drawn glyphs that are remembered.
const COVERS: usize = 16 << 20;
/// What an entry takes beside its bytes.
const ENTRY: usize = 192;

/// What the cover of a glyph depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct GlyphKey {
    /// Its font's program and encoding.
    pub(crate) origin: Origin,
    /// Its code.
    pub(crate) code: u32,
    /// The bits of its matrix, without the shift.
    pub(crate) linear: [u32; 4],
    /// Its place within the pixel.
    pub(crate) place: (u8, u8),
}

/// The memory of files that belong together.
pub(crate) struct Memory {
    pictures: Mutex<Shelf<Origin, Arc<Samples>>>,
    covers: Mutex<Shelf<GlyphKey, Option<Arc<Cover>>>>,
    /// Who may use much memory.
    turn: Mutex<()>,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            pictures: Mutex::new(Shelf::with_room(PICTURES)),
            covers: Mutex::new(Shelf::with_room(COVERS)),
            turn: Mutex::new(()),
        }
    }
}

/// Entries of one kind, until there is no more room.
struct Shelf<K, V> {
    entries: HashMap<K, V>,
    /// The bytes that there is room for.
    left: usize,
}

impl<K: Hash + Eq, V> Shelf<K, V> {
    fn with_room(bytes: usize) -> Self {
        Self { entries: HashMap::new(), left: bytes }
    }

    /// Keeps a value of so many bytes, if there is room.
    fn keep(&mut self, key: K, value: V, bytes: usize) {
        if let Some(left) = self.left.checked_sub(bytes.saturating_add(ENTRY)) {
            self.left = left;
            self.entries.insert(key, value);
        }
    }
}

impl Memory {
    /// Does a piece of work that takes much memory while no other does.
    pub(crate) fn alone<T>(&self, work: impl FnOnce() -> T) -> T {
        let _turn = self.turn.lock();
        work()
    }

    /// The samples that come from these bytes, decoded where they are not known. What cannot be decoded is not remembered.
    pub(crate) fn samples(&self, origin: Origin, decode: impl FnOnce() -> Option<Samples>) -> Option<Arc<Samples>> {
        if let Some(known) = known(&self.pictures, &origin) {
            return Some(known);
        }
        let samples = Arc::new(decode()?);
        keep(&self.pictures, origin, samples.clone(), samples.data.len());
        Some(samples)
    }

    /// The cover of a glyph, drawn where it is not known.
    pub(crate) fn cover(&self, key: GlyphKey, draw: impl FnOnce() -> Option<Cover>) -> Option<Arc<Cover>> {
        if let Some(known) = known(&self.covers, &key) {
            return known;
        }
        let cover = draw().map(Arc::new);
        let bytes = cover.as_ref().map_or(0, |cover| cover.data.len());
        keep(&self.covers, key, cover.clone(), bytes);
        cover
    }
}

fn known<K: Hash + Eq, V: Clone>(shelf: &Mutex<Shelf<K, V>>, key: &K) -> Option<V> {
    shelf.lock().ok()?.entries.get(key).cloned()
}

fn keep<K: Hash + Eq, V>(shelf: &Mutex<Shelf<K, V>>, key: K, value: V, bytes: usize) {
    if let Ok(mut shelf) = shelf.lock() {
        shelf.keep(key, value, bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::resources::origin::origin_of_bytes;

    fn samples(length: usize) -> Samples {
        Samples { data: vec![7; length], width: length, height: 1, bits: 8, cut: false }
    }

    #[test]
    fn what_is_known_is_not_decoded_again() {
        let memory = Memory::default();
        let key = origin_of_bytes(&[b"bytes"]);
        assert!(memory.samples(key, || None).is_none());
        let first = memory.samples(key, || Some(samples(3))).unwrap();
        let second = memory.samples(key, || unreachable!("it is known")).unwrap();
        assert!(Arc::ptr_eq(&first, &second));
        assert_ne!(key, origin_of_bytes(&[b"byte", b"s"]));
    }

    #[test]
    fn what_finds_no_room_is_decoded_each_time() {
        let memory = Memory::default();
        let key = origin_of_bytes(&[b"large"]);
        let first = memory.samples(key, || Some(samples(PICTURES))).unwrap();
        let second = memory.samples(key, || Some(samples(PICTURES))).unwrap();
        assert!(!Arc::ptr_eq(&first, &second));
    }
}
