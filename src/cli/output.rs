//! The one way to standard output.

use std::io::{Error, Write};
use std::sync::OnceLock;

use crate::diag::{Code, Finding};

/// Why something that was said did not arrive.
static LOST: OnceLock<Error> = OnceLock::new();

/// Prints to standard output. What does not arrive is told of at the end: see [`lost`].
pub(crate) fn say(text: &str) {
    let mut stdout = std::io::stdout().lock();
    if let Err(error) = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        // The first reason is the true one.
        let _ = LOST.set(error);
    }
}

/// What is wrong where something did not arrive: whoever reads half a report must not take the paper for clean.
pub(super) fn lost() -> Option<Finding> {
    let error = LOST.get()?;
    let message = format!("要说的话没有全部写到标准输出：{error}");
    Some(Finding::new(Code::OutputFailed, message).hint("屏幕上的报告不全。腾出磁盘空间，或不要提前关掉管道，再来一遍"))
}
