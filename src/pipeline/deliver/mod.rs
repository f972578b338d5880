//! The order of deliveries: what a run writes and what it withdraws, and when. Takes a folder and what is asked for; gives what came of it.
//!
//! **A build.** 1. The paper is published; its proof comes whatever its state, `paper.pdf` only where it is sound, and an
//! older one and pictures of pages that are no more go with it. 2. A paper with errors has
//! its book and the files for the press withdrawn, and that is all. 3. A sound one is marked as settled; if it has changed since it was settled
//! last, both are withdrawn: what lies in the folder is never older than the content, and what lies there may be plated. That a book went is
//! told. 4. The book, where asked for. 5. The files for the press, where asked for.
//!
//! **A print.** An issue that is settled goes to the press as it is. Any other is made; then as 2 or 3, with the layout published, and 5.
//!
//! **An anthology.** The book is published, or, where it has errors, withdrawn.

mod anthology;
mod build;
mod layout;
mod print;

pub use anthology::{AnthologyOptions, DeliveredAnthology, anthology};
pub use build::{BookDelivery, BuildOptions, Built, build};
pub use layout::save_layout;
pub use print::{PrintOptions, Printed, print};
