//! Files that the tests break: a small sound paper, a rich one that uses all a page can have, and what they are made of.

mod font;
mod icc;
mod paper;
mod rich;

pub(crate) use icc::profile;
pub(crate) use paper::{Paper, rect};
pub(crate) use rich::{BLEED, RichPaper, TEXT, TRIM, gradient, picture, xmp};
