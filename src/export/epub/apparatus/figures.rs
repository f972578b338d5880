//! The key figures of each year: takes the figures the editor confirmed; gives the three of a year's page, and a document with all of
//! them. Figures of one review with one unit and one definition are parts of one count: they are drawn as a chart with its table.

use super::super::document::Document;
use super::chart::{Bar, Chart};
use super::decimal::Decimal;
use super::part::ApparatusPart;
use super::reference::{linked, review_label};
use crate::markup::Markup;
use crate::model::{Anthology, Figure, Review};

/// How many figures the page of a year shows (epub.md §7.25).
const ON_A_YEARS_PAGE: usize = 3;

/// The key figures of a review for the page of its year: at most three. Nothing where it has none.
pub fn key_figures(review: &Review, page: &mut Markup) {
    if review.figures.is_empty() {
        return;
    }
    page.element("dl", &[("class", "figures")], |list| {
        for figure in review.figures.iter().take(ON_A_YEARS_PAGE) {
            entry(list, figure, |term| term.text(&figure.label));
        }
    });
}

/// 各年数字.
pub(super) fn document(book: &Anthology) -> Option<Document> {
    let mut part = ApparatusPart::new("figures", "各年数字");
    for review in book.reviews.iter().filter(|review| !review.figures.is_empty()) {
        let label = review_label(review);
        let mut has_svg = false;
        part.section(&label, &format!("{label}的数字"), |section, id| has_svg = year(section, id, review));
        part.has_svg |= has_svg;
    }
    (!part.children.is_empty()).then(|| part.finish(&[], None))
}

/// The number with its unit, as printed.
pub(super) fn printed(figure: &Figure) -> String {
    format!("{}{}", figure.value, figure.unit)
}

/// The passage a figure stands in.
pub(super) fn passage(review: &Review, figure: &Figure) -> Option<usize> {
    review.find(figure.words.as_ref().unwrap_or(&printed(figure)))
}

/// The figures whose words the text of their review does not have: the book cannot lead to where they stand.
pub fn unconfirmed(book: &Anthology) -> impl Iterator<Item = (&Review, &Figure)> {
    let all = book.reviews.iter().flat_map(|review| review.figures.iter().map(move |figure| (review, figure)));
    all.filter(|(review, figure)| passage(review, figure).is_none())
}

/// All figures of a review, counts in parts as charts after the others. Gives whether there is one.
fn year(section: &mut Markup, id: &str, review: &Review) -> bool {
    let (counts, singles): (Vec<_>, Vec<_>) = counts(review).into_iter().partition(|count| count.len() > 1);
    if !singles.is_empty() {
        section.element("dl", &[("class", "figures")], |list| {
            for figure in singles.iter().flatten() {
                entry(list, figure, |term| linked(term, review, passage(review, figure), &figure.label));
            }
        });
    }
    let mut has_svg = false;
    for (at, count) in counts.iter().enumerate() {
        has_svg |= parts_of_a_count(section, &format!("{id}-c{}", at + 1), review, count);
    }
    has_svg
}

/// Figures of one count together, in the order of their first.
fn counts(review: &Review) -> Vec<Vec<&Figure>> {
    let mut counts: Vec<Vec<&Figure>> = vec![];
    for figure in &review.figures {
        let same = |other: &&Figure| other.unit == figure.unit && other.definition == figure.definition;
        match counts.iter_mut().find(|count| count.first().is_some_and(same)) {
            Some(count) => count.push(figure),
            None => counts.push(vec![figure]),
        }
    }
    counts
}

/// A figure as a term with its number and its definition.
fn entry(list: &mut Markup, figure: &Figure, term: impl FnOnce(&mut Markup)) {
    list.element("dt", &[], term);
    list.leaf("dd", &[("class", "value")], &printed(figure));
    if let Some(change) = &figure.change {
        list.leaf("dd", &[("class", "change")], &format!("比上年（原载）：{change}"));
    }
    list.leaf("dd", &[("class", "definition")], &figure.definition);
}

/// The chart and the table of a count in parts. Gives whether there is a chart: only where all values are numbers.
fn parts_of_a_count(section: &mut Markup, id: &str, review: &Review, count: &[&Figure]) -> bool {
    let Some(first) = count.first() else { return false };
    let bars = count.iter().map(|figure| Bar {
        label: figure.label.clone(),
        printed: Some(printed(figure)),
        number: Decimal::parse(&figure.value),
    });
    let title = format!("{}·{}", review_label(review), first.definition);
    let chart = Chart { id: id.to_owned(), title, unit: first.unit.clone(), bars: bars.collect() };
    let is_drawn = chart.is_worthwhile() && chart.bars.iter().all(|bar| bar.number.is_some());
    if is_drawn {
        chart.write(section);
    }
    section.element("table", &[], |table| {
        table.leaf("caption", &[], &format!("表：{}（{}）", chart.title, first.unit));
        table.element("thead", &[], |head| {
            head.element("tr", &[], |row| {
                row.leaf("th", &[("scope", "col")], "项目");
                row.leaf("th", &[("scope", "col")], "数值");
            });
        });
        table.element("tbody", &[], |body| {
            for figure in count {
                body.element("tr", &[], |row| {
                    row.element("th", &[("scope", "row")], |cell| {
                        linked(cell, review, passage(review, figure), &figure.label);
                    });
                    row.leaf("td", &[("class", "number")], &figure.value);
                });
            }
        });
    });
    is_drawn
}
