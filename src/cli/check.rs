//! `chenbao check`: of an issue's folder, or of a finished book.

use serde_json::json;

use super::args::{CheckArgs, Format};
use super::book;
use super::copyfit::{self, ArticleFit};
use super::output::say;
use super::report;
use super::status::Status;
use crate::diag::{Failure, render};
use crate::pipeline::{Made, make};

pub(super) fn run(arguments: &CheckArgs) -> Result<Status, Failure> {
    if book::is_book(&arguments.issue) {
        return book::check(&arguments.issue, arguments.format);
    }
    let started = std::time::Instant::now();
    let resources = arguments.resources.find(&arguments.issue)?;
    let options = arguments.resources.make_options(None, arguments.fresh);
    let progress = report::Progress::start();
    let made = make(&arguments.issue, &resources, &options, &|step| progress.step(step))?;
    progress.finish();
    match arguments.format {
        Format::Text => {
            report::print_findings(&made.findings);
            if arguments.articles {
                say(&articles(&made));
            }
            say(&report::Summary::of_made(&made, started.elapsed()).text());
        }
        Format::Json => {
            let findings = render::sorted(&made.findings);
            let articles: Vec<_> = copyfit::fits(&made).iter().map(ArticleFit::data).collect();
            let report = json!({ "findings": findings, "metrics": made.metrics, "articles": articles });
            say(&format!("{report:#}\n"));
        }
    }
    Ok(report::status(&made.findings))
}

/// One line an article, page by page.
fn articles(made: &Made) -> String {
    let lines: String = copyfit::fits(made).iter().map(ArticleFit::line).collect();
    format!("逐篇：\n{lines}\n")
}
