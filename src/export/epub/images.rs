//! The pictures of a book: from files on disk to what an e-reader needs and no more.
//!
//! Small JPEG and PNG files stay as they are but for their metadata, which may tell where a neighbour lives; large or turned ones
//! are made anew. Limits: epub.md §7.35.

use std::collections::BTreeMap;
use std::path::Path;

use fast_image_resize::images::Image;
use fast_image_resize::{PixelType, Resizer};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use rayon::prelude::*;

use crate::diag::{Code, Finding};
use crate::model::{Passage, Review, ReviewPicture, Text};

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
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let mut reader = ImageReader::new(std::io::Cursor::new(&bytes)).with_guessed_format().map_err(|e| e.to_string())?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(512 << 20);
    reader.limits(limits);
    let format = reader.format();
    let mut decoder = reader.into_decoder().map_err(|error| error.to_string())?;
    let orientation = decoder.orientation().map_err(|error| error.to_string())?;
    let (width, height) = decoder.dimensions();
    let fits = width.max(height) <= MAX_SIDE && bytes.len() <= MAX_BYTES;
    let upright = orientation == image::metadata::Orientation::NoTransforms;
    let kept = match format {
        Some(image::ImageFormat::Jpeg) if fits && upright => bare_jpeg(&bytes).map(|bytes| (bytes, "jpg")),
        Some(image::ImageFormat::Png) if fits => bare_png(&bytes).map(|bytes| (bytes, "png")),
        _ => None,
    };
    let (bytes, extension) = match kept {
        Some(kept) => kept,
        None => {
            let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| error.to_string())?;
            picture.apply_orientation(orientation);
            (jpeg_of(&picture)?, "jpg")
        }
    };
    let media_type = if extension == "png" { "image/png" } else { "image/jpeg" };
    Ok(BookImage { href: format!("{stem}.{extension}"), media_type, bytes })
}

/// A JPEG of at most [`MAX_SIDE`], on white where the picture is transparent.
fn jpeg_of(picture: &DynamicImage) -> Result<Vec<u8>, String> {
    let mut rgba = picture.to_rgba8();
    for pixel in rgba.pixels_mut() {
        let [.., alpha] = pixel.0;
        let over = |c: u8| (u16::from(c) * u16::from(alpha) + 255 * (255 - u16::from(alpha))) / 255;
        let [r, g, b, _] = pixel.0;
        pixel.0 = [r, g, b, 255].map(|c| u8::try_from(over(c)).unwrap_or(u8::MAX));
    }
    let rgb = DynamicImage::ImageRgba8(rgba).into_rgb8();
    let (width, height) = rgb.dimensions();
    let longest = width.max(height).max(1);
    let scale = |side: u32| (side * MAX_SIDE.min(longest) / longest).max(1);
    let (new_width, new_height) = (scale(width), scale(height));
    let source = Image::from_vec_u8(width, height, rgb.into_raw(), PixelType::U8x3).map_err(|e| e.to_string())?;
    let mut target = Image::new(new_width, new_height, PixelType::U8x3);
    Resizer::new().resize(&source, &mut target, None).map_err(|error| error.to_string())?;
    let side = |side: u32| u16::try_from(side).unwrap_or(u16::MAX);
    let mut bytes = vec![];
    jpeg_encoder::Encoder::new(&mut bytes, QUALITY)
        .encode(target.buffer(), side(new_width), side(new_height), jpeg_encoder::ColorType::Rgb)
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// A JPEG without EXIF, XMP, IPTC and remarks; colour profile and Adobe's mark stay. None where it has four inks or is broken.
fn bare_jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        let &[mark, kind, high, low] = bytes.get(at..at + 4)?.first_chunk()?;
        if mark != 0xff {
            return None;
        }
        if kind == 0xff {
            at += 1;
            continue;
        }
        let end = at + 2 + usize::from(u16::from_be_bytes([high, low]));
        let is_frame = matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc);
        if is_frame && !matches!(bytes.get(at + 9)?, 1 | 3) {
            return None;
        }
        if kind == 0xda {
            out.extend_from_slice(bytes.get(at..)?);
            return Some(out);
        }
        let is_profile = kind == 0xe2 && bytes.get(at + 4..)?.starts_with(b"ICC_PROFILE\0");
        if !matches!(kind, 0xe1..=0xed | 0xef | 0xfe) || is_profile {
            out.extend_from_slice(bytes.get(at..end)?);
        }
        at = end;
    }
}

/// A PNG without its texts, its EXIF and its time. None where it is broken.
fn bare_png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let length = usize::try_from(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?)).ok()?;
        let kind: [u8; 4] = *bytes.get(at + 4..)?.first_chunk()?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        if !matches!(&kind, b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" | b"tIME") {
            out.extend_from_slice(chunk);
        }
        at += chunk.len();
        if &kind == b"IEND" {
            return Some(out);
        }
    }
}
