//! One issue of the newspaper as an EPUB of its own: a page for each 版, then its articles in the order in which they stand.

use crate::diag::{Failure, Finding};
use crate::model::{
    Article, ArticleId, Block, CoverPage, InlineStyle, Issue, Origin, Passage, Prose, Review, ReviewPicture, Run, Text,
};
use crate::units::PageNumber;

use super::document::{Document, NavEntry, PageMark};
use super::images::Images;
use super::markup::Markup;
use super::metadata::{self, Metadata};
use super::{BookOptions, chapter, finish, front, package};

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
    let articles: Vec<(PageNumber, &Article, Review)> = placed
        .iter()
        .filter_map(|(page, id)| Some((*page, issue.articles.iter().find(|article| article.id == *id)?)))
        .enumerate()
        .map(|(order, (page, article))| (page, article, as_review(issue, article, order)))
        .collect();
    let reviews: Vec<Review> = articles.iter().map(|(.., review)| review.clone()).collect();
    let (images, findings) = Images::read(&reviews);
    let mut metadata = Metadata::of_issue(issue, options);
    let mut documents = vec![];
    let cover_page = options.cover_page.unwrap_or_default();
    if cover.is_some() && cover_page != CoverPage::None {
        documents.push(front::cover(&metadata.whole_title(), cover_page, package::COVER));
    }
    documents.push(front::title_page(&metadata));
    let start = documents.len();
    for plan in &issue.pages {
        let on_page: Vec<_> = articles.iter().filter(|(page, ..)| *page == plan.number).collect();
        if on_page.is_empty() {
            continue;
        }
        let mut page = page_document(plan.number, &plan.section);
        let chapters = on_page.iter().map(|(_, article, review)| article_document(article, review, &images));
        let chapters: Vec<Document> = chapters.collect();
        if let Some(entry) = page.entries.first_mut() {
            entry.children = chapters.iter().flat_map(|chapter| chapter.entries.clone()).collect();
        }
        documents.push(page);
        documents.extend(chapters.into_iter().map(|chapter| Document { entries: vec![], ..chapter }));
    }
    let texts: Vec<&str> = articles.iter().map(|(_, article, _)| article.source.text.as_str()).collect();
    documents.push(front::colophon(&metadata, None, &texts));
    let images = images.into_vec();
    metadata.note_contents(&documents, !images.is_empty(), false);
    let bytes = finish(&metadata, documents, start, &images, cover.as_deref())?;
    Ok((bytes, findings))
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

fn article_document(article: &Article, review: &Review, images: &Images) -> Document {
    let href = format!("article-{}.xhtml", review.order + 1);
    let lines = |text: &Option<Text>| text.as_ref().map(|text| plain(&text.to_plain()));
    let around = chapter::Around {
        // A brief has the place it tells of where others have a kicker.
        kicker: lines(&article.headline.kicker).or_else(|| lines(&article.place)),
        deck: lines(&article.headline.deck),
        summary: lines(&article.summary),
        credit: lines(&article.credit),
    };
    let document = chapter::document_at(review, &href, images, &around);
    Document { entries: vec![NavEntry::new(review.title.clone(), href)], pages: vec![], ..document }
}

/// A gap in a head is an ordinary space in a book.
fn plain(words: &str) -> String {
    words.replace('\u{3000}', " ")
}

/// An article with the structure of a review.
fn as_review(issue: &Issue, article: &Article, order: usize) -> Review {
    let pictures: Vec<ReviewPicture> = article
        .pictures
        .iter()
        .filter(|picture| !picture.omitted)
        .map(|picture| {
            let caption = Some(picture.caption.to_plain()).filter(|caption| !caption.is_empty());
            ReviewPicture {
                file: picture.file.clone(),
                path: picture.path.clone(),
                pixels: picture.pixels,
                alt: caption.clone().unwrap_or_else(|| plain(&article.headline.head.to_plain())),
                caption,
                credit: picture.credit.as_ref().map(|credit| plain(&credit.to_plain())),
                span: picture.span.clone().unwrap_or_else(|| article.span()),
            }
        })
        .collect();
    let mut body: Vec<Passage> = article.body.iter().map(passage).collect();
    body.extend((0..pictures.len()).map(Passage::Picture));
    Review {
        source: article.source.clone(),
        year: issue.date.year,
        part: None,
        order,
        title: plain(&article.headline.head.to_plain()),
        // The credit at the end names them.
        authors: if article.credit.is_some() { vec![] } else { article.authors.clone() },
        summary: None,
        origin: Origin::default(),
        figures: vec![],
        timeline: vec![],
        plans: vec![],
        outcomes: vec![],
        names: vec![],
        body,
        notes: vec![],
        pictures,
        pages: vec![],
    }
}

fn passage(block: &Block) -> Passage {
    match block {
        Block::Paragraph(text) => Passage::Paragraph(prose(text)),
        Block::Crosshead(text) => {
            let words = Prose::plain_words(plain(&text.to_plain()));
            Passage::Heading { level: 2, text: words }
        }
        Block::List(items) => Passage::List {
            start: items.first().and_then(|item| item.marker.strip_suffix('.')?.parse().ok()),
            items: items.iter().map(|item| vec![Passage::Paragraph(prose(&item.text))]).collect(),
        },
        Block::Quote(texts) => Passage::Quote(texts.iter().map(|text| Passage::Paragraph(prose(text))).collect()),
        Block::Table(table) => Passage::Table {
            header: table.header.iter().map(prose).collect(),
            rows: table.rows.iter().map(|row| row.iter().map(prose).collect()).collect(),
        },
    }
}

fn prose(text: &Text) -> Prose {
    let run = |text: &str, style: InlineStyle| Run::Words { text: text.to_owned(), style, link: None };
    let runs = text.inlines.iter().map(|inline| run(&inline.text, inline.style)).collect();
    Prose { runs, span: text.span_at(0) }
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
