//! Into the inks of the press: takes a document of the engine's; changes every colour of type, lines and pictures, and overprints black.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use rayon::prelude::*;

use super::drawings::{DrawingStream, device_space, drawings, mask_parts, named_spaces, space_of};
use super::inks::Inks;
use super::pixels;
use super::recolor::{KNOCKOUT, OVERPRINT, Recolor, SourceSpace};

/// Brings everything that draws into the inks of the press.
pub(super) fn bring_into_inks(document: &mut Document, pages: &[ObjectId], inks: &dyn Inks) {
    for &page in pages {
        join_contents(document, page);
    }
    convert_images(document, inks);
    let drawings = drawings(document, pages);
    let spaces: BTreeMap<ObjectId, BTreeMap<Vec<u8>, SourceSpace>> =
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

/// Rewrites all streams that draw, on all cores.
fn rewrite(document: &mut Document, spaces: &BTreeMap<ObjectId, BTreeMap<Vec<u8>, SourceSpace>>, inks: &dyn Inks) {
    let mut streams: Vec<(&BTreeMap<Vec<u8>, SourceSpace>, &mut Stream)> = document
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
fn add_states(document: &mut Document, drawings: &[DrawingStream]) {
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
        is_image.then(|| stream.dict.get(b"ColorSpace").map_or(SourceSpace::Kept, |space| space_of(document, space)))
    };
    let masks = mask_parts(document);
    let wanted: BTreeMap<ObjectId, SourceSpace> = document
        .objects
        .iter()
        .filter(|(id, _)| !masks.contains(id))
        .filter_map(|(&id, object)| {
            of_image(object).filter(|&space| space != SourceSpace::Kept).map(|space| (id, space))
        })
        .collect();
    for (id, space) in wanted {
        let Ok(Object::Stream(stream)) = document.get_object_mut(id) else { continue };
        match space {
            SourceSpace::Rgb => pixels::to_inks(stream, inks),
            // The grey of a picture is that of the black plate, and of no other.
            SourceSpace::Grey | SourceSpace::Kept => stream.dict.set("ColorSpace", "DeviceGray"),
        }
    }
}
