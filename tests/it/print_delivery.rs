//! Delivery: the checksums and the archive as the tools of a print shop read them.

use std::path::Path;
use std::process::Command;

use chenbao::export::Artifact;
use chenbao::export::print::delivery::{archive, sums};
use chenbao::units::Date;

use crate::support::tool;

fn files() -> Vec<Artifact> {
    vec![
        Artifact::new("print/pages.pdf", b"%PDF-1.6 and so on".to_vec()),
        Artifact::new("print/工单.txt", "印刷工单\n".repeat(50).into_bytes()),
        Artifact::new("print/in/a b.json", Vec::new()),
    ]
}

#[test]
fn sha256sum_finds_every_file_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = files();
    files.push(sums(Path::new("print"), &files));
    for file in &files {
        let path = folder.path().join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.bytes).unwrap();
    }
    if tool("sha256sum", &["--version"]).is_none() {
        return;
    }
    let check = || {
        let mut command = Command::new("sha256sum");
        command.args(["--check", "--strict", "SHA256SUMS"]).current_dir(folder.path().join("print"));
        command.output().unwrap().status.success()
    };
    assert!(check());
    std::fs::write(folder.path().join("print/pages.pdf"), b"%PDF-1.6 and so of").unwrap();
    assert!(!check(), "a changed file is found");
}

#[test]
fn python_reads_the_archive_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("delivery.zip");
    std::fs::write(&path, archive(&files(), Date { year: 2020, month: 8, day: 12 }).unwrap()).unwrap();
    let script = "import sys, zipfile\n\
                  z = zipfile.ZipFile(sys.argv[1])\n\
                  assert z.testzip() is None\n\
                  for i in z.infolist(): print(ascii(i.filename), i.file_size, i.compress_type, i.date_time)";
    let Some(run) = tool("python3", &["-c", script, &path.display().to_string()]) else { return };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let expected = "'print/pages.pdf' 18 0 (2020, 8, 12, 0, 0, 0)\n\
                    'print/\\u5de5\\u5355.txt' 650 8 (2020, 8, 12, 0, 0, 0)\n\
                    'print/in/a b.json' 0 8 (2020, 8, 12, 0, 0, 0)\n";
    assert_eq!(String::from_utf8_lossy(&run.stdout), expected);
}
