//! Heads: for every width a head may have, the sizes of the ladder it can take, broken into lines and measured.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, Dict, IntoValue, Value};
use typst::layout::Abs;
use typst::text::FontInstance;

use super::Typesetter;
use super::engine::{call, set};
use super::functions::Functions;
use super::galley::whole_lines;
use super::look::{Look, Rung, points_value};
use super::sense::{Broken, fewest_lines, lines, rough_width, script_space};
use super::text::{Part, Texts, plain_content};
use crate::makeup::measure::{Columns, HeadOption, HeadQuery, HeadSubject, Level, Setting};
use crate::model::{Article, Text};
use crate::units::Length;

/// Options kept for each width.
const OPTIONS: usize = 4;
/// What a step down the ladder costs, in thousandths (makeup.md §5.2 d).
const STEP_COST: u32 = 600;
/// What a line more than the size needs costs, in thousandths: the eye reads one line at a glance.
const LINE_COST: u32 = 2400;
/// What it costs that a head fills little of its measure: for each hundredth below 60 % (makeup.md §1.4), in thousandths.
const EMPTY_COST: f64 = 25.0;

/// What it costs that a head runs from wall to wall: for each hundredth above 95 %, in thousandths.
const CROWDED_COST: f64 = 150.0;

/// Makes the data of a head for the look.
pub(super) struct HeadData<'a> {
    pub(super) kind: &'static str,
    pub(super) columns: Columns,
    pub(super) option: &'a HeadOption,
    /// The width the head may take.
    pub(super) measure: Length,
    /// The height to fill; none to find the natural height.
    pub(super) height: Option<Length>,
}

/// The lines of a kicker or a deck. One em is kept for the mark beside a kicker.
fn broken_part(text: &Text, size: Length, measure: Length) -> Vec<String> {
    fewest_lines(&text.to_plain(), (measure - size).to_pt() / size.to_pt(), &rough_width)
}

/// The ways to set the head of a subject over so many columns, one for each height, the best first.
pub(super) fn options(engine: &mut Engine, setter: &Typesetter, query: HeadQuery) -> SourceResult<Vec<HeadOption>> {
    let HeadQuery { subject, rank, columns, form: _ } = query;
    let look = &setter.look;
    let measure = look.grid.text_width(columns, columns.text);
    let (title, kicker, deck) = match subject {
        HeadSubject::Article(article) => {
            (article.headline.head.to_plain(), article.headline.kicker.is_some(), article.headline.deck.is_some())
        }
        HeadSubject::Group(name) => (name.to_owned(), false, false),
    };
    let mut candidates = Vec::new();
    for rung in rungs(look, subject, rank, columns) {
        let face = look.families(&rung.face).first().and_then(|family| setter.fonts.nearest(family, rung.weight));
        let width_em =
            |piece: &str| piece.chars().map(|c| advance(face.as_ref(), c)).sum::<f64>() + script_space(piece);
        for (step, &size) in rung.sizes.iter().enumerate() {
            let limit = measure.to_pt() / size;
            let ways = (1..=rung.lines).filter_map(|count| lines(&title, count, limit, &width_em).into_iter().next());
            for (more, broken) in ways.enumerate() {
                let mut option = candidate(rung, size, step, &broken, measure.to_pt(), kicker, deck, &width_em);
                option.cost += u32::try_from(more).unwrap_or(0) * LINE_COST;
                candidates.push(option);
            }
        }
    }
    candidates.sort_by(|a, b| a.cost.cmp(&b.cost).then_with(|| a.size.cmp(&b.size)));
    candidates.truncate(OPTIONS * 2);
    for option in &mut candidates {
        let data = HeadData { kind: kind_name(subject), columns, option, measure, height: None };
        let content = head_content(engine, &setter.functions, subject, &data)?;
        let height = set(engine, &content, Abs::pt(measure.to_pt()))?.height();
        option.lines = whole_lines(&look.grid, height.to_pt());
    }
    Ok(cheapest_of_each_height(candidates))
}

/// Of several ways with the same height only the cheapest is of use to the search.
fn cheapest_of_each_height(candidates: Vec<HeadOption>) -> Vec<HeadOption> {
    let mut kept: Vec<HeadOption> = Vec::new();
    for candidate in candidates {
        if !kept.iter().any(|other| other.lines == candidate.lines) {
            kept.push(candidate);
        }
    }
    kept.truncate(OPTIONS);
    let least = kept.iter().map(|option| option.cost).min().unwrap_or(0);
    for option in &mut kept {
        option.cost -= least;
    }
    kept
}

fn rungs<'l>(look: &'l Look, subject: HeadSubject, priority: u8, columns: Columns) -> impl Iterator<Item = &'l Rung> {
    let group = matches!(subject, HeadSubject::Group(_));
    let boxed = columns.setting == Setting::Boxed;
    look.ladder.iter().filter(move |rung| {
        (rung.level == Level::H5) == group
            && rung.boxed == boxed
            && (group || rung.priority.contains(&priority))
            && (rung.columns[0]..=rung.columns[1]).contains(&columns.grid)
    })
}

#[expect(clippy::too_many_arguments, reason = "a candidate is what all of these make of a head")]
fn candidate(
    rung: &Rung,
    size: f64,
    step: usize,
    broken: &Broken,
    measure: f64,
    kicker: bool,
    deck: bool,
    width_em: &dyn Fn(&str) -> f64,
) -> HeadOption {
    let fills: Vec<f64> = broken.lines.iter().map(|line| width_em(line) * size / measure).collect();
    let widest = fills.iter().copied().fold(0.0, f64::max);
    let empty =
        ((0.60 - widest).max(0.0) * 100.0 * EMPTY_COST + (widest - 0.95).max(0.0) * 100.0 * CROWDED_COST).round();
    let per_mille = |fill: &f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 1,000")]
        let value = (fill * 1000.0).round() as u16;
        value
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 60 × 25 or 5 × 150")]
    let empty = empty as u32;
    HeadOption {
        lines: 0,
        cost: u32::try_from(step).unwrap_or(0) * STEP_COST + broken.cost + empty,
        level: rung.level,
        size: Length::from_pt(size),
        text: broken.lines.clone(),
        fill: fills.iter().map(per_mille).collect(),
        kicker: kicker.then(|| Length::from_pt(rung.kicker)),
        deck: deck.then(|| Length::from_pt(rung.deck)),
    }
}

/// The advance of a character in em.
fn advance(face: Option<&FontInstance>, character: char) -> f64 {
    // In running Chinese these marks are set full width, whatever the face's default advance is.
    if "“”‘’—…·　".contains(character) || u32::from(character) >= 0x2E80 {
        return 1.0;
    }
    let fallback = if character.is_ascii() { 0.6 } else { 1.0 };
    face.and_then(|face| {
        let glyph = face.ttf().glyph_index(character)?;
        Some(face.x_advance(glyph.0)?.get())
    })
    .unwrap_or(fallback)
}

/// What the look calls the subject.
pub(super) fn kind_name(subject: HeadSubject) -> &'static str {
    use crate::model::Kind;
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

/// The head as the look draws it.
pub(super) fn head_content(
    engine: &mut Engine,
    functions: &Functions,
    subject: HeadSubject,
    data: &HeadData,
) -> SourceResult<Content> {
    let mut dict = Dict::new();
    let option = data.option;
    dict.insert("kind".into(), data.kind.into_value());
    dict.insert("columns".into(), i64::from(data.columns.grid).into_value());
    dict.insert("boxed".into(), (data.columns.setting == Setting::Boxed).into_value());
    dict.insert("level".into(), format!("{:?}", option.level).into_value());
    dict.insert("size".into(), points_value(option.size.to_pt()));
    dict.insert("height".into(), data.height.map_or(Value::None, |height| points_value(height.to_pt())));
    dict.insert("kicker-size".into(), option.kicker.map_or(Value::None, |size| points_value(size.to_pt())));
    dict.insert("deck-size".into(), option.deck.map_or(Value::None, |size| points_value(size.to_pt())));
    match subject {
        HeadSubject::Article(article) => article_parts(&mut dict, article, data),
        HeadSubject::Group(name) => {
            dict.insert("lines".into(), Value::Array([name.into_value()].into_iter().collect()));
            dict.insert("title".into(), name.into_value());
            dict.insert("kicker".into(), Value::None);
            dict.insert("deck".into(), Value::None);
        }
    }
    call(engine, &functions.head, [dict.into_value()])
}

fn article_parts(dict: &mut Dict, article: &Article, data: &HeadData) {
    let texts = Texts::of(article);
    let lines_of = |part, pieces: &[String]| {
        let number = texts.of_part(part).next().map_or(0, |numbered| numbered.number);
        let lines = pieces.iter().map(|line| Value::Content(plain_content(line, texts.file, number)));
        Value::Array(lines.collect())
    };
    dict.insert("lines".into(), lines_of(Part::Head, &data.option.text));
    dict.insert("title".into(), article.headline.head.to_plain().into_value());
    for (name, part, text, size) in [
        ("kicker", Part::Kicker, &article.headline.kicker, data.option.kicker),
        ("deck", Part::Deck, &article.headline.deck, data.option.deck),
    ] {
        let value = match (text, size) {
            (Some(text), Some(size)) => lines_of(part, &broken_part(text, size, data.measure)),
            _ => Value::None,
        };
        dict.insert(name.into(), value);
    }
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
