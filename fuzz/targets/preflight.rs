//! Anyone's PDF: takes the bytes of a file; the preflight gives a report and does not panic.
#![no_main]

use chenbao_preflight::{Thresholds, examine};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let report = examine(bytes.to_vec(), &Thresholds::default(), &|_, _| {});
    assert_eq!(report.file.bytes, bytes.len() as u64);
});
