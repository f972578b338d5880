//! `chenbao build`.

use super::args::BuildArgs;
use super::moment::source_date_epoch;
use super::output::say;
use super::status::Status;
use super::{press, report};
use crate::diag::Failure;
use crate::pipeline::{BookDelivery, build};

pub(super) fn run(arguments: &BuildArgs) -> Result<Status, Failure> {
    let resources = arguments.resources.find(&arguments.issue)?;
    let modified = if arguments.epub { source_date_epoch()? } else { None };
    let progress = report::Progress::start();
    let built = build(&arguments.issue, &resources, &arguments.options(modified), &|step| progress.step(step))?;
    progress.finish();
    let summary = report::Summary {
        issue: &built.edition.issue,
        layout: &built.edition.layout,
        metrics: &built.making.metrics,
        findings: &built.making.findings,
        times: &built.making.times,
        elapsed: built.elapsed,
    };
    report::print_findings(&built.making.findings);
    say(&(summary.text() + &summary.place(&built.folder)));
    let mut status = report::status(&built.making.findings);
    if let Some(book) = &built.book {
        status = status.worse(tell_of_book(book));
    }
    if let Some(gone) = &built.book_gone {
        say(&report::book_gone(gone));
    }
    if let Some(pressed) = &built.press {
        status = status.worse(press::tell(pressed, &built.folder));
    }
    built.failure.map_or(Ok(status), Err)
}

/// Prints what came of the issue's book.
fn tell_of_book(book: &BookDelivery) -> Status {
    report::print_findings(&book.findings);
    match &book.written {
        Some((path, bytes)) => say(&format!("  电子书：{}　{}\n", path.display(), report::size(*bytes))),
        None => say("  电子书有错误，没有写\n"),
    }
    report::status(&book.findings)
}
