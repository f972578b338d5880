//! Files: what the editor, the print shop and other programs get of an issue.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | `screen` | pages | the PDF to read on a screen, a picture of each page |
//! | [`mod@print`] | pages set for the press | the files a print shop plates from |
//! | [`epub`] | reviews, or the articles of an issue | a book |
//! | `archive` | names and bytes | one ZIP, the same for the same input |
//! | `claim` | a folder | the right to write into it, for one process at a time |
//! | `publish`, `exchange` | artifacts, a folder | all of them on the disk, or none |
//! | `under_way` | an interruption | nothing half made on the disk |

mod archive;
mod artifact;
mod claim;
pub mod epub;
mod exchange;
pub mod print;
mod publish;
mod screen;
mod under_way;
mod unwritable;

pub use artifact::Artifact;
pub use claim::{Claim, Patience};
pub use publish::publish;
pub use screen::{proof_pdf, screen_pdf, screen_png};
pub use under_way::abandon;
