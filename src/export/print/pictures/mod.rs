//! Pictures for the press: cut out, upright, as sharp as newsprint can show, in its inks. Takes picture files and the size each is printed
//! at; gives JPEGs in C, M, Y, K or in grey, without any metadata, in the order asked for.
//!
//! One picture is decoded and cut by [`crate::pictures`], goes through `line_art`, `grey`, `sharpen` and `color`, and is written by `plates`;
//! `cache` keeps what was made before. The bytes depend on the file, its use and the profile alone, not on the cache or the number of
//! threads.

mod cache;
mod grey;
mod kept;
mod line_art;
mod plates;
mod sharpen;
mod treatment;

use std::sync::Arc;

use image::DynamicImage;
use rayon::prelude::*;

pub use cache::Cache;
use kept::Kept;
use treatment::{LINE_ART, PHOTOGRAPH, SEPARATED};

use super::color::Separation;
use crate::diag::{Code, Failure, Finding};
use crate::makeup::frame::PictureFrame;
use crate::pictures::decode::OpenedPicture;
use crate::pictures::scale::{self, Cutting};
use crate::pictures::{limits, srgb};

/// A picture ready for the press.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedPicture {
    /// A JPEG: C, M, Y, K with Adobe's marker (its values are inverted, as such files are), or grey with one component.
    pub bytes: Arc<[u8]>,
    /// Its width and height in pixels.
    pub pixels: (u32, u32),
    /// Pixels an inch as printed: the fewer of the two directions.
    pub ppi: f64,
    /// Whether it is printed with black alone.
    pub grey: bool,
}

/// Makes the pictures ready, all at once on the threads of rayon; in the order of `frames`.
///
/// # Errors
/// Files that cannot be read or decoded, all of them, with their places.
pub fn prepare(
    frames: &[PictureFrame],
    separation: &Separation,
    cache: &Cache,
) -> Result<Vec<PrintedPicture>, Failure> {
    let made: Vec<Result<PrintedPicture, Finding>> =
        frames.par_iter().map(|placed| picture(placed, separation, cache)).collect();
    let mut pictures = Vec::with_capacity(made.len());
    let mut findings = Vec::new();
    for result in made {
        match result {
            Ok(picture) => pictures.push(picture),
            Err(finding) => findings.push(finding),
        }
    }
    if findings.is_empty() { Ok(pictures) } else { Err(findings.into()) }
}

fn picture(placed: &PictureFrame, separation: &Separation, cache: &Cache) -> Result<PrintedPicture, Finding> {
    let fail = |code, why: String| {
        let finding = Finding::new(code, format!("图片“{}”{why}", placed.file)).at_opt(placed.span.clone());
        finding.hint("重新取一份原图，或重新拷贝一次")
    };
    let unreadable = |error| fail(Code::FileUnreadable, format!("读不出：{error}"));
    let bytes = limits::read_file(&placed.path).map_err(unreadable)?;
    let key = cache::key(&bytes, placed, separation);
    let kept = match cache.load(&key) {
        Some(kept) => kept,
        None => {
            let kept = make(&bytes, placed, separation).map_err(|why| fail(Code::PictureBroken, why))?;
            cache.store(&key, &kept);
            kept
        }
    };
    let ppi = scale::ppi(f64::from(kept.width), f64::from(kept.height), placed.size);
    Ok(PrintedPicture { bytes: kept.bytes.into(), pixels: (kept.width, kept.height), ppi, grey: kept.grey })
}

/// One picture, from its file's bytes.
fn make(bytes: &[u8], placed: &PictureFrame, separation: &Separation) -> Result<Kept, String> {
    let original =
        OpenedPicture::open(bytes).and_then(OpenedPicture::printable).map_err(|why| format!("解不开：{why}"))?;
    let treatment = match original.image {
        DynamicImage::ImageRgba8(_) => SEPARATED,
        _ if original.format.is_lossless() && line_art::is_line_art(&original.image) => LINE_ART,
        _ => PHOTOGRAPH,
    };
    let cutting = Cutting { window: placed.window, size: placed.size, most_ppi: treatment.most_ppi };
    let mut image = scale::cut(&original, &cutting)?;
    let profile = original.profile.as_deref();
    drop(original.image);
    if let Some(grey) = grey::as_grey(&image) {
        image = DynamicImage::ImageLuma8(grey);
    }
    if treatment.sharpen {
        sharpen::sharpen(&mut image);
    }
    let pixels @ (width, height) = (image.width(), image.height());
    let black = image.as_rgba8().and_then(grey::black_alone);
    let grey = black.is_some() || matches!(image, DynamicImage::ImageLuma8(_));
    let bytes = match image {
        DynamicImage::ImageLuma8(image) => {
            let values = separation.grey(&srgb::grey_as_srgb(profile, image.into_raw()));
            plates::grey(&values, pixels, treatment.quality)?
        }
        DynamicImage::ImageRgba8(image) => match black {
            Some(black) => plates::grey(&black, pixels, treatment.quality)?,
            None => {
                let inks = separation.inks(profile, image.into_raw(), None);
                plates::inks(inks, pixels, treatment.quality, separation.ink_limit())?
            }
        },
        image => {
            let inks = separation.pixels(profile, &image.into_rgb8(), None);
            plates::inks(inks, pixels, treatment.quality, separation.ink_limit())?
        }
    };
    Ok(Kept { width, height, grey, bytes })
}

#[cfg(test)]
mod tests;
