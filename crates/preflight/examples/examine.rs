//! Examines a PDF and tells its verdict and its hits: `cargo run -p chenbao-preflight --example examine -- paper.pdf [thresholds.toml]`.

#![allow(clippy::print_stdout, reason = "an example tells what it found")]

use std::error::Error;

use chenbao_preflight::{Thresholds, examine};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("a PDF is wanted")?;
    let thresholds = match arguments.next() {
        Some(shop) => Thresholds::from_bytes(&std::fs::read(shop)?)?,
        None => Thresholds::default(),
    };
    let report = examine(std::fs::read(&path)?, &thresholds, &|page, of| println!("page {page} of {of}"));
    println!("{path}: {}", report.verdict.label());
    for hit in &report.hits {
        let page = hit.page.map_or_else(|| "the file".to_owned(), |page| format!("page {page}"));
        println!("{:?} {} on {page}: {}", hit.severity, hit.rule(), hit.message());
    }
    Ok(())
}
