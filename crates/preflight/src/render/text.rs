//! A report as text for a terminal.

use std::fmt::Write as _;

use super::labels::{broken, counts, embedding, fonts, hits_of, outcome, place, ppi, runs, severity, size, verdict};
use crate::hit::Hit;
use crate::report::{PageFacts, Report, RuleOutcome, RuleResult};

/// The most hits of a rule that are shown; the others are in the JSON and in the HTML report.
const SHOWN: usize = 10;
/// The most rows in the tables of pages and of fonts.
const ROWS: usize = 64;

/// The report of a file: verdict, rules, hits, pages.
pub fn text(report: &Report, name: &str) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{}　{}", printable(name), verdict(report));
    facts(&mut text, report);
    if report.rules.iter().any(|result| result.outcome == RuleOutcome::Pass) {
        rules(&mut text, report);
    }
    for result in broken(report) {
        hits(&mut text, report, result);
    }
    pages(&mut text, &report.pages);
    used_fonts(&mut text, report);
    text
}

fn facts(text: &mut String, report: &Report) {
    let file = &report.file;
    let standard = file.standard.as_deref().unwrap_or("未标明 PDF/X");
    let condition = file.condition.as_deref().unwrap_or("没有输出意图");
    let version = if file.version.is_empty() { "版本不明" } else { &file.version };
    let line = format!("  PDF {version}，{standard}，{condition}；标准：{}", report.thresholds.name);
    let _ = writeln!(text, "{}", printable(&line));
}

fn rules(text: &mut String, report: &Report) {
    text.push('\n');
    for result in &report.rules {
        let mark = padded(outcome(result.outcome), 7);
        let (name, title) = (padded(result.rule.as_str(), 17), padded(result.rule.doc().title, 24));
        let row = format!("  {mark}{name}{title}{}", counts(result));
        let _ = writeln!(text, "{}", row.trim_end());
    }
}

fn hits(text: &mut String, report: &Report, result: &RuleResult) {
    let doc = result.rule.doc();
    let _ = writeln!(text, "\n{}（{}）", doc.title, result.rule);
    let hits = hits_of(report, result.rule);
    for hit in hits.iter().take(SHOWN) {
        let _ = writeln!(text, "  {}", printable(&line(hit)));
    }
    let rest = hits.len().saturating_sub(SHOWN) + result.unlisted as usize;
    if rest > 0 {
        let _ = writeln!(text, "  还有 {rest} 处");
    }
    let _ = writeln!(text, "  怎样改：{}", doc.mend);
}

fn line(hit: &Hit) -> String {
    let place = match place(hit) {
        none if none.is_empty() => none,
        place => format!("（{place}）"),
    };
    format!("{}：{}{place}", severity(hit.severity), hit.message())
}

fn pages(text: &mut String, pages: &[PageFacts]) {
    if pages.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n  版   成品（毫米）   出血  青    品红  黄    黑    最大墨量  最低 ppi  图  字体");
    for page in pages.iter().take(ROWS) {
        let inks: String = page.inks.iter().map(|ink| padded(&format!("{ink:.1}%"), 6)).collect();
        let row = [
            padded(&page.number.to_string(), 5),
            padded(&size(page), 15),
            padded(&format!("{:.1}", page.bleed_mm), 6),
            inks,
            padded(&format!("{:.0}%", page.peak_ink), 10),
            padded(&ppi(page), 10),
            padded(&page.pictures.to_string(), 4),
            page.fonts.len().to_string(),
        ];
        let _ = writeln!(text, "  {}", printable(row.concat().trim_end()));
    }
    if pages.len() > ROWS {
        let _ = writeln!(text, "  还有 {} 版", pages.len() - ROWS);
    }
}

fn used_fonts(text: &mut String, report: &Report) {
    let fonts = fonts(report);
    if fonts.is_empty() {
        return;
    }
    text.push_str("\n  字体                              嵌入      版\n");
    for (font, pages) in fonts.iter().take(ROWS) {
        let row = format!("  {}{}{}", padded(&font.name, 34), padded(embedding(font), 10), runs(pages));
        let _ = writeln!(text, "{}", printable(&row));
    }
    if fonts.len() > ROWS {
        let _ = writeln!(text, "  还有 {} 种", fonts.len() - ROWS);
    }
}

/// Text with blanks after it up to so many columns, in which a 汉字 takes two; at least one.
fn padded(text: &str, columns: usize) -> String {
    let width: usize = text.chars().map(|c| if c.is_ascii() || c == '✓' || c == '—' { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(columns.saturating_sub(width).max(1)))
}

/// Text of a foreign file without what would control the terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::FontFault;
    use crate::render::sample::sample;

    #[test]
    fn tells_verdict_rules_hits_and_pages() {
        let text = text(&sample(), "paper.pdf");
        assert!(text.starts_with("paper.pdf　不合格：2 个错误，1 个警告\n"), "{text}");
        assert!(text.contains("错误   trapped          陷印标记"), "{text}");
        assert!(text.contains("（第 2 版，左 12.0、上 40.5 毫米，48.0×3.5 毫米，对象 17）"), "{text}");
        assert!(text.contains("还有 7 处") && text.contains("怎样改："), "{text}");
        assert!(text.contains("273.0×393.0") && text.contains("未嵌入    2\n"), "{text}");
    }

    #[test]
    fn a_file_cannot_control_the_terminal() {
        let mut report = sample();
        report.hits[0].fault = FontFault::Unnamed("\u{1b}[2Jx".to_owned()).into();
        assert!(!text(&report, "a\u{1b}.pdf").contains('\u{1b}'));
    }
}
