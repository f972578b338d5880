//! A small drawing of a page with places marked on it, in SVG. Takes the figures of a page and places in millimetres from the top left
//! corner of the trim; gives an element that stands by itself.

use crate::report::PageFacts;
use chenbao_model::markup::Markup;

/// The longer side of a drawing, in pixels.
const LONGEST: f64 = 96.0;
/// The least side of a mark, in pixels.
const LEAST: f64 = 3.0;

/// The page with these places marked.
pub(super) fn sketch(page: &PageFacts, places: &[[f64; 4]]) -> Markup {
    let bleed = page.bleed_mm.clamp(0.0, 50.0);
    let [width, height] = page.trim_mm.map(|side| if side.is_finite() { side.clamp(1.0, 10_000.0) } else { 1.0 });
    let (whole, tall) = (width + 2.0 * bleed, height + 2.0 * bleed);
    let scale = LONGEST / whole.max(tall);
    let least = LEAST / scale;
    let view = format!("{:.2} {:.2} {whole:.2} {tall:.2}", -bleed, -bleed);
    let label = format!("第 {} 版的位置图", page.number);
    let (across, down) = (format!("{:.0}", whole * scale), format!("{:.0}", tall * scale));
    let attributes = [
        ("class", "page"),
        ("role", "img"),
        ("aria-label", &*label),
        ("width", &across),
        ("height", &down),
        ("viewBox", &view),
    ];
    let mut svg = Markup::new();
    svg.element("svg", &attributes, |svg| {
        let (corner, whole, tall) = (figure(-bleed), figure(whole), figure(tall));
        svg.void("rect", &[("class", "bleed"), ("x", &corner), ("y", &corner), ("width", &whole), ("height", &tall)]);
        svg.void("rect", &[("class", "trim"), ("width", &figure(width)), ("height", &figure(height))]);
        for place in places {
            let [left, top, right, bottom] = within(*place, [-bleed, -bleed, width + bleed, height + bleed]);
            let (w, h) = ((right - left).max(least), (bottom - top).max(least));
            let (x, y) = (figure((left + right - w) / 2.0), figure((top + bottom - h) / 2.0));
            svg.void("rect", &[("class", "mark"), ("x", &x), ("y", &y), ("width", &figure(w)), ("height", &figure(h))]);
        }
    });
    svg
}

/// A length in an attribute.
fn figure(length: f64) -> String {
    format!("{length:.2}")
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
        let svg = svg.as_str();
        assert!(svg.contains("width=\"12.47\" height=\"12.47\""), "{svg}");
        assert!(svg.contains("x=\"-3.00\" y=\"-3.00\" width=\"279.00\" height=\"399.00\"/></svg>"), "{svg}");
    }

    #[test]
    fn a_page_of_no_size_is_drawn_all_the_same() {
        let page = PageFacts { trim_mm: [f64::NAN, 0.0], bleed_mm: f64::INFINITY, ..PageFacts::default() };
        assert!(!sketch(&page, &[[0.0; 4]]).as_str().contains("NaN"));
    }
}
