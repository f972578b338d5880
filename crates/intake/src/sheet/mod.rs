//! A draft as the pieces it is made of, so that they can be moved, parted, joined and called by other names; and the text of the file again. What
//! nobody touches is written as it was typed.

mod block;
mod edit;
mod element;
mod front;
mod make;
mod parse;
mod stories;
mod write;

pub use block::{Block, BlockKind};
pub use edit::Edit;
pub use element::{Field, Hung, Role, Sheet, Spot, Waiting};
pub use stories::{append, part};
