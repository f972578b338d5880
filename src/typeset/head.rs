//! Heads: for every width a head may have, the sizes of the ladder it can take, broken into lines and measured.
//!
//! Takes a question of the makeup; gives the ways to set the head. [`super::title`] makes what the look draws.

use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::layout::Abs;
use typst::text::FontInstance;

use super::Typesetter;
use super::engine::{set, set_loose};
use super::galley::whole_lines;
use super::head_shape::{HeadShape, SHAPE_WORDS, go_by_shape};
use super::ladder::{Rung, rungs};
use super::sense::{Broken, Sense, script_space};
use super::title::{HeadData, head_content, head_measure, kind_name, side_parts};
use super::vertical::{extent, stands_upright};
use crate::makeup::cost;
use crate::makeup::measure::{Half, HeadForm, HeadOption, HeadQuery, HeadSubject};
use crate::model::{Headline, Names};
use crate::units::Length;

/// Options kept for each width.
const OPTIONS: usize = 4;

/// The ways to set the head of a subject, one for each height, the best first.
pub(super) fn options(engine: &mut Engine, setter: &Typesetter, query: HeadQuery) -> SourceResult<Vec<HeadOption>> {
    match query.form {
        HeadForm::Across | HeadForm::Continued => across(engine, setter, query),
        HeadForm::Side => side(engine, setter, query),
        HeadForm::Spread(half) => spread(engine, setter, query, half),
    }
}

fn across(engine: &mut Engine, setter: &Typesetter, query: HeadQuery) -> SourceResult<Vec<HeadOption>> {
    let measure = head_measure(&setter.look.grid, query.columns);
    let title = sense_of(query.subject);
    let mut candidates = Vec::new();
    for rung in rungs(&setter.look.ladder, query) {
        let face = face(setter, &rung);
        let width_em = |piece: &str| width_em(face.as_ref(), piece);
        for (step, &size) in rung.sizes.iter().enumerate() {
            let limit = measure.to_pt() / size;
            let ways = (1..=rung.lines).filter_map(|count| title.lines(count, limit, &width_em).into_iter().next());
            for (more, broken) in ways.enumerate() {
                let fill = |line: &str| width_em(line) * size / measure.to_pt();
                let mut option = candidate(&rung, size, step, &broken, &fill, query);
                option.cost += u32::try_from(more).unwrap_or(0) * cost::HEAD_LINE;
                candidates.push((option, broken.fault));
            }
        }
    }
    let (mut candidates, fault) = without_faults(candidates);
    candidates.sort_by(|a, b| a.cost.cmp(&b.cost).then_with(|| a.size.cmp(&b.size)));
    candidates.truncate(OPTIONS * 2);
    // Measuring is what takes time: it ends when there are enough heights.
    let mut kept: Vec<HeadOption> = Vec::new();
    for option in candidates {
        if kept.len() == OPTIONS {
            break;
        }
        let lines = natural_lines(engine, setter, query, &option)?.unwrap_or(0);
        if !kept.iter().any(|other| other.lines == lines) {
            kept.push(HeadOption { lines, ..option });
        }
    }
    Ok(at_fault(cheapest_of_each_height(kept), fault))
}

/// 竖题: as many vertical lines as the rung allows, as even as can be; the column must hold them side by side.
fn side(engine: &mut Engine, setter: &Typesetter, query: HeadQuery) -> SourceResult<Vec<HeadOption>> {
    let HeadSubject::Article(article) = query.subject else { return Ok(Vec::new()) };
    // A column is too narrow for a summary, which is read across; and figures are not read lying down.
    let parts = [Some(&article.headline.head), article.headline.kicker.as_ref(), article.headline.deck.as_ref()];
    if article.summary.is_some() || !parts.into_iter().flatten().all(|text| stands_upright(&text.to_plain())) {
        return Ok(Vec::new());
    }
    let title = sense_of(query.subject);
    let mut candidates = Vec::new();
    for rung in rungs(&setter.look.ladder, query) {
        for count in 1..=rung.lines {
            let Some(broken) = title.lines(count, f64::MAX, &extent).into_iter().next() else { continue };
            let longest = broken.lines.iter().map(|line| extent(line)).fold(f64::EPSILON, f64::max);
            for (step, &size) in rung.sizes.iter().enumerate() {
                let option = candidate(&rung, size, step, &broken, &|line| extent(line) / longest, query);
                let cost = broken.cost + u32::try_from(step).unwrap_or(0) * cost::HEAD_STEP;
                candidates.push((HeadOption { cost, ..option }, broken.fault));
            }
        }
    }
    let (mut candidates, fault) = without_faults(candidates);
    candidates.retain(|option| side_parts(&article.headline, &article.names, option).is_some());
    candidates.sort_by(|a, b| a.cost.cmp(&b.cost).then_with(|| a.size.cmp(&b.size)));
    // One line is long and two are short: modules of either height shall find one that fits.
    let mut kept: Vec<HeadOption> = Vec::new();
    for option in candidates {
        if kept.iter().filter(|other| other.text.len() == option.text.len()).count() >= OPTIONS / 2 {
            continue;
        }
        if let Some(lines) = natural_lines(engine, setter, query, &option)? {
            kept.push(HeadOption { lines, ..option });
        }
    }
    Ok(at_fault(cheapest_of_each_height(kept), fault))
}

/// The ways without a break that no width excuses, or the least faulty where there is none, and their fault.
fn without_faults(candidates: Vec<(HeadOption, u32)>) -> (Vec<HeadOption>, u32) {
    let least = candidates.iter().map(|&(_, fault)| fault).min().unwrap_or(0);
    let kept = candidates.into_iter().filter(|&(_, fault)| fault == least).map(|(option, _)| option);
    (kept.collect(), least)
}

/// The ways with what their breaks are at fault: that counts against other widths too, for another may do without.
fn at_fault(options: Vec<HeadOption>, fault: u32) -> Vec<HeadOption> {
    options.into_iter().map(|option| HeadOption { cost: option.cost + fault, ..option }).collect()
}

/// A half of a head across two pages: one line on each, of one size and height.
fn spread(engine: &mut Engine, setter: &Typesetter, query: HeadQuery, half: Half) -> SourceResult<Vec<HeadOption>> {
    let measure = head_measure(&setter.look.grid, query.columns);
    let mut candidates = Vec::new();
    for rung in rungs(&setter.look.ladder, query) {
        let face = face(setter, &rung);
        let width_em = |piece: &str| width_em(face.as_ref(), piece);
        let Some((left, right)) = sense_of(query.subject).halves(&width_em) else { continue };
        for (step, &size) in rung.sizes.iter().enumerate() {
            let fill = |line: &str| width_em(line) * size / measure.to_pt();
            if fill(&left).max(fill(&right)) > 1.0 {
                continue;
            }
            let both = [(Half::Left, &left), (Half::Right, &right)].map(|(side, text)| {
                let broken = Broken { lines: vec![text.clone()], cost: 0, fault: 0 };
                let query = HeadQuery { form: HeadForm::Spread(side), ..query };
                let mut option = candidate(&rung, size, step, &broken, &fill, query);
                option.cost = u32::try_from(step).unwrap_or(0) * cost::HEAD_STEP;
                (side, query, option)
            });
            let mut height = 0;
            for (_, query, option) in &both {
                height = height.max(natural_lines(engine, setter, *query, option)?.unwrap_or(0));
            }
            candidates.extend(
                both.into_iter()
                    .filter(|(side, ..)| *side == half)
                    .map(|(.., option)| HeadOption { lines: height, ..option }),
            );
        }
    }
    Ok(cheapest_of_each_height(candidates))
}

/// The whole lines that a head needs as the look draws it; none where it is wider than its measure.
fn natural_lines(
    engine: &mut Engine,
    setter: &Typesetter,
    query: HeadQuery,
    option: &HeadOption,
) -> SourceResult<Option<u16>> {
    let grid = &setter.look.grid;
    let measure = head_measure(grid, query.columns);
    let data = HeadData {
        kind: kind_name(query.subject),
        form: query.form,
        below_picture: false,
        columns: query.columns,
        option,
        measure,
        height: None,
    };
    let Typesetter { functions, look, measured, .. } = setter;
    if let Some(shape) = HeadShape::of(query.subject, &data)
        && measured.goes_by_shape(|| go_by_shape(engine, functions, grid, &look.ladder))?
    {
        let height = measured.shape(shape.clone(), || shape.height(engine, functions, grid, SHAPE_WORDS))?;
        return Ok(Some(whole_lines(grid, height)));
    }
    let content = head_content(engine, functions, query.subject, &data)?;
    let width = Abs::pt(measure.to_pt());
    if query.form == HeadForm::Side {
        let frame = set_loose(engine, &content, width * 4.0)?;
        return Ok((frame.width() <= width).then(|| whole_lines(grid, frame.height().to_pt())));
    }
    Ok(Some(whole_lines(grid, set(engine, &content, width)?.height().to_pt())))
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

fn sense_of(subject: HeadSubject) -> Sense {
    match subject {
        HeadSubject::Article(article) => Sense::new(&article.headline.head, &article.names),
        HeadSubject::Group(name) => Sense::of_words(name, &Names::default()),
    }
}

fn candidate(
    rung: &Rung,
    size: f64,
    step: usize,
    broken: &Broken,
    fill: &dyn Fn(&str) -> f64,
    query: HeadQuery,
) -> HeadOption {
    let fills: Vec<f64> = broken.lines.iter().map(|line| fill(line)).collect();
    let widest = fills.iter().copied().fold(0.0, f64::max);
    let (least, most) = (f64::from(cost::HEAD_FILL.0) / 100.0, f64::from(cost::HEAD_FILL.1) / 100.0);
    let empty = (least - widest).max(0.0) * 100.0 * f64::from(cost::HEAD_EMPTY);
    let crowded = (widest - most).max(0.0) * 100.0 * f64::from(cost::HEAD_CROWDED);
    let per_mille = |fill: &f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 1,000")]
        let value = (fill * 1000.0).round() as u16;
        value
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 60 × 60 or 5 × 150")]
    let fill_cost = (empty + crowded).round() as u32;
    let parts = |pick: fn(&Headline) -> bool| match query.subject {
        HeadSubject::Article(article) => query.form != HeadForm::Continued && pick(&article.headline),
        HeadSubject::Group(_) => false,
    };
    HeadOption {
        lines: 0,
        cost: u32::try_from(step).unwrap_or(0) * cost::HEAD_STEP + broken.cost + fill_cost,
        level: rung.level,
        size: Length::from_pt(size),
        text: broken.lines.clone(),
        fill: fills.iter().map(per_mille).collect(),
        kicker: parts(|headline| headline.kicker.is_some()).then(|| Length::from_pt(rung.kicker)),
        deck: parts(|headline| headline.deck.is_some()).then(|| Length::from_pt(rung.deck)),
    }
}

fn face(setter: &Typesetter, rung: &Rung) -> Option<FontInstance> {
    setter.look.families(&rung.face).first().and_then(|family| setter.fonts.nearest(family, rung.weight))
}

fn width_em(face: Option<&FontInstance>, piece: &str) -> f64 {
    piece.chars().map(|c| advance(face, c)).sum::<f64>() + script_space(piece)
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
