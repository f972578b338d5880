//! `chenbao print`.

use super::args::PrintArgs;
use super::output::say;
use super::status::Status;
use super::{press, report};
use crate::diag::Failure;
use crate::pipeline::print;

pub(super) fn run(arguments: &PrintArgs) -> Result<Status, Failure> {
    let resources = arguments.resources.find(&arguments.issue)?;
    let progress = report::Progress::start();
    let printed = print(&arguments.issue, &resources, &arguments.options(), &|step| progress.step(step))?;
    progress.finish();
    report::print_findings(&printed.findings);
    if let Some(gone) = &printed.book_gone {
        say(&report::book_gone(gone));
    }
    match (&printed.press, printed.failure) {
        (_, Some(failure)) => Err(failure),
        (Some(pressed), None) => Ok(press::tell(pressed, &printed.folder)),
        (None, None) => {
            say("版面还有错误，没有写印刷文件；改好再来一遍\n");
            Ok(Status::Faults)
        }
    }
}
