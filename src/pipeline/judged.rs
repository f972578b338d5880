//! Files that were judged before: the preflight of a file whose bytes have been examined already need not be done again. Takes the files of
//! a run for the press; gives their reports, from a note beside the outputs where it knows them.
//!
//! A report tells the SHA-256 of its file and its thresholds; it holds for the same file, the same thresholds and the same program. A note
//! that is damaged is as good as none.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::settled::{hex, program};
use crate::export::{Artifact, publish};
use crate::preflight::{Report, Thresholds};

/// Where the note lies, below the folder of the outputs.
const NOTE: &str = ".cache/judged";

/// What is known of files, and what is learnt in this run.
pub(super) struct Judged {
    known: Vec<Report>,
    reports: Mutex<Vec<Report>>,
}

impl Judged {
    /// What the note of earlier runs holds.
    pub(super) fn read(outputs: &Path) -> Self {
        let known = std::fs::read_to_string(outputs.join(NOTE)).ok().and_then(|note| parse(&note));
        Self { known: known.unwrap_or_default(), reports: Mutex::default() }
    }

    /// The report of a file; it is examined where that was not done before.
    pub(super) fn report(&self, bytes: &[u8], thresholds: &Thresholds, examine: impl FnOnce() -> Report) -> Report {
        let sha256 = hex(&Sha256::digest(bytes));
        let fits = |report: &&Report| report.file.sha256 == sha256 && report.thresholds == *thresholds;
        let report = self.known.iter().find(fits).cloned().unwrap_or_else(examine);
        self.reports.lock().unwrap_or_else(PoisonError::into_inner).push(report.clone());
        report
    }

    /// Notes the reports of this run. A note that cannot be written costs the next run time, no more.
    pub(super) fn note(self, outputs: &Path) {
        let mut reports = self.reports.into_inner().unwrap_or_else(PoisonError::into_inner);
        // Two files are read at the same time.
        reports.sort_by(|one, other| one.file.sha256.cmp(&other.file.sha256));
        let Ok(body) = serde_json::to_string(&reports) else { return };
        let note = format!("{}\n{body}", seal(&body));
        let _ = publish(outputs, &[Artifact::new(NOTE, note.into_bytes())], &[]);
    }
}

/// The reports of a note that is whole and of this program.
fn parse(note: &str) -> Option<Vec<Report>> {
    let (sealed, body) = note.split_once('\n')?;
    (sealed == seal(body)).then(|| serde_json::from_str(body).ok()).flatten()
}

/// What tells a whole note of this program from any other.
fn seal(body: &str) -> String {
    hex(&Sha256::new().chain_update(program()).chain_update(body).finalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preflight;

    fn judge(folder: &Path, bytes: &[u8], thresholds: &Thresholds) -> (Report, bool) {
        let judged = Judged::read(folder);
        let mut examined = false;
        let report = judged.report(bytes, thresholds, || {
            examined = true;
            preflight::examine(bytes.to_vec(), thresholds, &|_, _| {})
        });
        judged.note(folder);
        (report, examined)
    }

    #[test]
    fn a_file_is_examined_once_for_each_set_of_thresholds() {
        let folder = tempfile::tempdir().unwrap();
        let newsprint = Thresholds::default();
        let (first, examined) = judge(folder.path(), b"%PDF-1.6 broken", &newsprint);
        assert!(examined && !first.hits.is_empty());
        assert_eq!(judge(folder.path(), b"%PDF-1.6 broken", &newsprint), (first, false));
        let strict = Thresholds { ppi_error: 200.0, ..newsprint.clone() };
        assert!(judge(folder.path(), b"%PDF-1.6 broken", &strict).1);
        assert!(judge(folder.path(), b"%PDF-1.6 other", &newsprint).1);
    }

    #[test]
    fn a_damaged_note_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let newsprint = Thresholds::default();
        judge(folder.path(), b"%PDF-1.6 broken", &newsprint);
        let path = folder.path().join(NOTE);
        let whole = std::fs::read_to_string(&path).unwrap();
        for damaged in [whole.replace("error", "note"), whole[..whole.len() - 1].to_owned(), String::new()] {
            std::fs::write(&path, damaged).unwrap();
            assert!(judge(folder.path(), b"%PDF-1.6 broken", &newsprint).1);
        }
    }
}
