//! What the boxes of one page must be: there, nested, upright. Takes a page with its boxes; gives the hits of the rules `page-boxes` and
//! `page-size`.

use hayro_syntax::object::Object;
use hayro_syntax::page::Page;

use super::page_boxes::{PageBoxes, inherited};
use crate::fault::{BoxFault, PageBox, SizeFault};
use crate::hit::Hit;
use crate::input::objects::number_of_dict;

/// The hits of one page's boxes, rotation and unit.
pub(crate) fn box_hits(page: &Page<'_>, number: u32, boxes: &PageBoxes) -> Vec<Hit> {
    let mut hits: Vec<Hit> = box_faults(page, boxes).into_iter().map(Hit::error).collect();
    let rotation = inherited(page, "Rotate").and_then(Object::into_i32).unwrap_or(0).rem_euclid(360);
    if rotation != 0 {
        hits.push(Hit::error(SizeFault::Rotated(rotation)));
    }
    let unit = page.raw().get::<f32>("UserUnit").unwrap_or(1.0);
    if (unit - 1.0).abs() > f32::EPSILON {
        hits.push(Hit::error(SizeFault::UserUnit(unit)));
    }
    let object = number_of_dict(page.raw());
    hits.into_iter().map(|hit| hit.on(number).in_object(object)).collect()
}

fn box_faults(page: &Page<'_>, boxes: &PageBoxes) -> Vec<BoxFault> {
    let mut faults = Vec::new();
    if inherited(page, "MediaBox").is_none() {
        faults.push(BoxFault::NoMedia);
    }
    match (boxes.trim, boxes.art) {
        (None, None) => faults.push(BoxFault::NoTrim),
        (Some(_), Some(_)) => faults.push(BoxFault::TrimAndArt),
        _ => {}
    }
    let finished = boxes.trim.or(boxes.art);
    let named = [
        (PageBox::Media, Some(boxes.media)),
        (PageBox::Crop, boxes.crop),
        (PageBox::Bleed, boxes.bleed),
        (PageBox::Trim, finished),
    ];
    let empty = named.into_iter().filter(|(_, rect)| rect.is_some_and(|rect| rect.is_empty()));
    faults.extend(empty.map(|(name, _)| BoxFault::Empty(name)));
    let inside = [
        (finished, boxes.bleed, BoxFault::TrimBeyondBleed),
        (boxes.bleed, Some(boxes.media), BoxFault::BleedBeyondMedia),
        (finished, Some(boxes.media), BoxFault::TrimBeyondMedia),
        (boxes.bleed.or(finished), boxes.crop, BoxFault::CropInside),
    ];
    for (inner, outer, fault) in inside {
        if let (Some(inner), Some(outer)) = (inner, outer)
            && !inner.within(&outer)
        {
            faults.push(fault);
        }
    }
    faults
}
