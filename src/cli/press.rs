//! What `build` and `print` tell of the files for the press.

use std::fmt::Write as _;
use std::path::Path;

use super::output::say;
use super::report;
use super::status::Status;
use crate::pipeline::Pressed;

/// Prints what came of the files for the press.
pub(super) fn tell(pressed: &Pressed, folder: &Path) -> Status {
    report::print_findings(&pressed.findings);
    let status = report::status(&pressed.findings);
    let mut text = String::new();
    let _ = writeln!(text, "印刷文件　预检：{}", pressed.verdict.label());
    for (path, bytes) in &pressed.files {
        let _ = writeln!(text, "  {}　{}", folder.join(path).display(), report::size(*bytes));
    }
    let _ = writeln!(text, "  用时：{}", report::steps(&pressed.times));
    if status == Status::Faults {
        let report = if pressed.files.is_empty() { "" } else { "照 print/preflight.html " };
        let _ = writeln!(text, "  有错误，没有写印刷文件；{report}改好再来一遍");
    }
    say(&text);
    status
}
