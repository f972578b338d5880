//! Intake on texts whose truth is known, on documents with every feature, and on files that mean harm.

#![allow(clippy::unwrap_used, reason = "a test says by panicking that something is wrong")]

mod annual;
mod bench;
mod degraded;
mod desk;
mod documents;
mod hostile;
mod package;
mod sheet;
mod truth;
