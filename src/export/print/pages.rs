//! Pages for the press: takes the engine's PDF 1.6; gives a document in the inks of the press, with its boxes, that [`super::pdfx`] then
//! declares.

use lopdf::xref::XrefType;
use lopdf::{Document, Object, ObjectId, dictionary};

use super::inks::Inks;
use super::into_inks::bring_into_inks;
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
