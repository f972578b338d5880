//! The ink of a glyph: takes a glyph where it stands; gives the rectangle its outline fills on the page. The advance of a glyph says where
//! the next one stands, not what is seen: it may hold the white of a mark, or what justification left behind the last character of a line.

use ttf_parser::GlyphId;
use typst::layout::{Abs, Point, Transform};
use typst::text::{Glyph, TextItem};

/// What a glyph fills on its page, in points from the page's top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ink {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

/// The ink of a glyph that stands `x` behind the beginning of its text; none where it draws nothing.
pub(super) fn ink(item: &TextItem, glyph: &Glyph, x: Abs, to_page: Transform) -> Option<Ink> {
    let face = item.font.ttf();
    let outline = face.glyph_bounding_box(GlyphId(glyph.id))?;
    let unit = item.size / f64::from(face.units_per_em());
    let origin = Point::new(x + glyph.x_offset.at(item.size), -glyph.y_offset.at(item.size));
    let corner = |x: i16, y: i16| (origin + Point::new(unit * f64::from(x), unit * -f64::from(y))).transform(to_page);
    let corners = [
        corner(outline.x_min, outline.y_min),
        corner(outline.x_min, outline.y_max),
        corner(outline.x_max, outline.y_min),
        corner(outline.x_max, outline.y_max),
    ];
    let most = |of: fn(&Point) -> Abs| corners.iter().map(of).fold(-Abs::inf(), Abs::max).to_pt();
    Some(Ink {
        left: corners.iter().map(|corner| corner.x).fold(Abs::inf(), Abs::min).to_pt(),
        right: most(|corner| corner.x),
        bottom: most(|corner| corner.y),
    })
}
