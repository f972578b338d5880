//! Forbidden objects, and files that mean harm or make no sense.

use super::*;

#[test]
fn postscript_references_and_opi_are_forbidden() {
    let object = |dict: Dictionary| Proof::new().stream("XObject", "X", dict, b"").examine("/X Do");
    let postscript = object(dictionary! { "Subtype" => "PS" });
    assert_caught(&postscript, Rule::Forbidden, Severity::Error, "PostScript");
    let form = || dictionary! { "Subtype" => "Form", "BBox" => numbers(&[0.0, 0.0, 9.0, 9.0]) };
    let with = |key: &str| {
        let mut dict = form();
        dict.set(key, Dictionary::new());
        dict
    };
    assert_caught(&object(with("Ref")), Rule::Forbidden, Severity::Error, "Reference");
    assert_caught(&object(with("OPI")), Rule::Forbidden, Severity::Error, "OPI");
    assert_silent(&object(form()), Rule::Forbidden);
}

#[test]
fn halftones_and_transfer_functions_are_the_presss_own() {
    let state = |dict: Dictionary| Proof::new().resource("ExtGState", "G", dict).examine("/G gs");
    let function = || dictionary! { "FunctionType" => 2, "Domain" => numbers(&[0.0, 1.0]), "N" => 2 };
    assert_caught(&state(dictionary! { "TR" => function() }), Rule::Forbidden, Severity::Warning, "TR");
    assert_caught(
        &state(dictionary! { "HT" => dictionary! { "HalftoneType" => 1 } }),
        Rule::Forbidden,
        Severity::Warning,
        "HT",
    );
    assert_silent(&state(dictionary! { "TR2" => "Default", "HT" => "Default" }), Rule::Forbidden);
}

#[test]
fn a_form_within_itself_ends() {
    let mut proof = Proof::new();
    let id = proof.document.new_id();
    let dict = dictionary! {
        "Subtype" => "Form", "BBox" => numbers(&[0.0, 0.0, 99.0, 99.0]),
        "Resources" => dictionary! { "XObject" => dictionary! { "F" => id } },
    };
    proof.document.set(id, Stream::new(dict, b"0 0 0 1 k 0 0 50 50 re f /F Do"));
    let content = proof.resource("XObject", "F", id).examine("/F Do");
    assert_silent(&content, Rule::Readable);
    assert!(!is_empty(&content));
}

/// Forms that each draw the next ten times: a short file with 10^12 marks.
#[test]
fn a_page_without_end_is_given_up() {
    let mut proof = Proof::new();
    let mut next = proof.document.add(Stream::new(
        dictionary! { "Subtype" => "Form", "BBox" => numbers(&[0.0, 0.0, 200.0, 300.0]) },
        b"0 0 0 1 k 9 9 1 1 re f".to_vec(),
    ));
    for _ in 0..12 {
        let dict = dictionary! {
            "Subtype" => "Form", "BBox" => numbers(&[0.0, 0.0, 200.0, 300.0]),
            "Resources" => dictionary! { "XObject" => dictionary! { "F" => next } },
        };
        next = proof.document.add(Stream::new(dict, b"/F Do ".repeat(10)));
    }
    let content = proof.resource("XObject", "F", next).examine("/F Do");
    assert_caught(&content, Rule::Readable, Severity::Error, "没有查完");
}

#[test]
fn nonsense_is_survived() {
    let streams = [
        "Q Q Q ET W n f S B* 1 0 0 0 k",
        "1e38 0 0 1e38 0 0 cm 1e38 1e38 1e38 1e38 re f 1e38 w 0 0 m 1e38 1e38 l S",
        "0 0 0 0 0 0 cm 0 0 10 10 re f BT /F 0 Tf (abc) Tj ET",
        "/None gs /None Do /None sh /None cs 1 2 3 scn /None scn 0 0 9 9 re f",
        "-1 w 0 0 m 0 0 l S 0 0 m f 5 5 0 0 re W n 0 0 9 9 re f",
        "BI /W 99999 /H 99999 /CS /CMYK /BPC 8 ID x EI",
        "BI /W -1 /H 0 ID x EI BI EI [ << ( <",
        "NaN inf 1 1 re f 9999999999999999999999 0 l",
    ];
    for stream in streams {
        let content = plain(stream);
        assert!(content.facts.inks.iter().all(|ink| ink.is_finite()), "{stream}");
    }
    let _ = plain(&"q ".repeat(100_000));
    let _ = plain(&"[".repeat(2_000));
    let nested = plain(&"q 0 0 m 200 0 l 0 300 l W n ".repeat(900));
    assert!(nested.facts.inks.iter().all(|ink| ink.is_finite()));
}

#[test]
fn strange_boxes_are_survived() {
    for media in [[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1e30, 1e30], [0.0, 0.0, 1e6, 1e-3], [-1e9, -1e9, -1e9, 1e9]] {
        let mut proof = Proof::new().with("MediaBox", numbers(&media));
        proof.page.remove("BleedBox");
        proof.page.remove("TrimBox");
        let content = proof.examine("0 0 0 1 k 0 0 100 100 re f");
        assert!(content.facts.inks.iter().all(|ink| ink.is_finite()), "{media:?}");
    }
}

/// Gradients whose functions stand in each other sixty-four times on each of five levels: a short file with 10^9 functions.
#[test]
fn functions_that_multiply_are_given_up() {
    let mut proof = Proof::new();
    let plain = dictionary! {
        "FunctionType" => 2, "Domain" => numbers(&[0.0, 1.0]), "N" => 1,
        "C0" => numbers(&[0.0; 4]), "C1" => numbers(&[0.0, 0.0, 0.0, 1.0]),
    };
    let mut next = proof.document.add(plain);
    for _ in 0..5 {
        next = proof.document.add(dictionary! {
            "FunctionType" => 3, "Domain" => numbers(&[0.0, 1.0]), "Bounds" => numbers(&[0.5; 63]),
            "Encode" => numbers(&[0.0, 1.0].repeat(64)), "Functions" => vec![next.into(); 64],
        });
    }
    let shading = dictionary! {
        "ShadingType" => 2, "ColorSpace" => "DeviceCMYK", "Coords" => numbers(&[0.0, 0.0, 1.0, 1.0]), "Function" => next,
    };
    let content = proof.resource("Shading", "S", shading).examine("/S sh");
    assert_caught(&content, Rule::Readable, Severity::Error, "没有查完");
}

/// A gradient of a million colours is read once, not for each of the thousand times it is asked for.
#[test]
fn a_gradient_is_read_once() {
    let mut proof = Proof::new();
    let table = dictionary! {
        "FunctionType" => 0, "Domain" => numbers(&[0.0, 1.0]), "Range" => numbers(&[0.0, 1.0].repeat(4)),
        "Size" => vec![1_000_000.into()], "BitsPerSample" => 8,
    };
    let table = proof.document.add(Stream::new(table, vec![0; 4_000_000]));
    let shading = proof.document.add(dictionary! {
        "ShadingType" => 2, "ColorSpace" => "DeviceCMYK", "Coords" => numbers(&[0.0, 0.0, 1.0, 1.0]), "Function" => table,
    });
    let proof = proof.resource("Shading", "S", shading);
    let content = proof.examine(&format!("10 10 5 5 re W n {}", "/S sh ".repeat(1000)));
    assert_silent(&content, Rule::Readable);
}

#[test]
fn broken_content_is_caught() {
    assert_silent(&plain("q 1 0 0 1 9 9 cm 0 0 0 1 k 0 0 9 9 re f Q BT ET"), Rule::Readable);
    for (content, says) in [
        ("0 0 0 1 k 0 0 9 9 re f (abc", "断在半截"),
        ("0 0 0 1 k 0 0 9 9 re f [ 1 2", "断在半截"),
        ("0 0 0 1 k 0 0 9 9 re f << /A", "断在半截"),
        ("0 0 0 1 k 0 0 9 9 re f <0102", "断在半截"),
        ("0 0 0 1 k 0 0 9 9 re f 1 2", "多出"),
        ("0 0 0 1 k 0 0 9 9 re f /Name", "多出"),
        ("0 0 0 1 k 0 0 9 9 re f (abc)", "多出"),
        ("1 2 3 frobnicate 0 0 9 9 re f", "不认识的指令“frobnicate”"),
        ("BX 1 foo EX 2 bar 0 0 9 9 re f", "不认识的指令“bar”"),
        ("1 k 0 0 9 9 re f", "指令“k”的参数"),
        ("q q 0 0 9 9 re f Q", "1 个 q"),
        ("0 0 9 9 re f Q", "多余的 Q"),
        ("/None gs 0 0 9 9 re f", "图形状态“None”"),
        ("/None Do 0 0 9 9 re f", "图形对象“None”"),
        ("/None cs 0 0 9 9 re f", "色彩空间“None”"),
        ("/Pattern cs /None scn 0 0 9 9 re f", "图案“None”"),
        ("/None sh 0 0 9 9 re f", "渐变“None”"),
    ] {
        let found = plain(content);
        assert_caught(&found, Rule::Readable, Severity::Error, says);
    }
    assert_silent(&plain("BX 1 2 frobnicate EX 0 0 9 9 re f"), Rule::Readable);
    let font = plain("BT /None 9 Tf 9 9 Td (x) Tj ET");
    assert_caught(&font, Rule::Fonts, Severity::Error, "字体“None”");
}
