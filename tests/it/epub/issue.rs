//! One issue as an EPUB of its own, written beside the paper.

use std::fs;
use std::path::Path;

use super::reader::ReadBook;
use super::validators::{must_pass_ace, must_pass_epubcheck};
use crate::support::{build, program, squeeze, xianxia};

/// Builds an issue with its book.
fn build_with_book(issue: &Path, out: &Path) {
    let run: crate::support::Run = program()
        .args(["build".as_ref(), issue.as_os_str(), "--no-pages".as_ref(), "--epub".as_ref()])
        .args(["--out".as_ref(), out.as_os_str()])
        .output()
        .expect("the program can be started")
        .into();
    run.must_exit(0).must_say("电子书：");
}

#[test]
fn every_article_of_the_sample_is_in_its_book_and_judges_pass_it() {
    let out = tempfile::tempdir().unwrap();
    build_with_book(&xianxia(), out.path());
    let path = out.path().join("xianxia-2020-01-08.epub");
    let bytes = fs::read(&path).unwrap();
    must_pass_epubcheck(&bytes);
    must_pass_ace(&bytes);
    let Some(book) = ReadBook::open(&path) else { return };
    let text = &book.words;
    let (issue, _) = chenbao::copy::build(chenbao::content::read_issue(&xianxia()).unwrap());
    let mut places = vec![];
    for article in issue.articles.iter().filter(|article| article.kind != chenbao::model::Kind::Filler) {
        let head = squeeze(&article.headline.head.to_plain());
        let headline = &article.headline;
        let around = [Some(&headline.head), headline.kicker.as_ref(), headline.deck.as_ref()];
        let also = [article.place.as_ref(), article.summary.as_ref(), article.credit.as_ref()];
        for part in around.into_iter().chain(also).flatten() {
            let words = squeeze(&part.to_plain());
            assert!(text.contains(&words), "“{words}” is not in the book");
        }
        for paragraph in article.body.iter().flat_map(chenbao::model::Block::texts) {
            let words = squeeze(&paragraph.to_plain());
            assert!(text.contains(&words), "“{words}” is not in the book");
        }
        places.push(head);
    }
    assert!(places.len() > 20);
    assert_eq!(book.levels(), 2, "pages and their articles");
    // An unchanged build that makes no book leaves it; one in another look, which is other pages, takes it away and says so.
    build(&xianxia(), out.path()).must_exit(0);
    assert_eq!(fs::read(&path).unwrap(), bytes);
    fs::remove_dir_all(out.path().join(".cache")).unwrap();
    build(&xianxia(), out.path()).must_exit(0).must_say("收走旧的电子书").must_say("--epub");
    assert!(!path.exists());
}
