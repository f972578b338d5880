//! What stands in the rectangles of a page that are not for articles: the guide 导读 and the advertisements, as data for the look.

use typst::foundations::{Dict, IntoValue, Value};

use super::look::points_value;
use super::sense::{Sense, rough_width};
use super::{PagePictures, Typesetter};
use crate::makeup::areas::ad_rect;
use crate::makeup::frame::PictureFrame;
use crate::makeup::grid::Grid;
use crate::makeup::layout::{GuideEntry, PageLayout, Reserved, ReservedKind};
use crate::model::{Ad, Issue, PagePlan};
use crate::units::{GridRect, Length};

/// A title of the guide is set in two lines where it is longer than this, in em.
const GUIDE_LINE: f64 = 7.5;
/// What a title may be wider than it is reckoned, in em.
const GUIDE_SLACK: f64 = 0.1;
/// The pitch of a title's lines in the guide, in em.
const GUIDE_PITCH: f64 = 1.3;
/// Air above and below the titles of the guide together, in points.
const GUIDE_AIR: f64 = 4.0;

/// The guide of a page: its rectangle and its entries, each with the lines of its title and where it stands; none where the page
/// has none.
pub(super) fn guide(setter: &Typesetter, issue: &Issue, page: &PageLayout) -> Value {
    let Some(reserved) = page.reserved.iter().find(|reserved| reserved.kind == ReservedKind::Guide) else {
        return Value::None;
    };
    let grid = &setter.look.grid;
    let titles: Vec<(&GuideEntry, Sense)> = page
        .guide
        .iter()
        .filter_map(|entry| {
            let article = issue.articles.iter().find(|article| article.id == entry.article)?;
            Some((entry, Sense::new(&article.headline.head, &article.names)))
        })
        .collect();
    let sizes = &setter.look.guide;
    let beside = sizes.page + grid.gutter.to_pt();
    let count = u32::try_from(titles.len().max(1)).unwrap_or(1);
    let room = grid.width(reserved.rect.w).to_pt() - sizes.label - beside * f64::from(count);
    let texts: Vec<&Sense> = titles.iter().map(|(_, title)| title).collect();
    let set = guide_titles(&texts, &sizes.sizes, room, grid.depth(reserved.rect.h).to_pt());
    let spare = (room - set.titles.iter().map(|title| title.width).sum::<f64>()).max(0.0) / f64::from(count);
    let mut x = sizes.label;
    let entries = titles.iter().zip(&set.titles).map(|((entry, _), title)| {
        x += grid.gutter.to_pt();
        let width = sizes.page + title.width + spare;
        let mut dict = Dict::new();
        dict.insert("page".into(), i64::from(entry.page.get()).into_value());
        dict.insert("lines".into(), Value::Array(title.lines.iter().map(|line| line.as_str().into_value()).collect()));
        dict.insert("x".into(), points_value(x));
        dict.insert("width".into(), points_value(width));
        x += width;
        dict.into_value()
    });
    let entries = Value::Array(entries.collect());
    let mut dict = rectangle(grid, reserved.rect);
    dict.insert("entries".into(), entries);
    for (name, points) in [("size", set.size), ("label", sizes.label), ("page-width", sizes.page)] {
        dict.insert(name.into(), points_value(points));
    }
    dict.into_value()
}

/// A title of the guide: its lines, and the width they take in points.
struct GuideTitle {
    lines: Vec<String>,
    width: f64,
}

/// The titles of a guide, all of one size.
struct GuideTitles {
    size: f64,
    titles: Vec<GuideTitle>,
}

/// The titles at the largest size at which they fit beside each other, on two lines at most. Where none is small enough, the least,
/// each on as many lines as its share of the width takes: titles are never shortened.
fn guide_titles(titles: &[&Sense], sizes: &[f64], room: f64, height: f64) -> GuideTitles {
    let set = |lines: Vec<String>, size: f64| {
        let widest = lines.iter().map(|line| rough_width(line)).fold(0.0, f64::max);
        GuideTitle { lines, width: (widest + GUIDE_SLACK) * size }
    };
    let at = |size: f64| -> Vec<GuideTitle> {
        let one_line = height - GUIDE_AIR < 2.0 * size * GUIDE_PITCH;
        let broken = titles.iter().map(|title| {
            let whole = one_line || rough_width(title.text()) <= GUIDE_LINE;
            let two = if whole { None } else { title.lines(2, f64::MAX, &rough_width).into_iter().next() };
            set(two.map_or_else(|| vec![title.text().to_owned()], |broken| broken.lines), size)
        });
        broken.collect()
    };
    let fits = |titles: &[GuideTitle]| titles.iter().map(|title| title.width).sum::<f64>() <= room;
    let fitting = sizes.iter().map(|&size| GuideTitles { size, titles: at(size) }).find(|set| fits(&set.titles));
    fitting.unwrap_or_else(|| {
        let size = sizes.iter().copied().fold(f64::MAX, f64::min);
        let share = room / f64::from(u32::try_from(titles.len().max(1)).unwrap_or(1));
        let titles = titles.iter().map(|title| set(title.fewest_lines(share / size, &rough_width), size));
        GuideTitles { size, titles: titles.collect() }
    })
}

/// The advertisements of a page: rectangle, picture with the window that is shown, label.
pub(super) fn ads(setter: &Typesetter, pictures: &PagePictures, plan: Option<&PagePlan>, page: &PageLayout) -> Value {
    let grid = &setter.look.grid;
    let ads = page.reserved.iter().filter(|reserved| reserved.kind == ReservedKind::Ad).filter_map(|reserved| {
        let ad = plan?.ads.get(reserved.ad?)?;
        let rect = ad_rect(reserved, page);
        let mut dict = ad_value(grid, ad, reserved, rect);
        pictures.place(&PictureFrame::of_ad(grid, ad, rect), &mut dict);
        Some(dict.into_value())
    });
    Value::Array(ads.collect())
}

/// An advertisement without its picture; `rect` is the part of its rectangle that it takes.
fn ad_value(grid: &Grid, ad: &Ad, reserved: &Reserved, rect: GridRect) -> Dict {
    let mut dict = rectangle(grid, rect);
    dict.insert("ruled".into(), (rect != reserved.rect).into_value());
    dict.insert("label".into(), ad.label.as_str().into_value());
    let caption = ad.picture.caption.to_plain();
    let alternative = if caption.is_empty() { ad.label.clone() } else { caption };
    dict.insert("alt".into(), alternative.into_value());
    dict
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Names;

    #[test]
    fn titles_of_the_guide_have_one_size_and_every_character() {
        let titles = ["夏日夜话", "石库门里有支“管家队”　老弄堂天天有人管"];
        let senses = titles.map(|title| Sense::of_words(title, &Names::default()));
        let senses: Vec<&Sense> = senses.iter().collect();
        let wide = guide_titles(&senses, &[14.0, 12.0, 9.0], 300.0, 54.0);
        assert!((wide.size - 14.0).abs() < f64::EPSILON);
        assert_eq!(wide.titles.iter().map(|title| title.lines.len()).collect::<Vec<_>>(), [1, 2]);
        let narrow = guide_titles(&senses, &[14.0, 12.0, 9.0], 120.0, 54.0);
        assert!((narrow.size - 9.0).abs() < f64::EPSILON);
        let found: Vec<String> = narrow.titles.iter().map(|title| title.lines.concat()).collect();
        assert_eq!(found, titles.map(|title| title.replace('　', "")));
    }
}
