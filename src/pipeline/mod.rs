//! The pipeline: a folder is read, made into copy, made up, typeset and checked; then delivered.
//!
//! | call | takes | gives |
//! |---|---|---|
//! | [`make`] | the folder of an issue | the issue made up, set and checked; nothing is written |
//! | [`build`] | the same | its paper, and what else is asked for: a book, files for the press |
//! | [`make_unless_known`], [`build_unless_known`] | the same | what was told before where nothing has changed since, else the same |
//! | [`print()`] | the same | files for the press, of the layout it has or a new one |
//! | [`save_layout`] | an issue made | its layout, for the next build |
//! | [`bind`], [`anthology`] | the folder of a paper | a book of its annual reviews, checked; the same, delivered |
//! | [`set_up`] | a folder of sources | faces and looks where the program finds them from anywhere |
//! | [`inspect_fonts`] | a folder of faces | whether they are whole, and what an issue uses of them |
//!
//! What is delivered and withdrawn, and in which order, is told in `deliver`; all of it goes through one `OutputFolder`.

mod book;
mod deliver;
mod faces;
mod known;
mod made;
mod outputs;
mod paper_files;
mod places;
mod press;
mod reports;
mod resources;
mod settled;
mod setup;
mod step;
mod workshop;

use std::path::Path;

use crate::diag::Failure;
use crate::store::StoredKind;
use step::Clock;

pub use book::{Bound, bind};
pub use deliver::{
    AnthologyOptions, BookDelivery, BuildOptions, BuildRun, Built, DeliveredAnthology, PrintOptions, Printed,
    anthology, build, build_unless_known, print, save_layout,
};
pub use faces::{FontReport, FontUsage, inspect_fonts};
pub use known::KnownRun;
pub use made::{Edition, Made, MakeOptions, Making};
pub use places::user_data_folder;
pub use press::{PressOptions, Pressed};
pub use resources::Resources;
pub use setup::set_up;
pub use step::Step;
pub use workshop::Workshop;

/// Makes an issue, from its folder to checked pages.
///
/// # Errors
/// What kept the tool from working: a folder, a file, a font or a look that cannot be used.
pub fn make(
    folder: &Path,
    resources: &Resources,
    options: &MakeOptions,
    progress: &dyn Fn(Step),
) -> Result<Made, Failure> {
    Workshop::new(folder, resources, options).make(progress)
}

/// What came of making an issue that may be known.
pub enum MakeRun {
    /// What was told of it before; nothing has changed since.
    Known(Vec<u8>),
    /// The issue made, and where to keep what is told of it.
    Made(Box<Made>, KnownRun),
}

/// The same, unless the issue was made before and nothing has changed since. `asked` is what else the answer depends on.
///
/// # Errors
/// Those of [`make`].
pub fn make_unless_known(
    folder: &Path,
    resources: &Resources,
    options: &MakeOptions,
    asked: &str,
    progress: &dyn Fn(Step),
) -> Result<MakeRun, Failure> {
    let mut workshop = Workshop::new(folder, resources, options);
    let mut clock = Clock::new(progress);
    clock.begin(Step::Read);
    let read = workshop.read()?;
    let run = KnownRun::of(StoredKind::KnownChecks, &read, resources, options, asked);
    match run.told() {
        Some(told) => Ok(MakeRun::Known(told)),
        None => Ok(MakeRun::Made(Box::new(workshop.make_of(read, clock)?), run)),
    }
}
