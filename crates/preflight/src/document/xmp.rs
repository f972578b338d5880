//! The properties of an XMP packet: read from its XML, whether a property is written as an attribute or as an element. Takes the bytes of the
//! packet; gives its properties.

use std::borrow::Cow;

use roxmltree::{Document as Xml, Node};

use crate::fault::Property;
use crate::input::strings::utf16;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DC: &str = "http://purl.org/dc/elements/1.1/";
const XMP: &str = "http://ns.adobe.com/xap/1.0/";
const MM: &str = "http://ns.adobe.com/xap/1.0/mm/";
const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
const PDFX_ID: &str = "http://www.npes.org/pdfx/ns/id/";

/// The properties of interest; empty texts count as missing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Xmp {
    pub(crate) version: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) trapped: Option<String>,
    pub(crate) producer: Option<String>,
    /// What PDF/X-4 wants, in the order of reports.
    wanted: Vec<(Property, Option<String>)>,
}

/// A packet is not XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotXml {
    /// The line where that is seen, from 1.
    pub(crate) line: u32,
}

impl Xmp {
    /// The properties of a packet.
    ///
    /// # Errors
    /// It is not XML.
    pub(crate) fn parse(packet: &[u8]) -> Result<Self, NotXml> {
        let text = decoded(packet);
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0' || c == '\u{feff}');
        let xml = Xml::parse(text).map_err(|error| NotXml { line: error.pos().row })?;
        let find = |namespace: &str, name: &str| property(&xml, namespace, name);
        let date = |name: &str| find(XMP, name).filter(|date| is_date(date));
        Ok(Self {
            version: find(PDFX_ID, "GTS_PDFXVersion"),
            title: find(DC, "title"),
            trapped: find(PDF, "Trapped"),
            producer: find(PDF, "Producer"),
            wanted: vec![
                (Property::Title, find(DC, "title")),
                (Property::CreateDate, date("CreateDate")),
                (Property::ModifyDate, date("ModifyDate")),
                (Property::MetadataDate, date("MetadataDate")),
                (Property::DocumentId, find(MM, "DocumentID")),
                (Property::VersionId, find(MM, "VersionID")),
                (Property::RenditionClass, find(MM, "RenditionClass")),
            ],
        })
    }

    /// What PDF/X-4 wants and is missing or makes no sense.
    pub(crate) fn missing(&self) -> impl Iterator<Item = Property> {
        self.wanted.iter().filter(|(_, value)| value.is_none()).map(|(property, _)| *property)
    }
}

fn decoded(packet: &[u8]) -> Cow<'_, str> {
    match packet {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes).into(),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes).into(),
        [0, b'<', ..] => utf16(packet, u16::from_be_bytes).into(),
        [b'<', 0, ..] => utf16(packet, u16::from_le_bytes).into(),
        _ => String::from_utf8_lossy(packet),
    }
}

/// The text of a property of an `rdf:Description`, in either form (ISO 16684-1, 7).
fn property(xml: &Xml<'_>, namespace: &str, name: &str) -> Option<String> {
    let described = xml.descendants().filter(|node| node.has_tag_name((RDF, "Description")));
    let text = described.flat_map(|node| {
        let attribute = node.attribute((namespace, name)).map(str::to_owned);
        let elements = node.children().filter(|child| child.has_tag_name((namespace, name)));
        attribute.into_iter().chain(elements.filter_map(value))
    });
    text.map(|text| text.trim().to_owned()).find(|text| !text.is_empty())
}

/// The text of an element: its own, or that of the first item in it.
fn value(element: Node<'_, '_>) -> Option<String> {
    let item = element.descendants().find(|node| node.has_tag_name((RDF, "li")));
    item.unwrap_or(element).text().map(str::to_owned)
}

/// Whether a text begins like a date of ISO 8601: a year, and a month if there is more.
fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits =
        |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    digits(0..4) && (bytes.len() == 4 || bytes[4] == b'-' && digits(5..7))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: &str = "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:p=\"http://ns.adobe.com/pdf/1.3/\"";
    const CLOSE: &str = "</rdf:Description></rdf:RDF></x:xmpmeta>\n     <?xpacket end=\"w\"?>  ";

    #[test]
    fn both_forms_are_read_under_any_prefix() {
        let attribute = format!("{OPEN} pdfxid:GTS_PDFXVersion=\"PDF/X-4\" p:Trapped=\"False\">{CLOSE}");
        let attribute = Xmp::parse(attribute.as_bytes()).unwrap();
        assert_eq!((attribute.version.as_deref(), attribute.trapped.as_deref()), (Some("PDF/X-4"), Some("False")));
        let element = "><pdfxid:GTS_PDFXVersion> PDF/X-4 </pdfxid:GTS_PDFXVersion><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">晨报</rdf:li></rdf:Alt></dc:title>";
        let element = Xmp::parse(format!("{OPEN}{element}{CLOSE}").as_bytes()).unwrap();
        assert_eq!((element.version.as_deref(), element.title.as_deref()), (Some("PDF/X-4"), Some("晨报")));
        assert!(element.missing().any(|property| property == Property::DocumentId));
    }

    #[test]
    fn utf_16_is_read_and_bad_xml_is_told() {
        let text = format!("{OPEN} p:Trapped=\"True\">{CLOSE}");
        let wide: Vec<u8> = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(Xmp::parse(&wide).unwrap().trapped.as_deref(), Some("True"));
        assert_eq!(Xmp::parse(b"<a><b></a>"), Err(NotXml { line: 1 }));
        let bomb = b"<!DOCTYPE a [<!ENTITY b \"xxxx\">]><a>&b;</a>";
        assert!(Xmp::parse(bomb).is_err());
    }

    #[test]
    fn dates_are_dates() {
        assert!(is_date("2026-11-22T12:00:00+08:00") && is_date("2026"));
        assert!(!is_date("昨天") && !is_date("20261122"));
    }
}
