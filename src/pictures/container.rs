//! WebP and TIFF files: takes their bytes; gives what the header says. A TIFF tells that at its end as often as not, so its head may be the whole
//! file.

use std::io::Cursor;

use image::{ImageDecoder, ImageFormat, ImageReader};

use super::limits;
use super::picture_header::PictureHeader;
use super::upright::is_turned;

/// What the header says; none where it is broken, or more of the file is needed.
pub(super) fn header(head: &[u8], format: ImageFormat) -> Option<PictureHeader> {
    let mut reader = ImageReader::with_format(Cursor::new(head), format);
    reader.limits(limits::of_header());
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    let turned = decoder.orientation().is_ok_and(is_turned);
    let pixels = if turned { (height, width) } else { (width, height) };
    Some(PictureHeader { pixels, data_at: 0 })
}

/// Whether a TIFF says that it has places and cameras, or a WebP a part for them.
pub(super) fn has_exif(bytes: &[u8]) -> bool {
    bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") || bytes.windows(4).any(|chunk| chunk == b"EXIF")
}
