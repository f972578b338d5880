//! Whether two pictures show the same: takes pixels; gives a likeness to be compared, which stays nearly the same when a picture is made smaller or
//! stored anew.

use image::DynamicImage;
use image::imageops::FilterType;

use super::scale::means;

/// Cells of the likeness on each side.
const SIDE: u32 = 16;
/// The bytes of a likeness that is kept.
pub(crate) const KEPT_BYTES: usize = 4 + 4 + (SIDE * SIDE) as usize;
/// The most that the cells of the same picture differ on average, of 255: coarse JPEG and another size make less of it.
const SAME_MOST: u32 = 3;
/// The least spread of the cells, of 255: what is nearly of one tone, a page of writing or a plain logo, looks like others.
const SPREAD_LEAST: u32 = 12;
/// The most by which the shapes of the same picture differ, in thousandths: sides are rounded to whole pixels.
const SHAPE_MOST: u64 = 15;

/// What a picture looks like from afar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Likeness {
    /// How light each cell is, row by row.
    cells: Vec<u8>,
    /// How light all are together.
    mean: u32,
    /// Width and height.
    pixels: (u32, u32),
}

impl Likeness {
    /// The likeness of a picture as it is shown.
    ///
    /// # Errors
    /// None of a sound picture; else in words.
    pub(crate) fn new(image: &DynamicImage) -> Result<Self, String> {
        let small = means(image, (SIDE * 4, SIDE * 4))?.resize_exact(SIDE, SIDE, FilterType::Triangle);
        Ok(Self::of_cells(small.into_luma8().into_raw(), (image.width(), image.height())))
    }

    fn of_cells(cells: Vec<u8>, pixels: (u32, u32)) -> Self {
        let mean = cells.iter().map(|&cell| u32::from(cell)).sum::<u32>() / (SIDE * SIDE);
        Self { cells, mean, pixels }
    }

    /// As bytes, to be kept.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        [&self.pixels.0.to_be_bytes()[..], &self.pixels.1.to_be_bytes(), &self.cells].concat()
    }

    /// Of such bytes; none where they are not.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (width, rest) = bytes.split_first_chunk()?;
        let (height, cells) = rest.split_first_chunk()?;
        let pixels = (u32::from_be_bytes(*width), u32::from_be_bytes(*height));
        (cells.len() == KEPT_BYTES - 8).then(|| Self::of_cells(cells.to_vec(), pixels))
    }

    /// The same of a picture of which this was a small copy.
    pub(crate) fn of_larger(self, pixels: (u32, u32)) -> Self {
        Self { pixels, ..self }
    }

    /// Whether both surely show the same.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        if self.mean.abs_diff(other.mean) > SAME_MOST {
            return false;
        }
        let has_features = self.spread() >= SPREAD_LEAST && other.spread() >= SPREAD_LEAST;
        let cells = self.cells.iter().zip(&other.cells);
        let difference: u32 = cells.map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
        has_features && self.has_shape_of(other) && difference <= SAME_MOST * SIDE * SIDE
    }

    fn has_shape_of(&self, other: &Self) -> bool {
        let across = u64::from(self.pixels.0) * u64::from(other.pixels.1);
        let down = u64::from(other.pixels.0) * u64::from(self.pixels.1);
        across.abs_diff(down) * 1000 <= across.max(down) * SHAPE_MOST
    }

    /// How far the cells are from their mean, on average.
    fn spread(&self) -> u32 {
        self.cells.iter().map(|&cell| u32::from(cell).abs_diff(self.mean)).sum::<u32>() / (SIDE * SIDE)
    }
}

#[cfg(test)]
mod tests {
    use image::RgbImage;
    use image::codecs::jpeg::JpegEncoder;

    use super::*;

    /// A scene of light and dark patches.
    fn scene(width: u32, height: u32, seed: u32) -> DynamicImage {
        let value = |x: u32, y: u32| {
            let patch = (x * 9 / width) * 31 + (y * 7 / height) * 17 + seed * 101;
            u8::try_from((patch * patch * 7 + patch * 13) % 251).unwrap_or_default()
        };
        RgbImage::from_fn(width, height, |x, y| image::Rgb([value(x, y), value(x, y) / 2, 90])).into()
    }

    fn stored_anew(image: &DynamicImage, quality: u8) -> DynamicImage {
        let mut bytes = vec![];
        image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality)).unwrap();
        image::load_from_memory(&bytes).unwrap()
    }

    #[test]
    fn a_smaller_or_coarser_copy_is_the_same() {
        let original = scene(1200, 800, 1);
        let likeness = Likeness::new(&original).unwrap();
        for copy in [
            original.clone(),
            stored_anew(&original, 40),
            original.resize_exact(600, 400, FilterType::Lanczos3),
            stored_anew(&original.thumbnail(333, 333), 60),
            scene(2400, 1600, 1),
        ] {
            assert!(likeness.is_same(&Likeness::new(&copy).unwrap()), "{}×{}", copy.width(), copy.height());
        }
    }

    #[test]
    fn a_likeness_that_was_kept_comes_back() {
        let likeness = Likeness::new(&scene(1200, 800, 1)).unwrap();
        let bytes = likeness.to_bytes();
        assert_eq!((bytes.len(), Likeness::from_bytes(&bytes)), (KEPT_BYTES, Some(likeness)));
        assert_eq!(Likeness::from_bytes(&bytes[1..]), None);
    }

    #[test]
    fn another_scene_shape_or_plain_sheet_is_not() {
        let original = scene(1200, 800, 1);
        let likeness = Likeness::new(&original).unwrap();
        let sheet = RgbImage::from_pixel(1200, 800, image::Rgb([250, 250, 250]));
        let plain = Likeness::new(&DynamicImage::from(sheet)).unwrap();
        for other in [
            scene(1200, 800, 2),
            scene(1200, 800, 3),
            scene(1200, 1200, 1),
            original.fliph(),
            original.crop_imm(0, 0, 900, 600),
        ] {
            assert!(!likeness.is_same(&Likeness::new(&other).unwrap()), "{}×{}", other.width(), other.height());
        }
        assert!(!plain.is_same(&plain.clone()));
    }
}
