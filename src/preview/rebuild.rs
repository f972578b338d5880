//! The loop that keeps the issue set. Takes signals and the [`Studio`]; gives snapshots to [`Events`]. It runs on one thread, so that two
//! rebuilds never meet; what changes during a rebuild leads to another.

use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::Studio;
use super::changes::Batch;
use super::events::Events;
use super::signal::{Change, Signal};
use super::snapshot::{PaperFacts, Remark, Snapshot};
use super::watch::Watching;

/// The loop.
pub(super) struct Rebuilding {
    studio: Box<dyn Studio>,
    signals: Receiver<Signal>,
    watching: Watching,
    events: Arc<Events>,
    /// The last snapshot that was told.
    last: Option<Snapshot>,
    /// Whether the last rebuild broke off.
    broken: bool,
    /// What the next rebuild is for.
    waiting: Option<Batch>,
}

impl Rebuilding {
    /// Ready to run.
    pub(super) fn new(
        studio: Box<dyn Studio>,
        signals: Receiver<Signal>,
        watching: Watching,
        events: Arc<Events>,
    ) -> Self {
        Self { studio, signals, watching, events, last: None, broken: false, waiting: None }
    }

    /// Sets the issue, and again after every change, until the server stops.
    pub(super) fn run(mut self) {
        self.follow();
        self.waiting = Some(Batch::asked(Instant::now(), false));
        while let ControlFlow::Continue(batch) = self.gather() {
            self.watching.refresh();
            self.rebuild(&batch);
            if self.follow() {
                self.waiting = Some(Batch::ask(self.waiting.take(), Instant::now(), false));
            }
            if self.drain().is_break() {
                return;
            }
            if self.waiting.is_none() && !self.broken {
                // What waits is no part of the paper: the studio says at the next rebuild what became of it.
                drop(attempt(|| self.studio.after()));
            }
        }
    }

    fn rebuild(&mut self, batch: &Batch) {
        let start = Instant::now();
        let since = batch.since.min(start);
        self.events.building(now().saturating_sub(whole_millis(since.elapsed())));
        let fresh = batch.fresh || self.broken;
        let made = attempt(|| self.studio.rebuild(since, fresh));
        self.broken = made.is_err();
        let mut snapshot = match made {
            Ok(snapshot) => snapshot,
            Err(message) => broken(self.last.take(), &message, since),
        };
        if let Some(trouble) = self.watching.trouble() {
            snapshot.findings.push(remark("preview-watch", "warning", trouble.to_owned(), &[]));
        }
        let least = self.last.as_ref().map_or(0, |last| last.version + 1);
        snapshot.version = snapshot.version.max(least);
        self.events.issue(&snapshot);
        self.last = Some(snapshot);
    }

    /// Watches what the studio wants watched; says whether some of it was not watched before.
    fn follow(&mut self) -> bool {
        attempt(|| self.studio.watched()).is_ok_and(|paths| self.watching.follow(paths))
    }

    /// Waits until there is something to do and quiet enough to do it.
    fn gather(&mut self) -> ControlFlow<(), Batch> {
        loop {
            self.drain()?;
            let heard = match &self.waiting {
                None => self.signals.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(batch) => self.signals.recv_timeout(batch.due().saturating_duration_since(Instant::now())),
            };
            match (heard, self.waiting.take()) {
                (Ok(signal), waiting) => {
                    self.waiting = waiting;
                    self.hear(signal)?;
                }
                (Err(RecvTimeoutError::Timeout), Some(batch)) => return ControlFlow::Continue(batch),
                (Err(_), _) => return ControlFlow::Break(()),
            }
        }
    }

    /// Hears what was said so far.
    fn drain(&mut self) -> ControlFlow<()> {
        while let Ok(signal) = self.signals.try_recv() {
            self.hear(signal)?;
        }
        ControlFlow::Continue(())
    }

    fn hear(&mut self, signal: Signal) -> ControlFlow<()> {
        match signal {
            Signal::Stop => return ControlFlow::Break(()),
            Signal::Asked { fresh } => self.waiting = Some(Batch::ask(self.waiting.take(), Instant::now(), fresh)),
            Signal::Changed(change) => self.hear_change(change),
            Signal::Trouble(error) => {
                self.watching.fail(&error);
                self.waiting = Some(Batch::ask(self.waiting.take(), Instant::now(), false));
            }
        }
        ControlFlow::Continue(())
    }

    fn hear_change(&mut self, change: Change) {
        self.watching.forget(&change);
        let path = self.watching.concerns(&change);
        let counts = match &path {
            // A studio that cannot say does not hide a change.
            Some(path) => !attempt(|| self.studio.ignores(path)).unwrap_or(false),
            None => change.path.is_none(),
        };
        if counts {
            self.waiting = Some(Batch::change(self.waiting.take(), change.at, path, change.step));
        }
    }
}

/// Does something; a panic is an error with its message.
fn attempt<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| message(payload.as_ref()))
}

fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "原因不明".to_owned())
}

/// What is told when a rebuild broke off: the last pages, and why.
fn broken(last: Option<Snapshot>, message: &str, since: Instant) -> Snapshot {
    let hints = ["这是程序的毛病，不是稿件的；改动保留在文件里，下一次保存会从头重排"];
    let fault = remark("internal", "error", format!("排版中断：{message}"), &hints);
    let version = last.as_ref().map_or(1, |last| last.version + 1);
    let millis = since.elapsed().as_secs_f64() * 1000.0;
    let last = last.unwrap_or_else(nothing);
    Snapshot { version, at: now(), millis, stages: Vec::new(), fault: vec![fault], ..last }
}

/// The state before the first pages.
fn nothing() -> Snapshot {
    Snapshot {
        version: 0,
        at: 0,
        millis: 0.0,
        stages: Vec::new(),
        paper: PaperFacts { name: String::new(), date: String::new(), folder: String::new() },
        pages: Vec::new(),
        findings: Vec::new(),
        fault: Vec::new(),
        earlier: Vec::new(),
        editor: String::new(),
    }
}

fn remark(code: &str, severity: &'static str, message: String, hints: &[&str]) -> Remark {
    let hints = hints.iter().map(ToString::to_string).collect();
    Remark { code: code.to_owned(), severity, group: "预览", message, hints, file: None, page: None, rect: None }
}

/// Milliseconds since 1970.
pub(super) fn now() -> u64 {
    whole_millis(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
}

fn whole_millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
