//! Collects what the checks find, by file and byte; gives findings with line and column, not too many of a kind.

use std::collections::BTreeMap;

use roxmltree::Node;

use crate::diag::{Code, Finding, Severity, Source, Span};

/// So many findings of one code in one file are told in full; a broken generator makes thousands of the same.
const TOLD: usize = 20;

struct LintNote {
    code: Code,
    severity: Severity,
    path: String,
    byte: Option<usize>,
    message: String,
}

/// The findings of a run, before their places are reckoned.
#[derive(Default)]
pub(super) struct Notes {
    notes: Vec<LintNote>,
}

impl Notes {
    /// Something about a whole file; an empty path is the book itself.
    pub(super) fn file(&mut self, code: Code, path: &str, message: impl Into<String>) {
        self.add(code, code.severity(), path, None, message.into());
    }

    /// Something at a byte of a text file.
    pub(super) fn at(&mut self, code: Code, path: &str, byte: usize, message: impl Into<String>) {
        self.add(code, code.severity(), path, Some(byte), message.into());
    }

    /// What the standard does not ask for and a good book has: a warning whatever its code, at a byte of a file where there is one.
    pub(super) fn advise(&mut self, code: Code, path: &str, byte: Option<usize>, message: impl Into<String>) {
        self.add(code, code.severity().max(Severity::Warning), path, byte, message.into());
    }

    fn add(&mut self, code: Code, severity: Severity, path: &str, byte: Option<usize>, message: String) {
        self.notes.push(LintNote { code, severity, path: path.to_owned(), byte, message });
    }

    /// Something about an element.
    pub(super) fn node(&mut self, code: Code, path: &str, node: Node, message: impl Into<String>) {
        self.at(code, path, node.range().start, message);
    }

    /// The findings in the order of file, place and code. `files` are those of the archive; the place is a path inside it.
    pub(super) fn finish(mut self, files: &BTreeMap<String, Vec<u8>>) -> Vec<Finding> {
        self.notes.sort_by(|a, b| (&a.path, a.byte, a.code).cmp(&(&b.path, b.byte, b.code)));
        let mut sources = BTreeMap::new();
        let mut told: BTreeMap<(String, Code, Severity), usize> = BTreeMap::new();
        let mut findings = Vec::new();
        for note in self.notes {
            let count = told.entry((note.path.clone(), note.code, note.severity)).or_default();
            *count += 1;
            if *count <= TOLD {
                let span = place(&note, files, &mut sources);
                let finding = Finding::new(note.code, note.message).at_opt(span).hint(note.code.doc().mend);
                findings.push(Finding { severity: note.severity, ..finding });
            }
        }
        for ((path, code, severity), count) in told.into_iter().filter(|&(_, count)| count > TOLD) {
            let message = format!("同类问题在这个文件里另有 {} 处", count - TOLD);
            let finding = Finding::new(code, message).at_opt((!path.is_empty()).then(|| Span::file(path.as_str())));
            findings.push(Finding { severity, ..finding });
        }
        findings
    }
}

fn place(
    note: &LintNote,
    files: &BTreeMap<String, Vec<u8>>,
    sources: &mut BTreeMap<String, std::sync::Arc<Source>>,
) -> Option<Span> {
    if note.path.is_empty() {
        return None;
    }
    let Some(byte) = note.byte else { return Some(Span::file(note.path.as_str())) };
    let source = sources.entry(note.path.clone()).or_insert_with(|| {
        let bytes = files.get(&note.path).map_or(&[][..], Vec::as_slice);
        Source::new(note.path.as_str(), String::from_utf8_lossy(bytes).into_owned())
    });
    Some(source.span_at(byte))
}
