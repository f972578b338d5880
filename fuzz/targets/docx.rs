//! The XML inside a Word file: takes the bytes of `word/document.xml`; the reader gives paragraphs or says why not. Packed bytes would be refused by
//! their checksums before anything is read.
#![no_main]

use std::io::{Cursor, Write};

use chenbao::intake::readers::{FileKind, read_manuscript};
use chenbao::intake::structure::read_structure;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

/// A document of this main part.
fn document(main: &[u8]) -> Option<Vec<u8>> {
    let mut writer = zip::ZipWriter::new(Cursor::new(vec![]));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    writer.start_file("word/document.xml", stored).ok()?;
    writer.write_all(main).ok()?;
    writer.finish().ok().map(Cursor::into_inner)
}

fuzz_target!(|bytes: &[u8]| {
    let Some(whole) = document(bytes) else { return };
    if let Ok(manuscript) = read_manuscript(FileKind::Docx, &whole) {
        let _ = read_structure(&manuscript);
    }
});
