//! An author's file, front matter and Markdown: takes its bytes; reading and copy give an article or findings, and every finding lies inside
//! the file.
#![no_main]

use std::sync::LazyLock;

use chenbao::{content, copy};
use chenbao_fuzz::IssueFolder;
use libfuzzer_sys::fuzz_target;

static FOLDER: LazyLock<IssueFolder> = LazyLock::new(IssueFolder::new);

fuzz_target!(|bytes: &[u8]| {
    FOLDER.write("a.md", bytes);
    let raw = content::read_issue(&FOLDER.issue()).expect("the folder is sound");
    let (issue, findings) = copy::build(raw);
    let lines = bytes.split(|byte| *byte == b'\n').count();
    for span in findings.iter().filter_map(|finding| finding.span.as_ref()).filter(|span| span.file.ends_with("a.md")) {
        assert!(span.line as usize <= lines, "line {} of {lines}", span.line);
    }
    assert!(issue.articles.len() <= 1);
});
