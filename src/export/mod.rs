//! Files: what the editor, the print shop and other programs get of an issue.

pub mod epub;
pub mod print;
mod publish;
mod screen;

pub use publish::{Artifact, publish};
pub use screen::{screen_pdf, screen_png};
