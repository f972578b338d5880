//! `issue.toml` and `paper.toml`: takes bytes, the two files parted by the first form feed; reading gives an issue, or says why not.
#![no_main]

use std::sync::LazyLock;

use chenbao::{content, copy};
use chenbao_fuzz::IssueFolder;
use libfuzzer_sys::fuzz_target;

static FOLDER: LazyLock<IssueFolder> = LazyLock::new(IssueFolder::new);

fuzz_target!(|bytes: &[u8]| {
    let cut = bytes.iter().position(|byte| *byte == b'\x0c').unwrap_or(bytes.len());
    FOLDER.write("issue.toml", &bytes[..cut]);
    FOLDER.write_paper(bytes.get(cut + 1..).unwrap_or_default());
    match content::read_issue(&FOLDER.issue()) {
        Ok(raw) => drop(copy::build(raw)),
        Err(failure) => assert!(!failure.findings.is_empty(), "a failure says why"),
    }
});
