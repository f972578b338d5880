//! The desk: takes an issue's folder and what was given; keeps the originals, writes drafts, puts pictures beside them, and draws up the account. Then the bench, where drafts
//! are confirmed.

mod annual;
mod bench;
mod confirm;
mod files;
mod history;
mod matching;
mod receipt;
mod receive;
mod refusal;
mod survey;
mod verify;
mod view;

pub use annual::{ReviewReceipt, take_in_review};
pub use bench::{Bench, Between, Deed, Order};
pub use confirm::{Confirmed, confirm};
pub use receipt::{Look, Loose, PictureFacts, Receipt, Received};
pub use receive::take_in;
pub use refusal::Refusal;
pub use verify::{Verified, verify};
pub use view::{BenchView, DraftView, HungView, LineView, PieceView, SourceView};
