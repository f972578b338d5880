//! What the preview asks of those who set the issue and draw its pages.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::snapshot::{Choices, Snapshot};
use crate::diag::Failure;

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
