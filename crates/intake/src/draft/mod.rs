//! Stories as files an editor could have typed: front matter, body, and a short remark wherever a guess is not sure.

mod front;
mod page;
pub(crate) mod quote;
mod words;
mod write;

pub use front::DraftPicture;
pub use page::Draft;
pub use words::{DraftWords, MARK, draft_words};
pub use write::write_draft;
