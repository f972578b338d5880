//! Charts: takes a row of figures with one unit and one definition; gives an inline SVG of bars and the table of its data.
//!
//! Bars begin at zero. Everything is drawn in `currentColor`, so that it turns with the reader's theme (epub.md §5.1, §7.28). The words in
//! the drawing grow with its width and not with the reader's type; the table after it says the same in the reader's own size.

use super::decimal::{Decimal, DecimalRange, ZERO};
use crate::markup::Markup;

/// One bar of a chart, one row of its table.
pub(super) struct Bar {
    /// What it stands for: a year, a part of the whole.
    pub(super) label: String,
    /// The number as printed, with its unit; none where there is no number.
    pub(super) printed: Option<String>,
    /// The number.
    pub(super) number: Option<Decimal>,
}

/// A chart of comparable figures.
pub(super) struct Chart {
    /// A name for its ids, unique in the document.
    pub(super) id: String,
    /// What it shows.
    pub(super) title: String,
    /// The unit of all bars.
    pub(super) unit: String,
    /// The bars.
    pub(super) bars: Vec<Bar>,
}

/// The width of the drawing, in its own units. 21 汉字 of [`TYPE_SIZE`] stand in a line: as many as in a narrow column on paper.
const WIDTH: i64 = 320;
/// The size of its words, in the same units.
const TYPE_SIZE: i64 = 15;
/// From line to line.
const LINE: i64 = 20;
/// How thick a bar is.
const BAR: i64 = 10;
/// Between a bar and the words of the next.
const GAP: i64 = 12;
/// The least length of a bar that is not zero: it must be seen.
const LEAST: i64 = 1;

impl Chart {
    /// Whether there is anything to compare: two numbers or more.
    pub(super) fn is_worthwhile(&self) -> bool {
        self.numbers().len() > 1
    }

    /// Writes the drawing with its title. The table of its data must follow.
    pub(super) fn write(&self, markup: &mut Markup) {
        let (title, words) = (format!("{}-t", self.id), format!("{}-d", self.id));
        markup.element("figure", &[("class", "chart")], |figure| {
            let view = format!("0 0 {WIDTH} {}", self.height());
            let attributes = [
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("class", "chart"),
                ("viewBox", view.as_str()),
                ("role", "img"),
                ("aria-labelledby", &title),
                ("aria-describedby", &words),
            ];
            figure.element("svg", &attributes, |svg| {
                svg.leaf("title", &[("id", &title)], &self.title);
                svg.leaf("desc", &[("id", &words)], &self.description());
                self.draw(svg);
            });
            figure.leaf("figcaption", &[], &format!("图：{}", self.title));
        });
    }

    /// All bars with their words, and the line they begin at.
    fn draw(&self, svg: &mut Markup) {
        let span = self.span();
        let zero = ZERO.share(span, WIDTH);
        let mut top = 0;
        for bar in &self.bars {
            for line in lines(&bar.words()) {
                top += LINE;
                let y = (top - LINE + TYPE_SIZE).to_string();
                let attributes =
                    [("x", "0"), ("y", y.as_str()), ("font-size", &TYPE_SIZE.to_string()), ("fill", "currentColor")];
                svg.leaf("text", &attributes, &line);
            }
            if let Some(number) = bar.number {
                rectangle(svg, zero, number.share(span, WIDTH), top);
            }
            top += BAR + GAP;
        }
        let (x, height) = (zero.clamp(1, WIDTH - 1).to_string(), self.height().to_string());
        let line = [("x1", x.as_str()), ("y1", "0"), ("x2", &x), ("y2", &height), ("stroke", "currentColor")];
        if zero > 0 {
            svg.void("line", &line);
        }
    }

    /// The whole height of the drawing.
    fn height(&self) -> i64 {
        let of_bar = |bar: &Bar| LINE * i64::try_from(lines(&bar.words()).len()).unwrap_or(0) + BAR + GAP;
        self.bars.iter().map(of_bar).sum::<i64>() - GAP
    }

    /// From zero to the greatest number, or to a hundred where per cent are drawn.
    fn span(&self) -> DecimalRange {
        let numbers = self.numbers();
        if self.unit == "%" || self.unit == "％" {
            DecimalRange::of_percentages(&numbers)
        } else {
            DecimalRange::around(&numbers)
        }
    }

    fn numbers(&self) -> Vec<Decimal> {
        self.bars.iter().filter_map(|bar| bar.number).collect()
    }

    /// What the drawing shows, in words.
    fn description(&self) -> String {
        let bars: Vec<String> = self.bars.iter().map(Bar::words).collect();
        format!("条形图，从零画起。{}。", bars.join("；"))
    }
}

impl Bar {
    /// What stands above the bar.
    fn words(&self) -> String {
        format!("{}：{}", self.label, self.printed.as_deref().unwrap_or("—"))
    }
}

/// A bar from `zero` to `end`, below the line at `top`.
fn rectangle(svg: &mut Markup, zero: i64, end: i64, top: i64) {
    let (from, to) = (zero.min(end), zero.max(end));
    let length = if to == from { LEAST } else { to - from };
    let [x, y, width, height] = [from.min(WIDTH - LEAST), top, length, BAR].map(|number| number.to_string());
    let attributes =
        [("x", x.as_str()), ("y", y.as_str()), ("width", &width), ("height", &height), ("fill", "currentColor")];
    svg.void("rect", &attributes);
}

/// Words cut into lines that fit the drawing's width, counting a 汉字 as one size and a letter or figure as six tenths of it.
fn lines(words: &str) -> Vec<String> {
    let mut lines = vec![];
    let (mut line, mut used) = (String::new(), 0);
    for character in words.chars() {
        let width = if character.is_ascii() { TYPE_SIZE * 6 / 10 } else { TYPE_SIZE };
        if used + width > WIDTH && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        line.push(character);
        used += width;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, value: &str, unit: &str) -> Bar {
        Bar { label: label.into(), printed: Some(format!("{value}{unit}")), number: Decimal::parse(value) }
    }

    fn drawn(unit: &str, bars: Vec<Bar>) -> String {
        let mut markup = Markup::new();
        Chart { id: "c".into(), title: "甲 & 乙".into(), unit: unit.into(), bars }.write(&mut markup);
        markup.as_str().to_owned()
    }

    #[test]
    fn bars_begin_at_zero_and_take_the_texts_colour() {
        let svg = drawn("家", vec![bar("甲", "50", "家"), bar("乙", "25", "家"), bar("丙", "0", "家")]);
        assert!(svg.contains("width=\"320\""), "{svg}");
        assert!(svg.contains("width=\"160\""), "{svg}");
        assert!(svg.contains("width=\"1\""), "a bar of zero is still seen: {svg}");
        assert!(svg.contains("甲 &amp; 乙") && !svg.contains('#'), "{svg}");
    }

    #[test]
    fn per_cent_are_drawn_of_a_hundred_and_gaps_have_no_bar() {
        let gap = Bar { label: "2021年".into(), printed: None, number: None };
        let svg = drawn("%", vec![bar("2020年", "50", "%"), gap]);
        assert!(svg.contains("width=\"160\""), "{svg}");
        assert!(svg.contains("2021年：—"), "{svg}");
        assert_eq!(svg.matches("<rect").count(), 1);
    }

    #[test]
    fn long_words_take_several_lines() {
        let words = "名".repeat(50);
        assert!(lines(&words).iter().all(|line| line.chars().count() <= 21));
        assert_eq!(lines(&words).concat(), words);
    }
}
