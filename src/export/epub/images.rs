//! The pictures of a book: from files on disk to what an e-reader needs and no more.
//!
//! Small JPEG and PNG files in sRGB of eight bits stay as they are but for their metadata, which may tell where a neighbour lives; large or turned
//! ones, those of a wider space or of more bits, and inks are made anew: a reader that knows no profile shows them pale. Limits: epub.md §7.35.

use std::collections::BTreeMap;
use std::path::Path;

use image::DynamicImage;
use rayon::prelude::*;

use crate::diag::{Code, Finding};
use crate::model::{Passage, Review, ReviewPicture, Text};
use crate::pictures::decode::OpenedPicture;
use crate::pictures::encode::{self, ColorType, JpegCoding, SamplingFactor};
use crate::pictures::format::FileFormat;
use crate::pictures::{limits, scale};

/// The longest side in pixels.
const MAX_SIDE: u32 = 1600;
/// The most bytes of a picture that stays as it is.
const MAX_BYTES: usize = 1_500_000;
/// The quality of a JPEG made anew: photographs of newsprint's size do not show more.
const QUALITY: u8 = 82;

/// The order of a review in the book, and the place of a picture in it.
type Key = (usize, usize);

/// A picture as it lies in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BookImage {
    /// Its name in the book: ASCII, lower case.
    pub(super) href: String,
    /// `image/jpeg` or `image/png`.
    pub(super) media_type: &'static str,
    /// The file.
    pub(super) bytes: Vec<u8>,
}

/// The pictures of all reviews, by the order of the review and the place of the picture in it.
#[derive(Debug, Default)]
pub(super) struct Images {
    images: BTreeMap<Key, BookImage>,
}

impl Images {
    /// Reads the pictures of these chapters, each with its order in the book. Those that cannot be used are told of and left out.
    pub(super) fn read<'p>(chapters: impl Iterator<Item = (usize, &'p [ReviewPicture])>) -> (Self, Vec<Finding>) {
        let wanted = chapters.flat_map(|(order, pictures)| {
            pictures.iter().enumerate().map(move |(index, picture)| ((order, index), picture))
        });
        let wanted: Vec<(Key, &ReviewPicture)> = wanted.collect();
        let read: Vec<(Key, Result<BookImage, Finding>)> =
            wanted.into_par_iter().map(|(key, picture)| (key, read_picture(key, picture))).collect();
        let mut images = BTreeMap::new();
        let mut findings = vec![];
        for (key, result) in read {
            match result {
                Ok(image) => drop(images.insert(key, image)),
                Err(finding) => findings.push(finding),
            }
        }
        (Self { images }, findings)
    }

    /// The name of a picture in the book.
    pub(super) fn href(&self, order: usize, index: usize) -> Option<&str> {
        Some(self.images.get(&(order, index))?.href.as_str())
    }

    /// Takes the passages of pictures that cannot be used out of the reviews; the others keep their places, and so their anchors.
    pub(super) fn settle(&self, reviews: &mut [Review]) {
        for review in reviews {
            let order = review.order;
            let is_lost =
                |passage: &Passage| matches!(passage, Passage::Picture(at) if self.href(order, *at).is_none());
            review.body.iter_mut().filter(|passage| is_lost(passage)).for_each(|passage| {
                *passage = Passage::Paragraph(Text::default());
            });
        }
    }

    /// All pictures, in the order of the book.
    pub(super) fn into_vec(self) -> Vec<BookImage> {
        self.images.into_values().collect()
    }
}

fn read_picture((order, index): Key, picture: &ReviewPicture) -> Result<BookImage, Finding> {
    let stem = format!("images/{}-{}", order + 1, index + 1);
    prepare(&picture.path, &stem).map_err(|why| {
        let message = format!("图片“{}”读不出：{why}", picture.file);
        Finding::new(Code::PictureBroken, message).at(picture.span.clone()).hint("重新取一份原图")
    })
}

/// A file made fit for a book; why not, in words.
fn prepare(path: &Path, stem: &str) -> Result<BookImage, String> {
    let bytes = limits::read_file(path).map_err(|error| error.to_string())?;
    let mut opened = OpenedPicture::open(&bytes)?;
    let (format, (width, height)) = (opened.format, opened.pixels);
    let is_small = width.max(height) <= MAX_SIDE && bytes.len() <= MAX_BYTES;
    let may_stay = is_small && opened.is_plain() && (opened.is_upright() || format.is_lossless());
    let kept = if may_stay { format.without_metadata(&bytes) } else { None };
    let (bytes, format) = match kept {
        Some(kept) => (kept, format),
        None => made_anew(opened, is_small && format.is_lossless())?,
    };
    Ok(BookImage { href: format!("{stem}.{}", format.extension()), media_type: format.media_type(), bytes })
}

/// The picture in sRGB, at most [`MAX_SIDE`] long, upright, on white where it is transparent: a JPEG, or a PNG of a drawing that is small as one.
fn made_anew(opened: OpenedPicture<'_>, is_drawing: bool) -> Result<(Vec<u8>, FileFormat), String> {
    let mut original = opened.in_srgb()?;
    original.image.apply_orientation(original.orientation);
    if is_drawing {
        let drawing = encode::png(&original.image).map_err(|error| error.to_string())?;
        if drawing.len() <= MAX_BYTES {
            return Ok((drawing, FileFormat::Png));
        }
    }
    let small = scale::within(&original.image.into_rgb8().into(), MAX_SIDE)?;
    Ok((book_jpeg(&small)?, FileFormat::Jpeg))
}

/// A JPEG for readers.
pub(super) fn book_jpeg(picture: &DynamicImage) -> Result<Vec<u8>, String> {
    let coding = JpegCoding { quality: QUALITY, colors: ColorType::Rgb, sampling: SamplingFactor::F_2_2 };
    encode::jpeg(picture.to_rgb8().as_raw(), (picture.width(), picture.height()), coding)
}
