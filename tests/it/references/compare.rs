//! What differs between a text and its reference, in words. Takes both; gives lines for a person: which pages moved and how far, which items
//! are gone, new or changed, which values of a JSON file are others.
//!
//! A text is a row of sections, each below a line `== its name`. A section whose lines are all items (see [`super::listing`]) is compared item
//! by item, any other line by line.

mod items;
mod json;
mod lines;

use self::items::{Item, Moved};

/// How many of a sort are told of one by one.
const FEW: usize = 3;
/// The share of a page's items, in percent, that must move alike to say that the page moved.
const MOST: usize = 90;
/// How far two pages may differ in how far they moved, in points, to have moved alike: places are told to a tenth.
const ALIKE: f64 = 0.06;

/// What differs; nothing where the texts are the same.
pub(super) fn differences(name: &str, reference: &str, actual: &str) -> Vec<String> {
    if reference == actual {
        return Vec::new();
    }
    if reference.is_empty() {
        return vec!["there is no reference yet".to_owned()];
    }
    if name.ends_with(".json") {
        return json::differences(reference, actual);
    }
    let (known, found) = (sections(reference), sections(actual));
    let mut told = Vec::new();
    for (name, _) in &known {
        if section(&found, name).is_none() {
            told.push(format!("{name}: the whole section is gone"));
        }
    }
    for (name, _) in &found {
        if section(&known, name).is_none() {
            told.push(format!("{name}: the whole section is new"));
        }
    }
    let both = known.iter().filter_map(|(name, before)| Some((*name, &before[..], section(&found, name)?)));
    let compared: Vec<(&str, Compared)> = both.map(|(name, before, now)| (name, compare(before, now))).collect();
    told.extend(all_moved(&compared));
    let is_told = !told.is_empty();
    told.extend(compared.iter().flat_map(|(name, compared)| compared.told(name, is_told)));
    if told.is_empty() {
        told.push("the sections stand in another order, or their line ends differ".to_owned());
    }
    told
}

/// A section: its name and its lines.
type Section<'t> = (&'t str, Vec<&'t str>);

fn sections(text: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("== ") {
            sections.push((name, Vec::new()));
            continue;
        }
        match sections.last_mut() {
            Some((_, lines)) => lines.push(line),
            None => sections.push(("the beginning", vec![line])),
        }
    }
    sections
}

fn section<'s>(sections: &'s [Section<'_>], name: &str) -> Option<&'s [&'s str]> {
    sections.iter().find(|(other, _)| *other == name).map(|(_, lines)| &lines[..])
}

/// What became of a section.
enum Compared {
    /// Of a page with items.
    Items(items::Difference),
    /// Of other lines, in words.
    Lines(Vec<String>),
}

/// The lines as items; none where one is no item.
fn items<'t>(lines: &[&'t str]) -> Option<Vec<Item<'t>>> {
    lines.iter().map(|line| Item::read(line)).collect()
}

fn compare(before: &[&str], now: &[&str]) -> Compared {
    match items(before).zip(items(now)) {
        Some((before, now)) => Compared::Items(items::difference(&before, &now)),
        None => Compared::Lines(lines::differences(before, now)),
    }
}

impl Compared {
    /// In words. That the page as a whole moved need not be said where all pages did.
    fn told(&self, name: &str, all_moved: bool) -> Vec<String> {
        match self {
            Self::Items(difference) => difference.told(name, all_moved),
            Self::Lines(lines) => lines.iter().map(|line| format!("{name}: {line}")).collect(),
        }
    }
}

/// Says so if all pages moved, and all alike.
fn all_moved(compared: &[(&str, Compared)]) -> Option<String> {
    let pages: Vec<&items::Difference> = compared
        .iter()
        .filter_map(|(_, compared)| if let Compared::Items(difference) = compared { Some(difference) } else { None })
        .collect();
    let moves: Vec<&Moved> = pages
        .iter()
        .map(|page| page.moved.as_ref().filter(|moved| moved.items * 100 >= page.items * MOST))
        .collect::<Option<_>>()?;
    let [first, ..] = moves[..] else { return None };
    if !moves.iter().all(|moved| moved.by.iter().zip(first.by).all(|(by, other)| (by - other).abs() <= ALIKE)) {
        return None;
    }
    let moved: usize = moves.iter().map(|moved| moved.items).sum();
    let items: usize = pages.iter().map(|page| page.items).sum();
    Some(format!("all pages moved by {}: {moved} of {items} items on {} pages", first.distance(), pages.len()))
}

#[cfg(test)]
mod tests;
