//! The pages of print: every page break in the text has a name and stands in the page list, and the page list leads to page breaks.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::book::Book;
use super::navigation;
use super::notes::Notes;
use super::xml::{has_role, is_type};
use crate::diag::Code;

type Place = (String, Option<String>);

pub(super) fn check(book: &Book, notes: &mut Notes) {
    let mut breaks: BTreeMap<Place, ()> = BTreeMap::new();
    let lists = navigation::find(book, "page-list");
    let entries: Vec<(&str, navigation::ContentsLine)> = lists
        .iter()
        .flat_map(|&(path, nav)| navigation::entries(path, nav).into_iter().map(move |entry| (path, entry)))
        .collect();
    let listed: BTreeSet<&Place> = entries.iter().filter_map(|(_, entry)| entry.target.as_ref()).collect();
    for (path, tree) in book.documents() {
        for node in tree.descendants().filter(|node| is_type(*node, "pagebreak") || has_role(*node, "doc-pagebreak")) {
            let place = (path.to_owned(), node.attribute("id").map(str::to_owned));
            check_break(path, node, listed.contains(&place), notes);
            breaks.insert(place, ());
        }
    }
    if breaks.is_empty() && !lists.is_empty() {
        notes.file(Code::EpubPageList, lists[0].0, "有页码表，正文里却没有分页标记");
        return;
    }
    check_entries(&entries, &breaks, notes);
}

fn check_break(path: &str, node: Node, listed: bool, notes: &mut Notes) {
    let named =
        ["aria-label", "title"].iter().any(|name| node.attribute(*name).is_some_and(|label| !label.trim().is_empty()));
    if !named && super::xml::label(node).is_empty() {
        notes.advise(Code::EpubPageList, path, Some(node.range().start), "分页标记没有名字（aria-label）");
    }
    if !listed {
        notes.node(Code::EpubPageList, path, node, "分页标记不在页码表里");
    }
}

fn check_entries(entries: &[(&str, navigation::ContentsLine)], breaks: &BTreeMap<Place, ()>, notes: &mut Notes) {
    let mut seen = BTreeSet::new();
    for (path, entry) in entries {
        let mut fault = |message: String| notes.at(Code::EpubPageList, path, entry.byte, message);
        if !entry.target.as_ref().is_some_and(|place| breaks.contains_key(place)) {
            fault(format!("页码表的 “{}” 没有指到分页标记", entry.label));
        }
        if entry.depth > 1 {
            fault("页码表只能有一层".to_owned());
        }
        if !seen.insert(entry.label.as_str()) {
            fault(format!("页码表里有两个 “{}”", entry.label));
        }
    }
}
