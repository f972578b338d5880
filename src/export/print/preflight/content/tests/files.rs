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
    let id = proof.document.new_object_id();
    let dict = dictionary! {
        "Subtype" => "Form", "BBox" => numbers(&[0.0, 0.0, 99.0, 99.0]),
        "Resources" => dictionary! { "XObject" => dictionary! { "F" => id } },
    };
    proof.document.objects.insert(id, Stream::new(dict, b"0 0 0 1 k 0 0 50 50 re f /F Do".to_vec()).into());
    let content = proof.resource("XObject", "F", id).examine("/F Do");
    assert_silent(&content, Rule::Readable);
    assert!(!is_empty(&content));
}

/// Forms that each draw the next ten times: a short file with 10^12 marks.
#[test]
fn a_page_without_end_is_given_up() {
    let mut proof = Proof::new();
    let mut next = proof.document.add_object(Stream::new(
        dictionary! { "Subtype" => "Form", "BBox" => numbers(&[0.0, 0.0, 200.0, 300.0]) },
        b"0 0 0 1 k 9 9 1 1 re f".to_vec(),
    ));
    for _ in 0..12 {
        let dict = dictionary! {
            "Subtype" => "Form", "BBox" => numbers(&[0.0, 0.0, 200.0, 300.0]),
            "Resources" => dictionary! { "XObject" => dictionary! { "F" => next } },
        };
        next = proof.document.add_object(Stream::new(dict, b"/F Do ".repeat(10)));
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
        assert!(content.inks.iter().all(|ink| ink.is_finite()), "{stream}");
    }
    let _ = plain(&"q ".repeat(100_000));
    let _ = plain(&"[".repeat(2_000));
    let nested = plain(&"q 0 0 m 200 0 l 0 300 l W n ".repeat(900));
    assert!(nested.inks.iter().all(|ink| ink.is_finite()));
}

#[test]
fn strange_boxes_are_survived() {
    for media in [[0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1e30, 1e30], [0.0, 0.0, 1e6, 1e-3], [-1e9, -1e9, -1e9, 1e9]] {
        let mut proof = Proof::new().with("MediaBox", numbers(&media));
        proof.page.remove(b"BleedBox");
        proof.page.remove(b"TrimBox");
        let content = proof.examine("0 0 0 1 k 0 0 100 100 re f");
        assert!(content.inks.iter().all(|ink| ink.is_finite()), "{media:?}");
    }
}
