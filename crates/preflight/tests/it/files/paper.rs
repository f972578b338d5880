//! A small paper of four pages with nothing wrong: a black square on each.

use super::icc::profile;
use crate::pdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary, numbers, string};

/// Its metadata.
const XMP: &str = r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 pdfxid:GTS_PDFXVersion="PDF/X-4" xmp:CreateDate="2026-11-22T08:00:00+08:00" xmp:ModifyDate="2026-11-22T08:00:00+08:00"
 xmp:MetadataDate="2026-11-22T08:00:00+08:00" xmpMM:DocumentID="uuid:1" xmpMM:VersionID="1" xmpMM:RenditionClass="default" pdf:Trapped="False">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Morning</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"#;

/// A paper of four pages under the hands of a test.
pub(crate) struct Paper {
    pub(crate) document: Document,
    pub(crate) catalog: ObjectId,
    pub(crate) info: ObjectId,
    pub(crate) intent: ObjectId,
    pub(crate) profile: ObjectId,
    pub(crate) metadata: ObjectId,
    pub(crate) pages: Vec<ObjectId>,
}

/// A box of a page.
pub(crate) fn rect(corners: [f32; 4]) -> Object {
    numbers(&corners)
}

impl Paper {
    pub(crate) fn sound() -> Self {
        let mut document = Document::new();
        let tree = document.new_id();
        let icc = profile(b"prtr", b"CMYK", "ICCHDAT CGATS TR 002");
        let profile = document.add(Stream::new(dictionary! { "N" => 4 }, icc));
        let intent = document.add(dictionary! {
            "Type" => "OutputIntent", "S" => "GTS_PDFX", "OutputConditionIdentifier" => string("CGATS TR 002"),
            "RegistryName" => string("http://www.color.org"), "DestOutputProfile" => profile,
        });
        let metadata = document.add(Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, XMP));
        let info = document
            .add(dictionary! { "Title" => string("Morning"), "Trapped" => "False", "Producer" => string("test") });
        let pages: Vec<ObjectId> = (0..4).map(|_| page(&mut document, tree)).collect();
        document.close(tree, &pages);
        let catalog = document.catalog_id();
        document.dict_mut(catalog).set("OutputIntents", vec![intent.into()]);
        document.dict_mut(catalog).set("Metadata", metadata);
        document.trailer.set("Info", info);
        document.trailer.set("ID", vec![string("0123456789abcdef"), string("0123456789abcdef")]);
        Self { document, catalog, info, intent, profile, metadata, pages }
    }

    pub(crate) fn dict(&mut self, id: ObjectId) -> &mut Dictionary {
        self.document.dict_mut(id)
    }

    pub(crate) fn stream(&mut self, id: ObjectId) -> &mut Stream {
        self.document.stream_mut(id)
    }

    /// Writes other words into the metadata.
    pub(crate) fn xmp(&mut self, from: &str, to: &str) {
        assert!(XMP.contains(from));
        self.stream(self.metadata).content = XMP.replace(from, to).into_bytes();
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.document.bytes()
    }
}

fn page(document: &mut Document, tree: ObjectId) -> ObjectId {
    let contents = document.add(Stream::new(Dictionary::new(), b"0 0 0 1 k 50 50 100 100 re f"));
    document.add(dictionary! {
        "Type" => "Page", "Parent" => tree, "Contents" => contents, "Resources" => Dictionary::new(),
        "MediaBox" => rect([0.0, 0.0, 217.0, 317.0]), "BleedBox" => rect([0.0, 0.0, 217.0, 317.0]),
        "TrimBox" => rect([8.504, 8.504, 208.496, 308.496]),
    })
}
