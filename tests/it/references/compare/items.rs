//! Items of a page before and now. Takes two lists; gives what moved how far, and what is gone, new or changed.

use std::collections::BTreeMap;

use super::FEW;

/// How near to each other, in tenths of a point, an item that is gone and a new one must stand to be the same one, changed.
const NEAR: i64 = 5;

/// An item as its line tells it.
#[derive(Clone, Copy)]
pub(super) struct Item<'t> {
    kind: &'t str,
    /// Its place in tenths of a point.
    at: [i64; 2],
    /// All but its place.
    rest: &'t str,
    line: &'t str,
}

impl<'t> Item<'t> {
    /// The item of a line; none where it is no such line.
    pub(super) fn read(line: &'t str) -> Option<Self> {
        let mut parts = line.splitn(4, ' ');
        let kind = parts.next()?;
        let at = [tenths(parts.next()?)?, tenths(parts.next()?)?];
        Some(Self { kind, at, rest: parts.next().unwrap_or_default(), line })
    }
}

/// A number with one decimal, in tenths.
fn tenths(number: &str) -> Option<i64> {
    let (whole, tenth) = number.split_once('.')?;
    (tenth.len() == 1).then(|| format!("{whole}{tenth}").parse().ok()).flatten()
}

/// How most of the items that moved did.
pub(super) struct Moved {
    /// How many moved so.
    pub(super) items: usize,
    /// How far, in points to the right and down.
    pub(super) by: [f64; 2],
}

impl Moved {
    /// How far, in words.
    pub(super) fn distance(&self) -> String {
        distance(self.by)
    }
}

fn distance(by: [f64; 2]) -> String {
    let shown = |points: f64| {
        if points.abs() < 0.005 {
            return "0.0".to_owned();
        }
        let hundredths = format!("{points:+.2}");
        hundredths.strip_suffix('0').unwrap_or(&hundredths).to_owned()
    };
    let [right, down] = by.map(shown);
    format!("({right}, {down}) pt")
}

/// What became of a page.
pub(super) struct Difference {
    /// How many items it had, besides the page itself.
    pub(super) items: usize,
    /// How most of those that moved did.
    pub(super) moved: Option<Moved>,
    /// What moved otherwise, and what is gone, new or changed, each in words.
    elsewhere: Vec<String>,
    gone: Vec<String>,
    new: Vec<String>,
    changed: Vec<String>,
    /// Whether nothing but the order is another.
    reordered: bool,
}

/// Compares a page.
pub(super) fn difference(before: &[Item<'_>], now: &[Item<'_>]) -> Difference {
    let Paired { pairs, mut gone, mut new } = pair(before, now);
    let (moved, elsewhere) = moves(&pairs);
    let [right, down] = moved.as_ref().map_or([0; 2], |(usual, _)| *usual);
    let mut changed = Vec::new();
    gone.retain(|old| {
        let is_same = |item: &Item<'_>| {
            let (x, y) = (item.at[0] - old.at[0] - right, item.at[1] - old.at[1] - down);
            item.kind == old.kind && x.abs() <= NEAR && y.abs() <= NEAR
        };
        let Some(at) = new.iter().position(is_same) else { return true };
        changed.push(format!("{} → {}", old.line, new.remove(at).rest));
        false
    });
    let lines = |items: Vec<Item<'_>>| items.into_iter().map(|item| item.line.to_owned()).collect();
    let is_reordered = before.iter().map(|item| item.line).ne(now.iter().map(|item| item.line));
    let mut difference = Difference {
        items: before.iter().filter(|item| item.kind != "page").count(),
        moved: moved.map(|(_, moved)| moved),
        elsewhere,
        gone: lines(gone),
        new: lines(new),
        changed,
        reordered: false,
    };
    difference.reordered = is_reordered && difference.told("", false).is_empty();
    difference
}

/// An item before and now.
struct Pair<'t> {
    before: Item<'t>,
    by: [i64; 2],
}

struct Paired<'t> {
    pairs: Vec<Pair<'t>>,
    gone: Vec<Item<'t>>,
    new: Vec<Item<'t>>,
}

/// Finds each item again: the same in the same place, else the next of the same.
fn pair<'t>(before: &[Item<'t>], now: &[Item<'t>]) -> Paired<'t> {
    let mut left: BTreeMap<(&str, &str), Vec<Item<'t>>> = BTreeMap::new();
    for item in now {
        left.entry((item.kind, item.rest)).or_default().push(*item);
    }
    let mut take = |item: &Item<'t>, anywhere: bool| {
        let same = left.get_mut(&(item.kind, item.rest))?;
        let at = same.iter().position(|other| anywhere || other.at == item.at)?;
        Some(same.remove(at))
    };
    let (mut pairs, mut waiting, mut gone) = (Vec::new(), Vec::new(), Vec::new());
    for item in before {
        match take(item, false) {
            Some(_) => pairs.push(Pair { before: *item, by: [0; 2] }),
            None => waiting.push(*item),
        }
    }
    for item in waiting {
        match take(&item, true) {
            Some(other) => pairs.push(Pair { before: item, by: [other.at[0] - item.at[0], other.at[1] - item.at[1]] }),
            None => gone.push(item),
        }
    }
    let new = left.into_values().flatten().collect();
    Paired { pairs, gone, new }
}

/// How most of the items that moved did, with the distance most of them share in tenths; and what moved otherwise.
fn moves(pairs: &[Pair<'_>]) -> (Option<([i64; 2], Moved)>, Vec<String>) {
    let mut counts: BTreeMap<[i64; 2], usize> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.by != [0; 2]) {
        *counts.entry(pair.by).or_default() += 1;
    }
    let Some((&usual, _)) = counts.iter().max_by_key(|(_, count)| **count) else { return (None, Vec::new()) };
    // A distance between two tenths is told as the one or the other.
    let is_usual = |by: [i64; 2]| by != [0; 2] && by.iter().zip(usual).all(|(by, usual)| (by - usual).abs() <= 1);
    let alike: Vec<[i64; 2]> = pairs.iter().map(|pair| pair.by).filter(|by| is_usual(*by)).collect();
    let mean = |axis: usize| alike.iter().map(|by| by[axis] as f64).sum::<f64>() / alike.len() as f64 / 10.0;
    let others = pairs.iter().filter(|pair| pair.by != [0; 2] && !is_usual(pair.by));
    let elsewhere = others.map(|pair| {
        let by = pair.by.map(|tenths| tenths as f64 / 10.0);
        format!("{} moved by {}", pair.before.line, distance(by))
    });
    (Some((usual, Moved { items: alike.len(), by: [mean(0), mean(1)] })), elsewhere.collect())
}

impl Difference {
    /// In words, each line beginning with the name of the page.
    pub(super) fn told(&self, name: &str, all_moved: bool) -> Vec<String> {
        let mut told = Vec::new();
        if let Some(moved) = self.moved.as_ref().filter(|_| !all_moved) {
            told.push(format!("{name}: {} of {} items moved by {}", moved.items, self.items, moved.distance()));
        }
        for (what, items) in
            [("moved otherwise", &self.elsewhere), ("gone", &self.gone), ("new", &self.new), ("changed", &self.changed)]
        {
            if !items.is_empty() {
                told.push(format!("{name}: {what}: {}", few(items)));
            }
        }
        if self.reordered {
            told.push(format!("{name}: the same items are drawn in another order"));
        }
        told
    }
}

/// How many there are, and the first of them.
pub(super) fn few(items: &[String]) -> String {
    let first = items.iter().take(FEW).map(|item| format!("\n      {item}")).collect::<String>();
    let more = if items.len() > FEW { "\n      …" } else { "" };
    format!("{}{first}{more}", items.len())
}
