//! The navigation document: a table of contents that can be read out and followed, landmarks that stand once.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::book::Book;
use super::notes::Notes;
use super::path::{Target, resolve};
use super::xml::{OPS, XHTML, children, elements, is_type, label};
use crate::diag::Code;

/// One line of a table of contents.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ContentsLine {
    /// How deep it stands, from 1.
    pub(super) depth: usize,
    /// What it says.
    pub(super) label: String,
    /// Where it leads: a path and a fragment; none for a line that leads nowhere.
    pub(super) target: Option<(String, Option<String>)>,
    /// Where it stands.
    pub(super) byte: usize,
}

/// The file and the id a reference leads to.
pub(super) fn target(base: &str, reference: &str) -> Option<(String, Option<String>)> {
    match resolve(base, reference) {
        Target::Local { path, fragment } => Some((path, fragment)),
        _ => None,
    }
}

/// The navigation of this type in a book, with the path of its document.
pub(super) fn find<'a>(book: &Book<'a>, kind: &str) -> Vec<(&'a str, Node<'a, 'a>)> {
    let Some((path, tree)) = book.package.navigation().and_then(|path| Some((path, book.trees.get(path)?))) else {
        return Vec::new();
    };
    elements(tree, XHTML, "nav").filter(|node| is_type(*node, kind)).map(|node| (path, node)).collect()
}

/// The entries of a navigation in order.
pub(super) fn entries(path: &str, nav: Node) -> Vec<ContentsLine> {
    let mut all = Vec::new();
    // Depth is kept on a list of our own: a hostile book may nest deeper than the stack reaches.
    let mut rest: Vec<(Node, usize)> = lists(nav).map(|list| (list, 1)).collect();
    while let Some((node, depth)) = rest.pop() {
        if node.has_tag_name((XHTML, "ol")) {
            let lines: Vec<Node> = children(node).collect();
            rest.extend(lines.into_iter().rev().map(|line| (line, depth)));
            continue;
        }
        if let Some(head) = children(node).find(|inner| !inner.has_tag_name((XHTML, "ol"))) {
            let target = head.attribute("href").and_then(|href| target(path, href));
            all.push(ContentsLine { depth, label: label(head), target, byte: node.range().start });
        }
        rest.extend(lists(node).map(|list| (list, depth + 1)));
    }
    all
}

fn lists<'d, 'a: 'd>(node: Node<'d, 'a>) -> impl Iterator<Item = Node<'d, 'a>> {
    children(node).filter(|inner| inner.has_tag_name((XHTML, "ol")))
}

pub(super) fn check(book: &Book, notes: &mut Notes) {
    let Some(path) = book.package.navigation().filter(|path| book.trees.contains_key(path)) else { return };
    for (kind, name, required) in [("toc", "目录", true), ("landmarks", "地标", false), ("page-list", "页码表", false)]
    {
        let found = find(book, kind);
        if found.len() > 1 || (required && found.is_empty()) {
            let message = format!("导航文档里的{name}（epub:type=\"{kind}\"）有 {} 个，应当是一个", found.len());
            notes.file(Code::EpubNavigation, path, message);
        }
        for &(path, nav) in &found {
            check_form(path, nav, name, notes);
        }
    }
    for (path, nav) in find(book, "toc") {
        check_order(path, nav, book, notes);
    }
    for (path, nav) in find(book, "landmarks") {
        check_landmarks(path, nav, notes);
    }
}

fn check_form(path: &str, nav: Node, name: &str, notes: &mut Notes) {
    if lists(nav).count() != 1 {
        notes.node(Code::EpubNavigation, path, nav, format!("{name}里应当有一个 ol"));
    }
    for node in nav.descendants() {
        let fault = if node.has_tag_name((XHTML, "ol")) && children(node).next().is_none() {
            "这个 ol 是空的"
        } else if !node.has_tag_name((XHTML, "li")) {
            continue;
        } else {
            match children(node).next() {
                None => "这一条是空的",
                Some(head) if label(head).is_empty() => "这一条没有文字",
                Some(head) if head.has_tag_name((XHTML, "span")) && lists(node).next().is_none() => {
                    "这一条没有链接，下面也没有分条"
                }
                Some(head) if head.descendants().any(|inner| inner.has_tag_name((XHTML, "br"))) => {
                    "这一条的文字里有换行"
                }
                Some(_) => continue,
            }
        };
        notes.node(Code::EpubNavigation, path, node, format!("{name}：{fault}"));
    }
}

/// The table of contents follows the text: documents by the spine, ids by their places in a document.
fn check_order(path: &str, nav: Node, book: &Book, notes: &mut Notes) {
    let places: BTreeMap<&str, BTreeMap<&str, usize>> =
        book.documents().map(|(path, tree)| (path, places(tree))).collect();
    let mut before = (0, 0);
    for entry in entries(path, nav) {
        let Some((file, fragment)) = &entry.target else { continue };
        let (Some(order), Some(ids)) = (book.package.order(file), places.get(file.as_str())) else { continue };
        let place = (order, fragment.as_deref().and_then(|id| ids.get(id)).copied().unwrap_or(0));
        if place < before {
            let message = format!("目录：“{}” 排在它在正文里的位置之后", entry.label);
            notes.at(Code::EpubNavigation, path, entry.byte, message);
        }
        before = place.max(before);
    }
}

/// Where the ids of a document stand.
fn places<'d>(tree: &'d Document) -> BTreeMap<&'d str, usize> {
    tree.descendants().filter_map(|node| Some((node.attribute("id")?, node.range().start))).collect()
}

fn check_landmarks(path: &str, nav: Node, notes: &mut Notes) {
    let mut seen = BTreeSet::new();
    for node in elements_below(nav, "a") {
        let Some(kind) = node.attribute((OPS, "type")) else {
            notes.node(Code::EpubNavigation, path, node, "地标：这一条没有 epub:type");
            continue;
        };
        if !seen.insert(kind) {
            notes.node(Code::EpubNavigation, path, node, format!("地标：{kind} 有两条"));
        }
    }
    if elements_below(nav, "ol").count() > 1 {
        notes.node(Code::EpubNavigation, path, nav, "地标只能有一层");
    }
}

fn elements_below<'d, 'a: 'd>(node: Node<'d, 'a>, name: &'static str) -> impl Iterator<Item = Node<'d, 'a>> {
    node.descendants().filter(move |inner| inner.has_tag_name((XHTML, name)))
}
