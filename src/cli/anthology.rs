//! `chenbao anthology`.

use std::fmt::Write as _;
use std::time::Duration;

use super::args::AnthologyArgs;
use super::moment::source_date_epoch;
use super::output::say;
use super::report;
use super::status::Status;
use crate::diag::Failure;
use crate::export::epub::apparatus::{unconfirmed, unindexed};
use crate::model::Review;
use crate::pipeline::{Bound, anthology};

pub(super) fn run(arguments: &AnthologyArgs) -> Result<Status, Failure> {
    let started = std::time::Instant::now();
    let resources = arguments.resources.find(&arguments.paper)?;
    let options = arguments.options(source_date_epoch()?);
    let progress = report::Progress::start();
    let delivered = anthology(&arguments.paper, &resources, &options, &|step| progress.step(step))?;
    progress.finish();
    report::print_findings(&delivered.bound.findings);
    let told = match &delivered.written {
        _ if arguments.check => String::new(),
        Some((path, bytes)) => format!("  写到：{}　{}\n", path.display(), report::size(*bytes)),
        None => "  有错误，没有写电子书；改好再来一遍\n".to_owned(),
    };
    say(&(summary(&delivered.bound, started.elapsed()) + &told));
    Ok(report::status(&delivered.bound.findings))
}

/// The summary at the end: title, reviews, characters, pictures, findings, time.
fn summary(bound: &Bound, elapsed: Duration) -> String {
    let book = &bound.anthology;
    let sum = |count: fn(&Review) -> usize| book.reviews.iter().map(count).sum::<usize>();
    let years: Vec<String> = book.years().iter().map(i32::to_string).collect();
    let mut text = String::new();
    let _ = writeln!(text, "{}　{}", book.title, years.join("、"));
    let _ = writeln!(
        text,
        "  {} 篇，{} 字，{} 个数字，{} 条注，{} 张图片",
        book.reviews.len(),
        sum(Review::chars),
        sum(|review| review.figures.len()),
        sum(|review| review.notes.len()),
        sum(|review| review.pictures.len())
    );
    let unconfirmed: Vec<String> =
        unconfirmed(book).map(|(review, figure)| format!("{} 年{}", review.year, figure.label)).collect();
    if !unconfirmed.is_empty() {
        let _ = writeln!(
            text,
            "  正文里没有原样写着的数字 {} 个，书里不链接：{}",
            unconfirmed.len(),
            unconfirmed.join("、")
        );
    }
    let unindexed = unindexed(book);
    if !unindexed.is_empty() {
        let _ = writeln!(text, "  不进索引的人名 {} 个：{}", unindexed.len(), unindexed.join("、"));
    }
    let _ = writeln!(text, "{}{}", report::COUNTED, report::count(&bound.findings));
    let _ = writeln!(text, "  用时：{:.2} 秒（{}）", elapsed.as_secs_f64(), report::steps(&bound.times));
    text
}
