//! The desk: takes an issue's folder and what was given; keeps the originals, writes drafts, puts pictures beside them, and draws up the account.

mod confirm;
mod files;
mod matching;
mod receipt;
mod receive;
mod verify;

pub use confirm::{Confirmed, confirm};
pub use receipt::{Look, PictureFacts, Receipt, Received};
pub use receive::take_in;
pub use verify::{Verified, verify};
