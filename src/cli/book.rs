//! `chenbao check book.epub`: reads a finished book, anyone's, and says what is wrong with it.

use std::fs::File;
use std::io::{IsTerminal, Read, Write};
use std::path::Path;

use serde_json::json;

use super::args::Format;
use super::output::say;
use super::report;
use super::status::Status;
use crate::diag::{Code, Failure, Finding, Source, Span, render};
use crate::export::epub::lint;

/// The most bytes of a book that are read; shops take a tenth of that.
const LONGEST: u64 = 1 << 30;

/// Whether a path names a book rather than a folder of content.
pub(super) fn is_book(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("epub")) && !path.is_dir()
}

/// Checks a book and tells what was found, at places `book.epub/OEBPS/nav.xhtml:3:1`.
pub(super) fn check(path: &Path, format: Format) -> Result<Status, Failure> {
    let bytes = read(path)?;
    let name = path.display().to_string();
    let findings: Vec<Finding> = lint::lint(&bytes).into_iter().map(|finding| in_book(finding, &name)).collect();
    match format {
        Format::Text => {
            let mut stderr = std::io::stderr();
            let source = |shown: &str| Some(Source::new(shown, lint::text_of(&bytes, shown.strip_prefix(&name)?)?));
            let _ = stderr.write_all(render::text(&findings, &source, stderr.is_terminal()).as_bytes());
            say(&format!("{name}　{}\n  问题：{}\n", report::size(bytes.len()), report::count(&findings)));
        }
        Format::Json => say(&format!("{:#}\n", json!({ "findings": render::sorted(&findings) }))),
    }
    Ok(report::status(&findings))
}

/// A finding whose place tells the book as well as the file in it.
fn in_book(finding: Finding, name: &str) -> Finding {
    let span = match &finding.span {
        Some(span) => Span { file: format!("{name}/{}", span.file).into(), ..span.clone() },
        None => Span::file(name),
    };
    finding.at(span)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let fault = |why: String| {
        let finding = Finding::new(Code::FileUnreadable, format!("电子书 {} 读不出来：{why}", path.display()));
        Failure::from(finding.hint("核对路径和权限；一期的稿件给出它的文件夹"))
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| fault(error.to_string()))?;
    file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|error| fault(error.to_string()))?;
    if bytes.len() as u64 > LONGEST { Err(fault("超过 1 GB".to_owned())) } else { Ok(bytes) }
}
