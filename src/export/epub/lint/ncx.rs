//! The NCX for old readers against the navigation document: the same lines in the same order, and the same book.

use roxmltree::Node;

use super::book::Book;
use super::navigation::{self, ContentsLine, target};
use super::notes::Notes;
use super::package::NCX_TYPE;
use super::xml::{DC, OPF, XML, children};
use crate::diag::Code;

pub(super) fn check(book: &Book, notes: &mut Notes) {
    let package = &book.package;
    let Some(path) = package.items.iter().find(|item| item.media == NCX_TYPE).and_then(|item| item.path.as_deref())
    else {
        return notes.advise(Code::EpubNcx, &package.path, None, "没有 NCX，旧阅读器没有目录");
    };
    let Some(root) = book.trees.get(path).map(|tree| tree.root_element()) else { return };
    if package.ncx.as_deref().and_then(|id| package.item(id)).and_then(|item| item.path.as_deref()) != Some(path) {
        notes.file(Code::EpubNcx, &package.path, "书脊没有用 toc 指到 NCX，旧阅读器找不到它");
    }
    let entries = part(root, "navMap").map(|map| points(path, map, "navPoint")).unwrap_or_default();
    check_head(path, root, entries.iter().map(|entry| entry.depth).max().unwrap_or(0), book, notes);
    for (nav, node) in navigation::find(book, "toc") {
        let name = "目录";
        compare(path, &entries, &navigation::entries(nav, node), name, notes);
    }
    let pages = part(root, "pageList").map(|list| points(path, list, "pageTarget")).unwrap_or_default();
    for (nav, node) in navigation::find(book, "page-list") {
        compare(path, &pages, &navigation::entries(nav, node), "页码表", notes);
    }
    check_play_order(path, root, notes);
}

fn part<'d, 'a: 'd>(node: Node<'d, 'a>, name: &str) -> Option<Node<'d, 'a>> {
    children(node).find(|inner| inner.tag_name().name() == name)
}

fn line(node: Node) -> String {
    let text = part(node, "text").and_then(|text| text.text()).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The points of this name below a node, in order, with their depth.
fn points(path: &str, top: Node, name: &str) -> Vec<ContentsLine> {
    let mut all = Vec::new();
    let mut rest: Vec<(Node, usize)> = inner_points(top, name, 1);
    while let Some((node, depth)) = rest.pop() {
        let source = part(node, "content").and_then(|content| content.attribute("src"));
        all.push(ContentsLine {
            depth,
            label: part(node, "navLabel").map(line).unwrap_or_default(),
            target: source.and_then(|source| target(path, source)),
            byte: node.range().start,
        });
        rest.extend(inner_points(node, name, depth + 1));
    }
    all
}

/// The points right below a node, the last one first.
fn inner_points<'d, 'a: 'd>(node: Node<'d, 'a>, name: &str, depth: usize) -> Vec<(Node<'d, 'a>, usize)> {
    let inner: Vec<Node> = children(node).filter(|inner| inner.tag_name().name() == name).collect();
    inner.into_iter().rev().map(|inner| (inner, depth)).collect()
}

fn compare(path: &str, ncx: &[ContentsLine], nav: &[ContentsLine], name: &str, notes: &mut Notes) {
    if ncx.len() != nav.len() {
        let message = format!("NCX 的{name}有 {} 条，导航有 {} 条", ncx.len(), nav.len());
        notes.file(Code::EpubNcx, path, message);
    }
    // A line without a link leads, in the NCX, where its first line below does.
    let other = |(a, b): &(&ContentsLine, &ContentsLine)| {
        a.label != b.label || a.depth != b.depth || (b.target.is_some() && a.target != b.target)
    };
    if let Some((a, b)) = ncx.iter().zip(nav).find(other) {
        let message = format!("NCX 的{name}从 “{}” 起与导航的 “{}” 不一致（文字、层次或去处）", a.label, b.label);
        notes.at(Code::EpubNcx, path, a.byte, message);
    }
}

fn check_head(path: &str, root: Node, depth: usize, book: &Book, notes: &mut Notes) {
    let meta = |name: &str| {
        let head = part(root, "head")?;
        children(head).find(|node| node.attribute("name") == Some(name)).and_then(|node| node.attribute("content"))
    };
    let Some(package) = book.trees.get(book.package.path.as_str()).map(|tree| tree.root_element()) else { return };
    let all = || children(package).filter(|node| node.has_tag_name((OPF, "metadata"))).flat_map(children);
    let unique = package.attribute("unique-identifier");
    let text = |node: Node| node.text().unwrap_or_default().trim().to_owned();
    let identifier =
        all().find(|node| node.has_tag_name((DC, "identifier")) && node.attribute("id") == unique).map(text);
    let title = all().find(|node| node.has_tag_name((DC, "title"))).map(text);
    if meta("dtb:uid").map(str::trim) != identifier.as_deref() {
        notes.node(Code::EpubNcx, path, root, "dtb:uid 与书的标识不同");
    }
    if meta("dtb:depth").and_then(|value| value.parse().ok()) != Some(depth) {
        notes.node(Code::EpubNcx, path, root, format!("dtb:depth 应是 {depth}"));
    }
    let heading = part(root, "docTitle").map(line).unwrap_or_default();
    if !title.is_some_and(|title| heading.starts_with(&title)) {
        notes.node(Code::EpubNcx, path, root, format!("docTitle “{heading}” 不是书名"));
    }
    if root.attribute((XML, "lang")).is_none() {
        notes.node(Code::EpubLanguage, path, root, "NCX 的根元素没有 xml:lang");
    }
}

/// Where a point says its place in the order, all do, from 1 and without gaps; points to one place share a number.
fn check_play_order(path: &str, root: Node, notes: &mut Notes) {
    let mut numbers: Vec<u32> =
        root.descendants().filter_map(|node| node.attribute("playOrder")?.parse().ok()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let gap = numbers.iter().zip(1..).any(|(&number, expected)| number != expected);
    if gap {
        notes.node(Code::EpubNcx, path, root, "playOrder 没有从 1 起连续编号");
    }
}
