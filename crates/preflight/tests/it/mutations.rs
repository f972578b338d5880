//! The preflight, rule by rule: a good file broken in one place is caught by that rule alone, and what only looks broken is let pass.

use std::collections::BTreeSet;

use chenbao_preflight::{Report, Rule, Severity, Thresholds, Verdict, examine};

use crate::files::{BLEED, RichPaper, TEXT, TRIM, gradient, picture, profile, xmp};
use crate::pdf::{Dictionary, Object, ObjectId, Stream, dictionary, numbers, string};

/// A file broken in one place.
struct Case {
    /// What is wrong with it.
    name: &'static str,
    /// The rules that must notice it, and no others. More than one only where the reason stands beside it.
    rules: &'static [&'static str],
    /// Breaks it.
    change: fn(&mut RichPaper),
}

const fn case(rule: &'static [&'static str], name: &'static str, change: fn(&mut RichPaper)) -> Case {
    Case { name, rules: rule, change }
}

fn judged(bytes: Vec<u8>) -> Report {
    examine(bytes, &Thresholds::default(), &|_, _| ())
}

fn judge(change: fn(&mut RichPaper)) -> Report {
    let mut paper = RichPaper::sound();
    change(&mut paper);
    judged(paper.bytes())
}

/// The rules with a hit of this severity.
fn rules(report: &Report, severity: Severity) -> BTreeSet<&'static str> {
    report.hits.iter().filter(|hit| hit.severity == severity).map(|hit| hit.rule().as_str()).collect()
}

/// Compares what a severity's hits are with what they should be; says the differences of all cases together.
fn compare(cases: &[Case], severity: Severity, verdict: Verdict) {
    let mut wrong = Vec::new();
    for case in cases {
        let found = judge(case.change);
        let expected: BTreeSet<&str> = case.rules.iter().copied().collect();
        let no_errors = severity == Severity::Error || rules(&found, Severity::Error).is_empty();
        if rules(&found, severity) != expected || !no_errors || found.verdict != verdict {
            wrong.push(format!("{} {:?}: {:?} {:#?}", case.name, case.rules, found.verdict, found.hits));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn the_good_file_passes() {
    let found = judge(|_| {});
    assert!(found.hits.is_empty(), "{:#?}", found.hits);
    assert_eq!(found.verdict, Verdict::Pass);
}

#[test]
fn what_the_file_declares_is_checked() {
    compare(DECLARATIONS, Severity::Error, Verdict::Fail);
}

#[test]
fn pages_and_their_boxes_are_checked() {
    compare(PAGES, Severity::Error, Verdict::Fail);
}

#[test]
fn colours_are_checked() {
    compare(COLOURS, Severity::Error, Verdict::Fail);
}

#[test]
fn inks_and_overprinting_are_checked() {
    compare(INKS, Severity::Error, Verdict::Fail);
}

#[test]
fn type_and_pictures_are_checked() {
    compare(TYPE_AND_PICTURES, Severity::Error, Verdict::Fail);
}

#[test]
fn forbidden_objects_are_found() {
    compare(FORBIDDEN, Severity::Error, Verdict::Fail);
}

#[test]
fn what_is_only_doubtful_is_a_warning() {
    compare(WARNINGS, Severity::Warning, Verdict::Warnings);
}

#[test]
fn what_only_looks_broken_passes() {
    let mut wrong = Vec::new();
    for case in HARMLESS {
        let found = judge(case.change);
        if !rules(&found, Severity::Error).is_empty() {
            wrong.push(format!("{}: {:#?}", case.name, found.hits));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_cut_off_is_no_pdf() {
    let found = judged(RichPaper::sound().bytes()[..400].to_vec());
    assert_eq!(rules(&found, Severity::Error), BTreeSet::from(["readable"]));
    assert_eq!(found.verdict, Verdict::Fail);
}

#[test]
fn every_rule_has_its_broken_file() {
    let lists = [DECLARATIONS, PAGES, COLOURS, INKS, TYPE_AND_PICTURES, FORBIDDEN, WARNINGS];
    let broken: BTreeSet<&str> = lists.into_iter().flatten().flat_map(|case| case.rules).copied().collect();
    // These two have a test of their own: the file cut off above, the sheets in `src/imposition.rs`.
    let elsewhere = ["readable", "imposition"];
    for rule in Rule::ALL {
        let name = rule.as_str();
        assert!(broken.contains(name) || elsewhere.contains(&name), "no broken file for {name}");
    }
}

const DECLARATIONS: &[Case] = &[
    case(&["pdf-version"], "header of PDF 1.7", |p| p.document.version = "1.7".to_owned()),
    case(&["pdf-version"], "catalog says 2.0", |p| p.catalog().set("Version", "2.0")),
    case(&["output-intent"], "no output intent", |p| {
        p.catalog().remove("OutputIntents");
    }),
    case(&["output-intent"], "two PDF/X intents", |p| {
        let intents = p.catalog().get_mut("OutputIntents").array_mut();
        intents.push(intents[0].clone());
    }),
    case(&["output-intent"], "only an intent for PDF/A", |p| p.intent().set("S", "GTS_PDFA1")),
    case(&["output-intent"], "no printing condition", |p| {
        p.intent().remove("OutputConditionIdentifier");
    }),
    case(&["output-intent"], "a condition that is not registered", |p| {
        p.intent().set("OutputConditionIdentifier", string("CGATS TR002"));
    }),
    case(&["intent-profile"], "no profile", |p| {
        p.intent().remove("DestOutputProfile");
    }),
    case(&["intent-profile"], "profile outside the file", |p| {
        p.intent().remove("DestOutputProfile");
        p.intent().set("DestOutputProfileRef", dictionary! { "URLs" => Vec::<Object>::new() });
    }),
    case(&["intent-profile"], "profile said to have three components", |p| {
        p.set_profile(&profile(b"prtr", b"CMYK", ""), 3);
    }),
    case(&["intent-profile"], "profile for RGB", |p| {
        p.set_profile(&profile(b"prtr", b"RGB ", ""), 4);
    }),
    case(&["intent-profile"], "profile of a scanner", |p| {
        p.set_profile(&profile(b"scnr", b"CMYK", ""), 4);
    }),
    case(&["intent-profile"], "profile cut off", |p| p.set_profile(&profile(b"prtr", b"CMYK", "")[..200], 4)),
    case(&["metadata"], "no metadata", |p| {
        p.catalog().remove("Metadata");
    }),
    case(&["metadata"], "metadata claim PDF/X-9", |p| p.set_xmp(&xmp().replace("PDF/X-4", "PDF/X-9"))),
    case(&["metadata"], "metadata claim nothing", |p| {
        p.set_xmp(&xmp().replace("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", ""));
    }),
    case(&["metadata"], "the key in another namespace", |p| {
        p.set_xmp(&xmp().replace("http://www.npes.org/pdfx/ns/id/", "http://example.org/"));
    }),
    case(&["metadata"], "no document identifier", |p| {
        p.set_xmp(&xmp().replace("xmpMM:DocumentID", "xmpMM:Other"));
    }),
    case(&["metadata"], "no title", |p| p.set_xmp(&xmp().replace("dc:title", "dc:subject"))),
    case(&["metadata"], "metadata are not XML", |p| p.set_xmp("PDF/X-4")),
    case(&["trapped"], "trapped is unknown", |p| p.info().set("Trapped", "Unknown")),
    case(&["trapped"], "trapped is a string", |p| p.info().set("Trapped", string("False"))),
    case(&["trapped"], "no word on trapping", |p| {
        p.info().remove("Trapped");
    }),
    case(&["trapped"], "metadata say otherwise", |p| {
        p.set_xmp(&xmp().replace("<pdf:Trapped>False", "<pdf:Trapped>True"));
    }),
    case(&["file-identity"], "no identity", |p| {
        p.document.trailer.remove("ID");
    }),
];

pub(crate) fn boxed(left: f32, bottom: f32, right: f32, top: f32) -> Object {
    numbers(&[left, bottom, right, top])
}

fn trim_of(width: f32, height: f32) -> Object {
    boxed(BLEED, BLEED, BLEED + width, BLEED + height)
}

const PAGES: &[Case] = &[
    // Without a trim the media box is taken for it: another size than the other pages', and no bleed around it.
    case(&["page-boxes", "page-size", "bleed"], "no trim", |p| {
        p.page(2).remove("TrimBox");
    }),
    case(&["page-boxes"], "trim and art", |p| p.page(2).set("ArtBox", trim_of(200.0, 200.0))),
    case(&["page-boxes"], "bleed beyond the media", |p| {
        p.page(2).set("BleedBox", boxed(-5.0, -5.0, 300.473, 413.858));
    }),
    case(&["page-boxes"], "crop inside the bleed", |p| {
        p.page(2).set("CropBox", boxed(4.0, 4.0, 296.0, 409.0));
    }),
    // One page 3 mm lower than the others, its bleed as it was.
    case(&["page-size"], "one page smaller", |p| {
        p.page(2).set("TrimBox", boxed(BLEED, 17.0, BLEED + TRIM.0, BLEED + TRIM.1));
    }),
    case(&["page-size"], "one page turned", |p| p.page(2).set("Rotate", 90)),
    case(&["page-size"], "one page in double units", |p| p.page(2).set("UserUnit", 2)),
    case(&["page-count"], "an empty page", |p| {
        let empty = p.add(Stream::new(Dictionary::new(), b"q Q"));
        p.page(2).set("Contents", empty);
    }),
    case(&["bleed"], "a tint stops at the trim", |p| p.draw("/OPn gs 0 0 0.3 0 k 0 20 60 40 re f")),
    case(&["bleed"], "no bleed kept", |p| p.page(2).set("BleedBox", trim_of(TRIM.0, TRIM.1))),
];

const COLOURS: &[Case] = &[
    case(&["color-space"], "RGB fill", |p| p.draw("0.9 0.5 0.5 rg 20 20 60 40 re f")),
    case(&["color-space"], "RGB line", |p| p.draw("0.9 0.5 0.5 RG 2 w 20 20 60 40 re S")),
    case(&["color-space"], "RGB fill by its ICC profile", |p| {
        let profile = p.add(Stream::new(dictionary! { "N" => 3 }, profile(b"mntr", b"RGB ", "")));
        p.resource("ColorSpace", "Rgb", vec!["ICCBased".into(), profile.into()]);
        p.draw("/Rgb cs 0.9 0.5 0.5 scn 20 20 60 40 re f");
    }),
    case(&["color-space"], "calibrated RGB", |p| {
        let white: Vec<Object> = vec![0.95.into(), 1.into(), 1.09.into()];
        p.resource("ColorSpace", "Cal", vec!["CalRGB".into(), dictionary! { "WhitePoint" => white }.into()]);
        p.draw("/Cal cs 0.9 0.5 0.5 scn 20 20 60 40 re f");
    }),
    case(&["color-space"], "Lab", |p| {
        let white: Vec<Object> = vec![0.96.into(), 1.into(), 0.82.into()];
        p.resource("ColorSpace", "Lab", vec!["Lab".into(), dictionary! { "WhitePoint" => white }.into()]);
        p.draw("/Lab cs 60 20 20 scn 20 20 60 40 re f");
    }),
    case(&["color-space"], "RGB picture", |p| show(p, picture("DeviceRGB", (340, 255), 3, gradient))),
    case(&["color-space"], "palette of RGB", |p| {
        let palette = string(vec![200, 100, 100, 100, 200, 100]);
        let space: Object = vec!["Indexed".into(), "DeviceRGB".into(), 1.into(), palette].into();
        show(p, picture(space, (340, 255), 1, |x, _, _| u8::from(x > 99)));
    }),
    case(&["color-space"], "RGB picture in the content", |p| {
        // So small that its resolution does not matter.
        p.draw("q 4 0 0 4 20 20 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID \u{1}\u{2}\u{3} EI Q");
    }),
    case(&["color-space"], "RGB shading", |p| {
        let ends = dictionary! {
            "FunctionType" => 2, "N" => 1, "Domain" => vec![0.into(), 1.into()],
            "C0" => vec![1.into(), 0.5.into(), 0.5.into()], "C1" => vec![0.5.into(), 1.into(), 0.5.into()],
        };
        let shading = dictionary! {
            "ShadingType" => 2, "ColorSpace" => "DeviceRGB", "Coords" => vec![20.into(), 0.into(), 80.into(), 0.into()],
            "Function" => ends,
        };
        p.resource("Shading", "Sh", shading);
        p.draw("20 20 60 40 re W n /Sh sh");
    }),
    case(&["color-space"], "RGB in a form", |p| show_form(p, Dictionary::new(), "0.9 0.5 0.5 rg 0 0 1 1 re f")),
    case(&["color-space"], "RGB in a pattern", |p| {
        let cell = dictionary! {
            "Type" => "Pattern", "PatternType" => 1, "PaintType" => 1, "TilingType" => 1, "BBox" => boxed(0.0, 0.0, 10.0, 10.0),
            "XStep" => 10, "YStep" => 10, "Resources" => Dictionary::new(),
        };
        let cell = p.add(Stream::new(cell, b"0.9 0.5 0.5 rg 0 0 5 5 re f"));
        p.resource("Pattern", "Cell", cell);
        p.draw("/Pattern cs /Cell scn 20 20 60 40 re f");
    }),
    case(&["spot-colors"], "a spot colour", |p| {
        p.resource("ColorSpace", "Spot", separation("PANTONE 185 C"));
        p.draw("/OPn gs /Spot cs 1 scn 20 20 60 40 re f");
    }),
    case(&["spot-colors"], "all plates at once inside the page", |p| {
        p.resource("ColorSpace", "Spot", separation("All"));
        p.draw("/OPn gs /Spot cs 0.2 scn 20 20 60 40 re f");
    }),
    case(&["blend-space"], "transparency without a blending space", |p| {
        p.page(2).remove("Group");
        half_transparent(p);
    }),
    case(&["blend-space"], "transparency blended in RGB", |p| {
        p.page(2).set("Group", dictionary! { "S" => "Transparency", "CS" => "DeviceRGB" });
        half_transparent(p);
    }),
    case(&["blend-space"], "a group that blends in RGB", |p| {
        let group = dictionary! { "Group" => dictionary! { "S" => "Transparency", "CS" => "DeviceRGB", "I" => true } };
        p.resource("ExtGState", "Half", dictionary! { "ca" => 0.5, "CA" => 0.5 });
        let form = form(p, group, "/Half gs 0.3 0 0 0 k 0 0 1 1 re f");
        p.resource("XObject", "Form", form);
        p.draw("q 60 0 0 40 20 20 cm /Form Do Q");
    }),
    case(&["grey-pictures"], "a grey picture with a grey profile", |p| {
        let profile = p.add(Stream::new(dictionary! { "N" => 1 }, profile(b"mntr", b"GRAY", "")));
        show(p, picture(vec!["ICCBased".into(), Object::from(profile)], (340, 255), 1, gradient));
    }),
    case(&["grey-pictures"], "a grey picture in calibrated grey", |p| {
        let white: Vec<Object> = vec![0.95.into(), 1.into(), 1.09.into()];
        let space: Vec<Object> = vec!["CalGray".into(), dictionary! { "WhitePoint" => white }.into()];
        show(p, picture(space, (340, 255), 1, gradient));
    }),
];

pub(crate) fn separation(name: &str) -> Vec<Object> {
    let tint = dictionary! {
        "FunctionType" => 2, "N" => 1, "Domain" => vec![0.into(), 1.into()],
        "C0" => vec![0.into(), 0.into(), 0.into(), 0.into()], "C1" => vec![0.into(), 0.9.into(), 0.8.into(), 0.into()],
    };
    vec!["Separation".into(), name.into(), "DeviceCMYK".into(), tint.into()]
}

pub(crate) fn half_transparent(paper: &mut RichPaper) {
    paper.resource("ExtGState", "Half", dictionary! { "ca" => 0.5, "CA" => 0.5 });
    paper.draw("/Half gs 0.3 0 0 0 k 20 20 60 40 re f");
}

/// Shows a picture, 40 × 30 mm.
pub(crate) fn show(paper: &mut RichPaper, picture: Stream) {
    let picture = paper.add(picture);
    paper.resource("XObject", "Shown", picture);
    paper.draw("113.386 0 0 85.039 20 20 cm /Shown Do");
}

pub(crate) fn form(paper: &mut RichPaper, mut entries: Dictionary, content: &str) -> ObjectId {
    entries.set("Type", "XObject");
    entries.set("Subtype", "Form");
    entries.set("BBox", boxed(0.0, 0.0, 1.0, 1.0));
    entries.set("Resources", paper.resources());
    paper.add(Stream::new(entries, content))
}

pub(crate) fn show_form(paper: &mut RichPaper, entries: Dictionary, content: &str) {
    let form = form(paper, entries, content);
    paper.resource("XObject", "Form", form);
    paper.draw("60 0 0 40 20 20 cm /Form Do");
}

/// Text at a size on a tint.
pub(crate) fn text_on_tint(paper: &mut RichPaper, tint: &str, state: &str) {
    let text = format!("/OPn gs {tint} k 20 20 200 60 re f {state} BT /F1 9 Tf 30 40 Td {TEXT} ET");
    paper.draw(&text);
}

const INKS: &[Case] = &[
    case(&["total-ink"], "a patch of 400 %", |p| p.draw("/OPn gs 1 1 1 1 k 20 20 60 40 re f")),
    case(&["total-ink"], "a line of 300 %", |p| p.draw("/OPn gs 1 1 1 0 K 2 w 20 20 60 40 re S")),
    case(&["total-ink"], "a picture of 300 %", |p| {
        show(
            p,
            picture(
                "DeviceCMYK",
                (340, 255),
                4,
                |x, y, c| if c == 3 { 0 } else { 255 - u8::try_from((x + y + c) % 2).unwrap() },
            ),
        );
    }),
    case(&["total-ink"], "inks that add up by overprinting", |p| {
        p.draw("/OPn gs 1 1 0 0 k 20 20 60 40 re f /OPk gs 0 0 1 0 k 30 30 40 20 re f");
    }),
    case(&["total-ink"], "inks that add up by multiplying", |p| {
        p.resource("ExtGState", "Multiply", dictionary! { "BM" => "Multiply" });
        p.draw("/OPn gs 1 1 0 0 k 20 20 60 40 re f /Multiply gs 0 0 1 0 k 30 30 40 20 re f");
    }),
    case(&["black-overprint"], "black text knocks out a tint", |p| text_on_tint(p, "0.3 0.1 0 0", "/OPn gs 0 0 0 1 k")),
    case(&["black-overprint"], "black text overprints in mode 0", |p| {
        p.resource("ExtGState", "Mode0", dictionary! { "OP" => true, "op" => true, "OPM" => 0 });
        text_on_tint(p, "0.3 0.1 0 0", "/Mode0 gs 0 0 0 1 k");
    }),
    case(&["black-overprint"], "only lines overprint", |p| {
        p.resource("ExtGState", "Lines", dictionary! { "OP" => true, "op" => false, "OPM" => 1 });
        text_on_tint(p, "0.3 0.1 0 0", "/Lines gs 0 0 0 1 k");
    }),
    case(&["black-overprint"], "a thin black line knocks out a tint", |p| {
        p.draw("/OPn gs 0.3 0.1 0 0 k 20 20 200 60 re f 0 0 0 1 K 0.5 w 30 40 m 190 40 l S");
    }),
    case(&["white-overprint"], "white text overprints", |p| {
        p.draw(&format!("/OPn gs 0.6 0 0 0 k 20 20 200 60 re f /OPk gs 0 0 0 0 k BT /F1 14 Tf 30 40 Td {TEXT} ET"));
    }),
    case(&["white-overprint"], "a white panel overprints", |p| {
        p.draw("/OPn gs 0.6 0 0 0 k 20 20 200 60 re f /OPk gs 0 0 0 0 k 30 30 40 20 re f");
    }),
];

const TYPE_AND_PICTURES: &[Case] = &[
    case(&["fonts"], "a font without its program", |p| {
        p.font_descriptor().remove("FontFile2");
    }),
    case(&["fonts"], "a character without a glyph", |p| p.draw("/OPk gs 0 0 0 1 k BT /F1 9 Tf 20 40 Td <0000> Tj ET")),
    case(&["fonts"], "one of the standard fonts", |p| {
        let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
        p.resource("Font", "F2", font);
        p.draw("/OPk gs 0 0 0 1 k BT /F2 9 Tf 20 40 Td (abc) Tj ET");
    }),
    case(&["fonts"], "a Type 3 font", |p| {
        let square = p.add(Stream::new(Dictionary::new(), b"1000 0 0 0 800 800 d1 0 0 800 800 re f"));
        let matrix: Vec<Object> = vec![0.001.into(), 0.into(), 0.into(), 0.001.into(), 0.into(), 0.into()];
        let font = dictionary! {
            "Type" => "Font", "Subtype" => "Type3", "FontBBox" => boxed(0.0, 0.0, 800.0, 800.0), "FontMatrix" => matrix,
            "CharProcs" => dictionary! { "a" => square }, "FirstChar" => 97, "LastChar" => 97, "Widths" => vec![1000.into()],
            "Encoding" => dictionary! { "Differences" => vec![97.into(), "a".into()] },
        };
        p.resource("Font", "F3", font);
        p.draw("/OPk gs 0 0 0 1 k BT /F3 9 Tf 20 40 Td (a) Tj ET");
    }),
    case(&["text-inks"], "small text in four inks", |p| {
        p.draw(&format!("/OPn gs 0.4 0.3 0.3 1 k BT /F1 9 Tf 20 40 Td {TEXT} ET"));
    }),
    case(&["text-inks"], "small text in two inks", |p| {
        p.draw(&format!("/OPn gs 0 1 0.8 0 k BT /F1 8 Tf 20 40 Td {TEXT} ET"));
    }),
    case(&["text-inks"], "text of 5 points", |p| p.draw(&format!("/OPk gs 0 0 0 1 k BT /F1 5 Tf 20 40 Td {TEXT} ET"))),
    case(&["text-inks"], "text of 10 points halved", |p| {
        p.draw(&format!("/OPk gs 0 0 0 1 k 0.5 0 0 0.5 0 0 cm BT /F1 10 Tf 40 80 Td {TEXT} ET"));
    }),
    case(&["text-inks"], "small white text out of three inks", |p| {
        text_on_tint(p, "0.7 0.6 0.6 0", "/OPn gs 0 0 0 0 k");
    }),
    case(&["resolution"], "a picture of 108 ppi", |p| show(p, picture("DeviceCMYK", (170, 128), 4, gradient))),
    case(&["resolution"], "a picture stretched to 108 ppi one way", |p| {
        show(p, picture("DeviceCMYK", (340, 128), 4, gradient));
    }),
    case(&["resolution"], "a coarse picture in the content", |p| {
        p.draw("113.386 0 0 85.039 20 20 cm BI /W 2 /H 1 /CS /G /BPC 8 ID \u{40}\u{60} EI");
    }),
];

pub(crate) fn annotation(paper: &mut RichPaper, subtype: &str, place: Object) {
    let note = dictionary! { "Type" => "Annot", "Subtype" => subtype, "Rect" => place, "F" => 4 };
    let note = paper.add(note);
    paper.page(2).set("Annots", vec![note.into()]);
}

fn script() -> Dictionary {
    dictionary! { "S" => "JavaScript", "JS" => string("app.beep(0)") }
}

const FORBIDDEN: &[Case] = &[
    case(&["forbidden"], "a link on the page", |p| annotation(p, "Link", boxed(40.0, 40.0, 90.0, 60.0))),
    case(&["forbidden"], "a film on the page", |p| annotation(p, "Movie", boxed(40.0, 40.0, 90.0, 60.0))),
    case(&["forbidden"], "a script when it is opened", |p| p.catalog().set("OpenAction", script())),
    case(&["forbidden"], "a script by name", |p| {
        let tree = dictionary! { "Names" => vec![string("a"), script().into()] };
        p.catalog().set("Names", dictionary! { "JavaScript" => tree });
    }),
    case(&["forbidden"], "an action of a page", |p| p.page(2).set("AA", dictionary! { "O" => script() })),
    case(&["forbidden"], "a file inside the file", |p| {
        let file = p.add(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"secret"));
        let specification = dictionary! {
            "Type" => "Filespec", "F" => string("a.txt"), "EF" => dictionary! { "F" => file },
        };
        let tree = dictionary! { "Names" => vec![string("a.txt"), specification.into()] };
        p.catalog().set("Names", dictionary! { "EmbeddedFiles" => tree });
    }),
    case(&["forbidden"], "a stream in LZW", |p| {
        // 256 clears the table, 257 ends the data: 9 bits each, nothing between.
        let lzw = Stream::new(dictionary! { "Filter" => "LZWDecode" }, vec![0x80, 0x40, 0x40]);
        let lzw = p.add(lzw);
        let old = p.page(2).get("Contents").clone();
        p.page(2).set("Contents", vec![old, lzw.into()]);
    }),
    case(&["forbidden"], "PostScript", |p| {
        let entries = dictionary! { "Type" => "XObject", "Subtype" => "PS" };
        let postscript = p.add(Stream::new(entries, b"showpage"));
        p.resource("XObject", "Ps", postscript);
        p.draw("/Ps Do");
    }),
    case(&["forbidden"], "data outside the file", |p| {
        let mut picture = picture("DeviceCMYK", (340, 255), 4, gradient);
        picture.dict.set("F", string("picture.raw"));
        show(p, picture);
    }),
    case(&["forbidden"], "another file's page", |p| {
        let reference = dictionary! { "F" => string("other.pdf"), "Page" => 0 };
        show_form(p, dictionary! { "Ref" => reference }, "0 0 0 0.5 k 0 0 1 1 re f");
    }),
];

const WARNINGS: &[Case] = &[
    case(&["page-count"], "three pages", |p| p.drop_page()),
    case(&["thin-lines"], "a line of 0.1 point", |p| p.draw("/OPk gs 0 0 0 1 K 0.1 w 20 40 m 200 40 l S")),
    case(&["thin-lines"], "a line of no width", |p| p.draw("/OPk gs 0 0 0 1 K 0 w 20 40 m 200 40 l S")),
    case(&["thin-lines"], "a line scaled to 0.1 point", |p| {
        p.draw("/OPk gs 0 0 0 1 K 0.1 0 0 0.1 0 0 cm 1 w 200 400 m 2000 400 l S");
    }),
    case(&["thin-lines"], "a bar of 0.1 point", |p| p.draw("/OPk gs 0 0 0 1 k 20 40 180 0.1 re f")),
    case(&["total-ink"], "a patch of 230 %", |p| p.draw("/OPn gs 0.8 0.8 0.7 0 k 20 20 60 40 re f")),
    case(&["resolution"], "a picture of 178 ppi", |p| show(p, picture("DeviceCMYK", (280, 210), 4, gradient))),
    case(&["resolution"], "a picture of 600 ppi", |p| show(p, picture("DeviceCMYK", (945, 709), 4, gradient))),
    case(&["resolution"], "a bitmap of 330 ppi", |p| {
        let mut picture = picture("DeviceGray", (65, 390), 1, |x, _, _| if x % 2 == 0 { 0x0f } else { 0xf0 });
        picture.dict.set("Width", 520);
        picture.dict.set("BitsPerComponent", 1);
        show(p, picture);
    }),
    case(&["features"], "a soft mask", |p| {
        let mask = picture("DeviceGray", (340, 255), 1, |x, _, _| u8::try_from(x % 256).unwrap());
        let mask = p.add(mask);
        let mut shown = picture("DeviceCMYK", (340, 255), 4, gradient);
        shown.dict.set("SMask", mask);
        show(p, shown);
    }),
    case(&["features"], "16 bits a sample", |p| {
        let mut shown = picture("DeviceGray", (680, 255), 1, gradient);
        shown.dict.set("Width", 340);
        shown.dict.set("BitsPerComponent", 16);
        show(p, shown);
    }),
    case(&["features"], "layers", |p| {
        let layer = p.add(dictionary! { "Type" => "OCG", "Name" => string("1") });
        let properties = dictionary! {
            "OCGs" => vec![layer.into()], "D" => dictionary! { "Name" => string("d"), "Order" => vec![layer.into()] },
        };
        p.catalog().set("OCProperties", properties);
        p.resource("Properties", "Layer", layer);
        p.draw("/OC /Layer BDC 0 0 0 0.5 k 20 20 60 40 re f EMC");
    }),
];

const HARMLESS: &[Case] = &[
    case(&[], "PDF 1.4", |p| p.document.version = "1.4".to_owned()),
    case(&[], "an intent for PDF/A beside that for PDF/X", |p| {
        let mut other = p.intent().clone();
        other.set("S", "GTS_PDFA1");
        let other = p.add(other);
        let intents = p.catalog().get_mut("OutputIntents").array_mut();
        intents.push(other.into());
    }),
    case(&[], "metadata as attributes", |p| {
        let element = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>";
        let xmp =
            xmp().replace(element, "").replace(r#"rdf:about="""#, r#"rdf:about="" pdfxid:GTS_PDFXVersion="PDF/X-4""#);
        p.set_xmp(&xmp);
    }),
    case(&[], "a condition of the shop's own", |p| {
        p.intent().remove("RegistryName");
        p.intent().set("OutputConditionIdentifier", string("Our press"));
    }),
    case(&[], "a crop box that is the media", |p| {
        let media = p.page(2).get("MediaBox").clone();
        p.page(2).set("CropBox", media);
    }),
    case(&[], "boxes with their corners the other way round", |p| {
        p.page(2).set("TrimBox", boxed(BLEED + TRIM.0, BLEED + TRIM.1, BLEED, BLEED));
    }),
    case(&[], "a page turned by 0", |p| p.page(2).set("Rotate", 0)),
    case(&[], "art that keeps away from the trim", |p| p.draw("/OPn gs 0 0 0.3 0 k 10 20 60 40 re f")),
    case(&[], "art that bleeds", |p| p.draw("/OPn gs 0 0 0.3 0 k -8.504 20 60 40 re f")),
    case(&[], "art far outside", |p| p.draw("/OPn gs 0 0 0.3 0 k -500 20 400 40 re f")),
    case(&[], "a colour set in RGB and never used", |p| p.draw("1 0 0 rg 0 0 0 0.5 k 20 20 60 40 re f")),
    case(&[], "white in a spot of nothing but a clip", |p| {
        p.resource("ColorSpace", "Spot", separation("PANTONE 185 C"));
        p.draw("20 20 60 40 re W n");
    }),
    case(&[], "black text knocks out bare paper", |p| {
        p.draw(&format!("/OPn gs 0 0 0 1 k BT /F1 9 Tf 20 40 Td {TEXT} ET"));
    }),
    case(&[], "black text on a panel of white over a tint", |p| {
        p.draw(&format!(
            "/OPn gs 0.3 0 0 0 k 20 20 200 60 re f 0 0 0 0 k 25 25 150 50 re f 0 0 0 1 k BT /F1 9 Tf 30 40 Td {TEXT} ET"
        ));
    }),
    case(&[], "black text over a grey of black alone", |p| text_on_tint(p, "0 0 0 0.2", "/OPn gs 0 0 0 1 k")),
    case(&[], "white text knocks out one ink", |p| text_on_tint(p, "0.8 0 0 0", "/OPn gs 0 0 0 0 k")),
    case(&[], "white drawn over by overprinting nothing", |p| p.draw("/OPk gs 0 0 0 1 k 20 20 60 40 re f")),
    case(&[], "a heading in four inks", |p| {
        p.draw(&format!("/OPn gs 0.4 0.3 0.3 1 k BT /F1 24 Tf 20 40 Td {TEXT} ET"));
    }),
    case(&[], "invisible text of 1 point", |p| p.draw(&format!("BT 3 Tr /F1 1 Tf 20 40 Td {TEXT} ET"))),
    case(&[], "small type written large by its matrix", |p| {
        p.draw(&format!("/OPk gs 0 0 0 1 k BT /F1 1 Tf 9 0 0 9 20 40 Tm {TEXT} ET"));
    }),
    case(&[], "transparency blended in CMYK", half_transparent),
    case(&[], "a patch of 240 %", |p| p.draw("/OPn gs 0.8 0.8 0.8 0 k 20 20 60 40 re f")),
    case(&[], "ink laid over ink that it knocks out", |p| {
        p.draw("/OPn gs 1 1 0 0 k 20 20 60 40 re f 0 0 1 1 k 20 20 60 40 re f");
    }),
    case(&[], "a note outside the bleed", |p| {
        let (width, height) = (TRIM.0 + 2.0 * BLEED, TRIM.1 + 2.0 * BLEED);
        for page in 1..=4 {
            p.page(page).set("MediaBox", boxed(-100.0, -100.0, width + 100.0, height + 100.0));
        }
        annotation(p, "Text", boxed(-80.0, -80.0, -60.0, -60.0));
    }),
    case(&[], "a register mark outside the bleed", |p| {
        let (width, height) = (TRIM.0 + 2.0 * BLEED, TRIM.1 + 2.0 * BLEED);
        for page in 1..=4 {
            p.page(page).set("MediaBox", boxed(-100.0, -100.0, width + 100.0, height + 100.0));
        }
        p.resource("ColorSpace", "All", separation("All"));
        p.draw("/OPn gs /All CS 1 SCN 0.25 w -60 100 m -40 100 l S 1 1 1 1 K -60 90 m -40 90 l S");
    }),
];
