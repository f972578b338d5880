//! Pictures: they can be opened, are small enough for a reader, look alike everywhere, and carry no place or device of the photographer.

use super::book::Book;
use super::notes::Notes;
use crate::diag::Code;
use crate::pictures::decode::OpenedPicture;
use crate::pictures::format::FileFormat;

/// The most bytes of a picture (Standard Ebooks, f-016).
const BYTES: usize = 1_500_000;
/// The most pixels of a picture (Standard Ebooks, f-019; Apple Books allows 5.6 million).
const PIXELS: u64 = 4_000_000;

pub(super) fn check(book: &Book, notes: &mut Notes) {
    for item in book.package.items.iter().filter(|item| matches!(item.media.as_str(), "image/jpeg" | "image/png")) {
        let Some((path, bytes)) = item.path.as_deref().and_then(|path| Some((path, book.archive.get(path)?))) else {
            continue;
        };
        check_picture(path, bytes, notes);
    }
}

fn check_picture(path: &str, bytes: &[u8], notes: &mut Notes) {
    let mut fault = |message: String| notes.file(Code::EpubPicture, path, message);
    match OpenedPicture::open(bytes) {
        Err(_) => fault("图片打不开".to_owned()),
        Ok(mut opened) => {
            let (width, height) = opened.pixels;
            if u64::from(width) * u64::from(height) > PIXELS {
                fault(format!("图片有 {width}×{height} 像素，最好不超过 {} 万", PIXELS / 10_000));
            }
            if !opened.is_plain() {
                fault("图片不是 sRGB 8 位的（CMYK、宽色域或 16 位），有的阅读器颜色会变".to_owned());
            }
        }
    }
    if bytes.len() > BYTES {
        fault(format!("图片有 {} KB，最好不超过 {} KB", bytes.len() / 1000, BYTES / 1000));
    }
    if FileFormat::of(bytes).is_some_and(|format| format.has_exif(bytes)) {
        fault("图片带着 EXIF，里面可能有拍摄地点和相机".to_owned());
    }
}
