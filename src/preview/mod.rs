//! The preview: editors see the paper as they write. Takes a [`Studio`] that sets the issue and [`Pictures`] that draw its pages; gives a
//! page in the browser that follows every save. The author's files are only read.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | `contract`, `options` | | what is asked of others: the traits and the address |
//! | [`snapshot`] | | what the browser is told: plain data that becomes JSON |
//! | `view` | lengths and places | millimetres of a page, files with lines |
//! | `describe`, `remarks` | an issue that is made, its findings | pages and remarks of a snapshot |
//! | `prints` | issues that are made | the pictures of their pages |
//! | `studio` | a folder | the [`Studio`] of its issue |
//! | `signal` | | what the loop hears |
//! | `watch` | folders | a signal for every change on disk |
//! | `poll` | folders | the same, where the system cannot report changes |
//! | `changes` | signals | batches: many saves at once are one rebuild |
//! | `rebuild` | batches, the [`Studio`] | snapshots, made one after the other on one thread |
//! | `events` | snapshots | server-sent events; a slow reader gets the newest state only |
//! | `route` | a path | what it asks for, or nothing |
//! | `assets` | a name | the files of the page, embedded in the binary |
//! | `desk` | a request | its answer |
//! | `server` | all of these | [`Server`], which answers by `serve` |

mod assets;
mod changes;
mod contract;
mod describe;
mod desk;
mod events;
mod options;
mod poll;
mod prints;
mod rebuild;
mod remarks;
mod route;
mod server;
mod signal;
pub mod snapshot;
mod studio;
#[cfg(test)]
mod tests;
mod view;
mod watch;

pub use contract::{Pictures, Studio};
pub use options::{Options, PORT};
pub use server::{Server, serve};
pub use studio::studio;
