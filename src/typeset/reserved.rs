//! What stands in the rectangles of a page that are not for articles: the guide 导读 and the advertisements, as data for the look.

use typst::foundations::{Dict, IntoValue, Value};

use super::Typesetter;
use super::look::points_value;
use super::sense::{fewest_lines, lines, rough_width};
use crate::makeup::grid::Grid;
use crate::makeup::layout::{GuideEntry, PageLayout, Reserved};
use crate::model::{Ad, Issue, PagePlan};
use crate::units::{GridRect, Length};

/// Lines of a title in the guide, at most.
const GUIDE_LINES: usize = 2;
/// The pitch of a title's lines in the guide, in em.
const GUIDE_PITCH: f64 = 1.3;
/// Air above and below the titles of the guide together, in points.
const GUIDE_AIR: f64 = 4.0;

/// The guide of a page: its rectangle and its entries, each with the lines of its title; none where the page has none.
pub(super) fn guide(setter: &Typesetter, issue: &Issue, page: &PageLayout) -> Value {
    let Some(reserved) = page.reserved.iter().find(|reserved| reserved.kind == "guide") else { return Value::None };
    let grid = &setter.look.grid;
    let titles: Vec<(&GuideEntry, String)> = page
        .guide
        .iter()
        .filter_map(|entry| {
            let article = issue.articles.iter().find(|article| article.id == entry.article)?;
            Some((entry, article.headline.head.to_plain()))
        })
        .collect();
    let mut dict = rectangle(grid, reserved.rect);
    let height = grid.depth(reserved.rect.h).to_pt();
    let sizes = &setter.look.guide;
    let count = u32::try_from(titles.len().max(1)).unwrap_or(1);
    let gutter = grid.gutter.to_pt();
    let column = (grid.width(reserved.rect.w).to_pt() - sizes.label - gutter * f64::from(count)) / f64::from(count);
    let measure = column - sizes.page;
    let texts: Vec<&str> = titles.iter().map(|(_, title)| title.as_str()).collect();
    let (size, broken) = guide_lines(&texts, &sizes.sizes, measure, height);
    let entries = titles.iter().zip(broken).map(|((entry, _), lines)| {
        let mut dict = Dict::new();
        dict.insert("page".into(), i64::from(entry.page.get()).into_value());
        dict.insert("lines".into(), Value::Array(lines.into_iter().map(IntoValue::into_value).collect()));
        dict.into_value()
    });
    dict.insert("entries".into(), Value::Array(entries.collect()));
    for (name, points) in [("size", size), ("column", column), ("label", sizes.label), ("page-width", sizes.page)] {
        dict.insert(name.into(), points_value(points));
    }
    dict.into_value()
}

/// The largest size at which every title fits its column, and its lines. Where none does, the least, on as many lines as it takes:
/// titles are never shortened.
fn guide_lines(titles: &[&str], sizes: &[f64], measure: f64, height: f64) -> (f64, Vec<Vec<String>>) {
    let fitting = |&size: &f64| {
        let room = (((height - GUIDE_AIR) / (size * GUIDE_PITCH)) + 0.01).floor();
        let broken: Option<Vec<Vec<String>>> = titles
            .iter()
            .map(|title| {
                let ways = (1..=GUIDE_LINES).filter(|&count| count as f64 <= room);
                ways.filter_map(|count| lines(title, count, measure / size, &rough_width).into_iter().next()).next()
            })
            .map(|broken| broken.map(|broken| broken.lines))
            .collect();
        broken.map(|broken| (size, broken))
    };
    sizes.iter().find_map(fitting).unwrap_or_else(|| {
        let least = sizes.iter().copied().fold(f64::MAX, f64::min);
        (least, titles.iter().map(|title| fewest_lines(title, measure / least, &rough_width)).collect())
    })
}

/// The advertisements of a page: rectangle, picture with the window that is shown, label.
pub(super) fn ads(setter: &Typesetter, plan: Option<&PagePlan>, page: &PageLayout) -> Value {
    let ads = page.reserved.iter().filter(|reserved| reserved.kind == "ad").filter_map(|reserved| {
        let ad = plan?.ads.get(reserved.ad?)?;
        Some(ad_value(setter, ad, reserved, page).into_value())
    });
    Value::Array(ads.collect())
}

fn ad_value(setter: &Typesetter, ad: &Ad, reserved: &Reserved, page: &PageLayout) -> Dict {
    let grid = &setter.look.grid;
    let rect = below_air(reserved.rect, page);
    let mut dict = rectangle(grid, rect);
    let (width, height) = (grid.width(rect.w).to_pt(), grid.depth(rect.h).to_pt());
    let [x, y, full_width, full_height] = cover(ad, width, height);
    for (name, points) in [("dx", x), ("dy", y), ("image-width", full_width), ("image-height", full_height)] {
        dict.insert(name.into(), points_value(points));
    }
    dict.insert("ruled".into(), (rect != reserved.rect).into_value());
    dict.insert("label".into(), ad.label.as_str().into_value());
    let caption = ad.picture.caption.to_plain();
    let alternative = if caption.is_empty() { ad.label.clone() } else { caption };
    dict.insert("alt".into(), alternative.into_value());
    if let Some(prepared) = setter.picture(&ad.picture) {
        dict.insert("data".into(), prepared.bytes.into_value());
        dict.insert("format".into(), prepared.format.into_value());
    }
    dict
}

/// The rectangle of an advertisement without the blank line at its head, where the modules above leave none.
fn below_air(rect: GridRect, page: &PageLayout) -> GridRect {
    let touches = page.modules.iter().any(|module| {
        let above = module.rect;
        module.gap == 0 && above.y + above.h == rect.y && above.x < rect.x + rect.w && rect.x < above.x + above.w
    });
    if touches && rect.h > 1 { GridRect { y: rect.y + 1, h: rect.h - 1, ..rect } } else { rect }
}

/// Where a picture lies behind the frame that it covers, the point to keep as near the middle as it can be: left, top, width, height
/// in points.
fn cover(ad: &Ad, width: f64, height: f64) -> [f64; 4] {
    let (across, down) = (f64::from(ad.picture.pixels.0.max(1)), f64::from(ad.picture.pixels.1.max(1)));
    let scale = (width / across).max(height / down);
    let (full_width, full_height) = (across * scale, down * scale);
    let shift = |frame: f64, full: f64, focus: f64| (frame / 2.0 - full * focus).max(frame - full).min(0.0);
    let (fx, fy) = ad.picture.focus;
    [shift(width, full_width, fx), shift(height, full_height, fy), full_width, full_height]
}

fn rectangle(grid: &Grid, rect: GridRect) -> Dict {
    let mut dict = Dict::new();
    let lengths: [(&str, Length); 4] = [
        ("x", grid.left(rect.x)),
        ("y", grid.top(rect.y)),
        ("width", grid.width(rect.w)),
        ("height", grid.depth(rect.h)),
    ];
    for (name, length) in lengths {
        dict.insert(name.into(), points_value(length.to_pt()));
    }
    dict
}
