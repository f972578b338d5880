//! The cover of a book, drawn by the paper's look from its own nameplate and type. Takes what the book is called and what it holds; gives a
//! page.

use std::collections::BTreeSet;

use typst::foundations::{Array, Dict, IntoValue, Value};

use super::engine::{call, document, with_engine};
use super::imprint::paper_value;
use super::look::points_value;
use super::pages::{colors, render};
use super::sense::{Sense, rough_width};
use super::{Pages, Typesetter};
use crate::diag::{Code, Failure, Finding, Severity};
use crate::model::{Names, Paper};

/// The size of a cover in points: 1 to 1.6, as the shops want it (epub.md §5.5).
const SIZE: (f64, f64) = (400.0, 640.0);
/// The fewest and the most characters of a line of the title.
const LINE: (f64, f64) = (8.0, 20.0);
/// The roles of the look whose faces a cover may show.
const ROLES: [&str; 3] = ["head", "emphasis", "label"];

/// What a cover says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CoverWords {
    /// The title of the book.
    pub title: String,
    /// Its subtitle, as a rule its years or its day.
    pub subtitle: Option<String>,
    /// The series it belongs to.
    pub series: Option<String>,
    /// Who publishes it.
    pub publisher: String,
    /// What is in it: the year or the page, and the title.
    pub items: Vec<(String, String)>,
}

impl CoverWords {
    /// The characters of all its words.
    fn characters(&self) -> BTreeSet<char> {
        let items = self.items.iter().flat_map(|(label, words)| [label, words]);
        let words = [&self.title, &self.publisher].into_iter().chain(&self.subtitle).chain(&self.series).chain(items);
        words.flat_map(|words| words.chars()).filter(|c| !c.is_whitespace()).collect()
    }
}

impl Pages {
    /// The only page of a cover as a picture so many pixels wide: width, height, and the bytes of red, green and blue of each pixel.
    ///
    /// # Errors
    /// A cover without a page.
    pub fn picture(&self, width: u32) -> Result<(u32, u32, Vec<u8>), Failure> {
        let page = self.document.pages().first();
        let page = page.ok_or_else(|| Finding::new(Code::OutputFailed, "封面画不出来：没有一页"))?;
        let pixels = render(page, f64::from(width) / SIZE.0 * 72.0);
        Ok((pixels.width(), pixels.height(), colors(&pixels)))
    }
}

/// The cover and what was found on it; no cover where the look draws none.
pub(super) fn cover(
    setter: &Typesetter,
    paper: &Paper,
    words: &CoverWords,
) -> Result<(Option<Pages>, Vec<Finding>), Failure> {
    let Some(draw) = &setter.functions.cover else {
        let finding = Finding::new(Code::CoverOmitted, "版面样式的 look.typ 里没有函数 “cover”，书没有封面");
        return Ok((
            None,
            vec![finding.hint("look.typ 里从 shared/cover.typ 取来，或照它写一个，约定见 layouts/README.md")],
        ));
    };
    let mut data = Dict::new();
    data.insert("paper".into(), paper_value(setter, paper, Array::new()).into_value());
    data.insert("book".into(), book_value(words, &paper.names));
    data.insert("width".into(), points_value(SIZE.0));
    data.insert("height".into(), points_value(SIZE.1));
    let content = with_engine(&setter.world, |engine| call(engine, draw, [data.into_value()]))?;
    let document = document(&setter.world, &content)?;
    Ok((Some(Pages { document }), missing(setter, words)))
}

fn book_value(words: &CoverWords, names: &Names) -> Value {
    let mut dict = Dict::new();
    let text = |words: &Option<String>| words.as_deref().map_or(Value::None, IntoValue::into_value);
    let measure = (rough_width(&words.title) / 3.0).clamp(LINE.0, LINE.1);
    let lines = Sense::of_words(&words.title, names).fewest_lines(measure, &rough_width);
    dict.insert("lines".into(), lines.into_iter().map(IntoValue::into_value).collect::<Array>().into_value());
    dict.insert("title".into(), words.title.as_str().into_value());
    dict.insert("subtitle".into(), text(&words.subtitle));
    dict.insert("series".into(), text(&words.series));
    dict.insert("publisher".into(), words.publisher.as_str().into_value());
    let item = |(label, words): &(String, String)| {
        let pair = [label, words].map(|part| part.as_str().into_value());
        Value::Array(pair.into_iter().collect())
    };
    dict.insert("items".into(), words.items.iter().map(item).collect::<Array>().into_value());
    dict.into_value()
}

/// Characters that none of the look's faces has: boxes stand for them.
fn missing(setter: &Typesetter, words: &CoverWords) -> Vec<Finding> {
    let has = |c: char| {
        ROLES.iter().flat_map(|role| setter.look.all_families(role)).any(|f| setter.fonts.family_covers(f, c))
    };
    let finding = |c: char| {
        let message = format!("封面上的“{c}”（U+{:04X}）没有一种字体有，画成方框", u32::from(c));
        let mut finding = Finding::new(Code::MissingGlyph, message);
        finding.severity = Severity::Warning;
        finding.hint("核对这个字是否打错；确需此字，请在 fonts/ 里补一种有它的字体")
    };
    words.characters().into_iter().filter(|&c| !has(c)).map(finding).collect()
}
