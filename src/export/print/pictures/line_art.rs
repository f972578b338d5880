//! Telling drawings, charts and maps from photographs: they have few colours, and their edges show every fault of a JPEG.

use std::collections::BTreeSet;

use image::DynamicImage;

/// The most colours of a drawing. A photograph has thousands; smoothed edges of type in two colours make some dozens.
const MOST_COLORS: usize = 256;

/// Whether a picture in grey or RGB has few colours.
pub(super) fn is_line_art(image: &DynamicImage) -> bool {
    // A grey picture never has more than 256: a drawing has only some of them.
    match image {
        DynamicImage::ImageLuma8(grey) => few(grey.iter().map(|&value| [value; 3]), MOST_COLORS / 4),
        DynamicImage::ImageRgb8(rgb) => few(rgb.as_chunks::<3>().0.iter().copied(), MOST_COLORS),
        _ => false,
    }
}

fn few(pixels: impl Iterator<Item = [u8; 3]>, most: usize) -> bool {
    let mut seen = BTreeSet::new();
    let mut last = None;
    for pixel in pixels {
        if last == Some(pixel) {
            continue;
        }
        last = Some(pixel);
        if seen.insert(pixel) && seen.len() > most {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_colors_are_a_drawing_and_many_a_photograph() {
        let value = |at: u32| u8::try_from(at % 256).unwrap();
        let chart = image::RgbImage::from_fn(200, 200, |x, _| image::Rgb([value(x / 2), 0, 90]));
        assert!(is_line_art(&chart.into()));
        let photograph = image::RgbImage::from_fn(200, 200, |x, y| image::Rgb([value(x), value(y), 90]));
        assert!(!is_line_art(&photograph.into()));
        let grey = image::GrayImage::from_fn(200, 200, |x, _| image::Luma([value(x)]));
        assert!(!is_line_art(&grey.into()));
    }
}
