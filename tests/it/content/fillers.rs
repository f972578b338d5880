//! The pool of fillers: what any issue may use, and that no fault of it keeps an issue from print.

use super::*;
use chenbao::diag::has_errors;

const FILLER: &str = "---\ntitle: 小贴士\n---\n出门前关火、关电、关煤气。\n";

fn with_fillers(files: &[(&str, &str)]) -> Sample {
    let sample = Sample::new(&[("a.md", ARTICLE)]);
    for (name, text) in files {
        sample.write(&format!("fillers/{name}"), text);
    }
    sample
}

fn names(sample: &Sample) -> Vec<String> {
    sample.load().unwrap().0.articles.iter().map(|article| article.id.to_string()).collect()
}

#[test]
fn fillers_become_articles() {
    let sample = with_fillers(&[
        ("gas.md", FILLER),
        (
            "b.md",
            "---\ntitle: 成语\nkind: filler\nsection: 居民区\nimages:\n  - file: images/x.png\n    caption: 图\n---\n正文\n",
        ),
        ("elsewhere.md", "---\ntitle: 成语\nsection: 别的报才有的版\n---\n正文\n"),
    ]);
    sample.write("fillers/images/x.png", png(30, 20));
    assert_eq!(sample.faults(), Vec::<String>::new());
    assert_eq!(names(&sample), ["a", "fillers/b", "fillers/gas"]);
    let (issue, _) = sample.load().unwrap();
    assert!(issue.articles[1..].iter().all(|article| article.kind == Kind::Filler));
    let picture = &issue.articles[1].pictures[0];
    assert_eq!(&*picture.file, "fillers/images/x.png");
    assert!(picture.path.is_file());
}

#[test]
fn a_bad_filler_is_left_out_with_a_warning() {
    let cases = [
        ("没有稿头", "front-matter "),
        ("---\ntitle: 甲\npage: 1\n---\n正文\n", "wrong-value "),
        ("---\ntitle: 甲\nkeep-with: a\n---\n正文\n", "wrong-value "),
        ("---\ntitle: 甲\nkind: story\n---\n正文\n", "wrong-value "),
        ("---\ntitle: 甲\ntitel: 乙\n---\n正文\n", "unknown-key "),
        ("---\ntitle: 甲\n---\n", "empty-article "),
        ("---\ntitle: 甲\nimages:\n  - file: images/x.jpg\n    caption: 图\n---\n正文\n", "picture-missing "),
    ];
    for (text, begins) in cases {
        let sample = with_fillers(&[("bad.md", text), ("good.md", FILLER)]);
        let fault = sample.fault();
        assert!(fault.starts_with(begins) && fault.contains("bad.md:"), "{fault}");
        assert!(fault.contains("这条补白先不用"), "{fault}");
        assert!(!has_errors(&sample.load().unwrap().1));
        assert_eq!(names(&sample), ["a", "fillers/good"]);
    }
    let stray = with_fillers(&[("good.md", FILLER), ("note.txt", "x")]);
    assert!(!has_errors(&stray.load().unwrap().1));
}

#[test]
fn an_article_of_the_issue_goes_before_a_filler_of_its_name() {
    let sample = with_fillers(&[("a.md", FILLER)]);
    sample.add("fillers/a.md", ARTICLE.as_bytes());
    let fault = sample.fault();
    assert!(fault.starts_with("already-exists ") && fault.contains("期文件夹里已有“fillers/a”"), "{fault}");
    assert_eq!(names(&sample), ["a", "fillers/a"]);
}
