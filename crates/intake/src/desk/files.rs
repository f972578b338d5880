//! The files of an issue that intake writes: originals, drafts, pictures, the list of what was set aside. Nothing that is there is overwritten.
//!
//! Each file appears whole. A run that was killed has written some of them and not registered them; the next one finds its own files by their
//! names and bytes, and goes on from there.

use std::fmt::Write as _;
use std::fs;
use std::io::{Error, ErrorKind, Result};
use std::path::Path;

use chenbao_model::diag::{Code, Failure, Finding, Span};

use crate::gather::Given;
use crate::register::{DRAFTS, INCOMING, Register};
use crate::whole::write_whole;

/// Where files are put.
pub(super) struct Shelf<'i> {
    issue: &'i Path,
}

impl<'i> Shelf<'i> {
    pub(super) fn new(issue: &'i Path) -> Self {
        Self { issue }
    }

    /// Keeps an original as it came. Gives its name below `incoming/`; one that lies there already stays where it is.
    pub(super) fn keep(&mut self, given: &Given) -> std::result::Result<String, Failure> {
        let (stem, extension) = given.name.rsplit_once('.').unwrap_or((&given.name, ""));
        let name = self.put(INCOMING, stem, extension, &given.bytes)?;
        Ok(name.strip_prefix(INCOMING).map_or(name.as_str(), |name| name.trim_start_matches('/')).to_owned())
    }

    /// Writes a draft. Gives its name below the issue.
    pub(super) fn put_draft(&mut self, stem: &str, text: &str) -> std::result::Result<String, Failure> {
        self.put(DRAFTS, stem, "md", text.as_bytes())
    }

    /// Puts a picture among those of the issue. Gives its name below the issue.
    pub(super) fn put_picture(
        &mut self,
        stem: &str,
        extension: &str,
        bytes: &[u8],
    ) -> std::result::Result<String, Failure> {
        self.put("images", stem, extension, bytes)
    }

    /// Writes a file under the first name that is free, or that has these bytes already.
    fn put(&mut self, folder: &str, stem: &str, extension: &str, bytes: &[u8]) -> std::result::Result<String, Failure> {
        for number in 1.. {
            let tail = if number == 1 { String::new() } else { format!("-{number}") };
            let dot = if extension.is_empty() { "" } else { "." };
            let name = format!("{folder}/{stem}{tail}{dot}{extension}");
            let path = self.issue.join(&name);
            match put_new(&path, bytes) {
                Ok(()) => return Ok(name),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    if fs::read(&path).is_ok_and(|there| there == bytes) {
                        return Ok(name);
                    }
                }
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
pub(super) fn write_set_aside(issue: &Path, register: &Register) -> std::result::Result<(), Failure> {
    let mut text = String::from("收稿时搁在一边、没有写进稿件的文字。要用的，抄进稿件里。\n");
    for entry in register.sources.iter().filter(|entry| !entry.set_aside.is_empty()) {
        let _ = writeln!(text, "\n{}", entry.file);
        for aside in &entry.set_aside {
            let _ = writeln!(text, "  {}　{}　{}", aside.place, aside.why, aside.text.replace('\n', " "));
        }
    }
    let path = issue.join(INCOMING).join("set-aside.txt");
    write_whole(&path, text.as_bytes()).map_err(|error| failure(&path, &error))
}

/// Writes a file that is not there yet.
fn put_new(path: &Path, bytes: &[u8]) -> Result<()> {
    if path.exists() {
        return Err(Error::from(ErrorKind::AlreadyExists));
    }
    write_whole(path, bytes)
}

/// Makes a file hold these bytes, whole or not at all.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> std::result::Result<(), Failure> {
    write_whole(path, bytes).map_err(|error| failure(path, &error))
}

pub(super) fn failure(path: &Path, error: &Error) -> Failure {
    let place = Span::file(path.to_string_lossy().replace('\\', "/"));
    Finding::new(Code::OutputFailed, format!("写不出来：{error}")).at(place).into()
}
