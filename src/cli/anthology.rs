//! `chenbao anthology`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::args::{AnthologyArgs, CoverPageArg};
use super::{Status, report, say};
use crate::diag::{Code, Failure, Finding, render};
use crate::export::epub::apparatus::{unconfirmed, unindexed};
use crate::export::epub::{self, BookOptions};
use crate::export::{Artifact, publish};
use crate::model::{Anthology, CoverPage, Review};
use crate::pipeline::{AnthologyWishes, Bound, Step, bind, keep_out_of_content};

pub(super) fn run(arguments: &AnthologyArgs) -> Result<Status, Failure> {
    let started = std::time::Instant::now();
    let resources = arguments.resources.find(&arguments.paper)?;
    let wishes = AnthologyWishes { layout: arguments.resources.layout.clone(), options: options(arguments)? };
    let progress = report::Progress::start();
    let bound = bind(&arguments.paper, &resources, &wishes, &|step| progress.step(step))?;
    let mut told = String::new();
    if !arguments.check {
        progress.step(Step::Export);
        told = write(&bound, arguments)?;
    }
    progress.finish();
    report::print_findings(&bound.findings);
    say(&(summary(&bound, started.elapsed()) + &told));
    Ok(report::status(&bound.findings))
}

fn options(arguments: &AnthologyArgs) -> Result<BookOptions, Failure> {
    Ok(BookOptions {
        cover_page: arguments.cover.map(|page| match page {
            CoverPageArg::Linear => CoverPage::Linear,
            CoverPageArg::Nonlinear => CoverPage::NonLinear,
            CoverPageArg::None => CoverPage::None,
        }),
        language: arguments.language.clone(),
        title: arguments.title.clone(),
        years: arguments.years.clone(),
        modified: source_date_epoch()?,
    })
}

/// The moment of the last change that the environment gives, in seconds since 1970; the clock is never asked.
///
/// # Errors
/// `SOURCE_DATE_EPOCH` that is no such number.
pub(super) fn source_date_epoch() -> Result<Option<i64>, Failure> {
    const NAME: &str = "SOURCE_DATE_EPOCH";
    let Some(value) = std::env::var_os(NAME).filter(|value| !value.is_empty()) else { return Ok(None) };
    // The last second of the year 9999.
    let seconds =
        value.to_str().and_then(|value| value.parse().ok()).filter(|seconds| (0..253_402_300_800).contains(seconds));
    let fault = || {
        let message = format!("环境变量 {NAME} 应为 1970 年起的秒数，写的是“{}”", value.display());
        Finding::new(Code::WrongValue, message).hint("删去它，或写成 1709251199 这样的数")
    };
    Ok(Some(seconds.ok_or_else(fault)?))
}

/// Puts the book where it belongs, or takes away the one of an earlier run. Gives what to tell of it.
fn write(bound: &Bound, arguments: &AnthologyArgs) -> Result<String, Failure> {
    let (folder, name) = place(arguments.out.as_deref(), &bound.anthology);
    keep_out_of_content(&folder, &arguments.paper)?;
    let path = folder.join(&name);
    let Some(bytes) = &bound.bytes else {
        if path.exists() {
            publish(&folder, &[], &[name])?;
        }
        return Ok("  有错误，没有写电子书；改好再来一遍\n".to_owned());
    };
    let told = format!("  写到：{}　{}\n", path.display(), report::size(bytes.len()));
    publish(&folder, &[Artifact::new(name, bytes.clone())], &[])?;
    Ok(told)
}

/// The folder and the name of the file: a path that ends in `.epub` is a file, any other a folder.
fn place(out: Option<&Path>, anthology: &Anthology) -> (PathBuf, PathBuf) {
    let own = PathBuf::from(epub::file_name(anthology));
    let is_book = |path: &Path| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("epub"));
    match out {
        Some(file) if is_book(file) => {
            let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            (parent.to_owned(), file.file_name().map_or(own, PathBuf::from))
        }
        Some(folder) => (folder.to_owned(), own),
        None => (PathBuf::from("out"), own),
    }
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
    let findings = match render::summary(&bound.findings) {
        none if none.is_empty() => "没有".to_owned(),
        some => some,
    };
    let _ = writeln!(text, "  问题：{findings}");
    let times: Vec<String> =
        bound.times.iter().map(|(step, time)| format!("{} {:.2}", step.label(), time.as_secs_f64())).collect();
    let _ = writeln!(text, "  用时：{:.2} 秒（{}）", elapsed.as_secs_f64(), times.join("，"));
    text
}
