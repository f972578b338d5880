//! Anyone's EPUB: takes the bytes of a file; the check gives findings and does not panic.
#![no_main]

use chenbao::export::epub::lint::lint;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = lint(bytes);
});
