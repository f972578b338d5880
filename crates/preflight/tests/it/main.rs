//! The one integration binary of the preflight. `pdf` writes files, `files` holds those that the tests break; the others are tests.

#![allow(clippy::unwrap_used, reason = "a test says by panicking that something is wrong")]

mod cases;
mod document;
mod files;
mod hostile;
mod ledger;
mod mutations;
mod pdf;
