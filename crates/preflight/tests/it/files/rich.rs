//! A small PDF/X-4 file of four pages that a print shop can plate and that has all a page can have: a test changes one thing in it and sees
//! which rule notices. Lengths are points from the lower left corner of the trim.
//!
//! A page carries a tint that bleeds on three sides, black text that overprints it, black text and a two-ink heading on bare paper, a CMYK
//! picture, a grey picture and a line. Below y = 120 it is bare paper: [`RichPaper::draw`] draws there.

use super::font::{EmbeddedFont, embedded_font};
use super::icc::profile;
use crate::pdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary, numbers, string};

/// Width and height of the trim: 100 × 140 mm.
pub(crate) const TRIM: (f32, f32) = (283.465, 396.85);
/// The bleed: 3 mm.
pub(crate) const BLEED: f32 = 8.504;
/// Some text in the font `F1`.
pub(crate) const TEXT: &str = "<0001000200030001> Tj";

const PAGE: &str = "\
q /OPn gs 0.2 0 0 0 k -8.504 340 300.472 65.354 re f Q
q /OPk gs 0 0 0 1 k BT /F1 9 Tf 20 360 Td <0001000200030001> Tj ET Q
q /OPk gs 0 0 0 1 k BT /F1 9 Tf 20 320 Td <0001000200030001> Tj ET Q
q /OPn gs 0 1 0.8 0 k BT /F1 20 Tf 20 290 Td <0001000200030001> Tj ET Q
q 113.386 0 0 85.039 20 150 cm /Color Do Q
q 113.386 0 0 85.039 150 150 cm /Grey Do Q
q /OPk gs 0 0 0 1 K 0.5 w 20 130 m 260 130 l S Q
";

/// The rich paper under the hands of a test.
pub(crate) struct RichPaper {
    pub(crate) document: Document,
    resources: ObjectId,
    info: ObjectId,
    intent: ObjectId,
    descriptor: ObjectId,
    descendant: ObjectId,
    /// What is drawn on page 2.
    content: ObjectId,
}

impl RichPaper {
    pub(crate) fn sound() -> Self {
        let mut document = Document::new();
        let EmbeddedFont { font, descriptor, descendant } = embedded_font(&mut document);
        let resources = resources(&mut document, font);
        let tree = document.new_id();
        let pages: Vec<ObjectId> = (0..4).map(|_| page(&mut document, tree, resources)).collect();
        let content = document.dict(pages[1]).get("Contents").reference();
        document.close(tree, &pages);
        let intent = intent(&mut document);
        document.catalog_mut().set("OutputIntents", vec![intent.into()]);
        let info = document.add(dictionary! {
            "Title" => string("Blocks"), "Trapped" => "False",
            "CreationDate" => string("D:20200812000000Z"), "ModDate" => string("D:20200812000000Z"),
        });
        document.trailer.set("Info", info);
        document.trailer.set("ID", vec![string("0123456789abcdef"), string("0123456789abcdef")]);
        let mut paper = Self { document, resources, info, intent, descriptor, descendant, content };
        paper.set_xmp(&xmp());
        paper
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.document.bytes()
    }

    pub(crate) fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        self.document.add(object)
    }

    pub(crate) fn catalog(&mut self) -> &mut Dictionary {
        self.document.catalog_mut()
    }

    pub(crate) fn intent(&mut self) -> &mut Dictionary {
        self.document.dict_mut(self.intent)
    }

    pub(crate) fn info(&mut self) -> &mut Dictionary {
        self.document.dict_mut(self.info)
    }

    pub(crate) fn font_descriptor(&mut self) -> &mut Dictionary {
        self.document.dict_mut(self.descriptor)
    }

    /// The descendant of the composite font.
    pub(crate) fn font_descendant(&mut self) -> &mut Dictionary {
        self.document.dict_mut(self.descendant)
    }

    /// The dictionary of a page, counted from 1.
    pub(crate) fn page(&mut self, number: usize) -> &mut Dictionary {
        let id = self.document.page_id(number);
        self.document.dict_mut(id)
    }

    /// Takes the last page away.
    pub(crate) fn drop_page(&mut self) {
        let tree = self.document.tree_mut();
        let kids = tree.get_mut("Kids").array_mut();
        kids.pop();
        let count = i64::try_from(kids.len()).unwrap();
        tree.set("Count", count);
    }

    /// Draws on page 2, over what is there.
    pub(crate) fn draw(&mut self, operations: &str) {
        let content = &mut self.document.stream_mut(self.content).content;
        content.extend(format!("q {operations} Q\n").bytes());
    }

    /// Puts a resource of a category, as `XObject`, under a name.
    pub(crate) fn resource(&mut self, category: &str, name: &str, value: impl Into<Object>) {
        self.document.dict_mut(self.resources).inner_mut(category).set(name, value);
    }

    /// The dictionary of all resources.
    pub(crate) fn resources(&self) -> Object {
        self.resources.into()
    }

    /// Puts other metadata in the place of the sound ones.
    pub(crate) fn set_xmp(&mut self, xmp: &str) {
        let id = self.document.add(Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp));
        self.document.catalog_mut().set("Metadata", id);
    }

    /// Puts another profile in the place of the sound one.
    pub(crate) fn set_profile(&mut self, bytes: &[u8], components: i64) {
        let profile = self.document.add(Stream::deflated(dictionary! { "N" => components }, bytes));
        self.intent().set("DestOutputProfile", profile);
    }
}

/// A picture of so many pixels, its samples given by place and component.
pub(crate) fn picture(
    space: impl Into<Object>,
    size: (u32, u32),
    components: u32,
    sample: fn(u32, u32, u32) -> u8,
) -> Stream {
    let (width, height) = size;
    let mut samples = Vec::new();
    for y in 0..height {
        for x in 0..width {
            samples.extend((0..components).map(|component| sample(x, y, component)));
        }
    }
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => width, "Height" => height, "BitsPerComponent" => 8,
        "ColorSpace" => space.into(),
    };
    Stream::deflated(dict, &samples)
}

/// Samples of a picture that nothing is wrong with: at most 180 % of ink.
pub(crate) fn gradient(x: u32, y: u32, component: u32) -> u8 {
    let value = match component {
        0 => x % 128,
        1 => y % 128,
        2 => (x + y) % 128,
        _ => (x / 8 + y / 8) % 64,
    };
    u8::try_from(value).unwrap()
}

/// The good metadata.
pub(crate) fn xmp() -> String {
    r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Blocks</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2020-08-12T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>2020-08-12T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>2020-08-12T00:00:00Z</xmp:MetadataDate>
<pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:30313233-3435-3637-3839-616263646566</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#
        .to_owned()
}

fn page(document: &mut Document, parent: ObjectId, resources: ObjectId) -> ObjectId {
    let content = document.add(Stream::new(Dictionary::new(), format!("1 0 0 1 {BLEED} {BLEED} cm\n{PAGE}")));
    let outer: Vec<Object> = vec![0.into(), 0.into(), (TRIM.0 + 2.0 * BLEED).into(), (TRIM.1 + 2.0 * BLEED).into()];
    document.add(dictionary! {
        "Type" => "Page", "Parent" => parent, "Resources" => resources, "Contents" => content,
        "MediaBox" => outer.clone(), "BleedBox" => outer,
        "TrimBox" => numbers(&[BLEED, BLEED, TRIM.0 + BLEED, TRIM.1 + BLEED]),
        "Group" => dictionary! { "S" => "Transparency", "CS" => "DeviceCMYK", "I" => true },
    })
}

fn resources(document: &mut Document, font: ObjectId) -> ObjectId {
    let color = document.add(picture("DeviceCMYK", (340, 255), 4, gradient));
    let grey = document.add(picture("DeviceGray", (340, 255), 1, gradient));
    let overprint = dictionary! { "Type" => "ExtGState", "OP" => true, "op" => true, "OPM" => 1 };
    let knockout = dictionary! { "Type" => "ExtGState", "OP" => false, "op" => false, "OPM" => 0 };
    document.add(dictionary! {
        "Font" => dictionary! { "F1" => font },
        "XObject" => dictionary! { "Color" => color, "Grey" => grey },
        "ExtGState" => dictionary! { "OPk" => overprint, "OPn" => knockout },
    })
}

fn intent(document: &mut Document) -> ObjectId {
    let icc = profile(b"prtr", b"CMYK", "ICCHDAT CGATS TR 002");
    let profile = document.add(Stream::deflated(dictionary! { "N" => 4 }, &icc));
    document.add(dictionary! {
        "Type" => "OutputIntent", "S" => "GTS_PDFX", "OutputConditionIdentifier" => string("CGATS TR 002"),
        "RegistryName" => string("http://www.color.org"), "Info" => string("CGATS TR 002"),
        "DestOutputProfile" => profile,
    })
}
