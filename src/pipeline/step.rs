//! The steps of the pipeline, and the clock that times them.

use std::time::{Duration, Instant};

/// A step of the pipeline, for those who show progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Reading the folder and making copy of it.
    Read,
    /// Measuring and searching.
    MakeUp,
    /// Setting the pages.
    Typeset,
    /// Checking the set pages.
    Check,
    /// Writing.
    Export,
    /// Drawing the cover of a book.
    Cover,
    /// Putting a book together.
    Bind,
    /// Separating the pictures into the inks of the press.
    Separate,
    /// Setting the pages for the press.
    Press,
    /// Reading the files for the press as a print shop would.
    Preflight,
}

impl Step {
    /// The step's name for people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Read => "读稿",
            Self::MakeUp => "组版",
            Self::Typeset => "排字",
            Self::Check => "检查",
            Self::Export => "输出",
            Self::Cover => "封面",
            Self::Bind => "成书",
            Self::Separate => "分色",
            Self::Press => "印刷文件",
            Self::Preflight => "预检",
        }
    }
}

/// Times the steps and tells of them.
pub(super) struct Clock<'a> {
    progress: &'a dyn Fn(Step),
    current: Option<(Step, Instant)>,
    times: Vec<(Step, Duration)>,
}

impl<'a> Clock<'a> {
    pub(super) fn new(progress: &'a dyn Fn(Step)) -> Self {
        Self { progress, current: None, times: Vec::new() }
    }

    pub(super) fn begin(&mut self, step: Step) {
        self.end();
        (self.progress)(step);
        self.current = Some((step, Instant::now()));
    }

    fn end(&mut self) {
        if let Some((step, start)) = self.current.take() {
            self.times.push((step, start.elapsed()));
        }
    }

    pub(super) fn finish(mut self) -> Vec<(Step, Duration)> {
        self.end();
        self.times
    }
}
