//! Books as texts: the entries of an EPUB in order, documents in full, pictures by their size.

use std::fmt::Write;
use std::io::{Cursor, Read};
use std::path::Path;

use chenbao::diag::{Finding, render};
use chenbao::export::epub::{BookOptions, anthology_cover};
use chenbao::pipeline::bind;
use chenbao::typeset::{Fonts, Medium, Typesetter};

use super::listing;
use super::subject::{neutral, resources};

/// The anthology of a paper's folder with the items of its cover, or why there is none.
pub(super) fn anthology(folder: &Path) -> String {
    let bound = match bind(folder, &resources(), None, &BookOptions::default(), &|_| {}) {
        Ok(bound) => bound,
        Err(failure) => return neutral(&format!("not bound: {failure}\n"), folder),
    };
    let mut text = book(&bound.bytes.unwrap_or_default(), &bound.findings);
    let resources = resources();
    let fonts = Fonts::load(&resources.fonts).unwrap().into();
    let look = resources.layouts.join(&bound.anthology.paper.layout);
    let setter = Typesetter::new(fonts, &look, Medium::Screen).unwrap();
    let words = anthology_cover(&bound.anthology, &BookOptions::default());
    let (cover, _) = setter.cover(&bound.anthology.paper, &words).unwrap();
    if let Some(cover) = cover {
        text.push_str(&listing::pages(&cover.inventory()).replace("== 第1版", "== the cover's items"));
    }
    neutral(&text, folder)
}

/// A book with what was found in it; no bytes where there is none.
pub(super) fn book(bytes: &[u8], findings: &[Finding]) -> String {
    let mut text = String::from("== findings\n");
    text.push_str(&render::json(findings));
    if bytes.is_empty() {
        text.push_str("not written\n");
        return text;
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    text.push_str("== entries\n");
    for index in 0..archive.len() {
        let _ = writeln!(text, "{}", archive.by_index(index).unwrap().name());
    }
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        let _ = writeln!(text, "== {name}");
        text.push_str(&shown(&name, bytes));
    }
    text
}

/// An entry: words as they are, pictures by their size.
fn shown(name: &str, bytes: Vec<u8>) -> String {
    if [".jpg", ".jpeg", ".png"].iter().any(|ending| name.ends_with(ending)) {
        let reader = image::ImageReader::new(Cursor::new(&bytes)).with_guessed_format().unwrap();
        let format = reader.format().map(|format| format!("{format:?}")).unwrap_or_default();
        let (width, height) = reader.into_dimensions().unwrap();
        return format!("{format}, {width}×{height} px\n");
    }
    let words = String::from_utf8(bytes).unwrap_or_else(|_| panic!("{name} is neither words nor a picture"));
    if words.ends_with('\n') { words } else { words + "\n" }
}
