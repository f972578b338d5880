//! `--all`: one command on many issues or papers, each in a process of its own, as many at once as the machine bears. Takes the folders and what was
//! typed besides; prints a line for each as it ends, and a summary.
//!
//! A process is the whole of what one run alone would be, so what it writes is the same to the byte, and one that fails, or is killed for want of
//! memory, takes no other with it. What was done before a run was broken off is known by its own notes and costs a few hundredths of a second.

mod bounds;
mod pool;
mod task;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Instant;

use clap::ArgMatches;

use self::pool::{Ended, run_tasks};
use self::task::tasks;
use super::output::say;
use super::report;
use super::status::Status;
use crate::content::{find_anthologies, find_issues};
use crate::diag::Failure;

/// Whether a command was asked for on all issues.
pub(super) fn is_asked(matches: &ArgMatches) -> bool {
    matches.try_contains_id("all").unwrap_or(false)
}

/// Runs a command, with what was typed besides, on all that is in the folders.
///
/// # Errors
/// Folders without anything to do; two issues whose outputs would lie in one folder.
pub(super) fn run(definition: &clap::Command, matches: &ArgMatches) -> Result<Status, Failure> {
    let started = Instant::now();
    let folders: Vec<PathBuf> = matches.get_many("all").into_iter().flatten().cloned().collect();
    let found = if definition.get_name() == "anthology" { find_anthologies(&folders) } else { find_issues(&folders) }?;
    let tasks = tasks(definition, matches, &found)?;
    let jobs = bounds::jobs(matches.get_one("jobs").copied().map(NonZeroUsize::get)).min(tasks.len());
    let ended = run_tasks(&tasks, jobs, &|at, ended| tell(at, tasks.len(), ended));
    let count = |status| ended.iter().filter(|ended| ended.status == status).count();
    let (clean, faulty, failed) = (count(Status::Clean), count(Status::Faults), count(Status::Failed));
    say(&format!(
        "共 {} 份：{clean} 份没有错误，{faulty} 份有错误，{failed} 份没法做\n  用时：{:.1} 秒（同时做 {jobs} 份）\n",
        ended.len(),
        started.elapsed().as_secs_f64()
    ));
    Ok(ended.iter().fold(Status::Clean, |worst, ended| worst.worse(ended.status)))
}

/// The line of a task that has ended; of one that went wrong also what it complained of.
fn tell(at: usize, of: usize, ended: &Ended) {
    let outcome = match ended.status {
        Status::Clean => "没有错误",
        Status::Faults => "有错误",
        Status::Failed => "没法做",
    };
    let seconds = ended.elapsed.as_secs_f64();
    say(&format!("[{at}/{of}] {}　{outcome}{}　{seconds:.2} 秒\n", ended.name, ended.remark));
    if ended.status != Status::Clean {
        report::complain(&ended.complaint);
    }
}
