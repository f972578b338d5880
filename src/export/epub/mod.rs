//! The anthology as an EPUB 3.3: from the model to the bytes of one file.
//!
//! [`select`] applies what the caller wants of a book that differs from `anthology.toml`; [`book`] writes it: title page, 版权页, contents,
//! 编者说明, for each year its page and its reviews, the apparatus, the colophon. No clock, no chance: the same input gives the same
//! bytes.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | `options` | an anthology, what the caller wants | the anthology as it goes into the book |
//! | `metadata`, `romanisation` | an anthology, names | what the package says of it; names in pinyin |
//! | `naming` | a review | its address and its titles |
//! | [`document`] | | one document, its entries and landmarks: plain data |
//! | `images`, `cover` | picture files, a drawn page | pictures for readers |
//! | `style` | the editor's own sheet | the style sheets, a plain one first |
//! | `front`, `chapter`, [`apparatus`] | reviews | documents |
//! | `issue` | an issue that is made up | its book |
//! | `nav`, `package` | all documents | the ways through the book, the package document |
//! | `book_parts`, `finish`, `assemble` | all of these | the bytes of the file |
//! | [`lint`] | the bytes of a file | what is wrong with it |

pub mod apparatus;
mod assemble;
mod book_parts;
mod chapter;
mod cover;
pub mod document;
mod finish;
mod front;
mod images;
mod issue;
pub mod lint;
mod metadata;
mod naming;
mod nav;
mod options;
mod package;
mod romanisation;
mod style;

use crate::diag::{Failure, Finding};
use crate::markup;
use crate::model::{Anthology, CoverPage};

pub use cover::{anthology_cover, cover_jpeg, issue_cover, own_cover};
pub use issue::{issue_book, issue_file_name};
pub use naming::chapter_href;
pub use options::{BookOptions, select};
pub(crate) use style::OWN as OWN_STYLE;

use book_parts::BookParts;
use document::Document;
use finish::finish;
use images::Images;
use metadata::Metadata;
use naming::{chapter_label, short_title};

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
    documents.push(front::colophon(&metadata, &texts));
    let images = images.into_vec();
    metadata.note_contents(&documents, !images.is_empty(), book.reviews.iter().any(|review| !review.notes.is_empty()));
    let style = book.style.as_ref().map(|sheet| sheet.text.as_str());
    let parts =
        BookParts { metadata: &metadata, documents: &documents, images: &images, cover: cover.as_deref(), style };
    Ok((finish(&parts, start)?, findings))
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
    let characters = book.reviews.iter().map(crate::model::Review::chars).sum();
    let pages = [front::title_page(metadata), front::copyright_page(metadata, characters), front::preface(book)];
    documents.extend(pages);
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

#[cfg(test)]
mod tests;
