//! A picture file into pixels: takes the bytes of a JPEG or PNG; gives grey values, RGB or inks of eight bits with what the file says
//! of them, still lying as they are stored. What shines through is laid on white paper.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageReader, Limits, RgbImage, RgbaImage};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// The longest side in pixels, as in `content`.
const MAX_SIDE: u32 = 30_000;
/// The most pixels, as in `content`.
const MAX_PIXELS: u64 = 120_000_000;
/// The most memory for one picture.
const MAX_MEMORY: u64 = 512 << 20;

/// A picture as it is stored.
pub(super) struct Original {
    /// Its pixels: grey, RGB, or, where it is `ImageRgba8`, the inks C, M, Y, K with 0 for none.
    pub(super) image: DynamicImage,
    /// How it is to be turned to stand upright.
    pub(super) orientation: Orientation,
    /// The ICC profile it came with.
    pub(super) profile: Option<Vec<u8>>,
    /// Whether it is a PNG.
    pub(super) png: bool,
}

/// Decodes a picture; the error says in Chinese why not.
pub(super) fn decode(bytes: &[u8]) -> Result<Original, String> {
    let broken = |error: image::ImageError| format!("解不开：{error}");
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| error.to_string())?;
    let png = reader.format() == Some(image::ImageFormat::Png);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if width.max(height) > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS || width.min(height) == 0 {
        return Err(format!("有 {width}×{height} 像素，不在限度之内"));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let image = match separated(bytes) {
        Some(inks) => inks.map_err(|why| format!("解不开：{why}"))?,
        None => on_paper(DynamicImage::from_decoder(decoder).map_err(broken)?),
    };
    Ok(Original { image, orientation, profile, png })
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    limits
}

/// The inks of a JPEG of four components; none if it is something else.
fn separated(bytes: &[u8]) -> Option<Result<DynamicImage, String>> {
    if !bytes.starts_with(&[0xff, 0xd8]) {
        return None;
    }
    let mut decoder = JpegDecoder::new(ZCursor::new(bytes));
    decoder.decode_headers().ok()?;
    let space = decoder.input_colorspace()?;
    matches!(space, ColorSpace::CMYK | ColorSpace::YCCK).then(|| {
        let (inks, width, height) = inks(bytes)?;
        let image = RgbaImage::from_raw(width, height, inks).ok_or("尺寸不符")?;
        Ok(DynamicImage::ImageRgba8(image))
    })
}

/// The inks of a JPEG of four components, 0 for none, with its width and height. Adobe's programs store them inverted and leave a mark.
pub(super) fn inks(bytes: &[u8]) -> Result<(Vec<u8>, u32, u32), String> {
    let side = MAX_SIDE as usize;
    let options = DecoderOptions::default().set_strict_mode(false).set_max_width(side).set_max_height(side);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|error| error.to_string())?;
    let space = decoder.input_colorspace().ok_or("没有色彩空间")?;
    // The decoder knows the way from YCCK to RGB only, so the components are asked for as they are.
    decoder.set_options(options.jpeg_set_out_colorspace(space));
    let mut values = decoder.decode().map_err(|error| error.to_string())?;
    let (width, height) = decoder.dimensions().ok_or("没有尺寸")?;
    let size = |side: usize| u32::try_from(side).map_err(|error| error.to_string());
    match space {
        ColorSpace::YCCK => values.as_chunks_mut::<4>().0.iter_mut().for_each(|pixel| *pixel = ycck_to_inks(*pixel)),
        ColorSpace::CMYK if adobe(bytes) => values.iter_mut().for_each(|value| *value = 255 - *value),
        ColorSpace::CMYK => {}
        _ => return Err("不是四色 JPEG".to_owned()),
    }
    Ok((values, size(width)?, size(height)?))
}

/// Inks from Adobe's YCCK: the colour's three are those of RGB with the values of C, M, Y in them, black is inverted.
fn ycck_to_inks([y, cb, cr, k]: [u8; 4]) -> [u8; 4] {
    // ITU-R BT.601 in parts of 65536.
    let (y, cb, cr) = (i32::from(y) << 16, i32::from(cb) - 128, i32::from(cr) - 128);
    let ink = |value: i32| u8::try_from(((value + 32_768) >> 16).clamp(0, 255)).unwrap_or(0);
    [ink(y + 91_881 * cr), ink(y - 22_554 * cb - 46_802 * cr), ink(y + 116_130 * cb), 255 - k]
}

/// Whether a JPEG has Adobe's mark before its first scan.
fn adobe(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(&[0xff, kind, high, low]) = bytes.get(at..at + 4).and_then(|head| head.first_chunk::<4>()) {
        match kind {
            0xee if bytes.get(at + 4..).is_some_and(|segment| segment.starts_with(b"Adobe")) => return true,
            0xda => return false,
            _ => at += 2 + usize::from(u16::from_be_bytes([high, low]).max(2)),
        }
    }
    false
}

/// Eight bits for each value, and what shines through laid on white.
fn on_paper(image: DynamicImage) -> DynamicImage {
    let (width, height, color) = (image.width(), image.height(), image.color());
    let over = |value: u8, alpha: u8| {
        let mixed = (u32::from(value) * u32::from(alpha) + 255 * (255 - u32::from(alpha)) + 127) / 255;
        u8::try_from(mixed).unwrap_or(255)
    };
    match (color.has_alpha(), color.has_color()) {
        (false, false) => DynamicImage::ImageLuma8(image.into_luma8()),
        (false, true) => DynamicImage::ImageRgb8(image.into_rgb8()),
        (true, false) => {
            let values = image.into_luma_alpha8();
            let flat = values.as_chunks::<2>().0.iter().map(|&[grey, alpha]| over(grey, alpha)).collect();
            GrayImage::from_raw(width, height, flat).unwrap_or_default().into()
        }
        (true, true) => {
            let values = image.into_rgba8();
            let flat =
                values.as_chunks::<4>().0.iter().flat_map(|&[r, g, b, a]| [r, g, b].map(|v| over(v, a))).collect();
            RgbImage::from_raw(width, height, flat).unwrap_or_default().into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(image: &DynamicImage) -> Vec<u8> {
        let mut out = Vec::new();
        image.write_to(&mut Cursor::new(&mut out), image::ImageFormat::Png).unwrap();
        out
    }

    #[test]
    fn what_shines_through_lies_on_white_paper() {
        let glass = RgbaImage::from_raw(2, 1, vec![255, 0, 0, 0, 0, 0, 0, 128]).unwrap();
        let original = decode(&png(&DynamicImage::ImageRgba8(glass))).unwrap();
        assert!(original.png);
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
