//! A picture file into pixels: takes the bytes of a file; gives what it says of its picture and, asked for, the pixels as they are stored. A
//! caller chooses what becomes of four inks: the colours a screen shows, or inks still.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader};

use super::format::FileFormat;
use super::heic::HeicDecoder;
use super::paper::{Rounding, on_white};
use super::tiff::TiffDecoder;
use super::{inks, limits, srgb};

/// A picture as it is stored.
pub(crate) struct StoredPicture {
    /// Its pixels. Of [`OpenedPicture::printable`] they are grey, RGB, or, where it is `ImageRgba8`, the inks C, M, Y, K with 0 for none.
    pub(crate) image: DynamicImage,
    /// How it is to be turned to stand upright.
    pub(crate) orientation: Orientation,
    /// The ICC profile it came with.
    pub(crate) profile: Option<Vec<u8>>,
    /// The format of its file.
    pub(crate) format: FileFormat,
}

/// A file whose header is read.
pub(crate) struct OpenedPicture<'a> {
    bytes: &'a [u8],
    decoder: Box<dyn ImageDecoder + 'a>,
    pub(super) orientation: Orientation,
    /// The format of the file.
    pub(crate) format: FileFormat,
    /// Width and height as stored.
    pub(crate) pixels: (u32, u32),
}

impl<'a> OpenedPicture<'a> {
    /// Reads the header of a file.
    ///
    /// # Errors
    /// A file that is broken or too large, in words.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let format = FileFormat::of(bytes).ok_or("不是能用的图片")?;
        let mut decoder: Box<dyn ImageDecoder + 'a> = match format.of_decoder() {
            Some(known) => {
                let mut reader = ImageReader::with_format(Cursor::new(bytes), known);
                reader.limits(limits::of_pixels());
                Box::new(reader.into_decoder().map_err(in_words)?)
            }
            None if format == FileFormat::Tiff => Box::new(TiffDecoder::new(bytes).map_err(in_words)?),
            None => Box::new(HeicDecoder::new(bytes).map_err(in_words)?),
        };
        let (width, height) = decoder.dimensions();
        if !limits::are_kept((width, height)) || width.min(height) == 0 {
            return Err(format!("有 {width}×{height} 像素，不在限度之内"));
        }
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        Ok(Self { bytes, decoder, orientation, format, pixels: (width, height) })
    }

    /// What the camera wrote beside the picture: EXIF, without the mark before it.
    pub(crate) fn exif(&mut self) -> Option<Vec<u8>> {
        self.decoder.exif_metadata().ok().flatten()
    }

    /// Whether it is stored as it stands.
    pub(crate) fn is_upright(&self) -> bool {
        self.orientation == Orientation::NoTransforms
    }

    /// Whether every reader shows the file alike: colours of sRGB or greys, in eight bits.
    pub(crate) fn is_plain(&mut self) -> bool {
        use image::ExtendedColorType::{L1, L2, L4, L8, La8, Rgb8, Rgba8};
        let is_shallow = matches!(self.decoder.original_color_type(), L1 | L2 | L4 | L8 | La8 | Rgb8 | Rgba8);
        let profile = self.decoder.icc_profile().ok().flatten();
        is_shallow && !inks::are_in(self.bytes) && profile.is_none_or(|profile| srgb::is_srgb(&profile))
    }

    /// The picture as a screen shows it in sRGB: in eight bits, on white paper.
    ///
    /// # Errors
    /// A file that is broken, in words.
    pub(crate) fn in_srgb(self) -> Result<StoredPicture, String> {
        if inks::are_in(self.bytes) {
            let stored = self.printable()?;
            let image = srgb::inks_as_srgb(&stored.image.to_rgba8(), stored.profile.as_deref()).into();
            return Ok(StoredPicture { image, profile: None, ..stored });
        }
        let shown = self.shown()?;
        let image = srgb::into_srgb(on_white(shown.image, Rounding::Down), shown.profile.as_deref());
        Ok(StoredPicture { image, profile: None, ..shown })
    }

    /// The picture as a screen shows it, with its depth and opacity; of four inks the decoder makes RGB.
    ///
    /// # Errors
    /// A file that is broken, in words.
    pub(crate) fn shown(mut self) -> Result<StoredPicture, String> {
        let profile = self.decoder.icc_profile().ok().flatten();
        let image = DynamicImage::from_decoder(self.decoder).map_err(in_words)?;
        Ok(StoredPicture { image, orientation: self.orientation, profile, format: self.format })
    }

    /// The picture as it is printed: in eight bits, on white paper, with its inks where it has four.
    ///
    /// # Errors
    /// A file that is broken, in words.
    pub(crate) fn printable(mut self) -> Result<StoredPicture, String> {
        if !inks::are_in(self.bytes) {
            let shown = self.shown()?;
            return Ok(StoredPicture { image: on_white(shown.image, Rounding::Nearest), ..shown });
        }
        let profile = self.decoder.icc_profile().ok().flatten();
        let image = DynamicImage::ImageRgba8(inks::decode(self.bytes)?);
        Ok(StoredPicture { image, orientation: self.orientation, profile, format: self.format })
    }
}

fn in_words(error: ImageError) -> String {
    error.to_string()
}

#[cfg(test)]
mod tests {
    use image::RgbaImage;

    use super::*;

    fn decode(bytes: &[u8]) -> Result<StoredPicture, String> {
        OpenedPicture::open(bytes)?.printable()
    }

    fn png(image: &DynamicImage) -> Vec<u8> {
        let mut out = Vec::new();
        image.write_to(&mut Cursor::new(&mut out), image::ImageFormat::Png).unwrap();
        out
    }

    #[test]
    fn what_shines_through_lies_on_white_paper() {
        let glass = RgbaImage::from_raw(2, 1, vec![255, 0, 0, 0, 0, 0, 0, 128]).unwrap();
        let original = decode(&png(&DynamicImage::ImageRgba8(glass))).unwrap();
        assert_eq!(original.format, FileFormat::Png);
        assert_eq!(original.image.as_rgb8().unwrap().as_raw(), &[255, 255, 255, 127, 127, 127]);
        let grey = image::GrayAlphaImage::from_raw(1, 1, vec![0, 0]).unwrap();
        assert_eq!(decode(&png(&DynamicImage::ImageLumaA8(grey))).unwrap().image.as_luma8().unwrap().as_raw(), &[255]);
    }

    #[test]
    fn deep_pictures_become_eight_bits() {
        let deep = image::ImageBuffer::<image::Rgb<u16>, _>::from_raw(1, 1, vec![65535, 32896, 0]).unwrap();
        let original = decode(&png(&DynamicImage::ImageRgb16(deep))).unwrap();
        assert_eq!(original.image.as_rgb8().unwrap().as_raw(), &[255, 128, 0]);
    }

    #[test]
    fn inks_come_back_whatever_the_way_they_were_stored() {
        let inks: Vec<u8> = [10, 200, 90, 40].repeat(64);
        for color in [jpeg_encoder::ColorType::Cmyk, jpeg_encoder::ColorType::CmykAsYcck] {
            let mut out = Vec::new();
            jpeg_encoder::Encoder::new(&mut out, 100).encode(&inks, 8, 8, color).unwrap();
            let original = decode(&out).unwrap();
            let decoded = original.image.as_rgba8().unwrap().as_raw();
            assert!(decoded.iter().zip(&inks).all(|(a, b)| a.abs_diff(*b) <= 2), "{color:?} {:?}", &decoded[..4]);
        }
    }

    #[test]
    fn nonsense_is_an_error_and_no_panic() {
        assert!(decode(b"").is_err());
        assert!(decode(b"\xff\xd8\xff\xe0 and then nothing").is_err());
        let whole = png(&DynamicImage::new_rgb8(40, 40));
        assert!(decode(&whole[..60]).is_err());
    }
}
