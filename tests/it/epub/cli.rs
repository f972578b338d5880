//! `chenbao anthology` as publishers of e-books meet it: options, outputs, exit codes.

use std::fs;
use std::path::Path;
use std::process::Output;

use super::Shelf;
use crate::support::{Run, chenbao, program};

/// Runs `chenbao anthology` on a shelf, from a folder of its own so that `out/` lies there.
fn anthology(shelf: &Shelf, work: &Path, arguments: &[&str]) -> Run {
    let output: Output = program()
        .current_dir(work)
        .arg("anthology")
        .arg(shelf.path())
        .args(["--fonts", &resource("fonts"), "--layouts", &resource("layouts")])
        .args(arguments)
        .output()
        .expect("the program can be started");
    output.into()
}

fn resource(name: &str) -> String {
    crate::support::project().join(name).to_str().expect("a path is UTF-8").to_owned()
}

/// Three years, a year apart.
fn shelf() -> Shelf {
    let shelf = Shelf::new();
    for year in [2018, 2020, 2022] {
        shelf.review(year, "", &format!("{year}年的一段话。"));
    }
    shelf
}

fn text_of(path: &Path, name: &str) -> String {
    let bytes = fs::read(path).expect("there is a book");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("the book is an archive");
    let mut entry = archive.by_name(&format!("OEBPS/{name}")).expect("the book has the file");
    std::io::read_to_string(&mut entry).expect("the file is UTF-8")
}

#[test]
fn help_teaches() {
    chenbao(&["--help"]).must_exit(0).must_say("anthology");
    let run = chenbao(&["anthology", "--help"]).must_exit(0);
    for word in ["reviews/", "--check", "--years", "linear", "SOURCE_DATE_EPOCH", "退出码"] {
        assert!(run.stdout.contains(word), "no “{word}” in {}", run.stdout);
    }
    chenbao(&["anthology", "no/such/folder"]).must_exit(2).must_say("no/such/folder").must_say("提示");
}

#[test]
fn the_book_lies_where_it_is_wanted() {
    let (shelf, work) = (shelf(), tempfile::tempdir().unwrap());
    let id = shelf.path().file_name().unwrap().to_str().unwrap().to_owned();
    anthology(&shelf, work.path(), &[]).must_exit(0).must_say("写到：").must_say("没有 2019 年的回顾");
    assert!(work.path().join(format!("out/{id}-2018-2022.epub")).is_file());
    anthology(&shelf, work.path(), &["--out", "books"]).must_exit(0);
    assert!(work.path().join(format!("books/{id}-2018-2022.epub")).is_file());
    anthology(&shelf, work.path(), &["--out", "my.epub"]).must_exit(0);
    let same = fs::read(work.path().join("my.epub")).unwrap();
    assert!(same == fs::read(work.path().join(format!("books/{id}-2018-2022.epub"))).unwrap());
    let among_content = shelf.path().join("reviews/book.epub");
    anthology(&shelf, work.path(), &["--out", among_content.to_str().unwrap()]).must_exit(2).must_say("稿件的文件夹");
    assert!(!among_content.exists());
}

#[test]
fn options_change_what_they_name() {
    let (shelf, work) = (shelf(), tempfile::tempdir().unwrap());
    let arguments = [
        "--years",
        "2018-2019,2022",
        "--title",
        "甲 & 乙",
        "--language",
        "zh-CN",
        "--cover",
        "linear",
        "--out",
        "a.epub",
    ];
    anthology(&shelf, work.path(), &arguments).must_exit(0);
    let package = text_of(&work.path().join("a.epub"), "content.opf");
    for part in ["甲 &amp; 乙", "<dc:language>zh-CN</dc:language>", "review-2018.xhtml", "review-2022.xhtml"] {
        assert!(package.contains(part), "no {part} in {package}");
    }
    assert!(!package.contains("review-2020"), "{package}");
    assert!(!package.contains("linear=\"no\""), "{package}");
    anthology(&shelf, work.path(), &["--cover", "none", "--out", "b.epub"]).must_exit(0);
    let package = text_of(&work.path().join("b.epub"), "content.opf");
    assert!(!package.contains("cover.xhtml") && package.contains("cover.jpg"), "{package}");
    anthology(&shelf, work.path(), &["--years", "2019"])
        .must_exit(2)
        .must_say("没有 2019 年的回顾")
        .must_say("2018、2020、2022");
    anthology(&shelf, work.path(), &["--years", "很多"]).must_exit(2).must_say("2020-2023");
    for language in ["中文", "zh-a1", ""] {
        anthology(&shelf, work.path(), &["--language", language]).must_exit(2).must_say("zh-Hans");
    }
    anthology(&shelf, work.path(), &["--title", " "]).must_exit(2).must_say("书名是空的");
    anthology(&shelf, work.path(), &["--title", " 甲\n 乙", "--out", "c.epub"]).must_exit(0).must_say("甲 乙");
}

#[test]
fn a_check_writes_nothing_and_an_error_takes_the_old_book_away() {
    let (shelf, work) = (shelf(), tempfile::tempdir().unwrap());
    anthology(&shelf, work.path(), &["--check"]).must_exit(0).must_say("3 篇");
    assert_eq!(fs::read_dir(work.path()).unwrap().count(), 0);
    anthology(&shelf, work.path(), &["--out", "a.epub"]).must_exit(0);
    let book = work.path().join("a.epub");
    shelf.review(2020, "", "引注[^1]没有注文。");
    anthology(&shelf, work.path(), &["--check"]).must_exit(1).must_say("note-lost").must_say("2020.md:5:3");
    assert!(book.exists());
    anthology(&shelf, work.path(), &["--out", "a.epub"]).must_exit(1).must_say("没有写电子书");
    assert!(!book.exists());
    assert_eq!(fs::read_dir(work.path()).unwrap().count(), 0, "nothing half made is left");
}

#[test]
fn the_moment_of_change_is_given_or_that_of_the_content() {
    let (shelf, work) = (shelf(), tempfile::tempdir().unwrap());
    anthology(&shelf, work.path(), &["--out", "a.epub"]).must_exit(0);
    assert!(text_of(&work.path().join("a.epub"), "content.opf").contains(">2022-12-31T00:00:00Z<"));
    let run = |moment: &str| -> Run {
        let mut command = program();
        command.current_dir(work.path()).env("SOURCE_DATE_EPOCH", moment).arg("anthology").arg(shelf.path());
        command.args(["--fonts", &resource("fonts"), "--layouts", &resource("layouts"), "--out", "b.epub"]);
        command.output().expect("the program can be started").into()
    };
    run("1709251199").must_exit(0);
    assert!(text_of(&work.path().join("b.epub"), "content.opf").contains(">2024-02-29T23:59:59Z<"));
    run("昨天").must_exit(2).must_say("SOURCE_DATE_EPOCH");
}

#[test]
fn a_book_of_anyones_is_checked_with_places_in_its_files() {
    let (shelf, work) = (shelf(), tempfile::tempdir().unwrap());
    anthology(&shelf, work.path(), &["--out", "a.epub"]).must_exit(0);
    let book = work.path().join("a.epub");
    chenbao(&["check", book.to_str().unwrap()]).must_exit(0).must_say("问题：没有");
    let sound = fs::read(&book).unwrap();
    let mut broken = zip::ZipWriter::new(std::io::Cursor::new(vec![]));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(sound)).unwrap();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let options = zip::write::SimpleFileOptions::default().compression_method(entry.compression());
        broken.start_file(entry.name(), options).unwrap();
        let mut bytes = vec![];
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        if entry.name().ends_with("title.xhtml") {
            bytes = String::from_utf8(bytes).unwrap().replace("</h1>", "</h1><img src=\"no.jpg\"/>").into_bytes();
        }
        std::io::Write::write_all(&mut broken, &bytes).unwrap();
    }
    fs::write(&book, broken.finish().unwrap().into_inner()).unwrap();
    let path = book.to_str().unwrap();
    let run = chenbao(&["check", path]).must_exit(1).must_say("a.epub/OEBPS/title.xhtml").must_say("no.jpg");
    run.must_say("提示");
    let run = chenbao(&["check", path, "--format", "json"]).must_exit(1);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(report["findings"].as_array().unwrap().iter().any(|finding| finding["code"] == "epub-link"));
    fs::write(&book, b"no archive").unwrap();
    chenbao(&["check", path]).must_exit(1).must_say("ZIP");
    fs::remove_file(&book).unwrap();
    chenbao(&["check", path]).must_exit(2).must_say("读不出来");
}
