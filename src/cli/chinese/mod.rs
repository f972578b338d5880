//! The command line's own words in Chinese: headings, usage and defaults of the help, and what is told of what was typed wrong.

mod errors;
mod help;

pub(super) use errors::told;
pub(super) use help::in_chinese;
