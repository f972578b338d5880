//! Packed files: takes their bytes; gives parts, never more than `limits` allows. Sizes that a file tells of itself are not believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::fault::Fault;
use crate::limits;

/// A packed file, opened.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// What has been unfolded.
    taken: u64,
}

/// A file out of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Its path in the archive.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl<'a> Package<'a> {
    /// Opens a file.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
        if archive.len() > limits::MOST_PARTS {
            return Err(Fault::Bomb);
        }
        Ok(Self { archive, taken: 0 })
    }

    /// Whether a part is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of a part; none where it is not there.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        self.part_at(index).map(Some)
    }

    fn part_at(&mut self, index: usize) -> Result<Vec<u8>, Fault> {
        let left = limits::MOST_UNPACKED.saturating_sub(self.taken).min(limits::MOST_PART);
        let file = self.archive.by_index(index).map_err(|error| fault(&error))?;
        let mut bytes = vec![];
        let read = file.take(left + 1).read_to_end(&mut bytes);
        self.taken += bytes.len() as u64;
        if bytes.len() as u64 > left {
            return Err(Fault::Bomb);
        }
        read.map_err(|_| Fault::Broken("压缩的内容解不开"))?;
        Ok(bytes)
    }
}

/// Whether a part of this name is in a packed file.
pub(super) fn has_part(bytes: &[u8], name: &str) -> Result<bool, Fault> {
    Ok(Package::open(bytes)?.has(name))
}

/// The files in an archive, sorted by name. What systems put beside them is left out.
///
/// # Errors
/// An archive that is broken, encrypted, or unfolds to more than a mail holds.
pub fn unpack(bytes: &[u8]) -> Result<Vec<Packed>, Fault> {
    let mut package = Package::open(bytes)?;
    let mut files = vec![];
    for index in 0..package.archive.len() {
        let (name, is_file) = {
            let file = package.archive.by_index_raw(index).map_err(|error| fault(&error))?;
            (part_name(file.name_raw(), file.name()), file.is_file())
        };
        let is_hidden = name
            .split('/')
            .any(|part| (part.starts_with(['.', '~']) && !matches!(part, "." | "..")) || part == "__MACOSX");
        if is_file && !is_hidden && !name.ends_with("Thumbs.db") {
            files.push(Packed { bytes: package.part_at(index)?, name });
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// The name of a part: UTF-8, or what Chinese Windows writes.
fn part_name(raw: &[u8], told: &str) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => {
            let (name, _, wrong) = encoding_rs::GB18030.decode(raw);
            if wrong { told.to_owned() } else { name.into_owned() }
        }
    };
    name.replace('\\', "/")
}

fn fault(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(why) if why.contains("assword") => Fault::Encrypted,
        ZipError::InvalidPassword => Fault::Encrypted,
        ZipError::UnsupportedArchive(_) => Fault::Broken("压缩的方法不认识"),
        _ => Fault::Broken("压缩包打不开"),
    }
}
