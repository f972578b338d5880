//! Heads broken by their sense: never inside a word, a name or a number, no particle or mark at a line's start, no comma at its end.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | `lexicon` | a run of 汉字 | its words and their kinds |
//! | `tokens` | a head | words, figures, Latin words, marks, gaps |
//! | `held` | tokens | quantities, dates, quoted and Latin terms |
//! | `names` | tokens, the register | persons with their posts, places, what recurs in the article |
//! | `breaks` | all of these | where a line may end, at what cost |
//! | `division` | breaks, widths | lines |
//! | `width` | a piece | its width where the face is not known |

mod breaks;
mod division;
mod held;
mod lexicon;
mod names;
#[cfg(test)]
mod tests;
mod tokens;
mod width;

pub(super) use self::breaks::{NOT_AT_END, NOT_AT_START};
pub(super) use self::division::{Broken, DROPPED};
pub(super) use self::width::{rough_width, script_space};

use self::breaks::{Break, breaks};
use self::division::Division;
use crate::makeup::cost;
use crate::model::{Names, Text};

/// The most lines of a head that breaks where it must.
const MOST: usize = 4;
/// The most lines of one that fits no other way.
const MOST_OF_ANY: usize = 8;

/// A text of a head, with where it may be broken.
pub(super) struct Sense {
    text: String,
    breaks: Vec<Break>,
}

impl Sense {
    /// The sense of a text in an article's head.
    pub(super) fn new(text: &Text, names: &Names) -> Self {
        let plain = text.to_plain();
        Self { breaks: breaks(&plain, &text.breaks, names), text: plain }
    }

    /// The sense of words of which nothing more is known: the name of a group, the title of a book.
    pub(super) fn of_words(words: &str, names: &Names) -> Self {
        Self { breaks: breaks(words, &[], names), text: words.to_owned() }
    }

    /// The text, unbroken.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The cheapest ways to break it into so many lines of which none is wider than `limit`. `width` gives the width of a piece.
    #[expect(clippy::cast_precision_loss, reason = "a head has few lines")]
    pub(super) fn lines(&self, count: usize, limit: f64, width: &dyn Fn(&str) -> f64) -> Vec<Broken> {
        // Without this a text of a thousand characters would be tried at every word.
        let kept = self.text.chars().filter(|c| !c.is_whitespace() && !DROPPED.contains(c));
        let least: f64 = kept.map(|c| width(c.encode_utf8(&mut [0; 4]))).sum();
        if least > limit * count as f64 {
            return vec![];
        }
        Division::new(&self.text, &self.breaks, limit, width).ways(count)
    }

    /// As few lines as the limit allows, broken in the best way. Where a name is wider than the limit even it is broken.
    pub(super) fn fewest_lines(&self, limit: f64, width: &dyn Fn(&str) -> f64) -> Vec<String> {
        let first = |count| self.lines(count, limit, width).into_iter().next();
        let faultless = |count| self.lines(count, limit, width).into_iter().find(|broken| broken.fault == 0);
        let by_sense = || (1..=MOST).find_map(faultless).or_else(|| (1..=MOST).find_map(first));
        let anywhere = || {
            let breaks = self.anywhere();
            let division = Division::new(&self.text, &breaks, limit, width);
            (2..=MOST_OF_ANY).find_map(|count| division.ways(count).into_iter().next())
        };
        by_sense().or_else(anywhere).map_or_else(|| vec![self.text.clone()], |broken| broken.lines)
    }

    /// The text in two at a sense break near its middle, for the two pages of a spread; none where it has no break.
    pub(super) fn halves(&self, width: &dyn Fn(&str) -> f64) -> Option<(String, String)> {
        let ways = Division::new(&self.text, &self.breaks, f64::MAX, width).ways(2);
        let uneven = |broken: &Broken| {
            let (a, b) = (width(&broken.lines[0]), width(&broken.lines[1]));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 2,500")]
            let spread =
                ((1.0 - a.min(b) / a.max(b).max(f64::EPSILON)) * f64::from(cost::HEAD_HALVES_UNEVEN)).round() as u32;
            broken.cost + spread
        };
        let best = ways.into_iter().min_by_key(uneven)?;
        let [left, right] = <[String; 2]>::try_from(best.lines).ok()?;
        Some((left, right))
    }

    /// A break before every character that may begin a line, for what fits no other way; dearer than any of sense.
    fn anywhere(&self) -> Vec<Break> {
        let mut out = vec![];
        let mut previous = None;
        for (at, next) in self.text.char_indices() {
            let own = self.breaks.iter().find(|found| found.at == at);
            let ends_line = previous.is_some_and(|c: char| !NOT_AT_END.contains(c));
            let joins = |c: char| c.is_ascii_graphic();
            let starts_line = !NOT_AT_START.contains(next) && !next.is_whitespace() && !"…—".contains(next);
            match own {
                Some(&found) => out.push(found),
                None if ends_line && starts_line && !(previous.is_some_and(joins) && joins(next)) => {
                    let price = cost::HEAD_BREAK_ANYWHERE;
                    out.push(Break { at, cost: price, fault: price });
                }
                None => {}
            }
            previous = Some(next);
        }
        out
    }
}
