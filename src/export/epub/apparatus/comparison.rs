//! The comparison across years 历年对照: takes figures with one key; gives, for each key that two years have, a chart and a table of
//! those with one unit and one definition. Figures of another definition stand in a table of their own with a note: no trend is
//! drawn over a change of definition (epub.md §7.29).

use super::super::document::Document;
use super::chart::{Bar, Chart};
use super::decimal::Decimal;
use super::figures::{passage, printed};
use super::part::ApparatusPart;
use super::reference::{linked, review_label, section_label};
use crate::markup::Markup;
use crate::model::{Anthology, Figure, Review};

/// A figure with the review it is from.
type Reported<'a> = (&'a Review, &'a Figure);

/// Figures that may be compared: one key, one unit, one definition.
struct Series<'a> {
    figures: Vec<Reported<'a>>,
}

/// All figures with one key.
struct Indicator<'a> {
    series: Vec<Series<'a>>,
}

/// 历年对照.
pub(super) fn document(book: &Anthology) -> Option<Document> {
    let mut part = ApparatusPart::new("comparison", "历年对照");
    for indicator in indicators(book) {
        let name = indicator.name();
        let mut has_svg = false;
        part.section(&name, &format!("历年对照：{name}"), |section, id| {
            has_svg = indicator.write(section, id, book);
        });
        part.has_svg |= has_svg;
    }
    (!part.children.is_empty()).then(|| part.finish(&[], None))
}

/// The indicators that two years or more have, in the order of their first figure.
fn indicators(book: &Anthology) -> Vec<Indicator<'_>> {
    let figures = || book.reviews.iter().flat_map(|review| review.figures.iter().map(move |figure| (review, figure)));
    let mut keys: Vec<&str> = vec![];
    for key in figures().filter_map(|(_, figure)| figure.key.as_deref()) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let of_key = |key| figures().filter(move |(_, figure)| figure.key.as_deref() == Some(key));
    keys.into_iter().map(|key| Indicator::new(of_key(key))).filter(Indicator::spans_years).collect()
}

impl<'a> Indicator<'a> {
    fn new(figures: impl Iterator<Item = Reported<'a>>) -> Self {
        let mut series: Vec<Series<'a>> = vec![];
        for (review, figure) in figures {
            match series.iter_mut().find(|series| series.is_like(figure)) {
                Some(series) => series.figures.push((review, figure)),
                None => series.push(Series { figures: vec![(review, figure)] }),
            }
        }
        Self { series }
    }

    fn figures(&self) -> impl Iterator<Item = &Reported<'a>> {
        self.series.iter().flat_map(|series| &series.figures)
    }

    /// Whether two years have it.
    fn spans_years(&self) -> bool {
        let mut years = self.figures().map(|(review, _)| review.year);
        let first = years.next();
        years.any(|year| Some(year) != first)
    }

    /// What the years call it: `综合税收`, or all names where they differ.
    fn name(&self) -> String {
        let mut names: Vec<&str> = vec![];
        for (_, figure) in self.figures() {
            if !names.contains(&figure.label.as_str()) {
                names.push(&figure.label);
            }
        }
        names.join("／")
    }

    /// Its series one after the other. Gives whether a chart was drawn.
    fn write(&self, section: &mut Markup, id: &str, book: &Anthology) -> bool {
        if self.series.len() > 1 {
            section.element("p", &[("class", "note")], |note| {
                note.leaf("strong", &[], "口径说明：");
                note.text("各年定义或单位不同，以下按口径分列，不宜相互比较，也不据此计算增减。");
            });
        }
        let mut has_svg = false;
        for (at, series) in self.series.iter().enumerate() {
            let chart = series.chart(format!("{id}-c{}", at + 1), book);
            if chart.is_worthwhile() {
                chart.write(section);
                has_svg = true;
            }
            self.table(section, series, book);
        }
        has_svg
    }

    /// The years of the book with the values of a series, or the reason why one has none.
    fn table(&self, section: &mut Markup, series: &Series<'a>, book: &Anthology) {
        section.element("table", &[], |table| {
            table.leaf("caption", &[], &format!("表：{}（{}）", series.label(), series.unit()));
            table.element("thead", &[], |head| {
                head.element("tr", &[], |row| {
                    for column in ["年份", "数值", "出处"] {
                        row.leaf("th", &[("scope", "col")], column);
                    }
                });
            });
            table.element("tbody", &[], |body| {
                for year in years(book) {
                    if !series.write_rows(body, year) {
                        missing_row(body, year, self.reason(book, year));
                    }
                }
            });
        });
        section.leaf("p", &[("class", "definition")], &format!("口径：{}", series.definition()));
    }

    /// Why a series has no value in a year.
    fn reason(&self, book: &Anthology, year: i32) -> &'static str {
        if self.figures().any(|(review, _)| review.year == year) {
            "该年口径不同，另列一表"
        } else if book.of_year(year).next().is_some() {
            "该年回顾未载此项"
        } else {
            "本集未收该年回顾"
        }
    }
}

impl<'a> Series<'a> {
    /// Whether a figure may be compared with those of the series.
    fn is_like(&self, figure: &Figure) -> bool {
        self.figures.first().is_some_and(|(_, own)| own.unit == figure.unit && own.definition == figure.definition)
    }

    fn label(&self) -> &str {
        self.figures.last().map_or("", |(_, figure)| &figure.label)
    }

    fn unit(&self) -> &str {
        self.figures.first().map_or("", |(_, figure)| &figure.unit)
    }

    fn definition(&self) -> &str {
        self.figures.first().map_or("", |(_, figure)| &figure.definition)
    }

    fn of_year(&self, year: i32) -> impl Iterator<Item = &Reported<'a>> {
        self.figures.iter().filter(move |(review, _)| review.year == year)
    }

    /// A bar for every figure, and a gap for every year without one between the first and the last of the series.
    fn chart(&self, id: String, book: &Anthology) -> Chart {
        let own = || self.figures.iter().map(|(review, _)| review.year);
        let (first, last) = (own().min(), own().max());
        let mut bars = vec![];
        for year in years(book).filter(|&year| first <= Some(year) && Some(year) <= last) {
            let gap = Bar { label: format!("{year}年"), printed: None, number: None };
            let before = bars.len();
            bars.extend(self.of_year(year).map(|(review, figure)| Bar {
                label: review_label(review),
                printed: Some(printed(figure)),
                number: Decimal::parse(&figure.value),
            }));
            if bars.len() == before {
                bars.push(gap);
            }
        }
        Chart { id, title: format!("历年{}", self.label()), unit: self.unit().to_owned(), bars }
    }

    /// The rows of a year; false where it has none.
    fn write_rows(&self, body: &mut Markup, year: i32) -> bool {
        let mut any = false;
        for (review, figure) in self.of_year(year) {
            any = true;
            body.element("tr", &[], |row| {
                let part = review.part.as_ref().map(|part| format!("（{part}）")).unwrap_or_default();
                row.leaf("th", &[("scope", "row")], &format!("{year}{part}"));
                row.leaf("td", &[("class", "number")], &figure.value);
                row.element("td", &[], |cell| {
                    let passage = passage(review, figure);
                    let section = passage.and_then(|at| section_label(review, at));
                    linked(cell, review, passage, section.as_ref().unwrap_or(&review.title));
                });
            });
        }
        any
    }
}

/// A row of a year without a value.
fn missing_row(body: &mut Markup, year: i32, reason: &str) {
    body.element("tr", &[], |row| {
        row.leaf("th", &[("scope", "row")], &year.to_string());
        row.leaf("td", &[("class", "number")], "—");
        row.leaf("td", &[("class", "reason")], reason);
    });
}

/// All years from the first review to the last, those without one too.
fn years(book: &Anthology) -> impl Iterator<Item = i32> {
    let (first, last) = book.span_of_years().unwrap_or((1, 0));
    first..=last
}
