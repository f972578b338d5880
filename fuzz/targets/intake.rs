//! What a desk receives, of whatever kind: takes bytes; the reader that their beginning asks for gives a manuscript or says why not, and what is
//! made of a manuscript holds every character of it.
#![no_main]

use chenbao::intake::account::Account;
use chenbao::intake::draft::write_draft;
use chenbao::intake::readers::{FileKind, read_manuscript, unpack};
use chenbao::intake::structure::read_structure;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match FileKind::of("a", bytes) {
        Ok(FileKind::Archive) => {
            let _ = unpack(bytes);
        }
        Ok(kind) => {
            let Ok(manuscript) = read_manuscript(kind, bytes) else { return };
            let reading = read_structure(&manuscript);
            let drafts: Vec<_> = reading.stories.iter().map(|story| write_draft(story, &[], "a")).collect();
            let texts = drafts.iter().map(|draft| draft.text.as_str());
            let account = Account::reckon(&manuscript, texts, &reading.set_aside);
            assert!(account.adds_up(), "{account:?}");
        }
        Err(_) => {}
    }
});
