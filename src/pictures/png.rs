//! PNG files: takes the bytes of one; gives what its header says, and the file without what is not the picture.

use std::io::Cursor;

use image::ImageDecoder;
use image::codecs::png::PngDecoder;

use super::limits;
use super::picture_header::PictureHeader;
use super::upright::is_turned;

/// What a file begins with.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// What the data of a whole file ends with.
pub(super) const END_MARK: &[u8] = b"IEND";

/// What the header says; none where it is broken.
pub(super) fn header(head: &[u8]) -> Option<PictureHeader> {
    let mut decoder = PngDecoder::with_limits(Cursor::new(head), limits::of_header()).ok()?;
    let (width, height) = decoder.dimensions();
    let turned = decoder.orientation().is_ok_and(is_turned);
    let pixels = if turned { (height, width) } else { (width, height) };
    Some(PictureHeader { pixels, data_at: SIGNATURE.len() as u64 })
}

/// The file without its texts, its EXIF and its time. None where it is broken.
pub(super) fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..SIGNATURE.len())?.to_vec();
    let mut at = SIGNATURE.len();
    loop {
        let length = usize::try_from(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?)).ok()?;
        let kind: [u8; 4] = *bytes.get(at + 4..)?.first_chunk()?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        if !matches!(&kind, b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" | b"tIME") {
            out.extend_from_slice(chunk);
        }
        at += chunk.len();
        if &kind == b"IEND" {
            return Some(out);
        }
    }
}

/// Whether it has a chunk of EXIF.
pub(super) fn has_exif(bytes: &[u8]) -> bool {
    bytes.windows(4).any(|chunk| chunk == b"eXIf")
}
