//! A print: an issue's files for the press. The order is told in [`super`].

use std::path::{Path, PathBuf};

use super::layout::{settle, withdraw};
use crate::diag::{Failure, Finding, has_errors};
use crate::pipeline::outputs::{FileSet, OutputFolder};
use crate::pipeline::paper_files::layout_file;
use crate::pipeline::press::press;
use crate::pipeline::settled::settled_layout;
use crate::pipeline::step::Clock;
use crate::pipeline::{Edition, Made, MakeOptions, PressOptions, Pressed, Resources, Step, Workshop};

/// What is asked of the files for the press beyond the issue's folder.
#[derive(Debug, Clone, Default)]
pub struct PrintOptions {
    /// How the issue is made where it is not settled, and where its outputs go.
    pub make: MakeOptions,
    /// What the print shop asks for.
    pub press: PressOptions,
}

/// What came of them.
pub struct Printed {
    /// The folder of the outputs.
    pub folder: PathBuf,
    /// What was found while the issue was made; nothing of one that is settled.
    pub findings: Vec<Finding>,
    /// The files; none where the issue has errors, or the tool could not make them.
    pub press: Option<Pressed>,
    /// The book of an earlier build that went, for the issue has changed since.
    pub book_gone: Option<PathBuf>,
    /// What kept the tool from making them after the issue was made.
    pub failure: Option<Failure>,
}

/// Delivers the files for the press of an issue: of the layout it was settled with, else of a new one.
///
/// # Errors
/// What kept the tool from working: a folder, a file, a font, a look or a profile that cannot be used, a disk.
pub fn print(
    folder: &Path,
    resources: &Resources,
    options: &PrintOptions,
    progress: &dyn Fn(Step),
) -> Result<Printed, Failure> {
    let mut clock = Clock::new(progress);
    clock.begin(Step::Read);
    let mut workshop = Workshop::new(folder, resources, &options.make);
    let read = workshop.read()?;
    let is_candidate = !options.make.fresh && !has_errors(&read.findings);
    let settled = is_candidate
        .then(|| settled_layout(&read.issue, &read.fonts, resources, &options.make.outputs(&read.issue)))
        .flatten();
    if let Some(layout) = settled {
        let edition = Edition { issue: read.issue, fonts: read.fonts, layout };
        let outputs = OutputFolder::of_issue(&edition.issue, &options.make)?;
        let pressed = press(&edition, resources, &outputs, &options.press, progress)?;
        let folder = outputs.path().to_owned();
        return Ok(Printed { folder, findings: vec![], press: Some(pressed), book_gone: None, failure: None });
    }
    let made = workshop.make_of(read, clock)?;
    drop(workshop);
    print_made(made, resources, options, progress)
}

/// The same for an issue that had to be made.
fn print_made(
    made: Made,
    resources: &Resources,
    options: &PrintOptions,
    progress: &dyn Fn(Step),
) -> Result<Printed, Failure> {
    let outputs = OutputFolder::of_issue(&made.issue, &options.make)?;
    let (folder, findings) = (outputs.path().to_owned(), made.findings.clone());
    let mut printed = Printed { folder, findings, press: None, book_gone: None, failure: None };
    if !made.is_sound() {
        printed.book_gone = withdraw(&made.issue, &outputs)?;
        return Ok(printed);
    }
    let layout = layout_file(&made)?;
    let (edition, _) = made.without_pages();
    let pressed = outputs
        .deliver(&FileSet::file(layout))
        .and_then(|()| settle(&edition, resources, &outputs))
        .map(|gone| printed.book_gone = gone)
        .and_then(|()| press(&edition, resources, &outputs, &options.press, progress));
    match pressed {
        Ok(pressed) => printed.press = Some(pressed),
        Err(failure) => printed.failure = Some(failure),
    }
    Ok(printed)
}
