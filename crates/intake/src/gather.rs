//! What was given to take in: files, folders and archives become single files with their names and bytes.

use std::path::{Path, PathBuf};

use chenbao_model::diag::{Code, Finding, Span};

use crate::fault::Fault;
use crate::limits;
use crate::readers::{FileKind, unpack};

/// A file that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its path below what was given, with `/`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What kind it is.
    pub kind: FileKind,
}

/// Everything below these paths, sorted by name, and what cannot be taken in.
pub fn gather(paths: &[PathBuf]) -> (Vec<Given>, Vec<Finding>) {
    let mut basket = Basket::default();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() {
            // The name of the folder itself says nothing that a file's place in it does not.
            basket.folder(path, "", 0);
        } else {
            basket.file(path, &name);
        }
    }
    basket.given.sort_by(|one, other| one.name.cmp(&other.name));
    (basket.given, basket.findings)
}

#[derive(Default)]
struct Basket {
    given: Vec<Given>,
    findings: Vec<Finding>,
    bytes: u64,
}

impl Basket {
    fn folder(&mut self, folder: &Path, prefix: &str, depth: usize) {
        let mut entries: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().collect();
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let own = entry.file_name().to_string_lossy().into_owned();
            let is_register = depth == 0 && (own == "register.json" || own == "set-aside.txt");
            if own.starts_with(['.', '~']) || own == "__MACOSX" || own == "Thumbs.db" || is_register {
                continue;
            }
            let name = if prefix.is_empty() { own } else { format!("{prefix}/{own}") };
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() && depth < limits::MOST_DEPTH {
                self.folder(&entry.path(), &name, depth + 1);
            } else if kind.is_file() {
                self.file(&entry.path(), &name);
            }
        }
    }

    fn file(&mut self, path: &Path, name: &str) {
        let shown = path.to_string_lossy().replace('\\', "/");
        let size = match std::fs::metadata(path) {
            Ok(data) if data.is_file() => data.len(),
            Ok(_) => return self.fault(&Fault::Unknown, &shown),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let finding = Finding::new(Code::IntakeUnreadable, format!("没有“{shown}”这个文件"));
                self.findings.push(finding.at(Span::file(shown)).hint("核对路径；带空格的名字两头加引号"));
                return;
            }
            Err(error) => return self.fault(&Fault::Unreadable(error.to_string()), &shown),
        };
        if size > limits::MOST_BYTES {
            return self.fault(&Fault::TooLarge("文件超过 100 MB"), &shown);
        }
        match std::fs::read(path) {
            Ok(bytes) => self.bytes(name, bytes, &shown, 0),
            Err(error) => self.fault(&Fault::Unreadable(error.to_string()), &shown),
        }
    }

    fn bytes(&mut self, name: &str, bytes: Vec<u8>, shown: &str, depth: usize) {
        self.bytes += bytes.len() as u64;
        if self.given.len() >= limits::MOST_FILES || self.bytes > limits::MOST_UNPACKED {
            return self.fault(&Fault::TooLarge("一次收得太多，请分几次收"), shown);
        }
        match FileKind::of(name, &bytes) {
            Ok(FileKind::Archive) if depth < 3 => match unpack(&bytes) {
                Ok(files) => {
                    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                    for file in files {
                        let inner = format!("{stem}/{}", safe(&file.name));
                        self.bytes(&inner, file.bytes, &format!("{shown}：{}", file.name), depth + 1);
                    }
                }
                Err(fault) => self.fault(&fault, shown),
            },
            Ok(FileKind::Archive) => self.fault(&Fault::Bomb, shown),
            Ok(kind) => self.given.push(Given { name: name.to_owned(), bytes, kind }),
            Err(fault) => self.fault(&fault, shown),
        }
    }

    fn fault(&mut self, fault: &Fault, shown: &str) {
        self.findings.push(fault.finding(shown));
    }
}

/// A path out of an archive that leads nowhere else.
fn safe(name: &str) -> String {
    let parts = name.split('/').filter(|part| !matches!(*part, "" | "." | "..") && !part.contains(':'));
    parts.collect::<Vec<_>>().join("/")
}
