//! `chenbao build`.

use super::args::BuildArgs;
use super::{Status, report, say};
use crate::diag::Failure;
use crate::pipeline::{
    Exports, PressWishes, Step, default_folder, export, keep_out_of_content, make, press, settle, withdraw_press,
};

pub(super) fn run(arguments: &BuildArgs) -> Result<Status, Failure> {
    let started = std::time::Instant::now();
    let resources = arguments.resources.find(&arguments.issue)?;
    let wishes = arguments.resources.wishes(arguments.out.clone(), arguments.fresh);
    let progress = report::Progress::start();
    let made = make(&arguments.issue, &resources, &wishes, &|step| progress.step(step))?;
    let folder = arguments.out.clone().unwrap_or_else(|| default_folder(&made.issue, &wishes));
    keep_out_of_content(&folder, &made.issue)?;
    progress.step(Step::Export);
    export(&made, &folder, Exports { pages: !arguments.no_pages })?;
    progress.finish();
    report::print_findings(&made.findings);
    say(&report::summary(&made, Some(&folder), started.elapsed()));
    let status = report::status(&made.findings);
    if !made.is_sound() {
        withdraw_press(&made.issue, &folder)?;
        return Ok(status);
    }
    settle(&made, &resources, &folder)?;
    if !arguments.print {
        return Ok(status);
    }
    let progress = report::Progress::start();
    let pressed = press(&made.into(), &resources, &folder, &PressWishes::default(), &|step| progress.step(step))?;
    progress.finish();
    Ok(status.worse(super::print::tell(&pressed, &folder)))
}
