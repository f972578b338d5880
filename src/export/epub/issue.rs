//! One issue of the newspaper as an EPUB of its own: a page for each 版, then its articles in the order in which they stand.

use crate::diag::{Failure, Finding};
use crate::model::{ArticleId, CoverPage, Issue};
use crate::units::PageNumber;

use super::book_parts::BookParts;
use super::chapter::{ChapterCopy, chapter_document};
use super::document::{Document, PageMark};
use super::images::Images;
use super::markup::Markup;
use super::metadata::{self, Metadata};
use super::{BookOptions, finish, front, package};

/// The EPUB of an issue whose articles stand in this order, page by page, with its cover as a JPEG where there is one, and what was
/// found on the way. Articles that are not named are left out, as they are on paper.
///
/// # Errors
/// An archive that cannot be put together.
pub fn issue_book(
    issue: &Issue,
    placed: &[(PageNumber, ArticleId)],
    options: &BookOptions,
    cover: Option<Vec<u8>>,
) -> Result<(Vec<u8>, Vec<Finding>), Failure> {
    let mut articles: Vec<PlacedArticle<'_>> = vec![];
    for (page, id) in placed {
        if let Some(article) = issue.articles.iter().find(|article| article.id == *id) {
            let chapter = ChapterCopy::of_article(article, articles.len());
            let (source, characters) = (&article.source.text, article.chars());
            articles.push(PlacedArticle { page: *page, source, characters, chapter });
        }
    }
    let pictures = articles.iter().map(|article| (article.chapter.order, &*article.chapter.pictures));
    let (images, findings) = Images::read(pictures);
    let mut metadata = Metadata::of_issue(issue, options);
    let mut documents = vec![];
    let cover_page = options.cover_page.unwrap_or_default();
    if cover.is_some() && cover_page != CoverPage::None {
        documents.push(front::cover(&metadata.whole_title(), cover_page, package::COVER));
    }
    let characters = articles.iter().map(|article| article.characters).sum();
    documents.extend([front::title_page(&metadata), front::copyright_page(&metadata, characters)]);
    let start = documents.len();
    for plan in &issue.pages {
        let on_page = articles.iter().filter(|article| article.page == plan.number);
        let chapters: Vec<Document> = on_page.map(|article| article_document(&article.chapter, &images)).collect();
        if chapters.is_empty() {
            continue;
        }
        let mut page = page_document(plan.number, &plan.section);
        if let Some(entry) = page.entries.first_mut() {
            entry.children = chapters.iter().flat_map(|chapter| chapter.entries.clone()).collect();
        }
        documents.push(page);
        documents.extend(chapters.into_iter().map(|chapter| Document { entries: vec![], ..chapter }));
    }
    let texts: Vec<&str> = articles.iter().map(|article| article.source).collect();
    documents.push(front::colophon(&metadata, &texts));
    let images = images.into_vec();
    let has_notes = articles.iter().any(|article| !article.chapter.notes.is_empty());
    metadata.note_contents(&documents, !images.is_empty(), has_notes);
    let cover = cover.as_deref();
    let parts = BookParts { metadata: &metadata, documents: &documents, images: &images, cover, style: None };
    Ok((finish(&parts, start)?, findings))
}

/// An article on its page.
struct PlacedArticle<'a> {
    page: PageNumber,
    /// The text of its file.
    source: &'a str,
    characters: usize,
    chapter: ChapterCopy<'a>,
}

/// The name of the file of an issue.
pub fn issue_file_name(issue: &Issue) -> String {
    format!("{}-{}.epub", issue.paper.id, issue.date)
}

/// The page of a 版: its number and its name, where the printed page begins.
fn page_document(number: PageNumber, section: &str) -> Document {
    let label = format!("第{number}版");
    let heading = format!("{label} {section}");
    let mut body = Markup::new();
    let attributes =
        [("epub:type", "part"), ("role", "doc-part"), ("class", "part-page"), ("aria-labelledby", "title")];
    body.element("section", &attributes, |part| {
        let mark =
            [("id", "page1"), ("epub:type", "pagebreak"), ("role", "doc-pagebreak"), ("aria-label", label.as_str())];
        part.void("span", &mark);
        part.leaf("h1", &[("id", "title")], &heading);
    });
    let pages = vec![PageMark { id: "page1".to_owned(), label }];
    Document { pages, ..Document::new(format!("page-{number}.xhtml"), heading, body) }
}

fn article_document(chapter: &ChapterCopy<'_>, images: &Images) -> Document {
    chapter_document(chapter, &format!("article-{}.xhtml", chapter.order + 1), images)
}

impl Metadata {
    /// The metadata of an issue. Its identifier is drawn from the paper's permit and the day: they name no other issue.
    fn of_issue(issue: &Issue, options: &BookOptions) -> Self {
        let paper = &issue.paper;
        let name = format!("{}#{}/{}", paper.registration.number, paper.id, issue.date);
        let date = issue.date;
        let title = options.title.clone().unwrap_or_else(|| paper.full_name());
        Self {
            subtitle: Some(format!("{}年{}月{}日·第{}期", date.year, date.month, date.day, issue.number)),
            language: options.language.clone().unwrap_or_else(|| "zh-Hans".to_owned()),
            date: Some(date),
            modified: metadata::modified(options.modified, date),
            series: Some((paper.full_name(), Some(issue.number))),
            subjects: vec!["社区报".to_owned()],
            ..Self::bare(&name, title, paper)
        }
    }
}
