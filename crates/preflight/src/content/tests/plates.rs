//! Coverage of areas that can be reckoned, and clips.

use super::*;

#[track_caller]
fn assert_inks(content: &Content, inks: [f64; 4]) {
    let near = content.facts.inks.iter().zip(inks).all(|(is, should)| (is - should).abs() < 0.3);
    assert!(near, "{:?} instead of {inks:?}", content.facts.inks);
}

#[test]
fn a_tint_counts_by_its_strength() {
    assert_inks(&plain("0.5 0.2 0 0 k 0 0 100 300 re f"), [25.0, 10.0, 0.0, 0.0]);
}

#[test]
fn what_is_above_knocks_out_what_is_below() {
    assert_inks(&plain("1 0 0 0 k 0 0 200 300 re f 0 0 1 0 k 0 0 100 300 re f"), [50.0, 0.0, 50.0, 0.0]);
}

#[test]
fn clips_hold_until_the_state_is_restored() {
    assert_inks(
        &plain("q 0 0 100 300 re W n 1 0 0 0 k 0 0 200 300 re f Q 0 1 0 0 k 100 0 100 300 re f"),
        [50.0, 50.0, 0.0, 0.0],
    );
    // A triangle of half the page, and one within it.
    assert_inks(&plain("0 0 m 200 0 l 0 300 l W n 1 0 0 0 k 0 0 200 300 re f"), [50.0, 0.0, 0.0, 0.0]);
    assert_inks(
        &plain("0 0 m 200 0 l 0 300 l W n 0 0 m 200 0 l 200 300 l W* n 1 0 0 0 k 0 0 200 300 re f"),
        [25.0, 0.0, 0.0, 0.0],
    );
}

#[test]
fn transparency_leaves_its_share() {
    let proof = || Proof::new().resource("ExtGState", "G", dictionary! { "ca" => 0.5, "BM" => "Normal" });
    assert_inks(
        &proof().examine("1 0 0 0 k 0 0 200 300 re f /G gs 0 1 0 0 k 0 0 200 300 re f"),
        [50.0, 50.0, 0.0, 0.0],
    );
    let multiply = Proof::new().resource("ExtGState", "G", dictionary! { "BM" => "Multiply" });
    assert_inks(
        &multiply.examine("1 0 0 0 k 0 0 200 300 re f /G gs 0 1 0 0 k 0 0 100 300 re f"),
        [100.0, 50.0, 0.0, 0.0],
    );
}

#[test]
fn strokes_have_their_width() {
    assert_inks(&plain("0 0 0 1 K 30 w 0 150 m 200 150 l S"), [0.0, 0.0, 0.0, 10.0]);
    assert_inks(&plain("0 0 0 1 K 30 w [10 10] 0 d 0 150 m 200 150 l S"), [0.0, 0.0, 0.0, 5.0]);
}

#[test]
fn forms_are_placed_and_clipped() {
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => numbers(&[0.0, 0.0, 50.0, 300.0]),
        "Matrix" => numbers(&[1.0, 0.0, 0.0, 1.0, 50.0, 0.0]),
        "PieceInfo" => dictionary! { "Chenbao" => dictionary! {
            "Private" => dictionary! { "Page" => 8, "TrimBox" => numbers(&[5.0, 5.0, 45.0, 295.0]) },
        } },
    };
    let proof = Proof::new().stream("XObject", "F", dict, b"1 0 0 0 k -500 -500 1000 1000 re f");
    let content = proof.examine("q 0 0 90 300 re W n 1 0 0 1 10 0 cm /F Do Q");
    assert_inks(&content, [15.0, 0.0, 0.0, 0.0]);
    let [form] = content.forms.as_slice() else { panic!("{:?}", content.forms) };
    assert_eq!((form.page, form.trim), (Some(8), Some([5.0, 5.0, 45.0, 295.0])));
    assert_eq!(form.matrix, [1.0, 0.0, 0.0, 1.0, 60.0, 0.0]);
    assert_eq!((form.bbox, form.clip), ([0.0, 0.0, 50.0, 300.0], [0.0, 0.0, 90.0, 300.0]));
}
