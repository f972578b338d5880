//! What the commands tell people: progress while they work, findings, and a summary at the end.

use std::fmt::Write as _;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::status::Status;
use crate::diag::{Finding, Source, has_errors, render};
use crate::makeup::layout::Layout;
use crate::makeup::metrics::{MetricsReport, PageMetrics};
use crate::model::Issue;
use crate::pipeline::{Made, Step};

/// A line on the terminal that says what is being done; nothing where standard error is no terminal.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub(super) fn start() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}… {elapsed}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(80));
        Self { bar }
    }

    pub(super) fn step(&self, step: Step) {
        self.bar.set_message(step.label());
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Reads a file of the author's again, to show the line a finding points at. Not one that a link leads to, which may be a file that was refused,
/// nor a pipe, which need not end.
pub(super) fn read_source(path: &str) -> Option<std::sync::Arc<Source>> {
    std::fs::symlink_metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    let text = std::fs::read_to_string(path).ok()?;
    Some(Source::new(path, text))
}

/// Prints findings to standard error.
pub(super) fn print_findings(findings: &[Finding]) {
    if findings.is_empty() {
        return;
    }
    let is_colored = std::io::stderr().is_terminal();
    complain(&render::text(findings, &read_source, is_colored));
}

/// Prints to standard error; a reader that has gone is no failure.
pub(super) fn complain(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// How a paper with these findings ends the run.
pub(super) fn status(findings: &[Finding]) -> Status {
    if has_errors(findings) { Status::Faults } else { Status::Clean }
}

/// What the summary at the end tells of an issue that was made.
pub(super) struct Summary<'m> {
    pub(super) issue: &'m Issue,
    pub(super) layout: &'m Layout,
    pub(super) metrics: &'m MetricsReport,
    pub(super) findings: &'m [Finding],
    /// What each step took.
    pub(super) times: &'m [(Step, Duration)],
    /// What all of it took.
    pub(super) elapsed: Duration,
}

impl<'m> Summary<'m> {
    /// That of an issue of which nothing was written.
    pub(super) fn of_made(made: &'m Made, elapsed: Duration) -> Self {
        let Made { issue, layout, metrics, findings, times, .. } = made;
        Self { issue, layout, metrics, findings, times, elapsed }
    }

    /// Pages, articles, characters, fill, findings.
    pub(super) fn text(&self) -> String {
        let issue = self.issue;
        let characters: usize = issue.articles.iter().map(crate::model::Article::chars).sum();
        let pictures: usize = issue.articles.iter().map(|article| article.pictures.len()).sum();
        let mut text = String::new();
        let _ = writeln!(text, "{}　{}　第{}期", issue.paper.full_name(), issue.date, issue.number);
        let _ = writeln!(
            text,
            "  {} 版，{} 篇，{characters} 字，{pictures} 张图片",
            self.layout.pages.len(),
            issue.articles.len()
        );
        let fill = |page: &PageMetrics| {
            let number = page.page.map_or(0, crate::units::PageNumber::get);
            format!("{number}版 {:.1}%", f64::from(page.scores.fill) / 10.0)
        };
        let fills: Vec<String> = self.metrics.pages.iter().map(fill).collect();
        let _ = writeln!(text, "  填满：{}", fills.join("　"));
        let _ = writeln!(text, "{COUNTED}{}", count(self.findings));
        text
    }

    /// What it took.
    pub(super) fn time(&self) -> String {
        format!("  用时：{:.2} 秒（{}）\n", self.elapsed.as_secs_f64(), steps(self.times))
    }

    /// Where its outputs were written.
    pub(super) fn place(&self, folder: &Path) -> String {
        let mut text = format!("  写到：{}\n", folder.display());
        if has_errors(self.findings) {
            text += "  有错误，没有写 paper.pdf；问题都标在 proof.pdf（校样）上，改好再来一遍\n";
        }
        text
    }
}

/// What is said of a book that was withdrawn.
pub(super) fn book_gone(book: &Path) -> String {
    format!("  收走旧的电子书：{}（是照改动以前的稿件做的；要新的，加 --epub 再 build 一遍）\n", book.display())
}

/// What stands before the number of findings in a summary.
pub(super) const COUNTED: &str = "  问题：";

/// How many findings there are of each severity.
pub(super) fn count(findings: &[Finding]) -> String {
    match render::summary(findings) {
        none if none.is_empty() => "没有".to_owned(),
        some => some,
    }
}

/// What each step took, in seconds.
pub(super) fn steps(times: &[(Step, Duration)]) -> String {
    let times: Vec<String> =
        times.iter().map(|(step, time)| format!("{} {:.2}", step.label(), time.as_secs_f64())).collect();
    times.join("，")
}

/// Text with blanks after it up to so many columns of a terminal, in which a 汉字 takes two; at least one.
pub(super) fn padded(text: &str, columns: usize) -> String {
    let width: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(columns.saturating_sub(width).max(1)))
}

/// A number of bytes as people say it.
pub(super) fn size(bytes: usize) -> String {
    let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
    match bytes {
        0..1_000 => format!("{bytes} 字节"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
