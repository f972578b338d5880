//! The XMP metadata of a document: read from its XML, whether a property is written as an attribute or as an element. Takes the packet; gives
//! its properties and the hits of the rule `metadata`.

use std::borrow::Cow;

use hayro_syntax::object::Stream;
use roxmltree::{Document as Xml, Node};

use super::document::{Document, utf16};
use super::{Hit, Rule, bounded};

/// The most bytes of metadata that are read.
const LONGEST: usize = 8 << 20;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DC: &str = "http://purl.org/dc/elements/1.1/";
const XMP: &str = "http://ns.adobe.com/xap/1.0/";
const MM: &str = "http://ns.adobe.com/xap/1.0/mm/";
const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
const PDFX_ID: &str = "http://www.npes.org/pdfx/ns/id/";

/// The properties of interest; empty texts count as missing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Xmp {
    /// Why there are no properties, in Chinese.
    pub(super) fault: Option<String>,
    pub(super) version: Option<String>,
    pub(super) title: Option<String>,
    pub(super) trapped: Option<String>,
    pub(super) producer: Option<String>,
    /// What PDF/X-4 wants besides, by the name it is shown under.
    pub(super) wanted: Vec<(&'static str, Option<String>)>,
}

/// The metadata of a document.
pub(super) fn of(document: &Document<'_>) -> Xmp {
    let fault = |text: &str| Xmp { fault: Some(text.to_owned()), ..Xmp::default() };
    let Some(stream) = document.catalog.get::<Stream<'_>>("Metadata") else { return fault("没有 XMP 元数据") };
    bounded::decoded(&stream, LONGEST).map_or_else(|_| fault("XMP 元数据大得离谱，没有去读"), |packet| read(&packet))
}

/// The properties of a packet.
pub(super) fn read(packet: &[u8]) -> Xmp {
    let text = decoded(packet);
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0' || c == '\u{feff}');
    let xml = match Xml::parse(text) {
        Ok(xml) => xml,
        Err(error) => {
            return Xmp {
                fault: Some(format!("XMP 元数据不是合格的 XML（第 {} 行）", error.pos().row)),
                ..Xmp::default()
            };
        }
    };
    let find = |namespace: &str, name: &str| property(&xml, namespace, name);
    Xmp {
        fault: None,
        version: find(PDFX_ID, "GTS_PDFXVersion"),
        title: find(DC, "title"),
        trapped: find(PDF, "Trapped"),
        producer: find(PDF, "Producer"),
        wanted: vec![
            ("dc:title", find(DC, "title")),
            ("xmp:CreateDate", find(XMP, "CreateDate").filter(|date| is_date(date))),
            ("xmp:ModifyDate", find(XMP, "ModifyDate").filter(|date| is_date(date))),
            ("xmp:MetadataDate", find(XMP, "MetadataDate").filter(|date| is_date(date))),
            ("xmpMM:DocumentID", find(MM, "DocumentID")),
            ("xmpMM:VersionID", find(MM, "VersionID")),
            ("xmpMM:RenditionClass", find(MM, "RenditionClass")),
        ],
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

/// `metadata`: identified as PDF/X-4, and complete.
pub(super) fn examine(document: &Document<'_>, xmp: &Xmp) -> Vec<Hit> {
    let error = |message: String| Hit::error(Rule::Metadata, message);
    if let Some(fault) = &xmp.fault {
        return vec![error(format!("{fault}，无从认出是 PDF/X-4"))];
    }
    let mut hits = Vec::new();
    match xmp.version.as_deref() {
        Some("PDF/X-4") => {}
        Some("PDF/X-4p") => hits.push(error("标作 PDF/X-4p：色彩描述文件不在文件里，要交 PDF/X-4".to_owned())),
        Some(other) => hits.push(error(format!("pdfxid:GTS_PDFXVersion 是“{other}”，不是“PDF/X-4”"))),
        None => hits.push(error(match document.info_text("GTS_PDFXVersion") {
            Some(old) => format!("是老式的 {old}，不是 PDF/X-4（XMP 里没有 pdfxid:GTS_PDFXVersion）"),
            None => "XMP 里没有 pdfxid:GTS_PDFXVersion，不是 PDF/X-4 文件".to_owned(),
        })),
    }
    let missing: Vec<&str> = xmp.wanted.iter().filter(|(_, value)| value.is_none()).map(|(name, _)| *name).collect();
    if !missing.is_empty() {
        hits.push(error(format!("XMP 里缺少或写错了 {}", missing.join("、"))));
    }
    if let (Some(info), Some(title)) = (document.info_text("Title"), &xmp.title)
        && info.trim() != title
    {
        hits.push(Hit::warning(Rule::Metadata, format!("Info 的标题“{info}”与 XMP 的“{title}”不一致")));
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: &str = "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:p=\"http://ns.adobe.com/pdf/1.3/\"";
    const CLOSE: &str = "</rdf:Description></rdf:RDF></x:xmpmeta>\n     <?xpacket end=\"w\"?>  ";

    #[test]
    fn both_forms_are_read_under_any_prefix() {
        let attribute =
            read(format!("{OPEN} pdfxid:GTS_PDFXVersion=\"PDF/X-4\" p:Trapped=\"False\">{CLOSE}").as_bytes());
        assert_eq!((attribute.version.as_deref(), attribute.trapped.as_deref()), (Some("PDF/X-4"), Some("False")));
        let element = "><pdfxid:GTS_PDFXVersion> PDF/X-4 </pdfxid:GTS_PDFXVersion><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">晨报</rdf:li></rdf:Alt></dc:title>";
        let element = read(format!("{OPEN}{element}{CLOSE}").as_bytes());
        assert_eq!((element.version.as_deref(), element.title.as_deref()), (Some("PDF/X-4"), Some("晨报")));
        assert!(element.wanted.iter().any(|(name, value)| *name == "xmpMM:DocumentID" && value.is_none()));
    }

    #[test]
    fn utf_16_is_read_and_bad_xml_is_told() {
        let text = format!("{OPEN} p:Trapped=\"True\">{CLOSE}");
        let wide: Vec<u8> = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(read(&wide).trapped.as_deref(), Some("True"));
        assert!(read(b"<a><b></a>").fault.unwrap().contains("XML"));
        let bomb = b"<!DOCTYPE a [<!ENTITY b \"xxxx\">]><a>&b;</a>";
        assert!(read(bomb).fault.is_some());
    }

    #[test]
    fn dates_are_dates() {
        assert!(is_date("2026-11-22T12:00:00+08:00") && is_date("2026"));
        assert!(!is_date("昨天") && !is_date("20261122"));
    }
}
