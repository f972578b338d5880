//! How much of a stranger's file is read. What goes beyond is refused before memory is asked for.

/// The largest original that is taken in; a page of a paper holds a few thousand characters, a mail of pictures some megabytes.
pub const MOST_BYTES: u64 = 100 << 20;
/// The largest file of text. A year's report has 100 kB.
pub const MOST_TEXT: usize = 16 << 20;
/// The most that one part of a packed file may unfold to.
pub const MOST_PART: u64 = 64 << 20;
/// The most that all parts of a packed file may unfold to together.
pub const MOST_UNPACKED: u64 = 512 << 20;
/// The most parts of a packed file.
pub const MOST_PARTS: usize = 5_000;
/// The most nodes of a document's XML.
pub const MOST_NODES: u32 = 4_000_000;
/// The most lines of one source.
pub const MOST_LINES: usize = 200_000;
/// The most pages of a PDF.
pub const MOST_PAGES: usize = 2_000;
/// How deep elements, packed files and folders may lie in each other.
pub const MOST_DEPTH: usize = 64;
/// The most files that one call takes in.
pub const MOST_FILES: usize = 5_000;
