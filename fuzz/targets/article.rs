//! An author's file, front matter and Markdown: takes its bytes; reading and copy give an article, or say why not, and every place that is told
//! of lies inside the file.
#![no_main]

use std::sync::LazyLock;

use chenbao::diag::Finding;
use chenbao::{content, copy};
use chenbao_fuzz::IssueFolder;
use libfuzzer_sys::fuzz_target;

static FOLDER: LazyLock<IssueFolder> = LazyLock::new(IssueFolder::new);

/// What is found in an issue of this one article.
fn findings() -> Vec<Finding> {
    match content::read_issue(&FOLDER.issue()) {
        Ok(raw) => {
            let (issue, findings) = copy::build(raw);
            assert!(issue.articles.len() <= 1);
            findings
        }
        Err(failure) => {
            assert!(!failure.findings.is_empty(), "a failure says why");
            failure.findings
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    FOLDER.write("a.md", bytes);
    let lines = bytes.split(|byte| *byte == b'\n').count();
    let findings = findings();
    let spans = findings.iter().filter_map(|finding| finding.span.as_ref());
    for span in spans.filter(|span| span.file.ends_with("a.md")) {
        assert!(span.line as usize <= lines, "line {} of {lines}", span.line);
    }
});
