//! The words of a book against the words of its sources: nothing lost, nothing twice, nothing out of order.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::archive::Archive;
use super::notes::Notes;
use super::package::Package;
use super::xml::{Trees, XHTML, has_role, is_type, parse, plain};
use crate::diag::{Code, Finding};
use crate::export::epub::chapter::in_the_order_of_the_book;
use crate::export::epub::chapter_href;
use crate::model::{Anthology, Passage, Review};

/// The class of what the book adds to an author's text.
const ADDED: &str = "added";

/// Compares every review of a finished book with the anthology it was made from. Spaces and line ends are not compared.
pub fn fidelity(bytes: &[u8], anthology: &Anthology) -> Vec<Finding> {
    let mut unread = Notes::default();
    let Some(archive) = Archive::read(bytes, &mut unread) else { return unread.finish(&BTreeMap::new()) };
    let trees = parse(&archive, &mut unread);
    let Some(package) = Package::read(&archive, &trees, &mut unread) else { return unread.finish(&archive.files) };
    anthology.reviews.iter().filter_map(|review| fault(review, &package, &trees)).collect()
}

/// The first place where a review's text and the book's differ.
fn fault(review: &Review, package: &Package, trees: &Trees) -> Option<Finding> {
    let href = chapter_href(review);
    let document = package
        .documents()
        .into_iter()
        .find(|path| path.rsplit('/').next() == Some(href.as_str()))
        .and_then(|path| trees.get(path));
    let Some(document) = document else {
        return Some(Finding::new(Code::EpubFidelity, format!("{}年的回顾不在书里", review.year)));
    };
    let places = anchors(document);
    let mut end = 0;
    for (index, passage) in review.body.iter().enumerate() {
        if matches!(passage, Passage::Picture(_)) {
            continue;
        }
        let place = places.get(Review::anchor(index).as_str());
        let expected = squeezed(&in_the_order_of_the_book(passage));
        // A mark that stands alone, of a note or of a printed page, has no words and no element of its own.
        if place.is_none() && expected.is_empty() {
            continue;
        }
        let words = place.map(|&node| words(node)).unwrap_or_default();
        let start = place.map_or(0, |node| node.range().start);
        if words == expected && start >= end {
            end = start;
            continue;
        }
        let span = passage.texts().into_iter().find_map(|text| text.span_at(0));
        let message =
            if start < end { "这一段在书里的次序变了".to_owned() } else { difference(&expected, &words) };
        return Some(Finding::new(Code::EpubFidelity, message).at_opt(span).hint(Code::EpubFidelity.doc().mend));
    }
    None
}

fn difference(expected: &str, there: &str) -> String {
    let same = expected.chars().zip(there.chars()).take_while(|(a, b)| a == b).count();
    let rest = |text: &str| text.chars().skip(same).take(12).collect::<String>();
    format!("稿件的 “{}” 在书里成了 “{}”", rest(expected), rest(there))
}

/// The elements by their ids.
fn anchors<'d, 'a>(document: &'d Document<'a>) -> BTreeMap<&'d str, Node<'d, 'a>> {
    document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The words of an element without what is no part of the text: pictures with their captions, note signs, notes, links back and page
/// breaks.
fn words(node: Node) -> String {
    let added = |node: &Node| {
        ["noteref", "footnote", "pagebreak", "backlink"].iter().any(|kind| is_type(*node, kind))
            || has_role(*node, "doc-backlink")
            || node.has_tag_name((XHTML, "figure"))
            || plain(*node, "class").is_some_and(|class| class.split_whitespace().any(|one| one == ADDED))
    };
    let mut text = String::new();
    let mut rest = vec![node];
    while let Some(node) = rest.pop() {
        if let Some(own) = node.text().filter(|_| node.is_text()) {
            text.extend(own.chars().filter(|c| !c.is_whitespace()));
        } else if !added(&node) {
            let inner: Vec<Node> = node.children().collect();
            rest.extend(inner.into_iter().rev());
        }
    }
    text
}
