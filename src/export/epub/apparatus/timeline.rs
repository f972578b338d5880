//! The timeline 大事记: takes the dated facts of all reviews; gives them by day, each leading to the passage that tells of it.

use super::super::document::Document;
use super::part::ApparatusPart;
use super::reference::cited;
use crate::markup::Markup;
use crate::model::{Anthology, DatedFact, PartialDate, Review};

/// 大事记.
pub(super) fn document(book: &Anthology) -> Option<Document> {
    let mut facts: Vec<(&Review, &DatedFact)> =
        book.reviews.iter().flat_map(|review| review.timeline.iter().map(move |fact| (review, fact))).collect();
    // A stable sort: facts of one day keep the order of the reviews.
    facts.sort_by_key(|(_, fact)| order(fact.date));
    let mut part = ApparatusPart::new("timeline", "大事记");
    for year in facts.chunk_by(|(_, one), (_, other)| one.date.year == other.date.year) {
        let Some((_, first)) = year.first() else { continue };
        let heading = format!("{}年", first.date.year);
        part.section(&heading, &format!("{heading}大事记"), |section, _| {
            section.element("ol", &[("class", "entries")], |list| {
                for day in year.chunk_by(|(_, one), (_, other)| one.date == other.date) {
                    list.element("li", &[], |item| entry(item, day));
                }
            });
        });
    }
    (!part.children.is_empty()).then(|| part.finish(&[], None))
}

/// A day in the order of a year: what is only known to be of a month or a year stands at its end.
fn order(date: PartialDate) -> (i32, u8, u8) {
    (date.year, date.month.unwrap_or(u8::MAX), date.day.unwrap_or(u8::MAX))
}

/// A day and what happened on it.
fn entry(item: &mut Markup, day: &[(&Review, &DatedFact)]) {
    if let Some((_, first)) = day.first() {
        item.element("p", &[("class", "label")], |label| {
            label.leaf("time", &[("datetime", &machine_date(first.date))], &printed_date(first.date));
        });
    }
    for (review, fact) in day {
        item.element("p", &[("class", "plain")], |text| cited(text, review, fact.passage, &fact.text));
    }
}

/// `2020年1月24日`, `2020年1月`, `2020年内`: as far as it is known.
fn printed_date(date: PartialDate) -> String {
    match (date.month, date.day) {
        (None, _) => format!("{}年内", date.year),
        (Some(month), None) => format!("{}年{month}月", date.year),
        (Some(month), Some(day)) => format!("{}年{month}月{day}日", date.year),
    }
}

/// `2020-01-24`, as far as it is known.
fn machine_date(date: PartialDate) -> String {
    let month = date.month.map(|month| format!("-{month:02}")).unwrap_or_default();
    let day = date.day.map(|day| format!("-{day:02}")).unwrap_or_default();
    format!("{:04}{month}{day}", date.year)
}
