//! A studio that reads the files of a folder and sets nothing: the name of its paper is what they hold.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::diag::{Code, Failure, Finding};
use crate::preview::snapshot::{Choices, PaperFacts, Snapshot};
use crate::preview::{Options, Pictures, Server, Studio};

/// The one hash there are pictures of.
pub(super) const HASH: &str = "00ff00ff";

/// What the studio does, told as it happens.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Told {
    Rebuilds { fresh: bool },
    After,
}

pub(super) struct Reader {
    folder: PathBuf,
    version: u64,
    told: Sender<Told>,
    /// Where there is one, every rebuild waits for it after it has read the files.
    gate: Option<Receiver<()>>,
    /// How much is added to each snapshot, in bytes.
    ballast: usize,
}

impl Studio for Reader {
    fn rebuild(&mut self, since: Instant, fresh: bool) -> Snapshot {
        self.told.send(Told::Rebuilds { fresh }).ok();
        let mut files = Vec::new();
        read(&self.folder, &self.folder, &mut files);
        files.sort();
        if let Some(gate) = &self.gate {
            gate.recv().ok();
        }
        let name = files.join(" ");
        assert!(!name.contains("boom"), "a file says boom");
        self.version += 1;
        Snapshot {
            version: self.version,
            at: 1,
            millis: since.elapsed().as_secs_f64() * 1000.0,
            stages: Vec::new(),
            paper: PaperFacts { name, date: String::new(), folder: "x".repeat(self.ballast) },
            pages: Vec::new(),
            findings: Vec::new(),
            fault: Vec::new(),
            earlier: Vec::new(),
            editor: String::new(),
        }
    }

    fn watched(&self) -> Vec<PathBuf> {
        vec![self.folder.join("issue"), self.folder.join("paper.toml")]
    }

    fn ignores(&self, path: &Path) -> bool {
        path.extension().is_some_and(|extension| extension == "tmp")
    }

    fn after(&mut self) {
        self.told.send(Told::After).ok();
    }
}

/// Every file with what it holds: `issue/a.md=text`.
fn read(root: &Path, folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let below = path.strip_prefix(root).unwrap().display().to_string();
        if path.is_dir() {
            read(root, &path, files);
        } else if path.extension().is_some_and(|extension| extension == "md" || extension == "toml") {
            files.push(format!("{below}={}", fs::read_to_string(&path).unwrap_or_default()));
        }
    }
}

/// Pictures of one page.
pub(super) struct Prints;

impl Pictures for Prints {
    fn page(&self, hash: &str, ppi: u16) -> Option<Arc<[u8]>> {
        assert!(ppi != 36, "this one breaks");
        (hash == HASH).then(|| format!("page {ppi}").into_bytes().into())
    }

    fn tile(&self, hash: &str, ppi: u16, column: u16, row: u16) -> Option<Arc<[u8]>> {
        (hash == HASH).then(|| format!("tile {ppi} {column} {row}").into_bytes().into())
    }

    fn alternatives(&self, page: u16) -> Result<Choices, Failure> {
        let none = Finding::new(Code::PageUnknown, format!("没有第 {page} 版")).hint("看一看 issue.toml");
        if page == 1 { Ok(Choices { page, choices: Vec::new() }) } else { Err(none.into()) }
    }
}

/// A server over a folder of its own.
pub(super) struct Stage {
    pub(super) server: Server,
    pub(super) told: Receiver<Told>,
    pub(super) open: Sender<()>,
    folder: TempDir,
}

/// How a stage is set up.
#[derive(Default)]
pub(super) struct Setup {
    pub(super) gated: bool,
    pub(super) ballast: usize,
    pub(super) poll: Option<Duration>,
    /// The port that is tried first.
    pub(super) port: u16,
    /// Whether the folder of the issue is missing at first.
    pub(super) bare: bool,
}

impl Stage {
    pub(super) fn new(setup: &Setup) -> Self {
        let folder = tempfile::tempdir().unwrap();
        if !setup.bare {
            fs::create_dir(folder.path().join("issue")).unwrap();
            fs::write(folder.path().join("issue/a.md"), "one").unwrap();
        }
        let (told, heard) = channel();
        let (open, gate) = channel();
        let gate = setup.gated.then_some(gate);
        let studio = Reader { folder: folder.path().to_path_buf(), version: 0, told, gate, ballast: setup.ballast };
        let options = Options { port: setup.port, poll: setup.poll, ..Options::default() };
        let server = Server::start(Box::new(studio), Arc::new(Prints), &options).unwrap();
        Self { server, told: heard, open, folder }
    }

    pub(super) fn url(&self) -> &str {
        self.server.url()
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub(super) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
    }
}
