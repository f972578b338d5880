//! Fewer pixels: a picture brought down to a longest side, or a window of it cut out at the resolution it is printed with, and turned upright. Takes
//! pixels as stored; never adds any.
//!
//! A window is looked for in the picture as it lies, so that only the few pixels left are turned.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, GrayImage, RgbImage, RgbaImage};

use super::decode::StoredPicture;
use super::limits::MAX_SIDE;
use super::upright::{Window, is_turned, stored_window};
use crate::units::Length;

/// Points an inch.
const INCH: f64 = 72.0;

/// What is wanted of a picture that is printed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cutting {
    /// The window that is shown, of the upright picture.
    pub(crate) window: Window,
    /// Width and height as printed.
    pub(crate) size: (Length, Length),
    /// More pixels an inch than this are taken away.
    pub(crate) most_ppi: u32,
}

/// Pixels an inch of so many pixels printed at a size: the fewer of the two directions.
pub(crate) fn ppi(width: f64, height: f64, size: (Length, Length)) -> f64 {
    let per_inch = |pixels: f64, length: Length| pixels * INCH / length.to_pt().max(0.001);
    per_inch(width, size.0).min(per_inch(height, size.1))
}

/// A picture of at most this longest side, quickly: each pixel is the mean of those it stands for. Opacity is kept.
///
/// # Errors
/// None of a sound picture; else in words.
pub(crate) fn thumbnail(image: &DynamicImage, longest: u32) -> Result<DynamicImage, String> {
    means(image, scaled(image, longest))
}

/// A picture as so many pixels, of which each is the mean of those it stands for. Opacity is kept.
///
/// # Errors
/// None of a sound picture; else in words.
pub(crate) fn means(image: &DynamicImage, target: (u32, u32)) -> Result<DynamicImage, String> {
    let is_plain =
        matches!(image, DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) | DynamicImage::ImageRgba8(_));
    if !is_plain {
        return Ok(image.thumbnail_exact(target.0, target.1));
    }
    resize(image, &PixelRect::whole(image), target, Sampling { filter: FilterType::Box, has_opacity: true })
}

/// A picture of at most this longest side, sharp (Lanczos).
///
/// # Errors
/// None of a sound picture; else in words.
pub(crate) fn within(image: &DynamicImage, longest: u32) -> Result<DynamicImage, String> {
    resize(image, &PixelRect::whole(image), scaled(image, longest), SHARP)
}

/// Width and height of a picture of at most this longest side.
fn scaled(image: &DynamicImage, longest: u32) -> (u32, u32) {
    let side = image.width().max(image.height()).max(1);
    let scaled = |length: u32| (length * longest.min(side) / side).max(1);
    (scaled(image.width()), scaled(image.height()))
}

/// The window of a picture, upright, at no more than the pixels an inch that are wanted. It is never made larger.
///
/// # Errors
/// None of a sound picture; else in words.
pub(crate) fn cut(original: &StoredPicture, wanted: &Cutting) -> Result<DynamicImage, String> {
    let StoredPicture { image, orientation, .. } = original;
    let [x0, y0, x1, y1] = stored_window(sound_window(wanted.window), *orientation);
    let (width, height) = (f64::from(image.width()), f64::from(image.height()));
    let (across, down) = wanted.size;
    let size = if is_turned(*orientation) { (down, across) } else { (across, down) };
    let cut = PixelRect { x: x0 * width, y: y0 * height, width: (x1 - x0) * width, height: (y1 - y0) * height };
    let mut cut = cut.inside(width, height);
    let factor = f64::from(wanted.most_ppi) / ppi(cut.width, cut.height, size);
    if factor >= 1.0 {
        cut = cut.on_whole_pixels(width, height);
    }
    let target = (whole(cut.width * factor.min(1.0)), whole(cut.height * factor.min(1.0)));
    let mut scaled = resize(image, &cut, target, SHARP)?;
    scaled.apply_orientation(*orientation);
    Ok(scaled)
}

/// A rectangle of a picture in its pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
struct PixelRect {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl PixelRect {
    /// All of a picture.
    fn whole(image: &DynamicImage) -> Self {
        Self { x: 0.0, y: 0.0, width: f64::from(image.width()), height: f64::from(image.height()) }
    }

    /// The same without what rounding let it stand out over the picture.
    fn inside(self, width: f64, height: f64) -> Self {
        let within = |from: f64, length: f64, most: f64| {
            if from + length > most { (most - from) * (1.0 - f64::EPSILON * 4.0) } else { length }
        };
        Self { width: within(self.x, self.width, width), height: within(self.y, self.height, height), ..self }
    }

    /// The nearest one whose edges lie between pixels, so that pixels that are not scaled stay as they are.
    fn on_whole_pixels(self, width: f64, height: f64) -> Self {
        let span = |from: f64, length: f64, most: f64| {
            let start = from.round().min(most - 1.0);
            (start, (from + length).round().clamp(start + 1.0, most) - start)
        };
        let ((x, width), (y, height)) = (span(self.x, self.width, width), span(self.y, self.height, height));
        Self { x, y, width, height }
    }
}

/// How pixels become fewer.
#[derive(Debug, Clone, Copy)]
struct Sampling {
    filter: FilterType,
    /// Whether a fourth value is an opacity; else it is an ink.
    has_opacity: bool,
}

/// As sharp as can be, whatever the values are.
const SHARP: Sampling = Sampling { filter: FilterType::Lanczos3, has_opacity: false };

/// A rectangle of a picture of eight bits as so many pixels.
fn resize(
    image: &DynamicImage,
    cut: &PixelRect,
    (width, height): (u32, u32),
    sampling: Sampling,
) -> Result<DynamicImage, String> {
    let failed = |error: &dyn std::fmt::Display| format!("缩不了：{error}");
    let pixels = match image {
        DynamicImage::ImageLuma8(_) => PixelType::U8,
        DynamicImage::ImageRgba8(_) => PixelType::U8x4,
        _ => PixelType::U8x3,
    };
    let source = ImageRef::new(image.width(), image.height(), image.as_bytes(), pixels).map_err(|e| failed(&e))?;
    let mut target = Image::new(width, height, pixels);
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(sampling.filter))
        .crop(cut.x, cut.y, cut.width, cut.height)
        .use_alpha(sampling.has_opacity);
    Resizer::new().resize(&source, &mut target, &options).map_err(|e| failed(&e))?;
    let values = target.into_vec();
    let image = match pixels {
        PixelType::U8 => GrayImage::from_raw(width, height, values).map(DynamicImage::from),
        PixelType::U8x4 => RgbaImage::from_raw(width, height, values).map(DynamicImage::from),
        _ => RgbImage::from_raw(width, height, values).map(DynamicImage::from),
    };
    image.ok_or_else(|| failed(&"尺寸不符"))
}

/// Whole pixels, at least one; never more than asked for.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the sides of a picture")]
fn whole(pixels: f64) -> u32 {
    // A thousandth covers what is lost in reckoning with parts.
    (pixels + 0.001).clamp(1.0, f64::from(MAX_SIDE)) as u32
}

/// A window inside the picture that has some width and height.
fn sound_window([x0, y0, x1, y1]: Window) -> Window {
    let side = |from: f64, to: f64| {
        let part = |value: f64, other: f64| if value.is_finite() { value.clamp(0.0, 1.0) } else { other };
        let (from, to) = (part(from, 0.0), part(to, 1.0));
        if to - from < 1e-6 { (0.0, 1.0) } else { (from, to) }
    };
    let ((x0, x1), (y0, y1)) = (side(x0, x1), side(y0, y1));
    [x0, y0, x1, y1]
}

#[cfg(test)]
mod tests {
    use image::metadata::Orientation;

    use super::*;
    use crate::pictures::format::FileFormat;

    fn at_72(width: f64, height: f64) -> (Length, Length) {
        (Length::from_pt(width), Length::from_pt(height))
    }

    fn original(width: u32, height: u32, orientation: Orientation) -> StoredPicture {
        let value = |at: u32| u8::try_from(at * 9 % 256).unwrap();
        let image = RgbImage::from_fn(width, height, |x, y| image::Rgb([value(x), value(y), value(x + y)]));
        StoredPicture { image: image.into(), orientation, profile: None, format: FileFormat::Jpeg }
    }

    #[test]
    fn a_window_up_to_the_edge_never_stands_out() {
        for side in (1..4000_u32).step_by(7).map(f64::from) {
            for part in (0..100).map(|part| f64::from(part) / 100.7) {
                let cut = PixelRect {
                    x: part * side,
                    y: part * side,
                    width: (1.0 - part) * side,
                    height: (1.0 - part) * side,
                };
                let cut = cut.inside(side, side);
                assert!(cut.x + cut.width <= side && cut.y + cut.height <= side, "{side} {part}");
            }
        }
    }

    #[test]
    fn a_window_is_the_same_cut_before_and_after_turning() {
        for exif in 1..=8 {
            let orientation = Orientation::from_exif(exif).unwrap();
            let stored = original(40, 24, orientation);
            let mut upright = stored.image.clone();
            upright.apply_orientation(orientation);
            let (width, height) = (upright.width(), upright.height());
            let (x, y, w, h) = (width / 4, height / 4, width / 2, height / 4);
            let expected = upright.crop_imm(x, y, w, h);
            let cut =
                cut(&stored, &Cutting { window: [0.25, 0.25, 0.75, 0.5], size: at_72(72.0, 36.0), most_ppi: 500 })
                    .unwrap();
            assert_eq!(cut.as_bytes(), expected.as_bytes(), "EXIF {exif}");
        }
    }

    #[test]
    fn pixels_are_taken_away_down_to_the_limit_and_never_added() {
        let stored = original(300, 200, Orientation::NoTransforms);
        let scaled =
            cut(&stored, &Cutting { window: [0.0, 0.0, 1.0, 1.0], size: at_72(72.0, 48.0), most_ppi: 150 }).unwrap();
        assert_eq!((scaled.width(), scaled.height()), (150, 100));
        let kept =
            cut(&stored, &Cutting { window: [0.0, 0.0, 1.0, 1.0], size: at_72(720.0, 480.0), most_ppi: 150 }).unwrap();
        assert_eq!(kept.as_bytes(), stored.image.as_bytes());
        let turned = original(300, 200, Orientation::Rotate90);
        let scaled =
            cut(&turned, &Cutting { window: [0.0, 0.0, 1.0, 0.5], size: at_72(48.0, 36.0), most_ppi: 150 }).unwrap();
        assert_eq!((scaled.width(), scaled.height()), (100, 75));
    }

    #[test]
    fn windows_without_sense_show_the_whole_picture() {
        let stored = original(30, 20, Orientation::NoTransforms);
        for window in [[f64::NAN; 4], [0.5; 4], [0.9, 0.9, 0.1, 0.1], [-3.0, -3.0, 9.0, 9.0]] {
            let cut = cut(&stored, &Cutting { window, size: at_72(72.0, 72.0), most_ppi: 500 }).unwrap();
            assert_eq!((cut.width(), cut.height()), (30, 20), "{window:?}");
        }
        let speck = cut(&stored, &Cutting { window: [0.999, 0.999, 1.0, 1.0], size: at_72(72.0, 72.0), most_ppi: 500 })
            .unwrap();
        assert_eq!((speck.width(), speck.height()), (1, 1));
        assert!(
            cut(&stored, &Cutting { window: [0.0, 0.0, 1.0, 1.0], size: (Length::ZERO, Length::ZERO), most_ppi: 225 })
                .is_ok()
        );
    }
}
