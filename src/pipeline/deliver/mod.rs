//! The order of deliveries: what a run writes and what it withdraws, and when. Takes a folder and what is asked for; gives what came of it.
//!
//! One process at a time writes into a folder of outputs: it is claimed as soon as it is known, before the issue is made.
//!
//! **A build.** 1. The paper is published, its proof whatever its state, `paper.pdf` only where it is sound: before anything new appears,
//! `SHA256SUMS`, `paper.pdf`, pictures of pages, and, where the paper has errors or has changed since it was settled last, the book and the
//! files for the press are withdrawn: what lies there may be plated, and what lies in the folder is never older than the content. That a book
//! went is told. `SHA256SUMS` appears last. 2. A sound paper is marked as settled. 3. The book, where asked for. 4. The files for the press,
//! where asked for: those of before go first, `print/SHA256SUMS` comes last.
//!
//! An issue that was built before, and of which nothing has changed since, is not built again ([`build_unless_known`]).
//!
//! **A print.** An issue that is settled goes to the press as it is. Any other is made, and its layout published; then as 2 and 4, or, with
//! errors, the book and the files for the press are withdrawn.
//!
//! **An anthology.** The book is published, or, where it has errors, withdrawn.

mod anthology;
mod build;
mod layout;
mod print;

pub use anthology::{AnthologyOptions, DeliveredAnthology, anthology};
pub use build::{BookDelivery, BuildOptions, BuildRun, Built, build, build_unless_known};
pub use layout::save_layout;
pub use print::{PrintOptions, Printed, print};
