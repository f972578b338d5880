//! A small drawing of a page with places marked on it, in SVG. Takes the figures of a page and places in millimetres from the top left
//! corner of the trim; gives an element that stands by itself.

use std::fmt::Write as _;

use crate::report::PageFacts;

/// The longer side of a drawing, in pixels.
const LONGEST: f64 = 96.0;
/// The least side of a mark, in pixels.
const LEAST: f64 = 3.0;

/// The page with these places marked.
pub(super) fn sketch(page: &PageFacts, places: &[[f64; 4]]) -> String {
    let bleed = page.bleed_mm.clamp(0.0, 50.0);
    let [width, height] = page.trim_mm.map(|side| if side.is_finite() { side.clamp(1.0, 10_000.0) } else { 1.0 });
    let (whole, tall) = (width + 2.0 * bleed, height + 2.0 * bleed);
    let scale = LONGEST / whole.max(tall);
    let least = LEAST / scale;
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg class=\"page\" role=\"img\" aria-label=\"第 {} 版的位置图\" width=\"{:.0}\" height=\"{:.0}\" viewBox=\"{:.2} {:.2} {whole:.2} {tall:.2}\">",
        page.number,
        whole * scale,
        tall * scale,
        -bleed,
        -bleed,
    );
    let _ = write!(
        svg,
        "<rect class=\"bleed\" x=\"{:.2}\" y=\"{:.2}\" width=\"{whole:.2}\" height=\"{tall:.2}\"/><rect class=\"trim\" width=\"{width:.2}\" height=\"{height:.2}\"/>",
        -bleed, -bleed,
    );
    for place in places {
        let [left, top, right, bottom] = within(*place, [-bleed, -bleed, width + bleed, height + bleed]);
        let (w, h) = ((right - left).max(least), (bottom - top).max(least));
        let (x, y) = ((left + right - w) / 2.0, (top + bottom - h) / 2.0);
        let _ = write!(svg, "<rect class=\"mark\" x=\"{x:.2}\" y=\"{y:.2}\" width=\"{w:.2}\" height=\"{h:.2}\"/>");
    }
    svg.push_str("</svg>");
    svg
}

/// A place cut to the page; what is no number goes to its corner.
fn within([left, top, right, bottom]: [f64; 4], [x0, y0, x1, y1]: [f64; 4]) -> [f64; 4] {
    let cut = |value: f64, from: f64, to: f64| if value.is_nan() { from } else { value.max(from).min(to) };
    [cut(left, x0, x1), cut(top, y0, y1), cut(right, x0, x1), cut(bottom, y0, y1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_large_enough_to_be_seen_and_stay_on_the_page() {
        let page = PageFacts { number: 1, trim_mm: [273.0, 393.0], bleed_mm: 3.0, ..PageFacts::default() };
        let svg = sketch(&page, &[[10.0, 10.0, 10.1, 10.1], [-50.0, f64::NAN, 9999.0, f64::INFINITY]]);
        assert!(svg.contains("width=\"12.47\" height=\"12.47\""), "{svg}");
        assert!(svg.contains("x=\"-3.00\" y=\"-3.00\" width=\"279.00\" height=\"399.00\"/></svg>"), "{svg}");
    }

    #[test]
    fn a_page_of_no_size_is_drawn_all_the_same() {
        let page = PageFacts { trim_mm: [f64::NAN, 0.0], bleed_mm: f64::INFINITY, ..PageFacts::default() };
        assert!(!sketch(&page, &[[0.0; 4]]).contains("NaN"));
    }
}
