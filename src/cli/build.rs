//! `chenbao build`.

use std::time::{Duration, Instant};

use super::args::BuildArgs;
use super::moment::source_date_epoch;
use super::output::say;
use super::status::Status;
use super::told::{Told, unchanged};
use super::{press, report};
use crate::diag::Failure;
use crate::pipeline::{BookDelivery, BuildRun, build_unless_known};

pub(super) fn run(arguments: &BuildArgs) -> Result<Status, Failure> {
    let started = Instant::now();
    let resources = arguments.resources.find(&arguments.issue)?;
    let modified = if arguments.epub { source_date_epoch()? } else { None };
    let options = arguments.options(modified);
    let progress = report::Progress::start();
    let run = build_unless_known(&arguments.issue, &resources, &options, &|step| progress.step(step))?;
    progress.finish();
    let (built, run) = match run {
        BuildRun::Known(told) => return tell_again(&told, started.elapsed()),
        BuildRun::Built(built, run) => (built, run),
    };
    let summary = report::Summary {
        issue: &built.edition.issue,
        layout: &built.edition.layout,
        metrics: &built.making.metrics,
        findings: &built.making.findings,
        times: &built.making.times,
        elapsed: built.elapsed,
    };
    let mut told = Told::default();
    told.add_findings(&built.making.findings);
    told.add_text(&(summary.text() + &summary.place(&built.folder)));
    if let Some(book) = &built.book {
        add_book(&mut told, book);
    }
    let mut status = told.tell();
    say(&summary.time());
    if built.failure.is_none() && built.press.is_none() && built.book_gone.is_none() {
        run.keep(&built.making.findings, &told.to_bytes());
    }
    if let Some(gone) = &built.book_gone {
        say(&report::book_gone(gone));
    }
    if let Some(pressed) = &built.press {
        status = status.worse(press::tell(pressed, &built.folder));
    }
    built.failure.map_or(Ok(status), Err)
}

/// Tells what was told before.
fn tell_again(told: &[u8], elapsed: Duration) -> Result<Status, Failure> {
    let told = Told::from_bytes(told).unwrap_or_default();
    let status = told.tell();
    say(&unchanged(elapsed));
    Ok(status)
}

/// Adds what came of the issue's book.
fn add_book(told: &mut Told, book: &BookDelivery) {
    told.add_findings(&book.findings);
    match &book.written {
        Some((path, bytes)) => {
            told.add_text(&format!("  电子书：{}　{}\n", path.display(), report::size(*bytes)));
        }
        None => told.add_text("  电子书有错误，没有写\n"),
    }
}
