//! The hits of a page, one for each rule, likeness and object: repeated ones are counted.

use std::collections::BTreeMap;

use super::likeness::likeness;
use crate::boxes::{PageBoxes, Rect};
use crate::fault::Fault;
use crate::hit::{Hit, Severity};
use crate::rule::Rule;

/// The most different hits a page keeps.
const MOST: usize = 300;

/// Where a fault is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// The object at fault.
    pub(super) object: Option<u32>,
    /// Where on the page, in points.
    pub(super) place: Option<Rect>,
}

/// What faults have in common that are counted as one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Likeness {
    rule: Rule,
    severity: Severity,
    object: Option<u32>,
    text: String,
}

/// The hits of a page.
pub(super) struct Findings<'b> {
    page: u32,
    boxes: &'b PageBoxes,
    hits: BTreeMap<Likeness, Hit>,
}

impl<'b> Findings<'b> {
    /// None so far.
    pub(super) fn new(page: u32, boxes: &'b PageBoxes) -> Self {
        Self { page, boxes, hits: BTreeMap::new() }
    }

    /// Takes a fault in; the first of its kind keeps its figures and its place.
    pub(super) fn add(&mut self, severity: Severity, spot: Spot, fault: Fault) {
        let text = likeness(&fault);
        let key = Likeness { rule: fault.rule(), severity, object: spot.object, text };
        if let Some(hit) = self.hits.get_mut(&key) {
            hit.count = hit.count.saturating_add(1);
        } else if self.hits.len() < MOST {
            let place = spot.place.map(|rect| self.boxes.place_mm(rect));
            let hit = Hit::new(severity, fault).on(self.page).in_object(spot.object);
            self.hits.insert(key, Hit { place, ..hit });
        }
    }

    /// As hits, by rule.
    pub(super) fn into_hits(self) -> Vec<Hit> {
        self.hits.into_values().collect()
    }
}
