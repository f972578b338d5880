//! The files of an issue that intake writes: originals, drafts, pictures, the list of what was set aside. Nothing that is there is overwritten.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use chenbao_model::diag::{Code, Failure, Finding, Span};

use crate::gather::Given;
use crate::register::{DRAFTS, INCOMING, Register};

/// Where files are put.
pub(super) struct Shelf<'i> {
    issue: &'i Path,
}

impl<'i> Shelf<'i> {
    pub(super) fn new(issue: &'i Path) -> Self {
        Self { issue }
    }

    /// Keeps an original as it came. Gives its name below `incoming/`; one that lies there already stays where it is.
    pub(super) fn keep(&mut self, given: &Given) -> Result<String, Failure> {
        let folder = self.issue.join(INCOMING);
        let (stem, extension) = given.name.rsplit_once('.').unwrap_or((&given.name, ""));
        for number in 1.. {
            let tail = if number == 1 { String::new() } else { format!("-{number}") };
            let dot = if extension.is_empty() { "" } else { "." };
            let name = format!("{stem}{tail}{dot}{extension}");
            let path = folder.join(&name);
            match put_new(&path, &given.bytes) {
                Ok(()) => return Ok(name),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    if std::fs::read(&path).is_ok_and(|bytes| bytes == given.bytes) {
                        return Ok(name);
                    }
                }
                Err(error) => return Err(failure(&path, &error)),
            }
        }
        unreachable!("numbers do not end")
    }

    /// Writes a draft. Gives its name below the issue.
    pub(super) fn put_draft(&mut self, stem: &str, text: &str) -> Result<String, Failure> {
        self.put(DRAFTS, stem, "md", text.as_bytes())
    }

    /// Puts a picture among those of the issue. Gives its name below the issue.
    pub(super) fn put_picture(&mut self, stem: &str, extension: &str, bytes: &[u8]) -> Result<String, Failure> {
        self.put("images", stem, extension, bytes)
    }

    fn put(&mut self, folder: &str, stem: &str, extension: &str, bytes: &[u8]) -> Result<String, Failure> {
        for number in 1.. {
            let tail = if number == 1 { String::new() } else { format!("-{number}") };
            let name = format!("{folder}/{stem}{tail}.{extension}");
            let path = self.issue.join(&name);
            match put_new(&path, bytes) {
                Ok(()) => return Ok(name),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failure(&path, &error)),
            }
        }
        unreachable!("numbers do not end")
    }
}

/// A name for what is made of a file: without its folders, and without what a file's name cannot have everywhere.
pub(super) fn stem(name: &str) -> String {
    let own = name.rsplit('/').next().unwrap_or(name);
    let own = own.rsplit_once('.').map_or(own, |(stem, _)| stem);
    let plain: String = own.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '-' }).take(48).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "laigao".to_owned() } else { parts.join("-") }
}

/// Writes the list of what was set aside, for people.
pub(super) fn write_set_aside(issue: &Path, register: &Register) -> Result<(), Failure> {
    let mut text = String::from("收稿时搁在一边、没有写进稿件的文字。要用的，抄进稿件里。\n");
    for entry in register.sources.iter().filter(|entry| !entry.set_aside.is_empty()) {
        let _ = writeln!(text, "\n{}", entry.file);
        for aside in &entry.set_aside {
            let _ = writeln!(text, "  {}　{}　{}", aside.place, aside.why, aside.text.replace('\n', " "));
        }
    }
    let path = issue.join(INCOMING).join("set-aside.txt");
    std::fs::write(&path, text).map_err(|error| failure(&path, &error))
}

/// Writes a file that is not there yet, with the folders it stands in.
fn put_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}

/// Makes a file hold these bytes, whole or not at all.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = path.with_file_name(format!(".{name}.part"));
    let written = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|error| failure(path, &error))
}

pub(super) fn failure(path: &Path, error: &std::io::Error) -> Failure {
    let place = Span::file(path.to_string_lossy().replace('\\', "/"));
    Finding::new(Code::OutputFailed, format!("写不出来：{error}")).at(place).into()
}
