//! Findings as text for a terminal, and as JSON for programs. Both in one order: severity, file, line, code.

use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::finding::Finding;
use super::severity::Severity;
use super::source::{Source, Span};

/// The columns a source line may take; a longer one is cut to the words around the place.
const WIDTH: usize = 100;

/// The findings in the order they are shown.
pub fn sorted(findings: &[Finding]) -> Vec<&Finding> {
    let mut findings: Vec<&Finding> = findings.iter().collect();
    findings.sort_by_cached_key(|finding| {
        let place = finding.span.as_ref().map(|span| (span.file.clone(), span.line));
        let column = finding.span.as_ref().map(|span| span.column);
        (finding.severity, place, finding.code.as_str(), column, finding.page, finding.message.clone())
    });
    findings
}

/// The findings as text, each with the source line it points to. `source` gives a file by the path it is shown under.
pub fn text(findings: &[Finding], source: &dyn Fn(&str) -> Option<Arc<Source>>, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let blocks: Vec<String> = sorted(findings)
        .into_iter()
        .map(|finding| {
            let source = finding.span.as_ref().and_then(|span| source(&span.file));
            renderer.render(&[group(finding, source.as_deref())])
        })
        .collect();
    if blocks.is_empty() { String::new() } else { blocks.join("\n\n") + "\n" }
}

/// The findings as a JSON list.
pub fn json(findings: &[Finding]) -> String {
    let text = serde_json::to_string_pretty(&sorted(findings));
    text.expect("findings are plain data, which JSON can always hold") + "\n"
}

/// A finding in one line, without its code and its file: place, message, and its remedies in brackets.
pub fn in_a_line(finding: &Finding) -> String {
    let place = finding.span.as_ref().map_or_else(String::new, |span| format!("{}:{} ", span.line, span.column));
    let remedies =
        if finding.hints.is_empty() { String::new() } else { format!("（{}）", finding.hints.join("；")) };
    format!("{place}{}{remedies}", finding.message)
}

/// How many there are of each severity: `2 个错误，1 个警告`; empty where there are none.
pub fn summary(findings: &[Finding]) -> String {
    let kinds = [(Severity::Error, "错误"), (Severity::Warning, "警告"), (Severity::Note, "提醒")];
    let parts: Vec<String> = kinds
        .into_iter()
        .map(|(severity, name)| (findings.iter().filter(|finding| finding.severity == severity).count(), name))
        .filter(|&(count, _)| count > 0)
        .map(|(count, name)| format!("{count} 个{name}"))
        .collect();
    parts.join("，")
}

fn group<'a>(finding: &'a Finding, source: Option<&'a Source>) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR.with_name("错误"),
        Severity::Warning => Level::WARNING.with_name("警告"),
        Severity::Note => Level::NOTE.with_name("提醒"),
    };
    let message = match finding.page {
        Some(page) if !finding.message.starts_with(&format!("第{page}版")) => {
            format!("第{page}版：{}", finding.message)
        }
        _ => finding.message.clone(),
    };
    let mut group = Group::with_title(level.primary_title(message).id(finding.code.as_str()));
    if let Some(span) = &finding.span {
        group = match source.and_then(|source| snippet(span, source)) {
            Some(snippet) => group.element(snippet),
            None => group.element(origin(span)),
        };
    }
    finding.hints.iter().fold(group, |group, hint| group.element(Level::HELP.with_name("提示").message(hint)))
}

/// The line a span points to, its character marked; none where the file has no such line any more.
fn snippet<'a>(span: &'a Span, source: &'a Source) -> Option<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let line = source.text.lines().nth(span.line as usize - 1).filter(|line| !line.trim().is_empty())?;
    let (start, length) = match line.char_indices().nth(span.column as usize - 1) {
        Some((start, c)) => (start, c.len_utf8()),
        None => (line.len(), 0),
    };
    let mark = AnnotationKind::Primary.span(start..start + length);
    Some(Snippet::source(line).line_start(span.line as usize).path(&*span.file).annotation(mark))
}

fn origin(span: &Span) -> Origin<'_> {
    let origin = Origin::path(&*span.file);
    if span.line == 1 && span.column == 1 {
        return origin;
    }
    origin.line(span.line as usize).char_column(span.column as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::units::PageNumber;

    #[test]
    fn shows_the_line_with_a_mark_below_wide_characters() {
        let source = Source::new("p1/a.md", "---\ntitle: 标题: 副题\n---\n".to_owned());
        let at = source.text.find("副").unwrap();
        let finding = Finding::new(Code::FrontMatter, "值里有半角冒号").at(source.span_at(at)).hint("加引号");
        let shown = text(&[finding], &|_| Some(source.clone()), false);
        let expected = "错误[front-matter]: 值里有半角冒号\n --> p1/a.md:2:12\n  |\n2 | title: 标题: 副题\n  |              ^^\n  |\n  = 提示: 加引号\n";
        assert_eq!(shown, expected);
    }

    #[test]
    fn shows_findings_without_a_source() {
        let finding = Finding::new(Code::PageOverfull, "多 120 字").on(PageNumber::new(3));
        assert_eq!(text(&[finding], &|_| None, false), "错误[page-overfull]: 第3版：多 120 字\n");
        let finding = Finding::new(Code::FolderMissing, "没有文件夹").at(Span::file("x/y")).hint("核对路径");
        let shown = text(&[finding], &|_| None, false);
        assert!(shown.contains("x/y") && shown.contains("提示: 核对路径"), "{shown}");
    }

    #[test]
    fn orders_by_severity_file_line_and_code() {
        let source = Source::new("b.md", "一\n二\n".to_owned());
        let findings = [
            Finding::new(Code::CaptionMissing, "一").at(source.span_at(0)),
            Finding::new(Code::WrongType, "二").at(source.span_at(4)),
            Finding::new(Code::MissingKey, "三").at(source.span_at(4)),
            Finding::new(Code::WrongType, "四").at(Span::file("a.md")),
        ];
        let order: Vec<&str> = sorted(&findings).iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(order, ["四", "三", "二", "一"]);
        assert_eq!(summary(&findings), "3 个错误，1 个警告");
        assert!(json(&findings).contains("\"code\": \"wrong-type\""));
    }
}
