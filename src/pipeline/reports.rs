//! Reports of the preflight from one run to the next: a file whose bytes have been examined already need not be examined again. Takes the
//! files of a run for the press; gives their reports, from the store where it has them.
//!
//! A report holds for the same file, the same thresholds and the same program.

use std::path::Path;

use crate::preflight::{Report, Thresholds};
use crate::store::{Key, Store, StoredKind};

/// What is known of files from earlier runs, and what is learnt in this one.
pub(super) struct KnownReports(Store);

impl KnownReports {
    /// What is known beside the outputs of an issue.
    pub(super) fn beside(outputs: &Path) -> Self {
        Self(Store::beside(outputs, StoredKind::PreflightReports))
    }

    /// The report of a file; it is examined where that was not done before.
    pub(super) fn report(&self, bytes: &[u8], thresholds: &Thresholds, examine: impl FnOnce() -> Report) -> Report {
        let key = Key::of(StoredKind::PreflightReports).add(bytes).add(format!("{thresholds:?}")).key();
        let known = self.0.load(&key).and_then(|report| serde_json::from_slice(&report).ok());
        known.unwrap_or_else(|| {
            let report = examine();
            if let Ok(entry) = serde_json::to_vec(&report) {
                self.0.keep(&key, &entry);
            }
            report
        })
    }

    /// Forgets the reports of files that this run did not have.
    pub(super) fn prune(&self) {
        self.0.prune();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preflight;

    fn judge(folder: &Path, bytes: &[u8], thresholds: &Thresholds) -> (Report, bool) {
        let known = KnownReports::beside(folder);
        let mut is_examined = false;
        let report = known.report(bytes, thresholds, || {
            is_examined = true;
            preflight::examine(bytes.to_vec(), thresholds, &|_, _| {})
        });
        (report, is_examined)
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
}
