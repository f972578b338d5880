//! Many saves at once become one rebuild. Takes changes with their times; gives the moment at which the rebuild may start.
//!
//! Editors save in several steps: truncate and write, write beside and rename over, rename away and write anew, delete and create. A file whose
//! last step was its end (closed after writing, renamed into place) needs less quiet than one that may be half written.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::signal::ChangeStep;

/// The quiet after a change that may be the first of several.
const QUIET: Duration = Duration::from_millis(18);
/// The quiet after the last step of every file that changed.
const SETTLED: Duration = Duration::from_millis(5);
/// The longest wait while saves do not end.
const LONGEST: Duration = Duration::from_millis(200);

/// Changes that lead to one rebuild.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Batch {
    /// When the first was seen.
    pub(super) since: Instant,
    /// Whether nothing from before may be kept.
    pub(super) fresh: bool,
    last: Instant,
    underway: BTreeSet<PathBuf>,
    urgent: bool,
}

impl Batch {
    fn new(at: Instant) -> Self {
        Self { since: at, fresh: false, last: at, underway: BTreeSet::new(), urgent: false }
    }

    /// A rebuild that waits for nothing.
    pub(super) fn asked(at: Instant, fresh: bool) -> Self {
        Self { fresh, urgent: true, ..Self::new(at) }
    }

    /// With what was asked for besides.
    pub(super) fn ask(batch: Option<Self>, at: Instant, fresh: bool) -> Self {
        let batch = batch.unwrap_or_else(|| Self::new(at));
        Self { fresh: batch.fresh || fresh, urgent: true, ..batch }
    }

    /// With another change; `None` is all that the system lost count of.
    pub(super) fn change(batch: Option<Self>, at: Instant, path: Option<PathBuf>, step: ChangeStep) -> Self {
        let mut batch = batch.unwrap_or_else(|| Self::new(at));
        batch.last = batch.last.max(at);
        match (step, path) {
            (ChangeStep::Underway, path) => {
                batch.underway.insert(path.unwrap_or_default());
            }
            (ChangeStep::Done, Some(path)) => {
                batch.underway.remove(&path);
            }
            (ChangeStep::Done | ChangeStep::Aside, _) => {}
        }
        batch
    }

    /// When the rebuild may start, if nothing else happens.
    pub(super) fn due(&self) -> Instant {
        if self.urgent {
            return self.since;
        }
        let quiet = if self.underway.is_empty() { SETTLED } else { QUIET };
        (self.last + quiet).min(self.since + LONGEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(start: Instant, changes: &[(u64, &str, ChangeStep)]) -> Batch {
        let change = |batch, (at, path, step): &(u64, &str, ChangeStep)| {
            Some(Batch::change(batch, start + Duration::from_millis(*at), Some(PathBuf::from(path)), *step))
        };
        changes.iter().fold(None, change).unwrap()
    }

    #[test]
    fn a_file_that_is_whole_waits_less() {
        let start = Instant::now();
        let open = batch(start, &[(0, "a.md", ChangeStep::Underway)]);
        assert_eq!(open.due(), start + QUIET);
        let closed = batch(start, &[(0, "a.md", ChangeStep::Underway), (1, "a.md", ChangeStep::Done)]);
        assert_eq!(closed.due(), start + Duration::from_millis(1) + SETTLED);
        let other = batch(
            start,
            &[(0, "a.md", ChangeStep::Underway), (1, "b.md", ChangeStep::Done), (2, "b.md", ChangeStep::Aside)],
        );
        assert_eq!(other.due(), start + Duration::from_millis(2) + QUIET);
    }

    #[test]
    fn renaming_away_and_writing_anew_is_one_change() {
        let start = Instant::now();
        let steps = [
            (0, "a.md", ChangeStep::Underway),
            (4, "a.md", ChangeStep::Underway),
            (9, "a.md", ChangeStep::Done),
            (9, "a.md", ChangeStep::Aside),
        ];
        assert_eq!(batch(start, &steps[..1]).due(), start + QUIET);
        assert_eq!(batch(start, &steps).due(), start + Duration::from_millis(9) + SETTLED);
    }

    #[test]
    fn endless_saves_do_not_put_it_off() {
        let start = Instant::now();
        let steps: Vec<_> = (0..300).map(|at| (at, "a.md", ChangeStep::Underway)).collect();
        assert_eq!(batch(start, &steps).due(), start + LONGEST);
    }

    #[test]
    fn what_was_asked_for_starts_at_once() {
        let start = Instant::now();
        let saving = batch(start, &[(0, "a.md", ChangeStep::Underway)]);
        let asked = Batch::ask(Some(saving), start + Duration::from_millis(3), true);
        assert_eq!((asked.due(), asked.fresh), (start, true));
        assert!(Batch::ask(Some(asked), start, false).fresh);
    }

    #[test]
    fn lost_changes_wait_for_quiet() {
        let start = Instant::now();
        assert_eq!(Batch::change(None, start, None, ChangeStep::Underway).due(), start + QUIET);
    }
}
