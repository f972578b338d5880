//! HTTP on the machine's own address, for what is shown and done in a browser: the preview of an issue, and its drafts that are confirmed.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | `guard` | a request's head | whether it may be answered; the headers of every answer |
//! | `answer` | what is to be said | answers, and the wish in the body of a request |
//! | `asset` | a name | files that are embedded in the binary, those of both pages here |
//! | `listening` | an address and a port | a port that is free, and a thread that answers on it |

pub(crate) mod answer;
pub(crate) mod asset;
#[cfg(test)]
pub(crate) mod client;
pub(crate) mod guard;
pub(crate) mod listening;
