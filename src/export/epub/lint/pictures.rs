//! Pictures: they can be opened, are small enough for a reader, and carry no place or device of the photographer.

use super::book::Book;
use super::notes::Notes;
use crate::diag::Code;
use crate::pictures::decode::OpenedPicture;
use crate::pictures::format::FileFormat;

/// The most bytes of a picture (Standard Ebooks, f-016).
const BYTES: usize = 1_500_000;
/// The most pixels of a picture (Standard Ebooks, f-019; Apple Books allows 5.6 million).
const PIXELS: u64 = 4_000_000;
/// The most pixels of the cover: 1600 × 2560, which shops ask for.
const COVER_PIXELS: u64 = 1600 * 2560;

pub(super) fn check(book: &Book, notes: &mut Notes) {
    for item in book.package.items.iter().filter(|item| matches!(item.media.as_str(), "image/jpeg" | "image/png")) {
        let Some((path, bytes)) = item.path.as_deref().and_then(|path| Some((path, book.archive.get(path)?))) else {
            continue;
        };
        let limit = if item.is("cover-image") { COVER_PIXELS } else { PIXELS };
        check_picture(path, bytes, limit, notes);
    }
}

fn check_picture(path: &str, bytes: &[u8], limit: u64, notes: &mut Notes) {
    let mut fault = |message: String| notes.file(Code::EpubPicture, path, message);
    match OpenedPicture::open(bytes).map(|opened| opened.pixels) {
        Err(_) => fault("图片打不开".to_owned()),
        Ok((width, height)) if u64::from(width) * u64::from(height) > limit => {
            fault(format!("图片有 {width}×{height} 像素，最好不超过 {} 万", limit / 10_000));
        }
        Ok(_) => {}
    }
    if bytes.len() > BYTES {
        fault(format!("图片有 {} KB，最好不超过 {} KB", bytes.len() / 1000, BYTES / 1000));
    }
    if FileFormat::of(bytes).is_some_and(|format| format.has_exif(bytes)) {
        fault("图片带着 EXIF，里面可能有拍摄地点和相机".to_owned());
    }
}
