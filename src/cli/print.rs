//! `chenbao print`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::args::PrintArgs;
use super::{Status, report, say};
use crate::diag::{Failure, Finding};
use crate::model::Issue;
use crate::pipeline::{
    Pressed, Resources, Settled, Step, Wishes, default_folder, keep_out_of_content, make, press, settle, settled,
    withdraw_press,
};

pub(super) fn run(arguments: &PrintArgs) -> Result<Status, Failure> {
    let resources = arguments.resources.find(&arguments.issue)?;
    let wishes = arguments.resources.wishes(arguments.out.clone(), arguments.fresh);
    let progress = report::Progress::start();
    let step = |step| progress.step(step);
    step(Step::Read);
    let edition = match settled(&arguments.issue, &resources, &wishes)? {
        Some(edition) => edition,
        None => match make_edition(arguments, &resources, &wishes, &step)? {
            Ok(edition) => edition,
            Err(findings) => {
                progress.finish();
                report::print_findings(&findings);
                say("版面还有错误，没有写印刷文件；改好再来一遍\n");
                return Ok(Status::Faults);
            }
        },
    };
    let folder = folder(arguments, &edition.issue, &wishes)?;
    let pressed = press(&edition, &resources, &folder, &arguments.press.wishes(), &step)?;
    progress.finish();
    Ok(tell(&pressed, &folder))
}

/// Makes the issue and saves its layout; gives what is wrong with it where it may not be printed.
fn make_edition(
    arguments: &PrintArgs,
    resources: &Resources,
    wishes: &Wishes,
    step: &dyn Fn(Step),
) -> Result<Result<Settled, Vec<Finding>>, Failure> {
    let made = make(&arguments.issue, resources, wishes, step)?;
    let folder = folder(arguments, &made.issue, wishes)?;
    if !made.is_sound() {
        withdraw_press(&made.issue, &folder)?;
        return Ok(Err(made.findings));
    }
    report::print_findings(&made.findings);
    settle(&made, resources, &folder)?;
    Ok(Ok(made.into()))
}

/// Where the files go; never among the author's.
fn folder(arguments: &PrintArgs, issue: &Issue, wishes: &Wishes) -> Result<PathBuf, Failure> {
    let folder = arguments.out.clone().unwrap_or_else(|| default_folder(issue, wishes));
    keep_out_of_content(&folder, &issue.folder)?;
    Ok(folder)
}

/// Prints what came of the files for the press.
pub(super) fn tell(pressed: &Pressed, folder: &Path) -> Status {
    report::print_findings(&pressed.findings);
    let status = report::status(&pressed.findings);
    let mut text = String::new();
    let _ = writeln!(text, "印刷文件　预检：{}", pressed.verdict.label());
    for (path, bytes) in &pressed.files {
        let _ = writeln!(text, "  {}　{}", folder.join(path).display(), report::size(*bytes));
    }
    let times: Vec<String> =
        pressed.times.iter().map(|(step, time)| format!("{} {:.2}", step.label(), time.as_secs_f64())).collect();
    let _ = writeln!(text, "  用时：{}", times.join("，"));
    if status == Status::Faults {
        let _ = writeln!(text, "  有错误，没有写印刷文件；照 print/preflight.html 改好再来一遍");
    }
    say(&text);
    status
}
