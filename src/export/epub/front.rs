//! What stands before the reviews and after the apparatus: cover page, title page, 版权页, 编者说明, the page of each year, colophon.

use sha2::{Digest, Sha256};

use super::apparatus;
use super::chapter::source_line;
use super::document::{Document, Landmark, NavEntry};
use super::metadata::Metadata;
use super::{chapter_href, short_title};
use crate::markup::Markup;
use crate::model::{Anthology, CoverPage, Review};

/// The page of the cover.
pub(super) fn cover(title: &str, page: CoverPage, image: &str) -> Document {
    let mut body = Markup::new();
    body.element("section", &[("epub:type", "cover"), ("class", "cover")], |section| {
        section.element("p", &[("class", "cover")], |p| {
            let alt = format!("封面：{title}");
            p.void("img", &[("src", image), ("role", "doc-cover"), ("alt", &alt)]);
        });
    });
    let document = Document::new("cover.xhtml", "封面", body);
    Document { linear: page == CoverPage::Linear, entries: vec![], landmark: Some(Landmark::Cover), ..document }
}

/// The title page 书名页.
pub(super) fn title_page(metadata: &Metadata) -> Document {
    let mut body = Markup::new();
    body.element("section", &[("epub:type", "titlepage"), ("class", "title-page")], |section| {
        section.leaf("h1", &[("id", "title")], &metadata.title);
        if let Some(subtitle) = &metadata.subtitle {
            section.leaf("p", &[("class", "subtitle")], subtitle);
        }
        if let Some((series, position)) = &metadata.series {
            let place = position.map(|position| format!("（第{position}种）")).unwrap_or_default();
            section.leaf("p", &[("class", "series")], &format!("{series}{place}"));
        }
        for (label, role) in [("著", "aut"), ("编", "edt")] {
            let names: Vec<&str> = metadata.people_of(role).collect();
            if !names.is_empty() {
                section.leaf("p", &[("class", "people")], &format!("{} {label}", names.join("　")));
            }
        }
        section.leaf("p", &[("class", "publisher")], &metadata.publisher);
    });
    let document = Document::new("title.xhtml", &metadata.title, body);
    Document {
        entries: vec![NavEntry::new("书名页", "title.xhtml")], landmark: Some(Landmark::TitlePage), ..document
    }
}

/// 编者说明: what the editor wrote, then what the book holds, which is reckoned from its content.
pub(super) fn preface(book: &Anthology) -> Document {
    let mut body = Markup::new();
    let attributes = [("epub:type", "preface"), ("role", "doc-preface"), ("aria-labelledby", "preface")];
    body.element("section", &attributes, |section| {
        section.leaf("h1", &[("id", "preface")], "编者说明");
        for paragraph in book.preface.iter().chain(&[holdings(book)]) {
            section.leaf("p", &[], paragraph);
        }
    });
    Document { landmark: Some(Landmark::Preface), ..Document::new("preface.xhtml", "编者说明", body) }
}

/// `本集收《社区晨报》（仙霞）2020、2023年的年度回顾2篇，按年份排列。2021、2022年没有收入。`
fn holdings(book: &Anthology) -> String {
    let years = book.years();
    let listed = |years: &[i32]| years.iter().map(i32::to_string).collect::<Vec<String>>().join("、");
    let missing: Vec<i32> = book
        .span_of_years()
        .map(|(first, last)| (first..=last).filter(|year| !years.contains(year)).collect())
        .unwrap_or_default();
    let edition = book.paper.edition.as_ref().map(|edition| format!("（{edition}）")).unwrap_or_default();
    let mut words = format!(
        "本集收《{}》{edition}{}年的年度回顾{}篇，按年份排列。",
        book.paper.name,
        listed(&years),
        book.reviews.len()
    );
    if !missing.is_empty() && missing.len() < 100 {
        words.push_str(&format!("{}年没有收入。", listed(&missing)));
    }
    let notes: usize = book.reviews.iter().map(|review| review.notes.len()).sum();
    if notes > 0 {
        words.push_str("注释按篇编号，列在各篇之末。");
    }
    words
}

/// The href of the page of a year.
pub(super) fn year_href(year: i32) -> String {
    format!("year-{year}.xhtml")
}

/// The page of a year: its reviews with where they were printed and three key figures.
pub(super) fn year_page(book: &Anthology, year: i32) -> Document {
    let heading = format!("{year}年");
    let reviews: Vec<&Review> = book.of_year(year).collect();
    let mut body = Markup::new();
    let attributes =
        [("epub:type", "part"), ("role", "doc-part"), ("class", "part-page"), ("aria-labelledby", "title")];
    body.element("section", &attributes, |section| {
        section.leaf("h1", &[("id", "title")], &heading);
        section.newline();
        for review in &reviews {
            review_on_year_page(section, review, reviews.len() > 1);
            section.newline();
        }
    });
    Document::new(year_href(year), heading, body)
}

fn review_on_year_page(section: &mut Markup, review: &Review, is_one_of_several: bool) {
    let (name, class) = if is_one_of_several { ("h2", "review-title") } else { ("p", "review-title plain") };
    section.element(name, &[("class", class)], |title| {
        title.leaf("a", &[("href", &chapter_href(review))], &short_title(review));
    });
    let source = source_line(&review.origin);
    if !source.is_empty() {
        section.leaf("p", &[("class", "source")], &source);
    }
    if let Some(summary) = &review.summary {
        section.leaf("p", &[("class", "summary")], summary);
    }
    apparatus::key_figures(review, section);
}

/// 版权页, behind the title page as Chinese books have it: who made the book, its edition, its numbers (GB/T 12450).
pub(super) fn copyright_page(metadata: &Metadata, characters: usize) -> Document {
    let people = |role| {
        let names: Vec<&str> = metadata.people_of(role).collect();
        (!names.is_empty()).then(|| names.join("　"))
    };
    let day = metadata.date.map(|date| format!("{}年{}月", date.year, date.month)).unwrap_or_default();
    let made = [
        ("书名", Some(metadata.whole_title())),
        ("著者", people("aut")),
        ("编者", people("edt")),
        ("出版", Some(metadata.publisher.clone())),
        ("版次", metadata.edition.map(|edition| format!("{day}第{edition}版"))),
        ("字数", Some(thousands(characters))),
    ];
    let numbers = [
        ("丛刊号", metadata.issn.as_ref().map(|issn| format!("ISSN {}", issn.written()))),
        ("书号", metadata.isbn.as_ref().map(|isbn| format!("ISBN {}", isbn.written()))),
    ];
    let imprint = metadata.imprint.iter().map(|line| (line.label, Some(line.words.clone())));
    let rows = made.into_iter().chain(imprint).chain(numbers).chain([("权利", metadata.rights.clone())]);
    let mut body = Markup::new();
    let attributes = [("epub:type", "copyright-page"), ("class", "colophon"), ("aria-labelledby", "copyright")];
    body.element("section", &attributes, |section| {
        section.leaf("h1", &[("id", "copyright")], "版权页");
        terms(section, rows);
    });
    Document { landmark: Some(Landmark::CopyrightPage), ..Document::new("copyright.xhtml", "版权页", body) }
}

/// A number of characters as copyright pages give it: 千字, and below a thousand 字.
fn thousands(characters: usize) -> String {
    if characters < 1000 { format!("{characters}字") } else { format!("{}千字", (characters + 500) / 1000) }
}

/// What is known of a book, line by line.
fn terms<'r>(section: &mut Markup, rows: impl Iterator<Item = (&'r str, Option<String>)>) {
    section.element("dl", &[], |list| {
        for (term, value) in rows.filter_map(|(term, value)| Some((term, value?))) {
            list.leaf("dt", &[], term);
            // A class by which the check knows that a gap in a name is meant.
            list.leaf("dd", &[("class", "credit")], &value);
        }
    });
}

/// 制作说明: what a librarian, and whoever doubts a copy, wants to know. The checksum is that of the reviews' files.
pub(super) fn colophon(metadata: &Metadata, texts: &[&str]) -> Document {
    let mut body = Markup::new();
    let attributes =
        [("epub:type", "colophon"), ("role", "doc-colophon"), ("class", "colophon"), ("aria-labelledby", "colophon")];
    let mut digest = Sha256::new();
    texts.iter().for_each(|text| digest.update(text.as_bytes()));
    let mut checksum = format!("{:x}", digest.finalize());
    checksum.truncate(16);
    let modified = metadata.modified.split('T').next().unwrap_or_default();
    let tool = format!("由 chenbao {} 从 Markdown 稿件制作，稿件校验值 {checksum}", env!("CARGO_PKG_VERSION"));
    let rows = [
        ("来源", metadata.source.clone()),
        ("标识", Some(metadata.identifier.clone())),
        ("修订", Some(modified.to_owned())),
        ("制作", Some(tool)),
    ];
    body.element("section", &attributes, |section| {
        section.leaf("h1", &[("id", "colophon")], "制作说明");
        terms(section, rows.into_iter());
    });
    Document { landmark: Some(Landmark::Colophon), ..Document::new("colophon.xhtml", "制作说明", body) }
}
