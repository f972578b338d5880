//! The inks of a JPEG of four components, as they were stored for a press. Takes the bytes of a file; gives C, M, Y, K with 0 for none and 255 for
//! a full ink, whatever way they were stored.

use image::RgbaImage;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::jpeg;
use super::limits::MAX_SIDE;
use crate::jpeg::ycck_to_cmyk;

/// Whether a file is a JPEG of four components.
pub(super) fn are_in(bytes: &[u8]) -> bool {
    let mut decoder = JpegDecoder::new(ZCursor::new(bytes));
    bytes.starts_with(&[0xff, 0xd8])
        && decoder.decode_headers().is_ok()
        && matches!(decoder.input_colorspace(), Some(ColorSpace::CMYK | ColorSpace::YCCK))
}

/// The inks of such a file, a pixel's four values side by side. Adobe's programs store them inverted and leave a mark.
///
/// # Errors
/// A file that is broken or of another kind, in words.
pub(crate) fn decode(bytes: &[u8]) -> Result<RgbaImage, String> {
    let side = MAX_SIDE as usize;
    let options = DecoderOptions::default().set_strict_mode(false).set_max_width(side).set_max_height(side);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|error| error.to_string())?;
    let space = decoder.input_colorspace().ok_or("没有色彩空间")?;
    // The decoder knows the way from YCCK to RGB only, so the components are asked for as they are.
    decoder.set_options(options.jpeg_set_out_colorspace(space));
    let mut values = decoder.decode().map_err(|error| error.to_string())?;
    let (width, height) = decoder.dimensions().ok_or("没有尺寸")?;
    let inverted = match space {
        ColorSpace::YCCK => {
            values.as_chunks_mut::<4>().0.iter_mut().for_each(|pixel| *pixel = ycck_to_cmyk(*pixel));
            true
        }
        ColorSpace::CMYK => jpeg::is_adobe(bytes),
        _ => return Err("不是四色 JPEG".to_owned()),
    };
    if inverted {
        values.iter_mut().for_each(|value| *value = 255 - *value);
    }
    let side = |side: usize| u32::try_from(side).map_err(|error| error.to_string());
    RgbaImage::from_raw(side(width)?, side(height)?, values).ok_or_else(|| "尺寸不符".to_owned())
}
