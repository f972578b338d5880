//! Plans against outcomes 计划与结果: takes what reviews announce for a later year and what later reviews report of it; gives a table
//! for each year planned. A plan without a reported outcome shows why.

use super::super::document::Document;
use super::part::ApparatusPart;
use super::reference::cited;
use crate::markup::Markup;
use crate::model::{Anthology, Outcome, Plan, Review};

/// A plan with the review that announces it.
type Announced<'a> = (&'a Review, &'a Plan);

/// 计划与结果.
pub(super) fn document(book: &Anthology) -> Option<Document> {
    let plans: Vec<Announced<'_>> =
        book.reviews.iter().flat_map(|review| review.plans.iter().map(move |plan| (review, plan))).collect();
    let mut years: Vec<i32> = plans.iter().map(|(_, plan)| plan.year).collect();
    years.sort_unstable();
    years.dedup();
    let mut part = ApparatusPart::new("plans", "计划与结果");
    for year in years {
        let of_year: Vec<Announced<'_>> = plans.iter().filter(|(_, plan)| plan.year == year).copied().collect();
        let label = format!("{year}年的计划与结果");
        part.section(&format!("{year}年"), &label, |section, _| table(section, &label, &of_year, book));
    }
    (!part.children.is_empty()).then(|| part.finish(&[], None))
}

/// The plans of a year, each beside its outcome.
fn table(section: &mut Markup, caption: &str, plans: &[Announced<'_>], book: &Anthology) {
    section.element("table", &[("class", "even")], |table| {
        table.leaf("caption", &[], &format!("表：{caption}"));
        table.element("thead", &[], |head| {
            head.element("tr", &[], |row| {
                row.leaf("th", &[("scope", "col")], "计划");
                row.leaf("th", &[("scope", "col")], "结果");
            });
        });
        table.element("tbody", &[], |body| {
            for (review, plan) in plans {
                body.element("tr", &[], |row| {
                    row.element("th", &[("scope", "row")], |cell| cited(cell, review, plan.passage, &plan.text));
                    row.element("td", &[], |cell| result(cell, plan, book));
                });
            }
        });
    });
}

/// What became of a plan, each report a paragraph; or why none is known.
fn result(cell: &mut Markup, plan: &Plan, book: &Anthology) {
    let reports = reports(plan, book);
    for (review, outcome) in &reports {
        cell.element("p", &[], |p| cited(p, review, outcome.passage, &outcome.text));
    }
    if reports.is_empty() {
        let reason =
            if book.of_year(plan.year).next().is_some() { "该年回顾未载" } else { "本集未收该年回顾" };
        cell.text(&format!("—（{reason}）"));
    }
}

/// The outcomes with the key of a plan, from reviews of its year or later ones.
fn reports<'a>(plan: &Plan, book: &'a Anthology) -> Vec<(&'a Review, &'a Outcome)> {
    let Some(key) = &plan.key else { return vec![] };
    let later = book.reviews.iter().filter(|review| review.year >= plan.year);
    let outcomes = later.flat_map(|review| review.outcomes.iter().map(move |outcome| (review, outcome)));
    outcomes.filter(|(_, outcome)| outcome.key == *key).collect()
}
