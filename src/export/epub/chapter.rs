//! A review as a document: its whole structure, its notes as pop-ups with backlinks, its pictures, its printed pages.
//!
//! What the book adds to the author's text (numbers of notes, captions of tables, the source line, credits) stands in elements of
//! class `added`, so that the text of a review can be told from it.

mod notes;
mod table;
mod writer;

pub(super) use table::in_the_order_of_the_book;

use super::document::{Document, NavEntry, PageMark};
use super::images::Images;
use super::markup::Markup;
use super::{chapter_href, chapter_label};
use crate::model::{Origin, Passage, Review};
use writer::Writer;

/// What stands around the head of an article and at its end; a review has none of it.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// 引题.
    pub(super) kicker: Option<String>,
    /// 副题.
    pub(super) deck: Option<String>,
    /// 提要.
    pub(super) summary: Option<String>,
    /// Who sent it.
    pub(super) credit: Option<String>,
}

/// The document of a review with its entries in the contents.
pub(super) fn document(review: &Review, images: &Images) -> Document {
    let mut document = document_at(review, &chapter_href(review), images, &Around::default());
    document.entries = entries(review);
    document.pages = pages(review);
    document
}

/// The document of a review or an article under this name.
pub(super) fn document_at(review: &Review, href: &str, images: &Images, around: &Around) -> Document {
    let mut writer =
        Writer { review, images, around, body: Markup::new(), references: vec![0; review.notes.len()], tables: 0 };
    writer.write();
    let attributes = [("epub:type", "chapter"), ("role", "doc-chapter"), ("aria-labelledby", "title")];
    let mut body = Markup::new();
    body.element("section", &attributes, |section| section.append(&writer.body));
    Document::new(href, &review.title, body)
}

/// The review, then its headings: those of level 2 beside it and those of level 3 below them, so that a reader that shows two levels
/// shows the sections.
fn entries(review: &Review) -> Vec<NavEntry> {
    let href = chapter_href(review);
    let mut entries = vec![NavEntry::new(chapter_label(review), href.clone())];
    for (index, passage) in review.body.iter().enumerate() {
        let Passage::Heading { level, text } = passage else { continue };
        let label = format!("{}年 · {}", review.year, text.plain().trim());
        let entry = NavEntry::new(label, format!("{href}#{}", Review::anchor(index)));
        match (level, entries.last_mut()) {
            (3, Some(parent)) if parent.href.contains('#') => parent.children.push(entry),
            (2 | 3, _) => entries.push(entry),
            _ => {}
        }
    }
    entries
}

/// `第2版` for a number, `专题版` for a name.
fn page_name(name: &str) -> String {
    if name.chars().all(|c| c.is_ascii_digit()) {
        format!("第{name}版")
    } else {
        format!("{}版", name.trim_end_matches('版'))
    }
}

fn page_id(index: usize) -> String {
    format!("page{}", index + 1)
}

/// The marks of the printed pages: year, issue, page.
fn pages(review: &Review) -> Vec<PageMark> {
    let year = review.year.to_string();
    let issue = match &review.origin.issue {
        Some(issue) if issue.contains(&year) => issue.clone(),
        Some(issue) => format!("{year}年·{issue}"),
        None => format!("{year}年"),
    };
    let part = review.part.as_ref().map(|part| format!("·{part}")).unwrap_or_default();
    let mark = |(index, page): (usize, &crate::model::PrintedPage)| PageMark {
        id: page_id(index),
        label: format!("{issue}{part}·{}", page_name(&page.name)),
    };
    review.pages.iter().enumerate().map(mark).collect()
}

/// `原载《社区晨报·仙霞》2020年度回顾，专题版（有删节）`, as far as it is known; empty where nothing is.
pub(super) fn source_line(origin: &Origin) -> String {
    let paper = origin.paper.as_ref().map(|paper| format!("《{paper}》")).unwrap_or_default();
    let place = format!("{paper}{}", origin.issue.as_deref().unwrap_or_default());
    let date = origin.date.map(|date| format!("{}年{}月{}日", date.year, date.month, date.day));
    let page = origin.page.as_deref().map(page_name);
    let known: Vec<String> = [Some(place), date, page].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let abridged = if origin.abridged { "（有删节）" } else { "" };
    if known.is_empty() { String::new() } else { format!("原载{}{abridged}", known.join("，")) }
}
