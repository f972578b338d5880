//! The room for pictures: from an author's file to pixels, and from pixels to a file again. All that reads, turns, scales or writes a picture
//! stands here once; the screen, the press and the book only say what they want of it: how long a side, whether four inks stay inks, whether
//! what the camera wrote beside the picture goes away.
//!
//! | file | takes | gives |
//! |---|---|---|
//! | `limits` | a file; a size | its bytes, if they are not too many; whether a size is within the limits |
//! | `format` | the first bytes of a file | which it is, and what each can be asked; the one place that tells formats apart |
//! | `picture_header` | | what a header says |
//! | `jpeg`, `png` | the bytes of such a file | its header, its damage, the file without metadata |
//! | `webp`, `tiff`, `heic` | the bytes of such a file | its header; of the last two its pixels |
//! | `facts` | the bytes of a file | what intake asks of it |
//! | `taken` | what a camera wrote beside a picture | when it was taken |
//! | `header` | a file on disk | width and height as shown, after every check that is cheap |
//! | `decode` | the bytes of a file | its pixels as stored, and what the file says of them |
//! | `inks` | a JPEG of four components | its inks |
//! | `paper` | pixels with opacity | the same on white paper |
//! | `srgb` | pixels and their profile | the same as every screen shows them |
//! | `upright` | how a picture lies, and a window of it | which sides change places; where the window lies as stored |
//! | `scale` | pixels | fewer of them: a small copy, or a window as sharp as it can be printed |
//! | `encode` | pixels | a JPEG or a PNG |
//! | `likeness` | pixels | whether two pictures show the same |
//!
//! A new format is a variant of `FileFormat`, a file beside `jpeg` and `png`, and, where the crate `image` does not know it, a way
//! in `decode`; elsewhere only `typeset` asks, for what the engine takes as it is.

pub(crate) mod decode;
pub(crate) mod encode;
pub(crate) mod facts;
pub(crate) mod format;
pub(crate) mod header;
mod heic;
pub(crate) mod inks;
mod jpeg;
pub(crate) mod likeness;
pub(crate) mod limits;
pub(crate) mod paper;
mod picture_header;
mod png;
pub(crate) mod scale;
pub(crate) mod srgb;
mod taken;
mod tiff;
pub(crate) mod upright;
mod webp;
