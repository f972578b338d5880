//! The archive: `epub-builder` assembles it, and one finishing step over its entries sets right what it gets wrong.
//!
//! What is set right, and why (epub-builder 0.8.3; epub.md §1.2):
//!
//! * `content.opf` is replaced: its template gives `dc:language` the id of `dc:creator`, so that any book with both is invalid; values
//!   of further metadata are not escaped; `<package>` has no `xml:lang`; documents with inline SVG are not marked; publisher, source,
//!   roles, `file-as`, subtitle and `linear="no"` cannot be said.
//! * `nav.xhtml` is replaced: no `lang`, no roles, no page list, an empty list of landmarks where nothing has a type.
//! * `toc.ncx` is replaced: no `dtb:uid`, a depth that is always 1, the title of the contents for that of the book, no page list.
//! * `com.apple.ibooks.display-options.xml` is left out: it claims fonts that the book does not bring.
//! * The entries are put into the order of the manifest, dated with the book and deflated as well as can be.

use std::io::{Cursor, Read};

use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ReferenceType, ZipLibrary};
use zip::ZipArchive;

use super::book_parts::BookParts;
use super::document::{Document, Landmark};
use super::nav::{self, NAV, NCX};
use super::package::{COVER, package};
use crate::diag::{Code, Failure, Finding};
use crate::export::archive::{ArchiveWriter, Packing};
use crate::markup::Markup;

/// The folder of the book's files; `epub-builder` knows no other.
const ROOT: &str = "OEBPS";
const CONTAINER: &str = "META-INF/container.xml";
const PACKAGE: &str = "content.opf";

/// The bytes of the EPUB.
pub(super) fn assemble(parts: &BookParts<'_>) -> Result<Vec<u8>, Failure> {
    let built = build(parts).map_err(|error| failure(&error.to_string()))?;
    finish(parts, built).map_err(|error| failure(&error.to_string()))
}

fn failure(why: &str) -> Failure {
    Finding::new(Code::OutputFailed, format!("电子书装不起来：{why}")).into()
}

/// What `epub-builder` makes of the parts.
fn build(parts: &BookParts<'_>) -> epub_builder::Result<Vec<u8>> {
    let mut builder = EpubBuilder::new(ZipLibrary::new()?)?;
    builder.epub_version(EpubVersion::V33);
    builder.set_title(parts.metadata.whole_title());
    for sheet in parts.sheets() {
        builder.add_resource(sheet.href, sheet.text.as_bytes(), "text/css")?;
    }
    for document in parts.documents.iter().filter(|document| document.href != NAV) {
        let page = page(document, parts);
        let mut content = EpubContent::new(document.href.as_str(), page.as_bytes()).title(document.title.as_str());
        if document.landmark == Some(Landmark::TitlePage) {
            content = content.reftype(ReferenceType::TitlePage);
        }
        builder.add_content(content)?;
    }
    for image in parts.images {
        builder.add_resource(&image.href, image.bytes.as_slice(), image.media_type)?;
    }
    if let Some(cover) = parts.cover {
        builder.add_cover_image(COVER, cover, "image/jpeg")?;
    }
    let mut bytes = vec![];
    builder.generate(&mut bytes)?;
    Ok(bytes)
}

/// One document as a file.
fn page(document: &Document, parts: &BookParts<'_>) -> String {
    let language = parts.metadata.language.as_str();
    let mut page = Markup::new();
    let root = [
        ("xmlns", "http://www.w3.org/1999/xhtml"),
        ("xmlns:epub", "http://www.idpf.org/2007/ops"),
        ("lang", language),
        ("xml:lang", language),
    ];
    page.element("html", &root, |html| {
        html.element("head", &[], |head| {
            head.void("meta", &[("charset", "utf-8")]);
            head.leaf("title", &[], &document.title);
            for sheet in parts.sheets() {
                head.void("link", &[("rel", "stylesheet"), ("type", "text/css"), ("href", sheet.href)]);
            }
        });
        html.newline();
        html.element("body", &[], |body| body.append(&document.body));
    });
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n{}\n", page.as_str())
}

/// Writes the archive anew: what is right as it is, what is replaced in its place, nothing else.
fn finish(parts: &BookParts<'_>, built: Vec<u8>) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut built = ZipArchive::new(Cursor::new(built))?;
    let mut archive = ArchiveWriter::new(&parts.metadata.modified);
    archive.add("mimetype", &entry(&mut built, "mimetype")?, Packing::Stored)?;
    archive.add(CONTAINER, &entry(&mut built, CONTAINER)?, Packing::Smallest)?;
    for name in names(parts) {
        let path = format!("{ROOT}/{name}");
        let bytes = match replacement(parts, name) {
            Some(document) => document.into_bytes(),
            None => entry(&mut built, &path)?,
        };
        archive.add(&path, &bytes, Packing::Smallest)?;
    }
    Ok(archive.finish()?)
}

/// The files of the book in the order of the manifest.
fn names<'a>(parts: &'a BookParts<'_>) -> impl Iterator<Item = &'a str> {
    let documents = parts.documents.iter().map(|document| document.href.as_str());
    let images = parts.images.iter().map(|image| image.href.as_str());
    let cover = parts.cover.map(|_| COVER);
    let sheets = parts.sheets().into_iter().map(|sheet| sheet.href);
    [PACKAGE, NCX].into_iter().chain(sheets).chain(documents).chain(images).chain(cover)
}

/// What stands in a file instead of what the crate generates.
fn replacement(parts: &BookParts<'_>, name: &str) -> Option<String> {
    match name {
        PACKAGE => Some(package(parts)),
        NCX => Some(nav::ncx(parts.metadata, parts.documents)),
        NAV => {
            let contents = parts.documents.iter().find(|document| document.href == NAV);
            contents.map(|contents| page(contents, parts))
        }
        _ => None,
    }
}

fn entry(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut bytes = vec![];
    archive.by_name(name)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
