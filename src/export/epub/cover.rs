//! The cover of a book: what it says, and from the page that the look draws of it to a JPEG.

use super::images::book_jpeg;
use super::metadata::Metadata;
use super::{BookOptions, short_title};
use crate::diag::{Code, Failure, Finding};
use crate::model::{Anthology, ArticleId, Issue, OwnCover, Review};
use crate::pictures::decode::OpenedPicture;
use crate::pictures::encode::{self, ColorType, JpegCoding, SamplingFactor};
use crate::pictures::{limits, scale};
use crate::typeset::{CoverWords, Pages};
use crate::units::PageNumber;

/// Pixels across; a cover is 1 to 1.6 (epub.md §7.24), and with these stays below four million.
const WIDTH: u32 = 1580;
/// The most pixels of a cover.
const MAX_PIXELS: u64 = 4_000_000;
/// The shortest side that shops take, in pixels.
const SHORT_SIDE: u32 = 1000;
/// How much higher than wide a cover may be, in hundredths: beyond, shelves cut it or set it between bars.
const RATIO: std::ops::RangeInclusive<u32> = 125..=180;
/// The quality of the JPEG. Sharp type on white is dear: at this quality a cover takes some 160 kB of the book, and no edge frays where
/// it is seen at its full size.
const QUALITY: u8 = 70;

/// What the cover of an anthology says.
pub fn anthology_cover(book: &Anthology, options: &BookOptions) -> CoverWords {
    let metadata = Metadata::of(book, options);
    let item = |review: &Review| {
        let part = review.part.as_ref().map(|part| format!("（{part}）")).unwrap_or_default();
        (format!("{}{part}", review.year), short_title(review))
    };
    CoverWords {
        title: metadata.title,
        subtitle: metadata.subtitle,
        series: metadata.series.map(|(series, _)| series),
        publisher: metadata.publisher,
        items: book.reviews.iter().map(item).collect(),
    }
}

/// What the cover of an issue says: its day, and what leads each page.
pub fn issue_cover(issue: &Issue, placed: &[(PageNumber, ArticleId)]) -> CoverWords {
    let lead = |page: PageNumber| {
        let (_, id) = placed.iter().find(|(other, _)| *other == page)?;
        let article = issue.articles.iter().find(|article| article.id == *id)?;
        Some((format!("{page}版"), article.headline.head.to_plain().replace('\u{3000}', " ")))
    };
    let date = issue.date;
    CoverWords {
        title: format!("{}年{}月{}日", date.year, date.month, date.day),
        subtitle: Some(format!("第{}期", issue.number)),
        series: None,
        publisher: issue.paper.publisher.clone(),
        items: issue.pages.iter().filter_map(|page| lead(page.number)).collect(),
    }
}

/// An editor's own cover as a JPEG in sRGB of at most four million pixels, and what shops will say of it.
///
/// # Errors
/// A picture that cannot be used, at the place where it is named.
pub fn own_cover(cover: &OwnCover) -> Result<(Vec<u8>, Vec<Finding>), Finding> {
    let broken = |why: String| {
        let message = format!("封面图“{}”读不出：{why}", cover.file);
        Finding::new(Code::PictureBroken, message).at(cover.span.clone()).hint("重新取一份原图，或另存为 JPEG")
    };
    let bytes = limits::read_file(&cover.path).map_err(|error| broken(error.to_string()))?;
    let mut stored = OpenedPicture::open(&bytes).and_then(OpenedPicture::in_srgb).map_err(broken)?;
    stored.image.apply_orientation(stored.orientation);
    let pixels = (stored.image.width(), stored.image.height());
    let small = scale::within(&stored.image.into_rgb8().into(), longest_side(pixels)).map_err(broken)?;
    let told = |message: String, remedy: &str| {
        Finding::new(Code::EpubPicture, message).at(cover.span.clone()).hint(remedy.to_owned())
    };
    Ok((book_jpeg(&small).map_err(broken)?, unusual(cover, pixels).into_iter().map(|(m, r)| told(m, r)).collect()))
}

/// What shops and shelves will not like of a cover of this size, and what to do about it.
fn unusual(cover: &OwnCover, (width, height): (u32, u32)) -> Vec<(String, &'static str)> {
    let mut found = vec![];
    if width.min(height) < SHORT_SIDE {
        let message = format!("封面图“{}”只有 {width}×{height} 像素，短边不到 {SHORT_SIDE}", cover.file);
        found.push((message, "换一张 1580×2528 上下的，书店多半要短边 1000 以上"));
    }
    let ratio = u32::try_from(u64::from(height) * 100 / u64::from(width.max(1))).unwrap_or(u32::MAX);
    if !RATIO.contains(&ratio) {
        let message = format!("封面图“{}”宽高 {width}×{height}，不是竖的 1 比 1.6 上下", cover.file);
        found.push((message, "裁成宽 1、高 1.6，例如 1580×2528；不然书架上会被裁掉或留白边"));
    }
    found
}

/// The longest side of a picture of this shape with no more pixels than a cover may have.
fn longest_side((width, height): (u32, u32)) -> u32 {
    let pixels = |side: u32| {
        let (long, short) = (u64::from(width.max(height)), u64::from(width.min(height)));
        u64::from(side) * (short * u64::from(side) / long.max(1))
    };
    let mut side = width.max(height);
    while pixels(side) > MAX_PIXELS {
        side = side * 99 / 100;
    }
    side
}

/// A cover as a JPEG of 1580 pixels across.
///
/// # Errors
/// A cover without a page; a picture that cannot be encoded.
pub fn cover_jpeg(cover: &Pages) -> Result<Vec<u8>, Failure> {
    let fault = |why: &str| Finding::new(Code::OutputFailed, format!("封面存不成 JPEG：{why}"));
    let (width, height, pixels) = cover.picture(WIDTH)?;
    let coding = JpegCoding { quality: QUALITY, colors: ColorType::Rgb, sampling: SamplingFactor::F_2_2 };
    let bytes = encode::jpeg(&pixels, (width, height), coding).map_err(|why| fault(&why))?;
    Ok(bytes)
}
