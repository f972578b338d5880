//! `--all`: many issues at once give what each alone gives, whatever becomes of the others, and a run that was broken off goes on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::support::{Draft, Run, build, program};

/// A paper with four issues: three with faults, one that cannot be read.
fn paper() -> Draft {
    let draft = Draft::new(1);
    draft.article("a", 1, 1400);
    for (day, length) in [(19, 1500), (26, 9000)] {
        let issue = format!("../2020-08-{day}");
        draft.write(
            &format!("{issue}/issue.toml"),
            format!("number = {day}\ndate = 2020-08-{day}\n[[page]]\nsection = \"要闻\"\n"),
        );
        draft.article(&format!("{issue}/a"), 1, length);
    }
    draft.write("../2020-09-02/issue.toml", "number = ");
    draft
}

fn content(draft: &Draft) -> PathBuf {
    fs::canonicalize(draft.issue().join("../../..")).unwrap()
}

fn all(draft: &Draft, out: &Path, more: &[&str]) -> Run {
    let mut program = program();
    program.arg("build").arg("--all").arg(content(draft)).arg("--no-pages").arg("--out").arg(out).args(more);
    program.output().unwrap().into()
}

/// The files of the outputs of an issue with their bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn each_issue_is_what_it_is_alone_and_a_failure_keeps_no_other_back() {
    let draft = paper();
    let out = tempfile::tempdir().unwrap();
    let told = "共 4 份：0 份没有错误，3 份有错误，1 份没法做";
    let run = all(&draft, out.path(), &["--jobs", "3"]).must_exit(2).must_say(told);
    assert!(
        run.stderr.contains("issue.toml") && run.stdout.contains("paper/issues/2020-09-02　没法做"),
        "{}",
        run.stdout
    );
    all(&draft, out.path(), &[]).must_exit(2).must_say(told);
    for day in ["2020-08-12", "2020-08-19", "2020-08-26"] {
        let alone = tempfile::tempdir().unwrap();
        build(&content(&draft).join("paper/issues").join(day), alone.path());
        let own = files(&out.path().join(format!("paper-{day}")));
        assert!(own == files(alone.path()), "{day}");
    }
}

#[test]
fn a_run_that_was_killed_goes_on_to_the_same_end() {
    let draft = paper();
    let (broken, whole) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for _ in 0..3 {
        let mut program = program();
        program.args(["build", "--no-pages", "--jobs", "1", "--all"]).arg(content(&draft));
        program.arg("--out").arg(broken.path()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = program.spawn().unwrap();
        // It is killed as soon as it has told of an issue.
        let mut told = [0_u8; 1];
        std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut told).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
    }
    all(&draft, broken.path(), &[]).must_exit(2);
    all(&draft, whole.path(), &[]).must_exit(2);
    for day in ["2020-08-12", "2020-08-19", "2020-08-26"] {
        let name = format!("paper-{day}");
        assert!(files(&broken.path().join(&name)) == files(&whole.path().join(&name)), "{day}");
    }
}

#[test]
fn folders_without_issues_and_two_issues_for_one_folder_are_refused() {
    let draft = paper();
    program_says(&["build", "--all", "/no/such"], "没有这个文件夹");
    program_says(&["print", "--all", draft.out().to_str().unwrap()], "没有这个文件夹");
    let other = paper();
    let both = [content(&draft), content(&other)].map(|folder| folder.to_str().unwrap().to_owned());
    program_says(&["check", "--all", &both[0], &both[1]], "同一个文件夹");
}

#[track_caller]
fn program_says(arguments: &[&str], words: &str) {
    Run::from(program().args(arguments).output().unwrap()).must_exit(2).must_say(words);
}
