//! Page proofs 大样 for the screen: a page, or a square part of one, as a picture; and what tells a page's look from another's. Takes
//! finished pages; gives PNG files and hashes.

use std::hash::{Hash, Hasher};
use std::io::Cursor;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use tiny_skia::Pixmap;
use twox_hash::XxHash3_64;
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Size, Transform};
use typst::text::TextItem;
use typst_layout::Page;

use super::Pages;
use super::pages::{colors, render};
use crate::units::PageNumber;

/// The side of a part of a page, in pixels.
const PART: u32 = 1024;

impl Pages {
    /// A number that is the same for pages that look the same, whatever lies behind them.
    pub fn likeness(&self, page: PageNumber) -> Option<u64> {
        let page = self.document.pages().get(page.index())?;
        let mut hash = XxHash3_64::new();
        page.fill.hash(&mut hash);
        look(&page.frame, &mut hash);
        Some(hash.finish())
    }

    /// A page of so many pixels an inch, quickly compressed.
    pub fn proof(&self, page: PageNumber, pixels_per_inch: u16) -> Option<Vec<u8>> {
        let page = self.document.pages().get(page.index())?;
        png(&render(page, f64::from(pixels_per_inch)))
    }

    /// The part of a page at this column and row of squares of 1024 pixels, at so many pixels an inch; less at the right and at the foot.
    pub fn proof_part(&self, page: PageNumber, pixels_per_inch: u16, column: u16, row: u16) -> Option<Vec<u8>> {
        let page = self.document.pages().get(page.index())?;
        let point = f64::from(pixels_per_inch) / 72.0;
        let side = Abs::pt(f64::from(PART) / point);
        let corner = Point::new(side * f64::from(column), side * f64::from(row));
        let rest = page.frame.size() - Size::new(corner.x, corner.y);
        if rest.x <= Abs::zero() || rest.y <= Abs::zero() {
            return None;
        }
        let size = Size::new(side.min(rest.x), side.min(rest.y));
        let mut frame = Frame::hard(size);
        frame.push_frame(Point::new(-corner.x, -corner.y), shown(&page.frame, corner, size));
        let part = Page { frame, ..page.clone() };
        png(&render(&part, f64::from(pixels_per_inch)))
    }
}

/// What of a frame may show in the rectangle at `corner`: text and pictures that lie elsewhere are left out, since drawing them takes most of the time.
fn shown(frame: &Frame, corner: Point, size: Size) -> Frame {
    let mut out = Frame::new(frame.size(), frame.kind());
    for (at, item) in frame.items() {
        let meets = |from: Point, to: Point| {
            from.x < corner.x + size.x && to.x > corner.x && from.y < corner.y + size.y && to.y > corner.y
        };
        match item {
            // A letter may stand out of its em on every side.
            FrameItem::Text(text) => {
                let air = Point::splat(text.size);
                if meets(*at - air, *at + air + Point::new(text.width(), Abs::zero())) {
                    out.push(*at, item.clone());
                }
            }
            FrameItem::Image(_, extent, _) if !meets(*at, *at + extent.to_point()) => {}
            FrameItem::Group(group) if group.transform == Transform::identity() => {
                let inner = shown(&group.frame, corner - *at, size);
                out.push(*at, FrameItem::Group(GroupItem { frame: inner, ..group.clone() }));
            }
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
            _ => out.push(*at, item.clone()),
        }
    }
    out
}

/// A drawn page as a file.
fn png(pixmap: &Pixmap) -> Option<Vec<u8>> {
    let pixels = colors(pixmap);
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(Cursor::new(&mut bytes), CompressionType::Fast, FilterType::Sub);
    encoder.write_image(&pixels, pixmap.width(), pixmap.height(), ExtendedColorType::Rgb8).ok()?;
    Some(bytes)
}

/// All that can be seen of a frame; not tags, links, nor where in the source it comes from.
fn look(frame: &Frame, hash: &mut XxHash3_64) {
    frame.size().hash(hash);
    for (at, item) in frame.items() {
        at.hash(hash);
        match item {
            FrameItem::Group(GroupItem { frame, transform, clip, .. }) => {
                (0, transform, clip).hash(hash);
                look(frame, hash);
            }
            FrameItem::Text(text) => letters(text, hash),
            FrameItem::Shape(shape, _) => (2, shape).hash(hash),
            FrameItem::Image(image, size, _) => (3, image, size).hash(hash),
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

fn letters(text: &TextItem, hash: &mut XxHash3_64) {
    (1, &text.font, text.size, &text.fill, &text.stroke).hash(hash);
    for glyph in &text.glyphs {
        (glyph.id, glyph.x_advance, glyph.x_offset, glyph.y_advance, glyph.y_offset).hash(hash);
    }
}
