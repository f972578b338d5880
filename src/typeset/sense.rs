//! Breaking a head into lines at sense units: never inside a word, a name or a number, no particle or mark at a line's start.
//!
//! Words come from ICU4X's dictionary segmenter, which is compiled in; the widths from the face itself.

use std::collections::BTreeSet;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::line_breaks::forbids_break;
use crate::makeup::cost;

/// Particles and localisers that belong to the word before them.
const PARTICLES: &str = "的了着过和与及在是吗呢吧地得们里上下中内外前后间回来去";

/// A way to break a head: its lines, and how bad the breaks are, in thousandths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    /// The lines, without the gap a break stands in.
    pub(super) lines: Vec<String>,
    /// What the breaks cost.
    pub(super) cost: u32,
}

/// Where a head may be broken: byte positions with a cost, ascending.
pub(super) fn breaks(head: &str) -> Vec<(usize, u32)> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let words: BTreeSet<usize> = segmenter.segment_str(head).collect();
    // A word of one character beside a break, but for a particle, is often a piece of a name the dictionary does not know.
    let is_lone = |at: usize| {
        let lone = |word: &str| {
            word.chars().count() == 1 && word.chars().all(char::is_alphanumeric) && !PARTICLES.contains(word)
        };
        let before = words.range(..at).next_back().is_some_and(|&from| lone(&head[from..at]));
        before || words.range(at + 1..).next().is_some_and(|&to| lone(&head[at..to]))
    };
    let mut out = Vec::new();
    for (at, next) in head.char_indices().skip(1) {
        let previous = head[..at].chars().next_back().unwrap_or(' ');
        let forbidden = forbids_break(&head[..at], &head[at..]);
        if previous == '\u{3000}' || (previous == ' ' && !forbidden) {
            out.push((at, 0));
            continue;
        }
        if forbidden || next == '\u{3000}' || next == ' ' || !words.contains(&at) {
            continue;
        }
        let cost = if "，；：！？—”》".contains(previous) {
            cost::HEAD_BREAK_AT_MARK
        } else if PARTICLES.contains(next) {
            cost::HEAD_BREAK_AT_PARTICLE
        } else if is_lone(at) {
            cost::HEAD_BREAK_AT_LONE
        } else {
            cost::HEAD_BREAK
        };
        out.push((at, cost));
    }
    out
}

/// All ways to break a head into so many lines, cheapest first, of which no line is wider than `limit`. `width` gives the width of
/// a piece. Uneven lines cost; a short first line over a long second one costs more (上长下短).
#[expect(clippy::cast_precision_loss, reason = "a head has few lines")]
pub(super) fn lines(head: &str, count: usize, limit: f64, width: &dyn Fn(&str) -> f64) -> Vec<Broken> {
    let mut out = Vec::new();
    // Without this a text of a thousand characters would be tried at every word.
    let least: f64 = head.chars().filter(|c| !c.is_whitespace()).map(|c| width(c.encode_utf8(&mut [0; 4]))).sum();
    if least > limit * count as f64 {
        return out;
    }
    let breaks = breaks(head);
    divide(head, 0, count, &breaks, limit, width, &mut Vec::new(), 0, &mut out);
    for broken in &mut out {
        broken.cost += unevenness(&broken.lines, width);
    }
    out.sort_by(|a, b| a.cost.cmp(&b.cost).then_with(|| a.lines.cmp(&b.lines)));
    out.truncate(4);
    out
}

/// Breaks a head into as few lines as the limit allows, in the best way; as it is where no way fits.
pub(super) fn fewest_lines(head: &str, limit: f64, width: &dyn Fn(&str) -> f64) -> Vec<String> {
    const MOST: usize = 4;
    (1..=MOST)
        .find_map(|count| lines(head, count, limit, width).into_iter().next())
        .map_or_else(|| vec![head.to_owned()], |broken| broken.lines)
}

/// Parts a text in two at a sense break near its middle, for the two pages of a spread; none where it has no break.
pub(super) fn halves(text: &str, width: &dyn Fn(&str) -> f64) -> Option<(String, String)> {
    let parted = breaks(text).into_iter().filter_map(|(at, cost)| {
        let (left, right) = (trim(&text[..at]), trim(&text[at..]));
        let (a, b) = (width(left), width(right));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 2,500")]
        let uneven =
            ((1.0 - a.min(b) / a.max(b).max(f64::EPSILON)) * f64::from(cost::HEAD_HALVES_UNEVEN)).round() as u32;
        (!left.is_empty() && !right.is_empty()).then(|| (cost + uneven, left.to_owned(), right.to_owned()))
    });
    parted.min_by_key(|(cost, ..)| *cost).map(|(_, left, right)| (left, right))
}

/// The width of a piece in em where the face is not known: a Latin letter or digit is at most 0.6 em.
pub(super) fn rough_width(piece: &str) -> f64 {
    piece.chars().map(|c| if c.is_ascii() { 0.6 } else { 1.0 }).sum::<f64>() + script_space(piece)
}

/// The space the engine sets between Han and Latin characters, in em: a quarter at every change.
pub(super) fn script_space(piece: &str) -> f64 {
    const QUARTER: f64 = 0.25;
    let is_han = |c: char| u32::from(c) >= 0x2E80 && c.is_alphanumeric();
    let is_latin = |c: char| c.is_ascii_alphanumeric();
    let pairs = piece.chars().zip(piece.chars().skip(1));
    pairs.map(|(a, b)| if (is_han(a) && is_latin(b)) || (is_latin(a) && is_han(b)) { QUARTER } else { 0.0 }).sum()
}

#[expect(clippy::too_many_arguments, reason = "the state of one recursive search")]
fn divide(
    head: &str,
    start: usize,
    count: usize,
    breaks: &[(usize, u32)],
    limit: f64,
    width: &dyn Fn(&str) -> f64,
    taken: &mut Vec<String>,
    cost: u32,
    out: &mut Vec<Broken>,
) {
    if count == 1 {
        let line = trim(&head[start..]);
        if !line.is_empty() && width(line) <= limit {
            let lines = taken.iter().cloned().chain([line.to_owned()]).collect();
            out.push(Broken { lines, cost });
        }
        return;
    }
    for &(at, break_cost) in breaks.iter().filter(|(at, _)| *at > start) {
        let line = trim(&head[start..at]);
        if line.is_empty() {
            continue;
        }
        if width(line) > limit {
            break;
        }
        taken.push(line.to_owned());
        divide(head, at, count - 1, breaks, limit, width, taken, cost + break_cost, out);
        taken.pop();
    }
}

fn trim(line: &str) -> &str {
    line.trim_matches(['\u{3000}', ' '])
}

fn unevenness(lines: &[String], width: &dyn Fn(&str) -> f64) -> u32 {
    let widths: Vec<f64> = lines.iter().map(|line| width(line)).collect();
    let longest = widths.iter().copied().fold(f64::EPSILON, f64::max);
    let shortest = widths.iter().copied().fold(longest, f64::min);
    let last_longest = widths.last().is_some_and(|last| *last > widths[0] * 1.01);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 1,000")]
    let spread = ((1.0 - shortest / longest) * f64::from(cost::HEAD_UNEVEN)).round() as u32;
    spread + if last_longest { cost::HEAD_LAST_LONGER } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn em(piece: &str) -> f64 {
        piece.chars().map(|c| if c.is_ascii() { 0.55 } else { 1.0 }).sum()
    }

    #[test]
    fn a_gap_is_the_best_place_to_break() {
        let broken = lines("老弄堂有了新面貌　好日子更要细打理", 2, 10.0, &em);
        assert_eq!(broken[0].lines, ["老弄堂有了新面貌", "好日子更要细打理"]);
    }

    #[test]
    fn no_line_begins_with_a_mark_or_breaks_a_word() {
        for broken in lines("石库门里有支“管家队”老弄堂天天有人管", 2, 14.0, &em) {
            assert!(!forbids_break(&broken.lines[0], &broken.lines[1]), "{broken:?}");
            assert!(!broken.lines[0].ends_with("弄"), "{broken:?}");
        }
    }

    #[test]
    fn a_text_far_too_long_is_given_up_at_once() {
        let long = "弄堂里的老人说话".repeat(400);
        assert!(lines(&long, 4, 20.0, &em).is_empty());
    }

    #[test]
    fn halves_part_at_the_gap_though_another_word_is_nearer_the_middle() {
        let parted = halves("老弄堂新面貌　好日子更要细细打理", &em);
        assert_eq!(parted, Some(("老弄堂新面貌".to_owned(), "好日子更要细细打理".to_owned())));
        assert_eq!(halves("老", &em), None);
    }

    #[test]
    fn what_does_not_fit_is_not_offered() {
        assert!(lines("一二三四五六七八九十", 1, 9.0, &em).is_empty());
    }
}
