//! What every content document owes its readers: alternative texts, tables with heads, headings in steps.

use roxmltree::{Document, Node};

use super::book::Book;
use super::notes::Notes;
use super::xml::{SVG, XHTML, elements, has_role, label};
use crate::diag::Code;

/// More columns than this do not fit a small screen (epub.md §5.5, Kobo).
const COLUMNS: usize = 4;

pub(super) fn check(book: &Book, notes: &mut Notes) {
    // Headings carry the book's level on from one document to the next.
    let mut deepest = 0;
    for (path, tree) in book.documents() {
        check_title(path, tree, notes);
        check_pictures(path, tree, notes);
        for table in elements(tree, XHTML, "table") {
            check_table(path, table, notes);
        }
        deepest = check_headings(path, tree, deepest, notes);
    }
}

fn check_title(path: &str, tree: &Document, notes: &mut Notes) {
    if !elements(tree, XHTML, "title").any(|title| !label(title).is_empty()) {
        notes.node(Code::EpubHeading, path, tree.root_element(), "文档没有 title");
    }
}

fn has_name(node: Node) -> bool {
    let attribute = |name: &str| node.attribute(name).is_some_and(|value| !value.trim().is_empty());
    attribute("aria-label") || attribute("aria-labelledby")
}

fn hidden(node: Node) -> bool {
    node.attribute("aria-hidden") == Some("true") || has_role(node, "presentation") || has_role(node, "none")
}

fn check_pictures(path: &str, tree: &Document, notes: &mut Notes) {
    for image in elements(tree, XHTML, "img") {
        let source = image.attribute("src").unwrap_or_default();
        let message = match image.attribute("alt").map(str::trim) {
            None if has_name(image) || hidden(image) => continue,
            None => format!("图片 “{source}” 没有 alt"),
            Some("") if hidden(image) || has_name(image) => continue,
            // HTML takes an empty one for a decoration; more often it was forgotten.
            Some("") => {
                let message = format!("图片 “{source}” 的 alt 是空的；纯装饰的图另加 role=\"presentation\"");
                notes.advise(Code::EpubAlt, path, Some(image.range().start), message);
                continue;
            }
            Some(alt) if source.ends_with(alt) => format!("图片 “{source}” 的 alt 只是文件名"),
            Some(_) => continue,
        };
        notes.node(Code::EpubAlt, path, image, message);
    }
    for svg in
        elements(tree, SVG, "svg").filter(|svg| !svg.ancestors().skip(1).any(|above| above.has_tag_name((SVG, "svg"))))
    {
        let titled = svg.children().any(|inner| inner.has_tag_name((SVG, "title")) && !label(inner).is_empty());
        if hidden(svg) {
            continue;
        }
        if !titled && !has_name(svg) {
            notes.node(Code::EpubAlt, path, svg, "内嵌 SVG 没有 title 或 aria-label");
        } else if !has_role(svg, "img") && !has_role(svg, "graphics-document") {
            notes.node(Code::EpubAlt, path, svg, "内嵌 SVG 没有 role=\"img\"，读屏会逐个念里面的图形");
        }
    }
}

fn check_table(path: &str, table: Node, notes: &mut Notes) {
    if hidden(table) {
        return;
    }
    let heads: Vec<Node> = table.descendants().filter(|node| node.has_tag_name((XHTML, "th"))).collect();
    if heads.is_empty() {
        notes.node(Code::EpubTable, path, table, "表格没有表头（th）");
    }
    if let Some(head) = heads.iter().find(|head| head.attribute("scope").is_none() && head.attribute("id").is_none()) {
        notes.node(Code::EpubTable, path, *head, "表头没有 scope");
    }
    let rows = table.descendants().filter(|node| node.has_tag_name((XHTML, "tr")));
    let widest = rows.map(columns).max().unwrap_or(0);
    if widest > COLUMNS {
        notes.node(Code::EpubTable, path, table, format!("表格有 {widest} 列，小屏上排不下，最好不超过 {COLUMNS} 列"));
    }
}

fn columns(row: Node) -> usize {
    let cells = row.children().filter(|cell| cell.has_tag_name((XHTML, "td")) || cell.has_tag_name((XHTML, "th")));
    cells
        .map(|cell| cell.attribute("colspan").and_then(|span| span.parse::<usize>().ok()).unwrap_or(1))
        .fold(0, usize::saturating_add)
}

/// Checks the headings of a document; gives the deepest level the book has reached.
fn check_headings(path: &str, tree: &Document, deepest: u32, notes: &mut Notes) -> u32 {
    // Within a document a heading stands at most one level below the one before; the first, one below any of the book so far.
    let (mut before, mut deepest) = (None, deepest);
    for (node, level) in tree.descendants().filter_map(|node| Some((node, level(node)?))) {
        if label(node).is_empty() {
            notes.node(Code::EpubHeading, path, node, "标题是空的");
        }
        let allowed = before.unwrap_or(deepest) + 1;
        if level > allowed {
            notes.node(
                Code::EpubHeading,
                path,
                node,
                format!("标题 “{}” 是 h{level}，这里最多到 h{allowed}", label(node)),
            );
        }
        before = Some(level);
        deepest = deepest.max(level);
    }
    deepest
}

fn level(node: Node) -> Option<u32> {
    if node.tag_name().namespace() != Some(XHTML) {
        return None;
    }
    ('1'..='6')
        .zip(1..)
        .find(|(digit, _)| node.tag_name().name().strip_prefix('h') == Some(digit.encode_utf8(&mut [0; 4])))
        .map(|(_, level)| level)
}
