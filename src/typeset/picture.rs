//! Pictures for the pages: a file of reasonable size goes to the PDF as it is; what a telephone or a camera gives is first brought
//! down to the most that newsprint can show.
//!
//! The engine holds every picture decoded. Thirty photographs of 12 megapixels would take more than a gigabyte, and the PDF
//! as many megabytes as they have, for pixels nobody can see.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader};
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use crate::content::Stamp;
use crate::diag::{Code, Finding, Severity};
use crate::model::Picture;

/// Pictures with a longer side than this are brought down.
const LONGEST: u32 = 3000;
/// To this: 250 pixels an inch over the whole width of the type area, so that a cropped picture still has twice the lines of
/// newsprint's screen.
const ENOUGH: u32 = 2400;
/// The JPEG quality of a picture that was brought down.
const QUALITY: u8 = 88;

/// A picture as the engine gets it.
#[derive(Clone)]
pub(super) struct PreparedPicture {
    /// The file's bytes, or those of its smaller copy.
    pub(super) bytes: Bytes,
    /// `jpg` or `png`.
    pub(super) format: &'static str,
    /// What is wrong with its data, where a reader of pictures can still make something of it.
    pub(super) damage: Option<String>,
    /// The file's state when it was read.
    stamp: Option<Stamp>,
}

impl PreparedPicture {
    /// What is wrong with its data, as a finding about the picture of an article.
    pub(super) fn warning(&self, picture: &Picture) -> Option<Finding> {
        self.damage.as_ref().map(|why| damaged(picture, why))
    }
}

/// Reads a picture and has the engine decode it: it remembers pictures by their bytes. `known` is the same file as it was read before.
pub(super) fn prepare(picture: &Picture, known: Option<&PreparedPicture>) -> Result<PreparedPicture, Finding> {
    let stamp = Stamp::of(&picture.path);
    if let Some(known) = known.filter(|known| known.stamp.is_some() && known.stamp == stamp) {
        return Ok(known.clone());
    }
    let fault = |message: String| Finding::new(Code::PictureBroken, message).at_opt(picture.span.clone());
    let broken = |why: String| fault(format!("图片“{}”已损坏：{why}", picture.file)).hint("重新导出或另存这张图片");
    let data = std::fs::read(&picture.path)
        .map_err(|error| fault(format!("读不到图片“{}”：{error}", picture.file)).hint("核对文件是否还在、能否打开"))?;
    let is_png = data.starts_with(b"\x89PNG");
    let damage = if is_png { None } else { check_scan(&data).err() };
    let large = picture.pixels.0.max(picture.pixels.1) > LONGEST;
    let (data, is_png) =
        if large { smaller(&data).map_err(|error| broken(error.to_string()))? } else { (data, is_png) };
    let bytes = Bytes::new(data);
    let (exchange, format) = if is_png { (ExchangeFormat::Png, "png") } else { (ExchangeFormat::Jpg, "jpg") };
    RasterImage::plain(bytes.clone(), exchange).map_err(|error| broken(error.to_string()))?;
    Ok(PreparedPicture { bytes, format, damage, stamp })
}

/// A warning, not an error: some cameras write what a strict reader refuses, and only a look at the page tells.
fn damaged(picture: &Picture, why: &str) -> Finding {
    let message = format!("图片“{}”的数据有损伤（{why}），印出来可能有一块灰", picture.file);
    let mut finding = Finding::new(Code::PictureBroken, message).at_opt(picture.span.clone());
    finding.severity = Severity::Warning;
    finding.hint("看看版上的这张图；不好就重新取一份原图")
}

/// Whether the coded data of a JPEG is whole: after `FF` there stand only the codes that the format knows there. The engine's decoder
/// fills what it cannot read with grey and says nothing, and decoding once more to ask would take a fifth of a build.
fn check_scan(data: &[u8]) -> Result<(), String> {
    let mut at = 2;
    let mut in_scan = false;
    while let Some(&[mark, code]) = data.get(at..at + 2).and_then(|pair| pair.first_chunk::<2>()) {
        match (mark, code) {
            (0xff, 0xd9) => return Ok(()),
            // Coded data, a stuffed byte, a restart, a fill byte.
            (0xff, 0x00 | 0xd0..=0xd7 | 0xff) if in_scan => at += if code == 0xff { 1 } else { 2 },
            (0xff, 0xff) => at += 1,
            // Between two scans stand tables; a frame header only before the first.
            (0xff, 0xc0..=0xc3 | 0xc5..=0xcf) if in_scan => {
                return Err(format!("第 {at} 字节处有不该有的标记 {code:02X}"));
            }
            (0xff, 0xc0..=0xcf | 0xda..=0xdd | 0xe0..=0xef | 0xfe) => {
                let length =
                    data.get(at + 2..at + 4).map_or(2, |bytes| usize::from(bytes[0]) << 8 | usize::from(bytes[1]));
                in_scan |= code == 0xda;
                at += 2 + length.max(2);
            }
            (0xff, _) => return Err(format!("第 {at} 字节处有不认识的标记 {code:02X}")),
            _ if in_scan => at += 1,
            _ => return Err(format!("第 {at} 字节处应是标记")),
        }
    }
    Err("没有结束".to_owned())
}

/// A smaller copy of a picture, upright, with its colour profile (a PNG without); and whether it is a PNG, which only a picture with
/// transparency stays.
fn smaller(data: &[u8]) -> image::ImageResult<(Vec<u8>, bool)> {
    let mut decoder = ImageReader::new(Cursor::new(data)).with_guessed_format()?.into_decoder()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();
    let mut image = DynamicImage::from_decoder(decoder)?.thumbnail(ENOUGH, ENOUGH);
    image.apply_orientation(orientation);
    let mut out = Vec::new();
    if image.color().has_alpha() {
        image.write_to(&mut Cursor::new(&mut out), ImageFormat::Png)?;
        return Ok((out, true));
    }
    let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    // The decoder turns CMYK into RGB, and the profile of the inks no longer fits.
    let space: &[u8] = if image.color().has_color() { b"RGB " } else { b"GRAY" };
    if let Some(profile) = profile.filter(|profile| profile.get(16..20) == Some(space)) {
        // A profile too long for a JPEG's segments is left out; the picture is then taken for sRGB.
        let _ = encoder.set_icc_profile(profile);
    }
    if image.color().has_color() {
        DynamicImage::ImageRgb8(image.into_rgb8()).write_with_encoder(encoder)?;
    } else {
        DynamicImage::ImageLuma8(image.into_luma8()).write_with_encoder(encoder)?;
    }
    Ok((out, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photograph(width: u32, height: u32) -> Vec<u8> {
        let shade = |at: u32| u8::try_from(at / 16).unwrap_or(u8::MAX);
        let image = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([shade(x), shade(y), 90]));
        let mut out = Vec::new();
        DynamicImage::ImageRgb8(image).write_with_encoder(JpegEncoder::new_with_quality(&mut out, 80)).unwrap();
        out
    }

    #[test]
    fn a_photograph_of_a_camera_is_brought_down_in_proportion() {
        let (small, is_png) = smaller(&photograph(4000, 3000)).unwrap();
        assert!(!is_png);
        let image = image::load_from_memory(&small).unwrap();
        assert_eq!((image.width(), image.height()), (2400, 1800));
    }

    #[test]
    fn garbage_in_the_middle_of_a_jpeg_is_found() {
        let mut data = photograph(640, 480);
        assert_eq!(check_scan(&data), Ok(()));
        let middle = data.len() / 2;
        for (at, byte) in data[middle..middle + 400].iter_mut().enumerate() {
            *byte = if at % 2 == 0 { 0xff } else { 0x37 };
        }
        assert!(check_scan(&data).is_err());
    }

    #[test]
    fn transparency_is_kept() {
        let mut png = Vec::new();
        let image = image::RgbaImage::from_pixel(3200, 100, image::Rgba([10, 20, 30, 128]));
        DynamicImage::ImageRgba8(image).write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
        let (small, is_png) = smaller(&png).unwrap();
        assert!(is_png);
        assert_eq!(image::load_from_memory(&small).unwrap().to_rgba8().get_pixel(5, 5).0[3], 128);
    }

    #[test]
    fn garbage_is_an_error() {
        assert!(smaller(b"\xff\xd8\xff\xe0 and no more").is_err());
    }
}
