//! The hits of a page, one for each rule, cause and object: repeated ones are counted.

use std::collections::BTreeMap;

use super::super::pages::{Boxes, Rect};
use super::super::{Hit, Rule};
use chenbao_model::diag::Severity;

/// The most different hits a page keeps.
const MOST: usize = 300;

/// What the hits of a group have in common, and how many there are.
struct Group {
    severity: Severity,
    message: String,
    place: Option<[f64; 4]>,
    count: u32,
}

/// The hits of a page.
pub(super) struct Findings<'b> {
    page: u32,
    boxes: &'b Boxes,
    groups: BTreeMap<(Rule, Severity, Option<u32>, String), Group>,
}

/// One fault, before it is counted.
pub(super) struct Fault<'m> {
    /// The rule it breaks.
    pub rule: Rule,
    /// How much it matters.
    pub severity: Severity,
    /// What it has in common with others that are counted with it.
    pub cause: &'m str,
    /// The object at fault.
    pub object: Option<u32>,
    /// Where, in points.
    pub place: Option<Rect>,
}

impl<'b> Findings<'b> {
    /// None so far.
    pub(super) fn new(page: u32, boxes: &'b Boxes) -> Self {
        Self { page, boxes, groups: BTreeMap::new() }
    }

    /// Takes a fault in; the first of its kind keeps its message and its place.
    pub(super) fn add(&mut self, fault: Fault<'_>, message: impl FnOnce() -> String) {
        let key = (fault.rule, fault.severity, fault.object, fault.cause.to_owned());
        if let Some(group) = self.groups.get_mut(&key) {
            group.count = group.count.saturating_add(1);
        } else if self.groups.len() < MOST {
            let place = fault.place.map(|rect| self.boxes.place_mm(rect));
            self.groups.insert(key, Group { severity: fault.severity, message: message(), place, count: 1 });
        }
    }

    /// As hits, by rule.
    pub(super) fn into_hits(self) -> Vec<Hit> {
        let page = self.page;
        let hit = |((rule, _, object, _), group): ((Rule, Severity, Option<u32>, String), Group)| Hit {
            rule,
            severity: group.severity,
            page: Some(page),
            object,
            place: group.place,
            message: if group.count > 1 {
                format!("{}（本版共 {} 处）", group.message, group.count)
            } else {
                group.message
            },
        };
        self.groups.into_iter().map(hit).collect()
    }
}
