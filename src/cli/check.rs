//! `chenbao check`.

use serde_json::json;

use super::args::{CheckArgs, Format};
use super::{Status, report, say};
use crate::diag::{Failure, render};
use crate::pipeline::{Resources, make};

pub(super) fn run(arguments: &CheckArgs) -> Result<Status, Failure> {
    let started = std::time::Instant::now();
    let resources =
        Resources::find(&arguments.issue, arguments.resources.fonts.clone(), arguments.resources.layouts.clone())?;
    let progress = report::Progress::start();
    let made = make(&arguments.issue, &resources, &|step| progress.step(step))?;
    progress.finish();
    match arguments.format {
        Format::Text => {
            report::print_findings(&made.findings);
            say(&report::summary(&made, None, started.elapsed()));
        }
        Format::Json => {
            let findings = render::sorted(&made.findings);
            say(&format!("{:#}\n", json!({ "findings": findings, "metrics": made.metrics })));
        }
    }
    Ok(report::status(&made.findings))
}
