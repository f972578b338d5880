//! The files for the press as a text: the pages as they are set in inks, and of each page and sheet of the finished files its boxes, its faces
//! and digests of what draws it. The data of pictures is left out: how they are scaled may differ in the last bit between processors.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use chenbao::diag::render;
use chenbao::export::print::color::Separation;
use chenbao::export::print::pictures::{self, Cache};
use chenbao::export::print::profile::OutputProfile;
use chenbao::makeup::frame::frames;
use chenbao::pipeline::{Edition, Pressed, Resources};
use chenbao::typeset::{Medium, PagePictures, Pages, Typesetter};
use lopdf::{Dictionary, Document, Object, ObjectId};
use sha2::{Digest, Sha256};

use super::listing;

/// How deep forms may stand in forms.
const DEPTH: usize = 8;

/// Everything a print shop gets of an issue. The files lie in `out`.
pub(super) fn print(pressed: &Pressed, edition: &Edition, resources: &Resources, out: &Path) -> String {
    let mut text = String::from("== preflight\n");
    let _ = writeln!(text, "verdict: {:?}", pressed.verdict);
    text.push_str(&render::json(&pressed.findings));
    text.push_str("== files\n");
    for (path, _) in &pressed.files {
        let _ = writeln!(text, "{}", path.display());
    }
    text.push_str(&listing::pages(&set(edition, resources, out).inventory()));
    for name in ["pages.pdf", "sheets.pdf"] {
        match fs::read(out.join("print").join(name)) {
            Ok(bytes) => text.push_str(&file(name, &bytes)),
            Err(_) => {
                let _ = writeln!(text, "== {name}\nnot written");
            }
        }
    }
    text
}

/// The pages as the run for the press sets them; it has left the separated pictures in its cache.
fn set(edition: &Edition, resources: &Resources, out: &Path) -> Pages {
    let plan = &edition.issue.paper.print;
    assert!(plan.icc.is_none(), "the subjects are printed on newsprint");
    let profile = OutputProfile { ink_limit: plan.ink_limit, ..OutputProfile::newsprint() };
    let separation = Separation::new(&profile).unwrap();
    let look = resources.layouts.join(&edition.issue.paper.layout);
    let setter = Typesetter::new(edition.fonts.clone(), &look, Medium::Press).unwrap();
    let frames = frames(&edition.issue, &edition.layout);
    let printed = pictures::prepare(&frames, &separation, &Cache::beside(out)).unwrap();
    let pictures = PagePictures::cut(frames.into_iter().zip(printed.into_iter().map(|picture| picture.bytes)));
    setter.compose(&edition.issue, &edition.layout, &pictures).unwrap()
}

fn file(name: &str, bytes: &[u8]) -> String {
    let document = Document::load_mem(bytes).unwrap();
    let mut text = format!("== {name}\nPDF {}\n", document.version);
    let info = document.trailer.get_deref(b"Info", &document).and_then(Object::as_dict);
    for (key, value) in info.into_iter().flat_map(Dictionary::iter) {
        let value = lopdf::decode_text_string(value).unwrap_or_else(|_| format!("{value:?}"));
        let _ = writeln!(text, "{} = {value}", String::from_utf8_lossy(key));
    }
    for (page, number) in document.page_iter().zip(1..) {
        let _ = writeln!(text, "== {name} 第{number}页");
        text.push_str(&leaf(&document, page));
    }
    text
}

/// A page of a file.
fn leaf(document: &Document, id: ObjectId) -> String {
    let page = document.get_dictionary(id).unwrap();
    let mut text = String::new();
    for name in ["MediaBox", "BleedBox", "TrimBox"] {
        let numbers: Vec<String> = page
            .get_deref(name.as_bytes(), document)
            .and_then(Object::as_array)
            .into_iter()
            .flatten()
            .map(|number| format!("{:.2}", number.as_float().unwrap()))
            .collect();
        let _ = writeln!(text, "{name} = {}", numbers.join(" "));
    }
    let mut drawing = Drawing::default();
    drawing.take(&document.get_page_content(id));
    if let Ok(resources) = page.get_deref(b"Resources", document).and_then(Object::as_dict) {
        drawing.read(document, resources, DEPTH);
    }
    let faces: Vec<String> = drawing.faces.into_iter().collect();
    let _ = writeln!(text, "faces = {}", faces.join(", "));
    let _ = writeln!(text, "pictures = {}", drawing.pictures.join(", "));
    for (bytes, digest) in drawing.streams {
        let _ = writeln!(text, "stream = {bytes} bytes, {digest}");
    }
    text
}

/// What draws a page.
#[derive(Default)]
struct Drawing {
    /// The streams without their compression, by length and digest: the page's own, then forms and patterns by their names.
    streams: Vec<(usize, String)>,
    /// The pictures by the size of their grids, and how their colours are told.
    pictures: Vec<String>,
    /// The names of the faces, with the marks of their subsets.
    faces: BTreeSet<String>,
}

impl Drawing {
    fn take(&mut self, stream: &[u8]) {
        self.streams.push((stream.len(), format!("{:x}", Sha256::digest(stream))));
    }

    fn read(&mut self, document: &Document, resources: &Dictionary, depth: usize) {
        for font in entries(document, resources, b"Font") {
            let name = font.as_dict().and_then(|font| font.get(b"BaseFont")).and_then(Object::as_name).unwrap();
            self.faces.insert(String::from_utf8_lossy(name).into_owned());
        }
        let drawn =
            entries(document, resources, b"XObject").into_iter().chain(entries(document, resources, b"Pattern"));
        for stream in drawn.filter_map(|object| object.as_stream().ok()) {
            if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image") {
                let [width, height] =
                    [&b"Width"[..], b"Height"].map(|key| stream.dict.get(key).unwrap().as_i64().unwrap());
                let space = stream.dict.get(b"ColorSpace").and_then(Object::as_name).unwrap_or(b"?");
                self.pictures.push(format!("{width}×{height} {}", String::from_utf8_lossy(space)));
                continue;
            }
            self.take(&stream.get_plain_content().unwrap());
            if let Ok(inner) = stream.dict.get_deref(b"Resources", document).and_then(Object::as_dict)
                && depth > 0
            {
                self.read(document, inner, depth - 1);
            }
        }
    }
}

/// The resources of a category, by their names.
fn entries<'d>(document: &'d Document, resources: &'d Dictionary, category: &[u8]) -> Vec<&'d Object> {
    let Ok(found) = resources.get_deref(category, document).and_then(Object::as_dict) else { return Vec::new() };
    let mut found: Vec<(&Vec<u8>, &Object)> = found.iter().collect();
    found.sort_by_key(|(name, _)| *name);
    found.into_iter().filter_map(|(_, object)| document.dereference(object).ok()).map(|(_, object)| object).collect()
}
