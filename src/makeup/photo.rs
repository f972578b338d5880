//! Pictures in whole columns and lines. Takes a picture and the grid; gives the depths it may be printed at over so many
//! columns, what the crop costs, and the part of it that is shown.

use super::cost;
use super::grid::Grid;
use super::measure::{Columns, Measure, Setting};
use crate::model::{Article, Picture};
use crate::units::Length;

/// The fewest lines a picture is printed at.
const PICTURE_LINES_LEAST: u16 = 5;
/// The most lines a picture is printed at.
const PICTURE_LINES_MOST: u16 = 36;
/// Slack of the crop range in millionths, so that a range that ends on a whole line includes it.
const RANGE_ROUNDING: i64 = 500;

/// One depth a picture may have over some number of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Depth {
    /// Lines of the picture, without its caption.
    pub lines: u16,
    /// What the crop costs.
    pub cost: u32,
}

/// A picture with all its sizes.
#[derive(Debug, Clone)]
pub struct Photo<'a> {
    /// The article that brings it.
    pub article: &'a Article,
    /// Which of the article's pictures.
    pub index: usize,
    /// Lines of the caption over 1, 2, … columns.
    pub captions: Vec<u16>,
    /// The depths it may have in a module of 1, 2, … columns over 1, 2, … of them, ascending.
    depths: Vec<Vec<Vec<Depth>>>,
}

impl<'a> Photo<'a> {
    /// Measures a picture for every width.
    pub fn new(article: &'a Article, index: usize, setting: Setting, grid: &Grid, measure: &dyn Measure) -> Self {
        let picture = &article.pictures[index];
        let of_module = |columns| (1..=columns).map(|span| depths(picture, columns, span, setting, grid)).collect();
        Self {
            article,
            index,
            captions: (1..=grid.cols)
                .map(|span| measure.caption(picture, grid.text_width(Columns::basic(setting, span), span)))
                .collect(),
            depths: (1..=grid.cols).map(of_module).collect(),
        }
    }

    /// The picture.
    pub fn picture(&self) -> &'a Picture {
        &self.article.pictures[self.index]
    }

    /// The depths it may have in a module of so many columns over `span` of them, ascending.
    pub fn depths(&self, columns: u16, span: u16) -> &[Depth] {
        &self.depths[usize::from(columns) - 1][usize::from(span) - 1]
    }

    /// What it costs at so many lines; none where that is no size of it.
    pub fn cost(&self, columns: u16, span: u16, lines: u16) -> Option<u32> {
        let depths = self.depths(columns, span);
        let first = depths.first()?.lines;
        depths.get(usize::from(lines.checked_sub(first)?)).map(|depth| depth.cost)
    }
}

/// Whether the author forbids to crop it.
fn is_whole(picture: &Picture) -> bool {
    picture.crop.0 >= 0.9995 && picture.crop.1 <= 1.0005
}

fn depths(picture: &Picture, columns: u16, span: u16, setting: Setting, grid: &Grid) -> Vec<Depth> {
    let width = grid.text_width(Columns::basic(setting, columns), span);
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

/// A picture in a module: of how many columns, over how many of them, at how many lines.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Whether the module is boxed.
    pub setting: Setting,
    /// Columns of the module.
    pub columns: u16,
    /// Columns of the picture.
    pub span: u16,
    /// Lines of the picture.
    pub lines: u16,
}

/// The printed size of a picture, and the part of it that is shown: left, top, right, bottom in parts of the whole. A picture
/// that must not be cropped keeps its height within the lines.
pub fn window(picture: &Picture, place: Place, grid: &Grid) -> ([Length; 2], [f64; 4]) {
    let width = grid.text_width(Columns::basic(place.setting, place.columns), place.span);
    if is_whole(picture) {
        return ([width, whole_height(picture, width)], [0.0, 0.0, 1.0, 1.0]);
    }
    let height = grid.depth(place.lines);
    let ratio = (width.to_pt() / height.to_pt()) / (f64::from(picture.pixels.0) / f64::from(picture.pixels.1.max(1)));
    let (across, down) = if ratio >= 1.0 { (1.0, 1.0 / ratio) } else { (ratio, 1.0) };
    let left = (picture.focus.0 - across / 2.0).clamp(0.0, 1.0 - across);
    let top = (picture.focus.1 - down / 2.0).clamp(0.0, 1.0 - down);
    ([width, height], [left, top, left + across, top + down].map(|part| (part * 1e6).round() / 1e6))
}
