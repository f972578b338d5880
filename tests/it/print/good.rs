//! A small PDF/X-4 file of four pages that a print shop can plate, made object by object, and the means to break it: a test changes one
//! thing in it and sees which rule of the preflight notices. Lengths are points from the lower left corner of the trim.
//!
//! A page carries a tint that bleeds on three sides, black text that overprints it, black text and a two-ink heading on bare paper, a CMYK
//! picture, a grey picture and a line. Below y = 120 it is bare paper: [`draw`] draws there.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

/// Width and height of the trim: 100 × 140 mm.
pub(crate) const TRIM: (f32, f32) = (283.465, 396.85);
/// The bleed: 3 mm.
pub(crate) const BLEED: f32 = 8.504;
/// Some text in the font `F1`.
pub(crate) const TEXT: &str = "<0001000200030001> Tj";
const FONT: &[u8] = include_bytes!("blocks.ttf");
const PROFILE: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/profiles/newsprint.icc"));

const PAGE: &str = "\
q /OPn gs 0.2 0 0 0 k -8.504 340 300.472 65.354 re f Q
q /OPk gs 0 0 0 1 k BT /F1 9 Tf 20 360 Td <0001000200030001> Tj ET Q
q /OPk gs 0 0 0 1 k BT /F1 9 Tf 20 320 Td <0001000200030001> Tj ET Q
q /OPn gs 0 1 0.8 0 k BT /F1 20 Tf 20 290 Td <0001000200030001> Tj ET Q
q 113.386 0 0 85.039 20 150 cm /Color Do Q
q 113.386 0 0 85.039 150 150 cm /Grey Do Q
q /OPk gs 0 0 0 1 K 0.5 w 20 130 m 260 130 l S Q
";

/// The good file.
pub(crate) fn document() -> Document {
    let mut document = Document::with_version("1.6");
    let resources = resources(&mut document);
    let pages = document.new_object_id();
    let kids: Vec<Object> = (0..4).map(|_| page(&mut document, pages, resources)).collect();
    document.set_object(pages, dictionary! { "Type" => "Pages", "Count" => 4, "Kids" => kids });
    let intent = intent(&mut document);
    let metadata = document.add_object(metadata(&xmp()));
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog",
        "Pages" => pages,
        "OutputIntents" => vec![intent.into()],
        "Metadata" => metadata,
    });
    let info = document.add_object(dictionary! {
        "Title" => Object::string_literal("Blocks"),
        "Trapped" => "False",
        "CreationDate" => Object::string_literal("D:20200812000000Z"),
        "ModDate" => Object::string_literal("D:20200812000000Z"),
    });
    let identity = Object::String(b"0123456789abcdef".to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    document.trailer.set("ID", vec![identity.clone(), identity]);
    document
}

/// The file as bytes.
pub(crate) fn bytes(document: &mut Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// The dictionary of a page, counted from 1.
pub(crate) fn page_mut(document: &mut Document, number: u32) -> &mut Dictionary {
    let id = document.get_pages()[&number];
    document.get_dictionary_mut(id).unwrap()
}

/// Draws on page 2, over what is there.
pub(crate) fn draw(document: &mut Document, operations: &str) {
    let content = format!("q {operations} Q\n");
    append(document, content.into_bytes());
}

fn append(document: &mut Document, content: Vec<u8>) {
    let id = document.get_pages()[&2];
    let old = document.get_page_contents(id)[0];
    let mut data = document.get_object(old).unwrap().as_stream().unwrap().content.clone();
    data.extend_from_slice(&content);
    let stream = document.add_object(Stream::new(Dictionary::new(), data).with_compression(false));
    document.get_dictionary_mut(id).unwrap().set("Contents", stream);
}

/// Puts a resource of a category, as `XObject`, under a name.
pub(crate) fn resource(document: &mut Document, category: &str, name: &str, value: impl Into<Object>) {
    let id = document.get_object(document.get_pages()[&1]).unwrap().as_dict().unwrap().get(b"Resources").unwrap();
    let id = id.as_reference().unwrap();
    let resources = document.get_dictionary_mut(id).unwrap();
    if !resources.has(category.as_bytes()) {
        resources.set(category, Dictionary::new());
    }
    resources.get_mut(category.as_bytes()).unwrap().as_dict_mut().unwrap().set(name, value.into());
}

/// The object a resource refers to.
pub(crate) fn resource_id(document: &Document, category: &str, name: &str) -> ObjectId {
    let page = document.get_dictionary(document.get_pages()[&1]).unwrap();
    let resources = document.get_dictionary(page.get(b"Resources").unwrap().as_reference().unwrap()).unwrap();
    let category = resources.get(category.as_bytes()).unwrap().as_dict().unwrap();
    category.get(name.as_bytes()).unwrap().as_reference().unwrap()
}

/// The output intent.
pub(crate) fn intent_mut(document: &mut Document) -> &mut Dictionary {
    let intents = document.catalog().unwrap().get(b"OutputIntents").unwrap().as_array().unwrap();
    let id = intents[0].as_reference().unwrap();
    document.get_dictionary_mut(id).unwrap()
}

/// The information dictionary.
pub(crate) fn info_mut(document: &mut Document) -> &mut Dictionary {
    let id = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    document.get_dictionary_mut(id).unwrap()
}

/// Puts other metadata in the place of the good ones.
pub(crate) fn set_xmp(document: &mut Document, xmp: &str) {
    let id = document.add_object(metadata(xmp));
    document.catalog_mut().unwrap().set("Metadata", id);
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
    let mut stream = Stream::new(
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => width,
            "Height" => height,
            "BitsPerComponent" => 8,
            "ColorSpace" => space.into(),
        },
        samples,
    );
    stream.compress().unwrap();
    stream
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

/// An ICC profile: a stream with its number of components.
pub(crate) fn profile(bytes: Vec<u8>, components: i64) -> Stream {
    let mut stream = Stream::new(dictionary! { "N" => components }, bytes);
    stream.compress().unwrap();
    stream
}

/// The profile of the output intent.
pub(crate) fn newsprint() -> Vec<u8> {
    PROFILE.to_vec()
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

fn metadata(xmp: &str) -> Stream {
    let entries = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    Stream::new(entries, xmp.as_bytes().to_vec()).with_compression(false)
}

fn page(document: &mut Document, parent: ObjectId, resources: ObjectId) -> Object {
    let content = format!("1 0 0 1 {BLEED} {BLEED} cm\n{PAGE}");
    let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()).with_compression(false));
    let outer: Vec<Object> = vec![0.into(), 0.into(), (TRIM.0 + 2.0 * BLEED).into(), (TRIM.1 + 2.0 * BLEED).into()];
    let trim: Vec<Object> = vec![BLEED.into(), BLEED.into(), (TRIM.0 + BLEED).into(), (TRIM.1 + BLEED).into()];
    let page = dictionary! {
        "Type" => "Page",
        "Parent" => parent,
        "Resources" => resources,
        "Contents" => content,
        "MediaBox" => outer.clone(),
        "BleedBox" => outer,
        "TrimBox" => trim,
        "Group" => dictionary! { "S" => "Transparency", "CS" => "DeviceCMYK", "I" => true },
    };
    document.add_object(page).into()
}

fn resources(document: &mut Document) -> ObjectId {
    let font = font(document);
    let color = document.add_object(picture("DeviceCMYK", (340, 255), 4, gradient));
    let grey = document.add_object(picture("DeviceGray", (340, 255), 1, gradient));
    let overprint = dictionary! { "Type" => "ExtGState", "OP" => true, "op" => true, "OPM" => 1 };
    let knockout = dictionary! { "Type" => "ExtGState", "OP" => false, "op" => false, "OPM" => 0 };
    document.add_object(dictionary! {
        "Font" => dictionary! { "F1" => font },
        "XObject" => dictionary! { "Color" => color, "Grey" => grey },
        "ExtGState" => dictionary! { "OPk" => overprint, "OPn" => knockout },
    })
}

fn font(document: &mut Document) -> ObjectId {
    let mut program = Stream::new(dictionary! { "Length1" => i64::try_from(FONT.len()).unwrap() }, FONT.to_vec());
    program.compress().unwrap();
    let program = document.add_object(program);
    let descriptor = document.add_object(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => "ABCDEF+Blocks",
        "Flags" => 4,
        "FontBBox" => vec![0.into(), (-100).into(), 1000.into(), 800.into()],
        "ItalicAngle" => 0,
        "Ascent" => 880,
        "Descent" => -120,
        "CapHeight" => 800,
        "StemV" => 80,
        "FontFile2" => program,
    });
    let ordering = dictionary! {
        "Registry" => Object::string_literal("Adobe"),
        "Ordering" => Object::string_literal("Identity"),
        "Supplement" => 0,
    };
    let descendant = document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => "ABCDEF+Blocks",
        "CIDSystemInfo" => ordering,
        "CIDToGIDMap" => "Identity",
        "DW" => 1000,
        "FontDescriptor" => descriptor,
    });
    document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => "ABCDEF+Blocks",
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![descendant.into()],
    })
}

fn intent(document: &mut Document) -> ObjectId {
    let profile = document.add_object(profile(newsprint(), 4));
    document.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFX",
        "OutputConditionIdentifier" => Object::string_literal("CGATS TR 002"),
        "RegistryName" => Object::string_literal("http://www.color.org"),
        "Info" => Object::string_literal("CGATS TR 002"),
        "DestOutputProfile" => profile,
    })
}
