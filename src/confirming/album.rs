//! The pictures of an issue: takes its folder; gives each with what intake noted of it and who uses it, and small copies for the screen.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use walkdir::WalkDir;

use super::snapshot::PictureFacts;
use crate::intake::register::{DRAFTS, INCOMING, Register, digest};
use crate::pictures::decode::OpenedPicture;
use crate::pictures::format::FileFormat;
use crate::pictures::{header, scale};

/// The longest side of a small copy, in pixels: a card on a screen of double density.
const SIDE: u32 = 480;
/// The most pictures of an issue that are shown.
const MOST: usize = 500;

/// The pictures of one issue.
pub(super) struct Album {
    issue: PathBuf,
    /// Small copies by the id of their picture.
    copies: Mutex<BTreeMap<String, Arc<[u8]>>>,
}

impl Album {
    pub(super) fn new(issue: &Path) -> Self {
        Self { issue: issue.to_owned(), copies: Mutex::new(BTreeMap::new()) }
    }

    /// All pictures, those that nobody uses first, then by name. `drafts` are the pictures of each draft.
    pub(super) fn pictures(&self, drafts: &[(String, Vec<String>)]) -> Vec<PictureFacts> {
        let register = Register::load(&self.issue).unwrap_or_default();
        let mut notes: BTreeMap<&str, &[String]> = BTreeMap::new();
        for (file, words) in register.sources.iter().flat_map(|entry| &entry.notes) {
            notes.insert(file, words);
        }
        let articles = self.articles();
        let facts = |(path, file): (PathBuf, String)| {
            let own = drafts.iter().filter(|(_, pictures)| pictures.contains(&file)).map(|(draft, _)| draft.clone());
            let printed = articles.iter().filter(|(_, text)| text.contains(&file)).map(|(name, _)| name.clone());
            PictureFacts {
                id: id(&path),
                pixels: header::pixels(&path, &file).ok(),
                notes: notes.get(file.as_str()).map(|notes| notes.to_vec()).unwrap_or_default(),
                used: own.chain(printed).collect(),
                file,
            }
        };
        let mut pictures: Vec<PictureFacts> = self.files().into_iter().map(facts).collect();
        pictures.sort_by_key(|picture| (!picture.used.is_empty(), picture.file.clone()));
        pictures
    }

    /// A small copy of the picture with this id, as PNG; none where there is no such picture, or it cannot be read.
    pub(super) fn copy(&self, wanted: &str) -> Option<Arc<[u8]>> {
        let lock = || self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(copy) = lock().get(wanted) {
            return Some(copy.clone());
        }
        let (path, _) = self.files().into_iter().find(|(path, _)| id(path) == wanted)?;
        let stored = OpenedPicture::open(&std::fs::read(path).ok()?).ok()?.shown().ok()?;
        let mut small = scale::thumbnail(&stored.image, SIDE).ok()?;
        small.apply_orientation(stored.orientation);
        let copy: Arc<[u8]> = crate::pictures::encode::png(&small).ok()?.into();
        lock().insert(wanted.to_owned(), copy.clone());
        Some(copy)
    }

    /// The picture files of the issue with their names, sorted.
    fn files(&self) -> Vec<(PathBuf, String)> {
        let is_ours = |entry: &walkdir::DirEntry| {
            let name = entry.file_name().to_string_lossy();
            let is_intake = entry.depth() == 1 && matches!(&*name, INCOMING | DRAFTS);
            entry.depth() == 0 || !(name.starts_with(['.', '~']) || is_intake)
        };
        let entries = WalkDir::new(&self.issue).sort_by_file_name().into_iter().filter_entry(is_ours).flatten();
        let files = entries.filter(|entry| entry.file_type().is_file() && is_picture(entry.path()));
        let named = files.filter_map(|entry| {
            let name = entry.path().strip_prefix(&self.issue).ok()?.to_string_lossy().replace('\\', "/");
            Some((entry.into_path(), name))
        });
        named.take(MOST).collect()
    }

    /// The articles of the issue: name and text.
    fn articles(&self) -> Vec<(String, String)> {
        let entries = WalkDir::new(&self.issue).sort_by_file_name().into_iter().filter_entry(|entry| {
            entry.depth() != 1 || !matches!(&*entry.file_name().to_string_lossy(), INCOMING | DRAFTS)
        });
        let files = entries.flatten().filter(|entry| entry.path().extension().is_some_and(|end| end == "md"));
        let read = |entry: walkdir::DirEntry| {
            let name = entry.path().strip_prefix(&self.issue).ok()?.to_string_lossy().replace('\\', "/");
            Some((name, std::fs::read_to_string(entry.path()).ok()?))
        };
        files.filter_map(read).collect()
    }
}

/// Whether a file begins as a picture does.
fn is_picture(path: &Path) -> bool {
    use std::io::Read as _;
    let mut head = [0_u8; 64];
    let read = std::fs::File::open(path).and_then(|mut file| file.read(&mut head));
    read.is_ok_and(|count| FileFormat::of(&head[..count]).is_some())
}

/// What a picture is asked for by: its path, size and time, so that another picture has another id.
fn id(path: &Path) -> String {
    let data = std::fs::metadata(path).ok();
    let stamp = data.map(|data| (data.len(), data.modified().ok()));
    digest(format!("{} {stamp:?}", path.display()).as_bytes())[..32].to_owned()
}
