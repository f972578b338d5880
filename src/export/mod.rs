//! Files: what the editor, the print shop and other programs get of an issue.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | `screen` | pages | the PDF to read on a screen, a picture of each page |
//! | [`mod@print`] | pages set for the press | the files a print shop plates from |
//! | [`epub`] | reviews, or the articles of an issue | a book |
//! | `archive` | names and bytes | one ZIP, the same for the same input |
//! | `publish` | artifacts, a folder | all of them on the disk, or none |

mod archive;
pub mod epub;
pub mod print;
mod publish;
mod screen;

pub use publish::{Artifact, publish};
pub use screen::{proof_pdf, screen_pdf, screen_png};
