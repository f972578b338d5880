//! The anthology as an EPUB 3.3: from the model to the bytes of one file.
//!
//! [`select`] applies what the caller wants of a book that differs from `anthology.toml`; [`book`] writes it: title page, contents,
//! 编者说明, for each year its page and its reviews, the apparatus, the colophon. No clock, no chance: the same input gives the same
//! bytes.

pub mod apparatus;
mod assemble;
mod chapter;
mod cover;
pub mod document;
mod front;
mod images;
mod issue;
pub mod lint;
pub mod markup;
mod metadata;
mod nav;
mod package;
mod romanisation;

use std::ops::RangeInclusive;

use crate::diag::{Code, Failure, Finding};
use crate::model::{Anthology, CoverPage, Review};

pub use cover::{anthology_cover, cover_jpeg, issue_cover};
pub use issue::{issue_book, issue_file_name};

use assemble::{Parts, assemble};
use document::{Document, Landmark};
use images::Images;
use metadata::Metadata;

/// What the caller wants of a book; what is not said is as `anthology.toml` has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BookOptions {
    /// How the cover page stands in the book.
    pub cover_page: Option<CoverPage>,
    /// The language tag.
    pub language: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// Which years; all where none is given.
    pub years: Vec<RangeInclusive<i32>>,
    /// The moment of the last change in seconds since 1970 (`SOURCE_DATE_EPOCH`); else the newest date of the content.
    pub modified: Option<i64>,
}

/// The anthology as the options want it: what the cover shows, too, is drawn from it.
///
/// # Errors
/// Years without reviews; a language tag that is none; a title without words.
pub fn select(mut book: Anthology, options: &BookOptions) -> Result<Anthology, Failure> {
    let known = book.years();
    for years in &options.years {
        if !known.iter().any(|year| years.contains(year)) {
            return Err(no_such_year(years, &known).into());
        }
    }
    if !options.years.is_empty() {
        book.reviews.retain(|review| options.years.iter().any(|years| years.contains(&review.year)));
    }
    if let Some(language) = &options.language {
        if !crate::content::is_language_tag(language) {
            let finding = Finding::new(Code::WrongValue, format!("“{language}”不是语言标记"));
            return Err(finding.hint("写成 zh-Hans；有的书店要 zh-CN").into());
        }
        book.language.clone_from(language);
    }
    if let Some(title) = &options.title {
        book.title = title.split_whitespace().collect::<Vec<&str>>().join(" ");
        if book.title.is_empty() {
            return Err(Finding::new(Code::WrongValue, "书名是空的")
                .hint("写一个书名；不另起书名，就不写 --title")
                .into());
        }
    }
    book.cover_page = options.cover_page.unwrap_or(book.cover_page);
    Ok(book)
}

fn no_such_year(years: &RangeInclusive<i32>, known: &[i32]) -> Finding {
    let (from, to) = (years.start(), years.end());
    let asked = if from == to { from.to_string() } else { format!("{from}-{to}") };
    let known = known.iter().map(i32::to_string).collect::<Vec<String>>().join("、");
    Finding::new(Code::WrongValue, format!("没有 {asked} 年的回顾")).hint(format!("有的年份：{known}"))
}

/// The EPUB of an anthology, with its cover as a JPEG where there is one, and what was found on the way.
///
/// # Errors
/// Those of [`select`]; an archive that cannot be put together.
pub fn book(
    book: &Anthology,
    options: &BookOptions,
    cover: Option<Vec<u8>>,
) -> Result<(Vec<u8>, Vec<Finding>), Failure> {
    let mut book = select(book.clone(), options)?;
    let mut metadata = Metadata::of(&book, options);
    let (images, findings) = Images::read(book.reviews.iter().map(|review| (review.order, review.pictures.as_slice())));
    images.settle(&mut book.reviews);
    let mut documents = front_matter(&book, &metadata, cover.is_some());
    let start = documents.len();
    for year in book.years() {
        documents.extend(year_documents(&book, year, &images));
    }
    documents.extend(apparatus::documents(&book));
    let texts: Vec<&str> = book.reviews.iter().map(|review| review.source.text.as_str()).collect();
    documents.push(front::colophon(&metadata, Some(book.edition), &texts));
    let images = images.into_vec();
    metadata.note_contents(&documents, !images.is_empty(), book.reviews.iter().any(|review| !review.notes.is_empty()));
    let bytes = finish(&metadata, documents, start, &images, cover.as_deref())?;
    Ok((bytes, findings))
}

/// The name of the file of a book, with `.epub`.
pub fn file_name(book: &Anthology) -> String {
    let name = book.file_name.clone().unwrap_or_else(|| match book.span_of_years() {
        Some((first, last)) if first != last => format!("{}-{first}-{last}", book.paper.id),
        Some((year, _)) => format!("{}-{year}", book.paper.id),
        None => book.paper.id.clone(),
    });
    format!("{}.epub", name.trim_end_matches(".epub"))
}

fn front_matter(book: &Anthology, metadata: &Metadata, has_cover: bool) -> Vec<Document> {
    let mut documents = vec![];
    if has_cover && book.cover_page != CoverPage::None {
        documents.push(front::cover(&metadata.whole_title(), book.cover_page, package::COVER));
    }
    documents.extend([front::title_page(metadata), front::preface(book)]);
    documents
}

/// The page of a year and its reviews; in the contents the reviews and their sections stand below the year.
fn year_documents(book: &Anthology, year: i32, images: &Images) -> Vec<Document> {
    let mut page = front::year_page(book, year);
    let mut chapters: Vec<Document> =
        book.of_year(year).map(|review| chapter::review_document(review, images)).collect();
    let below = chapters.iter_mut().flat_map(|chapter| std::mem::take(&mut chapter.entries));
    if let Some(entry) = page.entries.first_mut() {
        entry.children.extend(below);
    }
    std::iter::once(page).chain(chapters).collect()
}

/// Adds the page of contents behind the title page and assembles the book. `start` is where the text begins.
fn finish(
    metadata: &Metadata,
    mut documents: Vec<Document>,
    start: usize,
    images: &[images::BookImage],
    cover: Option<&[u8]>,
) -> Result<Vec<u8>, Failure> {
    let start = documents.get(start).map_or("title.xhtml", |document| document.href.as_str()).to_owned();
    let title = documents.iter().position(|document| document.landmark == Some(Landmark::TitlePage));
    let place = title.map_or(0, |title| title + 1);
    documents.insert(place, nav::placeholder());
    let contents = nav::contents(&documents, &start);
    if let Some(page) = documents.get_mut(place) {
        *page = contents;
    }
    assemble(&Parts { metadata, documents: &documents, images, cover })
}

/// The document of a review: the apparatus links to `chapter_href(review)#Review::anchor(passage)`.
pub fn chapter_href(review: &Review) -> String {
    let part = if review.part.is_some() { format!("-{}", review.order + 1) } else { String::new() };
    format!("review-{}{part}.xhtml", review.year)
}

/// The title without the year it may begin with: `2023：把账算清` gives `把账算清`.
fn short_title(review: &Review) -> String {
    let year = review.year.to_string();
    let rest = review.title.strip_prefix(&year).map(|rest| rest.strip_prefix('年').unwrap_or(rest));
    let rest = rest.and_then(|rest| rest.strip_prefix(['：', ':', '·', ' ', '，']));
    rest.map(str::trim).filter(|rest| !rest.is_empty()).unwrap_or(&review.title).to_owned()
}

/// A review in the contents: `2023年 · 把账算清 把路铺实`.
fn chapter_label(review: &Review) -> String {
    let part = review.part.as_ref().map(|part| format!("（{part}）")).unwrap_or_default();
    format!("{}年{part} · {}", review.year, short_title(review))
}

#[cfg(test)]
mod tests;
