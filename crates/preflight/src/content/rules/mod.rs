//! The rules of a page's content. Each takes a mark before it is laid on the plates; what is wrong goes to the page's findings. The
//! thresholds are the print shop's ([`crate::thresholds`]), the reasons in `print.md` §4.3.

mod bleed;
mod color;
mod features;
mod lines;
mod pictures;
mod syntax;
mod text;
mod width_sums;

pub(super) use features::GroupSpace;
pub(super) use pictures::PlacedPicture;
pub(super) use syntax::{END, StreamSyntax};
pub(super) use text::Lettering;
pub(super) use width_sums::WidthSums;
