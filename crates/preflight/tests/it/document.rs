//! Every rule about the document on small files: silent on a sound paper, and found when one thing of it is spoilt.

use chenbao_preflight::{Hit, Report, Rule, RuleOutcome, Severity, Thresholds, Verdict, examine};

use crate::files::{Paper, profile, rect};
use crate::pdf::{Dictionary, Object, Stream, dictionary, string};

fn examined(bytes: Vec<u8>) -> Report {
    examine(bytes, &Thresholds::default(), &|_, _| ())
}

/// The hits of a rule.
fn hits(report: &Report, rule: Rule) -> Vec<&Hit> {
    report.hits.iter().filter(|hit| hit.rule() == rule).collect()
}

/// Spoils one thing of a sound paper; the rule must find it and say so in these words.
#[track_caller]
fn spoilt(rule: Rule, severity: Severity, words: &str, spoil: impl FnOnce(&mut Paper)) -> Report {
    let mut paper = Paper::sound();
    spoil(&mut paper);
    let report = examined(paper.bytes());
    let hits = hits(&report, rule);
    let said = hits.iter().any(|hit| hit.severity == severity && hit.message().contains(words));
    assert!(said, "{rule}: no “{words}” in {:#?}", report.hits);
    report
}

#[track_caller]
fn error(rule: Rule, words: &str, spoil: impl FnOnce(&mut Paper)) -> Report {
    spoilt(rule, Severity::Error, words, spoil)
}

#[test]
fn a_sound_paper_passes() {
    let report = examined(Paper::sound().bytes());
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
    let report = examined(Paper::sound().document.packed_bytes());
    assert!(report.hits.is_empty(), "{:#?}", report.hits);
}

#[test]
fn what_cannot_be_read_fails_with_a_reason() {
    let whole = Paper::sound().bytes();
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
        assert!(hits.iter().any(|hit| hit.message().contains(words)), "{words}: {hits:?}");
    }
    let report = examined(b"%PDF-1.6\n%%EOF".to_vec());
    let result = |rule| report.rules.iter().find(|result| result.rule == rule).unwrap().outcome;
    assert_eq!((result(Rule::Readable), result(Rule::Fonts)), (RuleOutcome::Error, RuleOutcome::NotApplicable));
}

#[test]
fn any_damage_is_survived() {
    let whole = Paper::sound().bytes();
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
    let mut bytes = Paper::sound().bytes();
    let at = bytes.windows(9).rposition(|nine| nine == b"startxref").unwrap();
    bytes[at + 10] = b'9';
    assert!(hits(&examined(bytes), Rule::Readable)[0].message().contains("交叉引用表坏了"));
    error(Rule::Readable, "写的是 9 页", |paper| {
        paper.document.tree_mut().set("Count", 9);
    });
    error(Rule::Readable, "一页也没有", |paper| {
        paper.document.tree_mut().set("Kids", Vec::new());
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
    error(Rule::OutputIntent, "没有输出意图", |paper| paper.dict(paper.catalog).remove("OutputIntents"));
    error(Rule::OutputIntent, "没有一个是 GTS_PDFX", |paper| paper.dict(paper.intent).set("S", "GTS_PDFA1"));
    error(Rule::OutputIntent, "有 2 个", |paper| {
        let intents = vec![Object::Reference(paper.intent); 2];
        paper.dict(paper.catalog).set("OutputIntents", intents);
    });
    error(Rule::OutputIntent, "没有写明印刷条件", |paper| {
        paper.dict(paper.intent).remove("OutputConditionIdentifier");
    });
    error(Rule::OutputIntent, "登记的写法是“CGATS TR 002”", |paper| {
        paper.dict(paper.intent).set("OutputConditionIdentifier", string("CGATS TR002"));
    });
    let mut own = Paper::sound();
    own.dict(own.intent).remove("RegistryName");
    own.dict(own.intent).set("OutputConditionIdentifier", string("Our press"));
    assert!(hits(&examined(own.bytes()), Rule::OutputIntent).is_empty());
}

#[test]
fn the_profile_is_embedded_and_of_a_press() {
    let with = |class, space, target| {
        move |paper: &mut Paper| paper.stream(paper.profile).content = profile(class, space, target)
    };
    error(Rule::IntentProfile, "没有嵌入", |paper| paper.dict(paper.intent).remove("DestOutputProfile"));
    error(Rule::IntentProfile, "在文件之外", |paper| {
        paper.dict(paper.intent).set("DestOutputProfileRef", Dictionary::new());
    });
    error(Rule::IntentProfile, "写的是 3", |paper| paper.stream(paper.profile).dict.set("N", 3));
    error(Rule::IntentProfile, "坏了", |paper| paper.stream(paper.profile).content = b"no profile".to_vec());
    error(Rule::IntentProfile, "prtr", with(b"mntr", b"CMYK", ""));
    error(Rule::IntentProfile, "不是 CMYK", with(b"prtr", b"RGB ", ""));
    spoilt(Rule::IntentProfile, Severity::Warning, "FOGRA39", with(b"prtr", b"CMYK", "ICCHDAT FOGRA39"));
}

#[test]
fn metadata_say_pdf_x_4_and_are_complete() {
    error(Rule::Metadata, "没有 XMP", |paper| paper.dict(paper.catalog).remove("Metadata"));
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
        paper.dict(paper.info).set("Title", string("Evening"));
    });
    error(Rule::Metadata, "Info 里缺少 CreationDate、ModDate", older("PDF/X-1a:2003"));
    error(Rule::Metadata, "老式的 PDF/X-2", older("PDF/X-2"));
}

/// Has a paper claim an older standard.
fn older(claim: &'static str) -> impl FnOnce(&mut Paper) {
    move |paper| {
        paper.xmp("pdfxid:GTS_PDFXVersion=\"PDF/X-4\"", "");
        paper.dict(paper.info).set("GTS_PDFXVersion", string(claim));
    }
}

#[test]
fn a_shop_says_which_standards_and_pages_it_takes() {
    let judged = |thresholds: &str, claim: Option<&'static str>| {
        let mut paper = Paper::sound();
        claim.into_iter().for_each(|claim| older(claim)(&mut paper));
        let thresholds = Thresholds::from_toml(thresholds).unwrap();
        let report = examine(paper.bytes(), &thresholds, &|_, _| ());
        report.hits.iter().map(Hit::message).collect::<Vec<_>>().join("\n")
    };
    let only_x4 = "standards = [\"PDF/X-4\"]";
    assert!(judged(only_x4, Some("PDF/X-3:2003")).contains("只收 PDF/X-4"));
    assert_eq!(judged(only_x4, None), "");
    assert!(judged("standards = [\"PDF/X-1a:2001\"]", None).contains("只收 PDF/X-1a:2001"));
    assert!(judged("pages = 8", None).contains("预定的是 8 版"));
    assert_eq!(judged("pages = 4", None), "");
    assert_eq!(judged("colors = \"全黑\"", None), "");
    assert!(judged("colors = \"1 彩，其余黑\"", None).contains("这一版按彩色印"));
    assert!(judged("conditions = [\"IFRA26\"]", None).contains("是为别的纸做的"));
    let plain = |paper: &mut Paper| {
        paper.dict(paper.catalog).remove("Metadata");
        paper.dict(paper.catalog).remove("OutputIntents");
        paper.dict(paper.info).remove("Trapped");
    };
    let mut paper = Paper::sound();
    plain(&mut paper);
    let thresholds = Thresholds::from_toml("standards = [\"none\"]").unwrap();
    let report = examine(paper.bytes(), &thresholds, &|_, _| ());
    assert_eq!(report.verdict, Verdict::Pass, "{:#?}", report.hits);
}

#[test]
fn trapped_is_a_name_and_agrees() {
    error(Rule::Trapped, "没有 Trapped", |paper| paper.dict(paper.info).remove("Trapped"));
    error(Rule::Trapped, "/Unknown", |paper| paper.dict(paper.info).set("Trapped", "Unknown"));
    error(Rule::Trapped, "写成名称", |paper| paper.dict(paper.info).set("Trapped", string("False")));
    error(Rule::Trapped, "XMP 里却是 False", |paper| paper.dict(paper.info).set("Trapped", "True"));
}

#[test]
fn identity_needs_two_strings_and_no_lock() {
    error(Rule::FileIdentity, "没有 ID", |paper| paper.document.trailer.remove("ID"));
    error(Rule::FileIdentity, "不是两个", |paper| {
        paper.document.trailer.set("ID", vec![string("a"), string("")]);
    });
    error(Rule::FileIdentity, "加了密", |paper| {
        let lock = dictionary! { "Filter" => "Standard", "V" => 1, "R" => 2, "O" => string("x"), "U" => string("x"), "P" => -4 };
        let lock = paper.document.add(lock);
        paper.document.trailer.set("Encrypt", lock);
    });
}

#[test]
fn boxes_are_there_and_nested() {
    let with = |key: &'static str, numbers| move |paper: &mut Paper| paper.dict(paper.pages[1]).set(key, rect(numbers));
    let report = error(Rule::PageBoxes, "没有 TrimBox", |paper| paper.dict(paper.pages[1]).remove("TrimBox"));
    assert_eq!(hits(&report, Rule::PageBoxes)[0].page, Some(2));
    error(Rule::PageBoxes, "同时存在", with("ArtBox", [10.0, 10.0, 100.0, 100.0]));
    error(Rule::PageBoxes, "超出了 BleedBox", with("BleedBox", [9.0, 0.0, 217.0, 317.0]));
    error(Rule::PageBoxes, "BleedBox 超出了 MediaBox", with("BleedBox", [0.0, 0.0, 218.0, 317.0]));
    error(Rule::PageBoxes, "CropBox 切到", with("CropBox", [5.0, 5.0, 212.0, 312.0]));
    error(Rule::PageBoxes, "没有面积", with("TrimBox", [10.0, 10.0, 10.0, 100.0]));
    error(Rule::PageBoxes, "没有 MediaBox", |paper| paper.dict(paper.pages[1]).remove("MediaBox"));
}

#[test]
fn sizes_are_equal_and_upright() {
    error(Rule::PageSize, "多数版", |paper| {
        paper.dict(paper.pages[2]).set("TrimBox", rect([8.504, 8.504, 200.0, 308.496]));
    });
    error(Rule::PageSize, "旋转", |paper| paper.dict(paper.pages[2]).set("Rotate", 90));
    error(Rule::PageSize, "UserUnit", |paper| paper.dict(paper.pages[2]).set("UserUnit", 2));
    let thresholds = Thresholds { trim_mm: Some([271.0, 390.0]), ..Thresholds::default() };
    let report = examine(Paper::sound().bytes(), &thresholds, &|_, _| ());
    assert_eq!(hits(&report, Rule::PageSize).len(), 4);
}

#[test]
fn a_paper_of_three_pages_cannot_be_folded() {
    spoilt(Rule::PageCount, Severity::Warning, "只有 3 版", |paper| {
        let kids: Vec<Object> = paper.pages[..3].iter().map(|id| Object::Reference(*id)).collect();
        paper.document.tree_mut().set("Kids", kids);
        paper.document.tree_mut().set("Count", 3);
    });
}

#[test]
fn forbidden_objects_are_found_wherever_they_stand() {
    let catalog = |key: &'static str, value: Object| move |paper: &mut Paper| paper.dict(paper.catalog).set(key, value);
    let script = || dictionary! { "S" => "JavaScript", "JS" => string("app.alert(1)") };
    error(Rule::Forbidden, "OpenAction", catalog("OpenAction", script().into()));
    error(Rule::Forbidden, "JavaScript", catalog("OpenAction", script().into()));
    error(Rule::Forbidden, "附加动作", catalog("AA", dictionary! { "WP" => script() }.into()));
    error(Rule::Forbidden, "附件", catalog("Names", dictionary! { "EmbeddedFiles" => Dictionary::new() }.into()));
    error(Rule::Forbidden, "XFA", catalog("AcroForm", dictionary! { "XFA" => Object::Array(Vec::new()) }.into()));
    error(Rule::Forbidden, "LZW", |paper| {
        paper.document.add(Stream::new(dictionary! { "Filter" => "LZWDecode" }, vec![0x80, 0x0b, 0x60, 0x50]));
    });
    error(Rule::Forbidden, "另一个文件", |paper| {
        paper.document.add(Stream::new(dictionary! { "F" => string("other.bin") }, b"x".to_vec()));
    });
    spoilt(Rule::Forbidden, Severity::Warning, "替换图", |paper| {
        let image = dictionary! { "Subtype" => "Image", "Alternates" => Object::Array(Vec::new()) };
        paper.document.add(Stream::new(image, Vec::new()));
    });
    let listed = dictionary! { "Type" => "StructElem", "S" => "Movie", "P" => 1 };
    let mut paper = Paper::sound();
    paper.document.add(listed);
    assert!(hits(&examined(paper.bytes()), Rule::Forbidden).is_empty());
}

#[test]
fn annotations_may_only_stand_outside_the_bleed() {
    let link = |numbers| dictionary! { "Type" => "Annot", "Subtype" => "Link", "Rect" => rect(numbers) };
    let report = error(Rule::Forbidden, "链接批注", |paper| {
        let link = paper.document.add(link([50.0, 50.0, 100.0, 70.0]));
        paper.dict(paper.pages[0]).set("Annots", vec![Object::Reference(link)]);
    });
    let hit = hits(&report, Rule::Forbidden)[0];
    assert_eq!(hit.page, Some(1));
    assert_eq!(hit.place, Some([14.64, 84.14, 32.28, 91.19]));
    let mut outside = Paper::sound();
    let link = outside.document.add(link([300.0, 50.0, 400.0, 70.0]));
    outside.dict(outside.pages[0]).set("Annots", vec![Object::Reference(link)]);
    assert!(hits(&examined(outside.bytes()), Rule::Forbidden).is_empty());
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
        let filters: Vec<Object> = (0..4).map(|_| Object::from("RunLengthDecode")).collect();
        let id = paper.document.add(Stream::new(dictionary! { "Filter" => filters }, bytes));
        paper.dict(paper.pages[0]).set("Contents", id);
    });
    assert_eq!(hits(&report, Rule::Readable)[0].page, Some(1));
}

#[test]
fn the_same_bytes_give_the_same_report() {
    let bytes = Paper::sound().bytes();
    assert_eq!(examined(bytes.clone()), examined(bytes));
}

#[test]
fn progress_is_told_page_by_page() {
    let told = std::sync::Mutex::new(Vec::new());
    let _ = examine(Paper::sound().bytes(), &Thresholds::default(), &|done, total| {
        told.lock().unwrap().push((done, total));
    });
    let mut told = told.into_inner().unwrap();
    told.sort_unstable();
    assert_eq!(told, [(1, 4), (2, 4), (3, 4), (4, 4)]);
}
