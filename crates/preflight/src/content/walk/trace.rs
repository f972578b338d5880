//! A path while it is drawn: in pixels for the plates, with its bounds on the page for the rules.

use tiny_skia::{Path, PathBuilder};

use super::path_outline::PathOutline;
use crate::boxes::Rect;
use crate::content::geometry::{Matrix, around};
use crate::content::plates::to_f32;

/// The corners that are kept to see whether a path is a rectangle.
const CORNERS: usize = 6;

/// Where the points of a path come to lie.
#[derive(Clone, Copy)]
pub(super) struct PathMaps {
    /// From user space to the page.
    pub(super) to_page: Matrix,
    /// From the page to pixels.
    pub(super) to_pixels: Matrix,
}

/// A path while it is drawn.
pub(super) struct Trace {
    builder: PathBuilder,
    bounds: Option<Rect>,
    corners: Vec<(f64, f64)>,
    straight: bool,
    current: (f64, f64),
    start: (f64, f64),
    outline: PathOutline,
}

/// A path that has been drawn.
pub(super) struct TracedPath {
    /// In pixels.
    pub path: Path,
    /// In points of the page.
    pub bounds: Rect,
    /// Whether it is one upright rectangle, or a line along an axis.
    pub upright: bool,
    /// How it runs on the page.
    pub outline: PathOutline,
}

impl Trace {
    /// Nothing drawn.
    pub(super) fn new() -> Self {
        Self {
            builder: PathBuilder::new(),
            bounds: None,
            corners: Vec::new(),
            straight: true,
            current: (0.0, 0.0),
            start: (0.0, 0.0),
            outline: PathOutline::default(),
        }
    }

    /// The point drawn to last, in user space.
    pub(super) fn current(&self) -> (f64, f64) {
        self.current
    }

    fn place(&mut self, (x, y): (f64, f64), maps: PathMaps) -> (f32, f32) {
        let (x, y) = maps.to_page.apply(x, y);
        let (px, py) = maps.to_pixels.apply(x, y);
        let point = around([(x, y)].into_iter());
        self.bounds = Some(self.bounds.map_or(point, |bounds| {
            around([(bounds.x0, bounds.y0), (bounds.x1, bounds.y1), (point.x0, point.y0)].into_iter())
        }));
        if self.corners.len() <= CORNERS {
            self.corners.push((x, y));
        }
        (to_f32(px), to_f32(py))
    }

    /// Starts anew at a point.
    pub(super) fn move_to(&mut self, to: (f64, f64), maps: PathMaps) {
        let (x, y) = self.place(to, maps);
        self.builder.move_to(x, y);
        self.outline.move_to(maps.to_page.apply(to.0, to.1));
        (self.current, self.start) = (to, to);
    }

    /// Draws a straight line.
    pub(super) fn line_to(&mut self, to: (f64, f64), maps: PathMaps) {
        let (x, y) = self.place(to, maps);
        self.builder.line_to(x, y);
        self.outline.line_to(maps.to_page.apply(to.0, to.1));
        self.current = to;
    }

    /// Draws a curve.
    pub(super) fn curve_to(&mut self, [one, two, to]: [(f64, f64); 3], maps: PathMaps) {
        self.straight = false;
        let [(x1, y1), (x2, y2), (x, y)] = [one, two, to].map(|point| self.place(point, maps));
        self.builder.cubic_to(x1, y1, x2, y2, x, y);
        self.outline.curve_to([one, two, to].map(|(x, y)| maps.to_page.apply(x, y)));
        self.current = to;
    }

    /// Goes back to the start.
    pub(super) fn close(&mut self) {
        self.builder.close();
        self.outline.close();
        self.current = self.start;
    }

    /// Draws a rectangle.
    pub(super) fn rectangle(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), maps: PathMaps) {
        self.move_to((x, y), maps);
        for to in [(x + width, y), (x + width, y + height), (x, y + height)] {
            self.line_to(to, maps);
        }
        self.close();
    }

    /// What has been drawn; none where that is nothing. Starts anew.
    pub(super) fn take(&mut self) -> Option<TracedPath> {
        let drawn = std::mem::replace(self, Self::new());
        let along =
            |(one, two): (&(f64, f64), &(f64, f64))| (one.0 - two.0).abs() < 0.01 || (one.1 - two.1).abs() < 0.01;
        let sides = drawn.corners.iter().zip(drawn.corners.iter().cycle().skip(1));
        let upright = drawn.straight && drawn.corners.len() < CORNERS && sides.into_iter().all(along);
        Some(TracedPath { path: drawn.builder.finish()?, bounds: drawn.bounds?, upright, outline: drawn.outline })
    }
}
