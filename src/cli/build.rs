//! `chenbao build`.

use std::path::Path;

use super::anthology::source_date_epoch;
use super::args::BuildArgs;
use super::{Status, report, say};
use crate::diag::Failure;
use crate::export::epub::BookOptions;
use crate::export::publish;
use crate::pipeline::{
    Exports, Made, PressWishes, Resources, Step, bind_issue, default_folder, export, keep_out_of_content, make, press,
    settle, withdraw_book, withdraw_press,
};

pub(super) fn run(arguments: &BuildArgs) -> Result<Status, Failure> {
    let started = std::time::Instant::now();
    let resources = arguments.resources.find(&arguments.issue)?;
    let wishes = arguments.resources.wishes(arguments.out.clone(), arguments.fresh);
    let progress = report::Progress::start();
    let made = make(&arguments.issue, &resources, &wishes, &|step| progress.step(step))?;
    let folder = arguments.out.clone().unwrap_or_else(|| default_folder(&made.issue, &wishes));
    keep_out_of_content(&folder, &made.issue.folder)?;
    progress.step(Step::Export);
    export(&made, &folder, Exports { pages: !arguments.no_pages })?;
    withdraw_book(&made.issue, &folder)?;
    progress.finish();
    report::print_findings(&made.findings);
    say(&report::summary(&made, Some(&folder), started.elapsed()));
    let status = report::status(&made.findings);
    if !made.is_sound() {
        withdraw_press(&made.issue, &folder)?;
        return Ok(status);
    }
    settle(&made, &resources, &folder)?;
    let status = if arguments.epub { status.worse(bind_and_tell(&made, &resources, &folder)?) } else { status };
    if !arguments.print {
        return Ok(status);
    }
    let progress = report::Progress::start();
    let pressed = press(&made.into(), &resources, &folder, &PressWishes::default(), &|step| progress.step(step))?;
    progress.finish();
    Ok(status.worse(super::print::tell(&pressed, &folder)))
}

/// Writes the EPUB of the issue and tells of it.
fn bind_and_tell(made: &Made, resources: &Resources, folder: &Path) -> Result<Status, Failure> {
    let options = BookOptions { modified: source_date_epoch()?, ..BookOptions::default() };
    let (book, findings) = bind_issue(made, resources, &options)?;
    report::print_findings(&findings);
    match book {
        Some(book) => {
            say(&format!("  电子书：{}　{}\n", folder.join(&book.path).display(), report::size(book.bytes.len())));
            publish(folder, &[book], &[])?;
        }
        None => say("  电子书有错误，没有写\n"),
    }
    Ok(report::status(&findings))
}
