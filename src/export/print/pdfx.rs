//! PDF/X-4: what a file must say of itself so that a print shop takes it. Takes a document whose pages are in the inks of the press; adds the
//! output intent with its profile, the metadata, the identity and the version (ISO 15930-7; ISO 32000-1 §14.3, §14.4, §14.11.5).

use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::profile::OutputProfile;
use crate::markup::{Attribute, Markup};
use crate::units::Date;

/// What a document is.
#[derive(Debug, Clone)]
pub(super) struct Declaration<'a> {
    /// Its title.
    pub(super) title: &'a str,
    /// Who publishes it.
    pub(super) author: &'a str,
    /// What tells it from all other documents; the same for the same issue and file.
    pub(super) ident: &'a str,
    /// What tells this state of the document from all others: a digest of its content.
    pub(super) instance: &'a [u8; 32],
    /// The day the issue appears: the date of the file too, since a clock would make two runs differ.
    pub(super) date: Date,
}

/// An output intent, ready to go into any number of documents: compressing its profile takes longer than writing a page.
pub(super) struct OutputIntent {
    profile: Stream,
    dictionary: Dictionary,
}

impl OutputIntent {
    /// The intent of a profile.
    pub(super) fn new(profile: &OutputProfile) -> Self {
        let mut stream = Stream::new(dictionary! { "N" => 4 }, profile.bytes.to_vec());
        // One that cannot be compressed is written as it is.
        let _ = stream.compress();
        let mut dictionary = dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFX",
            "OutputConditionIdentifier" => text(&profile.condition),
            "OutputCondition" => text(&profile.description),
            "Info" => text(&profile.description),
        };
        if profile.registered {
            dictionary.set("RegistryName", text("http://www.color.org"));
        }
        Self { profile: stream, dictionary }
    }
}

/// Declares a document as PDF/X-4.
pub(super) fn declare(document: &mut Document, intent: &OutputIntent, declaration: &Declaration<'_>) {
    document.version = "1.6".to_owned();
    let profile = document.add_object(intent.profile.clone());
    let mut dictionary = intent.dictionary.clone();
    dictionary.set("DestOutputProfile", profile);
    let dictionary = document.add_object(dictionary);
    let identity = identity(declaration.ident.as_bytes());
    let instance = self::identity(&[declaration.ident.as_bytes(), declaration.instance].concat());
    let metadata = xmp(declaration, &uuid(&identity), &uuid(&instance));
    let metadata =
        Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, metadata.into_string().into_bytes());
    let metadata = document.add_object(metadata.with_compression(false));
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("OutputIntents", vec![Object::Reference(dictionary)]);
        catalog.set("Metadata", metadata);
        catalog.remove(b"Version");
    }
    let stamp = stamp(declaration.date);
    let info = document.add_object(dictionary! {
        "Title" => text(declaration.title),
        "Author" => text(declaration.author),
        "Creator" => text(CREATOR),
        "Producer" => text(CREATOR),
        "CreationDate" => Object::string_literal(stamp.clone()),
        "ModDate" => Object::string_literal(stamp),
        "Trapped" => "False",
    });
    document.trailer.set("Info", info);
    let halves = [identity, instance].map(|half| Object::String(half.to_vec(), StringFormat::Hexadecimal));
    document.trailer.set("ID", halves.to_vec());
}

/// The program as files name it.
pub(super) const CREATOR: &str = concat!("chenbao ", env!("CARGO_PKG_VERSION"));

/// A date as PDF writes it; the time is midnight of the day.
pub(super) fn stamp(date: Date) -> String {
    format!("D:{:04}{:02}{:02}000000+08'00'", date.year, date.month, date.day)
}

/// A text string: plain where it is ASCII, else UTF-16 (ISO 32000-1 §7.9.2.2).
fn text(value: &str) -> Object {
    if value.is_ascii() {
        return Object::string_literal(value);
    }
    let units = std::iter::once(0xfeff).chain(value.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

/// Sixteen bytes that stand for a document.
fn identity(ident: &[u8]) -> [u8; 16] {
    let mut out = [0; 16];
    out.copy_from_slice(&Sha256::digest(ident)[..16]);
    // Version 8 of RFC 9562: made from what the document is.
    out[6] = out[6] & 0x0f | 0x80;
    out[8] = out[8] & 0x3f | 0x80;
    out
}

fn uuid(bytes: &[u8; 16]) -> String {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The metadata, with the one key that makes a PDF/X-4 of it.
fn xmp(declaration: &Declaration<'_>, document: &str, instance: &str) -> Markup {
    let mut packet = Markup::new();
    packet.verbatim("<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    packet.element("x:xmpmeta", &[("xmlns:x", "adobe:ns:meta/")], |meta| {
        meta.newline();
        meta.element("rdf:RDF", &[("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")], |rdf| {
            rdf.newline();
            rdf.element("rdf:Description", &XMP_NAMES, |description| {
                description.newline();
                properties(description, declaration, document, instance);
            });
            rdf.newline();
        });
        meta.newline();
    });
    packet.verbatim("\n<?xpacket end=\"r\"?>");
    packet
}

/// What the metadata are about, the whole file, and the vocabularies they use.
const XMP_NAMES: [Attribute<'static>; 6] = [
    ("rdf:about", ""),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:xmp", "http://ns.adobe.com/xap/1.0/"),
    ("xmlns:xmpMM", "http://ns.adobe.com/xap/1.0/mm/"),
    ("xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("xmlns:pdfxid", "http://www.npes.org/pdfx/ns/id/"),
];

/// One property a line.
fn properties(out: &mut Markup, declaration: &Declaration<'_>, document: &str, instance: &str) {
    let Date { year, month, day } = declaration.date;
    let date = format!("{year:04}-{month:02}-{day:02}T00:00:00+08:00");
    let property = |out: &mut Markup, name, value: &str| {
        out.leaf(name, &[], value);
        out.newline();
    };
    property(out, "pdfxid:GTS_PDFXVersion", "PDF/X-4");
    property(out, "dc:format", "application/pdf");
    out.element("dc:title", &[], |title| {
        let default = [("xml:lang", "x-default")];
        title.element("rdf:Alt", &[], |one| one.leaf("rdf:li", &default, &on_one_line(declaration.title)));
    });
    out.newline();
    out.element("dc:creator", &[], |creator| {
        creator.element("rdf:Seq", &[], |all| all.leaf("rdf:li", &[], &on_one_line(declaration.author)));
    });
    out.newline();
    property(out, "xmp:CreatorTool", CREATOR);
    property(out, "xmp:CreateDate", &date);
    property(out, "xmp:ModifyDate", &date);
    property(out, "xmp:MetadataDate", &date);
    property(out, "pdf:Producer", CREATOR);
    property(out, "pdf:Trapped", "False");
    property(out, "xmpMM:DocumentID", document);
    property(out, "xmpMM:InstanceID", instance);
    property(out, "xmpMM:VersionID", "1");
    property(out, "xmpMM:RenditionClass", "default");
}

/// A text without line breaks and other controls.
fn on_one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_has_an_identity_that_depends_on_what_it_is() {
        assert_eq!(identity(b"paper/1"), identity(b"paper/1"));
        assert_ne!(identity(b"paper/1"), identity(b"paper/2"));
        let uuid = uuid(&identity(b"paper/1"));
        assert_eq!(uuid.len(), 5 + 36);
        assert_eq!(&uuid[19..20], "8", "{uuid}");
    }

    #[test]
    fn titles_are_written_so_that_every_reader_gets_them() {
        let Object::String(bytes, _) = text("晨报") else { panic!() };
        assert_eq!(bytes, [0xfe, 0xff, 0x66, 0x68, 0x62, 0xa5]);
        let date = Date { year: 2020, month: 8, day: 12 };
        let declaration =
            Declaration { title: "<晨报> & 社区", author: "街道", ident: "a", instance: &[0; 32], date };
        let xmp = xmp(&declaration, "uuid:1", "uuid:2");
        assert!(xmp.as_str().contains("&lt;晨报&gt; &amp; 社区"));
        assert_eq!(stamp(date), "D:20200812000000+08'00'");
    }
}
