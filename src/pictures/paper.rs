//! White paper under a picture: takes pixels of any depth; gives grey values or RGB of eight bits, with what shines through laid on white.

use image::{DynamicImage, GrayImage, RgbImage};

/// Which whole value is taken for what lies between two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rounding {
    /// The nearest, as on the press.
    Nearest,
    /// The one below, as in books.
    Down,
}

/// A picture as it looks on white paper, in eight bits for each value.
pub(crate) fn on_white(image: DynamicImage, rounding: Rounding) -> DynamicImage {
    let (width, height, color) = (image.width(), image.height(), image.color());
    let over = |value: u8, alpha: u8| over_white(value, alpha, rounding);
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
            let pixels = values.as_chunks::<4>().0.iter();
            let flat = pixels.flat_map(|&[r, g, b, alpha]| [r, g, b].map(|value| over(value, alpha))).collect();
            RgbImage::from_raw(width, height, flat).unwrap_or_default().into()
        }
    }
}

/// A value of this opacity over white.
fn over_white(value: u8, alpha: u8, rounding: Rounding) -> u8 {
    let half = match rounding {
        Rounding::Nearest => 127,
        Rounding::Down => 0,
    };
    let mixed = (u32::from(value) * u32::from(alpha) + 255 * (255 - u32::from(alpha)) + half) / 255;
    u8::try_from(mixed).unwrap_or(255)
}
