//! `chenbao preflight` as a print shop meets it: exit codes, formats, thresholds, the report as a file.

use std::fs;
use std::path::PathBuf;

use lopdf::{Document, Object, Stream, dictionary};

use crate::print::{fixture, names, preflight};
use crate::support::{chenbao, tool};

/// A PDF of one page with a black square, beside other files of a test.
struct Shop {
    folder: tempfile::TempDir,
}

impl Shop {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), bytes).unwrap();
        self.path(name).display().to_string()
    }

    fn pdf(&self, name: &str) -> String {
        let mut document = Document::with_version("1.6");
        let contents = document.add_object(Stream::new(dictionary! {}, b"0 0 0 1 k 50 50 100 100 re f".to_vec()));
        let tree = document.new_object_id();
        let corners: Vec<Object> = [0, 0, 200, 300].map(Object::from).to_vec();
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => contents, "MediaBox" => corners, "Resources" => dictionary! {},
        });
        document
            .set_object(tree, dictionary! { "Type" => "Pages", "Kids" => vec![Object::Reference(page)], "Count" => 1 });
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        document.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        self.write(name, bytes)
    }
}

#[test]
fn a_file_that_is_not_ready_fails_and_says_how_to_mend_it() {
    let shop = Shop::new();
    let pdf = shop.pdf("a.pdf");
    let run = chenbao(&["preflight", &pdf]).must_exit(1).must_say("不合格").must_say("没有 TrimBox");
    run.must_say("没有输出意图").must_say("怎样改");
    let text = shop.write("b.pdf", "<html>");
    chenbao(&["preflight", &text]).must_exit(1).must_say("不是 PDF");
}

#[test]
fn what_cannot_be_opened_is_no_verdict() {
    let shop = Shop::new();
    chenbao(&["preflight", "no/such.pdf"]).must_exit(2).must_say("没有这个文件");
    let folder = shop.folder.path().display().to_string();
    chenbao(&["preflight", &folder]).must_exit(2).must_say("文件夹");
    let pdf = shop.pdf("a.pdf");
    chenbao(&["preflight", &pdf, "no/such.pdf"]).must_exit(2).must_say("不合格");
}

#[test]
fn json_is_one_report_or_an_array_of_them() {
    let shop = Shop::new();
    let (one, two) = (shop.pdf("a.pdf"), shop.pdf("b.pdf"));
    let run = chenbao(&["preflight", &one, "--format", "json"]).must_exit(1);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((report["verdict"].as_str(), report["pages"][0]["number"].as_u64()), (Some("fail"), Some(1)));
    assert_eq!(chenbao(&["preflight", &one, "--format", "json"]).stdout, run.stdout);
    let run = chenbao(&["preflight", &one, &two, "--format", "json"]).must_exit(1);
    let reports: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(reports.as_array().unwrap().len(), 2);
}

#[test]
fn the_report_is_one_file_with_everything_in_it() {
    let shop = Shop::new();
    let (pdf, html) = (shop.pdf("<b>.pdf"), shop.path("report.html"));
    chenbao(&["preflight", &pdf, "--report", html.to_str().unwrap()]).must_exit(1);
    let html = fs::read_to_string(html).unwrap();
    assert!(html.contains("不合格") && html.contains("&lt;b&gt;.pdf") && !html.contains("<b>.pdf"));
    assert!(!html.contains("src=") && !html.contains("http:") && !html.contains("https:"));
    chenbao(&["preflight", &pdf, &pdf, "--report", "x.html"]).must_exit(2).must_say("一次只能");
}

#[test]
fn thresholds_are_those_of_the_shop() {
    let shop = Shop::new();
    let pdf = shop.pdf("a.pdf");
    let own = shop.write("shop.toml", "name = \"某厂\"\ntrim-mm = [273, 393]\n");
    chenbao(&["preflight", &pdf, "--profile", &own]).must_exit(1).must_say("某厂").must_say("预定");
    chenbao(&["preflight", &pdf, "--profile", "coated"]).must_exit(1).must_say("铜版纸");
    let wrong = shop.write("wrong.toml", "name = \"某厂\"\nink-eror = 240\n");
    chenbao(&["preflight", &pdf, "--profile", &wrong]).must_exit(2).must_say("wrong.toml:2:1").must_say("ink-error");
    chenbao(&["preflight", &pdf, "--profile", "nosuch"]).must_exit(2).must_say("newsprint");
}

#[test]
fn rules_are_explained_like_codes() {
    chenbao(&["explain", "total-ink"]).must_exit(0).must_say("依据").must_say("240%");
    chenbao(&["explain"]).must_exit(0).must_say("total-ink").must_say("page-overfull");
}

/// The file of a customer is never written over.
#[test]
fn a_report_takes_the_place_of_no_other_file() {
    let folder = tempfile::tempdir().unwrap();
    let (pdf, note) = (folder.path().join("ad.pdf"), folder.path().join("note.html"));
    std::fs::write(&pdf, b"%PDF-1.4 and no more").unwrap();
    std::fs::write(&note, b"my notes").unwrap();
    for report in [&pdf, &note] {
        let before = std::fs::read(report).unwrap();
        chenbao(&["preflight", pdf.to_str().unwrap(), "--report", report.to_str().unwrap()]).must_exit(2);
        assert_eq!(std::fs::read(report).unwrap(), before);
    }
    let report = folder.path().join("report.html");
    for _ in 0..2 {
        chenbao(&["preflight", pdf.to_str().unwrap(), "--report", report.to_str().unwrap()]).must_exit(1);
        assert!(std::fs::read(&report).unwrap().starts_with(b"<!DOCTYPE html"));
    }
}

#[test]
fn encrypted_files_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (plain, locked) = (fixture("scribus.pdf"), folder.path().join("locked.pdf"));
    for (name, user, bits) in
        [("a user's password", "secret", "256"), ("an owner's password", "", "256"), ("RC4", "", "128")]
    {
        let paths = (plain.to_str().unwrap(), locked.to_str().unwrap());
        let arguments = ["--allow-weak-crypto", "--encrypt", user, "owner", bits, "--", paths.0, paths.1];
        let Some(output) = tool("qpdf", &arguments) else { return };
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let found = preflight(&locked, &[]);
        let errors = found.rules("error");
        assert_eq!((found.verdict(), found.code), ("fail", 1), "{name}: {:#}", found.report);
        assert!(!errors.is_disjoint(&names(&["file-identity", "readable"])), "{name}: {:#}", found.report);
    }
}
