//! Awkward copy through the whole program: articles of pieces that Markdown misreads (`tests/words/awkward.toml`), at random places and several
//! together, set with the real typesetter. Poppler must read every one of them on the page, and the archive in the book; none may be an error.

use std::fs;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};

#[path = "../words/awkward.rs"]
mod pieces;

use self::pieces::{Piece, Pieces, pieces, visible};
use crate::support::{Draft, book_words, chenbao, paper_words, prose};

/// Characters of the articles of a page that such copy fills: the lead, then the others.
const LENGTHS: [usize; 4] = [560, 570, 570, 570];

/// The awkward paragraphs that an article begins with.
fn beginning() -> impl Strategy<Value = Vec<Vec<Piece>>> {
    let Pieces { inline, block } = pieces();
    let sentence = prop::collection::vec(prop::sample::select(inline), 1..4);
    let block = prop::sample::select(block).prop_map(|piece| vec![piece]);
    prop::collection::vec(prop_oneof![3 => sentence, 2 => block], 2..4)
}

/// The text of a paragraph. A piece that is no block of its own stands in a sentence.
fn paragraph(pieces: &[Piece], blocks: &[Piece]) -> String {
    let sources: Vec<&str> = pieces.iter().map(|piece| piece.source.as_str()).collect();
    match pieces {
        [piece] if blocks.iter().any(|block| block.source == piece.source) => piece.source.clone(),
        _ => format!("弄堂里，{}。", sources.join("，")),
    }
}

/// Writes an issue of one page and returns its pieces.
fn write(draft: &Draft, articles: Vec<Vec<Vec<Piece>>>) -> Vec<Piece> {
    let blocks = pieces().block;
    for (at, (article, length)) in articles.iter().zip(LENGTHS).enumerate() {
        let awkward: Vec<String> = article.iter().map(|pieces| paragraph(pieces, &blocks)).collect();
        let awkward = awkward.join("\n\n");
        let rest = prose(length.saturating_sub(visible(&awkward).chars().count()));
        let place = if at == 0 { "page: 1\npriority: 1" } else { "section: 要闻\npriority: 3" };
        let head = format!("---\ntitle: \"第{at}篇弄堂里的新鲜事\"\n{place}\n---\n");
        draft.write(&format!("{at}.md"), format!("{head}{awkward}\n\n{rest}\n"));
    }
    articles.into_iter().flatten().flatten().collect()
}

/// Builds so many issues of four articles. Each must be printed without an error, and every piece be read in paper and book.
fn read_back(issues: usize, seed: u64) {
    let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(seed), ..Config::default() });
    let articles = prop::collection::vec(beginning(), LENGTHS.len());
    for _ in 0..issues {
        let draft = Draft::new(1);
        let written = write(&draft, articles.new_tree(&mut runner).unwrap().current());
        let (issue, out) = (draft.issue(), draft.out());
        let run =
            chenbao(&["build", &issue.to_string_lossy(), "--epub", "--no-pages", "--out", &out.to_string_lossy()]);
        let copy = || {
            let texts = (0..LENGTHS.len()).map(|at| fs::read_to_string(issue.join(format!("{at}.md"))).unwrap());
            texts.collect::<Vec<_>>().join("\n\n")
        };
        assert_eq!(run.code, Some(0), "{}\n{}", run.stdout, copy());
        let book = visible(&book_words(&out));
        let Some(paper) = paper_words(&out) else { return };
        let paper = visible(&paper);
        for piece in &written {
            let wanted = visible(&piece.printed);
            assert!(paper.contains(&wanted), "“{wanted}” is not on the page of\n{}", copy());
            assert!(book.contains(&wanted), "“{wanted}” is not in the book of\n{}", copy());
        }
    }
}

#[test]
fn awkward_articles_are_read_on_page_and_in_book() {
    read_back(6, 20_200_812);
}

#[test]
#[ignore = "2,000 articles take some ten minutes; tests/README.md says how to run them"]
fn two_thousand_awkward_articles_are_read_on_page_and_in_book() {
    read_back(500, 20_200_108);
}
