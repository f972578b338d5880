//! A build: an issue's paper, its book and its files for the press. The order is told in [`super`].

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::layout::Settling;
use crate::diag::{Failure, Finding};
use crate::export::Patience;
use crate::export::epub::BookOptions;
use crate::pipeline::book::{bind_issue, stale_book};
use crate::pipeline::outputs::{FileSet, OutputFolder};
use crate::pipeline::paper_files::paper_files;
use crate::pipeline::press::press;
use crate::pipeline::step::Clock;
use crate::pipeline::workshop::ReadIssue;
use crate::pipeline::{Edition, KnownRun, MakeOptions, Making, PressOptions, Pressed, Resources, Step, Workshop};
use crate::store::StoredKind;

/// What is asked of a build beyond its folder.
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    /// How the issue is made, and where its outputs go.
    pub make: MakeOptions,
    /// Whether there are no pictures of the pages.
    pub omits_pictures: bool,
    /// The issue as a book too.
    pub book: Option<BookOptions>,
    /// The files for the press too.
    pub press: Option<PressOptions>,
}

/// What came of a build.
pub struct Built {
    /// The issue with its layout.
    pub edition: Edition,
    /// What is told of its making.
    pub making: Making,
    /// The folder of the outputs.
    pub folder: PathBuf,
    /// How long it took until the paper lay there.
    pub elapsed: Duration,
    /// The book, where one was asked for and the paper is sound.
    pub book: Option<BookDelivery>,
    /// The book of an earlier build that went, for it was made from something else, and none was made in its place.
    pub book_gone: Option<PathBuf>,
    /// The files for the press, where they were asked for and the paper is sound.
    pub press: Option<Pressed>,
    /// What kept the tool from going on after the paper lay there.
    pub failure: Option<Failure>,
}

/// What came of a book.
pub struct BookDelivery {
    /// What was found in it beyond what is told of its content.
    pub findings: Vec<Finding>,
    /// Where it lies and its bytes; none where errors kept it from readers.
    pub written: Option<(PathBuf, usize)>,
}

/// What came of a build of an issue that may be known.
pub enum BuildRun {
    /// What was told of it before; nothing has changed since, and its files lie there.
    Known(Vec<u8>),
    /// The issue built, and where to keep what is told of it.
    Built(Box<Built>, KnownRun),
}

/// Builds an issue: makes it and delivers its paper, and what else is asked for.
///
/// # Errors
/// What kept the tool from making the paper or from writing it; in the latter case the folder is as it was.
pub fn build(
    folder: &Path,
    resources: &Resources,
    options: &BuildOptions,
    progress: &dyn Fn(Step),
) -> Result<Built, Failure> {
    BegunBuild::read(folder, resources, options, progress)?.deliver(resources, options, progress)
}

/// The same, unless the issue was built before and nothing has changed since. Files for the press are never taken for known.
///
/// # Errors
/// The same.
pub fn build_unless_known(
    folder: &Path,
    resources: &Resources,
    options: &BuildOptions,
    progress: &dyn Fn(Step),
) -> Result<BuildRun, Failure> {
    let begun = BegunBuild::read(folder, resources, options, progress)?;
    let asked = format!("{}{:?}{:?}", options.omits_pictures, options.book, options.press);
    let run = KnownRun::of(StoredKind::KnownBuilds, &begun.read, resources, &options.make, &asked);
    if let Some(told) = run.told().filter(|_| options.press.is_none()) {
        return Ok(BuildRun::Known(told));
    }
    let built = begun.deliver(resources, options, progress)?;
    Ok(BuildRun::Built(Box::new(built), run))
}

/// A build whose issue is read and not made yet.
struct BegunBuild<'p> {
    workshop: Workshop,
    read: ReadIssue,
    started: Instant,
    clock: Clock<'p>,
}

impl<'p> BegunBuild<'p> {
    /// Reads the issue in a folder.
    fn read(
        folder: &Path,
        resources: &Resources,
        options: &BuildOptions,
        progress: &'p dyn Fn(Step),
    ) -> Result<Self, Failure> {
        let started = Instant::now();
        let mut clock = Clock::new(progress);
        clock.begin(Step::Read);
        let mut workshop = Workshop::new(folder, resources, &options.make);
        let read = workshop.read()?;
        Ok(Self { workshop, read, started, clock })
    }

    /// Makes what was read, and delivers it.
    fn deliver(self, resources: &Resources, options: &BuildOptions, progress: &dyn Fn(Step)) -> Result<Built, Failure> {
        let Self { mut workshop, read, started, clock } = self;
        let outputs = OutputFolder::of_issue(&read.issue, &options.make, Patience::Some)?;
        let made = workshop.make_of(read, clock)?;
        progress(Step::Export);
        let proof = workshop.proof(&made)?;
        drop(workshop);
        let mut settling = Settling::begin(&made, resources, &outputs)?;
        let mut set = paper_files(&made, &proof, !options.omits_pictures, &outputs)?;
        drop(proof);
        let book_gone = settling.book_gone.take();
        set.superseded.append(&mut settling.stale);
        outputs.deliver(&set)?;
        settling.end(&outputs);
        let elapsed = started.elapsed();
        let is_sound = made.is_sound();
        let (edition, mut making) = made.without_pages();
        making.findings.extend(outputs.remark());
        let folder = outputs.path().to_owned();
        let mut built = Built { edition, making, folder, elapsed, book: None, book_gone, press: None, failure: None };
        if is_sound {
            built.failure = built.follow_up(resources, &outputs, options, progress).err();
        }
        Ok(built)
    }
}

impl Built {
    /// What follows a sound paper.
    fn follow_up(
        &mut self,
        resources: &Resources,
        outputs: &OutputFolder,
        options: &BuildOptions,
        progress: &dyn Fn(Step),
    ) -> Result<(), Failure> {
        self.book_gone = self.book_gone.take().filter(|_| options.book.is_none());
        if let Some(options) = &options.book {
            let bound = bind_issue(&self.edition, resources, options)?;
            let book = self.book.insert(BookDelivery { findings: bound.findings, written: None });
            match bound.book {
                Some(artifact) => {
                    let written = (outputs.path().join(&artifact.path), artifact.bytes.len());
                    outputs.deliver(&FileSet::file(artifact))?;
                    book.written = Some(written);
                }
                None => {
                    let stale = stale_book(&self.edition.issue, outputs).into_iter().collect();
                    outputs.deliver(&FileSet::withdrawal(stale))?;
                }
            }
        }
        if let Some(options) = &options.press {
            self.press = Some(press(&self.edition, resources, outputs, options, progress)?);
        }
        Ok(())
    }
}
