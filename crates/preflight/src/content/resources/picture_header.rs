//! What the dictionary of an image, or of an inline image, says of it.

use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Object, Stream};

use super::color::Space;
use super::numbers::pairs;

/// The most pixels a picture may have to be decoded.
pub(crate) const MOST_PIXELS: u64 = 100_000_000;

/// The most bytes of samples a picture may have to be decoded.
pub(crate) const LARGEST: usize = 128 << 20;

/// What an image's dictionary says of it.
pub(crate) struct PictureHeader {
    pub width: u32,
    pub height: u32,
    /// Bits a component.
    pub bits: u8,
    /// Whether it is a stencil that is filled with the colour of the moment.
    pub stencil: bool,
    pub jpeg2000: bool,
    /// The range that samples are spread over, for each component; empty where it does not say.
    pub decode: Vec<[f32; 2]>,
}

impl PictureHeader {
    /// The header of an image or an inline image; none without a size.
    pub(crate) fn from_stream(stream: &Stream<'_>) -> Option<Self> {
        let dict = stream.dict();
        let stencil = entry(dict, b"ImageMask", b"IM").and_then(Object::into_bool).unwrap_or(false);
        let decode = pairs(dict, b"Decode");
        let filters = stream.filters();
        Some(Self {
            width: count(dict, b"Width", b"W").filter(|width| *width > 0)?,
            height: count(dict, b"Height", b"H").filter(|height| *height > 0)?,
            bits: match count(dict, b"BitsPerComponent", b"BPC").and_then(|bits| u8::try_from(bits).ok()) {
                _ if stencil => 1,
                bits => bits.unwrap_or(8),
            },
            stencil,
            jpeg2000: filters.contains(&Filter::JpxDecode),
            decode: if decode.is_empty() { pairs(dict, b"D") } else { decode },
        })
    }

    /// How many bytes its samples in this space take when they are decoded, with at least one byte for each.
    pub(crate) fn room(&self, space: &Space) -> usize {
        let channels = self.channels(space).max(1);
        let pixels = usize::try_from(self.pixels()).unwrap_or(usize::MAX);
        pixels.saturating_mul(channels).saturating_mul(usize::from(self.bits.div_ceil(8).max(1)))
    }

    /// How many components a sample has in this space.
    pub(crate) fn channels(&self, space: &Space) -> usize {
        if self.stencil { 1 } else { space.components() }
    }

    /// How many pixels it has.
    pub(crate) fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// The object of an image's colour space.
pub(crate) fn space_object<'a>(dict: &Dict<'a>) -> Option<Object<'a>> {
    entry(dict, b"ColorSpace", b"CS")
}

/// The mask an image has of its own.
pub(crate) struct PictureMask<'a> {
    pub(crate) stream: Stream<'a>,
    /// Whether it is a soft one.
    pub(crate) soft: bool,
}

/// The mask of an image; none where it has none, or only colours that are left out.
pub(crate) fn mask_of<'a>(dict: &Dict<'a>) -> Option<PictureMask<'a>> {
    if let Some(stream) = dict.get::<Stream<'a>>(b"SMask") {
        return Some(PictureMask { stream, soft: true });
    }
    if dict.get::<Array<'_>>(b"Mask").is_some() {
        return None;
    }
    dict.get::<Stream<'a>>(b"Mask").map(|stream| PictureMask { stream, soft: false })
}

/// An entry under its name or the short one of inline images.
fn entry<'a>(dict: &Dict<'a>, name: &[u8], short: &[u8]) -> Option<Object<'a>> {
    dict.get::<Object<'_>>(name).or_else(|| dict.get::<Object<'_>>(short))
}

/// A number that is not negative.
fn count(dict: &Dict<'_>, name: &[u8], short: &[u8]) -> Option<u32> {
    u32::try_from(entry(dict, name, short)?.into_i32()?).ok()
}
