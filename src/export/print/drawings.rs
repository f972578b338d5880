//! What draws in a document: takes the objects of a file; gives the streams that put something on a page, the colour spaces they name, and
//! what is a mask and therefore no ink.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::recolor::SourceSpace;

/// A stream that draws, and the resources its names stand for.
pub(super) struct DrawingStream {
    pub(super) stream: ObjectId,
    pub(super) resources: Dictionary,
    /// Whose dictionary the resources are in.
    pub(super) owner: ObjectId,
}

/// The contents of pages, the forms, and the cells of tiling patterns.
pub(super) fn drawings(document: &Document, pages: &[ObjectId]) -> Vec<DrawingStream> {
    let resources = |dictionary: &Dictionary| {
        let resources = dictionary.get_deref(b"Resources", document).and_then(Object::as_dict);
        resources.cloned().unwrap_or_default()
    };
    let of_pages = pages.iter().filter_map(|&owner| {
        let page = document.get_dictionary(owner).ok()?;
        let stream = page.get(b"Contents").and_then(Object::as_reference).ok()?;
        Some(DrawingStream { stream, resources: resources(page), owner })
    });
    let masks = mask_parts(document);
    let of_forms = document.objects.iter().filter_map(|(&id, object)| {
        let dictionary = &object.as_stream().ok()?.dict;
        let is_form = dictionary.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form");
        let is_cell = dictionary.get(b"PatternType").and_then(Object::as_i64).is_ok_and(|kind| kind == 1);
        let draws = (is_form || is_cell) && !masks.contains(&id);
        draws.then(|| DrawingStream { stream: id, resources: resources(dictionary), owner: id })
    });
    of_pages.chain(of_forms).collect()
}

/// Soft masks and all that they are made from: what is grey or coloured there is no ink.
pub(super) fn mask_parts(document: &Document) -> BTreeSet<ObjectId> {
    let mut waiting = Vec::new();
    document.objects.values().for_each(|object| mask_groups(object, &mut waiting));
    let mut found = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if found.insert(id)
            && let Ok(object) = document.get_object(id)
        {
            references(object, &mut waiting);
        }
    }
    found
}

/// The groups that the soft masks in an object are made from.
fn mask_groups(object: &Object, found: &mut Vec<ObjectId>) {
    let dictionary = match object {
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &stream.dict,
        Object::Array(items) => return items.iter().for_each(|item| mask_groups(item, found)),
        _ => return,
    };
    found.extend(dictionary.get(b"G").and_then(Object::as_reference));
    dictionary.iter().for_each(|(_, value)| mask_groups(value, found));
}

/// What the names of colour spaces in some resources stand for.
pub(super) fn named_spaces(document: &Document, resources: &Dictionary) -> BTreeMap<Vec<u8>, SourceSpace> {
    let Ok(spaces) = resources.get_deref(b"ColorSpace", document).and_then(Object::as_dict) else {
        return BTreeMap::new();
    };
    spaces.iter().map(|(name, space)| (name.clone(), space_of(document, space))).collect()
}

/// What a colour space is to the press.
pub(super) fn space_of(document: &Document, space: &Object) -> SourceSpace {
    let Ok((_, space)) = document.dereference(space) else { return SourceSpace::Kept };
    match space {
        Object::Name(name) => device_space(name),
        Object::Array(parts) => match (parts.first().map(Object::as_name), parts.get(1)) {
            (Some(Ok(b"ICCBased")), Some(profile)) => {
                let profile = document.dereference(profile).ok().and_then(|(_, profile)| profile.as_stream().ok());
                match profile.and_then(|profile| profile.dict.get(b"N").and_then(Object::as_i64).ok()) {
                    Some(1) => SourceSpace::Grey,
                    Some(3) => SourceSpace::Rgb,
                    _ => SourceSpace::Kept,
                }
            }
            (Some(Ok(name)), _) => device_space(name),
            _ => SourceSpace::Kept,
        },
        _ => SourceSpace::Kept,
    }
}

/// What a space that has a name of its own is to the press.
pub(super) fn device_space(name: &[u8]) -> SourceSpace {
    match name {
        b"DeviceRGB" | b"CalRGB" => SourceSpace::Rgb,
        b"DeviceGray" | b"CalGray" => SourceSpace::Grey,
        _ => SourceSpace::Kept,
    }
}

/// All references in an object.
pub(super) fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(dictionary) => dictionary.iter().for_each(|(_, value)| references(value, found)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| references(value, found)),
        _ => {}
    }
}
