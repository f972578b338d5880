//! Awkward copy: bodies of pieces whose words are known, each of a kind that Markdown misreads, at random places and several together. Every
//! visible character must stand in the article, in order, and none may be an error.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use self::awkward::{Piece, Pieces, pieces, visible};
use super::tests::{Copy, copy};
use super::*;
use crate::diag::Severity;

#[path = "../../../tests/words/awkward.rs"]
mod awkward;

/// All that is set of a body, markers of lists with it.
fn printed(blocks: &[Block]) -> String {
    let of_block = |block: &Block| match block {
        Block::List(items) => items.iter().map(|item| item.marker.replace('•', "") + &item.text.to_plain()).collect(),
        block => block.texts().into_iter().map(Text::to_plain).collect::<String>(),
    };
    blocks.iter().map(of_block).collect()
}

/// A body and what is printed of it.
fn body() -> impl Strategy<Value = (String, String)> {
    let Pieces { inline, block } = pieces();
    let pair = |piece: &Piece| (piece.source.clone(), piece.printed.clone());
    let inline: Vec<(String, String)> = inline.iter().map(pair).collect();
    let block: Vec<(String, String)> = block.iter().map(pair).collect();
    let sentence = prop::collection::vec(prop::sample::select(inline), 1..4).prop_map(|pieces| {
        let (source, printed): (Vec<String>, Vec<String>) = pieces.into_iter().unzip();
        (format!("弄堂里，{}。", source.join("，")), format!("弄堂里{}", printed.concat()))
    });
    prop::collection::vec(prop_oneof![3 => sentence, 2 => prop::sample::select(block)], 1..8).prop_map(|pieces| {
        let (source, printed): (Vec<String>, Vec<String>) = pieces.into_iter().unzip();
        (source.join("\n\n"), printed.concat())
    })
}

#[test]
fn every_piece_is_printed_as_it_is_known_to_be() {
    let Pieces { inline, block } = pieces();
    for Piece { source, printed: wanted } in inline.iter().chain(&block) {
        let Copy { blocks, findings, .. } = copy(source);
        assert_eq!(visible(&printed(&blocks)), visible(wanted), "{source}");
        assert!(findings.iter().all(|finding| finding.severity != Severity::Error), "{source}: {findings:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, rng_seed: RngSeed::Fixed(20200812), ..ProptestConfig::default() })]

    #[test]
    fn every_visible_character_of_awkward_copy_is_accounted_for((source, wanted) in body()) {
        let Copy { blocks, findings, .. } = copy(&source);
        prop_assert_eq!(visible(&printed(&blocks)), visible(&wanted), "{}", source);
        let errors: Vec<&Finding> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{:?}", errors);
    }
}
