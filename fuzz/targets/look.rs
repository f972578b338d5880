//! The theme of a look: takes the bytes of its `theme.toml`; the look is read or a failure says why.
#![no_main]

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use chenbao::typeset::{Fonts, Medium, Typesetter};
use libfuzzer_sys::fuzz_target;

/// The look `community` in a folder of our own.
static LOOK: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder can be made").keep();
    let look = Path::new(env!("CARGO_MANIFEST_DIR")).join("../layouts/community");
    for part in ["", "pages"] {
        std::fs::create_dir_all(folder.join(part)).expect("a folder can be made");
        let entries = std::fs::read_dir(look.join(part)).expect("the look is there").flatten();
        for entry in entries.filter(|entry| entry.path().is_file()) {
            std::fs::copy(entry.path(), folder.join(part).join(entry.file_name())).expect("a file can be copied");
        }
    }
    folder
});

static FONTS: LazyLock<Arc<Fonts>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fonts");
    Arc::new(Fonts::load(&folder).expect("the fonts are there"))
});

fuzz_target!(|bytes: &[u8]| {
    std::fs::write(LOOK.join("theme.toml"), bytes).expect("a file can be written");
    if let Err(failure) = Typesetter::new(FONTS.clone(), &LOOK, Medium::Screen) {
        assert!(!failure.findings.is_empty(), "a failure says why");
    }
});
