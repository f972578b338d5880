//! Pages for the press: what the engine wrote becomes a document in the inks of the press with its boxes, and falls apart into one document
//! a page. Takes the engine's PDF 1.6; gives documents that [`super::pdfx`] then declares.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use rayon::prelude::*;

use super::inks::Inks;
use super::pixels;
use super::recolor::{KNOCKOUT, OVERPRINT, Recolor, Space};
use crate::diag::{Code, Failure, Finding};
use crate::units::Length;

/// The sheet a page is cut from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trim {
    /// Width and height of the trimmed page.
    pub(super) size: (Length, Length),
    /// How far it runs over on each side.
    pub(super) bleed: Length,
}

/// The document with all its colours in the inks of the press, overprinting, with boxes and without what must not be in a file for
/// print.
///
/// # Errors
/// A file that is none of our engine's.
pub(super) fn prepare(pdf: &[u8], trim: Trim, inks: &dyn Inks) -> Result<Document, Failure> {
    let mut document = Document::load_mem(pdf).map_err(|error| fault(&error.to_string()))?;
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for &page in &pages {
        set_boxes(&mut document, page, trim).map_err(|error| fault(&error.to_string()))?;
    }
    bring_into_inks(&mut document, &pages, inks);
    strip(&mut document);
    Ok(document)
}

/// The same for slugs, whose pages are as large as their words.
///
/// # Errors
/// A file that is none of our engine's.
pub(super) fn prepare_slugs(pdf: &[u8], inks: &dyn Inks) -> Result<Document, Failure> {
    let mut document = Document::load_mem(pdf).map_err(|error| fault(&error.to_string()))?;
    let pages: Vec<ObjectId> = document.page_iter().collect();
    bring_into_inks(&mut document, &pages, inks);
    strip(&mut document);
    Ok(document)
}

/// Brings everything that draws into the inks of the press.
fn bring_into_inks(document: &mut Document, pages: &[ObjectId], inks: &dyn Inks) {
    for &page in pages {
        join_contents(document, page);
    }
    convert_images(document, inks);
    let drawings = drawings(document, pages);
    let spaces: BTreeMap<ObjectId, BTreeMap<Vec<u8>, Space>> =
        drawings.iter().map(|drawing| (drawing.stream, named_spaces(document, &drawing.resources))).collect();
    rewrite(document, &spaces, inks);
    add_states(document, &drawings);
    let masks = mask_parts(document);
    for (id, object) in &mut document.objects {
        if let Object::Stream(stream) = object
            && !masks.contains(id)
        {
            declare_group(stream);
        }
    }
}

/// One document for each page.
pub(super) fn separate(document: &Document) -> Vec<Document> {
    document.page_iter().map(|page| extract(document, page)).collect()
}

/// A document as bytes.
///
/// # Errors
/// What keeps it from being written.
pub(super) fn write(document: &mut Document) -> Result<Vec<u8>, Failure> {
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|error| fault(&error.to_string()))?;
    Ok(bytes)
}

fn fault(why: &str) -> Finding {
    Finding::new(Code::OutputFailed, format!("印刷文件做不出来：{why}")).hint("这是程序的毛病，请报告")
}

/// Makes the contents of a page one stream.
fn join_contents(document: &mut Document, page: ObjectId) {
    if document.get_page_contents(page).len() == 1 {
        return;
    }
    let joined = document.get_page_content(page);
    let stream = document.add_object(Stream::new(Dictionary::new(), joined));
    if let Ok(page) = document.get_dictionary_mut(page) {
        page.set("Contents", stream);
    }
}

/// Gives a page its boxes and its blending space, and takes away what a file for print must not have.
fn set_boxes(document: &mut Document, page: ObjectId, trim: Trim) -> lopdf::Result<()> {
    let page = document.get_dictionary_mut(page)?;
    let (width, height, bleed) = (trim.size.0.to_pt(), trim.size.1.to_pt(), trim.bleed.to_pt());
    // Where a look knows no bleed, its page is the trim, and the boxes reach over it.
    let inset = if page.has(b"TrimBox") { bleed } else { 0.0 };
    let around = |by: f64| -> Object {
        let corners = [inset - by, inset - by, inset + width + by, inset + height + by];
        corners.map(real).to_vec().into()
    };
    page.set("MediaBox", around(bleed));
    page.set("BleedBox", around(bleed));
    page.set("TrimBox", around(0.0));
    page.set("Group", dictionary! { "S" => "Transparency", "CS" => "DeviceCMYK", "I" => true });
    for key in [&b"Annots"[..], b"Tabs", b"StructParents", b"CropBox", b"ArtBox"] {
        page.remove(key);
    }
    Ok(())
}

/// A number of points with four decimals, which is far below what a platesetter can show.
#[expect(clippy::cast_possible_truncation, reason = "PDF numbers are single precision")]
fn real(points: f64) -> Object {
    Object::Real(((points * 10_000.0).round() / 10_000.0) as f32)
}

/// A stream that draws, and the resources its names stand for.
struct Drawing {
    stream: ObjectId,
    resources: Dictionary,
    /// Whose dictionary the resources are in.
    owner: ObjectId,
}

/// The contents of pages, the forms, and the cells of tiling patterns.
fn drawings(document: &Document, pages: &[ObjectId]) -> Vec<Drawing> {
    let resources = |dictionary: &Dictionary| {
        let resources = dictionary.get_deref(b"Resources", document).and_then(Object::as_dict);
        resources.cloned().unwrap_or_default()
    };
    let of_pages = pages.iter().filter_map(|&owner| {
        let page = document.get_dictionary(owner).ok()?;
        let stream = page.get(b"Contents").and_then(Object::as_reference).ok()?;
        Some(Drawing { stream, resources: resources(page), owner })
    });
    let masks = mask_parts(document);
    let of_forms = document.objects.iter().filter_map(|(&id, object)| {
        let dictionary = &object.as_stream().ok()?.dict;
        let is_form = dictionary.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form");
        let is_cell = dictionary.get(b"PatternType").and_then(Object::as_i64).is_ok_and(|kind| kind == 1);
        let draws = (is_form || is_cell) && !masks.contains(&id);
        draws.then(|| Drawing { stream: id, resources: resources(dictionary), owner: id })
    });
    of_pages.chain(of_forms).collect()
}

/// Soft masks and all that they are made from: what is grey or coloured there is no ink.
fn mask_parts(document: &Document) -> BTreeSet<ObjectId> {
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
fn named_spaces(document: &Document, resources: &Dictionary) -> BTreeMap<Vec<u8>, Space> {
    let Ok(spaces) = resources.get_deref(b"ColorSpace", document).and_then(Object::as_dict) else {
        return BTreeMap::new();
    };
    spaces.iter().map(|(name, space)| (name.clone(), space_of(document, space))).collect()
}

/// What a colour space is to the press.
pub(super) fn space_of(document: &Document, space: &Object) -> Space {
    let Ok((_, space)) = document.dereference(space) else { return Space::Kept };
    match space {
        Object::Name(name) => device_space(name),
        Object::Array(parts) => match (parts.first().map(Object::as_name), parts.get(1)) {
            (Some(Ok(b"ICCBased")), Some(profile)) => {
                let profile = document.dereference(profile).ok().and_then(|(_, profile)| profile.as_stream().ok());
                match profile.and_then(|profile| profile.dict.get(b"N").and_then(Object::as_i64).ok()) {
                    Some(1) => Space::Grey,
                    Some(3) => Space::Rgb,
                    _ => Space::Kept,
                }
            }
            (Some(Ok(name)), _) => device_space(name),
            _ => Space::Kept,
        },
        _ => Space::Kept,
    }
}

/// What a space that has a name of its own is to the press.
fn device_space(name: &[u8]) -> Space {
    match name {
        b"DeviceRGB" | b"CalRGB" => Space::Rgb,
        b"DeviceGray" | b"CalGray" => Space::Grey,
        _ => Space::Kept,
    }
}

/// Rewrites all streams that draw, on all cores.
fn rewrite(document: &mut Document, spaces: &BTreeMap<ObjectId, BTreeMap<Vec<u8>, Space>>, inks: &dyn Inks) {
    let mut streams: Vec<(&BTreeMap<Vec<u8>, Space>, &mut Stream)> = document
        .objects
        .iter_mut()
        .filter_map(|(id, object)| Some((spaces.get(id)?, object.as_stream_mut().ok()?)))
        .collect();
    streams.par_iter_mut().for_each(|(spaces, stream)| {
        let Ok(plain) = stream.get_plain_content() else { return };
        let space = |name: &[u8]| spaces.get(name).copied().unwrap_or_else(|| device_space(name));
        let recolor = Recolor { space: &space, inks: &|rgb| inks.color(rgb) };
        stream.set_plain_content(recolor.rewrite(&plain));
        // One that cannot be compressed is written as it is.
        let _ = stream.compress();
    });
}

/// Puts the two graphics states of [`super::recolor`] into the resources of all that draws.
fn add_states(document: &mut Document, drawings: &[Drawing]) {
    let state = |on: bool| dictionary! { "Type" => "ExtGState", "OP" => on, "op" => on, "OPM" => i64::from(on) };
    let on = document.add_object(state(true));
    let off = document.add_object(state(false));
    for drawing in drawings {
        let mut resources = drawing.resources.clone();
        let states = resources.get_deref(b"ExtGState", document).and_then(Object::as_dict);
        let mut states = states.cloned().unwrap_or_default();
        states.set(OVERPRINT, on);
        states.set(KNOCKOUT, off);
        resources.set("ExtGState", states);
        match document.get_object_mut(drawing.owner) {
            Ok(Object::Dictionary(page)) => page.set("Resources", resources),
            Ok(Object::Stream(form)) => form.dict.set("Resources", resources),
            _ => {}
        }
    }
}

/// Has a transparency group blend in the inks of the press.
fn declare_group(stream: &mut Stream) {
    if let Ok(Object::Dictionary(group)) = stream.dict.get_mut(b"Group") {
        group.set("CS", "DeviceCMYK");
    }
}

/// Brings all pictures into the inks of the press.
fn convert_images(document: &mut Document, inks: &dyn Inks) {
    let of_image = |object: &Object| {
        let stream = object.as_stream().ok()?;
        let is_image = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image");
        is_image.then(|| stream.dict.get(b"ColorSpace").map_or(Space::Kept, |space| space_of(document, space)))
    };
    let masks = mask_parts(document);
    let wanted: BTreeMap<ObjectId, Space> = document
        .objects
        .iter()
        .filter(|(id, _)| !masks.contains(id))
        .filter_map(|(&id, object)| of_image(object).filter(|&space| space != Space::Kept).map(|space| (id, space)))
        .collect();
    for (id, space) in wanted {
        let Ok(Object::Stream(stream)) = document.get_object_mut(id) else { continue };
        match space {
            Space::Rgb => pixels::to_inks(stream, inks),
            // The grey of a picture is that of the black plate, and of no other.
            Space::Grey | Space::Kept => stream.dict.set("ColorSpace", "DeviceGray"),
        }
    }
}

/// Takes away what a file for print must not or need not have.
fn strip(document: &mut Document) {
    if let Ok(catalog) = document.catalog_mut() {
        for key in
            [&b"StructTreeRoot"[..], b"MarkInfo", b"Outlines", b"Names", b"Dests", b"OpenAction", b"AA", b"PageMode"]
        {
            catalog.remove(key);
        }
    }
    document.trailer.remove(b"Info");
    document.prune_objects();
}

/// A document of one page with all that it uses.
fn extract(document: &Document, page: ObjectId) -> Document {
    let mut out = Document::with_version("1.6");
    let mut waiting = vec![page];
    let mut taken = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let Ok(object) = document.get_object(id) else { continue };
        if !taken.insert(id) {
            continue;
        }
        let mut object = object.clone();
        if id == page
            && let Ok(dictionary) = object.as_dict_mut()
        {
            dictionary.remove(b"Parent");
        }
        references(&object, &mut waiting);
        out.objects.insert(id, object);
    }
    out.max_id = document.max_id;
    let pages = out.add_object(dictionary! {
        "Type" => "Pages", "Count" => 1, "Kids" => vec![Object::Reference(page)],
    });
    if let Ok(dictionary) = out.get_dictionary_mut(page) {
        dictionary.set("Parent", pages);
    }
    let catalog = out.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    out.trailer.set("Root", catalog);
    out.renumber_objects();
    out
}

/// All references in an object.
fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(dictionary) => dictionary.iter().for_each(|(_, value)| references(value, found)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| references(value, found)),
        _ => {}
    }
}
