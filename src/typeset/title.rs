//! A head as the look draws it: its parts as content under their numbers, broken and parted as its form asks.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Array, Content, Dict, IntoValue, Value};
use typst::text::TextElem;

use super::engine::call;
use super::functions::Functions;
use super::look::points_value;
use super::sense::{Sense, rough_width};
use super::text::{Part, REPEATED_HEAD, Texts, content, plain_content};
use super::vertical::{beside, cells, extent};
use crate::makeup::grid::Grid;
use crate::makeup::layout::{Placement, Treatment};
use crate::makeup::measure::{Columns, Half, HeadForm, HeadOption, HeadSubject};
use crate::model::{Article, Headline, Kind, Names, Text};
use crate::units::Length;

/// Lines of a kicker or a deck beside a vertical head, at most.
const BESIDE: usize = 2;

/// Makes the data of a head for the look.
pub(super) struct HeadData<'a> {
    pub(super) kind: &'static str,
    pub(super) form: HeadForm,
    /// Whether a picture of its story stands right above it 图压题.
    pub(super) below_picture: bool,
    pub(super) columns: Columns,
    pub(super) option: &'a HeadOption,
    /// The width the head may take.
    pub(super) measure: Length,
    /// The height to fill; none to find the natural height.
    pub(super) height: Option<Length>,
}

/// The width of a head over these columns, whether their text stands in as many columns or in fewer.
pub(super) fn head_measure(grid: &Grid, columns: Columns) -> Length {
    let basic = Columns::basic(columns.setting, columns.grid);
    grid.text_width(basic, basic.text)
}

/// The form of the head of a placement.
pub(super) fn form(placement: &Placement) -> HeadForm {
    match placement.part {
        Some(part) if part.spread.is_some() => part.spread.map_or(HeadForm::Across, HeadForm::Spread),
        Some(part) if part.from.is_some() => HeadForm::Continued,
        _ if placement.treatment == Treatment::Side => HeadForm::Side,
        _ => HeadForm::Across,
    }
}

/// What the look calls a form.
pub(super) const fn form_name(form: HeadForm) -> &'static str {
    match form {
        HeadForm::Across => "across",
        HeadForm::Side => "side",
        HeadForm::Spread(Half::Left) => "spread-left",
        HeadForm::Spread(Half::Right) => "spread-right",
        HeadForm::Continued => "continued",
    }
}

/// What the look calls the subject.
pub(super) fn kind_name(subject: HeadSubject) -> &'static str {
    match subject {
        HeadSubject::Group(_) => "group",
        HeadSubject::Article(article) => match article.kind {
            Kind::Sidebar => "sidebar",
            Kind::Notice => "notice",
            Kind::Brief => "brief",
            Kind::Photo => "photo",
            Kind::Filler => "filler",
            Kind::Guide => "guide",
            Kind::Story | Kind::Review => "story",
        },
    }
}

/// The vertical lines of kicker and deck beside a vertical head, each empty where there is none; none where they would take more
/// than [`BESIDE`] lines or be longer than the head.
pub(super) fn side_parts(headline: &Headline, names: &Names, option: &HeadOption) -> Option<[Vec<String>; 2]> {
    let longest = option.text.iter().map(|line| extent(line)).fold(0.0, f64::max) * option.size.to_pt();
    let part = |text: &Option<Text>, size: Option<Length>| match (text, size) {
        (Some(text), Some(size)) => {
            let lines = beside(&Sense::new(text, names), longest / size.to_pt());
            let fits = lines.len() <= BESIDE && lines.iter().all(|line| extent(line) * size.to_pt() <= longest * 1.15);
            fits.then_some(lines)
        }
        _ => Some(Vec::new()),
    };
    Some([part(&headline.kicker, option.kicker)?, part(&headline.deck, option.deck)?])
}

/// The head as the look draws it.
pub(super) fn head_content(
    engine: &mut Engine,
    functions: &Functions,
    subject: HeadSubject,
    data: &HeadData,
) -> SourceResult<Content> {
    let mut dict = wordless(data);
    match subject {
        HeadSubject::Article(article) => article_parts(&mut dict, article, data),
        HeadSubject::Group(name) => {
            dict.insert("lines".into(), Value::Array([name.into_value()].into_iter().collect()));
            dict.insert("title".into(), name.into_value());
        }
    }
    call(engine, &functions.head, [dict.into_value()])
}

/// Lines that stand for those of any head.
#[derive(Debug, Clone, Copy)]
pub(super) struct HeadLines {
    /// What stands in each.
    pub(super) words: &'static str,
    /// How many the head, the kicker and the deck have.
    pub(super) count: [usize; 3],
}

/// A head of these lines as the look draws it.
pub(super) fn shape_content(
    engine: &mut Engine,
    functions: &Functions,
    data: &HeadData,
    lines: HeadLines,
) -> SourceResult<Content> {
    let mut dict = wordless(data);
    dict.insert("title".into(), lines.words.into_value());
    for (name, count) in ["lines", "kicker", "deck"].into_iter().zip(lines.count) {
        if count > 0 {
            let set: Array = std::iter::repeat_n(TextElem::packed(lines.words).into_value(), count).collect();
            dict.insert(name.into(), set.into_value());
        }
    }
    call(engine, &functions.head, [dict.into_value()])
}

/// What the look is told of a head but its words.
fn wordless(data: &HeadData) -> Dict {
    let option = data.option;
    let mut dict = Dict::new();
    let mut put = |name: &str, value: Value| dict.insert(name.into(), value);
    let size = |size: Option<Length>| size.map_or(Value::None, |size| points_value(size.to_pt()));
    put("kind", data.kind.into_value());
    put("form", form_name(data.form).into_value());
    put("below-picture", data.below_picture.into_value());
    put("columns", i64::from(data.columns.grid).into_value());
    put("boxed", (data.columns.setting == crate::makeup::measure::Setting::Boxed).into_value());
    put("level", format!("{:?}", option.level).into_value());
    put("size", points_value(option.size.to_pt()));
    put("height", size(data.height));
    put("kicker-size", size(option.kicker));
    put("deck-size", size(option.deck));
    for name in ["kicker", "deck", "summary"] {
        put(name, Value::None);
    }
    dict
}

fn article_parts(dict: &mut Dict, article: &Article, data: &HeadData) {
    let texts = Texts::of(article);
    let number = |part| texts.of_part(part).next().map_or(0, |numbered| numbered.number);
    let set = |lines: &[String], number: u32| -> Array {
        let lines = lines.iter().map(|line| match data.form {
            HeadForm::Side => Value::Array(vertical(&texts, line, number)),
            _ => Value::Content(plain_content(line, texts.file, number)),
        });
        lines.collect()
    };
    let mut put = |name: &str, value: Value| dict.insert(name.into(), value);
    let repeated = data.form == HeadForm::Continued;
    let head = if repeated { REPEATED_HEAD } else { number(Part::Head) };
    put("lines", set(&data.option.text, head).into_value());
    put("title", article.headline.head.to_plain().into_value());
    if repeated {
        return;
    }
    let [kicker, deck] = beside_lines(article, data);
    if !kicker.is_empty() {
        put("kicker", set(&kicker, number(Part::Kicker)).into_value());
    }
    if !deck.is_empty() {
        put("deck", set(&deck, number(Part::Deck)).into_value());
    }
    if let Some(numbered) = texts.of_part(Part::Summary).next() {
        let summary = match data.form {
            HeadForm::Spread(half) => {
                plain_content(&summary_half(&numbered.text, &article.names, half), texts.file, numbered.number)
            }
            _ => content(&numbered.text, texts.file, numbered.number),
        };
        put("summary", summary.into_value());
    }
}

/// The lines of kicker and deck. Of a head across two pages the kicker stands on the left page; the deck is parted as the head is.
pub(super) fn beside_lines(article: &Article, data: &HeadData) -> [Vec<String>; 2] {
    let (headline, names) = (&article.headline, &article.names);
    let option = data.option;
    let broken = |sense: Option<Sense>, size: Option<Length>| match (sense, size) {
        // One em is kept for the mark beside a kicker.
        (Some(sense), Some(size)) if !sense.text().is_empty() => {
            sense.fewest_lines((data.measure - size).to_pt() / size.to_pt(), &rough_width)
        }
        _ => Vec::new(),
    };
    let sense = |text: &Option<Text>| text.as_ref().map(|text| Sense::new(text, names));
    match data.form {
        HeadForm::Across => {
            [broken(sense(&headline.kicker), option.kicker), broken(sense(&headline.deck), option.deck)]
        }
        HeadForm::Side => side_parts(headline, names, option).unwrap_or_default(),
        HeadForm::Spread(half) => {
            let kicker = sense(&headline.kicker).filter(|_| half == Half::Left);
            let deck = headline.deck.as_ref().map(|text| Sense::of_words(&half_of(text, names, half), names));
            [broken(kicker, option.kicker), broken(deck, option.deck)]
        }
        HeadForm::Continued => Default::default(),
    }
}

/// A text's half on one of two facing pages; all of it on the left where it cannot be parted.
fn half_of(text: &Text, names: &Names, half: Half) -> String {
    let (left, right) =
        Sense::new(text, names).halves(&rough_width).unwrap_or_else(|| (text.to_plain(), String::new()));
    match half {
        Half::Left => left,
        Half::Right => right,
    }
}

/// A summary's half: prose, so the mark at its end stays.
fn summary_half(text: &Text, names: &Names, half: Half) -> String {
    let plain = text.to_plain();
    let right = half_of(text, names, Half::Right);
    match half {
        Half::Left => plain[..plain.len() - right.len()].trim_end().to_owned(),
        Half::Right => right,
    }
}

/// The cells of a vertical line, for the look to stack.
fn vertical(texts: &Texts, line: &str, number: u32) -> Array {
    let cells = cells(line).into_iter().map(|cell| {
        let mut dict = Dict::new();
        dict.insert("kind".into(), cell.kind.name().into_value());
        dict.insert("body".into(), plain_content(&cell.text, texts.file, number).into_value());
        dict.into_value()
    });
    cells.collect()
}

/// The caption below a picture.
pub(super) fn caption_content(
    engine: &mut Engine,
    functions: &Functions,
    place: Option<&str>,
    caption: Content,
    credit: Option<Content>,
) -> SourceResult<Content> {
    let mut dict = Dict::new();
    dict.insert("place".into(), place.map_or(Value::None, IntoValue::into_value));
    dict.insert("caption".into(), Value::Content(caption));
    dict.insert("credit".into(), credit.map_or(Value::None, Value::Content));
    call(engine, &functions.caption, [dict.into_value()])
}
