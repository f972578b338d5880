//! The inventory of set pages: every run of text, picture, line, area, clip and link with its place, in the order they are drawn. Takes the
//! frames of finished pages; gives plain data, which tests hold against references and tools can list.
//!
//! Places and sizes are in points from the top left corner of the trimmed page. Where a frame is turned or stretched, a box is the upright one
//! around what is drawn.

use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Size, Transform};
use typst::model::Destination;
use typst::text::TextItem;
use typst::visualize::{Color, Curve, FixedStroke, Geometry, Image, Paint, ProcessColor, Shape};

use super::Pages;

/// What stands on one page.
#[derive(Debug, Clone, PartialEq)]
pub struct PageInventory {
    /// Width and height of the trimmed page.
    pub size: [f64; 2],
    /// How far the page runs over: left, top, right, bottom.
    pub bleed: [f64; 4],
    /// Its items, in the order they are drawn.
    pub items: Vec<PageItem>,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct PageItem {
    /// Where it stands: the beginning of the baseline of a run of text and of a line, else the top left corner of the box.
    pub at: [f64; 2],
    /// What it is.
    pub what: Item,
}

/// What may stand on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A run of text in one face.
    Text(TextRun),
    /// A picture, as large as the whole of it is behind its frame.
    Picture {
        /// Width and height.
        size: [f64; 2],
        /// Width and height of the picture's own grid, in pixels.
        pixels: [f64; 2],
        /// The words that stand for it.
        alt: Option<String>,
    },
    /// A straight line.
    Line {
        /// Its end, from its beginning.
        to: [f64; 2],
        /// How it is drawn.
        stroke: Option<Stroke>,
    },
    /// A rectangle, or a shape of curves by its box.
    Area {
        /// Width and height of its box.
        size: [f64; 2],
        /// The segments of its outline; none for a rectangle.
        segments: Option<usize>,
        /// The colour it is filled with; see [`TextRun::fill`].
        fill: Option<String>,
        /// How its outline is drawn.
        stroke: Option<Stroke>,
    },
    /// A window: what is listed after it and belongs to the same group shows only inside.
    Clip {
        /// Width and height of its box.
        size: [f64; 2],
    },
    /// A place that leads elsewhere.
    Link {
        /// Width and height.
        size: [f64; 2],
        /// Where to: an address, or `inside` for a place in the same document.
        target: String,
    },
}

/// A run of text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// Its characters.
    pub text: String,
    /// The PostScript name of its face.
    pub face: String,
    /// The size of its type.
    pub size: f64,
    /// Its advance along the baseline, before [`Self::matrix`].
    pub width: f64,
    /// The colour of its glyphs: `#` and the bytes of red, green and blue; or the inks in percent, `C0 M100 Y90 K0`.
    pub fill: String,
    /// How it is turned and stretched: `[sx, ky, kx, sy]`; `[1, 0, 0, 1]` where it is upright.
    pub matrix: [f64; 4],
    /// Glyphs that the face does not have.
    pub missing: usize,
}

/// How a line is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Its thickness.
    pub thickness: f64,
    /// Its colour; see [`TextRun::fill`].
    pub color: String,
    /// The lengths of its dashes and gaps; empty where it is unbroken.
    pub dashes: Vec<f64>,
}

impl Pages {
    /// What stands on each page.
    pub fn inventory(&self) -> Vec<PageInventory> {
        let page = |page: &typst_layout::Page| {
            let mut items = Vec::new();
            list(&page.frame, Transform::identity(), &mut items);
            let bleed = [page.bleed.left, page.bleed.top, page.bleed.right, page.bleed.bottom].map(Abs::to_pt);
            PageInventory { size: pair(page.frame.size().to_point()), bleed, items }
        };
        self.document.pages().iter().map(page).collect()
    }
}

fn list(frame: &Frame, to_page: Transform, items: &mut Vec<PageItem>) {
    for (point, item) in frame.items() {
        let here = to_page.pre_concat(Transform::translate(point.x, point.y));
        match item {
            FrameItem::Group(group) => {
                let inside = here.pre_concat(group.transform);
                if let Some(clip) = &group.clip {
                    items.push(window(clip, inside));
                }
                list(&group.frame, inside, items);
            }
            FrameItem::Text(run) => items.push(text(run, here)),
            FrameItem::Shape(shape, _) => items.push(drawn(shape, here)),
            FrameItem::Image(image, size, _) => items.push(picture(image, *size, here)),
            FrameItem::Link(destination, size) => items.push(link(destination, *size, here)),
            FrameItem::Tag(_) => {}
        }
    }
}

fn text(run: &TextItem, here: Transform) -> PageItem {
    let missing = run.glyphs.iter().filter(|glyph| glyph.id == 0 && !run.text[glyph.range()].trim().is_empty());
    let what = Item::Text(TextRun {
        text: run.text.to_string(),
        face: run.font.font().post_script_name().unwrap_or_default(),
        size: run.size.to_pt(),
        width: run.width().to_pt(),
        fill: paint(&run.fill),
        matrix: [here.sx, here.ky, here.kx, here.sy].map(typst::layout::Ratio::get),
        missing: missing.count(),
    });
    PageItem { at: pair(Point::zero().transform(here)), what }
}

fn drawn(shape: &Shape, here: Transform) -> PageItem {
    let stroke = shape.stroke.as_ref().map(stroke);
    if let Geometry::Line(end) = shape.geometry {
        let (from, to) = (Point::zero().transform(here), end.transform(here));
        return PageItem { at: pair(from), what: Item::Line { to: pair(to - from), stroke } };
    }
    let (at, size) = upright(shape.geometry.bbox(None), here);
    let segments = match &shape.geometry {
        Geometry::Curve(curve) => Some(curve.0.len()),
        Geometry::Line(_) | Geometry::Rect(_) => None,
    };
    PageItem { at, what: Item::Area { size, segments, fill: shape.fill.as_ref().map(paint), stroke } }
}

fn picture(image: &Image, size: Size, here: Transform) -> PageItem {
    let (at, size) = upright(Rect::from_pos_size(Point::zero(), size), here);
    let pixels = [image.width(), image.height()];
    PageItem { at, what: Item::Picture { size, pixels, alt: image.alt().map(str::to_owned) } }
}

fn window(clip: &Curve, here: Transform) -> PageItem {
    let (at, size) = upright(Geometry::Curve(clip.clone()).bbox(None), here);
    PageItem { at, what: Item::Clip { size } }
}

fn link(destination: &Destination, size: Size, here: Transform) -> PageItem {
    let (at, size) = upright(Rect::from_pos_size(Point::zero(), size), here);
    let target = match destination {
        Destination::Url(url) => url.as_str().to_owned(),
        Destination::Position(_) | Destination::Location(_) => "inside".to_owned(),
    };
    PageItem { at, what: Item::Link { size, target } }
}

fn stroke(stroke: &FixedStroke) -> Stroke {
    let dashes = stroke.dash.iter().flat_map(|dash| dash.array.iter().map(|length| length.to_pt())).collect();
    Stroke { thickness: stroke.thickness.to_pt(), color: paint(&stroke.paint), dashes }
}

/// The upright box around a box as it stands on the page: its corner, and its width and height.
fn upright(rect: Rect, here: Transform) -> ([f64; 2], [f64; 2]) {
    let Rect { min, max } = rect;
    let corners = [min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)].map(|corner| corner.transform(here));
    let [first, rest @ ..] = corners;
    let least = rest.into_iter().fold(first, Point::min);
    let most = rest.into_iter().fold(first, Point::max);
    (pair(least), pair(most - least))
}

fn pair(point: Point) -> [f64; 2] {
    [point.x.to_pt(), point.y.to_pt()]
}

fn paint(paint: &Paint) -> String {
    match paint {
        Paint::Solid(Color::Process(ProcessColor::Cmyk(inks))) => {
            let percent = |ink: f32| format!("{:.1}", ink * 100.0).trim_end_matches(".0").to_owned();
            let [cyan, magenta, yellow, black] = [inks.c, inks.m, inks.y, inks.k].map(percent);
            format!("C{cyan} M{magenta} Y{yellow} K{black}")
        }
        Paint::Solid(color) => color.to_hex().to_string(),
        Paint::Gradient(_) => "gradient".to_owned(),
        Paint::Tiling(_) => "tiling".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::SlugSpan;
    use crate::typeset::properties::setter;
    use crate::units::Length;

    #[test]
    fn a_run_is_listed_with_its_words_face_size_and_inks() {
        let span = |text: &str, inks| SlugSpan { text: text.to_owned(), inks };
        let slug = vec![span("社区晨报", [0.0, 0.0, 0.0, 100.0]), span("品红", [0.0, 100.0, 12.5, 0.0])];
        let pages = setter().slugs(&[slug], Length::from_pt(7.0)).unwrap().inventory();
        let [page] = &pages[..] else { panic!("{pages:?}") };
        let runs: Vec<(&PageItem, &TextRun)> = page
            .items
            .iter()
            .filter_map(|item| if let Item::Text(run) = &item.what { Some((item, run)) } else { None })
            .collect();
        let [(first, black), (second, magenta)] = runs[..] else { panic!("{runs:?}") };
        assert_eq!((black.text.as_str(), black.fill.as_str()), ("社区晨报", "C0 M0 Y0 K100"));
        assert_eq!((magenta.text.as_str(), magenta.fill.as_str()), ("品红", "C0 M100 Y12.5 K0"));
        assert!(black.face.starts_with("Noto") && (black.size - 7.0).abs() < 1e-9 && black.missing == 0, "{black:?}");
        assert!((first.at[0] + black.width - second.at[0]).abs() < 1e-6, "the second begins where the first ends");
        assert!((page.size[0] - 42.0).abs() < 1e-6, "six characters of 7 pt: {:?}", page.size);
    }

    #[test]
    fn a_turned_box_is_listed_upright() {
        let rect = Rect::from_pos_size(Point::zero(), Size::new(Abs::pt(30.0), Abs::pt(10.0)));
        let quarter = Transform::translate(Abs::pt(100.0), Abs::pt(50.0))
            .pre_concat(Transform::rotate(typst::layout::Angle::deg(90.0)));
        let (at, size) = upright(rect, quarter);
        let near = |found: [f64; 2], wanted: [f64; 2]| found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-6);
        assert!(near(at, [90.0, 50.0]) && near(size, [10.0, 30.0]), "{at:?} {size:?}");
    }
}
