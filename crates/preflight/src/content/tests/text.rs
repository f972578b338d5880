//! Fonts, sizes, inks, overprinting, lines.

use super::*;

/// A TrueType font of two glyphs: an empty .notdef, and a square of eight tenths of the em.
fn square_font() -> Vec<u8> {
    let words = |words: &[i16]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
    let mut glyph = words(&[1, 100, 0, 900, 800, 3, 0]);
    glyph.extend([1; 4]);
    glyph.extend(words(&[100, 800, 0, -800, 0, 0, 800, 0]));
    let mut head = words(&[1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, 1000]);
    head.extend([0; 16]);
    head.extend(words(&[100, 0, 900, 800, 0, 8, 2, 1, 0]));
    let hhea = words(&[1, 0, 800, -200, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    let maxp = words(&[0, 0x5000, 2]);
    let (hmtx, loca) = (words(&[1000, 0, 0]), words(&[0, 0, 0, 0, 0, i16::try_from(glyph.len()).unwrap()]));
    let tables: [(&[u8], Vec<u8>); 6] =
        [(b"glyf", glyph), (b"head", head), (b"hhea", hhea), (b"hmtx", hmtx), (b"loca", loca), (b"maxp", maxp)];
    let mut bytes = words(&[1, 0, 6, 64, 2, 32]);
    let mut offset = 12 + 16 * 6;
    for (tag, table) in &tables {
        bytes.extend_from_slice(tag);
        bytes.extend([0; 4]);
        bytes.extend(u32::try_from(offset).unwrap().to_be_bytes());
        bytes.extend(u32::try_from(table.len()).unwrap().to_be_bytes());
        offset += table.len();
    }
    bytes.extend(tables.into_iter().flat_map(|(_, table)| table));
    bytes
}

/// A page with that font as `F`.
fn lettered() -> Proof {
    let mut proof = Proof::new();
    let file = proof.document.add(Stream::new(Dictionary::new(), square_font()));
    let descriptor = proof.document.add(dictionary! { "Type" => "FontDescriptor", "FontFile2" => file });
    let descendant = dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "ABCDEF+Square",
        "FontDescriptor" => descriptor, "CIDToGIDMap" => "Identity",
    };
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "ABCDEF+Square", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![descendant.into()],
    };
    let id = proof.document.add(font);
    proof.resource("Font", "F", id)
}

fn overprinting() -> Proof {
    lettered().resource("ExtGState", "O", dictionary! { "OP" => true, "op" => true, "OPM" => 1 })
}

#[test]
fn fonts_are_embedded() {
    let good = lettered().examine("BT /F 20 Tf 20 20 Td <00010001> Tj ET");
    assert!(good.hits.is_empty(), "{:?}", good.hits);
    assert_eq!(good.facts.fonts.len(), 1);
    assert!(good.facts.fonts[0].name == "Square" && good.facts.fonts[0].subset && good.facts.fonts[0].embedded);
    // Two squares of sixteen points.
    let area = 2.0 * 16.0 * 16.0 / 600.0;
    assert!((good.facts.inks[3] - area).abs() < 0.05, "{:?}", good.facts.inks);
    let helvetica = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let missing = Proof::new().resource("Font", "F", helvetica).examine("BT /F 20 Tf 20 20 Td (Text) Tj ET");
    assert_caught(&missing, Rule::Fonts, Severity::Error, "“Helvetica”没有嵌入");
    assert!(!is_empty(&missing));
}

#[test]
fn notdef_is_caught_where_it_is_shown() {
    let content = |mode: u8| lettered().examine(&format!("BT {mode} Tr /F 20 Tf 20 20 Td <00010000> Tj ET"));
    assert_caught(&content(0), Rule::Fonts, Severity::Error, "缺字");
    assert_silent(&content(3), Rule::Fonts);
}

#[test]
fn type_3_is_caught_and_drawn() {
    let mut proof = Proof::new();
    let glyph = proof.document.add(Stream::new(Dictionary::new(), b"1000 0 0 0 800 800 d1 0 0 800 800 re f"));
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type3", "FontMatrix" => numbers(&[0.001, 0.0, 0.0, 0.001, 0.0, 0.0]),
        "CharProcs" => dictionary! { "a" => glyph }, "FirstChar" => 97, "Widths" => vec![1000.into()],
        "Encoding" => dictionary! { "Differences" => vec![97.into(), name("a")] },
    };
    let content = proof.resource("Font", "F", font).examine("1 0 0 0 k BT /F 20 Tf 20 20 Td (aa) Tj ET");
    assert_caught(&content, Rule::Fonts, Severity::Error, "Type 3");
    assert!((content.facts.inks[0] - 2.0 * 16.0 * 16.0 / 600.0).abs() < 0.05, "{:?}", content.facts.inks);
}

#[test]
fn small_type_is_caught_by_its_size_on_paper() {
    assert_caught(&lettered().examine("BT /F 5 Tf 20 20 Td <0001> Tj ET"), Rule::TextInks, Severity::Error, "5.0 点");
    let scaled = lettered().examine("q 0.5 0 0 0.5 0 0 cm BT /F 1 Tf 10 0 0 10 40 40 Tm <0001> Tj ET Q");
    assert_caught(&scaled, Rule::TextInks, Severity::Error, "5.0 点");
    assert_silent(&lettered().examine("BT /F 6 Tf 20 20 Td <0001> Tj ET"), Rule::TextInks);
}

#[test]
fn inks_of_small_type() {
    let text = |color: &str, size: u8| lettered().examine(&format!("{color} k BT /F {size} Tf 20 20 Td <0001> Tj ET"));
    assert_caught(&text("0.5 0.4 0.4 0.9", 11), Rule::TextInks, Severity::Error, "四色黑");
    assert_silent(&text("0.5 0.4 0.4 0.9", 12), Rule::TextInks);
    assert_caught(&text("0 1 1 0", 9), Rule::TextInks, Severity::Error, "2 种墨（M100 Y100）");
    assert_silent(&text("0 1 1 0", 10), Rule::TextInks);
    assert_caught(&text("0 0 0 0.6", 8), Rule::TextInks, Severity::Warning, "淡色");
    assert_silent(&text("0 0 0 1", 8), Rule::TextInks);
}

#[test]
fn reversed_type_over_several_inks() {
    let text = |ground: &str, size: u8| {
        let content = format!("{ground} k 10 10 90 90 re f 0 0 0 0 k BT /F {size} Tf 20 20 Td <0001> Tj ET");
        lettered().examine(&content)
    };
    assert_caught(&text("0.8 0.8 0 0", 9), Rule::TextInks, Severity::Error, "反白");
    assert_silent(&text("0.8 0.8 0 0", 10), Rule::TextInks);
    assert_silent(&text("0 0 0 1", 9), Rule::TextInks);
}

#[test]
fn black_type_overprints_where_there_is_color_below() {
    let content = |state: &str, ground: &str| {
        overprinting()
            .examine(&format!("{ground} k 10 10 90 90 re f {state} 0 0 0 1 k BT /F 9 Tf 20 20 Td <0001> Tj ET"))
    };
    assert_caught(&content("", "0.3 0 0 0"), Rule::BlackOverprint, Severity::Error, "9.0 点");
    assert_silent(&content("/O gs", "0.3 0 0 0"), Rule::BlackOverprint);
    // On paper, or on black, there is nothing to show white beside it.
    assert_silent(&content("", "0 0 0 0"), Rule::BlackOverprint);
    assert_silent(&content("", "0 0 0 0.3"), Rule::BlackOverprint);
    let elsewhere = lettered().examine("1 0 0 0 k 110 110 50 50 re f 0 g BT /F 9 Tf 20 20 Td <0001> Tj ET");
    assert_silent(&elsewhere, Rule::BlackOverprint);
}

#[test]
fn overprint_leaves_the_ground_on_its_plate() {
    let content = "1 0 0 0 k 0 0 200 300 re f {} 0 0 0 1 k 50 50 100 200 re f";
    let knocked_out = overprinting().examine(&content.replace("{}", ""));
    let overprinted = overprinting().examine(&content.replace("{}", "/O gs"));
    assert!((knocked_out.facts.inks[0] - 200.0 / 3.0).abs() < 0.5, "{:?}", knocked_out.facts.inks);
    assert!((overprinted.facts.inks[0] - 100.0).abs() < 0.3, "{:?}", overprinted.facts.inks);
    // Without the mode, a colour of four inks paints all four.
    let zero =
        lettered().resource("ExtGState", "O", dictionary! { "op" => true }).examine(&content.replace("{}", "/O gs"));
    assert!((zero.facts.inks[0] - 200.0 / 3.0).abs() < 0.5, "{:?}", zero.facts.inks);
}

#[test]
fn thin_black_lines_overprint_too() {
    let content = |state: &str, width: f32| {
        overprinting().examine(&format!("0.3 0 0 0 k 10 10 90 90 re f {state} 0 0 0 1 K {width} w 20 50 m 80 50 l S"))
    };
    assert_caught(&content("", 0.5), Rule::BlackOverprint, Severity::Error, "细黑线");
    assert_silent(&content("/O gs", 0.5), Rule::BlackOverprint);
    assert_silent(&content("", 2.0), Rule::BlackOverprint);
}

#[test]
fn hairlines_are_caught() {
    let line = |width: f32| plain(&format!("0 0 0 1 K {width} w 20 50 m 80 50 l S"));
    assert_caught(&line(0.1), Rule::ThinLines, Severity::Warning, "0.10 点");
    assert_caught(&line(0.0), Rule::ThinLines, Severity::Warning, "粗细是 0");
    assert_silent(&line(0.25), Rule::ThinLines);
    assert_caught(
        &plain("0.1 0 0 0.1 0 0 cm 0 0 0 1 K 1 w 200 500 m 800 500 l S"),
        Rule::ThinLines,
        Severity::Warning,
        "0.10",
    );
    assert_caught(&plain("0 0 0 1 k 20 50 60 0.1 re f"), Rule::ThinLines, Severity::Warning, "色块只有 0.10 点");
    assert_silent(&plain("0 0 0 1 k 20 50 60 0.3 re f"), Rule::ThinLines);
}

#[test]
fn letters_are_filled_and_then_drawn_round() {
    let text = |mode: u8, colors: &str| {
        lettered().examine(&format!("{colors} 2 w BT /F 40 Tf {mode} Tr 20 20 Td <0001> Tj ET"))
    };
    // A square of 32 points, with a line of two points round it.
    let (inside, line) = (30.0 * 30.0 / 600.0, (34.0 * 34.0 - 30.0 * 30.0) / 600.0);
    let both = text(2, "1 0 0 0 k 0 1 0 0 K");
    assert!(
        (both.facts.inks[0] - inside).abs() < 0.05 && (both.facts.inks[1] - line).abs() < 0.05,
        "{:?}",
        both.facts.inks
    );
    for mode in [2, 6] {
        assert_caught(&text(mode, "1 0 0 rg 0 0 0 1 K"), Rule::ColorSpace, Severity::Error, "DeviceRGB");
        assert_caught(&text(mode, "0 0 0 1 k 1 0 0 RG"), Rule::ColorSpace, Severity::Error, "DeviceRGB");
    }
    assert_silent(&text(0, "0 0 0 1 k 1 0 0 RG"), Rule::ColorSpace);
    assert_silent(&text(1, "1 0 0 rg 0 0 0 1 K"), Rule::ColorSpace);
}

/// Each glyph covers the page and is drawn at a size of its own; only a point of it is shown.
#[test]
fn large_glyphs_cost_what_they_cover() {
    let glyph = |number: u32| format!("{0} 0 0 {0} -2000 -2000 Tm <0001> Tj ", 7500.0 + f64::from(number) / 16.0);
    let content: String = (0..16_000).map(glyph).collect();
    let content = lettered().examine(&format!("100 100 1 1 re W n BT /F 1 Tf {content} ET"));
    assert_caught(&content, Rule::Readable, Severity::Error, "没有查完");
}
