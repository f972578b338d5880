//! The samples of pictures. Takes the stream of an image; gives one byte a sample, whatever it was compressed with.

use chenbao_model::jpeg::ycck_to_cmyk;
use hayro_syntax::Filter;
use hayro_syntax::object::stream::ImageDecodeParams;
use hayro_syntax::object::{Name, Object, Stream};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::color::Space;
use super::picture_header::{LARGEST, MOST_PIXELS, PictureHeader};
use super::{jpeg_scan, jpeg2000};
use crate::input::bounded;

/// What was decoded of a picture: one byte a sample, and its size and bits as they really are.
pub(crate) struct Samples {
    pub data: Vec<u8>,
    pub width: usize,
    pub height: usize,
    pub bits: u8,
    /// Whether data are missing at the end.
    pub cut: bool,
}

/// The samples of an image that is no plain JPEG.
pub(super) fn decoded_samples(stream: &Stream<'_>, header: &PictureHeader, space: &Space) -> Option<Samples> {
    let channels = header.channels(space);
    let filters = stream.filters();
    if filters.len() != filter_count(stream) {
        return None;
    }
    let (width, height) = (usize::try_from(header.width).ok()?, usize::try_from(header.height).ok()?);
    let needs_header = |filter: &Filter| {
        matches!(filter, Filter::DctDecode | Filter::JpxDecode | Filter::CcittFaxDecode | Filter::Jbig2Decode)
    };
    if !filters.iter().any(needs_header) {
        let limit = header.room(space).saturating_add(4096);
        let data = bounded::decoded(stream, limit).ok()?.into_owned();
        return Samples { data, width, height, bits: header.bits, cut: false }.unpacked(channels);
    }
    let params = ImageDecodeParams {
        is_indexed: matches!(space, Space::Indexed { .. }),
        bpc: Some(header.bits),
        num_components: u8::try_from(channels).ok(),
        target_dimension: None,
        width: header.width,
        height: header.height,
    };
    bounded::length(stream, LARGEST).ok()?;
    let cut = match filters.as_slice() {
        [Filter::JpxDecode] => jpeg2000::is_cut(&stream.raw_data()),
        _ => false,
    };
    let decoded = stream.decoded_image(&params).ok()?;
    let (width, height, bits) = decoded.image_data.map_or((width, height, header.bits), |data| {
        (usize::try_from(data.width).unwrap_or(0), usize::try_from(data.height).unwrap_or(0), data.bits_per_component)
    });
    Samples { data: decoded.data.into_owned(), width, height, bits, cut }.unpacked(channels)
}

/// How many filters a stream names, known or not.
fn filter_count(stream: &Stream<'_>) -> usize {
    let dict = stream.dict();
    match dict.get::<Object<'_>>(b"Filter").or_else(|| dict.get::<Object<'_>>(b"F")) {
        Some(Object::Name(_)) => 1,
        Some(Object::Array(names)) => names.iter::<Name<'_>>().count(),
        _ => 0,
    }
}

/// The samples of a JPEG as PDF has them: YCC undone, inversion left to the image's `Decode`.
pub(super) fn jpeg_samples(bytes: &[u8], channels: usize) -> Option<Samples> {
    let sides = usize::from(u16::MAX);
    let options = DecoderOptions::default().set_max_width(sides).set_max_height(sides);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let (width, height) = decoder.dimensions()?;
    if width as u64 * height as u64 > MOST_PIXELS || width * height * channels > LARGEST {
        return None;
    }
    let input = decoder.input_colorspace()?;
    let output = match (channels, input) {
        (1, _) => ColorSpace::Luma,
        (3, _) => ColorSpace::RGB,
        (4, ColorSpace::YCCK) => ColorSpace::YCCK,
        (4, _) => ColorSpace::CMYK,
        _ => return None,
    };
    decoder.set_options(options.jpeg_set_out_colorspace(output));
    let mut data = decoder.decode().ok()?;
    if output == ColorSpace::YCCK {
        data.as_chunks_mut::<4>().0.iter_mut().for_each(|pixel| *pixel = ycck_to_cmyk(*pixel));
    }
    (data.len() >= width * height * channels).then(|| Samples {
        data,
        width,
        height,
        bits: 8,
        cut: jpeg_scan::is_cut(bytes),
    })
}

impl Samples {
    /// One byte a sample: fewer bits as they are, of more the high byte. What is missing is left out, and counts as no ink.
    fn unpacked(mut self, channels: usize) -> Option<Self> {
        let (row, bits) = (self.width * channels, self.bits);
        let packed = (row * usize::from(bits)).div_ceil(8) * self.height;
        self.cut |= self.data.len() < packed;
        self.data = match bits {
            8 => self.data,
            16 => self.data.iter().step_by(2).copied().collect(),
            1 | 2 | 4 => {
                let per_byte = usize::from(8 / bits);
                let mask = (1u8 << bits) - 1;
                let rows = self.data.chunks(row.div_ceil(per_byte).max(1)).take(self.height);
                let unpack = |line: &[u8]| -> Vec<u8> {
                    let part = |byte: u8, place: usize| byte >> (place * usize::from(bits)) & mask;
                    line.iter()
                        .flat_map(|byte| (0..per_byte).rev().map(move |place| part(*byte, place)))
                        .take(row)
                        .collect()
                };
                rows.flat_map(unpack).collect()
            }
            _ => return None,
        };
        Some(self)
    }
}
