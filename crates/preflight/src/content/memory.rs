//! What files of the same pages have in common: the pages by themselves and on their sheets show the same pictures and the same letters.
//! Takes what was decoded or drawn, under a digest of the bytes it came from; gives it again. Nothing but time depends on it.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex};

use sha2::{Digest, Sha256};

use super::images::Samples;
use super::plates::Cover;

/// The most bytes of decoded pictures that are remembered.
const PICTURES: usize = 128 << 20;
/// The most bytes of drawn glyphs that are remembered.
const COVERS: usize = 64 << 20;
/// What an entry takes beside its bytes.
const ENTRY: usize = 192;

/// A digest of bytes.
pub(super) type Origin = [u8; 32];

/// What the cover of a glyph depends on: its font's program and encoding, code, matrix, place within the pixel.
pub(super) type GlyphKey = (Origin, u32, [u32; 4], (u8, u8));

/// The memory of files that belong together.
#[derive(Default)]
pub(in super::super) struct Memory {
    pictures: Mutex<Shelf<Origin, Arc<Samples>>>,
    covers: Mutex<Shelf<GlyphKey, Option<Arc<Cover>>>>,
}

/// Entries of one kind, until there is no more room.
struct Shelf<K, V> {
    entries: HashMap<K, V>,
    bytes: usize,
}

impl<K, V> Default for Shelf<K, V> {
    fn default() -> Self {
        Self { entries: HashMap::new(), bytes: 0 }
    }
}

impl Memory {
    /// The samples that come from these bytes, decoded where they are not known. What cannot be decoded is not remembered.
    pub(super) fn samples(&self, origin: Origin, decode: impl FnOnce() -> Option<Samples>) -> Option<Arc<Samples>> {
        if let Some(known) = get(&self.pictures, &origin) {
            return Some(known);
        }
        let samples = Arc::new(decode()?);
        put(&self.pictures, origin, samples.clone(), (samples.data.len(), PICTURES));
        Some(samples)
    }

    /// The cover of a glyph, drawn where it is not known.
    pub(super) fn cover(&self, key: GlyphKey, draw: impl FnOnce() -> Option<Cover>) -> Option<Arc<Cover>> {
        if let Some(known) = get(&self.covers, &key) {
            return known;
        }
        let cover = draw().map(Arc::new);
        let bytes = cover.as_ref().map_or(0, |cover| cover.data.len());
        put(&self.covers, key, cover.clone(), (bytes, COVERS));
        cover
    }
}

/// The digest of what something comes from.
pub(super) fn origin(parts: &[&[u8]]) -> Origin {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

fn get<K: Hash + Eq, V: Clone>(shelf: &Mutex<Shelf<K, V>>, key: &K) -> Option<V> {
    shelf.lock().ok()?.entries.get(key).cloned()
}

fn put<K: Hash + Eq, V>(shelf: &Mutex<Shelf<K, V>>, key: K, value: V, (bytes, most): (usize, usize)) {
    let Ok(mut shelf) = shelf.lock() else { return };
    if shelf.bytes + bytes + ENTRY <= most {
        shelf.bytes += bytes + ENTRY;
        shelf.entries.insert(key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(length: usize) -> Samples {
        Samples { data: vec![7; length], width: length, height: 1, bits: 8 }
    }

    #[test]
    fn what_is_known_is_not_decoded_again() {
        let memory = Memory::default();
        let key = origin(&[b"bytes"]);
        assert!(memory.samples(key, || None).is_none());
        let first = memory.samples(key, || Some(samples(3))).unwrap();
        let second = memory.samples(key, || unreachable!("it is known")).unwrap();
        assert!(Arc::ptr_eq(&first, &second));
        assert_ne!(key, origin(&[b"byte", b"s"]));
    }

    #[test]
    fn what_finds_no_room_is_decoded_each_time() {
        let memory = Memory::default();
        let key = origin(&[b"large"]);
        let first = memory.samples(key, || Some(samples(PICTURES))).unwrap();
        let second = memory.samples(key, || Some(samples(PICTURES))).unwrap();
        assert!(!Arc::ptr_eq(&first, &second));
    }
}
