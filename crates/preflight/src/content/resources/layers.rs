//! Layers 图层: which optional content is printed (ISO 32000-1 8.11). Takes the catalog; says of a layer whether it is hidden.

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};

/// How deep expressions of visibility may lie within each other.
const DEPTH: usize = 8;
/// The most layers that are looked at.
const MOST: usize = 10_000;

/// The layers of a file that are not printed.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    hidden: BTreeSet<ObjectIdentifier>,
}

impl Layers {
    /// Those of a catalog, as its default configuration has them when the file is printed.
    pub(crate) fn of_catalog(catalog: &Dict<'_>) -> Self {
        let Some(properties) = catalog.get::<Dict<'_>>(b"OCProperties") else { return Self::default() };
        let configuration = properties.get::<Dict<'_>>(b"D").unwrap_or_default();
        let all = ids(&properties, b"OCGs");
        let mut hidden = BTreeSet::new();
        if configuration.get::<Name<'_>>(b"BaseState").is_some_and(|state| state.as_ref() == b"OFF") {
            hidden.extend(all);
        }
        for shown in ids(&configuration, b"ON") {
            hidden.remove(&shown);
        }
        hidden.extend(ids(&configuration, b"OFF"));
        let mut layers = Self { hidden };
        layers.apply_print_states(&configuration);
        layers
    }

    /// What the layers themselves want when the file is printed, where the configuration lets them.
    fn apply_print_states(&mut self, configuration: &Dict<'_>) {
        let Some(automatic) = configuration.get::<Array<'_>>(b"AS") else { return };
        for usage in automatic.iter::<Dict<'_>>().take(64) {
            if usage.get::<Name<'_>>(b"Event").is_none_or(|event| event.as_ref() != b"Print") {
                continue;
            }
            let Some(groups) = usage.get::<Array<'_>>(b"OCGs") else { continue };
            for group in groups.iter::<Dict<'_>>().take(MOST) {
                let state = group.get::<Dict<'_>>(b"Usage").and_then(|usage| usage.get::<Dict<'_>>(b"Print"));
                let state = state.and_then(|print| print.get::<Name<'_>>(b"PrintState"));
                match (group.obj_id(), state.as_ref().map(|state| state.as_ref())) {
                    (Some(id), Some(b"ON")) => drop(self.hidden.remove(&id)),
                    (Some(id), Some(b"OFF")) => drop(self.hidden.insert(id)),
                    _ => {}
                }
            }
        }
    }

    /// Whether what is on a layer, or on a membership of several, is not printed.
    pub(crate) fn hides(&self, layer: &Dict<'_>) -> bool {
        if self.hidden.is_empty() {
            return false;
        }
        if layer.get::<Name<'_>>(b"Type").is_some_and(|kind| kind.as_ref() == b"OCMD") {
            return !self.shows_membership(layer);
        }
        layer.obj_id().is_some_and(|id| self.hidden.contains(&id))
    }

    fn shows_membership(&self, membership: &Dict<'_>) -> bool {
        if let Some(expression) = membership.get::<Array<'_>>(b"VE") {
            return self.shows_expression(&expression, DEPTH);
        }
        let groups: Vec<bool> = match membership.get::<Object<'_>>(b"OCGs") {
            Some(Object::Dict(group)) => vec![!self.hides(&group)],
            Some(Object::Array(groups)) => {
                groups.iter::<Dict<'_>>().take(MOST).map(|group| !self.hides(&group)).collect()
            }
            _ => Vec::new(),
        };
        if groups.is_empty() {
            return true;
        }
        let policy = membership.get::<Name<'_>>(b"P");
        match policy.as_ref().map(|policy| policy.as_ref()) {
            Some(b"AllOn") => groups.iter().all(|shown| *shown),
            Some(b"AnyOff") => groups.iter().any(|shown| !shown),
            Some(b"AllOff") => groups.iter().all(|shown| !shown),
            _ => groups.iter().any(|shown| *shown),
        }
    }

    fn shows_expression(&self, expression: &Array<'_>, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return true };
        let mut parts = expression.iter::<Object<'_>>().take(MOST);
        let Some(Object::Name(operator)) = parts.next() else { return true };
        let mut shown = parts.map(|part| match part {
            Object::Dict(group) => !self.hides(&group),
            Object::Array(inner) => self.shows_expression(&inner, depth),
            _ => true,
        });
        match operator.as_ref() {
            b"Not" => !shown.next().unwrap_or(false),
            b"Or" => shown.any(|shown| shown),
            _ => shown.all(|shown| shown),
        }
    }
}

/// The identifiers of the dictionaries an array refers to.
fn ids(dict: &Dict<'_>, key: &[u8]) -> Vec<ObjectIdentifier> {
    let Some(array) = dict.get::<Array<'_>>(key) else { return Vec::new() };
    let references = array.raw_iter().take(MOST).filter_map(|entry| match entry {
        MaybeRef::Ref(reference) => Some(reference.into()),
        MaybeRef::NotRef(_) => None,
    });
    references.collect()
}
