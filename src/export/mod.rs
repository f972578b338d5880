//! Files: what the editor, the print shop and other programs get of an issue.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | `artifact` | | a file to be: its path and its bytes |
//! | `screen` | pages | the PDF to read on a screen, a picture of each page |
//! | [`print`] | pages set for the press | the files a print shop plates from |
//! | [`epub`] | reviews, or the articles of an issue | a book |
//! | `archive` | names and bytes | one ZIP, the same for the same input |
//! | `publish` | artifacts, a folder | all of them on the disk, or none |

mod archive;
mod artifact;
pub mod epub;
pub mod print;
mod publish;
mod screen;

pub use artifact::Artifact;
pub use publish::publish;
pub use screen::{screen_pdf, screen_png};
