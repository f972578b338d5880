//! Files that mean harm, or that fared badly on their way: each is refused in words, quickly, and within bounds.

use chenbao_intake::fault::Fault;
use chenbao_intake::manuscript::Manuscript;
use chenbao_intake::readers::{FileKind, read_manuscript, unpack};
use proptest::prelude::*;

use crate::package::{docx, paragraph, part, zipped};

fn read(name: &str, bytes: &[u8]) -> Result<Manuscript, Fault> {
    FileKind::of(name, bytes).and_then(|kind| read_manuscript(kind, bytes))
}

#[test]
fn a_bomb_is_not_unfolded() {
    let zeros = vec![b' '; 80 << 20];
    let bomb = zipped(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read("a.docx", &bomb), Err(Fault::Bomb));
    assert_eq!(unpack(&zipped(&[("a.txt", &zeros)])), Err(Fault::Bomb));
}

#[test]
fn elements_that_lie_too_deep_are_refused() {
    let deep = format!("{}{}", "<w:p>".repeat(60_000), "</w:p>".repeat(60_000));
    assert_eq!(read("a.docx", &docx(&deep, &[])), Err(Fault::Bomb));
}

#[test]
fn entities_are_not_unfolded() {
    let lol = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaa\">]><w:document xmlns:w=\"w\"><w:body>&a;</w:body></w:document>";
    assert!(read("a.docx", &zipped(&[("word/document.xml", lol.as_bytes())])).is_err());
}

#[test]
fn what_was_cut_off_is_told() {
    let whole = docx(&paragraph("会议召开。", 24, "both"), &[]);
    for cut in [4, 30, whole.len() / 2, whole.len() - 5] {
        assert!(matches!(read("a.docx", &whole[..cut]), Err(Fault::Broken(_))), "{cut}");
    }
    assert!(matches!(read("a.doc", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), Err(Fault::Broken(_))));
    assert!(matches!(read("a.pdf", b"%PDF-1.7\nnothing"), Err(Fault::Broken(_))));
    assert_eq!(read("a.docx", b""), Err(Fault::Empty));
}

#[test]
fn macros_are_not_taken_in() {
    let main = part("document", &format!("<w:body>{}</w:body>", paragraph("会议召开。", 24, "both")));
    let bytes = zipped(&[("word/document.xml", main.as_bytes()), ("word/vbaProject.bin", b"Sub Auto")]);
    let manuscript = read("a.docm", &bytes).unwrap();
    assert_eq!(manuscript.lines.len(), 1);
    assert!(manuscript.remarks[0].contains("宏"));
}

#[test]
fn every_fault_says_what_to_do() {
    let faults = [
        Fault::Empty,
        Fault::Bomb,
        Fault::Encrypted,
        Fault::Unknown,
        Fault::Scanned,
        Fault::Encoding,
        Fault::Broken("x"),
    ];
    for fault in faults {
        let finding = fault.finding("来稿.docx");
        assert!(finding.message.contains("来稿.docx") && !finding.hints[0].is_empty());
    }
}

#[test]
fn five_hundred_pages_are_read() {
    let body = paragraph("会议召开，大家谈了不少体会，把下半年的活也排明白了。", 24, "both").repeat(15_000);
    let manuscript = read("a.docx", &docx(&body, &[])).unwrap();
    assert_eq!(manuscript.lines.len(), 15_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_reader_panics(bytes in proptest::collection::vec(any::<u8>(), 0..600), kind in 0..5_usize) {
        let heads: [&[u8]; 5] = [b"", b"{\\rtf1\\ansi ", b"%PDF-1.4\n", b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]];
        let whole = [heads[kind], &bytes].concat();
        let _ = read("a", &whole);
    }

    #[test]
    fn no_text_is_lost_by_structure(text in "([\u{4e00}-\u{4e40}0-9，。、：“”（） 摄图一二、\n]{0,40}\n){0,12}") {
        let manuscript = Manuscript::of_text(&text);
        let reading = chenbao_intake::structure::read_structure(&manuscript);
        let drafts: Vec<_> = reading.stories.iter().map(|story| chenbao_intake::draft::write_draft(story, &[], "a.txt")).collect();
        let account = chenbao_intake::account::Account::reckon(&manuscript, drafts.iter().map(|draft| draft.text.as_str()), &reading.set_aside);
        prop_assert!(account.adds_up(), "{account:?}\n{text}\n{drafts:?}\n{:?}", reading.set_aside);
    }
}
