//! The boxes of a page and what they must be: nested, of the size that was ordered, of one size throughout. Takes pages; gives their boxes
//! and the hits of the rules `page-boxes`, `page-size` and `page-count`.

use hayro_syntax::object::{Dict, Object, Rect as Numbers};
use hayro_syntax::page::Page;

use super::{Hit, Rule, Thresholds};

/// Millimetres in a point.
const MM: f64 = 25.4 / 72.0;
/// What the numbers of boxes may differ by and still be the same, in points: 0.01 mm.
const SAME: f64 = 0.01 / MM;
/// How far a trim may be off the size that was ordered, in millimetres (print.md §4.3, no. 8).
const OFF_SIZE: f64 = 0.1;
/// The most steps from a page up to the root of the tree of pages.
const DEEPEST: usize = 64;

/// A rectangle in points, its first corner at the bottom left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub(super) x0: f64,
    pub(super) y0: f64,
    pub(super) x1: f64,
    pub(super) y1: f64,
}

impl Rect {
    /// The rectangle between two corners, whichever they are.
    pub(super) fn new(x0: f64, y0: f64, x1: f64, y1: f64) -> Self {
        Self { x0: x0.min(x1), y0: y0.min(y1), x1: x0.max(x1), y1: y0.max(y1) }
    }

    /// Width and height in millimetres.
    pub(super) fn size_mm(&self) -> [f64; 2] {
        [(self.x1 - self.x0) * MM, (self.y1 - self.y0) * MM]
    }

    /// Whether it lies in another, as far as boxes are exact.
    pub(super) fn within(&self, outer: &Self) -> bool {
        self.x0 >= outer.x0 - SAME
            && self.y0 >= outer.y0 - SAME
            && self.x1 <= outer.x1 + SAME
            && self.y1 <= outer.y1 + SAME
    }

    /// Whether the two share more than an edge.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.x0 < other.x1 - SAME && other.x0 < self.x1 - SAME && self.y0 < other.y1 - SAME && other.y0 < self.y1 - SAME
    }

    /// What it has in common with another; an empty rectangle where they do not meet.
    pub(super) fn common(&self, other: &Self) -> Self {
        let (x0, y0) = (self.x0.max(other.x0), self.y0.max(other.y0));
        Self { x0, y0, x1: self.x1.min(other.x1).max(x0), y1: self.y1.min(other.y1).max(y0) }
    }

    fn is_empty(&self) -> bool {
        let sizes = [self.x1 - self.x0, self.y1 - self.y0];
        !sizes.iter().all(|size| size.is_finite() && *size > SAME)
    }
}

impl From<Numbers> for Rect {
    fn from(rect: Numbers) -> Self {
        Self::new(rect.x0, rect.y0, rect.x1, rect.y1)
    }
}

/// The boxes a page has; none where it does not name them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Boxes {
    pub(super) media: Rect,
    pub(super) crop: Option<Rect>,
    pub(super) bleed: Option<Rect>,
    pub(super) trim: Option<Rect>,
    pub(super) art: Option<Rect>,
}

impl Boxes {
    /// The boxes of a page. A page without media box counts as A4, as it does for most readers.
    pub(super) fn of(page: &Page<'_>) -> Self {
        let dict = page.raw();
        let own = |key: &str| dict.get::<Numbers>(key).map(Rect::from);
        Self {
            media: page.media_box().into(),
            crop: inherited(dict, "CropBox").map(|_| page.crop_box().into()),
            bleed: own("BleedBox"),
            trim: own("TrimBox"),
            art: own("ArtBox"),
        }
    }

    /// The trim; without one the media.
    pub(super) fn trim_or_media(&self) -> Rect {
        self.trim.unwrap_or(self.media)
    }

    /// The bleed; without one the media.
    pub(super) fn bleed_or_media(&self) -> Rect {
        self.bleed.unwrap_or(self.media)
    }

    /// Where a rectangle stands: left, top, right, bottom in millimetres from the top left corner of the trim.
    pub(super) fn place_mm(&self, rect: Rect) -> [f64; 4] {
        let trim = self.trim_or_media();
        [rect.x0 - trim.x0, trim.y1 - rect.y1, rect.x1 - trim.x0, trim.y1 - rect.y0]
            .map(|points| hundredths(points * MM))
    }

    /// The least bleed of the four sides in millimetres.
    pub(super) fn bleed_mm(&self) -> f64 {
        let (trim, bleed) = (self.trim_or_media(), self.bleed_or_media());
        let sides = [trim.x0 - bleed.x0, trim.y0 - bleed.y0, bleed.x1 - trim.x1, bleed.y1 - trim.y1];
        sides.into_iter().fold(f64::INFINITY, f64::min) * MM
    }
}

/// A length rounded to two decimals.
pub(super) fn hundredths(length: f64) -> f64 {
    // The sum makes zero of minus zero.
    (length * 100.0).round() / 100.0 + 0.0
}

/// The value a page has of a key, or has from its parents.
fn inherited<'a>(page: &Dict<'a>, key: &str) -> Option<Object<'a>> {
    let mut dict = page.clone();
    for _ in 0..DEEPEST {
        if let Some(value) = dict.get::<Object<'_>>(key) {
            return Some(value);
        }
        dict = dict.get::<Dict<'_>>("Parent")?;
    }
    None
}

/// The hits of one page's boxes, rotation and unit.
pub(super) fn examine(page: &Page<'_>, number: u32, boxes: &Boxes) -> Vec<Hit> {
    let object = super::object_of(page.raw());
    let mut hits: Vec<Hit> = nesting(page, boxes).into_iter().map(|text| Hit::error(Rule::PageBoxes, text)).collect();
    let rotation = inherited(page.raw(), "Rotate").and_then(Object::into_i32).unwrap_or(0).rem_euclid(360);
    if rotation != 0 {
        hits.push(Hit::error(Rule::PageSize, format!("页面带旋转（Rotate {rotation}），印刷文件要把内容本身转正")));
    }
    let unit = page.raw().get::<f32>("UserUnit").unwrap_or(1.0);
    if (unit - 1.0).abs() > f32::EPSILON {
        hits.push(Hit::error(Rule::PageSize, format!("页面另设了单位（UserUnit {unit}），尺寸会被认错")));
    }
    hits.into_iter().map(|hit| hit.on(number).of(object)).collect()
}

/// What is wrong with the boxes of a page, each in a sentence.
fn nesting(page: &Page<'_>, boxes: &Boxes) -> Vec<String> {
    let mut faults = Vec::new();
    if inherited(page.raw(), "MediaBox").is_none() {
        faults.push("没有 MediaBox，页面多大都不知道（当作 A4 检查）".to_owned());
    }
    match (boxes.trim, boxes.art) {
        (None, None) => faults.push("没有 TrimBox，印厂不知道裁在哪里".to_owned()),
        (Some(_), Some(_)) => faults.push("TrimBox 和 ArtBox 同时存在，只能有一个".to_owned()),
        _ => {}
    }
    let finished = boxes.trim.or(boxes.art);
    let named = [
        ("MediaBox", Some(boxes.media)),
        ("CropBox", boxes.crop),
        ("BleedBox", boxes.bleed),
        ("TrimBox 或 ArtBox", finished),
    ];
    for (name, _) in named.iter().filter(|(_, rect)| rect.is_some_and(|rect| rect.is_empty())) {
        faults.push(format!("{name} 没有面积"));
    }
    let inside = [
        (finished, boxes.bleed, "成品框（TrimBox 或 ArtBox）超出了 BleedBox"),
        (boxes.bleed, Some(boxes.media), "BleedBox 超出了 MediaBox"),
        (finished, Some(boxes.media), "成品框（TrimBox 或 ArtBox）超出了 MediaBox"),
        (boxes.bleed.or(finished), boxes.crop, "CropBox 切到了出血或成品里面"),
    ];
    for (inner, outer, text) in inside {
        if let (Some(inner), Some(outer)) = (inner, outer)
            && !inner.within(&outer)
        {
            faults.push(text.to_owned());
        }
    }
    faults
}

/// The hits of the sizes of all pages: as ordered, else all like most of them. Sizes are widths and heights of trims in millimetres.
pub(super) fn sizes(trims: &[[f64; 2]], thresholds: &Thresholds) -> Vec<Hit> {
    let Some((wanted, whose)) =
        thresholds.trim_mm.map(|size| (size, "预定")).or_else(|| Some((most_common(trims)?, "多数版")))
    else {
        return Vec::new();
    };
    let differs =
        |size: &[f64; 2]| size.iter().zip(wanted).any(|(is, should)| is.is_nan() || (is - should).abs() > OFF_SIZE);
    let hit = |(at, size): (usize, &[f64; 2])| {
        let message = format!("成品尺寸 {} 毫米，与{whose}的 {} 毫米不符", by(*size), by(wanted));
        Hit::error(Rule::PageSize, message).on(number(at))
    };
    trims.iter().enumerate().filter(|(_, size)| differs(size)).map(hit).collect()
}

/// The size most pages have, the first of them where two are as common.
fn most_common(trims: &[[f64; 2]]) -> Option<[f64; 2]> {
    let mut kinds: Vec<([f64; 2], u32)> = Vec::new();
    for size in trims {
        let like = |kind: &[f64; 2]| kind.iter().zip(size).all(|(a, b)| (a - b).abs() <= OFF_SIZE);
        match kinds.iter().position(|(kind, _)| like(kind)) {
            Some(at) => kinds[at].1 += 1,
            None if kinds.len() < 100 => kinds.push((*size, 1)),
            None => {}
        }
    }
    kinds.iter().rev().max_by_key(|(_, count)| *count).map(|(kind, _)| *kind)
}

fn by(size: [f64; 2]) -> String {
    format!("{:.1}×{:.1}", size[0], size[1])
}

/// The hit of a number of pages of the paper that cannot be folded. A single page is a page on its own.
pub(super) fn count(pages: u32, thresholds: &Thresholds) -> Option<Hit> {
    let multiple = thresholds.pages_multiple.max(1);
    let fits = pages == 1 || pages.is_multiple_of(multiple);
    (!fits).then(|| Hit::error(Rule::PageCount, format!("共 {pages} 版，不是 {multiple} 的倍数，折不成一张报")))
}

/// The number of the page at a place in the order.
pub(super) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX - 1) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: [f64; 2] = [273.0, 393.0];

    #[test]
    fn places_are_measured_from_the_top_left_of_the_trim() {
        let trim = Some(Rect::new(72.0, 72.0, 360.0, 720.0));
        let boxes = Boxes { media: Rect::new(0.0, 0.0, 432.0, 792.0), crop: None, bleed: None, trim, art: None };
        assert_eq!(boxes.place_mm(Rect::new(72.0, 648.0, 144.0, 792.0)), [0.0, -25.4, 25.4, 25.4]);
        assert!((boxes.bleed_mm() - 25.4).abs() < 1e-9);
    }

    #[test]
    fn sizes_are_held_to_the_order_or_to_each_other() {
        let mut thresholds = Thresholds::default();
        assert!(sizes(&[PAGE, PAGE, [273.05, 393.0]], &thresholds).is_empty());
        let hits = sizes(&[PAGE, [210.0, 297.0], PAGE], &thresholds);
        assert_eq!(hits.iter().map(|hit| hit.page).collect::<Vec<_>>(), [Some(2)]);
        thresholds.trim_mm = Some([271.0, 390.0]);
        assert_eq!(sizes(&[PAGE, PAGE], &thresholds).len(), 2);
        assert_eq!(sizes(&[[f64::NAN, 1.0]], &thresholds).len(), 1);
    }

    #[test]
    fn pages_come_by_the_sheet_or_alone() {
        let thresholds = Thresholds::default();
        let counts: Vec<bool> = [1, 4, 6, 8].map(|pages| count(pages, &thresholds).is_none()).to_vec();
        assert_eq!(counts, [true, true, false, true]);
    }
}
