//! Sharpening for newsprint: ink spreads in the paper and the screen softens edges, so they are made steeper before. Takes pixels at
//! the size they are printed; changes their lightness only, so that no edge gets a coloured fringe.
//!
//! An unsharp mask: the difference from a blurred luma is added to all colours. Its radius is one pixel at 225 an inch, about
//! half a cell of the screen. Figures are our own, after the trade's habit of sharpening newsprint somewhat more than coated paper.

use image::DynamicImage;

use super::grey::luma;

/// The part of the difference that is added, in 256ths.
const AMOUNT: i32 = 230;
/// Differences up to this many levels are grain and smooth skin, and stay.
const THRESHOLD: i32 = 3;
/// No pixel changes by more levels than this: no white or black lines along edges.
const MOST: i32 = 40;
/// The rows of Pascal's triangle: a bell curve with a standard deviation of one pixel.
const KERNEL: [i32; 5] = [1, 4, 6, 4, 1];
/// The sum of [`KERNEL`] both ways.
const KERNEL_SUM: i32 = 256;

/// Sharpens grey values or RGB; other pixels stay.
pub(super) fn sharpen(image: &mut DynamicImage) {
    let (width, height) = (image.width() as usize, image.height() as usize);
    match image {
        DynamicImage::ImageLuma8(grey) => {
            let changes = changes(grey, width, height);
            add::<1>(grey.as_chunks_mut().0, &changes);
        }
        DynamicImage::ImageRgb8(rgb) => {
            let luma: Vec<u8> = rgb.as_chunks::<3>().0.iter().map(|&pixel| luma(pixel)).collect();
            let changes = changes(&luma, width, height);
            add::<3>(rgb.as_chunks_mut().0, &changes);
        }
        _ => {}
    }
}

fn add<const N: usize>(pixels: &mut [[u8; N]], changes: &[i32]) {
    for (pixel, change) in pixels.iter_mut().zip(changes) {
        *pixel = pixel.map(|value| u8::try_from((i32::from(value) + change).clamp(0, 255)).unwrap_or(u8::MAX));
    }
}

/// By how much every pixel changes.
fn changes(luma: &[u8], width: usize, height: usize) -> Vec<i32> {
    let across: Vec<i32> = luma.chunks(width.max(1)).flat_map(blur_row).collect();
    let row = |y: usize| across.get(y * width..(y + 1) * width).unwrap_or_default();
    let mut changes = Vec::with_capacity(luma.len());
    for y in 0..height {
        let [a, b, c, d, e] = [-2, -1, 0, 1, 2].map(|step| row(y.saturating_add_signed(step).min(height - 1)));
        let [ka, kb, kc, kd, ke] = KERNEL;
        let sharp = luma.get(y * width..(y + 1) * width).unwrap_or_default();
        let columns = a.iter().zip(b).zip(c).zip(d).zip(e).zip(sharp);
        changes.extend(columns.map(|(((((a, b), c), d), e), &sharp)| {
            change(i32::from(sharp), ka * a + kb * b + kc * c + kd * d + ke * e)
        }));
    }
    changes
}

/// A row blurred, times 16; beyond its ends it goes on as it ends.
fn blur_row(row: &[u8]) -> Vec<i32> {
    let last = row.len().saturating_sub(1);
    let at = |x: usize, step: isize| row.get(x.saturating_add_signed(step).min(last)).map_or(0, |&v| i32::from(v));
    let edge = |x: usize| KERNEL.iter().zip(-2..).map(|(weight, step)| weight * at(x, step)).sum::<i32>();
    let [ka, kb, kc, kd, ke] = KERNEL;
    let mut out = Vec::with_capacity(row.len());
    out.extend((0..row.len().min(2)).map(edge));
    let inner = row.windows(5).filter_map(|window| window.first_chunk::<5>());
    out.extend(inner.map(|window| {
        let [a, b, c, d, e] = window.map(i32::from);
        ka * a + kb * b + kc * c + kd * d + ke * e
    }));
    out.extend((out.len()..row.len()).map(edge));
    out
}

/// The change of a pixel from its luma and the blurred luma times [`KERNEL_SUM`].
fn change(sharp: i32, blurred: i32) -> i32 {
    let difference = sharp * KERNEL_SUM - blurred;
    let beyond = (difference.abs() - THRESHOLD * KERNEL_SUM).max(0);
    let change = (beyond / 256 * AMOUNT + beyond % 256 * AMOUNT / 256 + 128) / KERNEL_SUM;
    change.min(MOST) * difference.signum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(low: u8, high: u8) -> Vec<u8> {
        let image = image::GrayImage::from_fn(12, 6, |x, _| image::Luma([if x < 6 { low } else { high }]));
        let mut image = DynamicImage::ImageLuma8(image);
        sharpen(&mut image);
        image.as_bytes()[24..36].to_vec()
    }

    #[test]
    fn an_edge_gets_steeper_and_flat_parts_stay() {
        let row = edge(100, 140);
        assert_eq!((row[0], row[11]), (100, 140));
        assert!(row[5] < 97 && row[6] > 143, "{row:?}");
        assert!(edge(0, 255).iter().all(|&value| value == 0 || value == 255));
        assert!(edge(50, 200)[5] >= 10, "no more than the most");
    }

    #[test]
    fn grain_stays() {
        assert_eq!(edge(100, 104), [[100; 6], [104; 6]].concat());
    }

    #[test]
    fn colors_keep_their_differences() {
        let image =
            image::RgbImage::from_fn(9, 9, |x, _| image::Rgb(if x < 4 { [90, 60, 120] } else { [130, 100, 160] }));
        let mut image = DynamicImage::ImageRgb8(image);
        sharpen(&mut image);
        assert!(image.as_bytes().chunks(3).all(|p| (p[0] - p[1], p[2] - p[0]) == (30, 30)));
    }

    #[test]
    fn small_pictures_are_no_trouble() {
        for (width, height) in [(1, 1), (2, 1), (1, 5), (4, 2), (5, 5)] {
            let mut image = DynamicImage::new_luma8(width, height);
            sharpen(&mut image);
            assert_eq!(image.as_bytes().len(), (width * height) as usize);
        }
    }
}
