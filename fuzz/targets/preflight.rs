//! Anyone's PDF: takes the bytes of a file; the preflight gives a report, and no panic leaves it.
#![no_main]

use chenbao_preflight::{Thresholds, examine};
use libfuzzer_sys::fuzz_target;

fuzz_target!(
    init: {
        // The parser may panic on a broken object; the preflight catches that and says so. Only what is not caught counts.
        std::panic::set_hook(Box::new(|_| {}));
    },
    |bytes: &[u8]| {
        let report = examine(bytes.to_vec(), &Thresholds::default(), &|_, _| {});
        assert_eq!(report.file.bytes, bytes.len() as u64);
    }
);
