//! The walk through the content streams of a page: what it may spend, what lasts how long, the operators, and the marks they make.

mod color_steps;
mod forms;
mod glyphs;
mod kept;
mod lettering;
mod paint;
mod path_outline;
mod path_steps;
mod patterns;
mod pictures;
mod scope;
mod share;
mod state_steps;
mod text;
mod text_line;
mod text_steps;
mod trace;
mod walker;

pub(crate) use kept::Kept;
pub(crate) use share::Share;
pub(super) use walker::Walker;
pub(crate) use walker::{FileSetting, Means};
