//! Bleed: artwork at the edge of the trim must go on to the edge of the bleed (print.md §4.3 #10).

use crate::boxes::Rect;
use crate::content::sheet::Sheet;
use crate::fault::{BleedFault, TrimSide};
use crate::hit::Severity;

/// One millimetre in points.
const MM: f64 = 72.0 / 25.4;
/// How near artwork must come to the trim to be at its edge.
const NEAR: f64 = 0.5 * MM;
/// How far artwork may stop short of the edge of the bleed: a little more than a pixel of the plates.
const SHORT: f64 = 0.5 * MM;
/// Artwork at the edge that is shorter than this along it is passed over.
const SPECK: f64 = 2.0 * MM;

/// The most places along a side that are looked at.
const MOST_PLACES: f64 = 20_000.0;

/// One side of the trim.
#[derive(Clone, Copy)]
struct TrimEdge {
    side: TrimSide,
    /// Whether it runs downwards.
    upright: bool,
    /// Where the trim is cut, and which way is out.
    cut: f64,
    out: f64,
    /// The bleed there is, in points.
    bleed: f64,
}

impl TrimEdge {
    /// The point so far along the side and so far beyond the cut.
    fn point(self, along: f64, beyond: f64) -> (f64, f64) {
        let across = self.cut + self.out * beyond;
        if self.upright { (across, along) } else { (along, across) }
    }
}

impl Sheet<'_> {
    /// Checks the bleed on all four sides; to be called when all is laid on the plates.
    pub(in crate::content) fn check_bleed(&mut self) {
        let (trim, bleed) = (self.trim, self.bleed);
        let edges = [
            TrimEdge { side: TrimSide::Left, upright: true, cut: trim.x0, out: -1.0, bleed: trim.x0 - bleed.x0 },
            TrimEdge { side: TrimSide::Top, upright: false, cut: trim.y1, out: 1.0, bleed: bleed.y1 - trim.y1 },
            TrimEdge { side: TrimSide::Right, upright: true, cut: trim.x1, out: 1.0, bleed: bleed.x1 - trim.x1 },
            TrimEdge { side: TrimSide::Bottom, upright: false, cut: trim.y0, out: -1.0, bleed: trim.y0 - bleed.y0 },
        ];
        let needed = self.thresholds.bleed_mm * MM;
        if needed <= 0.0 {
            return;
        }
        let mut touched = false;
        for edge in edges {
            touched |= self.check_edge(edge, needed);
        }
        if !touched && edges.iter().all(|edge| edge.bleed < 0.1 * MM) {
            let asked = self.thresholds.bleed_mm;
            self.hit(Severity::Warning, trim, BleedFault::Missing { asked });
        }
    }

    /// Checks one edge; true where artwork touches it.
    fn check_edge(&mut self, edge: TrimEdge, needed: f64) -> bool {
        let enough = edge.bleed >= needed - 0.1 * MM;
        let (from, to) = if edge.upright { (self.trim.y0, self.trim.y1) } else { (self.trim.x0, self.trim.x1) };
        let step = (1.0 / self.plates.scale()).max((to - from) / MOST_PLACES);
        let (mut touching, mut short) = (Vec::new(), Vec::new());
        let mut along = from + step / 2.0;
        while along < to {
            if self.artwork_at(edge, along, -NEAR + step / 2.0, -step / 2.0) {
                touching.push(along);
                if !self.artwork_at(edge, along, needed - SHORT, needed - SHORT) {
                    short.push(along);
                }
            }
            along += step;
        }
        let TrimEdge { side, bleed, .. } = edge;
        let asked = self.thresholds.bleed_mm;
        let length_of = |places: &[f64]| places.len() as f64 * step / MM;
        if !enough {
            let (length, has) = (length_of(&touching), bleed.max(0.0) / MM);
            self.report_edge(edge, &touching, step, BleedFault::TooNarrow { side, length, has, asked });
        } else {
            let length = length_of(&short);
            self.report_edge(edge, &short, step, BleedFault::StopsShort { side, length, asked });
        }
        !touching.is_empty()
    }

    /// Whether there is artwork between two distances beyond the cut.
    fn artwork_at(&self, edge: TrimEdge, along: f64, from: f64, to: f64) -> bool {
        [from, to].into_iter().any(|beyond| {
            let (x, y) = edge.point(along, beyond);
            self.plates.has_artwork(x, y)
        })
    }

    /// Reports what is wrong along an edge, where that goes on for longer than a speck.
    fn report_edge(&mut self, edge: TrimEdge, places: &[f64], step: f64, fault: BleedFault) {
        let Some(run) = longest_run(places, step) else { return };
        let (x0, y0) = edge.point(run.from, -2.0 * MM);
        let (x1, y1) = edge.point(run.to, 1.0 * MM);
        self.hit(Severity::Error, Rect::new(x0, y0, x1, y1), fault);
    }
}

/// A stretch of an edge, in points along it.
struct EdgeRun {
    from: f64,
    to: f64,
}

/// The longest run of places without a gap, if it is longer than a speck.
fn longest_run(places: &[f64], step: f64) -> Option<EdgeRun> {
    let mut best: Option<EdgeRun> = None;
    for run in places.chunk_by(|one, next| next - one < step * 1.5) {
        if let (Some(first), Some(last)) = (run.first(), run.last()) {
            let length = last - first + step;
            if length >= SPECK && best.as_ref().is_none_or(|best| length > best.to - best.from) {
                best = Some(EdgeRun { from: first - step / 2.0, to: last + step / 2.0 });
            }
        }
    }
    best
}
