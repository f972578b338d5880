//! The pictures of the pages the browser asks for: drawn once, when they are asked for or a little before, and kept as long as there is room.
//! Takes issues as they are made; gives PNG files by the hash of a page.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::pipeline::Made;
use crate::typeset::age;
use crate::units::PageNumber;

/// The most bytes of pictures that are kept.
const MOST_BYTES: usize = 96 << 20;
/// The most issues whose pages can be asked for, beside the first and those of alternatives.
pub(super) const VERSIONS: usize = 4;
/// The most issues made for alternatives whose pages can be asked for.
const ALTERNATIVES: usize = 6;

/// After so many parts of pages the engine lets go of what it has not used for some rounds: it keeps the photographs at every resolution they
/// were drawn at, which makes a gigabyte of an issue looked at closely.
const PARTS_OF_ROUND: usize = 32;

/// What a picture is asked for by: the page's hash, the resolution, and the column and row of a part.
pub(super) type Key = (String, u16, Option<(u16, u16)>);

/// An issue as it was made at some time.
pub(super) struct Version {
    /// The issue.
    pub made: Made,
    /// The hashes of its pages, in order: what looks the same has the same.
    pub hashes: Vec<String>,
}

impl Version {
    /// An issue with the hashes of its pages.
    pub(super) fn new(made: Made) -> Self {
        let hash = |page: PageNumber| format!("{:016x}", made.pages.likeness(page).unwrap_or_default());
        let hashes = made.layout.pages.iter().map(|page| hash(page.no)).collect();
        Self { made, hashes }
    }

    /// Its pages: number and hash.
    pub(super) fn pages(&self) -> impl Iterator<Item = (PageNumber, &String)> {
        self.made.layout.pages.iter().map(|page| page.no).zip(&self.hashes)
    }
}

/// Pages and their pictures.
#[derive(Default)]
pub(super) struct Prints {
    shelf: Mutex<Shelf>,
    /// Told when a picture is drawn, or cannot be.
    drawn: Condvar,
    /// How many parts of pages were drawn.
    parts: AtomicUsize,
}

#[derive(Default)]
struct Shelf {
    first: Option<Arc<Version>>,
    versions: VecDeque<Arc<Version>>,
    alternatives: VecDeque<Arc<Version>>,
    pictures: BTreeMap<Key, Arc<[u8]>>,
    /// The keys of the pictures, in the order they were drawn.
    order: VecDeque<Key>,
    /// What is being drawn at the moment.
    drawing: BTreeSet<Key>,
    bytes: usize,
    /// The resolution the browser last asked for a whole page at, by the number of the page.
    asked: BTreeMap<PageNumber, u16>,
}

impl Prints {
    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes an issue whose pages may be asked for from now on.
    pub(super) fn add(&self, version: Arc<Version>) {
        let mut shelf = self.shelf();
        shelf.first.get_or_insert_with(|| version.clone());
        // A version that looks the same takes the place of the one before it.
        if shelf.versions.front().is_some_and(|last| last.hashes == version.hashes) {
            shelf.versions.pop_front();
        }
        shelf.versions.push_front(version);
        shelf.versions.truncate(VERSIONS);
        shelf.forget_lost();
    }

    /// Takes an issue made for one of its pages.
    pub(super) fn add_alternative(&self, version: Arc<Version>) {
        let mut shelf = self.shelf();
        shelf.alternatives.push_front(version);
        shelf.alternatives.truncate(ALTERNATIVES);
    }

    /// The last issue that came off.
    pub(super) fn latest(&self) -> Option<Arc<Version>> {
        self.shelf().versions.front().cloned()
    }

    /// Draws what has changed since the version before as the browser last wanted it: it will ask for it at once.
    pub(super) fn draw_ahead(&self) {
        let wanted: Vec<Key> = {
            let shelf = self.shelf();
            let mut versions = shelf.versions.iter();
            let (Some(latest), Some(before)) = (versions.next(), versions.next()) else { return };
            let changed = latest.pages().filter(|(_, hash)| !before.hashes.contains(hash));
            changed.filter_map(|(page, hash)| Some((hash.clone(), *shelf.asked.get(&page)?, None))).collect()
        };
        for key in wanted {
            self.picture(key);
        }
    }

    /// A picture, drawn where it is not kept; none of a page that is not known any more.
    pub(super) fn picture(&self, key: Key) -> Option<Arc<[u8]>> {
        let (version, page) = {
            let mut shelf = self.shelf();
            let (version, page) = shelf.find(&key.0)?;
            if key.2.is_none() && key.1 >= LEAST_READABLE {
                shelf.asked.insert(page, key.1);
            }
            while shelf.drawing.contains(&key) {
                shelf = self.drawn.wait(shelf).unwrap_or_else(PoisonError::into_inner);
            }
            if let Some(picture) = shelf.pictures.get(&key) {
                return Some(picture.clone());
            }
            shelf.drawing.insert(key.clone());
            (version, page)
        };
        let drawing = Drawing { prints: self, key };
        let pages = &version.made.pages;
        let picture = match drawing.key.2 {
            None => pages.proof(page, drawing.key.1),
            Some((column, row)) => pages.proof_part(page, drawing.key.1, column, row),
        };
        let picture: Option<Arc<[u8]>> = picture.map(Arc::from);
        if let Some(picture) = &picture {
            self.shelf().keep(drawing.key.clone(), picture.clone());
        }
        if drawing.key.2.is_some() && self.parts.fetch_add(1, Ordering::Relaxed) % PARTS_OF_ROUND == PARTS_OF_ROUND - 1
        {
            age();
        }
        picture
    }
}

/// A picture that is being drawn; others wait for its end, even where that is a panic of the engine.
struct Drawing<'p> {
    prints: &'p Prints,
    key: Key,
}

impl Drop for Drawing<'_> {
    fn drop(&mut self) {
        self.prints.shelf().drawing.remove(&self.key);
        self.prints.drawn.notify_all();
    }
}

/// Pages of fewer pixels an inch are thumbnails.
const LEAST_READABLE: u16 = 72;

impl Shelf {
    /// The issue and the page of a hash.
    fn find(&self, hash: &str) -> Option<(Arc<Version>, PageNumber)> {
        let all = self.versions.iter().chain(&self.first).chain(&self.alternatives);
        all.into_iter().find_map(|version| {
            let (page, _) = version.pages().find(|(_, own)| *own == hash)?;
            Some((version.clone(), page))
        })
    }

    fn keep(&mut self, key: Key, picture: Arc<[u8]>) {
        self.bytes += picture.len();
        self.order.push_back(key.clone());
        self.pictures.insert(key, picture);
        while self.bytes > MOST_BYTES
            && let Some(oldest) = self.order.pop_front()
        {
            self.bytes -= self.pictures.remove(&oldest).map_or(0, |picture| picture.len());
        }
    }

    /// Lets go of pictures of pages that cannot be asked for any more.
    fn forget_lost(&mut self) {
        for key in std::mem::take(&mut self.order) {
            if self.find(&key.0).is_some() {
                self.order.push_back(key);
            } else {
                self.bytes -= self.pictures.remove(&key).map_or(0, |picture| picture.len());
            }
        }
    }
}
