//! The thresholds of a preflight: what a print shop asks for, as a file that can be changed. Takes the text of a TOML file; gives
//! [`Thresholds`], or what is wrong with it, by line and column.

mod error;
mod file;
mod page_colors;
mod standard;
mod values;

pub use error::{ThresholdsError, ThresholdsFault, ThresholdsFaultKind};
pub(crate) use file::KEYS;
pub(crate) use page_colors::{PageColors, PageInks};
pub use standard::Standard;
pub use values::Thresholds;
