//! `chenbao build`.

use std::path::PathBuf;

use super::args::BuildArgs;
use super::{Status, report, say};
use crate::diag::Failure;
use crate::model::Issue;
use crate::pipeline::{Exports, Resources, Step, export, make};

pub(super) fn run(arguments: &BuildArgs) -> Result<Status, Failure> {
    let started = std::time::Instant::now();
    let resources =
        Resources::find(&arguments.issue, arguments.resources.fonts.clone(), arguments.resources.layouts.clone())?;
    let progress = report::Progress::start();
    let made = make(&arguments.issue, &resources, &|step| progress.step(step))?;
    let folder = arguments.out.clone().unwrap_or_else(|| default_folder(&made.issue));
    progress.step(Step::Export);
    export(&made, &folder, Exports { pages: !arguments.no_pages })?;
    progress.finish();
    report::print_findings(&made.findings);
    say(&report::summary(&made, Some(&folder), started.elapsed()));
    Ok(report::status(&made.findings))
}

fn default_folder(issue: &Issue) -> PathBuf {
    PathBuf::from("out").join(format!("{}-{}", issue.paper.id, issue.date))
}
