//! Pictures for the pages: a file of reasonable size goes to the PDF as it is; what a telephone or a camera gives is first brought
//! down to the most that newsprint can show.
//!
//! The engine holds every picture decoded. Thirty photographs of 12 megapixels would take more than a gigabyte, and the PDF
//! as many megabytes as they have, for pixels nobody can see.

use std::sync::Arc;

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use super::brought_down::{self, BroughtDown};
use crate::content::Stamp;
use crate::diag::{Code, Finding, Severity};
use crate::model::Picture;
use crate::pictures::decode::OpenedPicture;
use crate::pictures::format::FileFormat;
use crate::pictures::likeness::Likeness;
use crate::pictures::{encode, limits, scale};
use crate::store::{Key, Store};

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
    /// Their format.
    pub(super) format: FileFormat,
    /// What is wrong with its data, where a reader of pictures can still make something of it.
    pub(super) damage: Option<String>,
    /// What it looks like from afar.
    likeness: Arc<Likeness>,
    /// The file's state when it was read.
    stamp: Option<Stamp>,
    /// Under which it is kept.
    key: Key,
}

impl PreparedPicture {
    /// Whether two files show the same picture.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.likeness.is_same(&other.likeness) || self.bytes == other.bytes
    }

    /// What is wrong with its data, as a finding about the picture of an article.
    pub(super) fn warning(&self, picture: &Picture) -> Option<Finding> {
        self.damage.as_ref().map(|why| damaged(picture, why))
    }
}

/// Reads a picture and has the engine decode it: it remembers pictures by their bytes. `known` is the same file as it was read before; what was
/// made of it in an earlier run is in the store.
pub(super) fn prepare(
    picture: &Picture,
    known: Option<&PreparedPicture>,
    store: &Store,
) -> Result<PreparedPicture, Finding> {
    let stamp = Stamp::of(&picture.path);
    if let Some(known) = known.filter(|known| known.stamp.is_some() && known.stamp == stamp) {
        store.mark_used(&known.key);
        return Ok(known.clone());
    }
    let fault = |message: String| Finding::new(Code::PictureBroken, message).at_opt(picture.span.clone());
    let broken = |why: String| fault(format!("图片“{}”已损坏：{why}", picture.file)).hint("重新导出或另存这张图片");
    let data = limits::read_file(&picture.path)
        .map_err(|error| fault(format!("读不到图片“{}”：{error}", picture.file)).hint("核对文件是否还在、能否打开"))?;
    let format = FileFormat::of(&data).ok_or_else(|| broken("不是能用的图片".to_owned()))?;
    let key = brought_down::key(&data, &[LONGEST, ENOUGH, u32::from(QUALITY)]);
    let kept = BroughtDown::load(store, &key);
    let is_kept = kept.is_some();
    let damage = kept.as_ref().map_or_else(|| format.damage(&data), |kept| kept.damage.clone());
    let is_large = picture.pixels.0.max(picture.pixels.1) > LONGEST;
    let (known_likeness, copy) = kept.map_or((None, None), |kept| (Some(kept.likeness), kept.copy));
    let copy = match copy {
        None if is_large || !format.is_common() => Some(smaller(&data).map_err(broken)?),
        kept => kept,
    };
    let set = copy.clone();
    let (data, format) = set.unwrap_or((data, format));
    let bytes = Bytes::new(data);
    let decoded = decoded(bytes.clone(), format).map_err(broken)?;
    let likeness = known_likeness.map_or_else(|| Likeness::new(decoded.dynamic()), Ok).map_err(broken)?;
    let made = BroughtDown { likeness, damage, copy };
    if !is_kept {
        made.keep(store, &key);
    }
    let BroughtDown { likeness, damage, .. } = made;
    Ok(PreparedPicture { bytes, format, damage, likeness: Arc::new(likeness), stamp, key })
}

/// A picture as the engine decodes it.
fn decoded(bytes: Bytes, format: FileFormat) -> Result<RasterImage, String> {
    let exchange = match format {
        FileFormat::Jpeg => ExchangeFormat::Jpg,
        FileFormat::Png => ExchangeFormat::Png,
        // Nothing else leaves `smaller`.
        FileFormat::WebP | FileFormat::Tiff | FileFormat::Heic => return Err("格式没有转换".to_owned()),
    };
    RasterImage::plain(bytes, exchange).map_err(|error| error.to_string())
}

/// A warning, not an error: some cameras write what a strict reader refuses, and only a look at the page tells.
fn damaged(picture: &Picture, why: &str) -> Finding {
    let message = format!("图片“{}”的数据有损伤（{why}），印出来可能有一块灰", picture.file);
    let mut finding = Finding::new(Code::PictureBroken, message).at_opt(picture.span.clone());
    finding.severity = Severity::Warning;
    finding.hint("看看版上的这张图；不好就重新取一份原图")
}

/// A copy of a picture, smaller if it is large, upright, with its colour profile (a PNG without). Only a picture with transparency is a PNG.
fn smaller(data: &[u8]) -> Result<(Vec<u8>, FileFormat), String> {
    let original = OpenedPicture::open(data)?.shown()?;
    let is_large = original.image.width().max(original.image.height()) > LONGEST;
    let mut image = if is_large { scale::thumbnail(&original.image, ENOUGH)? } else { original.image };
    image.apply_orientation(original.orientation);
    if image.color().has_alpha() {
        return Ok((encode::png(&image).map_err(|error| error.to_string())?, FileFormat::Png));
    }
    Ok((encode::jpeg_with_profile(image, original.profile, QUALITY)?, FileFormat::Jpeg))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::codecs::jpeg::JpegEncoder;
    use image::{DynamicImage, ImageFormat};

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
        let (small, format) = smaller(&photograph(4000, 3000)).unwrap();
        assert_eq!(format, FileFormat::Jpeg);
        let image = image::load_from_memory(&small).unwrap();
        assert_eq!((image.width(), image.height()), (2400, 1800));
    }

    #[test]
    fn transparency_is_kept() {
        let mut png = Vec::new();
        let image = image::RgbaImage::from_pixel(3200, 100, image::Rgba([10, 20, 30, 128]));
        DynamicImage::ImageRgba8(image).write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
        let (small, format) = smaller(&png).unwrap();
        assert_eq!(format, FileFormat::Png);
        assert_eq!(image::load_from_memory(&small).unwrap().to_rgba8().get_pixel(5, 5).0[3], 128);
    }

    #[test]
    fn garbage_is_an_error() {
        assert!(smaller(b"\xff\xd8\xff\xe0 and no more").is_err());
    }
}
