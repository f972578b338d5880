//! Page templates. Takes the text of a file of `layouts/*/pages/`; gives what a kind of page asks of its items, and where the file has a
//! tree, the pattern of a page for its items.

mod file;
pub(crate) mod grammar;
pub(crate) mod slot;
mod target;
pub mod template;
#[cfg(test)]
mod template_tests;
