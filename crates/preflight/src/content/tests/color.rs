//! Spaces, spots, sums of ink, white, transparency.

use super::*;

const SQUARE: &str = "20 20 100 100 re f";

fn spot(colorant: &str, alternate: &str) -> Object {
    let white = vec![0.0; if alternate == "DeviceRGB" { 3 } else { 4 }];
    let full = if alternate == "DeviceRGB" { vec![1.0, 0.0, 0.0] } else { vec![0.0, 0.9, 0.9, 0.0] };
    let tint = dictionary! {
        "FunctionType" => 2, "Domain" => numbers(&[0.0, 1.0]), "N" => 1,
        "C0" => numbers(&white), "C1" => numbers(&full),
    };
    vec![name("Separation"), name(colorant), name(alternate), tint.into()].into()
}

fn profile(proof: Proof, count: i64) -> Proof {
    let mut proof = proof;
    let id = proof.document.add(Stream::new(dictionary! { "N" => count }, Vec::new()));
    proof.resource("ColorSpace", "P", vec![name("ICCBased"), id.into()])
}

#[test]
fn rgb_is_no_color_of_a_press() {
    assert_caught(&plain(&format!("1 0 0 rg {SQUARE}")), Rule::ColorSpace, Severity::Error, "DeviceRGB");
    assert_silent(&plain(&format!("0 1 1 0 k {SQUARE}")), Rule::ColorSpace);
    let by_profile = |count, values: &str| profile(Proof::new(), count).examine(&format!("/P cs {values} sc {SQUARE}"));
    assert_caught(&by_profile(3, "1 0 0"), Rule::ColorSpace, Severity::Error, "ICC RGB");
    assert_caught(&by_profile(1, "0.5"), Rule::ColorSpace, Severity::Error, "ICC 灰度");
    assert_silent(&by_profile(4, "0 1 1 0"), Rule::ColorSpace);
}

#[test]
fn repeated_hits_are_counted() {
    let content = plain("1 0 0 rg 20 20 9 9 re f 40 20 9 9 re f 60 20 9 9 re f");
    assert_caught(&content, Rule::ColorSpace, Severity::Error, "本版共 3 处");
}

#[test]
fn spot_colors_must_be_agreed() {
    let content = Proof::new().resource("ColorSpace", "S", spot("PANTONE 185 C", "DeviceCMYK"));
    let content = content.examine(&format!("/S cs 1 scn {SQUARE}"));
    assert_caught(&content, Rule::SpotColors, Severity::Error, "PANTONE 185 C");
    assert_eq!(content.facts.spots, ["PANTONE 185 C"]);
    assert_silent(&content, Rule::ColorSpace);
    let process = Proof::new().resource("ColorSpace", "S", spot("Black", "DeviceCMYK"));
    assert_silent(&process.examine(&format!("/S cs 1 scn {SQUARE}")), Rule::SpotColors);
    let red = Proof::new().resource("ColorSpace", "S", spot("Red", "DeviceRGB"));
    assert_caught(&red.examine(&format!("/S cs 1 scn {SQUARE}")), Rule::ColorSpace, Severity::Error, "“Red”");
}

#[test]
fn registration_color_stays_outside_the_bleed() {
    let all = || Proof::new().with("MediaBox", numbers(&[-50.0, -50.0, 250.0, 350.0]));
    let all = || all().resource("ColorSpace", "S", spot("All", "DeviceCMYK"));
    assert_caught(&all().examine(&format!("/S cs 1 scn {SQUARE}")), Rule::SpotColors, Severity::Error, "套准色");
    let outside = all().examine("/S cs 1 scn -40 100 20 1 re f 0 0 0 1 k 20 20 9 9 re f");
    assert!(outside.hits.is_empty(), "{:?}", outside.hits);
}

#[test]
fn too_much_ink_in_one_color() {
    let sum = |colors: &str| plain(&format!("{colors} k {SQUARE}"));
    assert_caught(&sum("0.9 0.8 0.8 0.9"), Rule::TotalInk, Severity::Error, "340 %");
    assert_caught(&sum("0.6 0.6 0.6 0.5"), Rule::TotalInk, Severity::Warning, "230 %");
    assert_silent(&sum("0.6 0.6 0.5 0.5"), Rule::TotalInk);
    assert!((sum("0.9 0.8 0.8 0.9").facts.peak_ink - 340.0).abs() < 0.01);
}

#[test]
fn too_much_ink_from_colors_on_top_of_each_other() {
    let gs = dictionary! { "OP" => true, "op" => true, "OPM" => 1 };
    let layers = format!("/G gs 0.9 0.9 0 0 k {SQUARE} 0 0 0.9 0.9 k {SQUARE}");
    let content = Proof::new().resource("ExtGState", "G", gs).examine(&layers);
    assert_caught(&content, Rule::TotalInk, Severity::Error, "叠在一起");
    assert!((content.facts.peak_ink - 360.0).abs() < 2.0, "{}", content.facts.peak_ink);
    let knocked_out = Proof::new().resource("ExtGState", "G", dictionary! { "OPM" => 1 }).examine(&layers);
    assert_silent(&knocked_out, Rule::TotalInk);
}

#[test]
fn white_that_overprints_vanishes() {
    let gs = |op: bool| Proof::new().resource("ExtGState", "G", dictionary! { "op" => op, "OPM" => 1 });
    let content = format!("/G gs 0 0 0 0 k {SQUARE}");
    assert_caught(&gs(true).examine(&content), Rule::WhiteOverprint, Severity::Error, "白色");
    assert_silent(&gs(false).examine(&content), Rule::WhiteOverprint);
    // Grey, and CMYK in mode 0, knock out what lies below.
    assert_silent(&gs(true).examine(&format!("/G gs 1 g {SQUARE}")), Rule::WhiteOverprint);
    let zero = Proof::new().resource("ExtGState", "G", dictionary! { "op" => true, "OPM" => 0 });
    assert_silent(&zero.examine(&content), Rule::WhiteOverprint);
}

#[test]
fn transparency_blends_in_cmyk() {
    let proof = || Proof::new().resource("ExtGState", "G", dictionary! { "ca" => 0.5 });
    let content = format!("/G gs 0 1 1 0 k {SQUARE}");
    assert_silent(&proof().examine(&content), Rule::BlendSpace);
    assert_caught(&proof().examine(&content), Rule::Features, Severity::Warning, "透明");
    let group = |space: &str| dictionary! { "S" => "Transparency", "CS" => space };
    let rgb = proof().with("Group", group("DeviceRGB")).examine(&content);
    assert_caught(&rgb, Rule::BlendSpace, Severity::Error, "DeviceRGB");
    let mut unnamed = proof();
    unnamed.page.remove("Group");
    assert_caught(&unnamed.examine(&content), Rule::BlendSpace, Severity::Error, "没有写明");
}

#[test]
fn a_form_blends_in_its_own_group() {
    let form = |space: &str| {
        let dict = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => numbers(&[0.0, 0.0, 200.0, 300.0]),
            "Group" => dictionary! { "S" => "Transparency", "CS" => space },
        };
        Proof::new().stream("XObject", "F", dict, format!("0 1 0 0 k {SQUARE}").as_bytes()).examine("/F Do")
    };
    assert_caught(&form("DeviceRGB"), Rule::BlendSpace, Severity::Error, "DeviceRGB");
    assert_silent(&form("DeviceCMYK"), Rule::BlendSpace);
}

#[test]
fn gradients_and_patterns_are_looked_into() {
    let shading = |space: &str, to: &[f32]| {
        let function = dictionary! {
            "FunctionType" => 2, "Domain" => numbers(&[0.0, 1.0]), "N" => 1,
            "C0" => numbers(&vec![0.0; to.len()]), "C1" => numbers(to),
        };
        let shading = dictionary! {
            "ShadingType" => 2, "ColorSpace" => space, "Coords" => numbers(&[20.0, 0.0, 120.0, 0.0]), "Function" => function,
        };
        Proof::new().resource("Shading", "S", shading).examine("20 20 100 100 re W n /S sh")
    };
    assert_caught(&shading("DeviceRGB", &[1.0; 3]), Rule::ColorSpace, Severity::Error, "渐变");
    assert_caught(&shading("DeviceCMYK", &[1.0, 1.0, 1.0, 0.0]), Rule::TotalInk, Severity::Error, "渐变");
    let even = shading("DeviceCMYK", &[1.0, 0.0, 0.0, 0.0]);
    assert!(even.hits.is_empty(), "{:?}", even.hits);
    // On average half of a sixth of the page.
    assert!((even.facts.inks[0] - 100.0 / 12.0).abs() < 0.2, "{:?}", even.facts.inks);
    let cell = dictionary! {
        "PatternType" => 1, "PaintType" => 1, "TilingType" => 1, "BBox" => numbers(&[0.0, 0.0, 10.0, 10.0]), "XStep" => 10, "YStep" => 10,
    };
    let tiled = |color: &str| {
        let drawn = format!("{color} 0 0 5 10 re f");
        Proof::new()
            .stream("Pattern", "P", cell.clone(), drawn.as_bytes())
            .examine(&format!("/Pattern cs /P scn {SQUARE}"))
    };
    assert_caught(&tiled("1 0 0 rg"), Rule::ColorSpace, Severity::Error, "DeviceRGB");
    let even = tiled("1 0 0 0 k");
    assert!((even.facts.inks[0] - 100.0 / 12.0).abs() < 0.5, "{:?}", even.facts.inks);
}
