//! The cover of a book: what it says, and from the page that the look draws of it to a JPEG.

use super::metadata::Metadata;
use super::{BookOptions, short_title};
use crate::diag::{Code, Failure, Finding};
use crate::model::{Anthology, ArticleId, Issue, Review};
use crate::pictures::encode::{self, ColorType, JpegCoding, SamplingFactor};
use crate::typeset::{CoverWords, Pages};
use crate::units::PageNumber;

/// Pixels across; a cover is 1 to 1.6 (epub.md §7.24).
const WIDTH: u32 = 1600;
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

/// A cover as a JPEG of 1600 pixels across.
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
