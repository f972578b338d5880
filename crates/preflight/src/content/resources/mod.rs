//! What a content stream names or holds, read from the file: colour spaces, functions, gradients, fonts with their outlines, pictures with
//! their samples; and a memory of what was decoded.

mod budget;
mod calculator;
mod codes;
mod color;
mod font;
mod font_program;
mod function;
mod glyph_names;
mod jpeg2000;
mod jpeg_scan;
mod layers;
mod memory;
mod mesh;
mod mesh_raster;
mod mesh_reader;
mod numbers;
mod origin;
mod outline;
mod picture;
mod picture_header;
mod samples;
mod shading;
mod space_reader;
mod triangle;

pub(super) use budget::Budget;
pub(super) use color::{Space, total};
pub(super) use font::Font;
pub(crate) use layers::Layers;
pub(super) use memory::GlyphKey;
pub(crate) use memory::Memory;
pub(super) use numbers::{matrix_of, numbers};
pub(super) use outline::Glyph;
pub(super) use picture::{Picture, own_space};
pub(super) use picture_header::{LARGEST, MOST_PIXELS, PictureHeader, PictureMask, mask_of, space_object};
pub(super) use shading::{SeenColors, Shading};
pub(super) use space_reader::{SpaceSource, default_space, group_space, space_of};
