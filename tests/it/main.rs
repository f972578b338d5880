//! The one integration binary. `support` holds the harness; the other files follow the modules of the crate.

#![allow(clippy::unwrap_used, reason = "a test says by panicking that something is wrong")]

mod all;
mod awkward;
mod confirming;
mod content;
mod epub;
#[allow(dead_code, reason = "`examples/solve_rates.rs` uses more of it")]
mod evening;
#[path = "../../crates/makeup/tests/it/generated.rs"]
#[allow(dead_code, unused_imports, reason = "the makeup's own tests use more of it")]
mod generated;
mod heads;
mod house;
mod intake;
mod marks;
mod preflight;
mod preview;
mod print;
mod print_color;
mod print_delivery;
mod print_delivery_folder;
mod print_foreign;
mod print_sheets;
mod print_verifiers;
mod proof;
mod references;
mod sample;
mod sets;
mod shell;
mod solve_rates;
mod support;
mod unchanged;
mod words;
