//! The XML of a book: takes the archive, gives the tree of every XML file, and what hinders one from being read.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, ParsingOptions};

use super::archive::Archive;
use super::notes::Notes;
use crate::diag::Code;

/// XHTML.
pub(super) const XHTML: &str = "http://www.w3.org/1999/xhtml";
/// `epub:type` and its kin.
pub(super) const OPS: &str = "http://www.idpf.org/2007/ops";
/// The package document.
pub(super) const OPF: &str = "http://www.idpf.org/2007/opf";
/// Dublin Core.
pub(super) const DC: &str = "http://purl.org/dc/elements/1.1/";
/// SVG.
pub(super) const SVG: &str = "http://www.w3.org/2000/svg";
/// MathML.
pub(super) const MATHML: &str = "http://www.w3.org/1998/Math/MathML";
/// Links in SVG.
pub(super) const XLINK: &str = "http://www.w3.org/1999/xlink";
/// `xml:lang`.
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The trees by the paths of their files.
pub(super) type Trees<'a> = BTreeMap<&'a str, Document<'a>>;

/// Reads every file that is XML by its name.
pub(super) fn parse<'a>(archive: &'a Archive, notes: &mut Notes) -> Trees<'a> {
    let xml = |path: &str| {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
        matches!(extension.as_str(), "xhtml" | "html" | "htm" | "xml" | "opf" | "ncx" | "svg")
    };
    let files = archive.files.iter().filter(|(path, _)| xml(path));
    files.filter_map(|(path, bytes)| Some((path.as_str(), tree(path, bytes, notes)?))).collect()
}

fn tree<'a>(path: &str, bytes: &'a [u8], notes: &mut Notes) -> Option<Document<'a>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            notes.at(Code::EpubXml, path, error.valid_up_to(), "不是 UTF-8 编码");
            return None;
        }
    };
    if let Some(encoding) = declared_encoding(text).filter(|encoding| !encoding.eq_ignore_ascii_case("utf-8")) {
        notes.at(Code::EpubXml, path, 0, format!("声明的编码是 {encoding}，应是 UTF-8"));
    }
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    match Document::parse_with_options(text, options) {
        Ok(document) => Some(document),
        Err(error) => {
            let byte = byte_of(text, error.pos().row, error.pos().col);
            notes.at(Code::EpubXml, path, byte, format!("不合乎 XML 写法：{error}"));
            None
        }
    }
}

/// The encoding the first line declares.
fn declared_encoding(text: &str) -> Option<&str> {
    let declaration = text.trim_start_matches('\u{feff}').strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding=")?.1;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split_once(quote).map(|(encoding, _)| encoding)
}

fn byte_of(text: &str, row: u32, column: u32) -> usize {
    let line_start = text.split_inclusive('\n').take(row.saturating_sub(1) as usize).map(str::len).sum::<usize>();
    let line = text.get(line_start..).unwrap_or_default();
    line.char_indices().nth(column.saturating_sub(1) as usize).map_or(text.len(), |(at, _)| line_start + at)
}

/// The value of an attribute without a namespace; asked by its name alone, roxmltree also gives `xml:lang` for `lang`.
pub(super) fn plain<'d>(node: Node<'d, '_>, name: &str) -> Option<&'d str> {
    node.attributes().find(|one| one.namespace().is_none() && one.name() == name).map(|one| one.value())
}

/// The elements of a name, wherever they stand.
pub(super) fn elements<'d, 'a: 'd>(
    document: &'d Document<'a>,
    namespace: &'static str,
    name: &'static str,
) -> impl Iterator<Item = Node<'d, 'a>> {
    document.descendants().filter(move |node| node.has_tag_name((namespace, name)))
}

/// Whether an element has this word in its `epub:type`.
pub(super) fn is_type(node: Node, word: &str) -> bool {
    node.attribute((OPS, "type")).is_some_and(|types| types.split_whitespace().any(|one| one == word))
}

/// Whether an element has this word in its `role`.
pub(super) fn has_role(node: Node, word: &str) -> bool {
    node.attribute("role").is_some_and(|roles| roles.split_whitespace().any(|one| one == word))
}

/// What an element says: its text and the alternative texts of its pictures, white space put together.
pub(super) fn label(node: Node) -> String {
    let mut text = String::new();
    for inner in node.descendants() {
        if let Some(own) = inner.text().filter(|_| inner.is_text()) {
            text.push_str(own);
        } else if inner.has_tag_name((XHTML, "img")) {
            text.push_str(inner.attribute("alt").unwrap_or_default());
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The elements right below one.
pub(super) fn children<'d, 'a: 'd>(node: Node<'d, 'a>) -> impl Iterator<Item = Node<'d, 'a>> {
    node.children().filter(Node::is_element)
}
