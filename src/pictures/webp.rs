//! WebP files: takes the bytes of one; gives what its header says.

use std::io::Cursor;

use image::{ImageDecoder, ImageFormat, ImageReader};

use super::limits;
use super::picture_header::PictureHeader;
use super::upright::is_turned;

/// What the header says; none where it is broken, or more of the file is needed.
pub(super) fn header(head: &[u8]) -> Option<PictureHeader> {
    let mut reader = ImageReader::with_format(Cursor::new(head), ImageFormat::WebP);
    reader.limits(limits::of_header());
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    let turned = decoder.orientation().is_ok_and(is_turned);
    let pixels = if turned { (height, width) } else { (width, height) };
    Some(PictureHeader { pixels, data_at: 0 })
}

/// Whether it may tell a place and a camera. What is no WebP is taken to.
pub(super) fn has_exif(bytes: &[u8]) -> bool {
    !bytes.starts_with(b"RIFF") || bytes.windows(4).any(|chunk| chunk == b"EXIF")
}
