//! The text of a review: front matter, proposals in comments, the body.

use std::fmt::Write as _;

use super::proposal::Proposals;
use super::report::Report;
use crate::draft::MARK;
use crate::draft::quote::{cell, inside, paragraph, value};
use crate::structure::{Passage, Role};

/// Writes a review of a year. `origin` is the name of the original below `incoming/`.
pub fn write_review(report: &Report, proposals: &Proposals, year: i32, origin: &str) -> String {
    let title = report.title.clone();
    let mut text = format!("---\n# 来稿：{}\n", origin.replace('\n', " "));
    if title.is_none() {
        let _ = writeln!(text, "# {MARK}没有找到标题，请补上");
    }
    let _ = writeln!(text, "title: {}", title.map_or_else(|| "\"（待拟标题）\"".to_owned(), |title| value(&title)));
    let _ = writeln!(text, "year: {year}");
    propose(&mut text, proposals);
    for aside in &report.set_aside {
        let words = aside.text.replace(['\n', '\r'], " ");
        let _ = writeln!(text, "# 搁置：{}　{}　{words}", aside.place, aside.why);
    }
    text.push_str("---\n");
    let mut is_in_table = false;
    for passage in &report.passages {
        if passage.role != Role::Row && std::mem::take(&mut is_in_table) {
            text.push('\n');
        }
        body(&mut text, passage, &mut is_in_table);
    }
    text
}

fn body(text: &mut String, passage: &Passage, is_in_table: &mut bool) {
    let guess = &passage.guess;
    if let Some(doubt) = guess.doubt.as_ref().filter(|_| !*is_in_table) {
        let _ = writeln!(text, "<!-- {MARK}{}，{} -->\n", guess.place, doubt.replace("--", "—"));
    }
    let words = guess.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let _ = match passage.role {
        Role::Crosshead(level) => writeln!(text, "{} {}\n", "#".repeat(usize::from(level.min(3)) + 1), inside(&words)),
        Role::Row => {
            let cells: Vec<String> = guess.text.split('\t').map(|one| cell(one.trim())).collect();
            let row = writeln!(text, "| {} |", cells.join(" | "));
            if !std::mem::replace(is_in_table, true) {
                let _ = writeln!(text, "|{}", " --- |".repeat(cells.len()));
            }
            row
        }
        _ => writeln!(text, "{}\n", paragraph(&words)),
    };
}

/// The proposals, as front matter that is commented out.
fn propose(text: &mut String, proposals: &Proposals) {
    if proposals.count() == 0 {
        return;
    }
    text.push_str(
        "# 下面是从正文里找出来的，一条也没有收。要用的，连同上面的栏目名，删去行首的“# ”；不用的，整条删去。\n",
    );
    text.push_str("# words 是正文里的原话，书里从这里连到正文；label、definition 是猜的，请改成自己的话。\n");
    let figures = proposals.figures.iter().map(|figure| {
        let said = [
            ("label", &figure.label),
            ("unit", &figure.unit),
            ("definition", &"原载数字".to_owned()),
            ("words", &figure.words),
        ]
        .map(|(key, words)| format!("{key}: {}", value(words)));
        let [label, unit, definition, words] = said;
        vec![label, format!("value: {}", figure.value), unit, definition, words]
    });
    section(text, "figures", figures.collect());
    let timeline = proposals.timeline.iter();
    let timeline =
        timeline.map(|fact| vec![format!("date: {}", fact.date), pair("text", &fact.text), pair("words", &fact.words)]);
    section(text, "timeline", timeline.collect());
    let plans = proposals.plans.iter().map(|plan| {
        vec![
            format!("key: {}", plan.key),
            pair("text", &plan.text),
            format!("year: {}", plan.year),
            pair("words", &plan.words),
        ]
    });
    section(text, "plans", plans.collect());
    let outcomes = proposals.outcomes.iter().map(|outcome| {
        let planned = format!("key: {}  # 原来的计划：{}", outcome.key, outcome.plan.replace('\n', " "));
        vec![planned, pair("text", &outcome.text), pair("words", &outcome.words)]
    });
    section(text, "outcomes", outcomes.collect());
}

fn pair(key: &str, words: &str) -> String {
    format!("{key}: {}", value(words))
}

fn section(text: &mut String, name: &str, items: Vec<Vec<String>>) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(text, "# {name}:");
    for item in items {
        for (at, line) in item.iter().enumerate() {
            let lead = if at == 0 { "  - " } else { "    " };
            let _ = writeln!(text, "# {lead}{line}");
        }
    }
}
