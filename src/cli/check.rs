//! `chenbao check`: of an issue's folder, or of a finished book.

use std::time::{Duration, Instant};

use serde_json::json;

use super::args::{CheckArgs, Format};
use super::book;
use super::copyfit::{self, ArticleFit};
use super::output::say;
use super::report;
use super::status::Status;
use super::told::{Told, unchanged};
use crate::diag::{Failure, render};
use crate::pipeline::{Made, MakeRun, make_unless_known};

pub(super) fn run(arguments: &CheckArgs) -> Result<Status, Failure> {
    if book::is_book(&arguments.issue) {
        return book::check(&arguments.issue, arguments.format);
    }
    let started = Instant::now();
    let resources = arguments.resources.find(&arguments.issue)?;
    let options = arguments.resources.make_options(None, arguments.fresh);
    let progress = report::Progress::start();
    let asked = format!("{:?}{}", arguments.format, arguments.articles);
    let run = make_unless_known(&arguments.issue, &resources, &options, &asked, &|step| progress.step(step))?;
    progress.finish();
    let (status, time) = match run {
        MakeRun::Known(told) => (Told::from_bytes(&told).unwrap_or_default().tell(), unchanged(started.elapsed())),
        MakeRun::Made(made, run) => {
            let told = told(&made, arguments);
            run.keep(&made.findings, &told.to_bytes());
            (told.tell(), report::Summary::of_made(&made, started.elapsed()).time())
        }
    };
    if arguments.format == Format::Text {
        say(&time);
    }
    Ok(status)
}

/// What is told of an issue that was made. In JSON the findings stand among the rest.
fn told(made: &Made, arguments: &CheckArgs) -> Told {
    let mut told = Told::default();
    match arguments.format {
        Format::Text => {
            told.add_findings(&made.findings);
            if arguments.articles {
                told.add_text(&articles(made));
            }
            told.add_text(&report::Summary::of_made(made, Duration::ZERO).text());
        }
        Format::Json => {
            let findings = render::sorted(&made.findings);
            let articles: Vec<_> = copyfit::fits(made).iter().map(ArticleFit::data).collect();
            let report = json!({ "findings": findings, "metrics": made.metrics, "articles": articles });
            told.add_text(&format!("{report:#}\n"));
            told.add_status(report::status(&made.findings));
        }
    }
    told
}

/// One line an article, page by page.
fn articles(made: &Made) -> String {
    let lines: String = copyfit::fits(made).iter().map(ArticleFit::line).collect();
    format!("逐篇：\n{lines}\n")
}
