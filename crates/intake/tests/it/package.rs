//! Word files made for the tests: takes the XML inside `w:body`; gives the bytes of a .docx.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

/// The namespaces that documents declare.
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

/// A zip of these parts.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(vec![]));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A part of a document with this root.
pub(crate) fn part(root: &str, inner: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} {SPACES}>{inner}</w:{root}>")
}

/// A .docx with this body and these further parts.
pub(crate) fn docx(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let main = part("document", &format!("<w:body>{body}</w:body>"));
    let mut parts: Vec<(&str, &[u8])> = vec![("word/document.xml", main.as_bytes())];
    parts.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    zipped(&parts)
}

/// A paragraph with direct formatting.
pub(crate) fn paragraph(text: &str, half_points: u32, align: &str) -> String {
    format!(
        "<w:p><w:pPr><w:jc w:val=\"{align}\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"{half_points}\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>"
    )
}
