//! The package document: from metadata and documents to `content.opf` as EPUB 3.3 and EPUB Accessibility 1.1 want it.

use super::book_parts::BookParts;
use super::document::{Document, Landmark};
use super::metadata::{Metadata, sort_name};
use super::nav::{NAV, NCX};
use crate::markup::Markup;

/// The prefixes of the vocabularies that the metadata speak in: EPUB 3.3 knows them, older readers and checks only where they are declared.
const PREFIXES: &str = "schema: http://schema.org/ a11y: http://www.idpf.org/epub/vocab/package/a11y/#";
/// The picture of the cover.
pub(super) const COVER: &str = "images/cover.jpg";

/// The package document of a book.
pub(super) fn package(parts: &BookParts<'_>) -> String {
    let BookParts { metadata, documents, cover, .. } = parts;
    let has_cover = cover.is_some();
    let mut package = Markup::new();
    let root = [
        ("xmlns", "http://www.idpf.org/2007/opf"),
        ("version", "3.0"),
        ("prefix", PREFIXES),
        ("unique-identifier", "uid"),
        ("xml:lang", metadata.language.as_str()),
        ("dir", "ltr"),
    ];
    package.element("package", &root, |package| {
        package.newline();
        let names = [("xmlns:dc", "http://purl.org/dc/elements/1.1/")];
        package.element("metadata", &names, |out| {
            out.newline();
            describe(metadata, out);
            describe_access(metadata, has_cover, out);
            if has_cover {
                out.void("meta", &[("name", "cover"), ("content", "cover-image")]);
                out.newline();
            }
        });
        package.newline();
        package.element("manifest", &[], |out| manifest(parts, out));
        package.newline();
        package.element("spine", &[("toc", "ncx")], |spine| {
            for document in *documents {
                let id = id_of(&document.href);
                let linear = if document.linear { "yes" } else { "no" };
                spine.void("itemref", &[("idref", &id), ("linear", linear)]);
                spine.newline();
            }
        });
        package.newline();
        guide(documents, package);
    });
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", package.as_str())
}

/// The id of a file: its name, with signs that no id may have replaced.
fn id_of(href: &str) -> String {
    href.replace(['/', '.'], "-")
}

fn meta(out: &mut Markup, property: &str, words: &str) {
    out.leaf("meta", &[("property", property)], words);
    out.newline();
}

fn refine(out: &mut Markup, id: &str, property: &str, words: &str) {
    out.leaf("meta", &[("refines", &format!("#{id}")), ("property", property)], words);
    out.newline();
}

fn dc(out: &mut Markup, name: &'static str, words: &str) {
    out.leaf(name, &[], words);
    out.newline();
}

fn describe(metadata: &Metadata, out: &mut Markup) {
    out.leaf("dc:identifier", &[("id", "uid")], &metadata.identifier);
    out.newline();
    titles(metadata, out);
    dc(out, "dc:language", &metadata.language);
    people(metadata, out);
    dc(out, "dc:publisher", &metadata.publisher);
    if let Some(date) = metadata.date {
        dc(out, "dc:date", &date.to_string());
    }
    meta(out, "dcterms:modified", &metadata.modified);
    for (name, words) in
        [("dc:rights", &metadata.rights), ("dc:description", &metadata.description), ("dc:source", &metadata.source)]
    {
        if let Some(words) = words {
            dc(out, name, words);
        }
    }
    metadata.subjects.iter().for_each(|subject| dc(out, "dc:subject", subject));
    if let Some((series, position)) = &metadata.series {
        out.leaf("meta", &[("id", "series"), ("property", "belongs-to-collection")], series);
        out.newline();
        refine(out, "series", "collection-type", "series");
        if let Some(position) = position {
            refine(out, "series", "group-position", &position.to_string());
        }
        if let Some(issn) = &metadata.issn {
            refine(out, "series", "dcterms:identifier", &issn.urn());
        }
    }
    if metadata.is_collection {
        meta(out, "schema:additionalType", "Collection");
    }
}

fn titles(metadata: &Metadata, out: &mut Markup) {
    let titles = [("title", "main", Some(&metadata.title)), ("subtitle", "subtitle", metadata.subtitle.as_ref())];
    for (place, (id, kind, words)) in titles.into_iter().enumerate() {
        let Some(words) = words else { continue };
        out.leaf("dc:title", &[("id", id)], words);
        out.newline();
        refine(out, id, "title-type", kind);
        refine(out, id, "display-seq", &(place + 1).to_string());
        if let Some(sorted) = sort_name(words) {
            refine(out, id, "file-as", &sorted);
        }
    }
}

fn people(metadata: &Metadata, out: &mut Markup) {
    for (place, person) in metadata.people.iter().enumerate() {
        let id = format!("person-{}", place + 1);
        let name = if person.is_creator { "dc:creator" } else { "dc:contributor" };
        out.leaf(name, &[("id", &id)], &person.name);
        out.newline();
        out.leaf(
            "meta",
            &[("refines", &format!("#{id}")), ("property", "role"), ("scheme", "marc:relators")],
            person.role,
        );
        out.newline();
        if let Some(sorted) = sort_name(&person.name) {
            refine(out, &id, "file-as", &sorted);
        }
    }
}

/// The accessibility metadata, each item because the content has what it says (EPUB Accessibility 1.1; the vocabulary of schema.org).
fn describe_access(metadata: &Metadata, has_cover: bool, out: &mut Markup) {
    let contents = metadata.contents;
    let is_visual = contents.has_pictures || has_cover;
    meta(out, "schema:accessMode", "textual");
    if is_visual {
        meta(out, "schema:accessMode", "visual");
    }
    meta(out, "schema:accessModeSufficient", "textual");
    if is_visual {
        meta(out, "schema:accessModeSufficient", "textual,visual");
    }
    let features = [
        (true, "tableOfContents"),
        (true, "structuralNavigation"),
        (true, "readingOrder"),
        (true, "displayTransformability"),
        (is_visual, "alternativeText"),
        (contents.has_charts, "longDescription"),
        (contents.has_index, "index"),
        (contents.has_pages, "pageBreakMarkers"),
        (contents.has_pages, "pageNavigation"),
    ];
    for (_, feature) in features.into_iter().filter(|(holds, _)| *holds) {
        meta(out, "schema:accessibilityFeature", feature);
    }
    meta(out, "schema:accessibilityHazard", "none");
    meta(out, "schema:accessibilitySummary", &summary(metadata, is_visual));
    if let Some(source) = metadata.source.as_ref().filter(|_| contents.has_pages) {
        meta(out, "pageBreakSource", source);
    }
    if let Some(found) = &metadata.certification {
        out.leaf("meta", &[("id", "conformance"), ("property", "dcterms:conformsTo")], &found.conforms_to);
        out.newline();
        out.leaf(
            "meta",
            &[("id", "certifier"), ("refines", "#conformance"), ("property", "a11y:certifiedBy")],
            &found.certified_by,
        );
        out.newline();
        refine(out, "conformance", "dcterms:date", &found.date.to_string());
    }
}

fn summary(metadata: &Metadata, is_visual: bool) -> String {
    let contents = metadata.contents;
    let parts = [
        (true, "全书为可重排的文字，标题分级，有逐级目录"),
        (is_visual, "图片都有替代文字"),
        (contents.has_charts, "图表后附数据表"),
        (contents.has_notes, "注释与正文互相链接"),
        (contents.has_index, "有索引"),
        (contents.has_pages, "标有原报版次"),
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| words).collect();
    let review = if metadata.certification.is_some() {
        ""
    } else {
        "未经人工无障碍评测，故不声明符合哪一级标准。"
    };
    format!("{}；没有闪烁、声音和动画。{review}", parts.join("；"))
}

fn manifest(parts: &BookParts<'_>, out: &mut Markup) {
    out.newline();
    let mut item = |id: &str, href: &str, media_type: &str, properties: &str| {
        let mut attributes = vec![("id", id), ("href", href), ("media-type", media_type)];
        if !properties.is_empty() {
            attributes.push(("properties", properties));
        }
        out.void("item", &attributes);
        out.newline();
    };
    for document in parts.documents {
        let properties = match (document.href == NAV, document.has_svg) {
            (true, _) => "nav",
            (false, true) => "svg",
            (false, false) => "",
        };
        item(&id_of(&document.href), &document.href, "application/xhtml+xml", properties);
    }
    item("ncx", NCX, "application/x-dtbncx+xml", "");
    for sheet in parts.sheets() {
        item(&id_of(sheet.href), sheet.href, "text/css", "");
    }
    for image in parts.images {
        item(&id_of(&image.href), &image.href, image.media_type, "");
    }
    if parts.cover.is_some() {
        item("cover-image", COVER, "image/jpeg", "cover-image");
    }
}

/// The guide of EPUB 2, for Kindle and readers of its age.
fn guide(documents: &[Document], package: &mut Markup) {
    let kind = |landmark| match landmark {
        Landmark::Cover => Some("cover"),
        Landmark::TitlePage => Some("title-page"),
        Landmark::CopyrightPage => Some("copyright-page"),
        Landmark::Contents => Some("toc"),
        _ => None,
    };
    let references: Vec<(&str, &Document)> =
        documents.iter().filter_map(|document| Some((kind(document.landmark?)?, document))).collect();
    if !references.is_empty() {
        package.element("guide", &[], |guide| {
            for (kind, document) in references {
                guide.void("reference", &[("type", kind), ("title", &document.title), ("href", &document.href)]);
            }
        });
        package.newline();
    }
}
