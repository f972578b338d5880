//! The comparison tells what a person must hear: pages that moved, a character that changed, a run that is lost.

use super::super::listing::row;
use super::differences;

/// A page of lines of text, 13.5 pt apart in three columns.
fn page(number: usize, by: [f64; 2], word: impl Fn(usize) -> Option<String>) -> String {
    let mut text = format!("== 第{number}版\n{}\n", row("page", [0.0; 2], "773.9×1114.0, bleed 0.0 0.0 0.0 0.0"));
    for at in 0..90_u16 {
        let place = [56.69 + f64::from(at / 30) * 139.5 + by[0], 79.37 + f64::from(at % 30) * 13.5 + by[1]];
        if let Some(word) = word(usize::from(at)) {
            let rest = format!("w126.0 9.00 NotoSerifSC-Regular #000000 “{word}”");
            text.push_str(&row("text", place, &rest));
            text.push('\n');
        }
    }
    text
}

/// Every third line says the same as others.
fn words(at: usize) -> Option<String> {
    Some(if at.is_multiple_of(3) { "清早的弄堂里".to_owned() } else { format!("第{at}行") })
}

fn paper(by: [f64; 2]) -> String {
    (1..=4).map(|number| page(number, by, words)).collect()
}

#[test]
fn the_same_text_has_no_differences() {
    assert!(differences("pages.txt", &paper([0.0; 2]), &paper([0.0; 2])).is_empty());
    assert_eq!(differences("pages.txt", "", &paper([0.0; 2])), ["there is no reference yet"]);
}

#[test]
fn pages_that_all_moved_alike_are_told_in_one_line() {
    for by in [[0.1, 0.0], [0.0, -0.1], [0.15, 0.25], [-0.7, 3.3]] {
        let told = differences("pages.txt", &paper([0.0; 2]), &paper(by));
        assert!(told.len() == 1 && told[0].starts_with("all pages moved by ("), "{by:?}: {told:?}");
    }
    let told = differences("pages.txt", &paper([0.0; 2]), &paper([0.2, 0.0]));
    assert_eq!(told, ["all pages moved by (+0.2, 0.0) pt: 360 of 360 items on 4 pages"]);
}

#[test]
fn a_page_that_moved_alone_is_named() {
    let before = paper([0.0; 2]);
    let now: String = (1..=4).map(|number| page(number, [0.0, if number == 3 { 1.5 } else { 0.0 }], words)).collect();
    assert_eq!(differences("pages.txt", &before, &now), ["第3版: 90 of 90 items moved by (0.0, +1.5) pt"]);
}

#[test]
fn a_changed_character_is_told_with_its_place() {
    let changed = |at| if at == 40 { Some("第肆拾行".to_owned()) } else { words(at) };
    let told = differences("pages.txt", &page(2, [0.0; 2], words), &page(2, [0.0; 2], changed));
    let [only] = &told[..] else { panic!("{told:?}") };
    assert!(
        only.starts_with("第2版: changed: 1") && only.contains("“第40行” → ") && only.contains("“第肆拾行”"),
        "{only}"
    );
    // It is found where all pages moved, too.
    let told = differences("pages.txt", &page(2, [0.0; 2], words), &page(2, [2.0, 0.0], changed));
    assert!(told.len() == 2 && told[0].starts_with("all pages moved by (+2.0, 0.0) pt"), "{told:?}");
    assert!(told[1].contains("“第肆拾行”"), "{told:?}");
}

#[test]
fn a_lost_run_is_told_and_a_new_one() {
    let lost = |at| if at == 40 { None } else { words(at) };
    let (whole, less) = (page(2, [0.0; 2], words), page(2, [0.0; 2], lost));
    let told = differences("pages.txt", &whole, &less);
    assert!(told.len() == 1 && told[0].starts_with("第2版: gone: 1") && told[0].contains("“第40行”"), "{told:?}");
    let told = differences("pages.txt", &less, &whole);
    assert!(told.len() == 1 && told[0].starts_with("第2版: new: 1") && told[0].contains("“第40行”"), "{told:?}");
    let told = differences("pages.txt", &paper([0.0; 2]), &page(1, [0.0; 2], words));
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(told[0], "第2版: the whole section is gone");
}

#[test]
fn another_order_of_drawing_is_told() {
    let before = page(1, [0.0; 2], words);
    let mut lines: Vec<&str> = before.lines().collect();
    lines.swap(5, 9);
    let now = lines.join("\n") + "\n";
    assert_eq!(differences("pages.txt", &before, &now), ["第1版: the same items are drawn in another order"]);
}

#[test]
fn lines_and_values_are_told_with_their_places() {
    let told = differences("print.txt", "== pages.pdf\nTrimBox = 8.50\nx\n", "== pages.pdf\nTrimBox = 9.50\nx\n");
    assert_eq!(
        told,
        ["pages.pdf: lines gone: 1\n      TrimBox = 8.50", "pages.pdf: lines new: 1\n      TrimBox = 9.50"]
    );
    let told = differences("layout.json", r#"{"pages":[{"no":1,"h":3}]}"#, r#"{"pages":[{"no":1,"h":4}]}"#);
    assert_eq!(told, [".pages[0].h: 3 → 4"]);
    let told = differences("layout.json", r#"{"a": 1}"#, r#"{"a":1}"#);
    assert_eq!(told, ["the same values, written otherwise"]);
}
