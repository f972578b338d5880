//! Sheets 印张: finished pages imposed two up 四开对页, front and back, with the marks a pressman works by. Takes one PDF of all pages,
//! slug lines set elsewhere and the size of the page; gives one PDF with a page for each side of each sheet.
//!
//! A print shop imposes by itself; the sheets are for one that wants them ready, and to look at which pages meet.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | `signature` | a number of pages | which pages meet on which side |
//! | `frame` | the size of a page | boxes, fold and bands of a sheet |
//! | `slug` | signature and issue | the words at the foot of a side |
//! | `pen`, `bar`, `marks` | a frame | the marks, drawn |
//! | `page`, `graft` | a PDF | a page to be placed; its objects in another file |
//! | `place` | pages, slugs, marks | the sheets |

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
