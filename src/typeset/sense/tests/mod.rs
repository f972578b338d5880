//! Labelled heads, broken in two and three lines at several widths: where they break, and how often that is wrong.
//!
//! `tuned.txt` is the half the rules were made with; from `judged.txt` came dates in 汉字, 过 as what is done, and four words. A line is a head; `|` stands where
//! it may be broken, `{}` around a person's name. It may also be broken at a gap and behind a mark that ends a phrase.

mod rules;

use super::width::rough_width;
use super::{DROPPED, Sense};
use crate::model::Names;

/// The widths a head is broken at, as parts of what even lines would need.
const WIDTHS: [f64; 4] = [1.08, 1.25, 1.5, 1.9];
/// The most breaks that may be wrong, of a thousand.
const WRONG: usize = 5;
/// The most heads that may have no good way to be broken in two where there is room, of a thousand.
const UNBROKEN: usize = 100;

/// A head with its labels.
struct Labelled {
    text: String,
    allowed: Vec<usize>,
    persons: Vec<(usize, usize)>,
}

fn labelled(line: &str) -> Labelled {
    let mut head = Labelled { text: String::new(), allowed: vec![], persons: vec![] };
    let mut opened = 0;
    for c in line.chars() {
        match c {
            '|' => head.allowed.push(head.text.len()),
            '{' => opened = head.text.len(),
            '}' => head.persons.push((opened, head.text.len())),
            _ => {
                head.text.push(c);
                if "　，；：！？、。".contains(c) {
                    head.allowed.push(head.text.len());
                }
            }
        }
    }
    head
}

/// The bytes of a text at which its lines begin, but for the first.
fn starts(text: &str, lines: &[String]) -> Vec<usize> {
    let mut at = 0;
    let mut out = vec![];
    for line in lines {
        let skipped = text[at..].find(|c: char| !c.is_whitespace() && !DROPPED.contains(&c)).unwrap();
        at += if at == 0 { 0 } else { skipped };
        out.push(at);
        assert!(text[at..].starts_with(line.as_str()), "{text}: {lines:?}");
        at += line.len();
    }
    out.remove(0);
    out
}

#[derive(Debug, Default)]
struct Tally {
    heads: usize,
    breaks: usize,
    wrong: usize,
    in_names: usize,
    asked: usize,
    unbroken: usize,
    /// The wrong breaks: lines, width, and the head as it was broken.
    told: Vec<String>,
}

fn judge(set: &str) -> Tally {
    let mut tally = Tally::default();
    let mut told = vec![];
    for head in set.lines().filter(|line| !line.is_empty()).map(labelled) {
        tally.heads += 1;
        let sense = Sense::of_words(&head.text, &Names::default());
        for count in 2..=3 {
            for part in WIDTHS {
                #[expect(clippy::cast_precision_loss, reason = "two or three lines")]
                let limit = (rough_width(&head.text) / count as f64 * part).ceil();
                let is_easy = count == 2 && part > 1.4;
                tally.asked += usize::from(is_easy);
                let Some(broken) = sense.lines(count, limit, &rough_width).into_iter().find(|broken| broken.fault == 0)
                else {
                    tally.unbroken += usize::from(is_easy);
                    continue;
                };
                for at in starts(&head.text, &broken.lines) {
                    tally.breaks += 1;
                    tally.in_names += usize::from(head.persons.iter().any(|&(from, to)| from < at && at < to));
                    if !head.allowed.contains(&at) {
                        tally.wrong += 1;
                        told.push(format!("{count} {part} {}", broken.lines.join("／")));
                    }
                }
            }
        }
    }
    told.sort_by_key(|line| line.split(' ').nth(2).unwrap_or_default().replace('／', ""));
    tally.told = told;
    tally
}

fn assert_good(tally: &Tally) {
    assert!(tally.heads >= 300, "{tally:?}");
    assert_eq!(tally.in_names, 0, "{tally:?}");
    assert!(tally.wrong * 1000 <= tally.breaks * WRONG, "{tally:?}");
    assert!(tally.unbroken * 1000 <= tally.asked * UNBROKEN, "{tally:?}");
}

#[test]
fn few_breaks_of_the_tuned_heads_are_wrong_and_none_is_in_a_name() {
    assert_good(&judge(include_str!("tuned.txt")));
}

#[test]
fn few_breaks_of_the_judged_heads_are_wrong_and_none_is_in_a_name() {
    assert_good(&judge(include_str!("judged.txt")));
}
