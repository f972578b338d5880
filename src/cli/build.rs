//! `chenbao build`.

use std::path::Path;

use super::args::BuildArgs;
use super::{Status, report, say};
use crate::diag::{Code, Failure, Finding};
use crate::model::Issue;
use crate::pipeline::{Exports, PressWishes, Step, default_folder, export, make, press, settle, withdraw_press};

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

/// Outputs must not come to lie among the author's files.
pub(super) fn keep_out_of_content(folder: &Path, issue: &Issue) -> Result<(), Failure> {
    // The folder need not exist yet; the nearest that does tells where it would be.
    let out = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let real = out.ancestors().find_map(|ancestor| ancestor.canonicalize().ok());
    let issue = issue.folder.canonicalize().unwrap_or_else(|_| issue.folder.clone());
    let paper = issue.ancestors().find(|ancestor| ancestor.join("paper.toml").is_file()).unwrap_or(&issue);
    let inside = real.is_some_and(|real| real.starts_with(paper));
    if !inside {
        return Ok(());
    }
    let message = format!("成品不能写到稿件的文件夹里：“{}”", folder.display());
    Err(Finding::new(Code::OutputFailed, message)
        .hint("用 --out 写到稿件文件夹以外的地方，或到项目的文件夹里运行")
        .into())
}
