//! The preflight, rule by rule: a good file broken in one place is caught by that rule alone, and what only looks broken is let pass.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::print::good::{
    self, BLEED, TEXT, TRIM, draw, gradient, info_mut, intent_mut, page_mut, picture, resource, resource_id, set_xmp,
};
use crate::print::{Judgement, preflight_bytes};

/// A file broken in one place.
struct Case {
    /// What is wrong with it.
    name: &'static str,
    /// The rules that must notice it, and no others. More than one only where the reason stands beside it.
    rules: &'static [&'static str],
    /// Breaks it.
    change: fn(&mut Document),
}

const fn case(rule: &'static [&'static str], name: &'static str, change: fn(&mut Document)) -> Case {
    Case { name, rules: rule, change }
}

fn judge(change: fn(&mut Document)) -> Judgement {
    let mut document = good::document();
    change(&mut document);
    preflight_bytes(&good::bytes(&mut document))
}

/// Compares what a severity's hits are with what they should be; says the differences of all cases together.
fn compare(cases: &[Case], severity: &str, verdict: &str) {
    let mut wrong = Vec::new();
    for case in cases {
        let found = judge(case.change);
        let expected: BTreeSet<String> = case.rules.iter().map(|&rule| rule.to_owned()).collect();
        let errors = found.rules("error");
        let right = found.rules(severity) == expected && (severity == "error" || errors.is_empty());
        if !right || found.verdict() != verdict {
            let hits = &found.report["hits"];
            wrong.push(format!("{} {:?}: {} {hits:#}", case.name, case.rules, found.verdict()));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn the_good_file_passes() {
    let found = judge(|_| {});
    assert_eq!(found.report["hits"].as_array().unwrap().len(), 0, "{:#}", found.report["hits"]);
    assert_eq!((found.verdict(), found.code), ("pass", 0));
}

#[test]
fn what_the_file_declares_is_checked() {
    compare(DECLARATIONS, "error", "fail");
}

#[test]
fn pages_and_their_boxes_are_checked() {
    compare(PAGES, "error", "fail");
}

#[test]
fn colours_are_checked() {
    compare(COLOURS, "error", "fail");
}

#[test]
fn inks_and_overprinting_are_checked() {
    compare(INKS, "error", "fail");
}

#[test]
fn type_and_pictures_are_checked() {
    compare(TYPE_AND_PICTURES, "error", "fail");
}

#[test]
fn forbidden_objects_are_found() {
    compare(FORBIDDEN, "error", "fail");
}

#[test]
fn what_is_only_doubtful_is_a_warning() {
    compare(WARNINGS, "warning", "warnings");
}

#[test]
fn what_only_looks_broken_passes() {
    let mut wrong = Vec::new();
    for case in HARMLESS {
        let found = judge(case.change);
        if !found.rules("error").is_empty() {
            wrong.push(format!("{}: {:#}", case.name, found.report["hits"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_cut_off_is_no_pdf() {
    let bytes = good::bytes(&mut good::document());
    let found = preflight_bytes(&bytes[..400]);
    assert_eq!(found.rules("error"), BTreeSet::from(["readable".to_owned()]));
    assert_eq!((found.verdict(), found.code), ("fail", 1));
}

#[test]
fn every_rule_has_its_broken_file() {
    let lists = [DECLARATIONS, PAGES, COLOURS, INKS, TYPE_AND_PICTURES, FORBIDDEN, WARNINGS];
    let broken: BTreeSet<&str> = lists.into_iter().flatten().flat_map(|case| case.rules).copied().collect();
    // These two have a test of their own: the file cut off above, the sheets in print_verifiers.
    let elsewhere = ["readable", "imposition"];
    for rule in chenbao::preflight::Rule::ALL {
        let name = rule.as_str();
        assert!(broken.contains(name) || elsewhere.contains(&name), "no broken file for {name}");
    }
}

const DECLARATIONS: &[Case] = &[
    case(&["pdf-version"], "header of PDF 1.7", |d| d.version = "1.7".to_owned()),
    case(&["pdf-version"], "catalog says 2.0", |d| d.catalog_mut().unwrap().set("Version", "2.0")),
    case(&["output-intent"], "no output intent", |d| {
        d.catalog_mut().unwrap().remove(b"OutputIntents");
    }),
    case(&["output-intent"], "two PDF/X intents", |d| {
        let intents = d.catalog_mut().unwrap().get_mut(b"OutputIntents").unwrap().as_array_mut().unwrap();
        intents.push(intents[0].clone());
    }),
    case(&["output-intent"], "only an intent for PDF/A", |d| intent_mut(d).set("S", "GTS_PDFA1")),
    case(&["output-intent"], "no printing condition", |d| {
        intent_mut(d).remove(b"OutputConditionIdentifier");
    }),
    case(&["output-intent"], "a condition that is not registered", |d| {
        intent_mut(d).set("OutputConditionIdentifier", Object::string_literal("CGATS TR002"));
    }),
    case(&["intent-profile"], "no profile", |d| {
        intent_mut(d).remove(b"DestOutputProfile");
    }),
    case(&["intent-profile"], "profile outside the file", |d| {
        intent_mut(d).remove(b"DestOutputProfile");
        intent_mut(d).set("DestOutputProfileRef", dictionary! { "URLs" => Vec::<Object>::new() });
    }),
    case(&["intent-profile"], "profile said to have three components", |d| set_profile(d, good::newsprint(), 3)),
    case(&["intent-profile"], "profile for RGB", |d| {
        let mut profile = good::newsprint();
        profile[16..20].copy_from_slice(b"RGB ");
        set_profile(d, profile, 4);
    }),
    case(&["intent-profile"], "profile of a scanner", |d| {
        let mut profile = good::newsprint();
        profile[12..16].copy_from_slice(b"scnr");
        set_profile(d, profile, 4);
    }),
    case(&["intent-profile"], "profile cut off", |d| set_profile(d, good::newsprint()[..2000].to_vec(), 4)),
    case(&["metadata"], "no metadata", |d| {
        d.catalog_mut().unwrap().remove(b"Metadata");
    }),
    case(&["metadata"], "metadata claim PDF/X-9", |d| set_xmp(d, &good::xmp().replace("PDF/X-4", "PDF/X-9"))),
    case(&["metadata"], "metadata claim nothing", |d| {
        set_xmp(d, &good::xmp().replace("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", ""));
    }),
    case(&["metadata"], "the key in another namespace", |d| {
        set_xmp(d, &good::xmp().replace("http://www.npes.org/pdfx/ns/id/", "http://example.org/"));
    }),
    case(&["metadata"], "no document identifier", |d| {
        set_xmp(d, &good::xmp().replace("xmpMM:DocumentID", "xmpMM:Other"));
    }),
    case(&["metadata"], "no title", |d| set_xmp(d, &good::xmp().replace("dc:title", "dc:subject"))),
    case(&["metadata"], "metadata are not XML", |d| set_xmp(d, "PDF/X-4")),
    case(&["trapped"], "trapped is unknown", |d| info_mut(d).set("Trapped", "Unknown")),
    case(&["trapped"], "trapped is a string", |d| info_mut(d).set("Trapped", Object::string_literal("False"))),
    case(&["trapped"], "no word on trapping", |d| {
        info_mut(d).remove(b"Trapped");
    }),
    case(&["trapped"], "metadata say otherwise", |d| {
        set_xmp(d, &good::xmp().replace("<pdf:Trapped>False", "<pdf:Trapped>True"));
    }),
    case(&["file-identity"], "no identity", |d| {
        d.trailer.remove(b"ID");
    }),
];

fn set_profile(document: &mut Document, bytes: Vec<u8>, components: i64) {
    let profile = document.add_object(good::profile(bytes, components));
    intent_mut(document).set("DestOutputProfile", profile);
}

fn boxed(left: f32, bottom: f32, right: f32, top: f32) -> Object {
    vec![left.into(), bottom.into(), right.into(), top.into()].into()
}

fn trim_of(width: f32, height: f32) -> Object {
    boxed(BLEED, BLEED, BLEED + width, BLEED + height)
}

const PAGES: &[Case] = &[
    // Without a trim the media box is taken for it: another size than the other pages', and no bleed around it.
    case(&["page-boxes", "page-size", "bleed"], "no trim", |d| {
        page_mut(d, 2).remove(b"TrimBox");
    }),
    case(&["page-boxes"], "trim and art", |d| page_mut(d, 2).set("ArtBox", trim_of(200.0, 200.0))),
    case(&["page-boxes"], "bleed beyond the media", |d| {
        page_mut(d, 2).set("BleedBox", boxed(-5.0, -5.0, 300.473, 413.858));
    }),
    case(&["page-boxes"], "crop inside the bleed", |d| {
        page_mut(d, 2).set("CropBox", boxed(4.0, 4.0, 296.0, 409.0));
    }),
    // One page 3 mm lower than the others, its bleed as it was.
    case(&["page-size"], "one page smaller", |d| {
        page_mut(d, 2).set("TrimBox", boxed(BLEED, 17.0, BLEED + TRIM.0, BLEED + TRIM.1));
    }),
    case(&["page-size"], "one page turned", |d| page_mut(d, 2).set("Rotate", 90)),
    case(&["page-size"], "one page in double units", |d| page_mut(d, 2).set("UserUnit", 2)),
    case(&["page-count"], "three pages", |d| d.delete_pages(&[4])),
    case(&["page-count"], "an empty page", |d| {
        let empty = d.add_object(Stream::new(Dictionary::new(), b"q Q".to_vec()));
        page_mut(d, 2).set("Contents", empty);
    }),
    case(&["bleed"], "a tint stops at the trim", |d| draw(d, "/OPn gs 0 0 0.3 0 k 0 20 60 40 re f")),
    case(&["bleed"], "no bleed kept", |d| page_mut(d, 2).set("BleedBox", trim_of(TRIM.0, TRIM.1))),
];

const COLOURS: &[Case] = &[
    case(&["color-space"], "RGB fill", |d| draw(d, "0.9 0.5 0.5 rg 20 20 60 40 re f")),
    case(&["color-space"], "RGB line", |d| draw(d, "0.9 0.5 0.5 RG 2 w 20 20 60 40 re S")),
    case(&["color-space"], "RGB fill by its ICC profile", |d| {
        let mut bytes = good::newsprint();
        bytes[16..20].copy_from_slice(b"RGB ");
        let profile = d.add_object(good::profile(bytes, 3));
        resource(d, "ColorSpace", "Rgb", vec!["ICCBased".into(), profile.into()]);
        draw(d, "/Rgb cs 0.9 0.5 0.5 scn 20 20 60 40 re f");
    }),
    case(&["color-space"], "calibrated RGB", |d| {
        let white: Vec<Object> = vec![0.95.into(), 1.into(), 1.09.into()];
        resource(d, "ColorSpace", "Cal", vec!["CalRGB".into(), dictionary! { "WhitePoint" => white }.into()]);
        draw(d, "/Cal cs 0.9 0.5 0.5 scn 20 20 60 40 re f");
    }),
    case(&["color-space"], "Lab", |d| {
        let white: Vec<Object> = vec![0.96.into(), 1.into(), 0.82.into()];
        resource(d, "ColorSpace", "Lab", vec!["Lab".into(), dictionary! { "WhitePoint" => white }.into()]);
        draw(d, "/Lab cs 60 20 20 scn 20 20 60 40 re f");
    }),
    case(&["color-space"], "RGB picture", |d| show(d, picture("DeviceRGB", (340, 255), 3, gradient))),
    case(&["color-space"], "palette of RGB", |d| {
        let palette = Object::String(vec![200, 100, 100, 100, 200, 100], lopdf::StringFormat::Hexadecimal);
        let space: Object = vec!["Indexed".into(), "DeviceRGB".into(), 1.into(), palette].into();
        show(d, picture(space, (340, 255), 1, |x, _, _| u8::from(x > 99)));
    }),
    case(&["color-space"], "RGB picture in the content", |d| {
        // So small that its resolution does not matter.
        draw(d, "q 4 0 0 4 20 20 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID \u{1}\u{2}\u{3} EI Q");
    }),
    case(&["color-space"], "RGB shading", |d| {
        let ends = dictionary! {
            "FunctionType" => 2, "N" => 1, "Domain" => vec![0.into(), 1.into()],
            "C0" => vec![1.into(), 0.5.into(), 0.5.into()], "C1" => vec![0.5.into(), 1.into(), 0.5.into()],
        };
        let shading = dictionary! {
            "ShadingType" => 2, "ColorSpace" => "DeviceRGB", "Coords" => vec![20.into(), 0.into(), 80.into(), 0.into()],
            "Function" => ends,
        };
        resource(d, "Shading", "Sh", shading);
        draw(d, "20 20 60 40 re W n /Sh sh");
    }),
    case(&["color-space"], "RGB in a form", |d| show_form(d, Dictionary::new(), "0.9 0.5 0.5 rg 0 0 1 1 re f")),
    case(&["color-space"], "RGB in a pattern", |d| {
        let cell = dictionary! {
            "Type" => "Pattern", "PatternType" => 1, "PaintType" => 1, "TilingType" => 1, "BBox" => boxed(0.0, 0.0, 10.0, 10.0),
            "XStep" => 10, "YStep" => 10, "Resources" => Dictionary::new(),
        };
        let cell = d.add_object(Stream::new(cell, b"0.9 0.5 0.5 rg 0 0 5 5 re f".to_vec()));
        resource(d, "Pattern", "Cell", cell);
        draw(d, "/Pattern cs /Cell scn 20 20 60 40 re f");
    }),
    case(&["spot-colors"], "a spot colour", |d| {
        resource(d, "ColorSpace", "Spot", separation("PANTONE 185 C"));
        draw(d, "/OPn gs /Spot cs 1 scn 20 20 60 40 re f");
    }),
    case(&["spot-colors"], "all plates at once inside the page", |d| {
        resource(d, "ColorSpace", "Spot", separation("All"));
        draw(d, "/OPn gs /Spot cs 0.2 scn 20 20 60 40 re f");
    }),
    case(&["blend-space"], "transparency without a blending space", |d| {
        page_mut(d, 2).remove(b"Group");
        half_transparent(d);
    }),
    case(&["blend-space"], "transparency blended in RGB", |d| {
        page_mut(d, 2).set("Group", dictionary! { "S" => "Transparency", "CS" => "DeviceRGB" });
        half_transparent(d);
    }),
    case(&["blend-space"], "a group that blends in RGB", |d| {
        let group = dictionary! { "Group" => dictionary! { "S" => "Transparency", "CS" => "DeviceRGB", "I" => true } };
        resource(d, "ExtGState", "Half", dictionary! { "ca" => 0.5, "CA" => 0.5 });
        let form = form(d, group, "/Half gs 0.3 0 0 0 k 0 0 1 1 re f");
        resource(d, "XObject", "Form", form);
        draw(d, "q 60 0 0 40 20 20 cm /Form Do Q");
    }),
    case(&["grey-pictures"], "a grey picture with a grey profile", |d| {
        let mut bytes = good::newsprint();
        bytes[16..20].copy_from_slice(b"GRAY");
        let profile = d.add_object(good::profile(bytes, 1));
        show(d, picture(vec!["ICCBased".into(), Object::from(profile)], (340, 255), 1, gradient));
    }),
    case(&["grey-pictures"], "a grey picture in calibrated grey", |d| {
        let white: Vec<Object> = vec![0.95.into(), 1.into(), 1.09.into()];
        let space: Vec<Object> = vec!["CalGray".into(), dictionary! { "WhitePoint" => white }.into()];
        show(d, picture(space, (340, 255), 1, gradient));
    }),
];

fn separation(name: &str) -> Vec<Object> {
    let tint = dictionary! {
        "FunctionType" => 2, "N" => 1, "Domain" => vec![0.into(), 1.into()],
        "C0" => vec![0.into(), 0.into(), 0.into(), 0.into()], "C1" => vec![0.into(), 0.9.into(), 0.8.into(), 0.into()],
    };
    vec!["Separation".into(), name.into(), "DeviceCMYK".into(), tint.into()]
}

fn half_transparent(document: &mut Document) {
    resource(document, "ExtGState", "Half", dictionary! { "ca" => 0.5, "CA" => 0.5 });
    draw(document, "/Half gs 0.3 0 0 0 k 20 20 60 40 re f");
}

/// Shows a picture, 40 × 30 mm.
fn show(document: &mut Document, picture: Stream) {
    let picture = document.add_object(picture);
    resource(document, "XObject", "Shown", picture);
    draw(document, "113.386 0 0 85.039 20 20 cm /Shown Do");
}

fn form(document: &mut Document, mut entries: Dictionary, content: &str) -> lopdf::ObjectId {
    let page = document.get_dictionary(document.get_pages()[&1]).unwrap();
    let resources = page.get(b"Resources").unwrap().clone();
    entries.set("Type", "XObject");
    entries.set("Subtype", "Form");
    entries.set("BBox", boxed(0.0, 0.0, 1.0, 1.0));
    entries.set("Resources", resources);
    document.add_object(Stream::new(entries, content.as_bytes().to_vec()))
}

fn show_form(document: &mut Document, entries: Dictionary, content: &str) {
    let form = form(document, entries, content);
    resource(document, "XObject", "Form", form);
    draw(document, "60 0 0 40 20 20 cm /Form Do");
}

/// Text at a size on a tint.
fn text_on_tint(document: &mut Document, tint: &str, state: &str) {
    let text = format!("/OPn gs {tint} k 20 20 200 60 re f {state} BT /F1 9 Tf 30 40 Td {TEXT} ET");
    draw(document, &text);
}

const INKS: &[Case] = &[
    case(&["total-ink"], "a patch of 400 %", |d| draw(d, "/OPn gs 1 1 1 1 k 20 20 60 40 re f")),
    case(&["total-ink"], "a line of 300 %", |d| draw(d, "/OPn gs 1 1 1 0 K 2 w 20 20 60 40 re S")),
    case(&["total-ink"], "a picture of 300 %", |d| {
        show(
            d,
            picture(
                "DeviceCMYK",
                (340, 255),
                4,
                |x, y, c| if c == 3 { 0 } else { 255 - u8::try_from((x + y + c) % 2).unwrap() },
            ),
        );
    }),
    case(&["total-ink"], "inks that add up by overprinting", |d| {
        draw(d, "/OPn gs 1 1 0 0 k 20 20 60 40 re f /OPk gs 0 0 1 0 k 30 30 40 20 re f");
    }),
    case(&["total-ink"], "inks that add up by multiplying", |d| {
        resource(d, "ExtGState", "Multiply", dictionary! { "BM" => "Multiply" });
        draw(d, "/OPn gs 1 1 0 0 k 20 20 60 40 re f /Multiply gs 0 0 1 0 k 30 30 40 20 re f");
    }),
    case(&["black-overprint"], "black text knocks out a tint", |d| text_on_tint(d, "0.3 0.1 0 0", "/OPn gs 0 0 0 1 k")),
    case(&["black-overprint"], "black text overprints in mode 0", |d| {
        resource(d, "ExtGState", "Mode0", dictionary! { "OP" => true, "op" => true, "OPM" => 0 });
        text_on_tint(d, "0.3 0.1 0 0", "/Mode0 gs 0 0 0 1 k");
    }),
    case(&["black-overprint"], "only lines overprint", |d| {
        resource(d, "ExtGState", "Lines", dictionary! { "OP" => true, "op" => false, "OPM" => 1 });
        text_on_tint(d, "0.3 0.1 0 0", "/Lines gs 0 0 0 1 k");
    }),
    case(&["black-overprint"], "a thin black line knocks out a tint", |d| {
        draw(d, "/OPn gs 0.3 0.1 0 0 k 20 20 200 60 re f 0 0 0 1 K 0.5 w 30 40 m 190 40 l S");
    }),
    case(&["white-overprint"], "white text overprints", |d| {
        draw(d, &format!("/OPn gs 0.6 0 0 0 k 20 20 200 60 re f /OPk gs 0 0 0 0 k BT /F1 14 Tf 30 40 Td {TEXT} ET"));
    }),
    case(&["white-overprint"], "a white panel overprints", |d| {
        draw(d, "/OPn gs 0.6 0 0 0 k 20 20 200 60 re f /OPk gs 0 0 0 0 k 30 30 40 20 re f");
    }),
];

const TYPE_AND_PICTURES: &[Case] = &[
    case(&["fonts"], "a font without its program", |d| {
        let (_, descriptor) = descriptor(d);
        d.get_dictionary_mut(descriptor).unwrap().remove(b"FontFile2");
    }),
    case(&["fonts"], "a character without a glyph", |d| draw(d, "/OPk gs 0 0 0 1 k BT /F1 9 Tf 20 40 Td <0000> Tj ET")),
    case(&["fonts"], "one of the standard fonts", |d| {
        let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
        resource(d, "Font", "F2", font);
        draw(d, "/OPk gs 0 0 0 1 k BT /F2 9 Tf 20 40 Td (abc) Tj ET");
    }),
    case(&["fonts"], "a Type 3 font", |d| {
        let square = d.add_object(Stream::new(Dictionary::new(), b"1000 0 0 0 800 800 d1 0 0 800 800 re f".to_vec()));
        let matrix: Vec<Object> = vec![0.001.into(), 0.into(), 0.into(), 0.001.into(), 0.into(), 0.into()];
        let font = dictionary! {
            "Type" => "Font", "Subtype" => "Type3", "FontBBox" => boxed(0.0, 0.0, 800.0, 800.0), "FontMatrix" => matrix,
            "CharProcs" => dictionary! { "a" => square }, "FirstChar" => 97, "LastChar" => 97, "Widths" => vec![1000.into()],
            "Encoding" => dictionary! { "Differences" => vec![97.into(), "a".into()] },
        };
        resource(d, "Font", "F3", font);
        draw(d, "/OPk gs 0 0 0 1 k BT /F3 9 Tf 20 40 Td (a) Tj ET");
    }),
    case(&["text-inks"], "small text in four inks", |d| {
        draw(d, &format!("/OPn gs 0.4 0.3 0.3 1 k BT /F1 9 Tf 20 40 Td {TEXT} ET"));
    }),
    case(&["text-inks"], "small text in two inks", |d| {
        draw(d, &format!("/OPn gs 0 1 0.8 0 k BT /F1 8 Tf 20 40 Td {TEXT} ET"));
    }),
    case(&["text-inks"], "text of 5 points", |d| draw(d, &format!("/OPk gs 0 0 0 1 k BT /F1 5 Tf 20 40 Td {TEXT} ET"))),
    case(&["text-inks"], "text of 10 points halved", |d| {
        draw(d, &format!("/OPk gs 0 0 0 1 k 0.5 0 0 0.5 0 0 cm BT /F1 10 Tf 40 80 Td {TEXT} ET"));
    }),
    case(&["text-inks"], "small white text out of three inks", |d| {
        text_on_tint(d, "0.7 0.6 0.6 0", "/OPn gs 0 0 0 0 k");
    }),
    case(&["resolution"], "a picture of 108 ppi", |d| show(d, picture("DeviceCMYK", (170, 128), 4, gradient))),
    case(&["resolution"], "a picture stretched to 108 ppi one way", |d| {
        show(d, picture("DeviceCMYK", (340, 128), 4, gradient));
    }),
    case(&["resolution"], "a coarse picture in the content", |d| {
        draw(d, "113.386 0 0 85.039 20 20 cm BI /W 2 /H 1 /CS /G /BPC 8 ID \u{40}\u{60} EI");
    }),
];

fn descriptor(document: &Document) -> (lopdf::ObjectId, lopdf::ObjectId) {
    let font = document.get_dictionary(resource_id(document, "Font", "F1")).unwrap();
    let descendant = font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0].as_reference().unwrap();
    let descriptor = document.get_dictionary(descendant).unwrap().get(b"FontDescriptor").unwrap();
    (descendant, descriptor.as_reference().unwrap())
}

fn annotation(document: &mut Document, subtype: &str, place: Object) {
    let note = dictionary! { "Type" => "Annot", "Subtype" => subtype, "Rect" => place, "F" => 4 };
    let note = document.add_object(note);
    page_mut(document, 2).set("Annots", vec![note.into()]);
}

fn script() -> Dictionary {
    dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.beep(0)") }
}

const FORBIDDEN: &[Case] = &[
    case(&["forbidden"], "a link on the page", |d| annotation(d, "Link", boxed(40.0, 40.0, 90.0, 60.0))),
    case(&["forbidden"], "a film on the page", |d| annotation(d, "Movie", boxed(40.0, 40.0, 90.0, 60.0))),
    case(&["forbidden"], "a script when it is opened", |d| d.catalog_mut().unwrap().set("OpenAction", script())),
    case(&["forbidden"], "a script by name", |d| {
        let tree = dictionary! { "Names" => vec![Object::string_literal("a"), script().into()] };
        d.catalog_mut().unwrap().set("Names", dictionary! { "JavaScript" => tree });
    }),
    case(&["forbidden"], "an action of a page", |d| page_mut(d, 2).set("AA", dictionary! { "O" => script() })),
    case(&["forbidden"], "a file inside the file", |d| {
        let file = d.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"secret".to_vec()));
        let specification = dictionary! {
            "Type" => "Filespec", "F" => Object::string_literal("a.txt"), "EF" => dictionary! { "F" => file },
        };
        let tree = dictionary! { "Names" => vec![Object::string_literal("a.txt"), specification.into()] };
        d.catalog_mut().unwrap().set("Names", dictionary! { "EmbeddedFiles" => tree });
    }),
    case(&["forbidden"], "a stream in LZW", |d| {
        // 256 clears the table, 257 ends the data: 9 bits each, nothing between.
        let lzw = Stream::new(dictionary! { "Filter" => "LZWDecode" }, vec![0x80, 0x40, 0x40]).with_compression(false);
        let lzw = d.add_object(lzw);
        let old = page_mut(d, 2).get(b"Contents").unwrap().clone();
        page_mut(d, 2).set("Contents", vec![old, lzw.into()]);
    }),
    case(&["forbidden"], "PostScript", |d| {
        let entries = dictionary! { "Type" => "XObject", "Subtype" => "PS" };
        let postscript = d.add_object(Stream::new(entries, b"showpage".to_vec()));
        resource(d, "XObject", "Ps", postscript);
        draw(d, "/Ps Do");
    }),
    case(&["forbidden"], "data outside the file", |d| {
        let mut picture = picture("DeviceCMYK", (340, 255), 4, gradient);
        picture.dict.set("F", Object::string_literal("picture.raw"));
        show(d, picture);
    }),
    case(&["forbidden"], "another file's page", |d| {
        let reference = dictionary! { "F" => Object::string_literal("other.pdf"), "Page" => 0 };
        show_form(d, dictionary! { "Ref" => reference }, "0 0 0 0.5 k 0 0 1 1 re f");
    }),
];

const WARNINGS: &[Case] = &[
    case(&["thin-lines"], "a line of 0.1 point", |d| draw(d, "/OPk gs 0 0 0 1 K 0.1 w 20 40 m 200 40 l S")),
    case(&["thin-lines"], "a line of no width", |d| draw(d, "/OPk gs 0 0 0 1 K 0 w 20 40 m 200 40 l S")),
    case(&["thin-lines"], "a line scaled to 0.1 point", |d| {
        draw(d, "/OPk gs 0 0 0 1 K 0.1 0 0 0.1 0 0 cm 1 w 200 400 m 2000 400 l S");
    }),
    case(&["thin-lines"], "a bar of 0.1 point", |d| draw(d, "/OPk gs 0 0 0 1 k 20 40 180 0.1 re f")),
    case(&["total-ink"], "a patch of 230 %", |d| draw(d, "/OPn gs 0.8 0.8 0.7 0 k 20 20 60 40 re f")),
    case(&["resolution"], "a picture of 178 ppi", |d| show(d, picture("DeviceCMYK", (280, 210), 4, gradient))),
    case(&["resolution"], "a picture of 600 ppi", |d| show(d, picture("DeviceCMYK", (945, 709), 4, gradient))),
    case(&["resolution"], "a bitmap of 330 ppi", |d| {
        let mut picture = picture("DeviceGray", (65, 390), 1, |x, _, _| if x % 2 == 0 { 0x0f } else { 0xf0 });
        picture.dict.set("Width", 520);
        picture.dict.set("BitsPerComponent", 1);
        show(d, picture);
    }),
    case(&["features"], "a soft mask", |d| {
        let mask = picture("DeviceGray", (340, 255), 1, |x, _, _| u8::try_from(x % 256).unwrap());
        let mask = d.add_object(mask);
        let mut shown = picture("DeviceCMYK", (340, 255), 4, gradient);
        shown.dict.set("SMask", mask);
        show(d, shown);
    }),
    case(&["features"], "16 bits a sample", |d| {
        let mut shown = picture("DeviceGray", (680, 255), 1, gradient);
        shown.dict.set("Width", 340);
        shown.dict.set("BitsPerComponent", 16);
        show(d, shown);
    }),
    case(&["features"], "layers", |d| {
        let layer = d.add_object(dictionary! { "Type" => "OCG", "Name" => Object::string_literal("1") });
        let properties = dictionary! {
            "OCGs" => vec![layer.into()], "D" => dictionary! { "Name" => Object::string_literal("d"), "Order" => vec![layer.into()] },
        };
        d.catalog_mut().unwrap().set("OCProperties", properties);
        resource(d, "Properties", "Layer", layer);
        draw(d, "/OC /Layer BDC 0 0 0 0.5 k 20 20 60 40 re f EMC");
    }),
];

const HARMLESS: &[Case] = &[
    case(&[], "PDF 1.4", |d| d.version = "1.4".to_owned()),
    case(&[], "an intent for PDF/A beside that for PDF/X", |d| {
        let mut other = intent_mut(d).clone();
        other.set("S", "GTS_PDFA1");
        let other = d.add_object(other);
        let intents = d.catalog_mut().unwrap().get_mut(b"OutputIntents").unwrap().as_array_mut().unwrap();
        intents.push(other.into());
    }),
    case(&[], "metadata as attributes", |d| {
        let element = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>";
        let xmp = good::xmp()
            .replace(element, "")
            .replace(r#"rdf:about="""#, r#"rdf:about="" pdfxid:GTS_PDFXVersion="PDF/X-4""#);
        set_xmp(d, &xmp);
    }),
    case(&[], "a condition of the shop's own", |d| {
        intent_mut(d).remove(b"RegistryName");
        intent_mut(d).set("OutputConditionIdentifier", Object::string_literal("Our press"));
    }),
    case(&[], "a crop box that is the media", |d| {
        let media = page_mut(d, 2).get(b"MediaBox").unwrap().clone();
        page_mut(d, 2).set("CropBox", media);
    }),
    case(&[], "boxes with their corners the other way round", |d| {
        page_mut(d, 2).set("TrimBox", boxed(BLEED + TRIM.0, BLEED + TRIM.1, BLEED, BLEED));
    }),
    case(&[], "a page turned by 0", |d| page_mut(d, 2).set("Rotate", 0)),
    case(&[], "art that keeps away from the trim", |d| draw(d, "/OPn gs 0 0 0.3 0 k 10 20 60 40 re f")),
    case(&[], "art that bleeds", |d| draw(d, "/OPn gs 0 0 0.3 0 k -8.504 20 60 40 re f")),
    case(&[], "art far outside", |d| draw(d, "/OPn gs 0 0 0.3 0 k -500 20 400 40 re f")),
    case(&[], "a colour set in RGB and never used", |d| draw(d, "1 0 0 rg 0 0 0 0.5 k 20 20 60 40 re f")),
    case(&[], "white in a spot of nothing but a clip", |d| {
        resource(d, "ColorSpace", "Spot", separation("PANTONE 185 C"));
        draw(d, "20 20 60 40 re W n");
    }),
    case(&[], "black text knocks out bare paper", |d| {
        draw(d, &format!("/OPn gs 0 0 0 1 k BT /F1 9 Tf 20 40 Td {TEXT} ET"));
    }),
    case(&[], "black text on a panel of white over a tint", |d| {
        draw(
            d,
            &format!(
                "/OPn gs 0.3 0 0 0 k 20 20 200 60 re f 0 0 0 0 k 25 25 150 50 re f 0 0 0 1 k BT /F1 9 Tf 30 40 Td {TEXT} ET"
            ),
        );
    }),
    case(&[], "black text over a grey of black alone", |d| text_on_tint(d, "0 0 0 0.2", "/OPn gs 0 0 0 1 k")),
    case(&[], "white text knocks out one ink", |d| text_on_tint(d, "0.8 0 0 0", "/OPn gs 0 0 0 0 k")),
    case(&[], "white drawn over by overprinting nothing", |d| draw(d, "/OPk gs 0 0 0 1 k 20 20 60 40 re f")),
    case(&[], "a heading in four inks", |d| {
        draw(d, &format!("/OPn gs 0.4 0.3 0.3 1 k BT /F1 24 Tf 20 40 Td {TEXT} ET"));
    }),
    case(&[], "invisible text of 1 point", |d| draw(d, &format!("BT 3 Tr /F1 1 Tf 20 40 Td {TEXT} ET"))),
    case(&[], "small type written large by its matrix", |d| {
        draw(d, &format!("/OPk gs 0 0 0 1 k BT /F1 1 Tf 9 0 0 9 20 40 Tm {TEXT} ET"));
    }),
    case(&[], "transparency blended in CMYK", half_transparent),
    case(&[], "a patch of 240 %", |d| draw(d, "/OPn gs 0.8 0.8 0.8 0 k 20 20 60 40 re f")),
    case(&[], "ink laid over ink that it knocks out", |d| {
        draw(d, "/OPn gs 1 1 0 0 k 20 20 60 40 re f 0 0 1 1 k 20 20 60 40 re f");
    }),
    case(&[], "a note outside the bleed", |d| {
        let (width, height) = (TRIM.0 + 2.0 * BLEED, TRIM.1 + 2.0 * BLEED);
        for page in 1..=4 {
            page_mut(d, page).set("MediaBox", boxed(-100.0, -100.0, width + 100.0, height + 100.0));
        }
        annotation(d, "Text", boxed(-80.0, -80.0, -60.0, -60.0));
    }),
    case(&[], "a register mark outside the bleed", |d| {
        let (width, height) = (TRIM.0 + 2.0 * BLEED, TRIM.1 + 2.0 * BLEED);
        for page in 1..=4 {
            page_mut(d, page).set("MediaBox", boxed(-100.0, -100.0, width + 100.0, height + 100.0));
        }
        resource(d, "ColorSpace", "All", separation("All"));
        draw(d, "/OPn gs /All CS 1 SCN 0.25 w -60 100 m -40 100 l S 1 1 1 1 K -60 90 m -40 90 l S");
    }),
];
