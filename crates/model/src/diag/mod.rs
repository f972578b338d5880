//! Findings: what is wrong, where, and how to mend it. Data only; [`render`] turns them into text or JSON.
//!
//! A stage collects all its findings and returns them beside its result. `Err` is kept for work that could not be done.

mod code;
mod failure;
mod finding;
mod remedy;
pub mod render;
mod severity;
mod source;

pub use code::{Code, CodeDoc};
pub use failure::Failure;
pub use finding::{Finding, has_errors};
pub use remedy::{Remedy, Step};
pub use severity::Severity;
pub use source::{Source, Span};
