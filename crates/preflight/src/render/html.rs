//! A report as one HTML file that needs nothing else: no scripts, no pictures or fonts from elsewhere. Made for A4 as well as for a screen.

use std::fmt::Write as _;

use super::labels::{broken, counts, embedding, fonts, hits_of, outcome, place, ppi, runs, severity, size, verdict};
use super::sketch::sketch;
use crate::hit::{Hit, Severity};
use crate::report::{PageFacts, Report, RuleOutcome, RuleResult, Verdict};
use crate::thresholds::Thresholds;

const STYLE: &str = include_str!("report.css");

/// The report of a file as HTML.
pub fn html(report: &Report, name: &str) -> String {
    let name = escaped(name);
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>印前检查：{name}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    );
    head(&mut html, report, &name);
    hits(&mut html, report);
    rules(&mut html, report);
    pages(&mut html, &report.pages);
    used_fonts(&mut html, report);
    thresholds(&mut html, &report.thresholds);
    html.push_str("</body>\n</html>\n");
    html
}

/// Text of a foreign file, harmless in HTML and in its attributes.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // Marks that turn the direction of text around could make one name look like another.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => escaped.push('\u{fffd}'),
            c if c.is_control() && c != '\n' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
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

fn head(html: &mut String, report: &Report, name: &str) {
    let file = &report.file;
    let class = verdict_class(report.verdict);
    let counted = verdict(report);
    let counted = counted.split_once('：').map_or("没有错误，没有警告", |(_, counts)| counts);
    let _ = write!(
        html,
        "<header>\n<p class=\"kind\">印前检查报告</p>\n<h1>{name}</h1>\n<div class=\"verdict {class}\"><strong>{}</strong><span>{counted}</span></div>\n<dl>\n",
        report.verdict.label(),
    );
    let or = |text: &Option<String>, none: &str| escaped(text.as_deref().unwrap_or(none));
    let facts = [
        ("标题", or(&file.title, "没有")),
        ("版数", report.pages.len().to_string()),
        ("PDF 版本", if file.version.is_empty() { "不明".to_owned() } else { escaped(&file.version) }),
        ("印刷标准", or(&file.standard, "未标明 PDF/X")),
        ("印刷条件", or(&file.condition, "没有输出意图")),
        ("色彩描述文件", or(&file.profile, "没有")),
        ("制作程序", or(&file.producer, "没有写明")),
        ("检查标准", escaped(&report.thresholds.name)),
        ("大小", format!("{} 字节", grouped(file.bytes))),
        ("SHA-256", format!("<code>{}</code>", file.sha256)),
    ];
    for (term, value) in facts {
        let class = if term == "SHA-256" { " class=\"wide\"" } else { "" };
        let _ = writeln!(html, "<div{class}><dt>{term}</dt><dd>{value}</dd></div>");
    }
    html.push_str("</dl>\n</header>\n");
}

/// A number with a blank between every three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let groups = digits.as_bytes()[first..].chunks(3).map(|three| String::from_utf8_lossy(three).into_owned());
    let groups = (first > 0).then(|| digits[..first].to_owned()).into_iter().chain(groups);
    groups.collect::<Vec<_>>().join("\u{a0}")
}

fn rules(html: &mut String, report: &Report) {
    html.push_str("<section>\n<h2>规则</h2>\n<table class=\"rules\">\n<thead><tr><th>结果</th><th>规则</th><th>查什么</th><th>依据</th></tr></thead>\n<tbody>\n");
    for result in &report.rules {
        let doc = result.rule.doc();
        let count = match counts(result) {
            none if none.is_empty() => none,
            counts => format!("<small>{counts}</small>"),
        };
        let title = match result.outcome {
            RuleOutcome::Error | RuleOutcome::Warning => format!("<a href=\"#{}\">{}</a>", result.rule, doc.title),
            _ => doc.title.to_owned(),
        };
        let _ = writeln!(
            html,
            "<tr class=\"{}\"><td><b class=\"mark\">{}</b>{count}</td><td>{title}<small><code>{}</code></small></td><td>{}</td><td>{}</td></tr>",
            outcome_class(result.outcome),
            outcome(result.outcome),
            result.rule,
            doc.checks,
            doc.source,
        );
    }
    html.push_str("</tbody>\n</table>\n</section>\n");
}

fn pages(html: &mut String, pages: &[PageFacts]) {
    if pages.is_empty() {
        return;
    }
    html.push_str("<section>\n<h2>各版</h2>\n<table class=\"pages\">\n<thead><tr><th>版</th><th>成品<small>毫米</small></th><th>出血<small>毫米</small></th><th class=\"c\">青</th><th class=\"m\">品红</th><th class=\"y\">黄</th><th class=\"k\">黑</th><th>最大墨量</th><th>图</th><th>最低 ppi</th><th>字体</th><th>专色</th></tr></thead>\n<tbody>\n");
    for page in pages {
        let inks: String = page.inks.iter().map(|ink| format!("<td>{ink:.1}%</td>")).collect();
        let spots: Vec<String> = page.spots.iter().map(|spot| escaped(spot)).collect();
        let _ = writeln!(
            html,
            "<tr><td>{}</td><td>{}</td><td>{:.1}</td>{inks}<td>{:.0}%</td><td>{}</td><td>{}</td><td>{}</td><td class=\"names\">{}</td></tr>",
            page.number,
            size(page),
            page.bleed_mm,
            page.peak_ink,
            page.pictures,
            ppi(page),
            page.fonts.len(),
            if spots.is_empty() { "没有".to_owned() } else { spots.join("、") },
        );
    }
    html.push_str("</tbody>\n</table>\n<p class=\"note\">青、品红、黄、黑是各版印版的着墨面积，占成品的百分数。</p>\n</section>\n");
}

fn used_fonts(html: &mut String, report: &Report) {
    let fonts = fonts(report);
    if fonts.is_empty() {
        return;
    }
    html.push_str("<section>\n<h2>字体</h2>\n<table class=\"fonts\">\n<thead><tr><th>名字</th><th>嵌入</th><th>用在哪些版</th></tr></thead>\n<tbody>\n");
    for (font, pages) in fonts {
        let (name, embedding) = (escaped(&font.name), embedding(font));
        let class = if font.embedded { "pass" } else { "error" };
        let _ = writeln!(
            html,
            "<tr class=\"{class}\"><td>{name}</td><td><b class=\"mark\">{embedding}</b></td><td>{}</td></tr>",
            runs(&pages)
        );
    }
    html.push_str("</tbody>\n</table>\n</section>\n");
}

fn hits(html: &mut String, report: &Report) {
    let broken = broken(report);
    if broken.is_empty() {
        return;
    }
    html.push_str("<section>\n<h2>问题</h2>\n");
    for result in broken {
        rule(html, report, result);
    }
    html.push_str("</section>\n");
}

fn rule(html: &mut String, report: &Report, result: &RuleResult) {
    let doc = result.rule.doc();
    let _ = write!(
        html,
        "<article id=\"{}\" class=\"{}\">\n<h3>{}<small>{}</small></h3>\n<p>为什么：{}。</p>\n<p>怎样改：{}。</p>\n<ol>\n",
        result.rule,
        outcome_class(result.outcome),
        doc.title,
        counts(result),
        doc.why,
        doc.mend,
    );
    for hit in hits_of(report, result.rule) {
        item(html, report, hit);
    }
    html.push_str("</ol>\n");
    if result.unlisted > 0 {
        let _ = writeln!(html, "<p class=\"note\">同样的问题还有 {} 处，没有一一列出。</p>", result.unlisted);
    }
    html.push_str("</article>\n");
}

fn item(html: &mut String, report: &Report, hit: &Hit) {
    let page = report.pages.iter().find(|page| Some(page.number) == hit.page);
    let drawing = match (page, hit.place) {
        (Some(page), Some(place)) => sketch(page, &[place]),
        _ => String::new(),
    };
    let place = match place(hit) {
        none if none.is_empty() => "整个文件".to_owned(),
        place => place,
    };
    let _ = writeln!(
        html,
        "<li class=\"{}\">{drawing}<div><b class=\"mark\">{}</b> {}<small>{place}</small></div></li>",
        severity_class(hit.severity),
        severity(hit.severity),
        escaped(&hit.message()),
    );
}

fn thresholds(html: &mut String, thresholds: &Thresholds) {
    let trim =
        thresholds.trim_mm.map_or_else(|| "各版一样大".to_owned(), |[width, height]| format!("{width}×{height} 毫米"));
    let spots = if thresholds.spots.is_empty() { "不许".to_owned() } else { escaped(&thresholds.spots.join("、")) };
    let rows = [
        ("成品尺寸", trim),
        ("出血", format!("{} 毫米", thresholds.bleed_mm)),
        ("版数", format!("{} 的倍数", thresholds.pages_multiple)),
        ("总墨量", format!("错误 > {}%，警告 > {}%", thresholds.ink_error, thresholds.ink_warning)),
        (
            "图像分辨率",
            format!(
                "错误 < {}，警告 < {} 或 > {} ppi",
                thresholds.ppi_error, thresholds.ppi_warning, thresholds.ppi_most
            ),
        ),
        ("线条稿", format!("警告 < {} ppi", thresholds.bitmap_ppi_warning)),
        (
            "字号",
            format!(
                "单色 ≥ {} 点，多色或反白 ≥ {} 点，四色黑 ≥ {} 点",
                thresholds.type_pt, thresholds.colored_type_pt, thresholds.rich_black_pt
            ),
        ),
        ("线宽", format!("≥ {} 点", thresholds.line_pt)),
        ("专色", spots),
    ];
    let _ = write!(html, "<section class=\"thresholds\">\n<h2>检查标准：{}</h2>\n<dl>\n", escaped(&thresholds.name));
    for (term, value) in rows {
        let _ = writeln!(html, "<div><dt>{term}</dt><dd>{value}</dd></div>");
    }
    html.push_str("</dl>\n<p class=\"note\">位置从成品左上角量起。各规则按所列标准的主题制定，数值是检查标准里的；不代表任何机构的认证。</p>\n</section>\n");
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
        assert_eq!(escaped("a\u{202e}b\u{0}"), "a\u{fffd}b\u{fffd}");
    }

    #[test]
    fn nothing_is_fetched() {
        let html = html(&sample(), "paper.pdf");
        for word in ["http://", "https://", "src=", "@import", "url("] {
            assert!(!html.contains(word), "{word}");
        }
    }
}
