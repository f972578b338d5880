//! Links and ids: every reference of every document leads to a file and an id of the book, and no id stands twice.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::book::Book;
use super::notes::Notes;
use super::package::XHTML_TYPE;
use super::path::{Target, resolve};
use super::xml::{XLINK, label};
use crate::diag::Code;

/// A reference of a document.
pub(super) struct Reference<'d, 'a> {
    /// The element that refers.
    pub(super) node: Node<'d, 'a>,
    /// What it says.
    pub(super) value: &'d str,
    /// Whether the reader may follow it; else it is a part of the document, as a picture is.
    pub(super) link: bool,
}

/// The references of a document in its order.
pub(super) fn references<'d, 'a>(document: &'d Document<'a>) -> impl Iterator<Item = Reference<'d, 'a>> {
    document.descendants().filter(Node::is_element).flat_map(|node| {
        let link = matches!(node.tag_name().name(), "a" | "area");
        let attributes = node.attributes().filter(move |attribute| match attribute.namespace() {
            None => {
                matches!(attribute.name(), "href" | "src" | "poster")
                    || (attribute.name() == "data" && node.tag_name().name() == "object")
            }
            Some(namespace) => namespace == XLINK && attribute.name() == "href",
        });
        attributes.map(move |attribute| Reference { node, value: attribute.value(), link })
    })
}

type Ids<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

pub(super) fn check(book: &Book, notes: &mut Notes) {
    let ids: Ids = book.trees.iter().map(|(&path, tree)| (path, ids(path, tree, notes))).collect();
    for (&path, tree) in book.trees {
        // The manifest is checked for itself.
        if path == book.package.path || path.starts_with("META-INF/") {
            continue;
        }
        for reference in references(tree) {
            check_reference(path, &reference, book, &ids, notes);
        }
        check_named(path, tree, &ids, notes);
    }
}

/// The ids of a document; those that stand twice or cannot be pointed to are noted.
fn ids<'d>(path: &str, tree: &'d Document, notes: &mut Notes) -> BTreeSet<&'d str> {
    let mut seen = BTreeSet::new();
    for node in tree.descendants() {
        let Some(id) = node.attribute("id") else { continue };
        if id.is_empty() || id.contains(char::is_whitespace) {
            notes.node(Code::EpubId, path, node, format!("id “{id}” 是空的或带有空白"));
        } else if !seen.insert(id) {
            notes.node(Code::EpubId, path, node, format!("id “{id}” 在这个文件里已经用过"));
        }
    }
    seen
}

fn check_reference(path: &str, reference: &Reference, book: &Book, ids: &Ids, notes: &mut Notes) {
    let Reference { node, value, link } = *reference;
    let mut fault = |message: String| notes.node(Code::EpubLink, path, node, message);
    match resolve(path, value) {
        Target::Remote(scheme) => {
            let fine = if link { matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel") } else { false };
            let media = matches!(node.tag_name().name(), "audio" | "video" | "source" | "track");
            if !fine && !media {
                fault(format!("“{value}” 不在书里；图片、样式等必须放进书里，链接只能是 http、https、mailto、tel"));
            }
        }
        Target::Broken => fault(format!("链接 “{value}” 是空的、指到书外，或写法有误")),
        Target::Local { path: target, fragment } => {
            if let Some(message) = local_fault(&target, fragment.as_deref(), link, book, ids) {
                fault(format!("“{value}” {message}"));
            }
        }
    }
    if link
        && label(node).is_empty()
        && node.attribute("aria-label").is_none()
        && node.attribute("aria-labelledby").is_none()
    {
        notes.node(Code::EpubLink, path, node, format!("链接 “{value}” 没有文字，读屏读不出来"));
    }
}

/// What is wrong with a reference inside the book.
fn local_fault(target: &str, fragment: Option<&str>, link: bool, book: &Book, ids: &Ids) -> Option<&'static str> {
    if book.archive.get(target).is_none() {
        return Some("所指的文件不在书里");
    }
    let Some(item) = book.package.item_at(target) else { return Some("所指的文件不在清单里") };
    if link && item.media == XHTML_TYPE && book.package.order(target).is_none() {
        return Some("所指的文档不在书脊里，读者到不了");
    }
    // A file that is no XML, or cannot be read, has no ids to compare with.
    match (fragment, ids.get(target)) {
        (Some(fragment), Some(there)) if !there.contains(fragment) => Some("所指的 id 不存在"),
        _ => None,
    }
}

/// The attributes that name ids of their own document.
fn check_named(path: &str, tree: &Document, ids: &Ids, notes: &mut Notes) {
    const NAMING: [&str; 6] =
        ["aria-labelledby", "aria-describedby", "aria-details", "aria-controls", "headers", "for"];
    for node in tree.descendants().filter(Node::is_element) {
        for name in NAMING {
            for id in node.attribute(name).unwrap_or_default().split_whitespace() {
                if !ids.get(path).is_some_and(|there| there.contains(id)) {
                    notes.node(Code::EpubLink, path, node, format!("{name} 所指的 id “{id}” 不存在"));
                }
            }
        }
    }
}
