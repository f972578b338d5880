//! The ladder of heads: which rungs of the look a head may stand on, and what its author asked for.

use crate::makeup::measure::{Columns, HeadForm, HeadQuery, HeadSubject, Level, Setting};
use crate::model::Pins;
use crate::units::Length;

/// The least number of lines a head may take whose size its author set: the size must hold, whatever the width.
const PINNED_LINES: usize = 4;

/// The form of head a rung is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum RungForm {
    /// Across the columns.
    #[default]
    Across,
    /// 竖题, down one column.
    Side,
    /// Across two pages.
    Spread,
    /// Over a part that came from another page.
    Continued,
}

impl From<HeadForm> for RungForm {
    fn from(form: HeadForm) -> Self {
        match form {
            HeadForm::Across => Self::Across,
            HeadForm::Side => Self::Side,
            HeadForm::Spread(_) => Self::Spread,
            HeadForm::Continued => Self::Continued,
        }
    }
}

/// One rung: which sizes a head may have over which columns.
#[derive(Debug, Clone)]
pub(super) struct Rung {
    /// The level.
    pub(super) level: Level,
    /// The form of head it is for.
    pub(super) form: RungForm,
    /// The priorities it is for.
    pub(super) priority: Vec<u8>,
    /// The least and the greatest number of columns.
    pub(super) columns: [u16; 2],
    /// Sizes in points, best first.
    pub(super) sizes: Vec<f64>,
    /// The greatest number of lines of the head.
    pub(super) lines: usize,
    /// The size of the kicker in points.
    pub(super) kicker: f64,
    /// The size of the deck in points.
    pub(super) deck: f64,
    /// Whether it is for boxed items; otherwise for open ones. Only rungs across the columns tell.
    pub(super) boxed: bool,
    /// The role of the face, a key of `fonts`.
    pub(super) face: String,
    /// Its weight.
    pub(super) weight: u16,
}

impl Rung {
    fn is_over(&self, columns: Columns) -> bool {
        (self.columns[0]..=self.columns[1]).contains(&columns.grid)
    }

    /// How far its nearest size lies from this one, in thousandths of a point.
    fn distance(&self, size: Length) -> i64 {
        let distances = self.sizes.iter().map(|&own| (Length::from_pt(own).millipoints() - size.millipoints()).abs());
        distances.min().unwrap_or(i64::MAX)
    }
}

/// The rungs a head may stand on, best first; where its author set the size, that size alone.
pub(super) fn rungs(ladder: &[Rung], query: HeadQuery) -> Vec<Rung> {
    let form = RungForm::from(query.form);
    let of_form = |rung: &&Rung| rung.form == form;
    match query.subject {
        HeadSubject::Group(_) => {
            let group = |rung: &&Rung| rung.level == Level::H5 && rung.is_over(query.columns);
            ladder.iter().filter(of_form).filter(group).cloned().collect()
        }
        HeadSubject::Article(article) => {
            let ladder: Vec<&Rung> = ladder.iter().filter(of_form).filter(|rung| rung.level != Level::H5).collect();
            match query.form {
                HeadForm::Across => across(&ladder, query, &article.pins),
                HeadForm::Continued => ladder.into_iter().filter(|rung| rung.is_over(query.columns)).cloned().collect(),
                HeadForm::Side | HeadForm::Spread(_) => special(&ladder, query, &article.pins),
            }
        }
    }
}

fn across(ladder: &[&Rung], query: HeadQuery, pins: &Pins) -> Vec<Rung> {
    let boxed = query.columns.setting == Setting::Boxed;
    let own = |rung: &&&Rung| rung.boxed == boxed && rung.is_over(query.columns);
    let ranked = |rung: &&&Rung| rung.priority.contains(&query.rank);
    let keep = |wanted: &dyn Fn(&&&Rung) -> bool| -> Vec<Rung> {
        ladder.iter().filter(|rung| wanted(rung)).map(|rung| (*rung).clone()).collect()
    };
    let kept = match pins.level {
        Some(level) => {
            let levelled = |rung: &&&Rung| rung.level == level;
            [
                keep(&|rung| levelled(rung) && own(rung)),
                keep(&|rung| levelled(rung) && rung.boxed == boxed),
                keep(&levelled),
            ]
            .into_iter()
            .find(|kept| !kept.is_empty())
            .unwrap_or_default()
        }
        None if pins.head_size.is_some() => keep(&own),
        None => keep(&|rung| own(rung) && ranked(rung)),
    };
    pinned_size(kept, pins, query.rank)
}

/// Heads beside the text or across two pages: the rungs of the rank. A side head keeps the author's level; across two pages there
/// is one level only.
fn special(ladder: &[&Rung], query: HeadQuery, pins: &Pins) -> Vec<Rung> {
    let over: Vec<Rung> =
        ladder.iter().filter(|rung| rung.is_over(query.columns)).map(|rung| (*rung).clone()).collect();
    let kept = match pins.level {
        Some(level) if query.form == HeadForm::Side => over.into_iter().filter(|rung| rung.level == level).collect(),
        _ => over.into_iter().filter(|rung| rung.priority.contains(&query.rank)).collect(),
    };
    pinned_size(kept, pins, query.rank)
}

/// Of several rungs the one that is nearest to the size the author set, with that size.
fn pinned_size(mut rungs: Vec<Rung>, pins: &Pins, rank: u8) -> Vec<Rung> {
    let Some(size) = pins.head_size else { return rungs };
    rungs.sort_by_key(|rung| (rung.distance(size), !rung.priority.contains(&rank)));
    rungs.truncate(1);
    for rung in &mut rungs {
        rung.sizes = vec![size.to_pt()];
        if rung.form == RungForm::Across {
            rung.lines = rung.lines.max(PINNED_LINES);
        }
    }
    rungs
}
