//! The pipeline: a folder is read, made into copy, made up, typeset and checked; then delivered.
//!
//! | call | takes | gives |
//! |---|---|---|
//! | [`make`] | the folder of an issue | the issue made up, set and checked; nothing is written |
//! | [`build`] | the same | its paper, and what else is asked for: a book, files for the press |
//! | [`print()`] | the same | files for the press, of the layout it has or a new one |
//! | [`save_layout`] | an issue made | its layout, for the next build |
//! | [`bind`], [`anthology`] | the folder of a paper | a book of its annual reviews, checked; the same, delivered |
//! | [`inspect_fonts`] | a folder of faces | whether they are whole, and what an issue uses of them |
//!
//! What is delivered and withdrawn, and in which order, is told in `deliver`; all of it goes through one `OutputFolder`.

mod book;
mod deliver;
mod faces;
mod made;
mod outputs;
mod paper_files;
mod press;
mod reports;
mod resources;
mod settled;
mod step;
mod workshop;

use std::path::Path;

use crate::diag::Failure;

pub use book::{Bound, bind};
pub use deliver::{
    AnthologyOptions, BookDelivery, BuildOptions, Built, DeliveredAnthology, PrintOptions, Printed, anthology, build,
    print, save_layout,
};
pub use faces::{FontReport, FontUsage, inspect_fonts};
pub use made::{Edition, Made, MakeOptions, Making};
pub use press::{PressOptions, Pressed};
pub use resources::Resources;
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
