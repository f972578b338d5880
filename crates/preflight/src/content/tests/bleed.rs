//! Bleed and empty pages.

use super::*;

fn boxes(media: &[f32]) -> Proof {
    let mut proof = Proof::new().with("MediaBox", numbers(media));
    proof.page.remove("BleedBox");
    proof
}

#[test]
fn artwork_at_the_trim_reaches_the_edge_of_the_bleed() {
    let stops = plain("1 0 0 0 k 150 50 50 100 re f");
    assert_caught(&stops, Rule::Bleed, Severity::Error, "右边有 35 毫米");
    assert_silent(&plain("1 0 0 0 k 150 50 59 100 re f"), Rule::Bleed);
    assert_silent(&plain("1 0 0 0 k 150 50 45 100 re f"), Rule::Bleed);
}

#[test]
fn each_side_is_checked() {
    let band = |content: &str| messages(&plain(content), Rule::Bleed).len();
    assert_eq!(band("1 0 0 0 k 0 0 200 300 re f"), 4);
    assert_eq!(band("1 0 0 0 k -9 -9 218 318 re f"), 0);
    assert_eq!(band("1 0 0 0 k -9 -9 218 30 re f"), 0);
    assert_eq!(band("1 0 0 0 k -9 270 218 30 re f"), 1);
}

#[test]
fn a_page_without_bleed() {
    let trimmed = || boxes(&[0.0, 0.0, 200.0, 300.0]);
    let touching = trimmed().examine("1 0 0 0 k 150 50 50 100 re f");
    assert_caught(&touching, Rule::Bleed, Severity::Error, "出血却只有 0.0 毫米");
    let inside = trimmed().examine("1 0 0 0 k 50 50 50 100 re f");
    assert_caught(&inside, Rule::Bleed, Severity::Warning, "可以不补");
    // A little bleed is enough where nothing needs it.
    let some = || boxes(&[-4.0, -4.0, 204.0, 304.0]);
    assert_silent(&some().examine("1 0 0 0 k 50 50 50 100 re f"), Rule::Bleed);
    let short = some().examine("1 0 0 0 k 150 50 60 100 re f");
    assert_caught(&short, Rule::Bleed, Severity::Error, "出血却只有 1.4 毫米");
}

#[test]
fn white_is_no_artwork() {
    assert_silent(&plain("0 0 0 0 k 0 0 200 300 re f 0 0 0 1 k 50 50 9 9 re f"), Rule::Bleed);
}

#[test]
fn an_empty_page_is_an_error() {
    let empty = plain("0 0 0 0 k 0 0 200 300 re f");
    assert!(is_empty(&empty));
    assert_caught(&empty, Rule::PageCount, Severity::Error, "空白版");
    assert_caught(&plain(""), Rule::PageCount, Severity::Error, "空白版");
    // What lies beyond the trim is cut off.
    assert_caught(&plain("0 0 0 1 k -8 0 4 4 re f"), Rule::PageCount, Severity::Error, "空白版");
    assert_silent(&plain("0 0 0 1 k 50 50 9 9 re f"), Rule::PageCount);
}
