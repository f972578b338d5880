//! What has not changed is not made again: the second run of a command tells what the first told, in no time, until something it comes from, or
//! something it wrote, is another.

use std::fs;
use std::path::Path;

use crate::support::{Draft, Run, program};

/// The words that stand in place of the times of the steps.
const UNCHANGED: &str = "没有改动，照旧";

/// An issue of one page.
fn draft() -> Draft {
    let draft = Draft::new(1);
    draft.article("a", 1, 1400);
    draft.article("b", 2, 900);
    draft
}

fn run(command: &str, draft: &Draft) -> Run {
    // Outputs go to `out/` in the folder where the command runs.
    let folder = draft.out();
    fs::create_dir_all(&folder).unwrap();
    let mut program = program();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    program.current_dir(folder).args([command.as_ref(), draft.issue().as_os_str()]);
    program.arg("--fonts").arg(root.join("fonts")).arg("--layouts").arg(root.join("layouts"));
    program.output().unwrap().into()
}

/// What a run tells but for its times.
fn told(run: &Run) -> String {
    let lines = run.stdout.lines().filter(|line| !line.contains("用时"));
    format!("{:?}\n{}\n{}", run.code, run.stderr, lines.collect::<Vec<_>>().join("\n"))
}

#[test]
fn a_second_run_tells_the_same_and_makes_nothing() {
    for command in ["build", "check"] {
        let draft = draft();
        let first = run(command, &draft);
        assert!(!first.stdout.contains(UNCHANGED), "{command}: {}", first.stdout);
        let second = run(command, &draft);
        assert!(second.stdout.contains(UNCHANGED), "{command}: {}", second.stdout);
        assert_eq!(told(&first), told(&second));
    }
}

#[test]
fn whatever_a_build_comes_from_or_wrote_has_it_made_again() {
    let draft = draft();
    let paper = draft.out().join("out/paper-2020-08-12/paper.pdf");
    run("build", &draft);
    let changes: [(&str, &dyn Fn()); 5] = [
        ("a text", &|| drop(draft.article("b", 2, 901))),
        ("the plan", &|| {
            drop(draft.write("issue.toml", "number = 2\ndate = 2020-08-12\n[[page]]\nsection = \"要闻\"\n"));
        }),
        ("the register of names", &|| drop(draft.write("../../names.toml", "places = [\"普育里\"]\n"))),
        ("a file that is no article", &|| drop(draft.write("notes.txt", "nothing"))),
        ("an output", &|| fs::write(&paper, "cut").unwrap()),
    ];
    for (what, change) in changes {
        assert!(run("build", &draft).stdout.contains(UNCHANGED), "before {what}");
        change();
        assert!(!run("build", &draft).stdout.contains(UNCHANGED), "{what}");
    }
    fs::remove_file(&paper).unwrap_or_default();
    run("build", &draft);
    assert_eq!(paper.exists(), run("build", &draft).code == Some(0));
}

#[test]
fn a_damaged_note_of_an_earlier_run_counts_for_nothing() {
    let draft = draft();
    let first = run("build", &draft);
    let kept = draft.out().join("out/paper-2020-08-12/.cache/known-builds");
    for entry in fs::read_dir(kept).unwrap().flatten() {
        let mut bytes = fs::read(entry.path()).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(entry.path(), bytes).unwrap();
    }
    let second = run("build", &draft);
    assert!(!second.stdout.contains(UNCHANGED), "{}", second.stdout);
    assert_eq!(told(&first), told(&second));
}
