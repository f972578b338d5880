//! `layout.json` of an earlier run: takes its bytes; a layout that can be read is judged without a panic, and written it reads the same.
#![no_main]

use chenbao_makeup::layout::Layout;
use chenbao_makeup::metrics;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(layout) = serde_json::from_slice::<Layout>(bytes) else { return };
    let layout = layout.trusted();
    let _ = metrics::report(&layout);
    let written = serde_json::to_vec(&layout).expect("a layout can be written");
    assert_eq!(serde_json::from_slice::<Layout>(&written).expect("what was written can be read"), layout);
});
