//! Reports as text for a terminal, as JSON for programs, and as one HTML file for people. Takes a report and the name of its file; gives
//! texts. They depend on nothing else, so the same file gives the same bytes.

mod html;
mod json;
mod labels;
#[cfg(test)]
mod sample;
mod sketch;
mod text;

pub use html::html;
pub use json::{json, json_of_all};
pub use text::text;
