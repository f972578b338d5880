//! What every page knows of the paper, the issue and the sheet, as data for the look's `paper` function.

use typst::foundations::{Array, Bytes, Dict, IntoValue, Value};

use super::furniture::{DateLine, date_line, qr};
use super::look::points_value;
use super::{Medium, Typesetter};
use crate::diag::Failure;
use crate::model::{Issue, Paper, RegistrationKind};
use crate::units::Length;

pub(super) fn qr_values(issue: &Issue) -> Result<Array, Failure> {
    let mut out = Array::new();
    for code in &issue.paper.qr {
        let runs = qr(&code.url)?;
        let mut dict = Dict::new();
        dict.insert("side".into(), runs.side.into_value());
        let runs: Array = runs
            .runs
            .iter()
            .map(|&(x, y, length)| Value::Array([x, y, length].into_iter().map(IntoValue::into_value).collect()))
            .collect();
        dict.insert("runs".into(), runs.into_value());
        dict.insert("caption".into(), code.caption.as_str().into_value());
        dict.insert("url".into(), code.url.as_str().into_value());
        out.push(dict.into_value());
    }
    Ok(out)
}

pub(super) fn paper_value(setter: &Typesetter, paper: &Paper, qr_codes: Array) -> Dict {
    let mut dict = Dict::new();
    let mut put = |name: &str, text: Option<&str>| {
        dict.insert(name.into(), text.map_or(Value::None, IntoValue::into_value));
    };
    put("name", Some(&paper.name));
    put("edition", paper.edition.as_deref());
    put("english", paper.english.as_deref());
    put("slogan", paper.slogan.as_deref());
    put("publisher", Some(&paper.publisher));
    let registration = match paper.registration.kind {
        RegistrationKind::Cn => format!("国内统一刊号 {}", paper.registration.number),
        RegistrationKind::Internal => format!("{} 内部资料 免费交流", paper.registration.number),
    };
    put("registration", Some(&registration));
    let art = paper.art.as_ref().and_then(|path| std::fs::read(path).ok());
    dict.insert("art".into(), art.map_or(Value::None, |data| Bytes::new(data).into_value()));
    let outline = match setter.medium {
        Medium::Screen => Value::None,
        Medium::Press => super::nameplate::outline(setter, &paper.name),
    };
    dict.insert("outline".into(), outline);
    dict.insert("qr".into(), qr_codes.into_value());
    dict
}

/// What the imprint says, item by item: label and words. A newspaper and an internal publication call their publisher by different names.
pub(super) fn imprint_value(issue: &Issue) -> Array {
    let paper = &issue.paper;
    let is_internal = paper.registration.kind == RegistrationKind::Internal;
    let (publisher, number) = if is_internal { ("编印", "准印证") } else { ("出版", "国内统一刊号") };
    let mut items: Vec<(&str, String)> =
        vec![(publisher, paper.publisher.clone()), (number, paper.registration.number.clone())];
    items.extend(paper.imprint.iter().map(|(item, words)| (item.label(), words.clone())));
    let print = &paper.print;
    items.extend(print.printer.iter().map(|printer| ("印刷", printer.clone())));
    items.extend(print.run.filter(|_| is_internal).map(|run| ("印数", format!("{run} 份"))));
    items.extend(issue.printed.map(|date| ("印刷日期", format!("{}年{}月{}日", date.year, date.month, date.day))));
    if is_internal {
        items.push(("期号", format!("第{}期", issue.number)));
        items.push(("", "内部资料，免费交流".to_owned()));
    }
    let pair =
        |(label, words): (&str, String)| Value::Array([label.into_value(), words.into_value()].into_iter().collect());
    items.into_iter().map(pair).collect()
}

pub(super) fn issue_value(issue: &Issue) -> Dict {
    let mut dict = Dict::new();
    let line = date_line(issue.date);
    let part = |pick: fn(&DateLine) -> &str| line.as_ref().map_or(Value::None, |line| pick(line).into_value());
    dict.insert("date".into(), part(|line| &line.civil));
    dict.insert("weekday".into(), part(|line| &line.weekday));
    dict.insert("lunar".into(), part(|line| &line.lunar));
    dict.insert("number".into(), i64::from(issue.number).into_value());
    dict.insert("pages".into(), i64::try_from(issue.pages.len()).unwrap_or(0).into_value());
    let next = issue.next.map(|date| format!("{}月{}日", date.month, date.day));
    dict.insert("next".into(), next.map_or(Value::None, IntoValue::into_value));
    let date = [i64::from(issue.date.year), i64::from(issue.date.month), i64::from(issue.date.day)];
    dict.insert("ymd".into(), Value::Array(date.into_iter().map(IntoValue::into_value).collect()));
    dict
}

pub(super) fn sheet_value(setter: &Typesetter, issue: &Issue) -> Dict {
    let grid = &setter.look.grid;
    let (width, height) = issue.paper.print.trim;
    let mut dict = Dict::new();
    let type_width = grid.width(grid.cols);
    let mut put = |name: &str, points: f64| dict.insert(name.into(), points_value(points));
    put("width", width.to_pt());
    put("height", height.to_pt());
    let bleed = if setter.medium == Medium::Press { issue.paper.print.bleed } else { Length::ZERO };
    put("bleed", bleed.to_pt());
    put("left", (width.to_pt() - type_width.to_pt()) / 2.0);
    put("top", setter.look.top.to_pt());
    put("type-width", type_width.to_pt());
    put("type-height", grid.depth(grid.lines).to_pt());
    dict
}
