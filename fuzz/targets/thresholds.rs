//! A print shop's thresholds: takes the bytes of their file; they are read, or every fault says where.
#![no_main]

use chenbao_preflight::Thresholds;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(error) = Thresholds::from_bytes(bytes) {
        assert!(!error.faults.is_empty(), "an error says why");
        assert!(error.faults.iter().all(|fault| fault.byte <= bytes.len()), "a place lies inside the file");
    }
});
