//! What comes before the parser, and stands between it and the rules: whether a file may be given to it, streams within a limit, the trailer
//! it does not show, texts and numbers of objects.

pub(crate) mod bounded;
mod filters;
pub(crate) mod guard;
pub(crate) mod objects;
pub(crate) mod strings;
pub(crate) mod trailer;
pub(crate) mod unpacked;
