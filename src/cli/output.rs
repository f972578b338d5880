//! The one way to standard output.

use std::io::Write;

/// Prints to standard output; a reader that has gone is no failure.
pub(crate) fn say(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
