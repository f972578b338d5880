//! How large a picture may be. Takes files, sizes and decoders; refuses what is beyond the limits before memory is taken for it.

use std::fs::File;
use std::io::{Error, ErrorKind, Read};
use std::path::Path;

use image::Limits;

/// The largest file, in bytes.
pub(crate) const MAX_BYTES: u64 = 100 << 20;
/// The longest side, in pixels.
pub(crate) const MAX_SIDE: u32 = 30_000;
/// The most pixels.
const MAX_PIXELS: u64 = 120_000_000;
/// The most memory for the pixels of one picture, in bytes.
const MAX_MEMORY: u64 = 512 << 20;
/// The most memory for what stands before them.
const HEADER_MEMORY: u64 = 64 << 20;

/// Whether a picture of this width and height may be decoded.
pub(crate) fn are_kept((width, height): (u32, u32)) -> bool {
    width.max(height) <= MAX_SIDE && u64::from(width) * u64::from(height) <= MAX_PIXELS
}

/// The bytes of a picture file.
///
/// # Errors
/// A file that cannot be read, or is too large.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    let is_within = bytes.len() as u64 <= MAX_BYTES;
    is_within.then_some(bytes).ok_or_else(|| Error::new(ErrorKind::FileTooLarge, "超过 100 MB"))
}

/// What a decoder may take for the whole picture.
pub(super) fn of_pixels() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    limits
}

/// What it may take for a header, of whatever size that tells.
pub(super) fn of_header() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(HEADER_MEMORY);
    limits
}
