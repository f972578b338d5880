//! A small sound book, written by hand, that the tests break one thing at a time in.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The files of a book in the order of its archive.
#[derive(Clone)]
pub(super) struct Book {
    files: Vec<(String, Vec<u8>)>,
}

impl Book {
    /// A book of two years with a chart, a table, a note, a picture, an index of pages and all metadata.
    pub(super) fn sound() -> Self {
        let text = [
            ("META-INF/container.xml", include_str!("sound/container.xml")),
            ("EPUB/package.opf", include_str!("sound/package.opf")),
            ("EPUB/nav.xhtml", include_str!("sound/nav.xhtml")),
            ("EPUB/toc.ncx", include_str!("sound/toc.ncx")),
            ("EPUB/style.css", include_str!("sound/style.css")),
            ("EPUB/cover.xhtml", include_str!("sound/cover.xhtml")),
            ("EPUB/review-2020.xhtml", include_str!("sound/review-2020.xhtml")),
            ("EPUB/review-2023.xhtml", include_str!("sound/review-2023.xhtml")),
        ];
        let mut files = vec![("mimetype".to_owned(), b"application/epub+zip".to_vec())];
        files.extend(text.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())));
        files.push(("EPUB/cover.jpg".to_owned(), jpeg(16, 24)));
        files.push(("EPUB/garden.jpg".to_owned(), jpeg(24, 16)));
        Self { files }
    }

    /// The same with one passage of a file replaced by another; the passage must be there once.
    #[track_caller]
    pub(super) fn with(mut self, name: &str, from: &str, to: &str) -> Self {
        let file = self.files.iter_mut().find(|(other, _)| other.ends_with(name)).expect("the file is in the book");
        let text = String::from_utf8(file.1.clone()).expect("the file is text");
        assert_eq!(text.matches(from).count(), 1, "“{from}” in {name}");
        file.1 = text.replacen(from, to, 1).into_bytes();
        self
    }

    /// The same with a file of these bytes, put in the place of the one of its name or after all.
    pub(super) fn and(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        match self.files.iter_mut().find(|(other, _)| other == name) {
            Some(file) => file.1 = bytes.into(),
            None => self.files.push((name.to_owned(), bytes.into())),
        }
        self
    }

    /// The same without a file.
    pub(super) fn without(mut self, name: &str) -> Self {
        self.files.retain(|(other, _)| other != name);
        self
    }

    /// The archive, `mimetype` stored and the rest deflated.
    pub(super) fn archive(&self) -> Vec<u8> {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let deflated = stored.compression_method(CompressionMethod::Deflated);
        let mut zip = ZipWriter::new(Cursor::new(vec![]));
        for (name, bytes) in &self.files {
            zip.start_file(name.as_str(), if name == "mimetype" { stored } else { deflated })
                .expect("a file can begin");
            zip.write_all(bytes).expect("bytes can be kept");
        }
        zip.finish().expect("an archive can end").into_inner()
    }
}

/// A grey JPEG of this size.
pub(super) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(vec![]);
    image::GrayImage::new(width, height)
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .expect("a picture can be written");
    bytes.into_inner()
}
