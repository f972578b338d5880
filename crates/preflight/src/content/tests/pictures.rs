//! Resolution, grey, inks and kinds of pictures.

use super::*;

fn header(width: i64, height: i64, space: impl Into<Object>, bits: i64) -> Dictionary {
    dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => width, "Height" => height,
        "ColorSpace" => space, "BitsPerComponent" => bits,
    }
}

/// A picture of this many pixels each way, an inch wide and high.
fn inch(pixels: i64) -> Content {
    let samples = vec![40; usize::try_from(pixels * pixels * 4).unwrap()];
    let proof = Proof::new().stream("XObject", "I", header(pixels, pixels, "DeviceCMYK", 8), &samples);
    proof.examine("72 0 0 72 20 20 cm /I Do")
}

#[test]
fn resolution_as_printed() {
    assert_caught(&inch(100), Rule::Resolution, Severity::Error, "只有 100 ppi");
    assert_caught(&inch(180), Rule::Resolution, Severity::Warning, "180 ppi");
    assert_caught(&inch(500), Rule::Resolution, Severity::Warning, "拖慢");
    assert_silent(&inch(250), Rule::Resolution);
    assert_eq!(inch(250).facts.least_ppi.map(f64::round), Some(250.0));
    assert_eq!(inch(250).facts.pictures, 1);
}

#[test]
fn bitmaps_have_their_own_limit_and_specks_none() {
    let bitmap = |matrix: &str| {
        let proof = Proof::new().stream("XObject", "I", header(80, 80, "DeviceGray", 1), &[0x55; 800]);
        proof.examine(&format!("0 0 0 1 k 100 100 9 9 re f {matrix} cm /I Do"))
    };
    assert_caught(&bitmap("72 0 0 72 20 20"), Rule::Resolution, Severity::Warning, "只有黑白");
    assert_silent(&bitmap("7 0 0 7 20 20"), Rule::Resolution);
    assert_silent(&bitmap("5 0 0 5 20 20"), Rule::Resolution);
}

#[test]
fn pictures_in_rgb_are_caught() {
    let proof = Proof::new().stream("XObject", "I", header(10, 10, "DeviceRGB", 8), &[0; 300]);
    assert_caught(&proof.examine("4 0 0 4 20 20 cm /I Do"), Rule::ColorSpace, Severity::Error, "图片用了 DeviceRGB");
    let inline = plain("q 4 0 0 4 20 20 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI Q");
    assert_caught(&inline, Rule::ColorSpace, Severity::Error, "图片用了 DeviceRGB");
}

#[test]
fn grey_pictures_belong_on_the_black_plate() {
    let mut proof = Proof::new();
    let profile = proof.document.add(Stream::new(dictionary! { "N" => 1 }, Vec::new()));
    let space = vec![name("ICCBased"), profile.into()];
    let proof = proof.stream("XObject", "I", header(200, 200, space, 8), &[0; 40_000]);
    assert_caught(&proof.examine("72 0 0 72 20 20 cm /I Do"), Rule::GreyPictures, Severity::Error, "四块版");
    let proof = Proof::new().stream("XObject", "I", header(200, 200, "DeviceGray", 8), &[0; 40_000]);
    let content = proof.examine("72 0 0 72 20 20 cm /I Do");
    assert!(content.hits.is_empty(), "{:?}", content.hits);
    assert!((content.facts.inks[3] - 72.0 * 72.0 / 600.0).abs() < 0.1, "{:?}", content.facts.inks);
}

#[test]
fn the_darkest_pixel_counts_where_it_is_printed() {
    let mut samples = vec![0; 200 * 200 * 4];
    samples[..4].copy_from_slice(&[255, 255, 255, 0]);
    let proof = || Proof::new().stream("XObject", "I", header(200, 200, "DeviceCMYK", 8), &samples);
    assert_caught(&proof().examine("72 0 0 72 20 20 cm /I Do"), Rule::TotalInk, Severity::Error, "300 %");
    // The first pixel lies at the top left.
    assert_silent(&proof().examine("50 20 42 60 re W n 72 0 0 72 20 20 cm /I Do"), Rule::TotalInk);
}

#[test]
fn decode_turns_a_picture_over() {
    let mut dict = header(200, 200, "DeviceCMYK", 8);
    dict.set("Decode", numbers(&[1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0]));
    let content = Proof::new().stream("XObject", "I", dict, &[255; 160_000]).examine("72 0 0 72 20 20 cm /I Do");
    assert_silent(&content, Rule::TotalInk);
    assert!(is_empty(&content));
}

#[test]
fn indexed_pictures_show_the_colors_they_use() {
    let table = string(vec![0, 0, 0, 255, 255, 255, 255, 255]);
    let space = || vec![name("Indexed"), name("DeviceCMYK"), 1.into(), table.clone()];
    let picture = |byte: u8| {
        let proof = Proof::new().stream("XObject", "I", header(800, 800, space(), 1), &vec![byte; 80_000]);
        proof.examine("72 0 0 72 20 20 cm /I Do")
    };
    assert_caught(&picture(0xff), Rule::TotalInk, Severity::Error, "400 %");
    assert_silent(&picture(0), Rule::TotalInk);
}

#[test]
fn sixteen_bits_and_soft_masks_are_told() {
    let proof = Proof::new().stream("XObject", "I", header(200, 200, "DeviceGray", 16), &[9; 80_000]);
    assert_caught(&proof.examine("72 0 0 72 20 20 cm /I Do"), Rule::Features, Severity::Warning, "16 位");
    let mut proof = Proof::new();
    let mask = proof.document.add(Stream::new(header(2, 2, "DeviceGray", 8), vec![255, 255, 0, 0]));
    let mut dict = header(200, 200, "DeviceGray", 8);
    dict.set("SMask", mask);
    let content = proof.stream("XObject", "I", dict, &[0; 40_000]).examine("72 0 0 72 20 20 cm /I Do");
    assert_caught(&content, Rule::Features, Severity::Warning, "软蒙版");
    assert!((content.facts.inks[3] - 72.0 * 36.0 / 600.0).abs() < 0.2, "{:?}", content.facts.inks);
}

#[test]
fn jpeg_2000_is_told() {
    let mut dict = header(200, 200, "DeviceCMYK", 8);
    dict.set("Filter", "JPXDecode");
    let content = Proof::new().stream("XObject", "I", dict, b"no JPEG").examine("72 0 0 72 20 20 cm /I Do");
    assert_caught(&content, Rule::Features, Severity::Warning, "JPEG 2000");
    assert_caught(&content, Rule::Readable, Severity::Error, "解不开");
}

#[test]
fn stencils_take_the_color_of_the_moment() {
    let stencil = || {
        let mut dict = header(800, 800, "DeviceGray", 1);
        dict.remove("ColorSpace");
        dict.set("ImageMask", true);
        Proof::new().stream("XObject", "I", dict, &[0; 80_000])
    };
    let content = stencil().examine("1 0 0 rg 72 0 0 72 20 20 cm /I Do");
    assert_caught(&content, Rule::ColorSpace, Severity::Error, "DeviceRGB");
    let content = stencil().examine("0 1 0 0 k 72 0 0 72 20 20 cm /I Do");
    assert!((content.facts.inks[1] - 72.0 * 72.0 / 600.0).abs() < 0.1, "{:?}", content.facts.inks);
}

/// Thirty-two colorants a pixel would take 3.2 GB, with one byte of data.
#[test]
fn a_picture_of_many_colorants_is_not_made_room_for() {
    let names: Vec<Object> = (0..32).map(|number| name(&format!("N{number}"))).collect();
    let picture = |side: i64| {
        let tint = dictionary! { "FunctionType" => 2, "Domain" => numbers(&[0.0, 1.0]), "N" => 1 };
        let space: Object = vec![name("DeviceN"), names.clone().into(), name("DeviceCMYK"), tint.into()].into();
        let dict = dictionary! {
            "Subtype" => "Image", "Width" => side, "Height" => side, "BitsPerComponent" => 8, "ColorSpace" => space,
        };
        let data = vec![0; 90 * 90 * 32];
        Proof::new().stream("XObject", "I", dict, &data).examine("q 90 0 0 90 9 9 cm /I Do Q")
    };
    assert_caught(&picture(9_999), Rule::Readable, Severity::Warning, "太大");
    assert_silent(&picture(90), Rule::Readable);
}
