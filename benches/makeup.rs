//! How long the makeup of a generated issue of eight pages takes, by items a page.

#![allow(clippy::unwrap_used, reason = "a bench may panic")]

#[path = "../tests/it/generated.rs"]
mod generated;

use chenbao::makeup::{Options, make_up};
use generated::{Arithmetic, grid, whole_issue};

fn main() {
    divan::main();
}

#[divan::bench(args = [(3, 3), (3, 6), (3, 7), (6, 6), (7, 7)])]
fn eight_pages(bencher: divan::Bencher, items: (usize, usize)) {
    let (issue, grid) = (whole_issue(1, items.0, items.1), grid());
    bencher.bench(|| make_up(&issue, &Arithmetic, &[], &grid, &Options::default()));
}
