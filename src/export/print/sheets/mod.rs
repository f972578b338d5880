//! Sheets 印张: finished pages imposed two up 四开对页, front and back, with the marks a pressman works by. Takes one PDF of all pages,
//! slug lines set elsewhere and the size of the page; gives one PDF with a page for each side of each sheet.
//!
//! A print shop imposes by itself; the sheets are for one that wants them ready, and to look at which pages meet.

mod bar;
mod frame;
mod graft;
mod marks;
mod page;
mod pen;
mod place;
mod signature;
mod slug;

pub use frame::{Geometry, slug_room};
pub use place::impose;
pub use signature::{Sheet, Side, Signature, SignatureError};
pub use slug::{PLATES, Plate, SlugText, slug_texts};
