//! The XML of a document, asked by local names: strict and transitional files differ in nothing else.

use roxmltree::{Node, ParsingOptions};

use crate::fault::Fault;
use crate::limits;

/// Parses a part and gives its root element to somebody.
pub(super) fn with_document<T>(part: &[u8], take: impl FnOnce(Node<'_, '_>) -> Result<T, Fault>) -> Result<T, Fault> {
    let text = decoded(part)?;
    if depth(&text) > limits::MOST_DEPTH * 8 {
        return Err(Fault::Bomb);
    }
    let options = ParsingOptions { allow_dtd: false, nodes_limit: limits::MOST_NODES, ..ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(&text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached | roxmltree::Error::DtdDetected => Fault::Bomb,
        _ => Fault::Broken("里面的 XML 不合格"),
    })?;
    take(document.root_element())
}

/// The text of a part, which is UTF-8 or, from old programs, UTF-16.
fn decoded(part: &[u8]) -> Result<String, Fault> {
    let (text, _, wrong) = encoding_rs::UTF_8.decode(part);
    if wrong { Err(Fault::Broken("里面的 XML 不是 UTF-8")) } else { Ok(text.into_owned()) }
}

/// How deep elements may lie in each other at the most, without parsing: a parser that recurses must not be led too deep.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'<' => match bytes.get(at + 1) {
                Some(b'/') => depth = depth.saturating_sub(1),
                Some(b'!' | b'?') | None => {}
                Some(_) => depth += 1,
            },
            b'>' if at > 0 && bytes[at - 1] == b'/' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Whether a node is an element of this local name.
pub(super) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The first child element of this name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, name))
}

/// The value of an attribute, whatever its namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// `val` of the first child of this name.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|child| attribute(child, "val"))
}

/// Whether a switch is on: it is there, and does not say that it is off.
pub(super) fn switch(node: Node<'_, '_>, name: &str) -> Option<bool> {
    let child = child(node, name)?;
    Some(!matches!(attribute(child, "val"), Some("0" | "false" | "off" | "none")))
}

/// All text below a node, its paragraphs parted by line ends.
pub(super) fn plain_text(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    for inner in node.descendants() {
        if is(inner, "p") && !text.is_empty() {
            text.push('\n');
        }
        if is(inner, "t") || is(inner, "delText") {
            text.push_str(inner.text().unwrap_or_default());
        }
    }
    text.trim().to_owned()
}
