//! The makeup's integration tests, with a typesetter that reckons and generated issues. Nothing here sets type.

#![allow(clippy::unwrap_used, reason = "a test says by panicking that something is wrong")]

mod advice;
mod arithmetic;
mod cure;
mod failing;
mod figures;
mod generated;
mod greedy;
mod issues;
mod makeup;
mod metrics;
mod steering;
