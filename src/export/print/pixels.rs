//! Pictures inside a finished document, such as those of a nameplate's drawing: their pixels become inks. The photographs of articles never
//! come here; they are separated before the pages are set.

use lopdf::{Object, Stream};

use super::inks::Inks;

/// Has a picture of red, green and blue printed in inks. One of another depth than eight bits, or in a code that cannot be read, stays as it
/// is; the preflight then says so.
pub(super) fn to_inks(stream: &mut Stream, inks: &dyn Inks) {
    let Some(rgb) = decoded(stream) else { return };
    stream.dict.set("ColorSpace", "DeviceCMYK");
    stream.dict.set("BitsPerComponent", 8);
    stream.dict.remove(b"DecodeParms");
    stream.dict.remove(b"Decode");
    stream.set_plain_content(inks.pixels(&rgb));
    // One that cannot be compressed is written as it is.
    let _ = stream.compress();
}

/// The pixels of a picture, three bytes each.
fn decoded(stream: &Stream) -> Option<Vec<u8>> {
    let filters = stream.filters().unwrap_or_default();
    if filters == [b"DCTDecode"] {
        return image::load_from_memory_with_format(&stream.content, image::ImageFormat::Jpeg)
            .ok()
            .map(|picture| picture.into_rgb8().into_raw());
    }
    let number = |key: &[u8]| stream.dict.get(key).and_then(Object::as_i64).ok().and_then(|n| usize::try_from(n).ok());
    let pixels = stream.get_plain_content().ok()?;
    let expected = number(b"Width")?.checked_mul(number(b"Height")?)?.checked_mul(3)?;
    (number(b"BitsPerComponent") == Some(8) && pixels.len() >= expected && !stream.dict.has(b"Decode"))
        .then(|| pixels[..expected].to_vec())
}
