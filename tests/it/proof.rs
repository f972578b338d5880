//! The proof, `proof.pdf`: it is there whatever the state of the paper, holds every word, and no press takes it for pages.

use std::fs;
use std::path::Path;

use crate::support::{Draft, build, chenbao, prose, squeeze, tool, xianxia};

/// What poppler reads in the proof in a folder.
fn proof(out: &Path) -> Option<String> {
    let output = tool("pdftotext", &["-raw", out.join("proof.pdf").to_str().unwrap(), "-"])?;
    Some(squeeze(&String::from_utf8_lossy(&output.stdout)))
}

#[test]
fn a_page_with_too_much_copy_is_proved_to_its_last_word() {
    let draft = Draft::new(1);
    let text =
        format!("---\ntitle: \"一篇稿件\"\nsection: 要闻\npriority: 1\n---\n{}\n\n这是最后一句话。\n", prose(4600));
    draft.write("a.md", text);
    draft.build().must_exit(1).must_say("多 ").must_say("proof.pdf");
    assert!(!draft.out().join("paper.pdf").exists());
    let Some(words) = proof(&draft.out()) else { return };
    for said in ["校样", "校次", "责编", "校对", "签发", "排不下", "这是最后一句话。", "个错误"]
    {
        assert!(words.contains(said), "no “{said}” in {words}");
    }
}

#[test]
fn articles_that_stand_nowhere_are_behind_the_pages() {
    let draft = Draft::new(1);
    for number in 0..12 {
        draft.article(&format!("{number:02}"), if number == 0 { 1 } else { 3 }, 1200);
    }
    draft.build().must_exit(1);
    let Some(words) = proof(&draft.out()) else { return };
    for number in 0..12 {
        assert!(words.contains(&format!("第{number:02}篇稿件的标题")), "article {number} is nowhere");
    }
    assert!(words.contains("没有排进版里"), "{words}");
    assert!(words.matches("清早的弄堂里").count() >= 12 * 1200 / 35, "some of the copy is missing");
}

#[test]
fn a_picture_that_is_not_there_keeps_its_room() {
    let draft = Draft::new(1);
    let head = "---\ntitle: \"一篇稿件\"\nsection: 要闻\npriority: 1\nimages:\n  - file: images/street.jpg\n    caption: \"弄堂口\"\n---\n";
    draft.write("a.md", format!("{head}{}\n", prose(2600)));
    draft.build().must_exit(1).must_say("images/street.jpg");
    let layout = fs::read_to_string(draft.out().join("layout.json")).unwrap();
    assert!(layout.contains("\"printed_mm\""), "no frame for the picture");
    let Some(words) = proof(&draft.out()) else { return };
    assert!(words.contains("缺图") && words.contains("images/street.jpg"), "{words}");
}

#[test]
fn a_sound_paper_has_a_proof_too_that_no_press_would_take() {
    let out = tempfile::tempdir().unwrap();
    build(&xianxia(), out.path()).must_exit(0);
    assert!(out.path().join("paper.pdf").is_file() && !out.path().join("print").exists());
    let file = out.path().join("proof.pdf");
    chenbao(&["preflight", file.to_str().unwrap()]).must_exit(1).must_say("不合格");
    let Some(words) = proof(out.path()) else { return };
    assert!(words.matches("校样").count() >= 4 && words.contains("没有问题"), "{words}");
    assert!(!words.contains("排不下"), "{words}");
}
