//! A set of outputs is one set: builds at once, builds that end early, and what an earlier one left.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use sha2::{Digest, Sha256};

use crate::support::{Draft, Run, program, prose};

/// An issue of one page that is set quickly; its words tell it from others.
fn issue(words: &str) -> Draft {
    let draft = Draft::new(1);
    draft.write(
        "a.md",
        format!("---\ntitle: \"一篇稿件\"\nsection: 要闻\npriority: 1\n---\n{words}\n\n{}\n", prose(3300)),
    );
    draft
}

fn command(draft: &Draft, out: &Path) -> Command {
    let mut command = program();
    command.arg("build").arg(draft.issue()).arg("--out").arg(out);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Whether every file that the sums name is there as they say, and nothing half made is.
#[track_caller]
fn must_be_whole(out: &Path) {
    let sums = fs::read_to_string(out.join("SHA256SUMS")).unwrap();
    for line in sums.lines() {
        let (digest, name) = line.split_once("  ").unwrap();
        assert_eq!(format!("{:x}", Sha256::digest(fs::read(out.join(name)).unwrap())), digest, "{name}");
    }
    assert!(sums.contains("findings.json") && sums.contains("pages/01.png"), "{sums}");
    must_be_tidy(out);
}

#[track_caller]
fn must_be_tidy(out: &Path) {
    let names = fs::read_dir(out).into_iter().flatten().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = names.filter(|name| name.to_string_lossy().starts_with(".chenbao")).collect();
    assert_eq!(left, Vec::<std::ffi::OsString>::new());
}

/// Builds of different copy into one folder, all at once.
fn at_once(builds: usize) {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("out");
    let drafts: Vec<Draft> = (0..builds).map(|number| issue(&format!("这是第{number}份。"))).collect();
    let started: Vec<Child> = drafts.iter().map(|draft| command(draft, &out).spawn().unwrap()).collect();
    let ended: Vec<Output> = started.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    let mut written = 0;
    for run in ended.into_iter().map(Run::from) {
        if run.code == Some(2) {
            run.must_say("output-busy").must_say("进程 ");
        } else {
            written += 1;
            run.must_say("写到");
        }
    }
    assert!(written >= 1, "of {builds} builds none came off");
    must_be_whole(&out);
}

#[test]
fn two_builds_at_once_do_not_mix() {
    at_once(2);
}

#[test]
fn ten_builds_at_once_do_not_mix() {
    at_once(10);
}

#[test]
fn what_a_killed_build_left_goes_with_the_next() {
    let draft = issue("一段。");
    let out = draft.out();
    fs::create_dir_all(out.join(".chenbao-Ab12Cd/new")).unwrap();
    fs::write(out.join(".chenbao-Ab12Cd/new/paper.pdf"), b"half").unwrap();
    fs::write(out.join(".chenbao.lock"), "4711\n").unwrap();
    let run: Run = command(&draft, &out).output().unwrap().into();
    run.must_say("写到");
    must_be_whole(&out);
}

#[test]
fn a_build_with_errors_takes_the_paper_of_before_away() {
    let draft = issue("一段。");
    let out = draft.out();
    let run: Run = command(&draft, &out).output().unwrap().into();
    run.must_exit(0);
    assert!(out.join("paper.pdf").exists());
    must_be_whole(&out);
    draft.write("b.md", "---\ntitle: 又一篇\nsection: 要闻\npriority: 1\n---\n");
    let run: Run = command(&draft, &out).output().unwrap().into();
    run.must_exit(1);
    assert!(!out.join("paper.pdf").exists());
    must_be_whole(&out);
}

#[cfg(unix)]
#[test]
fn an_interrupted_build_leaves_nothing_half_made() {
    for signal in ["INT", "TERM"] {
        let draft = issue("一段。");
        let out: PathBuf = draft.out();
        let mut child = command(&draft, &out).spawn().unwrap();
        // The claim is made long before the last file is written.
        while !out.join(".chenbao.lock").exists() && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
        child.wait().unwrap();
        must_be_tidy(&out);
    }
}
