//! What a content stream names or holds, read from the file: colour spaces, functions, gradients, fonts with their outlines, pictures with
//! their samples; and a memory of what was decoded.

mod budget;
mod calculator;
mod color;
mod font;
mod function;
mod memory;
mod numbers;
mod origin;
mod outline;
mod picture;
mod picture_header;
mod samples;
mod shading;

pub(super) use budget::Budget;
pub(super) use color::{Space, group_space, total};
pub(super) use font::Font;
pub(super) use memory::GlyphKey;
pub(crate) use memory::Memory;
pub(super) use numbers::{matrix_of, numbers};
pub(super) use outline::Glyph;
pub(super) use picture::Picture;
pub(super) use picture_header::{LARGEST, MOST_PIXELS, PictureHeader, PictureMask, mask_of, space_object};
pub(super) use shading::Shading;
