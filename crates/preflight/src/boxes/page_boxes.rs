//! The boxes of a page. Takes its dictionary; gives them as rectangles, and places measured from the trim.

use hayro_syntax::object::{Dict, Object, Rect as Numbers};
use hayro_syntax::page::Page;

use super::rect::{MM_PER_POINT, Rect, hundredths};

/// The most steps from a page up to the root of the tree of pages.
const DEEPEST: usize = 64;

/// The boxes a page has; none where it does not name them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PageBoxes {
    pub(crate) media: Rect,
    pub(crate) crop: Option<Rect>,
    pub(crate) bleed: Option<Rect>,
    pub(crate) trim: Option<Rect>,
    pub(crate) art: Option<Rect>,
}

impl PageBoxes {
    /// The boxes of a page. A page without media box counts as A4, as it does for most readers.
    pub(crate) fn of_page(page: &Page<'_>) -> Self {
        let dict = page.raw();
        let own = |key: &str| dict.get::<Numbers>(key).map(Rect::from);
        Self {
            media: page.media_box().into(),
            crop: inherited(page, "CropBox").map(|_| page.crop_box().into()),
            bleed: own("BleedBox"),
            trim: own("TrimBox"),
            art: own("ArtBox"),
        }
    }

    /// The trim, or the art box in its place; without either the media.
    pub(crate) fn trim_or_media(&self) -> Rect {
        self.trim.or(self.art).unwrap_or(self.media)
    }

    /// The bleed; without one the media.
    pub(crate) fn bleed_or_media(&self) -> Rect {
        self.bleed.unwrap_or(self.media)
    }

    /// Where a rectangle stands: left, top, right, bottom in millimetres from the top left corner of the trim.
    pub(crate) fn place_mm(&self, rect: Rect) -> [f64; 4] {
        let trim = self.trim_or_media();
        [rect.x0 - trim.x0, trim.y1 - rect.y1, rect.x1 - trim.x0, trim.y1 - rect.y0]
            .map(|points| hundredths(points * MM_PER_POINT))
    }

    /// The least bleed of the four sides in millimetres.
    pub(crate) fn bleed_mm(&self) -> f64 {
        let (trim, bleed) = (self.trim_or_media(), self.bleed_or_media());
        let sides = [trim.x0 - bleed.x0, trim.y0 - bleed.y0, bleed.x1 - trim.x1, bleed.y1 - trim.y1];
        sides.into_iter().fold(f64::INFINITY, f64::min) * MM_PER_POINT
    }
}

/// The value a page has of a key, or has from its parents (ISO 32000-1 7.7.3.4). The parser does not follow a way back to where it came
/// from, so parents are looked up by their numbers.
pub(crate) fn inherited<'a>(page: &Page<'a>, key: &str) -> Option<Object<'a>> {
    let mut dict = page.raw().clone();
    for _ in 0..DEEPEST {
        if let Some(value) = dict.get::<Object<'_>>(key) {
            return Some(value);
        }
        dict = page.xref().get::<Dict<'_>>(dict.get_ref("Parent")?.into())?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_measured_from_the_top_left_of_the_trim() {
        let trim = Some(Rect::new(72.0, 72.0, 360.0, 720.0));
        let boxes = PageBoxes { media: Rect::new(0.0, 0.0, 432.0, 792.0), crop: None, bleed: None, trim, art: None };
        assert_eq!(boxes.place_mm(Rect::new(72.0, 648.0, 144.0, 792.0)), [0.0, -25.4, 25.4, 25.4]);
        assert!((boxes.bleed_mm() - 25.4).abs() < 1e-9);
    }
}
