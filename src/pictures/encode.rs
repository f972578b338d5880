//! Pixels into files: takes rows of values or a picture; gives the bytes of a JPEG or a PNG, with nothing in it but the picture, or its colour
//! profile where one is given.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, ImageResult};
use jpeg_encoder::Encoder;
pub(crate) use jpeg_encoder::{ColorType, SamplingFactor};

/// How a JPEG is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct JpegCoding {
    /// 1 to 100.
    pub(crate) quality: u8,
    /// What the values are.
    pub(crate) colors: ColorType,
    /// How many values of colour there are for those of lightness.
    pub(crate) sampling: SamplingFactor,
}

/// A JPEG of values that lie row by row.
///
/// # Errors
/// A side too long for a JPEG, or of other length than the values; in words.
pub(crate) fn jpeg(values: &[u8], size: (u32, u32), coding: JpegCoding) -> Result<Vec<u8>, String> {
    encoded(values, size, coding, None)
}

fn encoded(
    values: &[u8],
    (width, height): (u32, u32),
    coding: JpegCoding,
    profile: Option<&[u8]>,
) -> Result<Vec<u8>, String> {
    let side = |side: u32| u16::try_from(side).map_err(|error| error.to_string());
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, coding.quality);
    encoder.set_sampling_factor(coding.sampling);
    // Tables of its own would part the picture into a scan for each colour, which simple decoders show in false colours.
    encoder.set_optimized_huffman_tables(false);
    if let Some(profile) = profile {
        let _ = encoder.add_icc_profile(profile);
    }
    encoder.encode(values, side(width)?, side(height)?, coding.colors).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// A JPEG in grey or RGB with its colour profile; one that is for other colours, or too long for a JPEG's segments, is left out, and the picture
/// then taken for sRGB. Of the values of colour a quarter are kept, as cameras do.
///
/// # Errors
/// A side too long for a JPEG, in words.
pub(crate) fn jpeg_with_profile(image: DynamicImage, profile: Option<Vec<u8>>, quality: u8) -> Result<Vec<u8>, String> {
    // The decoder turns inks into RGB, and their profile no longer fits.
    let is_colored = image.color().has_color();
    let (space, colors) = if is_colored { (b"RGB ", ColorType::Rgb) } else { (b"GRAY", ColorType::Luma) };
    let profile = profile.filter(|profile| profile.get(16..20) == Some(space));
    let size = (image.width(), image.height());
    let values = if is_colored { image.into_rgb8().into_raw() } else { image.into_luma8().into_raw() };
    encoded(&values, size, JpegCoding { quality, colors, sampling: SamplingFactor::F_2_2 }, profile.as_deref())
}

/// A PNG.
///
/// # Errors
/// None of a sound picture.
pub(crate) fn png(image: &DynamicImage) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)?;
    Ok(bytes)
}
