//! Pictures in whole columns and lines. Takes a picture and the grid; gives the depths it may be printed at over so many
//! columns, what the crop costs, and the part of it that is shown.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::cost;
use crate::grid::Grid;
use crate::measure::{Columns, Measure, MeasureFailed};
use chenbao_model::model::{Article, Picture};
use chenbao_model::units::Length;

/// The fewest lines a picture is printed at.
const PICTURE_LINES_LEAST: u16 = 5;
/// The most lines a picture is printed at.
const PICTURE_LINES_MOST: u16 = 36;
/// Slack of the crop range in millionths, so that a range that ends on a whole line includes it.
const RANGE_ROUNDING: i64 = 500;

/// One depth a picture may have over some number of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Depth {
    /// Lines of the picture, without its caption.
    pub(crate) lines: u16,
    /// What the crop costs.
    pub(crate) cost: u32,
}

/// The sizes of a picture at one width.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Sizes {
    /// The depths it may have, ascending.
    pub(crate) depths: Vec<Depth>,
    /// Lines of its caption.
    pub(crate) caption: u16,
}

impl Sizes {
    /// What it costs at so many lines; none where that is no size of it.
    pub(crate) fn cost(&self, lines: u16) -> Option<u32> {
        let first = self.depths.first()?.lines;
        self.depths.get(usize::from(lines.checked_sub(first)?)).map(|depth| depth.cost)
    }
}

/// A picture with all its sizes.
#[derive(Debug, Clone)]
pub(crate) struct Photo<'a> {
    /// The article that brings it.
    pub(crate) article: &'a Article,
    /// Which of the article's pictures.
    pub(crate) index: usize,
    /// Its sizes by width.
    sizes: BTreeMap<Length, Sizes>,
}

impl<'a> Photo<'a> {
    /// Measures a picture for every width it may have in texts of these columns.
    pub(crate) fn new(
        article: &'a Article,
        index: usize,
        texts: &[Columns],
        grid: &Grid,
        measure: &dyn Measure,
    ) -> Result<Self, MeasureFailed> {
        let picture = &article.pictures[index];
        let mut sizes = BTreeMap::new();
        for &columns in texts {
            for span in 1..=columns.text {
                if let Entry::Vacant(slot) = sizes.entry(grid.text_width(columns, span)) {
                    let width = *slot.key();
                    let caption = measure.caption(picture, width)?;
                    slot.insert(Sizes { depths: depths(picture, width, grid), caption });
                }
            }
        }
        Ok(Self { article, index, sizes })
    }

    /// The picture.
    pub(crate) fn picture(&self) -> &'a Picture {
        &self.article.pictures[self.index]
    }

    /// Its sizes over so many of a text's columns; none where its author wants other widths.
    pub(crate) fn sizes(&self, columns: Columns, span: u16, grid: &Grid) -> Option<&Sizes> {
        let is_wanted = self.picture().columns.is_none_or(|wanted| wanted == span);
        self.sizes.get(&grid.text_width(columns, span)).filter(|_| is_wanted)
    }

    /// Its sizes by width, for a fingerprint.
    pub(crate) fn all_sizes(&self) -> impl Iterator<Item = (Length, &Sizes)> {
        self.sizes.iter().map(|(width, sizes)| (*width, sizes))
    }
}

/// Whether the author forbids to crop it.
fn is_whole(picture: &Picture) -> bool {
    picture.crop.0 >= 0.9995 && picture.crop.1 <= 1.0005
}

fn depths(picture: &Picture, width: Length, grid: &Grid) -> Vec<Depth> {
    if is_whole(picture) {
        let height = whole_height(picture, width);
        let lines = (1..=PICTURE_LINES_MOST).find(|&lines| grid.depth(lines) >= height);
        return lines.into_iter().map(|lines| Depth { lines, cost: 0 }).collect();
    }
    let (low, high) = (millionths(picture.crop.0), millionths(picture.crop.1));
    (PICTURE_LINES_LEAST..=PICTURE_LINES_MOST)
        .filter_map(|lines| {
            let ratio = aspect_ratio(picture, width, grid.depth(lines));
            let allowed = (low - RANGE_ROUNDING..=high + RANGE_ROUNDING).contains(&ratio);
            allowed.then(|| Depth { lines, cost: cost::crop(ratio) })
        })
        .collect()
}

#[expect(clippy::cast_possible_truncation, reason = "a factor of a picture's aspect is small")]
fn millionths(factor: f64) -> i64 {
    (factor * 1e6).round() as i64
}

/// The height of the picture at this width without a crop.
fn whole_height(picture: &Picture, width: Length) -> Length {
    let (across, down) = picture.pixels;
    Length::from_millipoints(width.millipoints() * i64::from(down) / i64::from(across.max(1)))
}

/// The printed aspect as a ratio to the picture's own, in millionths.
fn aspect_ratio(picture: &Picture, width: Length, height: Length) -> i64 {
    let (across, down) = picture.pixels;
    let printed = i128::from(width.millipoints()) * i128::from(down) * 1_000_000;
    let own = i128::from(height.millipoints().max(1)) * i128::from(across.max(1));
    i64::try_from(printed / own).unwrap_or(i64::MAX)
}

/// How a picture is printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Window {
    /// Width and height.
    pub(crate) printed: [Length; 2],
    /// The part of it that is shown: left, top, right, bottom in parts of the whole.
    pub(crate) crop: [f64; 4],
}

/// How a picture is printed over this width and so many lines. One that must not be cropped keeps its height within the lines.
pub(crate) fn window(picture: &Picture, width: Length, lines: u16, grid: &Grid) -> Window {
    if is_whole(picture) {
        return Window { printed: [width, whole_height(picture, width)], crop: [0.0, 0.0, 1.0, 1.0] };
    }
    let height = grid.depth(lines);
    let ratio = (width.to_pt() / height.to_pt()) / (f64::from(picture.pixels.0) / f64::from(picture.pixels.1.max(1)));
    let (across, down) = if ratio >= 1.0 { (1.0, 1.0 / ratio) } else { (ratio, 1.0) };
    let left = (picture.focus.0 - across / 2.0).clamp(0.0, 1.0 - across);
    let top = (picture.focus.1 - down / 2.0).clamp(0.0, 1.0 - down);
    let crop = [left, top, left + across, top + down].map(|part| (part * 1e6).round() / 1e6);
    Window { printed: [width, height], crop }
}
