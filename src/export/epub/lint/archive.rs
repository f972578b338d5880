//! The archive as a container (EPUB 3.3, OCF): takes the bytes of a file, gives its entries and what is wrong with the packing.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use super::notes::Notes;
use crate::diag::Code;

/// What `mimetype` holds (OCF, "mimetype").
const MIMETYPE: &[u8] = b"application/epub+zip";
/// No entry is read beyond this many bytes, nor all of them beyond eight times as many: a small archive can unpack to any size.
const ENTRY_LIMIT: u64 = 128 << 20;

/// The entries of an archive by their names.
#[derive(Default)]
pub(super) struct Archive {
    /// The bytes of every entry that could be read.
    pub(super) files: BTreeMap<String, Vec<u8>>,
}

impl Archive {
    /// Reads all entries. None where the bytes are no archive at all; a note says why.
    pub(super) fn read(bytes: &[u8], notes: &mut Notes) -> Option<Self> {
        let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => archive,
            Err(_) => {
                notes.file(Code::EpubContainer, "", "文件不是 ZIP 压缩包，或者不完整");
                return None;
            }
        };
        check_mimetype(bytes, notes);
        check_names(&central_names(bytes, archive.central_directory_start()), notes);
        let mut read = Self::default();
        let mut rest = ENTRY_LIMIT * 8;
        for index in 0..archive.len() {
            read.add(&mut archive, index, &mut rest, notes);
        }
        Some(read)
    }

    /// The bytes of a file.
    pub(super) fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    fn add(&mut self, archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, rest: &mut u64, notes: &mut Notes) {
        let name = archive.name_for_index(index).unwrap_or_default().to_owned();
        let Ok(mut entry) = archive.by_index(index) else {
            return notes.file(Code::EpubContainer, &name, "这个文件加了密，或用了不认识的压缩法");
        };
        if entry.is_dir() {
            return;
        }
        if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            notes.file(Code::EpubContainer, &name, "压缩法只能是不压缩或 Deflate");
        }
        let limit = ENTRY_LIMIT.min(*rest);
        let mut bytes = Vec::new();
        match entry.by_ref().take(limit + 1).read_to_end(&mut bytes) {
            Ok(_) if bytes.len() as u64 > limit => {
                notes.file(Code::EpubContainer, &name, "解开之后太大，没有检查");
            }
            Ok(_) => {
                *rest -= bytes.len() as u64;
                self.files.insert(name, bytes);
            }
            Err(_) => notes.file(Code::EpubContainer, &name, "解不开，内容损坏"),
        }
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..at + 2).map(|two| usize::from(two[0]) | usize::from(two[1]) << 8)
}

/// `mimetype` must be recognisable at fixed places of the file: readers and `file(1)` look at bytes 30 to 57.
fn check_mimetype(bytes: &[u8], notes: &mut Notes) {
    let name_length = u16_at(bytes, 26).unwrap_or(0);
    let extra = u16_at(bytes, 28).unwrap_or(0);
    if bytes.get(30..30 + name_length) != Some(b"mimetype") {
        return notes.file(Code::EpubContainer, "mimetype", "压缩包的第一个文件不是 mimetype");
    }
    if u16_at(bytes, 8) != Some(0) {
        notes.file(Code::EpubContainer, "mimetype", "mimetype 压缩过；它必须原样存放");
    }
    if extra != 0 {
        notes.file(Code::EpubContainer, "mimetype", "mimetype 带有附加字段");
    }
    if u16_at(bytes, 6).is_some_and(|flags| flags & 0b1001 != 0) {
        notes.file(Code::EpubContainer, "mimetype", "mimetype 加了密，或长度写在内容之后");
    }
    let start = 30 + name_length + extra;
    let stored = u16_at(bytes, 18).unwrap_or(0);
    if bytes.get(start..start + MIMETYPE.len()) != Some(MIMETYPE) || stored != MIMETYPE.len() {
        notes.file(Code::EpubContainer, "mimetype", "mimetype 的内容不是恰好 application/epub+zip 这 20 个字节");
    }
}

/// The names in the central directory as they stand, repeated ones too, which a map of entries hides.
fn central_names(bytes: &[u8], start: u64) -> Vec<Vec<u8>> {
    let mut names = Vec::new();
    let mut at = usize::try_from(start).unwrap_or(usize::MAX);
    while bytes.get(at..at.saturating_add(4)) == Some(b"PK\x01\x02") {
        let lengths = [28, 30, 32].map(|offset| u16_at(bytes, at + offset).unwrap_or(0));
        let Some(name) = bytes.get(at + 46..at + 46 + lengths[0]) else { break };
        names.push(name.to_vec());
        at += 46 + lengths.iter().sum::<usize>();
    }
    names
}

fn check_names(names: &[Vec<u8>], notes: &mut Notes) {
    let mut seen: BTreeMap<String, &[u8]> = BTreeMap::new();
    for raw in names {
        let Ok(name) = std::str::from_utf8(raw) else {
            notes.file(Code::EpubContainer, &String::from_utf8_lossy(raw), "文件名不是 UTF-8");
            continue;
        };
        if let Some(message) = name_fault(name) {
            notes.file(Code::EpubContainer, name, message);
        } else if !name.is_ascii() || name.contains(' ') {
            let message = "文件名请只用英文字母、数字、连字符和下划线，旧阅读器才打得开";
            notes.advise(Code::EpubContainer, name, None, message);
        }
        if let Some(earlier) = seen.insert(name.to_lowercase(), raw) {
            let same = if earlier == raw.as_slice() {
                "同名的文件有两个"
            } else {
                "有只差大小写的另一个文件名"
            };
            notes.file(Code::EpubContainer, name, same);
        }
    }
}

/// What is wrong with a name: OCF forbids some characters. Old readers stumble over others (epub.md §1.2 no. 16), which is advised against.
fn name_fault(name: &str) -> Option<&'static str> {
    if name.starts_with('/') || name.contains('\\') || name.split('/').any(|part| part == "..") {
        return Some("文件名指到压缩包之外，或用了反斜杠");
    }
    let is_forbidden = |c: char| c.is_control() || matches!(c, '"' | '*' | ':' | '<' | '>' | '?' | '|');
    name.contains(is_forbidden).then_some("文件名里有 EPUB 不许用的字符")
}
