//! Picture frames: which part of which picture is printed how large. Takes an issue and its finished layout; gives the frames, which the print
//! export fills with pictures in the inks of the press, and which the pages are composed from.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chenbao_model::diag::Span;
use chenbao_model::model::{Ad, Article, ArticleId, Issue, Picture};
use chenbao_model::units::{GridRect, Length};

use super::areas::ad_rect;
use crate::grid::Grid;
use crate::layout::{Layout, PhotoPlacement, Placement, ReservedKind};

/// A picture as a page shows it.
#[derive(Debug, Clone)]
pub struct PictureFrame {
    /// The file on disk.
    pub path: PathBuf,
    /// The file as findings name it.
    pub file: Arc<str>,
    /// Where the author names it.
    pub span: Option<Span>,
    /// The window that is shown: left, top, right, bottom in parts of the upright picture, from its top left.
    pub window: [f64; 4],
    /// Width and height as printed.
    pub size: (Length, Length),
}

impl PictureFrame {
    fn new(picture: &Picture, window: [f64; 4], size: (Length, Length)) -> Self {
        Self { path: picture.path.clone(), file: picture.file.clone(), span: picture.span.clone(), window, size }
    }

    /// The frame of a picture of an article. A picture that must not be cropped may be a little lower than its lines.
    pub fn of_photo(grid: &Grid, placement: &Placement, photo: &PhotoPlacement, picture: &Picture) -> Self {
        let width = grid.text_width(placement.columns, photo.rect.w);
        Self::new(picture, photo.crop, (width, Length::from_mm(photo.printed_mm[1])))
    }

    /// The frame of an advertisement in its rectangle, which it covers.
    pub fn of_ad(grid: &Grid, ad: &Ad, rect: GridRect) -> Self {
        let size = (grid.width(rect.w), grid.depth(rect.h));
        Self::new(&ad.picture, covering_window(&ad.picture, size), size)
    }
}

/// All frames of a layout.
pub fn frames(issue: &Issue, layout: &Layout) -> Vec<PictureFrame> {
    let articles: BTreeMap<&ArticleId, &Article> =
        issue.articles.iter().map(|article| (&article.id, article)).collect();
    let mut out = Vec::new();
    for (_, placement) in layout.placements() {
        for photo in &placement.photos {
            let picture = articles.get(&photo.article).and_then(|article| article.pictures.get(photo.index));
            out.extend(picture.map(|picture| PictureFrame::of_photo(&layout.grid, placement, photo, picture)));
        }
    }
    for page in &layout.pages {
        let Some(plan) = issue.pages.get(page.no.index()) else { continue };
        for reserved in page.reserved.iter().filter(|reserved| reserved.kind == ReservedKind::Ad) {
            let ad = reserved.ad.and_then(|index| plan.ads.get(index));
            out.extend(ad.map(|ad| PictureFrame::of_ad(&layout.grid, ad, ad_rect(reserved, page))));
        }
    }
    out
}

/// The window of a picture that covers a frame, the point to keep as near the middle as it can be.
fn covering_window(picture: &Picture, (width, height): (Length, Length)) -> [f64; 4] {
    let (across, down) = (f64::from(picture.pixels.0.max(1)), f64::from(picture.pixels.1.max(1)));
    let (width, height) = (width.to_pt(), height.to_pt());
    let scale = (width / across).max(height / down);
    let part = |frame: f64, full: f64, focus: f64| {
        let shown = (frame / full).min(1.0);
        let from = (focus - shown / 2.0).clamp(0.0, 1.0 - shown);
        (from, from + shown)
    };
    let (x0, x1) = part(width, across * scale, picture.focus.0);
    let (y0, y1) = part(height, down * scale, picture.focus.1);
    [x0, y0, x1, y1]
}

#[cfg(test)]
mod tests {
    use chenbao_model::model::Text;

    use super::*;

    fn picture(pixels: (u32, u32), focus: (f64, f64)) -> Picture {
        Picture {
            file: "ad.jpg".into(),
            path: "ad.jpg".into(),
            pixels,
            caption: Text::plain("垃圾分类"),
            alt: None,
            place: None,
            credit: None,
            focus,
            crop: (0.5, 2.0),
            columns: None,
            omitted: false,
            span: None,
        }
    }

    #[test]
    fn an_advertisement_covers_its_frame_undistorted_and_keeps_its_focus_in_it() {
        let size = (Length::from_pt(200.0), Length::from_pt(100.0));
        for (pixels, focus) in [((400, 100), (1.0, 0.5)), ((100, 400), (0.5, 0.0)), ((200, 100), (0.3, 0.3))] {
            let [x0, y0, x1, y1] = covering_window(&picture(pixels, focus), size);
            assert!(x0 >= 0.0 && y0 >= 0.0 && x1 <= 1.000_001 && y1 <= 1.000_001, "{pixels:?}");
            assert!((x0..=x1).contains(&focus.0) && (y0..=y1).contains(&focus.1), "{pixels:?}");
            let aspect = (x1 - x0) * f64::from(pixels.0) / ((y1 - y0) * f64::from(pixels.1));
            assert!((aspect - 2.0).abs() < 1e-6, "{pixels:?}: {aspect}");
        }
    }
}
