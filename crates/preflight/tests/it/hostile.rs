//! The preflight on files that mean it harm: it always ends, within bounds of memory and time, with a verdict and without a panic. Each file is
//! examined by this very program, started anew within bounds.

use std::fmt::Write as _;
use std::process::Command;

use chenbao_preflight::{Report, Rule, Severity, Thresholds, Verdict, examine};

use crate::files::RichPaper;
use crate::pdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// Address space in KiB: the stacks of the threads, and some hundred MB of data.
const MEMORY: u32 = 4 << 20;
/// Seconds after which a run counts as hanging.
const LIMIT: u32 = 120;
/// Names the file that the program started anew is to examine; its report goes beside it.
const FILE: &str = "CHENBAO_HOSTILE_FILE";

/// No test of its own, but what [`judge`] has the program do that it starts.
#[test]
fn examines_the_file_it_is_told_to() {
    let Some(file) = std::env::var_os(FILE) else { return };
    let report = examine(std::fs::read(&file).unwrap(), &Thresholds::default(), &|_, _| ());
    std::fs::write(std::path::Path::new(&file).with_extension("json"), serde_json::to_vec(&report).unwrap()).unwrap();
}

/// Examines a file within bounds. Fails if that was killed, panicked or gave no verdict.
#[track_caller]
fn judge(name: &str, bytes: &[u8]) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file.pdf");
    std::fs::write(&file, bytes).unwrap();
    let mut command = Command::new("sh");
    let script = format!(
        "ulimit -v {MEMORY}; exec timeout {LIMIT} \"$0\" --exact hostile::examines_the_file_it_is_told_to --nocapture"
    );
    command.args(["-c", &script]).arg(std::env::current_exe().unwrap()).env(FILE, &file).env("RAYON_NUM_THREADS", "2");
    let output = command.output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {} {stderr}", output.status);
    let report = std::fs::read(file.with_extension("json")).unwrap_or_else(|error| panic!("{name}: {error}"));
    serde_json::from_slice(&report).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// As [`judge`], for a file that must not go to the press.
#[track_caller]
fn must_fail(name: &str, bytes: &[u8]) -> Report {
    let report = judge(name, bytes);
    assert_eq!(report.verdict, Verdict::Fail, "{name}: {report:#?}");
    assert!(!report.hits.is_empty(), "{name}");
    report
}

fn has_error(report: &Report, rule: Rule) -> bool {
    report.hits.iter().any(|hit| hit.rule() == rule && hit.severity == Severity::Error)
}

fn good_bytes() -> Vec<u8> {
    RichPaper::sound().bytes()
}

/// Numbers that look random and are the same in every run (Knuth's linear congruential generator).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

#[test]
fn what_is_no_pdf_is_said_to_be_none() {
    let mut random = Random(1);
    let noise: Vec<u8> = (0..100_000).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
    let named = [&b"%PDF-1.6\n"[..], &noise].concat();
    let files: [(&str, &[u8]); 6] = [
        ("empty", b""),
        ("a header alone", b"%PDF-1.6\n"),
        ("noise", &noise),
        ("noise with a header", &named),
        ("text", "这不是 PDF".as_bytes()),
        ("zeros", &[0; 4096]),
    ];
    for (name, bytes) in files {
        assert!(has_error(&must_fail(name, bytes), Rule::Readable), "{name}");
    }
}

#[test]
fn a_file_cut_anywhere_is_judged() {
    let bytes = good_bytes();
    for part in 1..40 {
        let length = bytes.len() * part / 40;
        must_fail(&format!("cut at {length}"), &bytes[..length]);
    }
}

/// Ten thousand pages are read one by one; what is found on them does not pile up.
#[test]
fn ten_thousand_pages_are_read() {
    let mut document = Document::new();
    let pages = document.new_id();
    let content = document.add(Stream::new(Dictionary::new(), b"1 0 0 rg 0 0 50 50 re f"));
    let media: Vec<Object> = vec![0.into(), 0.into(), 100.into(), 100.into()];
    let kids: Vec<ObjectId> = (0..10_000)
        .map(|_| {
            let page =
                dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content, "MediaBox" => media.clone() };
            document.add(page)
        })
        .collect();
    document.close(pages, &kids);
    let report = must_fail("10,000 pages", &document.bytes());
    assert_eq!(report.pages.len(), 10_000);
    assert!(report.hits.len() < 20_000);
}

#[test]
fn circles_are_noticed() {
    // The tree of pages contains itself.
    let mut paper = RichPaper::sound();
    let tree = paper.document.tree_id();
    paper.document.tree_mut().get_mut("Kids").array_mut().push(tree.into());
    judge("pages in a circle", &paper.bytes());

    // A form shows itself, twice each time.
    let mut paper = RichPaper::sound();
    let form = paper.document.new_id();
    let entries = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 100.into(), 100.into()],
        "Resources" => dictionary! { "XObject" => dictionary! { "F" => form } },
    };
    paper.document.set(form, Stream::new(entries, b"/F Do /F Do"));
    paper.resource("XObject", "F", form);
    paper.draw("/F Do");
    judge("a form in a circle", &paper.bytes());

    // An object is a reference to itself; so is the length of a stream.
    let text = String::from_utf8_lossy(&good_bytes()).replace("/Trapped/False", "/Trapped 1 0 R");
    judge("a length in a circle", &text.replace("/Length ", "/Length 1 0 R %").into_bytes());
}

/// Twenty forms, each of which shows the next one ten times: 10^20 operations if all are followed.
#[test]
fn forms_that_multiply_are_cut_short() {
    let mut paper = RichPaper::sound();
    let mut next = None;
    for _ in 0..20 {
        let mut entries = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 100.into(), 100.into()],
        };
        let content = match next {
            Some(id) => {
                entries.set("Resources", dictionary! { "XObject" => dictionary! { "F" => Object::Reference(id) } });
                "/F Do ".repeat(10)
            }
            None => "0 0 0 1 k 10 10 20 20 re f".to_owned(),
        };
        next = Some(paper.add(Stream::new(entries, content.into_bytes())));
    }
    paper.resource("XObject", "F", next.unwrap());
    paper.draw("/F Do");
    assert!(has_error(&must_fail("forms that multiply", &paper.bytes()), Rule::Readable));
}

/// A hundred thousand brackets, in an object and in a page's content.
#[test]
fn deep_nesting_is_survived() {
    for (open, close) in [("[", "]"), ("<</A ", ">>")] {
        let nested = format!("{}0{}", open.repeat(100_000), close.repeat(100_000));
        let mut paper = RichPaper::sound();
        paper.draw(&format!("/Span {nested} DP"));
        judge("nesting in the content", &paper.bytes());
        let plain = String::from_utf8_lossy(&good_bytes()).into_owned();
        judge(
            "nesting in an object",
            plain.replacen("/Type/Catalog", &format!("/Type/Catalog/X {nested}"), 1).as_bytes(),
        );
    }
    let mut paper = RichPaper::sound();
    paper.draw(&"q ".repeat(1_000_000));
    judge("a million saved states", &paper.bytes());
}

/// A stream of one gigabyte of zeros, in a megabyte; once as a page's content, once as a picture, once packed twice.
#[test]
fn packed_gigabytes_are_not_unpacked() {
    let bomb = deflated(1 << 30);
    let twice = deflated_again(&bomb);
    for (name, data, filters) in [("a content", &bomb, 1), ("a content packed twice", &twice, 2)] {
        let mut paper = RichPaper::sound();
        let filter: Vec<Object> = vec!["FlateDecode".into(); filters];
        let stream = Stream::new(dictionary! { "Filter" => filter }, data.clone());
        let content = paper.add(stream);
        paper.page(2).set("Contents", content);
        must_fail(name, &paper.bytes());
    }
    for (name, side) in [("a picture of a gigabyte", 32_768), ("a picture of 60,000 × 60,000", 60_000)] {
        let mut paper = RichPaper::sound();
        let entries = dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => side, "Height" => side, "BitsPerComponent" => 8,
            "ColorSpace" => "DeviceGray", "Filter" => "FlateDecode",
        };
        let picture = paper.add(Stream::new(entries, bomb.clone()));
        paper.resource("XObject", "Large", picture);
        paper.draw("100 0 0 100 20 20 cm /Large Do");
        judge(name, &paper.bytes());
    }
}

/// So many zeros, deflated, without having them all in memory.
fn deflated(length: usize) -> Vec<u8> {
    let zeros = vec![0; 1 << 20];
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..length / zeros.len() {
        std::io::Write::write_all(&mut encoder, &zeros).unwrap();
    }
    encoder.finish().unwrap()
}

fn deflated_again(data: &[u8]) -> Vec<u8> {
    Stream::deflated(Dictionary::new(), data).content
}

#[test]
fn wrong_tables_and_lengths_are_survived() {
    let bytes = good_bytes();
    let text = |from: &str, to: &str| {
        let (from, to) = (from.as_bytes(), to.as_bytes());
        let mut out = Vec::new();
        let mut rest = &bytes[..];
        while let Some(at) = rest.windows(from.len()).position(|window| window == from) {
            out.extend_from_slice(&rest[..at]);
            out.extend_from_slice(to);
            rest = &rest[at + from.len()..];
        }
        out.extend_from_slice(rest);
        out
    };
    for (name, from, to) in [
        ("no table", "xref", "none"),
        ("a table far away", "startxref\n", "startxref\n99"),
        ("a table before the file", "startxref\n", "startxref\n-"),
        ("lengths beyond the file", "/Length ", "/Length 99999999999"),
        ("negative lengths", "/Length ", "/Length -"),
        ("no contents", "/Contents", "/Continue"),
        ("no kids", "/Kids", "/Kiss"),
        ("no resources", "/Resources", "/Ressources"),
        ("no media box", "/MediaBox", "/MedianBox"),
        ("no catalog", "/Root", "/Rook"),
        ("a huge picture", "/Width 340", "/Width 2147483647"),
        ("a negative picture", "/Height 255", "/Height -255"),
        ("a box of nothing", "/MediaBox[0 0 ", "/MediaBox[300.473 413.858 "),
        ("a box of infinity", "/MediaBox[0 0 ", "/MediaBox[-1e38 -99999999999999999999999999999999999999999 "),
        ("fonts of fonts", "/DescendantFonts", "/FontDescriptor"),
    ] {
        let changed = text(from, to);
        assert_ne!(changed, bytes, "{name}: nothing was changed");
        judge(name, &changed);
    }
}

/// Two hundred files, each with some bytes changed, some numbers and names exchanged.
#[test]
fn files_changed_at_random_are_judged() {
    let bytes = good_bytes();
    let mut random = Random(20_200_812);
    let words = [
        "/Type",
        "null",
        "[",
        "<<",
        ">>",
        "]",
        "-1",
        "4294967296",
        "1e400",
        "(",
        "<",
        "true",
        "9 0 R",
        "/DeviceRGB",
        "endobj",
        "stream",
    ];
    for case in 0..200 {
        let mut changed = bytes.clone();
        let mut log = String::new();
        for _ in 0..=random.below(12) {
            let at = random.below(changed.len());
            if random.below(2) == 0 {
                changed[at] = u8::try_from(random.below(256)).unwrap();
                write!(log, "byte {at}; ").unwrap();
            } else {
                let at = next_token(&changed, at);
                let word = words[random.below(words.len())].as_bytes();
                let end = (at + word.len()).min(changed.len());
                changed[at..end].copy_from_slice(&word[..end - at]);
                write!(log, "word {at}; ").unwrap();
            }
        }
        judge(&format!("random {case}: {log}"), &changed);
    }
}

/// The place after the first blank of the next dictionary, or the place itself.
fn next_token(bytes: &[u8], from: usize) -> usize {
    let dictionary = bytes[from..].windows(2).position(|window| window == b"<<").map_or(from, |at| from + at);
    bytes[dictionary..].iter().position(|&byte| byte == b' ').map_or(dictionary, |at| dictionary + at + 1)
}

/// Content that breaks off, names what is not there, or says what nobody knows, after content that is good.
#[test]
fn broken_content_does_not_pass() {
    for (rule, broken) in [
        (Rule::Readable, "q ((((( <<<< ]]] 1 0 0 rg zz"),
        (Rule::Readable, "q 1 2 3 frobnicate Q"),
        (Rule::Readable, "q 1 k Q"),
        (Rule::Readable, "q 0 0 0 1 k 20 20"),
        (Rule::Readable, "q /Nope Do Q"),
        (Rule::Readable, "q"),
        (Rule::Fonts, "BT 0 0 0 1 k /Nope 9 Tf 100 100 Td (x) Tj ET"),
    ] {
        let mut paper = RichPaper::sound();
        paper.draw(broken);
        assert!(has_error(&must_fail(broken, &paper.bytes()), rule), "{broken}");
    }
}

/// Three hundred pages that each paint themselves eight hundred times share what a file may spend.
#[test]
fn pages_that_do_too_much_share_their_time() {
    let mut document = Document::new();
    let pages = document.new_id();
    let marks = format!("0 0 0 1 k {}", "0 0 791 1131 re f ".repeat(800));
    let content = document.add(Stream::new(Dictionary::new(), marks.into_bytes()));
    let media: Vec<Object> = vec![0.into(), 0.into(), 791.into(), 1131.into()];
    let page = dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content, "MediaBox" => media };
    let kids: Vec<ObjectId> = (0..300).map(|_| document.add(page.clone())).collect();
    document.close(pages, &kids);
    assert!(has_error(&must_fail("300 heavy pages", &document.bytes()), Rule::Readable));
}

/// Words that make a reader look back, a million times.
#[test]
fn looking_back_is_bounded() {
    must_fail("streams without objects", &[&b"%PDF-1.6\n1 0 obj "[..], &b"stream ".repeat(1_000_000)].concat());
    must_fail("streams of objects", &[&b"%PDF-1.6\n"[..], &b"1 0 obj<</Type/ObjStm>>stream\n".repeat(20_000)].concat());
    must_fail("roots far away", &[&b"%PDF-1.6\n"[..], &[0; 30_000_000], &b"/Root ".repeat(200)].concat());
}
