//! A parsed file with what the parser does not show of it.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Stream, String as PdfString};

use super::xmp::Xmp;
use crate::fault::MetadataFault;
use crate::input::bounded;
use crate::input::strings::text_of_string;
use crate::input::trailer::Trailer;

/// The most bytes of metadata that are read.
const LONGEST_METADATA: usize = 8 << 20;

/// A parsed file with what the parser does not show of it.
pub(crate) struct ParsedDocument<'p> {
    pub(crate) bytes: &'p [u8],
    pub(crate) trailer: &'p Trailer,
    pub(crate) catalog: Dict<'p>,
    /// The document information dictionary; an empty one where there is none.
    pub(crate) info: Dict<'p>,
}

impl<'p> ParsedDocument<'p> {
    /// The document of a parsed file.
    pub(crate) fn new(bytes: &'p [u8], pdf: &'p Pdf, trailer: &'p Trailer) -> Self {
        let xref = pdf.xref();
        Self {
            bytes,
            trailer,
            catalog: xref.get::<Dict<'_>>(xref.root_id()).unwrap_or_default(),
            info: trailer.info.and_then(|id| xref.get::<Dict<'_>>(id)).unwrap_or_default(),
        }
    }

    /// A text of the document information dictionary.
    pub(crate) fn info_text(&self, key: &str) -> Option<String> {
        let string = self.info.get::<PdfString<'_>>(key);
        string.map(|string| text_of_string(&string)).filter(|text| !text.trim().is_empty())
    }

    /// How many pages the root of the tree of pages says there are.
    pub(crate) fn said_pages(&self) -> Option<i32> {
        self.catalog.get::<Dict<'_>>("Pages").and_then(|root| root.get::<i32>("Count"))
    }

    /// Its metadata.
    ///
    /// # Errors
    /// There are none, or they cannot be read.
    pub(crate) fn xmp(&self) -> Result<Xmp, MetadataFault> {
        let stream = self.catalog.get::<Stream<'_>>("Metadata").ok_or(MetadataFault::Missing)?;
        let packet = bounded::decoded(&stream, LONGEST_METADATA).map_err(|_| MetadataFault::TooLarge)?;
        Xmp::parse(&packet).map_err(|error| MetadataFault::NotXml(error.line))
    }
}
