//! Runs that are known: the same command was run on the same issue before, nothing it comes from has changed since, and what it wrote lies there as
//! it left it. Takes what was read; gives what was told then, or keeps what is told now.
//!
//! What is told stands in the store under a key of everything a run comes from (`settled::add_sources`), of what the command was asked for, of
//! what was found in reading, of the saved layout and of the state of every file among the outputs. So whoever removes or changes one has it made
//! again.

use std::path::{Path, PathBuf};

use super::outputs::OutputFolder;
use super::settled::add_sources;
use super::workshop::ReadIssue;
use super::{MakeOptions, Resources};
use crate::content::Stamp;
use crate::diag::{Code, Finding};
use crate::store::{Key, KeyMaker, Store, StoredKind};

/// A command on an issue, as it is looked up and kept.
pub struct KnownRun {
    kind: StoredKind,
    /// None where they would lie among the author's files.
    outputs: Option<PathBuf>,
    sources: KeyMaker,
    /// Whether the run takes what was told before for true.
    is_asked: bool,
}

impl KnownRun {
    /// The run of a command of this kind, asked for in these words.
    pub(super) fn of(
        kind: StoredKind,
        read: &ReadIssue,
        resources: &Resources,
        options: &MakeOptions,
        asked: &str,
    ) -> Self {
        let mut sources = Key::of(kind);
        add_sources(&mut sources, &read.issue, resources);
        sources.add(asked).add(format!("{:?}", read.findings));
        sources.add(format!("{:?}{resources:?}", std::env::current_dir().ok()));
        let outputs = OutputFolder::unclaimed(&read.issue, options);
        Self { kind, outputs, sources, is_asked: !options.fresh }
    }

    /// What was told, if nothing has changed since.
    pub(super) fn told(&self) -> Option<Vec<u8>> {
        let outputs = self.outputs.as_deref().filter(|_| self.is_asked)?;
        Store::beside(outputs, self.kind).load(&self.key(outputs))
    }

    /// Keeps what is told of a run that has just ended, and nothing of one before. A run whose layout could not be kept is none to go by.
    pub fn keep(&self, findings: &[Finding], told: &[u8]) {
        let Some(outputs) = &self.outputs else { return };
        let store = Store::beside(outputs, self.kind);
        if findings.iter().all(|finding| finding.code != Code::LayoutStale) {
            store.keep(&self.key(outputs), told);
        }
        store.prune();
    }

    /// The key with the state of the outputs as it is now.
    fn key(&self, outputs: &Path) -> Key {
        let mut key = self.sources.clone();
        for file in files(outputs) {
            key.add(file.to_string_lossy().as_bytes()).add(format!("{:?}", Stamp::of(&file)));
        }
        key.key()
    }
}

/// The files among the outputs, in order, but those of the stores.
fn files(outputs: &Path) -> impl Iterator<Item = PathBuf> {
    let is_shown =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    let entries = walkdir::WalkDir::new(outputs).sort_by_file_name().into_iter().filter_entry(is_shown).flatten();
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path)
}
