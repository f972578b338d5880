//! TIFF files, which scanners and old cameras make: takes the bytes of one; gives what its header says, and its pixels in grey or RGB of eight bits.
//!
//! The crate `image` reads them too, as a feature that would have the engine compiled anew; the same reader is used here by itself.

use std::io::Cursor;

use image::error::{DecodingError, ImageFormatHint};
use image::metadata::Orientation;
use image::{ColorType, ImageDecoder, ImageError, ImageResult};
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::Tag;

use super::picture_header::PictureHeader;
use super::upright::is_turned;

/// The tag of a colour profile (ICC.1 B.4).
const ICC_PROFILE: u16 = 34675;
/// The most memory for the pixels, in bytes.
const MAX_MEMORY: usize = 512 << 20;

/// What the header says; none where it is broken, or stands further on.
pub(super) fn header(head: &[u8]) -> Option<PictureHeader> {
    let mut decoder = TiffDecoder::new(head).ok()?;
    let (width, height) = decoder.pixels;
    let pixels = if decoder.orientation().is_ok_and(is_turned) { (height, width) } else { (width, height) };
    Some(PictureHeader { pixels, data_at: 0 })
}

/// The decoder, as the crate `image` knows decoders.
pub(super) struct TiffDecoder<'a> {
    decoder: Decoder<Cursor<&'a [u8]>>,
    pixels: (u32, u32),
    color: tiff::ColorType,
    /// Whether zero is white, as of faxes.
    inverted: bool,
}

impl<'a> TiffDecoder<'a> {
    /// Reads the header of the first picture.
    pub(super) fn new(bytes: &'a [u8]) -> ImageResult<Self> {
        let mut limits = Limits::default();
        limits.decoding_buffer_size = MAX_MEMORY;
        limits.intermediate_buffer_size = MAX_MEMORY;
        let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(|error| broken(&error))?.with_limits(limits);
        let pixels = decoder.dimensions().map_err(|error| broken(&error))?;
        let color = decoder.colortype().map_err(|error| broken(&error))?;
        let photometric = decoder.find_tag_unsigned::<u16>(Tag::PhotometricInterpretation).ok().flatten();
        Ok(Self { decoder, pixels, color, inverted: photometric == Some(0) })
    }

    fn is_grey(&self) -> bool {
        matches!(self.color, tiff::ColorType::Gray(_) | tiff::ColorType::GrayA(_))
    }

    /// The samples of a pixel in eight bits, written as the picture is shown. Opacity is left out: a scan has none.
    fn put(&self, samples: &[u8], out: &mut [u8]) {
        match self.color {
            tiff::ColorType::CMYK(_) => {
                let rest = 255 - u16::from(samples[3]);
                for (value, ink) in out.iter_mut().zip(samples) {
                    let light = (255 - u16::from(*ink)) * rest / 255;
                    *value = u8::try_from(light).unwrap_or(u8::MAX);
                }
            }
            _ => out.copy_from_slice(&samples[..out.len()]),
        }
        if self.inverted && self.is_grey() {
            out.iter_mut().for_each(|value| *value = 255 - *value);
        }
    }
}

impl ImageDecoder for TiffDecoder<'_> {
    fn dimensions(&self) -> (u32, u32) {
        self.pixels
    }

    fn color_type(&self) -> ColorType {
        if self.is_grey() { ColorType::L8 } else { ColorType::Rgb8 }
    }

    fn orientation(&mut self) -> ImageResult<Orientation> {
        let told = self.decoder.find_tag_unsigned::<u8>(Tag::Orientation).ok().flatten();
        Ok(told.and_then(Orientation::from_exif).unwrap_or(Orientation::NoTransforms))
    }

    fn icc_profile(&mut self) -> ImageResult<Option<Vec<u8>>> {
        let is_inks = matches!(self.color, tiff::ColorType::CMYK(_));
        Ok(self.decoder.get_tag_u8_vec(Tag::Unknown(ICC_PROFILE)).ok().filter(|_| !is_inks))
    }

    fn read_image(mut self, buffer: &mut [u8]) -> ImageResult<()> {
        let samples = match self.decoder.read_image().map_err(|error| broken(&error))? {
            DecodingResult::U8(samples) => samples,
            DecodingResult::U16(samples) => samples.into_iter().map(|sample| (sample >> 8) as u8).collect(),
            _ => return Err(unsupported()),
        };
        let (own, wanted) = match self.color {
            tiff::ColorType::Gray(8 | 16) => (1, 1),
            tiff::ColorType::GrayA(8 | 16) => (2, 1),
            tiff::ColorType::RGB(8 | 16) => (3, 3),
            tiff::ColorType::RGBA(8 | 16) | tiff::ColorType::CMYK(8 | 16) => (4, 3),
            tiff::ColorType::Gray(1) => return bits(&samples, self.pixels, self.inverted, buffer),
            _ => return Err(unsupported()),
        };
        if samples.len() / own != buffer.len() / wanted {
            return Err(unsupported());
        }
        for (pixel, out) in samples.chunks_exact(own).zip(buffer.chunks_exact_mut(wanted)) {
            self.put(pixel, out);
        }
        Ok(())
    }

    fn read_image_boxed(self: Box<Self>, buffer: &mut [u8]) -> ImageResult<()> {
        (*self).read_image(buffer)
    }
}

/// Black and white, eight pixels to a byte, every row beginning a byte.
fn bits(packed: &[u8], (width, _): (u32, u32), inverted: bool, out: &mut [u8]) -> ImageResult<()> {
    let width = width as usize;
    for (row, line) in out.chunks_exact_mut(width.max(1)).zip(packed.chunks_exact(width.div_ceil(8).max(1))) {
        for (at, value) in row.iter_mut().enumerate() {
            let is_set = line[at / 8] >> (7 - at % 8) & 1 == 1;
            *value = if is_set == inverted { 0 } else { 255 };
        }
    }
    Ok(())
}

fn broken(error: &tiff::TiffError) -> ImageError {
    ImageError::Decoding(DecodingError::new(ImageFormatHint::Name("TIFF".into()), error.to_string()))
}

fn unsupported() -> ImageError {
    let why = "这种 TIFF 读不了，请另存为 JPEG".to_owned();
    ImageError::Decoding(DecodingError::new(ImageFormatHint::Name("TIFF".into()), why))
}
