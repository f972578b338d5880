//! The plates of a page: what marks leave on them, what lies under a mark, where most ink lies.

mod clip;
mod coat;
mod cover;
mod grouping;
mod layers;
mod narrowing;
mod pixels;
mod surface;

pub(super) use clip::Clip;
pub(super) use coat::Coat;
pub(super) use cover::Cover;
pub(super) use layers::GroupKind;
pub(super) use pixels::{Area, to_byte, to_f32, to_pixel};
pub(super) use surface::{Beneath, Plates};
