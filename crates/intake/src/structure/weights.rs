//! What speaks for a label: takes a line with its measure and the habits of its file; gives logarithms of odds, rounded. They were found by hand on
//! the degraded texts of `tests/it/degraded.rs`.

use super::habits::Habits;
use super::label::Label;
use super::signs;
use super::width::Measure;
use crate::manuscript::{Align, Line, Place, Strand, Styled};
use crate::measure::visible;

impl Habits {
    /// What speaks for a label in the line itself.
    pub(super) fn own(&self, lines: &[&Line], measures: &[Measure], at: usize, label: Label) -> f64 {
        let (line, measure) = (lines[at], measures[at]);
        match label {
            Label::Head => self.head(line, measure),
            Label::First => self.first(line, measure),
            Label::More => {
                let mut score = 0.0;
                if signs::begins_closing(&line.text) {
                    score += 6.0;
                }
                if measure.is_over() {
                    score -= 3.0;
                }
                if line.strand != Strand::Text || line.look.styled.is_some() {
                    score -= 8.0;
                }
                if line.look.align != Align::Plain || self.is_large(line) {
                    score -= 4.0;
                }
                score
            }
        }
    }

    fn is_large(&self, line: &Line) -> bool {
        self.size > 0.0 && line.look.size > self.size + 0.9
    }

    fn head(&self, line: &Line, measure: Measure) -> f64 {
        let text = line.text.as_str();
        let count = visible(text);
        let mut score = 0.0;
        let is_caption = signs::is_caption(text);
        let is_sign = signs::is_sign(text);
        if text.ends_with(['。', '；', '，']) && !is_sign {
            score -= 6.0;
        } else if signs::ends_sentence(text) && !is_sign {
            score -= 1.5;
        }
        if text.ends_with(['：', ':', '、']) {
            score -= 3.0;
        }
        if text.contains('。') && !text.ends_with('。') && !is_caption {
            score -= 5.0;
        }
        score -= 0.5 * f64::from(u8::try_from(text.matches(['，', '；']).count()).unwrap_or(9));
        score -= match count {
            0..=26 => 0.0,
            27..=34 => 1.5,
            35..=44 => 4.0,
            _ => 7.0,
        };
        score += match line.look.styled {
            Some(Styled::Title | Styled::Subtitle | Styled::Heading(_) | Styled::Caption) => 6.0,
            None => 0.0,
        };
        if self.is_large(line) {
            score += 4.0;
        }
        if line.look.align == Align::Centre {
            score += 3.5;
        } else if line.look.align == Align::Right {
            score += 3.0;
        }
        if line.look.bold && count <= 30 {
            score += 2.0;
        }
        if signs::is_place(text) {
            score += 3.0;
        }
        if signs::numbered(text) > 0 && !signs::ends_sentence(text) && count <= 34 {
            score += 3.0;
        }
        if text.starts_with("——") && count <= 34 {
            score += 3.0;
        }
        if is_sign {
            score += 4.0;
        }
        if signs::has_clauses(text) && count <= 30 {
            score += 1.5;
        }
        if measure.column.is_some() {
            if measure.is_over() {
                score += 2.5;
            } else if measure.is_full() {
                score -= 1.0;
            } else if !measure.hangs() {
                score += 2.0;
            }
        } else if count <= 24 && !signs::ends_sentence(text) {
            score += 2.0;
        }
        if signs::begins_closing(text) {
            score -= 6.0;
        }
        if matches!(line.strand, Strand::Row | Strand::Note) {
            score -= 9.0;
        }
        score
    }

    fn first(&self, line: &Line, measure: Measure) -> f64 {
        let text = line.text.as_str();
        let mut score = 0.0;
        if signs::begins_closing(text) {
            score -= 6.0;
        }
        let ends = signs::ends_sentence(text);
        match measure.column {
            Some(_) => {
                if measure.is_over() {
                    score -= 2.0;
                } else if !measure.is_full() && !measure.hangs() && !ends {
                    score -= 4.5;
                }
            }
            None => {
                if !ends && !text.contains(['。', '，', '；']) && !text.ends_with('：') && visible(text) <= 30 {
                    score -= 2.0;
                }
            }
        }
        if signs::begins_dated(text) {
            score += 0.7;
        }
        if text.contains('。') {
            score += 1.5;
        } else if text.contains('，') {
            score += 0.7;
        }
        if self.is_large(line) && line.look.align == Align::Centre {
            score -= 4.0;
        }
        if line.look.styled.is_some() {
            score -= 4.0;
        }
        score
    }

    /// What speaks for one label after another.
    pub(super) fn joint(&self, lines: &[&Line], measures: &[Measure], at: usize, from: Label, to: Label) -> f64 {
        let (before, line) = (lines[at - 1], lines[at]);
        let ends = closes(before, measures[at - 1]);
        let blank = if line.blanks > 0 { self.blank.0 } else { self.blank.1 };
        match (from, to) {
            (Label::Head, Label::More) => -12.0,
            (Label::Head, Label::Head) => self.heads(before, line),
            (Label::Head, Label::First) => {
                self.begins(line, measures[at]) - if signs::head_goes_on(&before.text) { 0.7 } else { 0.0 }
            }
            (_, Label::More) => {
                -self.begins(line, measures[at]) * 0.5 - blank * 0.5 + self.goes_on(lines, measures, at, from)
            }
            (_, Label::First) => {
                let after = match &before.text {
                    _ if ends => 0.0,
                    text if text.ends_with(['：', ':', '；', ';']) => -1.5,
                    _ if before.strand != line.strand => -1.0,
                    _ if measures[at - 1].column.is_none() => -2.0,
                    _ => -6.0,
                };
                after + self.begins(line, measures[at]) * 0.5 + blank * 0.5
            }
            (_, Label::Head) => {
                let after = match &before.text {
                    _ if ends => 0.0,
                    text if text.ends_with(['：', ':', '；', ';']) => -2.0,
                    _ if before.strand != line.strand => -1.0,
                    _ if measures[at - 1].column.is_none() => -2.0,
                    _ => -6.0,
                };
                after + if line.blanks > 0 { 0.6 } else { -0.4 }
            }
        }
    }

    /// What speaks for two lines of heads after each other.
    fn heads(&self, before: &Line, line: &Line) -> f64 {
        let mut score = -0.5;
        if line.blanks > 1 {
            score -= 0.3;
        }
        if signs::head_goes_on(&before.text) {
            score += 1.0;
        }
        score
    }

    /// What speaks for a line that begins a paragraph, in how it stands.
    fn begins(&self, line: &Line, measure: Measure) -> f64 {
        let indent = if line.indented { self.indent.0.max(1.5) } else { self.indent.1 };
        let hang = match measure.column {
            Some(_) if signs::ends_sentence(&line.text) && !measure.is_full() => 0.0,
            Some(_) if measure.hangs() => self.hang.0,
            Some(_) => self.hang.1,
            None => 0.0,
        };
        indent + hang
    }

    /// What speaks for a line that goes on where the line before it stopped.
    fn goes_on(&self, lines: &[&Line], measures: &[Measure], at: usize, from: Label) -> f64 {
        let (before, measure) = (lines[at - 1], measures[at - 1]);
        let ends = closes(before, measure);
        // The first line of a paragraph whose indent was lost reaches the edge all the same.
        let reaches = measure.is_full() || (from == Label::First && measure.hangs());
        let mut score = match (measure.column, ends) {
            (Some(_), false) if reaches => 4.0,
            (Some(_), true) if reaches => 1.1,
            (Some(_), _) if measure.is_over() => -4.0,
            (Some(_), false) => -2.0,
            (Some(_), true) => -6.0,
            (None, true) => -6.0,
            (None, false) if visible(&before.text) > 30 => 0.0,
            (None, false) => -3.0,
        };
        if signs::ends_open(&before.text) {
            score += 3.0;
        }
        if signs::numbered(&lines[at].text) > 0 && ends {
            score -= 3.0;
        }
        let whole = matches!(lines[at].place, Place::Paragraph(_)) && lines[at].place != before.place;
        if whole && measure.column.is_none() {
            score -= 2.0;
        }
        if before.strand != lines[at].strand || before.look.size != lines[at].look.size {
            score -= 4.0;
        }
        score
    }
}

/// Whether a paragraph may end with a line. One that stops short after a bracket does.
fn closes(line: &Line, measure: Measure) -> bool {
    let stops_short = measure.column.is_some() && !measure.is_full() && !measure.hangs();
    signs::ends_sentence(&line.text) || (stops_short && line.text.ends_with(['）', '”']))
}
