//! Preflight 预检: reads a finished PDF, anyone's, and says whether a newspaper's print shop can plate it. A rule sees only the finished file.
//!
//! [`examine`] takes the bytes and the [`Thresholds`] of the shop and gives a [`Report`]: a [`Verdict`], the result of each of the 25
//! [rules](Rule), figures for every page, and every [`Hit`] with its place. What is wrong is data ([`fault`]); [`words`] and [`render`] make
//! Chinese of it.
//!
//! ```
//! use chenbao_preflight::fault::{Fault, ReadingFault, Refusal};
//! use chenbao_preflight::{Rule, Thresholds, Verdict, examine};
//!
//! let report = examine(b"GIF89a".to_vec(), &Thresholds::default(), &|_page, _of| ());
//! assert_eq!(report.verdict, Verdict::Fail);
//! let hit = &report.hits[0];
//! assert_eq!(hit.fault, Fault::Readable(ReadingFault::Refused(Refusal::NotPdf)));
//! assert_eq!(hit.rule(), Rule::Readable);
//! assert_eq!(hit.message(), "不是 PDF 文件：开头没有“%PDF-”");
//! ```
//!
//! # The rooms
//!
//! In the order of the work, which is that of the imports: each uses only those before it.
//! `rule · registry · press · thresholds · fault · words · hit · report · input · boxes · document · content · imposition · tally · examination · render`
//!
//! | room | takes | gives |
//! |---|---|---|
//! | `rule` | | the 25 rules: what each checks, why, how to mend it, where it is written |
//! | `registry` | the name of a printing condition | whether it is registered, or how it should be spelt |
//! | `press` | the profile and the condition of an output intent | whether another profile is that of the same press |
//! | `thresholds` | a TOML file | what the print shop asks for |
//! | `fault`, `words` | a fault | its sentence |
//! | `hit`, `report` | | what is found, as data |
//! | `input` | the bytes of the file | whether the parser may have them; streams within a limit; the trailer |
//! | `boxes` | pages | their boxes; the hits of boxes, sizes and numbers |
//! | `document` | the parsed file | facts; the hits of declarations and of forbidden objects |
//! | `content` | a page | its figures; the hits of everything that is drawn on it |
//! | `imposition` | the forms on the pages | the hits of sheets |
//! | `tally` | hits | how many there are, those that are listed, the verdict |
//! | `examination` | a file | its report: the only room that knows the order of all others |
//! | `render` | a report | text, JSON, HTML |
//!
//! A fault of the file, or of a parser, becomes a hit of the rule `readable`; it never ends the work.

mod boxes;
mod content;
mod document;
mod examination;
pub mod fault;
mod hit;
mod imposition;
mod input;
mod press;
pub mod registry;
pub mod render;
mod report;
mod rule;
mod tally;
mod thresholds;
pub mod words;

#[cfg(test)]
#[path = "../tests/it/pdf/mod.rs"]
mod pdf;

pub use fault::Fault;
pub use hit::{Hit, Severity};
pub use report::{FileFacts, FontUse, PageFacts, Report, RuleOutcome, RuleResult, Verdict};
pub use rule::{Rule, RuleDoc};
pub use thresholds::{Standard, Thresholds, ThresholdsError, ThresholdsFault, ThresholdsFaultKind};

use std::sync::Arc;

use self::content::Memory;
use self::examination::{Order, examine_file};

/// Examines a PDF. `progress` is told after every page how many of how many are done, from any thread.
pub fn examine(bytes: Vec<u8>, thresholds: &Thresholds, progress: &(dyn Fn(u32, u32) + Sync)) -> Report {
    Examiner::default().examine(&Arc::new(bytes), thresholds, progress)
}

/// Examines files that belong together: what pages show that stand in several of them is decoded and drawn once. The reports are those of
/// each file by itself.
#[derive(Default)]
pub struct Examiner {
    memory: Memory,
}

impl Examiner {
    /// Examines one of the files; see [`examine`].
    pub fn examine(
        &self,
        bytes: &Arc<Vec<u8>>,
        thresholds: &Thresholds,
        progress: &(dyn Fn(u32, u32) + Sync),
    ) -> Report {
        examine_file(bytes, Order { thresholds, memory: &self.memory, progress })
    }
}
