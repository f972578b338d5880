//! Markdown -> manuscript; every character keeps its byte of the file. The only place that knows what Markdown means.
//!
//! | file | takes | gives |
//! |---|---|---|
//! | `transcript` | the file | the Markdown its author meant, byte for byte as long |
//! | `reader` | the parser's blocks | elements |
//! | `inlines` | the parser's inlines | characters with style, link and marks; links and pictures |
//! | `tracer` | words and where the parser says they stand | the byte of each character |
//! | `html` | a piece of HTML | its tags, remarks and words; the page a remark marks |
//! | `address` | what follows the words of a link | where its address and its title end |
//!
//! # How a character finds its byte
//!
//! The parser gives words without their markup, and tells the place of a node, not of a character; inside tables and quotations it is
//! not always right. So the tracer keeps a cursor that only moves forward, and looks for each character from there on:
//!
//! ```text
//! file     **好**&amp;[网](a.cn)站
//! byte     0 2  5 7    12 13 17   23
//! words      好  &        网       站
//! ```
//!
//! 1. `好`: the parser says the word begins at 2, and `好` does stand there: the cursor *approaches* it, and passes to 5.
//! 2. `&`: from 7 on stands an entity that gives `&`: its byte is 7, and the cursor passes the whole of it, to 12.
//! 3. `网`: is at 13. What follows up to `)` is the *target* of a link: its bytes are settled, since no reader misses them, and the
//!    cursor passes them. Without that, an address `(站.cn)` would be taken for the word behind it.
//! 4. `站`: found at the cursor.
//!
//! A character that is nowhere from the cursor on has the cursor's byte, and the cursor stays. Whoever relies on a byte compares the
//! file (`coverage::stands_at`).

mod address;
mod html;
mod inlines;
mod reader;
mod tracer;
mod transcript;

use std::sync::Arc;

use comrak::{Arena, Options, parse_document};

use super::manuscript::Manuscript;
use crate::diag::Source;
use reader::MarkdownReader;
use transcript::transcribe;

/// Reads the Markdown of a file from this byte on.
pub(super) fn read_markdown(source: &Arc<Source>, body_at: usize) -> Manuscript {
    let mut options = Options::default();
    options.extension.cjk_friendly_emphasis = true;
    options.extension.table = true;
    options.extension.footnotes = true;
    options.parse.ignore_setext = true;
    let (transcript, notices) = transcribe(source, body_at);
    let arena = Arena::new();
    let root = parse_document(&arena, &transcript.text[body_at..], &options);
    let manuscript = MarkdownReader::new(source, &transcript, body_at).read_document(root);
    Manuscript { notices, ..manuscript }
}
