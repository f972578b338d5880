//! A print: an issue's files for the press. The order is told in [`super`].

use std::path::{Path, PathBuf};

use super::layout::Settling;
use crate::diag::{Failure, Finding, has_errors};
use crate::export::Patience;
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
    let outputs = OutputFolder::of_issue(&read.issue, &options.make, Patience::Some)?;
    let is_candidate = !options.make.fresh && !has_errors(&read.findings);
    let settled = is_candidate.then(|| settled_layout(&read.issue, resources, outputs.path())).flatten();
    if let Some(layout) = settled {
        let edition = Edition { issue: read.issue, fonts: workshop.fonts()?, layout };
        let pressed = press(&edition, resources, &outputs, &options.press, progress)?;
        let folder = outputs.path().to_owned();
        let findings = outputs.remark().into_iter().collect();
        return Ok(Printed { folder, findings, press: Some(pressed), book_gone: None, failure: None });
    }
    let made = workshop.make_of(read, clock)?;
    drop(workshop);
    print_made(made, resources, &outputs, &options.press, progress)
}

/// The same for an issue that had to be made.
fn print_made(
    made: Made,
    resources: &Resources,
    outputs: &OutputFolder,
    options: &PressOptions,
    progress: &dyn Fn(Step),
) -> Result<Printed, Failure> {
    let findings = made.findings.iter().cloned().chain(outputs.remark()).collect();
    let mut settling = Settling::begin(&made, resources, outputs)?;
    let (folder, book_gone) = (outputs.path().to_owned(), settling.book_gone.take());
    let mut printed = Printed { folder, findings, press: None, book_gone, failure: None };
    let superseded = std::mem::take(&mut settling.stale);
    if !made.is_sound() {
        outputs.deliver(&FileSet::withdrawal(superseded))?;
        return Ok(printed);
    }
    let layout = layout_file(&made)?;
    let (edition, _) = made.without_pages();
    let published = outputs.deliver(&FileSet { artifacts: vec![layout], superseded });
    match published.and_then(|()| {
        settling.end(outputs);
        press(&edition, resources, outputs, options, progress)
    }) {
        Ok(pressed) => printed.press = Some(pressed),
        Err(failure) => printed.failure = Some(failure),
    }
    Ok(printed)
}
