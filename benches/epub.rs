//! The anthology of ten years as an EPUB: read, made into copy, written, without its cover and with it; and the check of the finished
//! book. `cargo bench --bench epub`.

#![allow(clippy::unwrap_used, missing_docs, reason = "a bench says by panicking that something is wrong")]

#[path = "../tests/it/epub/decade.rs"]
mod decade;

use std::fs;
use std::path::Path;

use chenbao::export::epub::{BookOptions, book, lint};
use chenbao::pipeline::{Resources, bind};

fn main() {
    divan::main();
}

/// The folder of the anthology.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in decade::files(10) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn write(folder: &Path) -> Vec<u8> {
    let (anthology, _) = chenbao::copy::anthology(chenbao::content::read_anthology(folder).unwrap());
    book(&anthology, &BookOptions::default(), None).unwrap().0
}

#[divan::bench]
fn ten_years_without_cover(bencher: divan::Bencher<'_, '_>) {
    let folder = folder();
    bencher.bench_local(|| write(folder.path()));
}

/// All that `chenbao anthology` does but the writing to disk. Nothing is remembered of the run before, as in a new process.
#[divan::bench]
fn ten_years_with_cover_and_check(bencher: divan::Bencher<'_, '_>) {
    let folder = folder();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let resources = Resources { fonts: root.join("fonts"), layouts: root.join("layouts") };
    bencher.with_inputs(|| comemo::evict(0)).bench_local_values(|()| {
        bind(folder.path(), &resources, None, &BookOptions::default(), &|_| {}).unwrap().bytes.unwrap()
    });
}

#[divan::bench]
fn check(bencher: divan::Bencher<'_, '_>) {
    let folder = folder();
    let bytes = write(folder.path());
    bencher.bench_local(|| lint::lint(&bytes));
}
