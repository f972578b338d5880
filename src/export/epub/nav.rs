//! The ways through the book: the nav document (contents, landmarks, printed pages) and the NCX that says the same to old readers.

use super::document::{Document, Landmark, NavEntry};
use super::metadata::Metadata;
use crate::markup::Markup;

/// The nav document, which is also the page of contents.
pub(super) const NAV: &str = "nav.xhtml";
/// The NCX.
pub(super) const NCX: &str = "toc.ncx";

/// The page of contents. What stands in it is known only from the documents, so it is written last.
pub(super) fn contents(documents: &[Document], start: &str) -> Document {
    let mut body = Markup::new();
    let entries: Vec<NavEntry> = tree(documents);
    body.element("nav", &[("epub:type", "toc"), ("role", "doc-toc"), ("aria-labelledby", "toc-title")], |nav| {
        nav.leaf("h1", &[("id", "toc-title")], "目录");
        list(nav, &entries);
    });
    body.newline();
    let pages = printed_pages(documents);
    if !pages.is_empty() {
        let attributes = [
            ("epub:type", "page-list"),
            ("role", "doc-pagelist"),
            ("aria-labelledby", "pages-title"),
            ("class", "hidden"),
            ("hidden", "hidden"),
        ];
        body.element("nav", &attributes, |nav| {
            nav.leaf("h2", &[("id", "pages-title")], "报纸版次");
            nav.element("ol", &[], |list| {
                for (href, label) in &pages {
                    list.element("li", &[], |item| item.leaf("a", &[("href", href)], label));
                }
            });
        });
        body.newline();
    }
    landmarks(&mut body, documents, start);
    Document { body, ..placeholder() }
}

/// Stands for the page of contents until all documents are known: its own entry is among those it lists.
pub(super) fn placeholder() -> Document {
    Document { landmark: Some(Landmark::Contents), ..Document::new(NAV, "目录", Markup::new()) }
}

/// The entries of all documents, in the order of the book.
fn tree(documents: &[Document]) -> Vec<NavEntry> {
    documents.iter().flat_map(|document| document.entries.iter().cloned()).collect()
}

/// The printed pages of all documents: where each begins, and its label.
fn printed_pages(documents: &[Document]) -> Vec<(String, &str)> {
    let pages = documents.iter().flat_map(|document| document.pages.iter().map(move |page| (document, page)));
    pages.map(|(document, page)| (format!("{}#{}", document.href, page.id), page.label.as_str())).collect()
}

fn list(nav: &mut Markup, entries: &[NavEntry]) {
    nav.element("ol", &[], |ol| {
        for entry in entries {
            ol.element("li", &[], |item| {
                item.leaf("a", &[("href", &entry.href)], &entry.label);
                if !entry.children.is_empty() {
                    list(item, &entry.children);
                }
            });
            ol.newline();
        }
    });
}

fn landmarks(body: &mut Markup, documents: &[Document], start: &str) {
    let mut marks: Vec<(Landmark, &str)> =
        documents.iter().filter_map(|document| Some((document.landmark?, document.href.as_str()))).collect();
    let place = marks.iter().take_while(|(mark, _)| is_front(*mark)).count();
    marks.insert(place, (Landmark::BodyMatter, start));
    let attributes =
        [("epub:type", "landmarks"), ("aria-labelledby", "landmarks-title"), ("class", "hidden"), ("hidden", "hidden")];
    body.element("nav", &attributes, |nav| {
        nav.leaf("h2", &[("id", "landmarks-title")], "导航");
        nav.element("ol", &[], |list| {
            for (landmark, href) in marks {
                let (kind, label) = landmark.names();
                list.element("li", &[], |item| item.leaf("a", &[("epub:type", kind), ("href", href)], label));
            }
        });
    });
}

fn is_front(landmark: Landmark) -> bool {
    matches!(
        landmark,
        Landmark::Cover | Landmark::TitlePage | Landmark::CopyrightPage | Landmark::Contents | Landmark::Preface
    )
}

/// The NCX: the same entries in the same order, the same printed pages, the identifier of the package, the true depth, the book's title.
pub(super) fn ncx(metadata: &Metadata, documents: &[Document]) -> String {
    let entries = tree(documents);
    let depth = entries.iter().map(depth).max().unwrap_or(1).to_string();
    let pages = printed_pages(documents);
    let page_count = pages.len().to_string();
    let mut ncx = Markup::new();
    let root = [
        ("xmlns", "http://www.daisy.org/z3986/2005/ncx/"),
        ("version", "2005-1"),
        ("xml:lang", metadata.language.as_str()),
    ];
    ncx.element("ncx", &root, |ncx| {
        ncx.element("head", &[], |head| {
            for (name, content) in [
                ("dtb:uid", metadata.identifier.as_str()),
                ("dtb:depth", &depth),
                ("dtb:totalPageCount", &page_count),
                ("dtb:maxPageNumber", &page_count),
            ] {
                head.void("meta", &[("name", name), ("content", content)]);
            }
        });
        ncx.element("docTitle", &[], |title| title.leaf("text", &[], &metadata.whole_title()));
        let mut order = 0;
        ncx.element("navMap", &[], |map| entries.iter().for_each(|entry| nav_point(map, entry, &mut order)));
        if !pages.is_empty() {
            ncx.element("pageList", &[], |list| {
                list.element("navLabel", &[], |label| label.leaf("text", &[], "报纸版次"));
                for (number, (href, label)) in pages.iter().enumerate() {
                    page_target(list, number + 1, href, label, &mut order);
                }
            });
        }
    });
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", ncx.as_str())
}

/// How many levels an entry spans.
fn depth(entry: &NavEntry) -> usize {
    1 + entry.children.iter().map(depth).max().unwrap_or(0)
}

fn nav_point(parent: &mut Markup, entry: &NavEntry, order: &mut usize) {
    *order += 1;
    let (id, place) = (format!("n{order}"), order.to_string());
    parent.element("navPoint", &[("id", &id), ("playOrder", &place)], |point| {
        point.element("navLabel", &[], |label| label.leaf("text", &[], &entry.label));
        point.void("content", &[("src", &entry.href)]);
        entry.children.iter().for_each(|child| nav_point(point, child, order));
    });
}

fn page_target(list: &mut Markup, number: usize, href: &str, label: &str, order: &mut usize) {
    *order += 1;
    let (id, value, place) = (format!("page{number}"), number.to_string(), order.to_string());
    let attributes = [("id", id.as_str()), ("type", "normal"), ("value", &value), ("playOrder", &place)];
    list.element("pageTarget", &attributes, |target| {
        target.element("navLabel", &[], |words| words.leaf("text", &[], label));
        target.void("content", &[("src", href)]);
    });
}
