//! The front matter of an annual review, read strictly. Takes its file; gives a [`RawReview`], the body still Markdown, and every fault.

use std::path::Path;
use std::sync::Arc;

use super::front_matter::split_front_matter;
use super::raw_review::{RawFact, RawFigure, RawReview, ReviewPictureEntry};
use super::yaml::parse_yaml;
use crate::diag::{Code, Finding, Source};
use crate::form::{Phrase, Table, TableForm, parse_date};
use crate::model::{Kind, NameKind, Origin, PartialDate};

/// The years a review may be of.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1900..=2999;
/// The most characters of a title: it stands in the contents.
const TITLE_MOST: usize = 60;

/// The review in a file, as far as its front matter can be read, and all faults of the front matter.
pub(super) fn parse_review(source: &Arc<Source>) -> (Option<RawReview>, Vec<Finding>) {
    let parsed = split_front_matter(source).and_then(|(yaml, body_at)| Ok((parse_yaml(source, yaml)?, body_at)));
    let (table, body_at) = match parsed {
        Ok(parsed) => parsed,
        Err(finding) => return (None, vec![finding]),
    };
    let mut form = TableForm::yaml(source, &table);
    check_kind(&mut form);
    let title = form.required_text("title", "2020年度回顾");
    form.check_length(title.as_ref(), "题目", TITLE_MOST);
    let year = form.required_integer("year", YEARS).and_then(|year| i32::try_from(year).ok());
    let year_at = form.at("year");
    check_file_name(&mut form, source, year);
    let part = form.text("part");
    let authors = form.texts("author");
    let summary = form.text("summary");
    let origin = read_origin(&mut form);
    let figures = read_figures(&mut form);
    let timeline = read_timeline(&mut form);
    let plans = read_plans(&mut form, year);
    let outcomes = read_outcomes(&mut form);
    let themes = form.texts("themes");
    let terms = read_terms(&mut form);
    let names = read_names(&mut form);
    let pictures = read_pictures(&mut form);
    let findings = form.close();
    let review = title.zip(year).map(|(title, year)| RawReview {
        source: source.clone(),
        year,
        part,
        title,
        authors,
        summary,
        origin,
        figures,
        timeline,
        plans,
        outcomes,
        themes,
        terms,
        names,
        pictures,
        body_at,
        year_at,
    });
    (review, findings)
}

fn check_kind(form: &mut TableForm<'_>) {
    let kind = form.choice("kind", Kind::NAMES);
    if kind.is_some_and(|kind| kind != Kind::Review) {
        let remedy = "写 kind: review，或删去这一行；报上的稿件放进 issues/";
        form.fault(Code::WrongValue, form.at("kind"), "reviews/ 里只放年度回顾", remedy);
    }
}

/// A file called `2020.md` that says it is of another year was copied from that year's.
fn check_file_name(form: &mut TableForm<'_>, source: &Source, year: Option<i32>) {
    let stem = Path::new(&*source.path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let named: Option<i32> = stem.and_then(|stem| stem.get(..4)?.parse().ok());
    if let Some((named, year)) = named.zip(year).filter(|(named, year)| named != year) {
        let message = format!("文件名是 {named} 年，稿头写的是 {year} 年");
        form.fault(Code::DateMismatch, form.at("year"), message, "改 year 或给文件改名");
    }
}

fn read_origin(form: &mut TableForm<'_>) -> Origin {
    const EXAMPLE: &str = "{ paper: \"社区晨报\", issue: \"第12期\", date: 2020-12-30, page: 2 }";
    let Some(table) = form.table("source", EXAMPLE) else { return Origin::default() };
    let mut inner = form.inner(table);
    let words = |phrase: Option<Phrase>| phrase.map(|phrase| phrase.text.trim().to_owned());
    let origin = Origin {
        paper: words(inner.text("paper")),
        issue: words(inner.text("issue")),
        date: inner.date("date"),
        page: words(inner.text("page")),
        abridged: inner.flag("abridged").unwrap_or(false),
    };
    form.absorb(inner.close());
    origin
}

fn read_figures(form: &mut TableForm<'_>) -> Vec<RawFigure> {
    let mut figures = vec![];
    for table in form.tables("figures", "每个数字写成：  - label: 区级税收") {
        let mut inner = form.inner(table);
        let label = inner.required_text("label", "区级税收");
        let value = read_value(&mut inner);
        let unit = inner.required_text("unit", "亿元");
        let definition = inner.required_text("definition", "统计的是什么、怎样统计");
        let (key, change, words) = (inner.text("key"), inner.text("change"), inner.text("words"));
        form.absorb(inner.close());
        if let (Some(label), Some(value), Some(unit), Some(definition)) = (label, value, unit, definition) {
            figures.push(RawFigure { label, value, unit, definition, key, change, words });
        }
    }
    figures
}

fn read_value(form: &mut TableForm<'_>) -> Option<Phrase> {
    let value = form.required_text("value", "4.60")?;
    let bare = value.text.trim().replace([',', '，'], "");
    // A float also has exponents and names, which nobody prints.
    let is_number = bare.parse::<f64>().is_ok() && !bare.contains(|c: char| c.is_ascii_alphabetic());
    if !is_number {
        let remedy = "只写数，例如 4.60；单位写在 unit 里，“多”“余”写在 definition 里";
        form.fault(Code::WrongType, value.at, format!("“value”应为数，写的是“{}”", value.text), remedy);
    }
    is_number.then_some(value)
}

fn read_timeline(form: &mut TableForm<'_>) -> Vec<RawFact<PartialDate>> {
    let mut facts = vec![];
    for table in form.tables("timeline", "每件事写成：  - date: 2020-01-24") {
        let mut inner = form.inner(table);
        let date = inner.required_text("date", "2020-01-24");
        let mark = date.and_then(|date| {
            let mark = partial_date(&date.text);
            if mark.is_none() {
                let remedy = "写成 2020-01-24、2020-01 或 2020；要是真有的日子";
                inner.fault(Code::WrongValue, date.at, "“date”不是日期", remedy);
            }
            mark
        });
        let fact = finish_fact(&mut inner, mark);
        form.absorb(inner.close());
        facts.extend(fact);
    }
    facts
}

fn read_plans(form: &mut TableForm<'_>, year: Option<i32>) -> Vec<RawFact<i32>> {
    let mut plans = vec![];
    for table in form.tables("plans", "每项计划写成：  - text: 加装电梯60台") {
        let mut inner = form.inner(table);
        let named = inner.integer("year", YEARS).and_then(|year| i32::try_from(year).ok());
        let key = inner.text("key");
        let fact = finish_fact(&mut inner, named.or(year.map(|year| year + 1)));
        form.absorb(inner.close());
        plans.extend(fact.map(|fact| RawFact { key, ..fact }));
    }
    plans
}

fn read_outcomes(form: &mut TableForm<'_>) -> Vec<RawFact<()>> {
    let mut outcomes = vec![];
    for table in form.tables("outcomes", "每项结果写成：  - key: 与计划相同的 key") {
        let mut inner = form.inner(table);
        let key = inner.required_text("key", "lift");
        let fact = finish_fact(&mut inner, Some(()));
        form.absorb(inner.close());
        outcomes.extend(fact.filter(|_| key.is_some()).map(|fact| RawFact { key, ..fact }));
    }
    outcomes
}

fn finish_fact<T>(inner: &mut TableForm<'_>, mark: Option<T>) -> Option<RawFact<T>> {
    let text = inner.required_text("text", "一句话");
    let words = inner.text("words");
    Some(RawFact { mark: mark?, text: text?, key: None, words })
}

/// The terms of a table: also those of `anthology.toml`.
pub(super) fn read_terms(form: &mut TableForm<'_>) -> Vec<(Phrase, Phrase)> {
    let mut terms = vec![];
    for table in form.tables("terms", "每个词写 term 和 definition") {
        terms.extend(read_term(form, table));
    }
    terms
}

fn read_term<'a>(form: &mut TableForm<'a>, table: &'a Table) -> Option<(Phrase, Phrase)> {
    let mut inner = form.inner(table);
    let term = inner.required_text("term", "一网统管");
    let definition = inner.required_text("definition", "说明这个词的一句话");
    let findings = inner.close();
    form.absorb(findings);
    term.zip(definition)
}

fn read_names(form: &mut TableForm<'_>) -> Vec<(NameKind, Phrase)> {
    let kinds = [
        ("places", NameKind::Place),
        ("institutions", NameKind::Institution),
        ("projects", NameKind::Project),
        ("persons", NameKind::Person),
    ];
    kinds.into_iter().flat_map(|(key, kind)| form.texts(key).into_iter().map(move |name| (kind, name))).collect()
}

fn read_pictures(form: &mut TableForm<'_>) -> Vec<ReviewPictureEntry> {
    let mut pictures = vec![];
    for table in form.tables("images", "每张图片写成：  - file: images/a.jpg") {
        let mut inner = form.inner(table);
        let file = inner.required_text("file", "images/a.jpg");
        let (alt, caption, credit) = (inner.text("alt"), inner.text("caption"), inner.text("credit"));
        form.absorb(inner.close());
        pictures.extend(file.map(|file| ReviewPictureEntry { file, alt, caption, credit }));
    }
    pictures
}

/// `2020-01-24`, `2020-01` or `2020`.
fn partial_date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let dashes = text.matches('-').count();
    let whole = match dashes {
        0 => format!("{text}-01-01"),
        1 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    let date = parse_date(&whole)?;
    Some(PartialDate {
        year: date.year,
        month: (dashes > 0).then_some(date.month),
        day: (dashes > 1).then_some(date.day),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(front: &str) -> Vec<String> {
        let source = Source::new("reviews/2020.md", format!("---\n{front}---\n正文\n"));
        parse_review(&source).1.into_iter().map(|finding| format!("{}:{}", finding.code, finding.message)).collect()
    }

    #[test]
    fn every_fault_is_told() {
        let found = findings("title: 甲\nyear: 2021\nfigures:\n  - label: 税收\n    value: 很多\n    unti: 元\n");
        assert_eq!(
            found,
            [
                "date-mismatch:文件名是 2020 年，稿头写的是 2021 年",
                "wrong-type:“value”应为数，写的是“很多”",
                "missing-key:缺少“unit”",
                "missing-key:缺少“definition”",
                "unknown-key:不认识的键“unti”",
            ]
        );
        assert_eq!(findings("title: 甲\nkind: story\n").len(), 2);
        for (value, faults) in [("1e5", 1), ("inf", 1), ("'-1,380.50'", 0)] {
            let front = format!(
                "title: 甲\nyear: 2020\nfigures:\n  - {{label: 甲, value: {value}, unit: 元, definition: 乙}}\n"
            );
            assert_eq!(findings(&front).len(), faults, "{value}");
        }
        assert!(
            findings("title: 甲\nyear: 2020\ntimeline:\n  - date: 2020-02-30\n    text: 无此日\n")[0]
                .contains("不是日期")
        );
    }

    #[test]
    fn dates_are_read_as_far_as_they_are_known() {
        let date = |month, day| Some(PartialDate { year: 2020, month, day });
        assert_eq!(partial_date("2020-01-24"), date(Some(1), Some(24)));
        assert_eq!(partial_date("2020-1"), date(Some(1), None));
        assert_eq!(partial_date("2020"), date(None, None));
        assert_eq!(partial_date("2020-13"), None);
    }
}
