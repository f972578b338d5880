//! Lines before and now: which are gone and which are new.

use std::collections::BTreeMap;

use super::items::few;

/// The most characters of a line that are shown.
const WIDTH: usize = 160;

/// What differs between two lists of lines; nothing where they are the same.
pub(super) fn differences(before: &[&str], now: &[&str]) -> Vec<String> {
    if before == now {
        return Vec::new();
    }
    let (gone, new) = (without(before, now), without(now, before));
    let mut told = Vec::new();
    for (what, lines) in [("gone", &gone), ("new", &new)] {
        if !lines.is_empty() {
            told.push(format!("lines {what}: {}", few(lines)));
        }
    }
    if told.is_empty() {
        told.push("the same lines stand in another order".to_owned());
    }
    told
}

/// The lines that the others lack, as often as they lack them.
fn without(lines: &[&str], others: &[&str]) -> Vec<String> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for line in others {
        *left.entry(line).or_default() += 1;
    }
    let is_missing = |line: &&&str| match left.get_mut(**line) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    lines.iter().filter(is_missing).map(|line| line.chars().take(WIDTH).collect()).collect()
}
