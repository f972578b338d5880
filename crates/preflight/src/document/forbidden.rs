//! What a file for print must not carry: actions, scripts, attachments, films, annotations on the page, LZW, data from elsewhere. Takes a
//! parsed file; gives the hits of the rule `forbidden`, as far as they do not stand in the content of pages.
//!
//! The walk over all objects also has the parser open every stream of objects and mend its table while nothing else reads the file; both
//! are no work for several threads at once.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Rect as Numbers};
use hayro_syntax::page::Page;

use crate::boxes::{PageBoxes, Rect};
use crate::fault::{ActionKind, AnnotationKind, ForbiddenFault, MediaKind};
use crate::hit::Hit;
use crate::input::objects::number_of_dict;

/// How deep values stand in each other at most, in what is looked at.
const DEEPEST: u32 = 32;
/// The most entries of one object that are looked at.
const LONGEST: u32 = 100_000;

/// The hits of every object of a file.
pub(crate) fn object_hits(pdf: &Pdf) -> Vec<Hit> {
    let mut search = ObjectSearch { hits: Vec::new(), left: 0 };
    for object in pdf.objects() {
        search.left = LONGEST;
        search.value(&object, DEEPEST);
    }
    search.hits
}

/// The hits of the streams whose data are in another file.
pub(crate) fn elsewhere_hits(objects: &[u32]) -> impl Iterator<Item = Hit> {
    objects.iter().map(|object| Hit::error(ForbiddenFault::DataElsewhere).in_object(Some(*object)))
}

/// The hits of the catalog: what happens when the file is opened.
pub(crate) fn catalog_hits(catalog: &Dict<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    if catalog.get::<Dict<'_>>("OpenAction").is_some() {
        hits.push(Hit::error(ForbiddenFault::OpenAction));
    }
    let form = catalog.get::<Dict<'_>>("AcroForm");
    if form.is_some_and(|form| form.contains_key("XFA")) {
        hits.push(Hit::error(ForbiddenFault::Xfa));
    }
    hits
}

/// A search through the values of objects.
struct ObjectSearch {
    hits: Vec<Hit>,
    left: u32,
}

impl ObjectSearch {
    fn value(&mut self, object: &Object<'_>, depth: u32) {
        self.left = self.left.saturating_sub(1);
        if depth == 0 || self.left == 0 {
            return;
        }
        match object {
            Object::Dict(dict) => self.dict(dict, false, depth),
            Object::Stream(stream) => self.dict(stream.dict(), true, depth),
            Object::Array(array) => {
                for item in array.raw_iter().filter_map(direct) {
                    self.value(&item, depth - 1);
                }
            }
            _ => {}
        }
    }

    fn dict(&mut self, dict: &Dict<'_>, stream: bool, depth: u32) {
        let object = number_of_dict(dict);
        self.hits.extend(faults(dict, stream).into_iter().map(|fault| Hit::error(fault).in_object(object)));
        if is_image(dict) && dict.contains_key("Alternates") {
            self.hits.push(Hit::warning(ForbiddenFault::Alternates).in_object(object));
        }
        let mut keys: Vec<Name<'_>> = dict.keys().collect();
        keys.sort_by(|one, other| one.as_ref().cmp(other.as_ref()));
        // The parser's own iterator gives up on values that cannot be read.
        let values = keys.iter().filter_map(|key| dict.get_raw::<Object<'_>>(key.as_ref()));
        for value in values.filter_map(direct) {
            if matches!(value, Object::Dict(_) | Object::Array(_)) {
                self.value(&value, depth - 1);
            }
        }
    }
}

/// A value that stands in place; what is referred to is an object of its own.
fn direct<'a>(value: MaybeRef<Object<'a>>) -> Option<Object<'a>> {
    match value {
        MaybeRef::Ref(_) => None,
        MaybeRef::NotRef(object) => Some(object),
    }
}

/// What a dictionary has that it must not have.
fn faults(dict: &Dict<'_>, stream: bool) -> Vec<ForbiddenFault> {
    let name = |key: &str| dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned());
    let kind = name("Type").unwrap_or_default();
    let mut faults = Vec::new();
    // The `S` of a structure element is no action.
    let structure = kind == "StructElem" || dict.contains_key("K") || dict.contains_key("Pg");
    let action = name("S").filter(|_| !structure && (kind.is_empty() || kind == "Action"));
    let script = ForbiddenFault::Action(ActionKind::JavaScript);
    faults.extend(action.and_then(|action| ActionKind::from_name(&action)).map(ForbiddenFault::Action));
    if dict.contains_key("JS") && !faults.contains(&script) {
        faults.push(script);
    }
    if dict.get::<Dict<'_>>("AA").is_some() {
        faults.push(ForbiddenFault::AdditionalActions);
    }
    if kind == "EmbeddedFile" || dict.contains_key("EmbeddedFiles") || dict.get::<Dict<'_>>("EF").is_some() {
        faults.push(ForbiddenFault::Attachment);
    }
    if kind == "3D" {
        faults.push(ForbiddenFault::Model);
    }
    let subtype = name("Subtype").filter(|_| dict.contains_key("Rect"));
    faults.extend(subtype.and_then(|subtype| MediaKind::from_name(&subtype)).map(ForbiddenFault::Media));
    if stream && filters(dict).iter().any(|filter| filter == "LZWDecode" || filter == "LZW") {
        faults.push(ForbiddenFault::Lzw);
    }
    faults
}

fn filters(dict: &Dict<'_>) -> Vec<String> {
    match dict.get::<Object<'_>>("Filter") {
        Some(Object::Name(name)) => vec![name.as_str().to_owned()],
        Some(Object::Array(names)) => {
            names.iter::<Object<'_>>().filter_map(Object::into_name).map(|name| name.as_str().to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

fn is_image(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_str() == "Image")
}

/// The annotations of a page that reach inside its bleed.
pub(crate) fn annotation_hits(page: &Page<'_>, number: u32, boxes: &PageBoxes) -> Vec<Hit> {
    let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { return Vec::new() };
    let dicts = annotations.iter::<Object<'_>>().filter_map(Object::into_dict);
    dicts.filter_map(|annotation| annotation_hit(&annotation, boxes)).map(|hit| hit.on(number)).collect()
}

/// The hit of an annotation, if it reaches inside the bleed. Marks of the trapper are part of PDF/X.
fn annotation_hit(annotation: &Dict<'_>, boxes: &PageBoxes) -> Option<Hit> {
    let rect = annotation.get::<Numbers>("Rect").map(Rect::from)?;
    let subtype = annotation.get::<Name<'_>>("Subtype").map(|name| name.as_str().to_owned()).unwrap_or_default();
    if subtype == "TrapNet" || subtype == "Popup" || !rect.overlaps(&boxes.bleed_or_media()) {
        return None;
    }
    let fault = ForbiddenFault::Annotation(AnnotationKind::from_name(&subtype));
    Some(Hit::error(fault).in_object(number_of_dict(annotation)).at(boxes.place_mm(rect)))
}
