//! The examination of a file from beginning to end: the guard, the document, every page, the sheets. Takes the bytes and what is asked of
//! them; gives a report. A panic in a part of the work becomes a hit.

mod file;
mod order;
mod page;
mod pages;

pub(crate) use file::examine_file;
pub(crate) use order::Order;
