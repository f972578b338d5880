//! The preview as editors have it: the real program, on a copy of the sample paper, in a headless Chromium. Each browser test is a script
//! beside this file that prints what it found wrong.

mod browser;
mod rounds;
mod safety;
mod trouble;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use tempfile::TempDir;

use crate::support::{copy_reversed, program, project};

/// A running preview of a copy of the sample; it ends with the test.
struct Preview {
    child: Child,
    /// The folder of the paper.
    paper: TempDir,
    /// `http://127.0.0.1:…/`.
    url: String,
}

impl Preview {
    /// Starts the program and waits until it tells its address.
    fn start() -> Self {
        Self::start_changed(|_| {})
    }

    /// The same, with changes made to the folder of the issue before.
    fn start_changed(change: impl FnOnce(&Path)) -> Self {
        let paper = tempfile::tempdir().unwrap();
        copy_reversed(&project().join("content/laoximen"), paper.path());
        change(&paper.path().join("issues/2020-08-12"));
        let issue = paper.path().join("issues/2020-08-12");
        let out = paper.path().with_extension("out");
        let mut child = program()
            .args(["preview", "--port", "0", "--editor", "editor://open{path}:{line}:{column}"])
            .args([Path::new("--fonts"), &project().join("fonts"), Path::new("--layouts"), &project().join("layouts")])
            .args([Path::new("--out"), &out, &issue])
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("预览：").unwrap_or_else(|| panic!("no address in {line:?}")).to_owned();
        Self { child, paper, url }
    }

    fn issue(&self) -> PathBuf {
        self.paper.path().join("issues/2020-08-12")
    }

    fn out(&self) -> PathBuf {
        self.paper.path().with_extension("out")
    }

    /// `127.0.0.1:…`.
    fn host(&self) -> &str {
        self.url.trim_start_matches("http://").trim_end_matches('/')
    }

    /// Sends a request as it is; gives the whole answer.
    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.host()).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host()))
    }

    /// Every snapshot as it is sent, the present one first.
    fn snapshots(&self) -> impl Iterator<Item = serde_json::Value> + use<> {
        let mut stream = TcpStream::connect(self.host()).unwrap();
        write!(stream, "GET /api/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.host()).unwrap();
        let mut is_issue = false;
        BufReader::new(stream).lines().map_while(Result::ok).filter_map(move |line| {
            if let Some(event) = line.strip_prefix("event: ") {
                is_issue = event == "issue";
            }
            let data = line.strip_prefix("data: ").filter(|_| is_issue)?;
            Some(serde_json::from_str(data).unwrap())
        })
    }

    /// The resident memory of the program in megabytes, where the system tells it.
    fn megabytes(&self) -> Option<u64> {
        let pages = fs::read_to_string(format!("/proc/{}/statm", self.child.id())).ok()?;
        Some(pages.split(' ').nth(1)?.parse::<u64>().ok()? * 4 / 1024)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(self.out());
    }
}
