//! The folder of the delivery over an evening: what lies there may be plated, so nothing stays that is older than the content.

use std::fs;
use std::path::Path;

use crate::support::{Run, copy_reversed, program, project};

/// The 仙霞 paper in a temporary folder, and where its outputs go.
struct Evening {
    folder: tempfile::TempDir,
}

impl Evening {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy_reversed(&project().join("content/xianxia"), &folder.path().join("xianxia"));
        Self { folder }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, command: &str, more: &[&str]) -> Run {
        let issue = self.path("xianxia/issues/2020-01-08");
        let arguments = [command.as_ref(), issue.as_os_str(), "--out".as_ref()];
        let output = program().args(arguments).arg(self.path("out")).args(more).output().unwrap();
        output.into()
    }

    fn paper(&self, from: &str, to: &str) {
        replace(&self.path("xianxia/paper.toml"), from, to);
    }
}

fn replace(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from} is not in {}", file.display());
    fs::write(file, text.replace(from, to)).unwrap();
}

#[test]
fn files_for_the_press_go_when_the_paper_changes_or_breaks() {
    let evening = Evening::new();
    let pages = evening.path("out/print/pages.pdf");
    evening.run("print", &["--zip"]).must_exit(0).must_say("合格");
    let first = fs::read(&pages).unwrap();
    assert!(evening.path("out/xianxia-2020-01-08-print.zip").exists());
    // Nothing has changed: a build leaves them, and printing again gives the same.
    evening.run("build", &["--no-pages"]).must_exit(0);
    evening.run("print", &[]).must_exit(0);
    assert_eq!(fs::read(&pages).unwrap(), first);
    assert!(!evening.path("out/xianxia-2020-01-08-print.zip").exists(), "an old archive stays");
    // Another number: what was printed is of another paper.
    evening.paper("仙霞新村街道党工委、办事处联合出版", "仙霞新村街道联合出版");
    evening.run("build", &["--no-pages"]).must_exit(0);
    assert!(!pages.exists(), "files of the paper before stay");
    evening.run("print", &[]).must_exit(0);
    assert_ne!(fs::read(&pages).unwrap(), first);
    // A fault in the content: nothing may be plated, and no report says that it may.
    fs::write(evening.path("xianxia/issues/2020-01-08/p1/more.md"), "---\ntitle: 又一篇\npage: 1\n---\n").unwrap();
    evening.run("print", &[]).must_exit(1);
    assert!(!pages.exists() && !evening.path("out/print/preflight.html").exists());
}

#[test]
fn a_condition_belongs_to_its_profile_and_the_limit_binds_the_look() {
    let evening = Evening::new();
    evening.paper("icc = \"newsprint\"", "condition = \"IFRA26\"");
    evening.run("print", &[]).must_exit(1).must_say("condition 要和 icc 一起写");
    evening.paper("condition = \"IFRA26\"", "icc = \"shop.icc\"\ncondition = \"IFRA26\"\nrun = 12000");
    evening.run("print", &[]).must_exit(1).must_say("shop.icc");
    let newsprint = project().join("profiles/newsprint.icc");
    fs::copy(&newsprint, evening.path("xianxia/shop.icc")).unwrap();
    evening.run("print", &[]).must_exit(0);
    let ticket = |evening: &Evening| fs::read_to_string(evening.path("out/print/ticket.txt")).unwrap();
    assert!(ticket(&evening).contains("IFRA26") && ticket(&evening).contains("12000"), "{}", ticket(&evening));
    evening.run("print", &["--icc", newsprint.to_str().unwrap()]).must_exit(0);
    assert!(ticket(&evening).contains("CGATS TR 002"), "{}", ticket(&evening));
    // The red of the look has 190 %.
    evening.paper("icc = \"shop.icc\"\ncondition = \"IFRA26\"", "ink-limit = 180");
    evening.run("print", &[]).must_exit(1).must_say("accent（190 %）").must_say("写 190 以上");
    assert!(!evening.path("out/print/pages.pdf").exists());
    evening.paper("ink-limit = 180", "ink-limit = 190");
    evening.run("print", &[]).must_exit(0);
    // A condition that is none is refused with those that it was to be.
    evening.paper("ink-limit = 190", "icc = \"shop.icc\"\ncondition = \"FORGA42\"");
    evening.run("print", &[]).must_exit(1).must_say("相近的有：FOGRA42");
}
