//! `chenbao print`.

use std::fmt::Write as _;
use std::path::Path;

use super::args::PrintArgs;
use super::build::keep_out_of_content;
use super::{Status, report, say};
use crate::diag::Failure;
use crate::pipeline::{Pressed, Step, default_folder, export_layout, make, press, withdraw_press};

pub(super) fn run(arguments: &PrintArgs) -> Result<Status, Failure> {
    let resources = arguments.resources.find(&arguments.issue)?;
    let wishes = arguments.resources.wishes(arguments.out.clone(), arguments.fresh);
    let progress = report::Progress::start();
    let made = make(&arguments.issue, &resources, &wishes, &|step| progress.step(step))?;
    let folder = arguments.out.clone().unwrap_or_else(|| default_folder(&made.issue, &wishes));
    keep_out_of_content(&folder, &made.issue)?;
    if !made.is_sound() {
        withdraw_press(&made.issue, &folder)?;
        progress.finish();
        report::print_findings(&made.findings);
        say("版面还有错误，没有写印刷文件；改好再来一遍\n");
        return Ok(Status::Faults);
    }
    let pressed = press(&made, &resources, &folder, &arguments.press.wishes(), &|step| progress.step(step))?;
    progress.step(Step::Export);
    export_layout(&made, &folder)?;
    progress.finish();
    report::print_findings(&made.findings);
    Ok(tell(&pressed, &folder))
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
