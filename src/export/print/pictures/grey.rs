//! Telling pictures in grey from pictures in colour: a scanner's or a camera's grey picture often comes in RGB, and is printed with black alone. Takes
//! pixels of eight bits; gives their lightness.

use image::{DynamicImage, GrayImage, RgbaImage};

/// Greys may differ this much between their parts of 255; a JPEG of a grey picture in colour differs by 2 to 3.
const GREY_SPREAD: u8 = 8;
/// One pixel in so many may differ by more, up to [`GREY_OUTLIER`].
const GREY_OUTLIERS: usize = 1000;
/// What no pixel of a grey picture exceeds.
const GREY_OUTLIER: u8 = 24;

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

/// The black plate of a picture in inks (0 for none) that is of black alone, as values of 255 for paper: it is kept as it is, whatever press it was
/// made for, for another separation would print the grey of one ink with four.
pub(super) fn black_alone(inks: &RgbaImage) -> Option<GrayImage> {
    let pixels = inks.as_raw().as_chunks::<4>().0;
    let mut outliers = 0;
    for [c, m, y, _] in pixels {
        let most = *c.max(m).max(y);
        outliers += usize::from(most > GREY_SPREAD);
        if most > GREY_OUTLIER || outliers * GREY_OUTLIERS > pixels.len() {
            return None;
        }
    }
    let black = pixels.iter().map(|[.., k]| 255 - k).collect();
    GrayImage::from_raw(inks.width(), inks.height(), black)
}

/// The luma of an RGB pixel (ITU-R BT.601, in parts of 256).
pub(super) fn luma([r, g, b]: [u8; 3]) -> u8 {
    let sum = 77 * u32::from(r) + 150 * u32::from(g) + 29 * u32::from(b) + 128;
    u8::try_from(sum >> 8).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use image::RgbImage;

    use super::*;

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

    #[test]
    fn black_ink_alone_is_kept_and_with_others_it_is_not() {
        let picture =
            |cyan: u8| RgbaImage::from_fn(40, 40, |x, _| image::Rgba([cyan, 0, 2, u8::try_from(x * 6).unwrap()]));
        assert_eq!(black_alone(&picture(3)).unwrap().get_pixel(10, 0).0, [195]);
        assert!(black_alone(&picture(30)).is_none());
    }
}
