//! The index 索引 of places, institutions and projects, and of persons where the editor says so: takes the names of all reviews; gives
//! them by pinyin, each with the places of the book that have it, marked up as EPUB Indexes 1.0 has it.

use super::super::document::{Document, Landmark};
use super::collation::SortKey;
use super::part::ApparatusPart;
use super::reference::{href, place_label};
use super::themes::passages;
use crate::markup::Markup;
use crate::model::{Anthology, NameKind, Passage, Review};

/// A name with the places that have it.
struct IndexEntry<'a> {
    key: SortKey,
    name: &'a str,
    kind: NameKind,
    locators: Vec<(&'a Review, usize)>,
}

/// 索引.
pub(super) fn document(book: &Anthology) -> Option<Document> {
    let entries = entries(book);
    let mut part = ApparatusPart::new("index", "索引");
    // The letters stand on the page alone: twenty more lines would bury the contents where a reader flattens them.
    for (at, group) in entries.chunk_by(|one, other| one.key.initial() == other.key.initial()).enumerate() {
        let Some(first) = group.first() else { continue };
        let heading = format!("index-{}-h", at + 1);
        part.content.element("section", &[("epub:type", "index-group"), ("aria-labelledby", &heading)], |section| {
            section.leaf("h2", &[("id", &heading)], &first.key.initial());
            section.element("ul", &[("epub:type", "index-entry-list"), ("class", "entries")], |list| {
                for entry in group {
                    write(list, entry, &entries);
                }
            });
        });
        part.content.newline();
    }
    let semantics = [("epub:type", "index"), ("role", "doc-index")];
    (!entries.is_empty()).then(|| part.finish(&semantics, Some(Landmark::Index)))
}

/// The names of all reviews, each once, that the text of some review has, in the order of the index.
fn entries(book: &Anthology) -> Vec<IndexEntry<'_>> {
    let mut names: Vec<(&str, NameKind)> = book
        .reviews
        .iter()
        .flat_map(|review| &review.names)
        .filter(|name| name.kind != NameKind::Person || book.persons_in_index)
        .map(|name| (name.name.as_str(), name.kind))
        .collect();
    names.sort_unstable();
    names.dedup();
    let entry =
        |(name, kind)| IndexEntry { key: SortKey::new(name), name, kind, locators: locators(book, &[name.to_owned()]) };
    let mut entries: Vec<IndexEntry<'_>> =
        names.into_iter().map(entry).filter(|entry| !entry.locators.is_empty()).collect();
    entries.sort_by(|one, other| (&one.key, one.kind).cmp(&(&other.key, other.kind)));
    entries
}

/// The names of persons that the index leaves out because its editor did not ask for them, each once.
pub fn unindexed(book: &Anthology) -> Vec<&str> {
    let all = book.reviews.iter().flat_map(|review| &review.names);
    let persons = all.filter(|name| name.kind == NameKind::Person && !book.persons_in_index);
    let mut names: Vec<&str> = persons.map(|name| name.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The first passage of every section that has a name.
fn locators<'a>(book: &'a Anthology, name: &[String]) -> Vec<(&'a Review, usize)> {
    let all = book.reviews.iter().flat_map(|review| passages(review, name).into_iter().map(move |at| (review, at)));
    let mut all: Vec<(&Review, usize)> = all.collect();
    all.dedup_by(|(review, at), (before, first)| {
        review.order == before.order && section(review, *at) == section(before, *first)
    });
    all
}

/// The heading a passage stands under, as an index into the body.
fn section(review: &Review, passage: usize) -> Option<usize> {
    let headings = |at: &usize| matches!(review.body.get(*at), Some(Passage::Heading { .. }));
    (0..=passage).rev().find(headings)
}

/// A name and its locators. Names of two kinds say which they are of.
fn write(list: &mut Markup, entry: &IndexEntry<'_>, all: &[IndexEntry<'_>]) {
    let is_double = all.iter().filter(|other| other.name == entry.name).count() > 1;
    let qualifier = if is_double { format!("（{}）", kind_label(entry.kind)) } else { String::new() };
    let name = format!("{}{qualifier}", entry.name);
    list.element("li", &[("epub:type", "index-entry")], |item| {
        item.leaf("span", &[("epub:type", "index-term")], &name);
        item.element("ul", &[("epub:type", "index-locator-list"), ("class", "locators")], |locators| {
            for &(review, passage) in &entry.locators {
                let place = place_label(review, passage);
                let label = format!("{name}：{place}");
                let address = href(review, passage);
                let attributes =
                    [("href", address.as_str()), ("epub:type", "index-locator"), ("aria-label", label.as_str())];
                locators.element("li", &[], |locator| locator.leaf("a", &attributes, &place));
            }
        });
    });
}

/// What a kind is called.
fn kind_label(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Place => "地名",
        NameKind::Institution => "机构",
        NameKind::Project => "项目",
        NameKind::Person => "人名",
    }
}
