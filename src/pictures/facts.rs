//! What intake asks of a picture: its format and size, or why it cannot be used, in words.

use chenbao_intake::desk::PictureFacts;

use super::decode::OpenedPicture;
use super::format::{FileFormat, ForeignFormat};
use super::upright::is_turned;

/// Looks at the bytes of a picture.
///
/// # Errors
/// A format that cannot be read, and a file that is broken or too large.
pub(crate) fn facts(bytes: &[u8]) -> Result<PictureFacts, String> {
    if FileFormat::of(bytes).is_none() {
        return Err(match ForeignFormat::of(bytes) {
            Some(foreign) => format!("是 {} 格式，{}", foreign.name, foreign.remedy),
            None => "认不出的格式，另存为 JPEG".to_owned(),
        });
    }
    let opened = OpenedPicture::open(bytes)?;
    let (width, height) = opened.pixels;
    let pixels = if is_turned(opened.orientation) { (height, width) } else { (width, height) };
    Ok(PictureFacts { extension: opened.format.extension(), pixels })
}
