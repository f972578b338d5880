//! Every rule about the document on small files made here: silent on a sound paper, and found when one thing of it is spoilt.

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};

use super::*;
use chenbao_model::diag::Severity;

const XMP: &str = r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 pdfxid:GTS_PDFXVersion="PDF/X-4" xmp:CreateDate="2026-11-22T08:00:00+08:00" xmp:ModifyDate="2026-11-22T08:00:00+08:00"
 xmp:MetadataDate="2026-11-22T08:00:00+08:00" xmpMM:DocumentID="uuid:1" xmpMM:VersionID="1" xmpMM:RenditionClass="default" pdf:Trapped="False">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Morning</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"#;

/// A paper of four pages under the hands of a test.
struct Paper {
    document: Document,
    catalog: ObjectId,
    info: ObjectId,
    intent: ObjectId,
    profile: ObjectId,
    metadata: ObjectId,
    pages: Vec<ObjectId>,
}

/// An ICC profile of this class and space that says what it is and what it was made from.
fn profile(class: &[u8; 4], space: &[u8; 4], target: &str) -> Vec<u8> {
    let tag = |kind: &[u8; 4], text: &str| {
        let mut tag = [&kind[..], &[0; 4]].concat();
        if kind == b"desc" {
            tag.extend(u32::try_from(text.len() + 1).unwrap().to_be_bytes());
        }
        tag.extend(text.as_bytes());
        tag.resize(tag.len() + if kind == b"desc" { 79 } else { 1 }, 0);
        tag.resize(tag.len().next_multiple_of(4), 0);
        tag
    };
    let tags = [(b"desc", tag(b"desc", "Based on CGATS TR 002")), (b"targ", tag(b"text", target))];
    let mut table = 2_u32.to_be_bytes().to_vec();
    let mut data = Vec::new();
    for (name, tag) in &tags {
        table.extend_from_slice(*name);
        table.extend(u32::try_from(128 + 4 + 24 + data.len()).unwrap().to_be_bytes());
        table.extend(u32::try_from(tag.len()).unwrap().to_be_bytes());
        data.extend_from_slice(tag);
    }
    let mut bytes = vec![0; 128];
    bytes.extend(table);
    bytes.extend(data);
    let length = u32::try_from(bytes.len()).unwrap();
    bytes[..4].copy_from_slice(&length.to_be_bytes());
    bytes[8..12].copy_from_slice(&[2, 0x20, 0, 0]);
    bytes[12..16].copy_from_slice(class);
    bytes[16..20].copy_from_slice(space);
    bytes[20..24].copy_from_slice(b"Lab ");
    bytes[36..40].copy_from_slice(b"acsp");
    bytes[68..80].copy_from_slice(&[0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d]);
    bytes
}

fn rect(numbers: [f32; 4]) -> Object {
    Object::Array(numbers.map(Object::Real).to_vec())
}

fn literal(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}

impl Paper {
    fn sound() -> Self {
        let mut document = Document::with_version("1.6");
        let tree = document.new_object_id();
        let icc = profile(b"prtr", b"CMYK", "ICCHDAT CGATS TR 002");
        let profile = document.add_object(Stream::new(dictionary! { "N" => 4 }, icc));
        let intent = document.add_object(dictionary! {
            "Type" => "OutputIntent", "S" => "GTS_PDFX", "OutputConditionIdentifier" => literal("CGATS TR 002"),
            "RegistryName" => literal("http://www.color.org"), "DestOutputProfile" => profile,
        });
        let metadata = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        let metadata = document.add_object(Stream::new(metadata, XMP.as_bytes().to_vec()));
        let info = document.add_object(
            dictionary! { "Title" => literal("Morning"), "Trapped" => "False", "Producer" => literal("test") },
        );
        let page = |document: &mut Document| {
            let contents =
                document.add_object(Stream::new(Dictionary::new(), b"0 0 0 1 k 50 50 100 100 re f".to_vec()));
            document.add_object(dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => contents, "Resources" => Dictionary::new(),
                "MediaBox" => rect([0.0, 0.0, 217.0, 317.0]), "BleedBox" => rect([0.0, 0.0, 217.0, 317.0]),
                "TrimBox" => rect([8.504, 8.504, 208.496, 308.496]),
            })
        };
        let pages: Vec<ObjectId> = (0..4).map(|_| page(&mut document)).collect();
        let kids: Vec<Object> = pages.iter().map(|id| Object::Reference(*id)).collect();
        document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 4 });
        let catalog = document.add_object(dictionary! {
            "Type" => "Catalog", "Pages" => tree, "OutputIntents" => vec![Object::Reference(intent)], "Metadata" => metadata,
        });
        document.trailer.set("Root", catalog);
        document.trailer.set("Info", info);
        document.trailer.set("ID", vec![literal("0123456789abcdef"), literal("0123456789abcdef")]);
        Self { document, catalog, info, intent, profile, metadata, pages }
    }

    fn dict(&mut self, id: ObjectId) -> &mut Dictionary {
        self.document.get_object_mut(id).unwrap().as_dict_mut().unwrap()
    }

    fn stream(&mut self, id: ObjectId) -> &mut Stream {
        self.document.get_object_mut(id).unwrap().as_stream_mut().unwrap()
    }

    fn xmp(&mut self, from: &str, to: &str) {
        assert!(XMP.contains(from));
        let id = self.metadata;
        self.stream(id).set_plain_content(XMP.replace(from, to).into_bytes());
    }

    fn saved(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).unwrap();
        bytes
    }
}

fn examined(bytes: Vec<u8>) -> Report {
    examine(bytes, &Thresholds::default(), &|_, _| ())
}

/// The hits of a rule.
fn hits(report: &Report, rule: Rule) -> Vec<&Hit> {
    report.hits.iter().filter(|hit| hit.rule == rule).collect()
}

/// Spoils one thing of a sound paper; the rule must find it and say so in these words.
#[track_caller]
fn spoilt(rule: Rule, severity: Severity, words: &str, spoil: impl FnOnce(&mut Paper)) -> Report {
    let mut paper = Paper::sound();
    spoil(&mut paper);
    let report = examined(paper.saved());
    let hits = hits(&report, rule);
    let said = hits.iter().any(|hit| hit.severity == severity && hit.message.contains(words));
    assert!(said, "{rule}: no “{words}” in {:#?}", report.hits);
    report
}

#[track_caller]
fn error(rule: Rule, words: &str, spoil: impl FnOnce(&mut Paper)) -> Report {
    spoilt(rule, Severity::Error, words, spoil)
}

#[test]
fn a_sound_paper_passes() {
    let report = examined(Paper::sound().saved());
    assert!(report.hits.is_empty(), "{:#?}", report.hits);
    assert_eq!(report.verdict, Verdict::Pass);
    assert_eq!(report.file.condition.as_deref(), Some("CGATS TR 002"));
    assert_eq!(report.file.profile.as_deref(), Some("Based on CGATS TR 002"));
    assert_eq!((report.file.standard.as_deref(), report.file.version.as_str()), (Some("PDF/X-4"), "1.6"));
    assert_eq!(report.pages.len(), 4);
    assert!((report.pages[3].bleed_mm - 3.0).abs() < 0.01);
}

#[test]
fn streams_of_objects_are_read_like_plain_objects() {
    let mut bytes = Vec::new();
    let options = SaveOptions { use_object_streams: true, use_xref_streams: true, ..SaveOptions::default() };
    Paper::sound().document.save_with_options(&mut bytes, options).unwrap();
    let report = examined(bytes);
    assert!(report.hits.is_empty(), "{:#?}", report.hits);
}

#[test]
fn what_cannot_be_read_fails_with_a_reason() {
    let whole = Paper::sound().saved();
    let cut = whole[..whole.len() * 2 / 3].to_vec();
    for (bytes, words) in [
        (Vec::new(), "空的"),
        (b"<html>".to_vec(), "不是 PDF"),
        (b"%PDF-1.6\n%%EOF".to_vec(), "结构坏了"),
        (cut, "没有传完"),
    ] {
        let report = examined(bytes);
        assert_eq!(report.verdict, Verdict::Fail);
        let hits = hits(&report, Rule::Readable);
        assert!(hits.iter().any(|hit| hit.message.contains(words)), "{words}: {hits:?}");
    }
    let report = examined(b"%PDF-1.6\n%%EOF".to_vec());
    let result = |rule| report.rules.iter().find(|result| result.rule == rule).unwrap().outcome;
    assert_eq!((result(Rule::Readable), result(Rule::Fonts)), (Outcome::Error, Outcome::NotApplicable));
}

#[test]
fn any_damage_is_survived() {
    let whole = Paper::sound().saved();
    for step in 0..200 {
        let mut bytes = whole.clone();
        let at = step * 7919 % bytes.len();
        bytes[at..].iter_mut().step_by(97).for_each(|byte| *byte = byte.wrapping_mul(31).wrapping_add(7));
        let _ = examined(bytes);
        let _ = examined(whole[..at].to_vec());
    }
}

#[test]
fn a_table_that_leads_nowhere_and_a_wrong_count_are_errors() {
    let mut bytes = Paper::sound().saved();
    let at = bytes.windows(9).rposition(|nine| nine == b"startxref").unwrap();
    bytes[at + 10] = b'9';
    assert!(hits(&examined(bytes), Rule::Readable)[0].message.contains("交叉引用表坏了"));
    error(Rule::Readable, "写的是 9 页", |paper| {
        let tree = paper.document.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
        paper.dict(tree).set("Count", 9);
    });
    error(Rule::Readable, "一页也没有", |paper| {
        let tree = paper.document.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
        paper.dict(tree).set("Kids", Object::Array(Vec::new()));
        for page in paper.pages.clone() {
            paper.document.objects.remove(&page);
        }
    });
}

#[test]
fn versions_above_1_6_are_errors() {
    error(Rule::PdfVersion, "PDF 1.7", |paper| paper.document.version = "1.7".to_owned());
    error(Rule::PdfVersion, "文档目录（Catalog）写的是 PDF 2.0", |paper| {
        paper.dict(paper.catalog).set("Version", "2.0");
    });
    spoilt(Rule::PdfVersion, Severity::Warning, "1.3", |paper| paper.document.version = "1.3".to_owned());
}

#[test]
fn the_output_intent_is_one_and_registered() {
    error(Rule::OutputIntent, "没有输出意图", |paper| drop(paper.dict(paper.catalog).remove(b"OutputIntents")));
    error(Rule::OutputIntent, "没有一个是 GTS_PDFX", |paper| paper.dict(paper.intent).set("S", "GTS_PDFA1"));
    error(Rule::OutputIntent, "有 2 个", |paper| {
        let intents = vec![Object::Reference(paper.intent); 2];
        paper.dict(paper.catalog).set("OutputIntents", intents);
    });
    error(Rule::OutputIntent, "没有写明印刷条件", |paper| {
        drop(paper.dict(paper.intent).remove(b"OutputConditionIdentifier"));
    });
    error(Rule::OutputIntent, "登记的写法是“CGATS TR 002”", |paper| {
        paper.dict(paper.intent).set("OutputConditionIdentifier", literal("CGATS TR002"));
    });
    let mut own = Paper::sound();
    own.dict(own.intent).remove(b"RegistryName");
    own.dict(own.intent).set("OutputConditionIdentifier", literal("Our press"));
    assert!(hits(&examined(own.saved()), Rule::OutputIntent).is_empty());
}

#[test]
fn the_profile_is_embedded_and_of_a_press() {
    let with = |class, space, target| {
        move |paper: &mut Paper| paper.stream(paper.profile).set_plain_content(profile(class, space, target))
    };
    error(Rule::IntentProfile, "没有嵌入", |paper| drop(paper.dict(paper.intent).remove(b"DestOutputProfile")));
    error(Rule::IntentProfile, "在文件之外", |paper| {
        paper.dict(paper.intent).set("DestOutputProfileRef", Dictionary::new());
    });
    error(Rule::IntentProfile, "写的是 3", |paper| paper.stream(paper.profile).dict.set("N", 3));
    error(Rule::IntentProfile, "坏了", |paper| paper.stream(paper.profile).set_plain_content(b"no profile".to_vec()));
    error(Rule::IntentProfile, "prtr", with(b"mntr", b"CMYK", ""));
    error(Rule::IntentProfile, "不是 CMYK", with(b"prtr", b"RGB ", ""));
    spoilt(Rule::IntentProfile, Severity::Warning, "FOGRA39", with(b"prtr", b"CMYK", "ICCHDAT FOGRA39"));
}

#[test]
fn metadata_say_pdf_x_4_and_are_complete() {
    error(Rule::Metadata, "没有 XMP", |paper| drop(paper.dict(paper.catalog).remove(b"Metadata")));
    error(Rule::Metadata, "“PDF/X-9”", |paper| paper.xmp("\"PDF/X-4\"", "\"PDF/X-9\""));
    error(Rule::Metadata, "PDF/X-4p", |paper| paper.xmp("\"PDF/X-4\"", "\"PDF/X-4p\""));
    error(Rule::Metadata, "xmpMM:VersionID、xmpMM:RenditionClass", |paper| {
        paper.xmp("xmpMM:VersionID=\"1\" xmpMM:RenditionClass=\"default\"", "xmpMM:VersionID=\"\"");
    });
    error(Rule::Metadata, "xmp:CreateDate", |paper| {
        paper.xmp("CreateDate=\"2026-11-22T08:00:00+08:00\"", "CreateDate=\"today\"");
    });
    error(Rule::Metadata, "不是合格的 XML", |paper| paper.xmp("</rdf:RDF>", ""));
    spoilt(Rule::Metadata, Severity::Warning, "不一致", |paper| {
        paper.dict(paper.info).set("Title", literal("Evening"));
    });
    error(Rule::Metadata, "老式的 PDF/X-1a:2003", |paper| {
        paper.xmp("pdfxid:GTS_PDFXVersion=\"PDF/X-4\"", "");
        paper.dict(paper.info).set("GTS_PDFXVersion", literal("PDF/X-1a:2003"));
    });
}

#[test]
fn trapped_is_a_name_and_agrees() {
    error(Rule::Trapped, "没有 Trapped", |paper| drop(paper.dict(paper.info).remove(b"Trapped")));
    error(Rule::Trapped, "/Unknown", |paper| paper.dict(paper.info).set("Trapped", "Unknown"));
    error(Rule::Trapped, "写成名称", |paper| paper.dict(paper.info).set("Trapped", literal("False")));
    error(Rule::Trapped, "XMP 里却是 False", |paper| paper.dict(paper.info).set("Trapped", "True"));
}

#[test]
fn identity_needs_two_strings_and_no_lock() {
    error(Rule::FileIdentity, "没有 ID", |paper| drop(paper.document.trailer.remove(b"ID")));
    error(Rule::FileIdentity, "不是两个", |paper| {
        paper.document.trailer.set("ID", vec![literal("a"), literal("")]);
    });
    error(Rule::FileIdentity, "加了密", |paper| {
        let lock = dictionary! { "Filter" => "Standard", "V" => 1, "R" => 2, "O" => literal("x"), "U" => literal("x"), "P" => -4 };
        let lock = paper.document.add_object(lock);
        paper.document.trailer.set("Encrypt", lock);
    });
}

#[test]
fn boxes_are_there_and_nested() {
    let with = |key: &'static str, numbers| move |paper: &mut Paper| paper.dict(paper.pages[1]).set(key, rect(numbers));
    let report = error(Rule::PageBoxes, "没有 TrimBox", |paper| drop(paper.dict(paper.pages[1]).remove(b"TrimBox")));
    assert_eq!(hits(&report, Rule::PageBoxes)[0].page, Some(2));
    error(Rule::PageBoxes, "同时存在", with("ArtBox", [10.0, 10.0, 100.0, 100.0]));
    error(Rule::PageBoxes, "超出了 BleedBox", with("BleedBox", [9.0, 0.0, 217.0, 317.0]));
    error(Rule::PageBoxes, "BleedBox 超出了 MediaBox", with("BleedBox", [0.0, 0.0, 218.0, 317.0]));
    error(Rule::PageBoxes, "CropBox 切到", with("CropBox", [5.0, 5.0, 212.0, 312.0]));
    error(Rule::PageBoxes, "没有面积", with("TrimBox", [10.0, 10.0, 10.0, 100.0]));
    error(Rule::PageBoxes, "没有 MediaBox", |paper| drop(paper.dict(paper.pages[1]).remove(b"MediaBox")));
}

#[test]
fn sizes_are_equal_and_upright() {
    error(Rule::PageSize, "多数版", |paper| {
        paper.dict(paper.pages[2]).set("TrimBox", rect([8.504, 8.504, 200.0, 308.496]));
    });
    error(Rule::PageSize, "旋转", |paper| paper.dict(paper.pages[2]).set("Rotate", 90));
    error(Rule::PageSize, "UserUnit", |paper| paper.dict(paper.pages[2]).set("UserUnit", 2));
    let thresholds = Thresholds { trim_mm: Some([271.0, 390.0]), ..Thresholds::default() };
    let report = examine(Paper::sound().saved(), &thresholds, &|_, _| ());
    assert_eq!(hits(&report, Rule::PageSize).len(), 4);
}

#[test]
fn a_paper_of_three_pages_cannot_be_folded() {
    error(Rule::PageCount, "共 3 版", |paper| {
        let tree = paper.document.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
        let kids: Vec<Object> = paper.pages[..3].iter().map(|id| Object::Reference(*id)).collect();
        paper.dict(tree).set("Kids", kids);
        paper.dict(tree).set("Count", 3);
    });
}

#[test]
fn forbidden_objects_are_found_wherever_they_stand() {
    let catalog = |key: &'static str, value: Object| move |paper: &mut Paper| paper.dict(paper.catalog).set(key, value);
    let script = || dictionary! { "S" => "JavaScript", "JS" => literal("app.alert(1)") };
    error(Rule::Forbidden, "OpenAction", catalog("OpenAction", script().into()));
    error(Rule::Forbidden, "JavaScript", catalog("OpenAction", script().into()));
    error(Rule::Forbidden, "附加动作", catalog("AA", dictionary! { "WP" => script() }.into()));
    error(Rule::Forbidden, "附件", catalog("Names", dictionary! { "EmbeddedFiles" => Dictionary::new() }.into()));
    error(Rule::Forbidden, "XFA", catalog("AcroForm", dictionary! { "XFA" => Object::Array(Vec::new()) }.into()));
    error(Rule::Forbidden, "LZW", |paper| {
        paper.document.add_object(Stream::new(dictionary! { "Filter" => "LZWDecode" }, vec![0x80, 0x0b, 0x60, 0x50]));
    });
    error(Rule::Forbidden, "另一个文件", |paper| {
        paper.document.add_object(Stream::new(dictionary! { "F" => literal("other.bin") }, b"x".to_vec()));
    });
    spoilt(Rule::Forbidden, Severity::Warning, "替换图", |paper| {
        let image = dictionary! { "Subtype" => "Image", "Alternates" => Object::Array(Vec::new()) };
        paper.document.add_object(Stream::new(image, Vec::new()));
    });
    let listed = dictionary! { "Type" => "StructElem", "S" => "Movie", "P" => 1 };
    let mut paper = Paper::sound();
    paper.document.add_object(listed);
    assert!(hits(&examined(paper.saved()), Rule::Forbidden).is_empty());
}

#[test]
fn annotations_may_only_stand_outside_the_bleed() {
    let link = |numbers| dictionary! { "Type" => "Annot", "Subtype" => "Link", "Rect" => rect(numbers) };
    let report = error(Rule::Forbidden, "链接批注", |paper| {
        let link = paper.document.add_object(link([50.0, 50.0, 100.0, 70.0]));
        paper.dict(paper.pages[0]).set("Annots", vec![Object::Reference(link)]);
    });
    let hit = hits(&report, Rule::Forbidden)[0];
    assert_eq!(hit.page, Some(1));
    assert_eq!(hit.place, Some([14.64, 84.14, 32.28, 91.19]));
    let mut outside = Paper::sound();
    let link = outside.document.add_object(link([300.0, 50.0, 400.0, 70.0]));
    outside.dict(outside.pages[0]).set("Annots", vec![Object::Reference(link)]);
    assert!(hits(&examined(outside.saved()), Rule::Forbidden).is_empty());
}

#[test]
fn layers_are_a_warning() {
    spoilt(Rule::Features, Severity::Warning, "图层", |paper| {
        paper.dict(paper.catalog).set("OCProperties", Dictionary::new());
    });
}

#[test]
fn the_content_of_a_page_may_not_be_a_bomb() {
    let report = error(Rule::Readable, "大得离谱", |paper| {
        let bytes = vec![129; 40_000];
        let filters: Vec<Object> = (0..4).map(|_| Object::Name(b"RunLengthDecode".to_vec())).collect();
        let id = paper.document.add_object(Stream::new(dictionary! { "Filter" => filters }, bytes));
        paper.dict(paper.pages[0]).set("Contents", id);
    });
    assert_eq!(hits(&report, Rule::Readable)[0].page, Some(1));
}

#[test]
fn the_same_bytes_give_the_same_report() {
    let bytes = Paper::sound().saved();
    assert_eq!(examined(bytes.clone()), examined(bytes));
}

#[test]
fn progress_is_told_page_by_page() {
    let told = std::sync::Mutex::new(Vec::new());
    let _ = examine(Paper::sound().saved(), &Thresholds::default(), &|done, total| {
        told.lock().unwrap().push((done, total));
    });
    let mut told = told.into_inner().unwrap();
    told.sort_unstable();
    assert_eq!(told, [(1, 4), (2, 4), (3, 4), (4, 4)]);
}
