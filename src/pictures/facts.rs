//! What intake asks of pictures: format, size, when they were taken, what they look like; or why one cannot be used, in words.

use chenbao_intake::desk::{Look, PictureFacts};
use rayon::prelude::*;

use super::decode::OpenedPicture;
use super::format::{FileFormat, ForeignFormat};
use super::likeness::Likeness;
use super::scale;
use super::taken::taken;
use super::upright::is_turned;

/// The longest side that a likeness is taken from, in pixels.
const SIDE: u32 = 256;

/// Looks at pictures for intake.
pub(crate) struct Eyes;

impl Look for Eyes {
    fn look(&self, pictures: &[&[u8]]) -> Vec<Result<PictureFacts, String>> {
        pictures.par_iter().map(|bytes| facts(bytes)).collect()
    }

    fn is_same(&self, one: &PictureFacts, other: &PictureFacts) -> bool {
        let of = |facts: &PictureFacts| Likeness::from_bytes(&facts.likeness);
        of(one).zip(of(other)).is_some_and(|(one, other)| one.is_same(&other))
    }
}

/// Looks at the bytes of a picture.
fn facts(bytes: &[u8]) -> Result<PictureFacts, String> {
    if FileFormat::of(bytes).is_none() {
        return Err(match ForeignFormat::of(bytes) {
            Some(foreign) => format!("是 {} 格式，{}", foreign.name, foreign.remedy),
            None => "认不出的格式，另存为 JPEG".to_owned(),
        });
    }
    let mut opened = OpenedPicture::open(bytes)?;
    let (width, height) = opened.pixels;
    let pixels = if is_turned(opened.orientation) { (height, width) } else { (width, height) };
    let (extension, exif) = (opened.format.extension(), opened.exif());
    let stored = opened.shown()?;
    let mut small = scale::thumbnail(&stored.image, SIDE)?;
    small.apply_orientation(stored.orientation);
    let likeness = Likeness::new(&small)?.of_larger(pixels).to_bytes();
    Ok(PictureFacts { extension, pixels, taken: exif.and_then(|exif| taken(&exif)), likeness })
}
