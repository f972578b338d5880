//! The ledger of the rules: for each, files that break it and files that only look as if they did, with what was caught and what was a false
//! alarm. The table stands in the README of the package, and must be what is found here.

use std::collections::BTreeMap;

use chenbao_preflight::{Report, Rule, Thresholds, examine};

use crate::files::{BLEED, RichPaper, TEXT, TRIM, gradient, picture, profile};
use crate::mutations::{annotation, boxed, half_transparent, separation, show, show_form, text_on_tint};
use crate::pdf::{Dictionary, Object, Stream, dictionary, name, numbers, string};

/// A file, and whether a rule must speak of it.
struct Entry {
    rule: &'static str,
    /// Whether the file breaks the rule.
    bad: bool,
    name: &'static str,
    change: fn(&mut RichPaper),
}

const fn bad(rule: &'static str, name: &'static str, change: fn(&mut RichPaper)) -> Entry {
    Entry { rule, bad: true, name, change }
}

const fn good(rule: &'static str, name: &'static str, change: fn(&mut RichPaper)) -> Entry {
    Entry { rule, bad: false, name, change }
}

fn examined(change: fn(&mut RichPaper)) -> Report {
    let mut paper = RichPaper::sound();
    change(&mut paper);
    examine(paper.bytes(), &Thresholds::default(), &|_, _| ())
}

#[test]
fn every_rule_catches_the_bad_and_lets_the_good_pass() {
    let mut wrong = Vec::new();
    for entry in LEDGER {
        let report = examined(entry.change);
        let spoke = report.hits.iter().any(|hit| hit.rule().as_str() == entry.rule);
        if spoke != entry.bad {
            wrong.push(format!("{} “{}” bad: {}: {:#?}", entry.rule, entry.name, entry.bad, report.hits));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), LEDGER.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_two_of_each_and_the_readme_says_so() {
    let mut counts: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for entry in LEDGER {
        let (bad, good) = counts.entry(entry.rule).or_default();
        *(if entry.bad { bad } else { good }) += 1;
    }
    let readme = include_str!("../../README.md");
    for rule in Rule::ALL {
        // Sheets have files of their own, in `src/imposition.rs`.
        if *rule == Rule::Imposition {
            continue;
        }
        let (bad, good) = counts.get(rule.as_str()).copied().unwrap_or_default();
        assert!(bad >= 2 && good >= 2, "{rule}: {bad} bad and {good} good files");
        let row = format!("| `{rule}` | {bad} of {bad} | 0 of {good} |");
        assert!(readme.contains(&row), "the README lacks: {row}");
    }
}

fn older(p: &mut RichPaper, version: &str, claim: &str) {
    p.document.version = version.to_owned();
    p.catalog().remove("Metadata");
    for page in 1..=4 {
        p.page(page).remove("Group");
    }
    p.info().set("GTS_PDFXVersion", string(claim));
}

fn x1a(p: &mut RichPaper) {
    older(p, "1.3", "PDF/X-1:2001");
    p.info().set("GTS_PDFXConformance", string("PDF/X-1a:2001"));
}

fn x3(p: &mut RichPaper) {
    older(p, "1.4", "PDF/X-3:2003");
}

/// Draws `operations` on a layer that is off.
fn on_a_hidden_layer(p: &mut RichPaper, operations: &str) {
    let layer = p.add(dictionary! { "Type" => "OCG", "Name" => string("notes") });
    let off = dictionary! { "OFF" => vec![layer.into()], "Order" => vec![layer.into()] };
    p.catalog().set("OCProperties", dictionary! { "OCGs" => vec![layer.into()], "D" => off });
    p.resource("Properties", "Layer", layer);
    p.draw(&format!("/OC /Layer BDC {operations} EMC"));
}

/// A gradient from left to right, from no ink to these.
fn axial(space: &str, from: &[f32], to: &[f32]) -> Dictionary {
    let function = dictionary! {
        "FunctionType" => 2, "N" => 1, "Domain" => numbers(&[0.0, 1.0]), "C0" => numbers(from), "C1" => numbers(to),
    };
    dictionary! {
        "ShadingType" => 2, "ColorSpace" => space, "Coords" => numbers(&[28.0, 0.0, 108.0, 0.0]),
        "Extend" => vec![Object::Boolean(true), Object::Boolean(true)], "Function" => function,
    }
}

fn gradient_pattern(p: &mut RichPaper, space: &str, from: &[f32], to: &[f32]) {
    let shading = axial(space, from, to);
    p.resource("Pattern", "Gradient", dictionary! { "PatternType" => 2, "Shading" => shading });
}

fn stencil(p: &mut RichPaper) {
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 800, "Height" => 400, "BitsPerComponent" => 1, "ImageMask" => true,
    };
    let stencil = p.add(Stream::deflated(dict, &[0; 100 * 400]));
    p.resource("XObject", "Stencil", stencil);
}

/// A triangle of these inks in bytes at each corner, as a free-form mesh.
fn mesh(p: &mut RichPaper, inks: [u8; 4]) {
    let mut data = Vec::new();
    for (x, y) in [(0_u16, 0_u16), (65535, 0), (0, 65535)] {
        data.push(0);
        data.extend(x.to_be_bytes());
        data.extend(y.to_be_bytes());
        data.extend(inks);
    }
    let decode = numbers(&[20.0, 120.0, 20.0, 80.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0]);
    let dict = dictionary! {
        "ShadingType" => 4, "ColorSpace" => "DeviceCMYK", "BitsPerCoordinate" => 16, "BitsPerComponent" => 8,
        "BitsPerFlag" => 8, "Decode" => decode,
    };
    let mesh = p.add(Stream::deflated(dict, &data));
    p.resource("Shading", "Mesh", mesh);
    p.draw("/OPn gs /Mesh sh");
}

/// Black text that overprints in a group over a tint.
fn text_in_a_group(p: &mut RichPaper, isolated: bool, knockout: bool) {
    let group = dictionary! { "S" => "Transparency", "CS" => "DeviceCMYK", "I" => isolated, "K" => knockout };
    let entries = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => boxed(0.0, 0.0, 280.0, 110.0), "Group" => group,
        "Resources" => p.resources(),
    };
    let content = format!("/OPk gs 0 0 0 1 k BT /F1 9 Tf 30 40 Td {TEXT} ET");
    let form = p.add(Stream::new(entries, content));
    p.resource("XObject", "Group", form);
}

fn other_program(p: &mut RichPaper, program: impl Into<Object>) {
    p.font_descriptor().set("FontFile2", program);
}

const LEDGER: &[Entry] = &[
    bad("readable", "a picture whose data end early", |p| {
        let mut cut = picture("DeviceCMYK", (340, 255), 4, gradient);
        cut.dict.set("Height", 300);
        cut.dict.set("Width", 400);
        show(p, cut);
    }),
    bad("readable", "an inline picture whose data end early", |p| {
        p.draw("q 4 0 0 4 20 20 cm BI /W 4 /H 4 /CS /CMYK /BPC 8 ID \u{1}\u{2}\u{3} EI Q");
    }),
    bad("readable", "a picture in a filter nobody knows", |p| {
        let mut odd = picture("DeviceCMYK", (340, 255), 4, gradient);
        odd.dict.set("Filter", "SecretDecode");
        show(p, odd);
    }),
    good("readable", "forms twenty deep", |p| {
        let mut inner = None;
        for _ in 0..20 {
            let entries = dictionary! {
                "Type" => "XObject", "Subtype" => "Form", "BBox" => boxed(0.0, 0.0, 100.0, 100.0),
                "Resources" => dictionary! { "XObject" => inner.map_or_else(Dictionary::new, |form| dictionary! { "F" => form }) },
            };
            let content = if inner.is_some() { "/F Do" } else { "0 0 0 0.5 k 10 10 20 20 re f" };
            inner = Some(p.add(Stream::new(entries, content)));
        }
        p.resource("XObject", "Deep", inner.unwrap());
        p.draw("/Deep Do");
    }),
    good("readable", "an inline picture in hexadecimal digits", |p| {
        p.draw("q 4 0 0 4 20 20 cm BI /W 1 /H 1 /CS /CMYK /BPC 8 /F /AHx ID 00102030> EI Q");
    }),
    good("readable", "an inline picture in base 85", |p| {
        p.draw("q 4 0 0 4 20 20 cm BI /W 1 /H 1 /CS /CMYK /BPC 8 /F [/A85] ID !!*-'~> EI Q");
    }),
    bad("pdf-version", "PDF/X-1a:2001 in PDF 1.5", |p| {
        x1a(p);
        p.document.version = "1.5".to_owned();
    }),
    bad("pdf-version", "PDF/X-4 in PDF 1.7", |p| p.document.version = "1.7".to_owned()),
    good("pdf-version", "PDF/X-1a:2001 in PDF 1.3", x1a),
    good("pdf-version", "PDF/X-3:2003 in PDF 1.4", x3),
    bad("output-intent", "made for coated paper", |p| {
        p.intent().set("OutputConditionIdentifier", string("FOGRA39"));
    }),
    bad("output-intent", "no output intent", |p| {
        p.catalog().remove("OutputIntents");
    }),
    good("output-intent", "made for another newsprint", |p| {
        p.intent().set("OutputConditionIdentifier", string("IFRA26"));
    }),
    good("output-intent", "a condition of the shop's own", |p| {
        p.intent().remove("RegistryName");
        p.intent().set("OutputConditionIdentifier", string("Our press"));
    }),
    bad("intent-profile", "a profile for another condition than the intent names", |p| {
        p.set_profile(&profile(b"prtr", b"CMYK", "ICCHDAT FOGRA39"), 4);
    }),
    bad("intent-profile", "PDF/X-4 without its profile", |p| {
        p.intent().remove("DestOutputProfile");
    }),
    good("intent-profile", "PDF/X-1a without a profile, its condition registered", |p| {
        x1a(p);
        p.intent().remove("DestOutputProfile");
    }),
    good("intent-profile", "a profile that says nothing of its data", |p| {
        p.set_profile(&profile(b"prtr", b"CMYK", ""), 4);
    }),
    bad("metadata", "PDF/X-1a without a date", |p| {
        x1a(p);
        p.info().remove("ModDate");
    }),
    bad("metadata", "nothing says PDF/X", |p| {
        p.catalog().remove("Metadata");
    }),
    good("metadata", "PDF/X-1a:2001", x1a),
    good("metadata", "PDF/X-3:2003", x3),
    bad("trapped", "PDF/X-1a without a word on trapping", |p| {
        x1a(p);
        p.info().remove("Trapped");
    }),
    bad("trapped", "unknown", |p| p.info().set("Trapped", "Unknown")),
    good("trapped", "PDF/X-1a", x1a),
    good("trapped", "trapped, and the metadata say nothing", |p| {
        p.info().set("Trapped", "True");
        p.set_xmp(&crate::files::xmp().replace("<pdf:Trapped>False</pdf:Trapped>", ""));
    }),
    bad("file-identity", "no identity", |p| p.document.trailer.remove("ID")),
    bad("file-identity", "half an identity", |p| p.document.trailer.set("ID", vec![string("0123456789abcdef")])),
    good("file-identity", "two identities that differ", |p| {
        p.document.trailer.set("ID", vec![string("0123456789abcdef"), string("fedcba9876543210")]);
    }),
    good("file-identity", "PDF/X-1a", x1a),
    bad("page-boxes", "trim and art", |p| p.page(2).set("ArtBox", boxed(20.0, 20.0, 200.0, 200.0))),
    bad("page-boxes", "a crop inside the bleed, inherited", |p| {
        p.document.tree_mut().set("CropBox", boxed(4.0, 4.0, 296.0, 409.0));
    }),
    good("page-boxes", "an art box in the place of the trim", |p| {
        let trim = p.page(2).get("TrimBox").clone();
        p.page(2).remove("TrimBox");
        p.page(2).set("ArtBox", trim);
    }),
    good("page-boxes", "a media box inherited from the tree", |p| {
        let media = p.page(2).get("MediaBox").clone();
        p.page(2).remove("MediaBox");
        p.document.tree_mut().set("MediaBox", media);
    }),
    bad("page-size", "turned by what the tree says", |p| p.document.tree_mut().set("Rotate", 90)),
    bad("page-size", "one page smaller", |p| {
        p.page(2).set("TrimBox", boxed(BLEED, 17.0, BLEED + TRIM.0, BLEED + TRIM.1));
    }),
    good("page-size", "the tree turns, and the page turns back", |p| {
        p.document.tree_mut().set("Rotate", 90);
        for page in 1..=4 {
            p.page(page).set("Rotate", 0);
        }
    }),
    good("page-size", "an art box in the place of the trim", |p| {
        let trim = p.page(2).get("TrimBox").clone();
        p.page(2).remove("TrimBox");
        p.page(2).set("ArtBox", trim);
    }),
    bad("page-count", "three pages", |p| p.drop_page()),
    bad("page-count", "a page with nothing but a hidden layer", |p| {
        on_a_hidden_layer(p, "0 0 0 1 k 20 20 60 40 re f");
        let hidden = p.add(Stream::new(Dictionary::new(), b"/OC /Layer BDC 0 0 0 1 k 20 20 60 40 re f EMC"));
        p.page(2).set("Contents", hidden);
    }),
    good("page-count", "one page", |p| {
        p.drop_page();
        p.drop_page();
        p.drop_page();
    }),
    good("page-count", "a page with nothing but a mesh", |p| {
        let empty = p.add(Stream::new(Dictionary::new(), b""));
        p.page(2).set("Contents", empty);
        mesh(p, [128, 0, 0, 0]);
        let shown = p.add(Stream::new(Dictionary::new(), b"/Mesh sh"));
        p.page(2).set("Contents", shown);
    }),
    bad("bleed", "a tint stops at the trim", |p| p.draw("/OPn gs 0 0 0.3 0 k 0 20 60 40 re f")),
    bad("bleed", "a gradient stops at the trim", |p| {
        p.resource("Shading", "Sh", axial("DeviceCMYK", &[0.2, 0.0, 0.0, 0.0], &[0.5, 0.0, 0.0, 0.0]));
        p.draw("/OPn gs 0 20 60 40 re W n /Sh sh");
    }),
    good("bleed", "art that bleeds", |p| p.draw("/OPn gs 0 0 0.3 0 k -8.504 20 60 40 re f")),
    good("bleed", "a tint at the trim on a hidden layer", |p| on_a_hidden_layer(p, "0 0 0.3 0 k 0 20 60 40 re f")),
    bad("fonts", "a program that is no font", |p| {
        let program = p.add(Stream::deflated(dictionary! { "Length1" => 9000 }, &[0x5a; 9000]));
        other_program(p, program);
    }),
    bad("fonts", "a program without a byte", |p| {
        let program = p.add(Stream::new(Dictionary::new(), b""));
        other_program(p, program);
    }),
    bad("fonts", "a program that is a name", |p| other_program(p, "None")),
    bad("fonts", "a program that breaks off", |p| {
        let whole = include_bytes!("files/blocks.ttf");
        let program = p.add(Stream::deflated(dictionary! { "Length1" => 500 }, &whole[..500]));
        other_program(p, program);
    }),
    bad("fonts", "a program of another kind", |p| {
        let program = p.add(Stream::deflated(Dictionary::new(), b"%!PS-AdobeFont-1.0: Blocks 001.000"));
        other_program(p, program);
    }),
    bad("fonts", "widths that disagree", |p| p.font_descendant().set("DW", 400)),
    good("fonts", "widths a little off", |p| p.font_descendant().set("DW", 1010)),
    good("fonts", "a font on a hidden layer that is not embedded", |p| {
        let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
        p.resource("Font", "F2", font);
        on_a_hidden_layer(p, "0 0 0 1 k BT /F2 9 Tf 20 40 Td (abc) Tj ET");
    }),
    good("fonts", "CIDs by a table of their own", |p| {
        let table = p.add(Stream::new(Dictionary::new(), vec![0, 0, 0, 3, 0, 2, 0, 1]));
        p.font_descendant().set("CIDToGIDMap", table);
    }),
    bad("color-space", "letters painted with an RGB gradient", |p| {
        gradient_pattern(p, "DeviceRGB", &[1.0, 0.5, 0.5], &[0.5, 1.0, 0.5]);
        p.draw(&format!("/Pattern cs /Gradient scn BT /F1 20 Tf 30 40 Td {TEXT} ET"));
    }),
    bad("color-space", "letters painted with a tile of RGB", |p| {
        let cell = dictionary! {
            "Type" => "Pattern", "PatternType" => 1, "PaintType" => 1, "TilingType" => 1, "BBox" => boxed(0.0, 0.0, 4.0, 4.0),
            "XStep" => 4, "YStep" => 4, "Resources" => Dictionary::new(),
        };
        let cell = p.add(Stream::new(cell, b"0.9 0.5 0.5 rg 0 0 4 4 re f"));
        p.resource("Pattern", "Cell", cell);
        p.draw(&format!("/Pattern cs /Cell scn BT /F1 20 Tf 30 40 Td {TEXT} ET"));
    }),
    bad("color-space", "a stencil painted with an RGB gradient", |p| {
        gradient_pattern(p, "DeviceRGB", &[1.0, 0.5, 0.5], &[0.5, 1.0, 0.5]);
        stencil(p);
        p.draw("/Pattern cs /Gradient scn q 60 0 0 30 28 28 cm /Stencil Do Q");
    }),
    bad("color-space", "CMYK of another press", |p| {
        let other = p.add(Stream::new(dictionary! { "N" => 4 }, vec![7; 200]));
        p.resource("ColorSpace", "Other", vec!["ICCBased".into(), other.into()]);
        p.draw("/Other cs 0 0 0 1 scn 20 20 60 40 re f");
    }),
    bad("color-space", "device grey that is calibrated by default", |p| {
        let white: Vec<Object> = vec![0.95.into(), 1.into(), 1.09.into()];
        let grey: Vec<Object> = vec!["CalGray".into(), dictionary! { "WhitePoint" => white }.into()];
        p.resource("ColorSpace", "DefaultGray", grey);
        p.draw("0.5 g 20 20 60 40 re f");
    }),
    good("color-space", "RGB on a hidden layer", |p| on_a_hidden_layer(p, "1 0 0 rg 20 20 60 40 re f")),
    good("color-space", "a hidden picture in RGB", |p| {
        let layer = p.add(dictionary! { "Type" => "OCG", "Name" => string("notes") });
        let off = dictionary! { "OFF" => vec![layer.into()], "Order" => vec![layer.into()] };
        p.catalog().set("OCProperties", dictionary! { "OCGs" => vec![layer.into()], "D" => off });
        let mut hidden = picture("DeviceRGB", (340, 255), 3, gradient);
        hidden.dict.set("OC", layer);
        show(p, hidden);
    }),
    good("color-space", "black as a spot that RGB would stand for", |p| {
        let tint = dictionary! {
            "FunctionType" => 2, "N" => 1, "Domain" => numbers(&[0.0, 1.0]), "C0" => numbers(&[1.0; 3]), "C1" => numbers(&[0.0; 3]),
        };
        p.resource("ColorSpace", "K", vec!["Separation".into(), "Black".into(), "DeviceRGB".into(), tint.into()]);
        p.draw("/OPk gs /K cs 1 scn 20 20 60 40 re f");
    }),
    bad("spot-colors", "a spot colour", |p| {
        p.resource("ColorSpace", "Spot", separation("PANTONE 185 C"));
        p.draw("/OPn gs /Spot cs 1 scn 20 20 60 40 re f");
    }),
    bad("spot-colors", "all plates at once", |p| {
        p.resource("ColorSpace", "Spot", separation("All"));
        p.draw("/OPn gs /Spot cs 0.2 scn 20 20 60 40 re f");
    }),
    good("spot-colors", "black as a spot", |p| {
        p.resource("ColorSpace", "Spot", separation("Black"));
        p.draw("/OPk gs /Spot cs 1 scn 20 20 60 40 re f");
    }),
    good("spot-colors", "magenta as a spot", |p| {
        p.resource("ColorSpace", "Spot", separation("Magenta"));
        p.draw("/OPn gs /Spot cs 0.5 scn 20 20 60 40 re f");
    }),
    bad("blend-space", "transparency without a space", |p| {
        p.page(2).remove("Group");
        half_transparent(p);
    }),
    bad("blend-space", "a page that blends in the CMYK of another press", |p| {
        let other = p.add(Stream::new(dictionary! { "N" => 4 }, vec![7; 200]));
        let space: Vec<Object> = vec!["ICCBased".into(), other.into()];
        p.page(2).set("Group", dictionary! { "S" => "Transparency", "CS" => space });
    }),
    good("blend-space", "transparency in CMYK", half_transparent),
    good("blend-space", "opaque, and no group", |p| p.page(2).remove("Group")),
    bad("total-ink", "a stencil painted with a gradient of 340 %", |p| {
        gradient_pattern(p, "DeviceCMYK", &[0.0; 4], &[0.8, 0.8, 0.8, 1.0]);
        stencil(p);
        p.draw("/OPn gs /Pattern cs /Gradient scn q 60 0 0 30 68 28 cm /Stencil Do Q");
    }),
    bad("total-ink", "a mesh of 340 %", |p| mesh(p, [204, 204, 204, 255])),
    bad("total-ink", "letters painted with a gradient of 340 %", |p| {
        gradient_pattern(p, "DeviceCMYK", &[0.8, 0.8, 0.8, 1.0], &[0.8, 0.8, 0.8, 1.0]);
        p.draw(&format!("/OPn gs /Pattern cs /Gradient scn BT /F1 20 Tf 30 40 Td {TEXT} ET"));
    }),
    good("total-ink", "the pale part of a dark gradient", |p| {
        p.resource("Shading", "Sh", axial("DeviceCMYK", &[0.0; 4], &[0.8, 0.8, 0.8, 1.0]));
        p.draw("/OPn gs 28 20 40 40 re W n /Sh sh");
    }),
    good("total-ink", "ink that knocks out what is below", |p| {
        p.draw("/OPn gs 1 1 0 0 k 20 20 60 40 re f 0 0 1 1 k 20 20 60 40 re f");
    }),
    bad("black-overprint", "text overprints in an isolated group over a tint", |p| {
        text_in_a_group(p, true, false);
        p.draw("/OPn gs 0.4 0.3 0 0 k 20 20 200 60 re f /Group Do");
    }),
    bad("black-overprint", "small text knocks out a tint", |p| text_on_tint(p, "0.3 0.1 0 0", "/OPn gs 0 0 0 1 k")),
    bad("black-overprint", "a headline of 18 points knocks out strong colour", |p| {
        p.draw(&format!("/OPn gs 0.7 0.6 0 0 k 20 20 240 60 re f 0 0 0 1 k BT /F1 18 Tf 30 40 Td {TEXT} ET"));
    }),
    good("black-overprint", "text overprints in a group over a tint", |p| {
        text_in_a_group(p, false, false);
        p.draw("/OPn gs 0.4 0.3 0 0 k 20 20 200 60 re f /Group Do");
    }),
    good("black-overprint", "text in an isolated group over bare paper", |p| {
        text_in_a_group(p, true, false);
        p.draw("/Group Do");
    }),
    good("black-overprint", "a headline of 30 points knocks out a pale tint", |p| {
        p.draw(&format!("/OPn gs 0.15 0.05 0 0 k 20 20 240 60 re f 0 0 0 1 k BT /F1 30 Tf 30 40 Td {TEXT} ET"));
    }),
    bad("white-overprint", "white text", |p| {
        p.draw(&format!("/OPn gs 0.6 0 0 0 k 20 20 200 60 re f /OPk gs 0 0 0 0 k BT /F1 14 Tf 30 40 Td {TEXT} ET"));
    }),
    bad("white-overprint", "a white panel", |p| {
        p.draw("/OPn gs 0.6 0 0 0 k 20 20 200 60 re f /OPk gs 0 0 0 0 k 30 30 40 20 re f");
    }),
    good("white-overprint", "white that knocks out", |p| {
        p.draw("/OPn gs 0.6 0 0 0 k 20 20 200 60 re f 0 0 0 0 k 30 30 40 20 re f");
    }),
    good("white-overprint", "white that overprints on a hidden layer", |p| {
        on_a_hidden_layer(p, "/OPk gs 0 0 0 0 k 30 30 40 20 re f");
    }),
    bad("text-inks", "small text in four inks", |p| {
        p.draw(&format!("/OPn gs 0.4 0.3 0.3 1 k BT /F1 9 Tf 20 40 Td {TEXT} ET"));
    }),
    bad("text-inks", "small text painted with a gradient of four inks", |p| {
        gradient_pattern(p, "DeviceCMYK", &[0.4, 0.3, 0.3, 0.5], &[0.3, 0.4, 0.3, 0.5]);
        p.draw(&format!("/OPn gs /Pattern cs /Gradient scn BT /F1 8 Tf 30 40 Td {TEXT} ET"));
    }),
    good("text-inks", "black as a spot", |p| {
        p.resource("ColorSpace", "Spot", separation("Black"));
        p.draw(&format!("/OPk gs /Spot cs 1 scn BT /F1 9 Tf 20 40 Td {TEXT} ET"));
    }),
    good("text-inks", "a heading in four inks", |p| {
        p.draw(&format!("/OPn gs 0.4 0.3 0.3 1 k BT /F1 24 Tf 20 40 Td {TEXT} ET"));
    }),
    bad("thin-lines", "a level line in a space that is flat", |p| {
        p.draw("/OPk gs 0 0 0 1 K 1 0 0 0.1 0 0 cm 1 w 20 400 m 200 400 l S");
    }),
    bad("thin-lines", "a slanting bar of 0.1 point", |p| {
        p.draw("/OPk gs 0 0 0 1 k 20 20 m 120 80 l 120.05 79.91 l 20.05 19.91 l f");
    }),
    bad("thin-lines", "letters drawn along their outline", |p| {
        p.draw(&format!("/OPk gs 0 0 0 1 K 0.1 w BT 1 Tr /F1 20 Tf 20 40 Td {TEXT} ET"));
    }),
    bad("thin-lines", "a frame filled between two outlines", |p| {
        p.draw("/OPk gs 0 0 0 1 k 20 20 100 60 re 20.1 20.1 m 20.1 79.9 l 119.9 79.9 l 119.9 20.1 l f");
    }),
    good("thin-lines", "an upright line in a space that is flat", |p| {
        p.draw("/OPk gs 0 0 0 1 K 1 0 0 0.1 0 0 cm 1 w 40 300 m 40 700 l S");
    }),
    good("thin-lines", "a slanting bar of half a point", |p| {
        p.draw("/OPk gs 0 0 0 1 k 20 20 m 120 80 l 120.26 79.57 l 20.26 19.57 l f");
    }),
    good("thin-lines", "a dot", |p| p.draw("/OPk gs 0 0 0 1 k 40 40 0.6 0.6 re f")),
    bad("resolution", "a picture of 108 ppi", |p| show(p, picture("DeviceCMYK", (170, 128), 4, gradient))),
    bad("resolution", "a picture stretched one way", |p| show(p, picture("DeviceCMYK", (340, 128), 4, gradient))),
    good("resolution", "a coarse ornament", |p| {
        p.draw("q 4 0 0 4 20 20 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{40} EI Q");
    }),
    good("resolution", "a picture of 216 ppi", |p| show(p, picture("DeviceCMYK", (340, 255), 4, gradient))),
    bad("forbidden", "a link on the page", |p| annotation(p, "Link", boxed(40.0, 40.0, 90.0, 60.0))),
    bad("forbidden", "a script", |p| {
        p.catalog().set("OpenAction", dictionary! { "S" => "JavaScript", "JS" => string("app.beep(0)") });
    }),
    good("forbidden", "the trapper's marks", |p| annotation(p, "TrapNet", boxed(40.0, 40.0, 90.0, 60.0))),
    good("forbidden", "an outline of the pages", |p| {
        let first = p.document.page_id(1);
        let item = dictionary! { "Title" => string("1"), "Dest" => vec![first.into(), name("Fit")] };
        let item = p.add(item);
        p.catalog().set("Outlines", dictionary! { "First" => item, "Last" => item, "Count" => 1 });
    }),
    bad("grey-pictures", "grey by a profile, which is the default", |p| {
        let grey = p.add(Stream::new(dictionary! { "N" => 1 }, profile(b"mntr", b"GRAY", "")));
        p.resource("ColorSpace", "DefaultGray", vec!["ICCBased".into(), grey.into()]);
    }),
    bad("grey-pictures", "calibrated grey", |p| {
        let white: Vec<Object> = vec![0.95.into(), 1.into(), 1.09.into()];
        let space: Vec<Object> = vec!["CalGray".into(), dictionary! { "WhitePoint" => white }.into()];
        show(p, picture(space, (340, 255), 1, gradient));
    }),
    good("grey-pictures", "grey of the device", |p| show(p, picture("DeviceGray", (340, 255), 1, gradient))),
    good("grey-pictures", "black as a spot", |p| {
        let space = separation("Black");
        show(p, picture(space, (340, 255), 1, gradient));
    }),
    bad("features", "transparency in PDF/X-1a", |p| {
        x1a(p);
        half_transparent(p);
    }),
    bad("features", "layers", |p| on_a_hidden_layer(p, "0 0 0 0.5 k 20 20 60 40 re f")),
    good("features", "a group that is opaque", |p| {
        let group = dictionary! { "Group" => dictionary! { "S" => "Transparency", "CS" => "DeviceCMYK", "I" => true } };
        show_form(p, group, "0.3 0 0 0 k 0 0 1 1 re f");
    }),
    good("features", "a blend mode that is none", |p| {
        p.resource("ExtGState", "Normal", dictionary! { "BM" => "Normal", "ca" => 1 });
        p.draw("/Normal gs 0 0 0 0.5 k 20 20 60 40 re f");
    }),
];
