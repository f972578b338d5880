//! Semantics: `epub:type` and its ARIA twin stand together, landmarks have names of their own, notes lead there and back.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::book::Book;
use super::navigation::target;
use super::notes::Notes;
use super::xml::{OPS, XHTML, elements, has_role, is_type, label};
use crate::diag::Code;

/// The types that have a role of their own in DPUB-ARIA 1.1, on elements that may carry it (EPUB Type to ARIA Role Authoring Guide 1.1).
const TWINS: [(&str, &str); 24] = [
    ("abstract", "doc-abstract"),
    ("acknowledgments", "doc-acknowledgments"),
    ("afterword", "doc-afterword"),
    ("appendix", "doc-appendix"),
    ("backlink", "doc-backlink"),
    ("bibliography", "doc-bibliography"),
    ("chapter", "doc-chapter"),
    ("colophon", "doc-colophon"),
    ("conclusion", "doc-conclusion"),
    ("credits", "doc-credits"),
    ("dedication", "doc-dedication"),
    ("endnotes", "doc-endnotes"),
    ("epigraph", "doc-epigraph"),
    ("epilogue", "doc-epilogue"),
    ("footnote", "doc-footnote"),
    ("foreword", "doc-foreword"),
    ("glossary", "doc-glossary"),
    ("index", "doc-index"),
    ("introduction", "doc-introduction"),
    ("noteref", "doc-noteref"),
    ("pagebreak", "doc-pagebreak"),
    ("part", "doc-part"),
    ("preface", "doc-preface"),
    ("toc", "doc-toc"),
];

/// The roles that are landmarks: a screen reader lists them by name.
const LANDMARKS: [&str; 20] = [
    "doc-acknowledgments",
    "doc-afterword",
    "doc-appendix",
    "doc-bibliography",
    "doc-chapter",
    "doc-conclusion",
    "doc-credits",
    "doc-endnotes",
    "doc-epilogue",
    "doc-errata",
    "doc-foreword",
    "doc-glossary",
    "doc-index",
    "doc-introduction",
    "doc-pagelist",
    "doc-part",
    "doc-preface",
    "doc-prologue",
    "doc-toc",
    "region",
];

pub(super) fn check(book: &Book, notes: &mut Notes) {
    for (path, tree) in book.documents() {
        for node in tree.descendants().filter(Node::is_element) {
            check_twin(path, node, notes);
        }
        check_landmarks(path, tree, notes);
    }
    check_notes(book, notes);
}

fn check_twin(path: &str, node: Node, notes: &mut Notes) {
    // In the list of landmarks the type says what is linked to, and is no role of the link; a body may carry no role of a part.
    let exempt = || node.has_tag_name((XHTML, "body")) || node.ancestors().any(|above| is_type(above, "landmarks"));
    for (kind, role) in TWINS {
        if is_type(node, kind) && !has_role(node, role) && !exempt() {
            notes.node(Code::EpubSemantics, path, node, format!("有 epub:type=\"{kind}\"，没有 role=\"{role}\""));
        } else if has_role(node, role) && node.attribute((OPS, "type")).is_none() && role != "doc-backlink" {
            notes.node(Code::EpubSemantics, path, node, format!("有 role=\"{role}\"，没有 epub:type=\"{kind}\""));
        }
    }
    if has_role(node, "doc-chapter") && node.has_tag_name((XHTML, "article")) {
        notes.node(Code::EpubSemantics, path, node, "role=\"doc-chapter\" 只能在 section 上，不能在 article 上");
    }
}

fn check_landmarks(path: &str, tree: &Document, notes: &mut Notes) {
    let mut names = BTreeSet::new();
    let landmark =
        |node: &Node| node.has_tag_name((XHTML, "nav")) || LANDMARKS.iter().any(|role| has_role(*node, role));
    let all: Vec<Node> = tree.descendants().filter(landmark).collect();
    let ids: Ids = tree.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    for node in &all {
        let name = name(&ids, *node);
        if name.is_empty() {
            // A single unnamed landmark is known by its role alone; sections are not.
            if all.len() > 1 || node.has_tag_name((XHTML, "section")) {
                notes.node(Code::EpubSemantics, path, *node, "这个地标没有名字（aria-labelledby 或 aria-label）");
            }
        } else if !names.insert((node.attribute("role"), name.clone())) {
            notes.node(Code::EpubSemantics, path, *node, format!("有两个同名的地标 “{name}”"));
        }
    }
}

type Ids<'d, 'a> = BTreeMap<&'d str, Node<'d, 'a>>;

fn name(ids: &Ids, node: Node) -> String {
    if let Some(label) = node.attribute("aria-label") {
        return label.trim().to_owned();
    }
    let named = node.attribute("aria-labelledby").unwrap_or_default().split_whitespace();
    named.filter_map(|id| ids.get(id).map(|node| label(*node))).collect::<Vec<_>>().join(" ")
}

type Place = (String, Option<String>);

/// Every sign leads to a note, every note has a sign, and a link from the note leads back to a sign.
fn check_notes(book: &Book, notes: &mut Notes) {
    let mut bodies: BTreeMap<Place, (&str, Node)> = BTreeMap::new();
    for (path, tree) in book.documents() {
        for node in tree.descendants().filter(|node| is_note(*node)) {
            match node.attribute("id") {
                Some(id) => drop(bodies.insert((path.to_owned(), Some(id.to_owned())), (path, node))),
                None => notes.node(Code::EpubNote, path, node, "注文没有 id，注号指不到它"),
            }
        }
    }
    let mut signs: BTreeSet<Place> = BTreeSet::new();
    let mut cited: BTreeSet<Place> = BTreeSet::new();
    for (path, tree) in book.documents() {
        for sign in elements(tree, XHTML, "a").filter(|a| is_type(*a, "noteref") || has_role(*a, "doc-noteref")) {
            signs.insert((path.to_owned(), sign.attribute("id").map(str::to_owned)));
            match sign.attribute("href").and_then(|href| target(path, href)).filter(|place| bodies.contains_key(place))
            {
                Some(place) => drop(cited.insert(place)),
                None => notes.node(Code::EpubNote, path, sign, format!("注号 “{}” 没有指到注文", label(sign))),
            }
        }
    }
    for (place, (path, node)) in bodies {
        if !cited.contains(&place) {
            notes.node(Code::EpubNote, path, node, "这条注没有注号指到它");
        }
        let links = node.descendants().filter_map(|inner| inner.attribute("href"));
        if !links.filter_map(|href| target(path, href)).any(|back| signs.contains(&back)) {
            notes.node(Code::EpubNote, path, node, "这条注没有回到注号的链接");
        }
    }
}

fn is_note(node: Node) -> bool {
    ["footnote", "endnote", "rearnote"].iter().any(|kind| is_type(node, kind)) || has_role(node, "doc-footnote")
}
