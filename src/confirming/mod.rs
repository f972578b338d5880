//! Confirming in the browser: an editor sees every original beside the drafts made of it, and sets right what was guessed. Takes an issue's folder;
//! gives a page in the browser. Every deed is written into the drafts at once, as an editor could have typed it; originals and articles are only read.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | `snapshot` | | what the browser is told: plain data that becomes JSON |
//! | `album` | an issue's folder | its pictures with what intake noted of them, and small copies |
//! | `route` | a path | what it asks for, or nothing |
//! | `assets` | a name | the files of the page, embedded in the binary |
//! | `bureau` | a request | its answer: the bench of `intake`, one deed after the other |
//! | `server` | all of these | the page, until the process ends |

mod album;
mod assets;
mod bureau;
mod route;
mod server;
mod snapshot;
#[cfg(test)]
mod tests;

pub use server::{ConfirmOptions, ConfirmServer, PORT, serve};
