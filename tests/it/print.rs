//! What the tests of the print files share: the sample paper printed once, the preflight as a print shop runs it, and the Python tools of
//! `scripts/validators.sh`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::OnceLock;

use serde_json::Value;

use crate::support::{laoximen, program, project, tool};

/// The files for the print shop of the 老西门 issue, made once for all tests.
pub(crate) fn printed() -> &'static Path {
    static OUT: OnceLock<tempfile::TempDir> = OnceLock::new();
    let out = OUT.get_or_init(|| {
        let out = tempfile::tempdir().unwrap();
        print(out.path(), "2");
        out
    });
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| out.path().join("print"))
}

/// Prints the 老西门 issue into a folder with so many threads.
pub(crate) fn print(out: &Path, threads: &str) {
    let mut command = program();
    command.args(["print".as_ref(), laoximen().as_os_str(), "--out".as_ref(), out.as_os_str()]);
    let output = command.env("RAYON_NUM_THREADS", threads).output().unwrap();
    crate::support::Run::from(output).must_exit(0);
}

/// What the preflight says of a file.
#[derive(Debug)]
pub(crate) struct Judgement {
    /// The exit code.
    pub(crate) code: i32,
    /// The report.
    pub(crate) report: Value,
}

impl Judgement {
    /// The verdict: `pass`, `warnings` or `fail`.
    pub(crate) fn verdict(&self) -> &str {
        self.report["verdict"].as_str().unwrap()
    }

    /// The rules with a hit of this severity.
    pub(crate) fn rules(&self, severity: &str) -> BTreeSet<String> {
        let hits = self.report["hits"].as_array().unwrap().iter();
        hits.filter(|hit| hit["severity"] == severity).map(|hit| hit["rule"].as_str().unwrap().to_owned()).collect()
    }
}

/// Runs the preflight on a file with more arguments.
#[track_caller]
pub(crate) fn preflight(file: &Path, arguments: &[&str]) -> Judgement {
    let mut command = program();
    command.arg("preflight").arg(file).args(["--format", "json"]).args(arguments);
    let output = command.output().unwrap();
    let report = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    Judgement { code: output.status.code().unwrap(), report }
}

/// Writes bytes to a file in a temporary folder and runs the preflight on it.
#[track_caller]
pub(crate) fn preflight_bytes(bytes: &[u8]) -> Judgement {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file.pdf");
    std::fs::write(&file, bytes).unwrap();
    preflight(&file, &[])
}

/// A set of names.
pub(crate) fn names(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// A file beside these tests.
pub(crate) fn fixture(name: &str) -> PathBuf {
    project().join("tests/it/print").join(name)
}

/// Runs a script of this folder with the Python that has the validators. None when there is none: see [`tool`].
pub(crate) fn python(script: &str, arguments: &[&str]) -> Option<Output> {
    let script = fixture(script);
    let mut all = vec![script.to_str().unwrap()];
    all.extend(arguments);
    tool(&validator("python"), &all)
}

/// A program of the folder that `scripts/validators.sh` makes.
pub(crate) fn validator(name: &str) -> String {
    project().join("target/validators/bin").join(name).to_str().unwrap().to_owned()
}
