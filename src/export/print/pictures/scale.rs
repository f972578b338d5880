//! From the stored picture to the pixels that are printed: the window cut out, scaled to the resolution of the press and turned upright.
//! The window is looked for in the picture as it lies, so that only the few pixels left are turned.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, RgbImage, RgbaImage};

use super::decode::Original;
use crate::units::Length;

/// Points an inch.
const INCH: f64 = 72.0;
/// Greys may differ this much between their parts of 255; a JPEG of a grey picture in colour differs by 2 to 3.
const GREY_SPREAD: u8 = 8;
/// One pixel in so many may differ by more, up to [`GREY_OUTLIER`].
const GREY_OUTLIERS: usize = 1000;
/// What no pixel of a grey picture exceeds.
const GREY_OUTLIER: u8 = 24;

/// Pixels an inch of so many pixels printed at a size: the fewer of the two directions.
pub(super) fn ppi(width: f64, height: f64, size: (Length, Length)) -> f64 {
    let per_inch = |pixels: f64, length: Length| pixels * INCH / length.to_pt().max(0.001);
    per_inch(width, size.0).min(per_inch(height, size.1))
}

/// The window of a picture, upright, at no more than `most_ppi`. It is never made larger.
pub(super) fn scale(
    original: &Original,
    window: [f64; 4],
    size: (Length, Length),
    most_ppi: u32,
) -> Result<DynamicImage, String> {
    let image = &original.image;
    let [x0, y0, x1, y1] = stored_window(sound_window(window), original.orientation);
    let (width, height) = (f64::from(image.width()), f64::from(image.height()));
    let size = if is_turned(original.orientation) { (size.1, size.0) } else { size };
    let cut = Cut { x: x0 * width, y: y0 * height, width: (x1 - x0) * width, height: (y1 - y0) * height };
    let mut cut = cut.inside(width, height);
    let factor = f64::from(most_ppi) / ppi(cut.width, cut.height, size);
    if factor >= 1.0 {
        cut = cut.on_whole_pixels(width, height);
    }
    let target = (whole(cut.width * factor.min(1.0)), whole(cut.height * factor.min(1.0)));
    let mut scaled = resize(image, &cut, target)?;
    scaled.apply_orientation(original.orientation);
    Ok(scaled)
}

/// The picture as grey values if all its colours are nearly grey; a grey one as it is.
pub(super) fn as_grey(image: &DynamicImage) -> Option<GrayImage> {
    if let DynamicImage::ImageLuma8(grey) = image {
        return Some(grey.clone());
    }
    let pixels = image.as_rgb8()?.as_chunks::<3>().0;
    let spread = |[r, g, b]: &[u8; 3]| *r.max(g).max(b) - *r.min(g).min(b);
    let mut outliers = 0;
    for pixel in pixels {
        let spread = spread(pixel);
        outliers += usize::from(spread > GREY_SPREAD);
        if spread > GREY_OUTLIER || outliers * GREY_OUTLIERS > pixels.len() {
            return None;
        }
    }
    let grey = pixels.iter().map(|&rgb| luma(rgb)).collect();
    GrayImage::from_raw(image.width(), image.height(), grey)
}

/// The luma of an RGB pixel (ITU-R BT.601, in parts of 256).
pub(super) fn luma([r, g, b]: [u8; 3]) -> u8 {
    let sum = 77 * u32::from(r) + 150 * u32::from(g) + 29 * u32::from(b) + 128;
    u8::try_from(sum >> 8).unwrap_or(u8::MAX)
}

/// A rectangle of a picture in its pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cut {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Cut {
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

fn resize(image: &DynamicImage, cut: &Cut, (width, height): (u32, u32)) -> Result<DynamicImage, String> {
    let pixels = match image {
        DynamicImage::ImageLuma8(_) => PixelType::U8,
        DynamicImage::ImageRgba8(_) => PixelType::U8x4,
        _ => PixelType::U8x3,
    };
    let failed = |error: &dyn std::fmt::Display| format!("缩不了：{error}");
    let source = ImageRef::new(image.width(), image.height(), image.as_bytes(), pixels).map_err(|e| failed(&e))?;
    let mut target = Image::new(width, height, pixels);
    // The fourth value is an ink, not an opacity.
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(fast_image_resize::FilterType::Lanczos3))
        .crop(cut.x, cut.y, cut.width, cut.height)
        .use_alpha(false);
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
    (pixels + 0.001).clamp(1.0, 30_000.0) as u32
}

/// A window inside the picture that has some width and height.
fn sound_window([x0, y0, x1, y1]: [f64; 4]) -> [f64; 4] {
    let side = |from: f64, to: f64| {
        let part = |value: f64, other: f64| if value.is_finite() { value.clamp(0.0, 1.0) } else { other };
        let (from, to) = (part(from, 0.0), part(to, 1.0));
        if to - from < 1e-6 { (0.0, 1.0) } else { (from, to) }
    };
    let ((x0, x1), (y0, y1)) = (side(x0, x1), side(y0, y1));
    [x0, y0, x1, y1]
}

fn is_turned(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// Where a window of the upright picture lies in the picture as stored.
fn stored_window([x0, y0, x1, y1]: [f64; 4], orientation: Orientation) -> [f64; 4] {
    match orientation {
        Orientation::NoTransforms => [x0, y0, x1, y1],
        Orientation::FlipHorizontal => [1.0 - x1, y0, 1.0 - x0, y1],
        Orientation::FlipVertical => [x0, 1.0 - y1, x1, 1.0 - y0],
        Orientation::Rotate180 => [1.0 - x1, 1.0 - y1, 1.0 - x0, 1.0 - y0],
        Orientation::Rotate90 => [y0, 1.0 - x1, y1, 1.0 - x0],
        Orientation::Rotate270 => [1.0 - y1, x0, 1.0 - y0, x1],
        Orientation::Rotate90FlipH => [y0, x0, y1, x1],
        Orientation::Rotate270FlipH => [1.0 - y1, 1.0 - x1, 1.0 - y0, 1.0 - x0],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_72(width: f64, height: f64) -> (Length, Length) {
        (Length::from_pt(width), Length::from_pt(height))
    }

    fn original(width: u32, height: u32, orientation: Orientation) -> Original {
        let value = |at: u32| u8::try_from(at * 9 % 256).unwrap();
        let image = RgbImage::from_fn(width, height, |x, y| image::Rgb([value(x), value(y), value(x + y)]));
        Original { image: image.into(), orientation, profile: None, png: false }
    }

    #[test]
    fn a_window_up_to_the_edge_never_stands_out() {
        for side in (1..4000_u32).step_by(7).map(f64::from) {
            for part in (0..100).map(|part| f64::from(part) / 100.7) {
                let cut =
                    Cut { x: part * side, y: part * side, width: (1.0 - part) * side, height: (1.0 - part) * side };
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
            let cut = scale(&stored, [0.25, 0.25, 0.75, 0.5], at_72(72.0, 36.0), 500).unwrap();
            assert_eq!(cut.as_bytes(), expected.as_bytes(), "EXIF {exif}");
        }
    }

    #[test]
    fn pixels_are_taken_away_down_to_the_limit_and_never_added() {
        let stored = original(300, 200, Orientation::NoTransforms);
        let scaled = scale(&stored, [0.0, 0.0, 1.0, 1.0], at_72(72.0, 48.0), 150).unwrap();
        assert_eq!((scaled.width(), scaled.height()), (150, 100));
        let kept = scale(&stored, [0.0, 0.0, 1.0, 1.0], at_72(720.0, 480.0), 150).unwrap();
        assert_eq!(kept.as_bytes(), stored.image.as_bytes());
        let turned = original(300, 200, Orientation::Rotate90);
        let scaled = scale(&turned, [0.0, 0.0, 1.0, 0.5], at_72(48.0, 36.0), 150).unwrap();
        assert_eq!((scaled.width(), scaled.height()), (100, 75));
    }

    #[test]
    fn windows_without_sense_show_the_whole_picture() {
        let stored = original(30, 20, Orientation::NoTransforms);
        for window in [[f64::NAN; 4], [0.5; 4], [0.9, 0.9, 0.1, 0.1], [-3.0, -3.0, 9.0, 9.0]] {
            let cut = scale(&stored, window, at_72(72.0, 72.0), 500).unwrap();
            assert_eq!((cut.width(), cut.height()), (30, 20), "{window:?}");
        }
        let speck = scale(&stored, [0.999, 0.999, 1.0, 1.0], at_72(72.0, 72.0), 500).unwrap();
        assert_eq!((speck.width(), speck.height()), (1, 1));
        assert!(scale(&stored, [0.0, 0.0, 1.0, 1.0], (Length::ZERO, Length::ZERO), 225).is_ok());
    }

    #[test]
    fn nearly_grey_is_grey_and_a_little_color_is_not() {
        let picture = |tint: u8, spot: u8| {
            let image = RgbImage::from_fn(50, 50, |x, y| {
                image::Rgb([100 + tint + if (x, y) == (7, 7) { spot } else { 0 }, 100, 100])
            });
            as_grey(&image.into())
        };
        assert!(picture(0, 0).is_some());
        assert!(picture(6, 14).is_some(), "a speck may differ");
        assert!(picture(6, 30).is_none(), "but not by so much");
        assert!(picture(12, 0).is_none(), "sepia is a colour");
    }
}
