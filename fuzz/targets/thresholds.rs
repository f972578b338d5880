//! A print shop's thresholds: takes the text of their file; they are read, or an error says where.
#![no_main]

use chenbao_model::diag::Source;
use chenbao_preflight::Thresholds;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = Thresholds::read(&Source::new("shop.toml", text.to_owned()));
});
