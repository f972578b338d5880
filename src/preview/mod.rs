//! The preview: editors see the paper as they write. Takes a [`Studio`] that sets the issue and [`Pictures`] that draw its pages; gives a
//! page in the browser that follows every save. The author's files are only read.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | [`snapshot`] | | what the browser is told: plain data that becomes JSON |
//! | `describe`, `remarks` | an issue that is made, its findings | pages and remarks of a snapshot |
//! | `prints` | issues that are made | the pictures of their pages |
//! | `studio` | a folder | the [`Studio`] of its issue |
//! | `watch` | folders | a signal for every change on disk |
//! | `poll` | folders | the same, where the system cannot report changes |
//! | `changes` | signals | batches: many saves at once are one rebuild |
//! | `rebuild` | batches, the [`Studio`] | snapshots, made one after the other on one thread |
//! | `events` | snapshots | server-sent events; a slow reader gets the newest state only |
//! | `route` | a path | what it asks for, or nothing |
//! | `guard` | a request's head | whether it may be answered; the headers of every answer |
//! | `assets` | a name | the files of the page, embedded in the binary |
//! | `desk` | a request | its answer |
//! | `server` | all of these | [`Server`]: HTTP on the machine's own address |

mod assets;
mod changes;
mod describe;
mod desk;
mod events;
mod guard;
mod poll;
mod prints;
mod rebuild;
mod remarks;
mod route;
mod server;
pub mod snapshot;
mod studio;
#[cfg(test)]
mod tests;
mod watch;

pub use server::{Server, serve};
pub use studio::studio;

use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::diag::Failure;
use snapshot::{Choices, Snapshot};

/// The port that is tried first.
pub const PORT: u16 = 3390;

/// What the server asks of the pipeline. All of it is called on one thread that is the studio's own.
pub trait Studio: Send + 'static {
    /// Sets the issue as it stands on disk. `since` is when the first change was seen; `fresh` asks for nothing kept from before. A panic is
    /// caught and becomes a fault of the last snapshot; the rebuild after it is fresh.
    fn rebuild(&mut self, since: Instant, fresh: bool) -> Snapshot;

    /// The folders whose changes count, with all below them, and single files. They need not exist. Asked for before the first rebuild and after each.
    fn watched(&self) -> Vec<PathBuf>;

    /// Whether a change of this file or folder means nothing: outputs, hidden files, temporary files of editors. The path is absolute
    /// and begins with one of `watched`, or is a folder above one.
    fn ignores(&self, path: &Path) -> bool;

    /// Work that may wait until the snapshot went out, as saving the layout. Left out when newer changes wait, or the rebuild broke off.
    fn after(&mut self) {}
}

/// What draws the pages. Called from several threads at once.
pub trait Pictures: Send + Sync + 'static {
    /// A page as PNG at one of the resolutions 36, 72, 96, 110, 144 and 192 ppi; none when the hash is not kept.
    fn page(&self, hash: &str, ppi: u16) -> Option<Arc<[u8]>>;

    /// A square of 1024 pixels of a page as PNG, less at the right and bottom edge, at 288, 432 or 576 ppi; columns and rows count from 0.
    fn tile(&self, hash: &str, ppi: u16, column: u16, row: u16) -> Option<Arc<[u8]>>;

    /// Sets the layouts of a page that come next. Called by one thread at a time.
    ///
    /// # Errors
    /// When there is no such page, or its layouts cannot be set.
    fn alternatives(&self, page: u16) -> Result<Choices, Failure>;
}

/// Where and how the preview is served.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The address; the machine's own unless asked otherwise. Whoever can reach another address can read the issue.
    pub address: IpAddr,
    /// The port; 0 for any that is free. When it is taken, the next ten are tried.
    pub port: u16,
    /// Looks at the files in this interval, for folders whose changes the system does not report (shared over a network).
    pub poll: Option<Duration>,
    /// Is told the address of the page once it is there.
    pub announce: &'a dyn Fn(&str),
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { address: Ipv4Addr::LOCALHOST.into(), port: PORT, poll: None, announce: &|_| {} }
    }
}
