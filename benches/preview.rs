//! How long a save takes to be seen, and what many of them leave behind, in a headless Chromium on a copy of the sample. Run with
//! `cargo bench --bench preview`; node, Chromium and puppeteer-core must be there (`bash scripts/validators.sh` installs them).
//!
//! Prints the median from saving an article to the painted page with its stages, then heap and nodes of the page before and after 500
//! rebuilds, and the memory of the program.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paper = tempfile::tempdir().expect("a folder can be made");
    let copied = Command::new("cp").arg("-r").arg(root.join("content/laoximen/.")).arg(paper.path()).status();
    assert!(copied.is_ok_and(|status| status.success()), "the sample can be copied");
    let mut preview = Command::new(env!("CARGO_BIN_EXE_chenbao"))
        .current_dir(root)
        .args(["preview", "--port", "0", "--out"])
        .args([paper.path().join(".out"), paper.path().join("issues/2020-08-12")])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let mut line = String::new();
    let told = BufReader::new(preview.stdout.take().expect("it is piped")).read_line(&mut line);
    told.expect("it tells its address");
    let url = line.trim().trim_start_matches("预览：").to_owned();
    for script in ["latency.cjs", "many.cjs"] {
        let status = Command::new("node")
            .arg(root.join("tests/it/preview").join(script))
            .arg(root.join("target/validators/ace/node_modules/puppeteer-core"))
            .args([url.as_ref(), paper.path().as_os_str()])
            .status();
        assert!(status.is_ok_and(|status| status.success()), "{script} ran");
    }
    let memory = std::fs::read_to_string(format!("/proc/{}/status", preview.id())).unwrap_or_default();
    for line in memory.lines().filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM")) {
        println!("{line}");
    }
    preview.kill().and_then(|()| preview.wait()).expect("it can be stopped");
}
