//! A report as one HTML file that needs nothing else: no scripts, no pictures or fonts from elsewhere. Made for A4 as well as for a screen.
//! Names and texts of the file are foreign: all of them go through the writer of XML, which cannot leave one unescaped.

mod elements;
mod limits;
mod pages;

use self::elements::{block, cell, entry, foreign, heads, mark, table};
use self::limits::thresholds;
use self::pages::{pages, used_fonts};
use super::labels::{broken, counts, hits_of, outcome, place, severity, verdict};
use super::sketch::sketch;
use crate::hit::{Hit, Severity};
use crate::report::{Report, RuleOutcome, RuleResult, Verdict};
use chenbao_model::markup::Markup;

const STYLE: &str = include_str!("report.css");

/// The report of a file as HTML.
pub fn html(report: &Report, name: &str) -> String {
    let mut page = Markup::new();
    page.verbatim("<!DOCTYPE html>\n");
    page.element("html", &[("lang", "zh-CN")], |html| {
        html.newline();
        html.element("head", &[], |head| {
            head.verbatim("\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
            head.verbatim("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
            head.element("title", &[], |title| foreign(title, &format!("印前检查：{name}")));
            head.verbatim("\n<style>\n");
            head.verbatim(STYLE);
            head.verbatim("</style>\n");
        });
        html.newline();
        html.element("body", &[], |body| {
            body.newline();
            header(body, report, name);
            hits(body, report);
            rules(body, report);
            pages(body, &report.pages);
            used_fonts(body, report);
            thresholds(body, &report.thresholds);
        });
        html.newline();
    });
    page.newline();
    page.into_string()
}

const fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "pass",
        Verdict::Warnings => "warning",
        Verdict::Fail => "error",
    }
}

const fn outcome_class(outcome: RuleOutcome) -> &'static str {
    match outcome {
        RuleOutcome::Pass => "pass",
        RuleOutcome::Warning => "warning",
        RuleOutcome::Error => "error",
        RuleOutcome::NotApplicable => "none",
    }
}

const fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn header(body: &mut Markup, report: &Report, name: &str) {
    let counted = verdict(report);
    let counted = counted.split_once('：').map_or("没有错误，没有警告", |(_, counts)| counts);
    block(body, "header", None, |header| {
        header.leaf("p", &[("class", "kind")], "印前检查报告");
        header.newline();
        header.element("h1", &[], |h1| foreign(h1, name));
        header.newline();
        header.element("div", &[("class", &format!("verdict {}", verdict_class(report.verdict)))], |verdict| {
            verdict.leaf("strong", &[], report.verdict.label());
            verdict.leaf("span", &[], counted);
        });
        header.newline();
        block(header, "dl", None, |list| facts(list, report));
    });
}

/// What the file says of itself, and what it is.
fn facts(list: &mut Markup, report: &Report) {
    let file = &report.file;
    let or = |text: &Option<String>, none: &str| text.clone().unwrap_or_else(|| none.to_owned());
    let facts = [
        ("标题", or(&file.title, "没有")),
        ("版数", report.pages.len().to_string()),
        ("PDF 版本", if file.version.is_empty() { "不明".to_owned() } else { file.version.clone() }),
        ("印刷标准", or(&file.standard, "未标明 PDF/X")),
        ("印刷条件", or(&file.condition, "没有输出意图")),
        ("色彩描述文件", or(&file.profile, "没有")),
        ("制作程序", or(&file.producer, "没有写明")),
        ("检查标准", report.thresholds.name.clone()),
        ("大小", format!("{} 字节", grouped(file.bytes))),
    ];
    for (term, value) in facts {
        entry(list, &[], term, |words| foreign(words, &value));
    }
    entry(list, &[("class", "wide")], "SHA-256", |words| words.leaf("code", &[], &file.sha256));
}

/// A number with a blank between every three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let groups = digits.as_bytes()[first..].chunks(3).map(|three| String::from_utf8_lossy(three).into_owned());
    let groups = (first > 0).then(|| digits[..first].to_owned()).into_iter().chain(groups);
    groups.collect::<Vec<_>>().join("\u{a0}")
}

fn rules(body: &mut Markup, report: &Report) {
    block(body, "section", None, |section| {
        section.leaf("h2", &[], "规则");
        section.newline();
        let names = |row: &mut Markup| heads(row, &["结果", "规则", "查什么", "依据"]);
        table(section, "rules", names, |rows| report.rules.iter().for_each(|result| rule_row(rows, result)));
    });
}

fn rule_row(rows: &mut Markup, result: &RuleResult) {
    let (doc, name, counts) = (result.rule.doc(), result.rule.to_string(), counts(result));
    let is_broken = matches!(result.outcome, RuleOutcome::Error | RuleOutcome::Warning);
    rows.element("tr", &[("class", outcome_class(result.outcome))], |row| {
        row.element("td", &[], |cell| {
            mark(cell, outcome(result.outcome));
            if !counts.is_empty() {
                cell.leaf("small", &[], &counts);
            }
        });
        row.element("td", &[], |cell| {
            if is_broken {
                cell.leaf("a", &[("href", &format!("#{name}"))], doc.title);
            } else {
                cell.text(doc.title);
            }
            cell.element("small", &[], |small| small.leaf("code", &[], &name));
        });
        cell(row, doc.checks);
        cell(row, doc.source);
    });
    rows.newline();
}

fn hits(body: &mut Markup, report: &Report) {
    let broken = broken(report);
    if broken.is_empty() {
        return;
    }
    block(body, "section", None, |section| {
        section.leaf("h2", &[], "问题");
        section.newline();
        broken.iter().for_each(|result| broken_rule(section, report, result));
    });
}

fn broken_rule(section: &mut Markup, report: &Report, result: &RuleResult) {
    let (doc, name) = (result.rule.doc(), result.rule.to_string());
    section.element("article", &[("id", &name), ("class", outcome_class(result.outcome))], |article| {
        article.newline();
        article.element("h3", &[], |heading| {
            heading.text(doc.title);
            heading.leaf("small", &[], &counts(result));
        });
        article.newline();
        article.leaf("p", &[], &format!("为什么：{}。", doc.why));
        article.newline();
        article.leaf("p", &[], &format!("怎样改：{}。", doc.mend));
        article.newline();
        block(article, "ol", None, |list| {
            hits_of(report, result.rule).into_iter().for_each(|hit| item(list, report, hit));
        });
        if result.unlisted > 0 {
            let words = format!("同样的问题还有 {} 处，没有一一列出。", result.unlisted);
            article.leaf("p", &[("class", "note")], &words);
            article.newline();
        }
    });
    section.newline();
}

fn item(list: &mut Markup, report: &Report, hit: &Hit) {
    let page = report.pages.iter().find(|page| Some(page.number) == hit.page);
    let drawing = page.zip(hit.place).map(|(page, place)| sketch(page, &[place]));
    let place = match place(hit) {
        none if none.is_empty() => "整个文件".to_owned(),
        place => place,
    };
    list.element("li", &[("class", severity_class(hit.severity))], |item| {
        if let Some(drawing) = drawing {
            item.append(&drawing);
        }
        item.element("div", &[], |words| {
            mark(words, severity(hit.severity));
            words.text(" ");
            foreign(words, &hit.message());
            words.leaf("small", &[], &place);
        });
    });
    list.newline();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::sample;

    #[test]
    fn the_report_tells_everything() {
        let html = html(&sample(), "paper.pdf");
        for text in [
            "不合格",
            "2 个错误，1 个警告",
            "CGATS TR 002",
            "1\u{a0}234\u{a0}567 字节",
            "怎样改",
            "还有 7 处",
            "<svg",
            "第 2 版",
        ] {
            assert!(html.contains(text), "{text}");
        }
        let rules = crate::Rule::ALL.len();
        assert_eq!(html.matches("<tr class=").count(), rules + 2, "every rule and both fonts have a row");
    }

    #[test]
    fn texts_of_the_file_cannot_become_markup() {
        let html = html(&sample(), "\"><img src=x onerror=alert(1)>'.pdf");
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<晨报>"));
        assert!(html.contains("“&lt;script&gt;alert(1)") && html.contains("&lt;/script&gt;&amp;”没有嵌入"));
        assert!(html.contains("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;.pdf"));
        let mut out = Markup::new();
        foreign(&mut out, "a\u{202e}b\u{0}");
        assert_eq!(out.as_str(), "a\u{fffd}b\u{fffd}");
    }

    #[test]
    fn nothing_is_fetched() {
        let html = html(&sample(), "paper.pdf");
        for word in ["http://", "https://", "src=", "@import", "url("] {
            assert!(!html.contains(word), "{word}");
        }
    }
}
