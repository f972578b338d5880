//! What the loop of the preview hears: changes on disk, wishes of the browser, and the end.

use std::path::PathBuf;
use std::time::Instant;

/// What the loop hears.
#[derive(Debug)]
pub(super) enum Signal {
    /// Something changed on disk.
    Changed(Change),
    /// Changes can no longer be seen.
    Trouble(notify::Error),
    /// The browser asks for a rebuild, with nothing kept from before if so.
    Asked { fresh: bool },
    /// The server stops.
    Stop,
}

/// A change on disk.
#[derive(Debug)]
pub(super) struct Change {
    /// When it was seen.
    pub(super) at: Instant,
    /// The file or folder; none when the system lost count.
    pub(super) path: Option<PathBuf>,
    /// How far it has come.
    pub(super) step: ChangeStep,
    /// Whether the file or folder came or went.
    pub(super) moves: bool,
}

/// How far a change of a file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChangeStep {
    /// More may follow.
    Underway,
    /// The file is whole.
    Done,
    /// It says nothing about that.
    Aside,
}
