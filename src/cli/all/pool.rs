//! Tasks run side by side. Takes tasks and how many at once; gives how each ended, in their order, and tells of each as it ends.

use std::io;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::bounds::cores;
use super::task::Task;
use crate::cli::report::COUNTED;
use crate::cli::status::Status;

/// How many threads a process takes, where nobody says.
const THREADS: &str = "RAYON_NUM_THREADS";

/// How a task ended.
#[derive(Debug)]
pub(super) struct Ended {
    /// The folder, as it is shown.
    pub(super) name: String,
    pub(super) status: Status,
    /// What is said of it besides, in brackets; may be empty.
    pub(super) remark: String,
    /// What it wrote to standard error.
    pub(super) complaint: String,
    /// How long it took.
    pub(super) elapsed: Duration,
}

/// Runs all tasks, so many at once. `tell` is called with how many have ended.
pub(super) fn run_tasks(tasks: &[Task], jobs: usize, tell: &(dyn Fn(usize, &Ended) + Sync)) -> Vec<Ended> {
    let next = AtomicUsize::new(0);
    let ended: Mutex<Vec<(usize, Ended)>> = Mutex::default();
    let work = || {
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some(task) = tasks.get(at)
        {
            let own = run_task(task, (cores() / jobs).max(1));
            let mut ended = ended.lock().unwrap_or_else(PoisonError::into_inner);
            tell(ended.len() + 1, &own);
            ended.push((at, own));
        }
    };
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(work);
        }
    });
    let mut ended = ended.into_inner().unwrap_or_else(PoisonError::into_inner);
    ended.sort_by_key(|(at, _)| *at);
    ended.into_iter().map(|(_, ended)| ended).collect()
}

fn run_task(task: &Task, threads: usize) -> Ended {
    let started = Instant::now();
    let (status, remark, complaint) = match output(task, threads) {
        Ok(output) => read_output(&output),
        Err(error) => (Status::Failed, String::new(), format!("程序启动不了：{error}\n")),
    };
    Ended { name: task.name.clone(), status, remark, complaint, elapsed: started.elapsed() }
}

fn output(task: &Task, threads: usize) -> io::Result<Output> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(&task.arguments).stdin(Stdio::null());
    if std::env::var_os(THREADS).is_none() {
        command.env(THREADS, threads.to_string());
    }
    command.output()
}

/// How a process ended, what its summary counts, and what it complained of.
fn read_output(output: &Output) -> (Status, String, String) {
    let text = String::from_utf8_lossy(&output.stdout);
    let counted = text.lines().find_map(|line| line.strip_prefix(COUNTED));
    let remark = counted.filter(|count| *count != "没有").map(|count| format!("（{count}）")).unwrap_or_default();
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        Some(0) => (Status::Clean, remark, complaint),
        Some(1) => (Status::Faults, remark, complaint),
        Some(_) => (Status::Failed, remark, complaint),
        None => {
            let killed = "被系统终止，多半是内存不够；少做几份再来一遍：--jobs 1\n";
            (Status::Failed, remark, complaint + killed)
        }
    }
}
